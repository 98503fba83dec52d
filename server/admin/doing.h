// One act of an Authoriser or of the Department, or one look, inside its unit of work: who asks, what for, and what the
// log will say of it. The handlers of the acts get this and nothing else.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "server/config/settings.h"
#include "server/core/clock.h"
#include "server/crypto/server_key.h"
#include "server/services/outcome.h"
#include "server/store/database.h"
#include "server/store/person_store.h"
#include "shared/acts/act.h"
#include "shared/acts/view.h"

namespace admin {

/// What every act works with.
struct Parts {
    const Settings& settings;
    const Clock& clock;
    store::Database& database;
    const crypto::ServerKey& key;
};

/// When, and in whose name: what acts and clocks have in common.
struct Scene {
    store::Tx& tx;
    const Parts& parts;
    Instant now;
    Date today;      // in Melbourne, at `now`
    std::string by;  // public id of the account; "system:review" and the like for a clock
    bool is_training() const { return parts.database.kind() == store::DataKind::Demo; }
};

struct Doing : Scene {
    const services::Caller& caller;
    const Fields& fields;
    acts::By right;

    // ---- What the log says of it (USE-9); the wrapper writes the row, whatever came of the act.
    std::string object_kind = {}, object_id = {}, grant = {};
    nlohmann::json detail = nlohmann::json::object();

    const std::string& text(std::string_view name) const { return text_of(fields, name); }
    bool ticked(std::string_view name) const { return is_ticked(fields, name); }
    std::vector<std::string> values(std::string_view name) const { return values_of(fields, name); }
    /// A day as it was typed; faults_of has read it already.
    Date day(std::string_view name) const;
    void about(const store::Person& person);
    void about(std::string kind, std::string id);
    /// Also part of the same act, with a row of its own in the log: what a batch did to each, what followed from it.
    Status also(const std::string& action, const std::string& kind, const std::string& id,
                const nlohmann::json& more = nlohmann::json::object()) const;

    Doing(Scene scene, const services::Caller& who, const Fields& given, acts::By needed)
        : Scene(std::move(scene)), caller(who), fields(given), right(needed)
    {
    }
};

/// Refusals carry kind and code as everywhere; a fault of the database (kind Unavailable) undoes the whole unit.
using Answer = services::Outcome<View>;
using Handler = Answer (*)(Doing&);
struct Handling {
    std::string_view name;  // of the act or the view
    Handler handle;
};

std::span<const Handling> invite_handlers();
std::span<const Handling> people_handlers();
std::span<const Handling> service_handlers();
std::span<const Handling> absence_handlers();
std::span<const Handling> duty_handlers();
std::span<const Handling> review_handlers();
std::span<const Handling> restriction_handlers();
std::span<const Handling> case_review_handlers();
std::span<const Handling> usage_handlers();
std::span<const Handling> department_handlers();

inline tl::unexpected<services::Refusal> refused(Error error)
{
    return tl::unexpected<services::Refusal>(services::Refusal(std::move(error)));
}
inline tl::unexpected<services::Refusal> refused(ErrorKind kind, std::string code, std::string field = {})
{
    return refused(Error{kind, std::move(code), std::move(field), {}});
}
/// Several faults of one form at once.
inline tl::unexpected<services::Refusal> refused(std::vector<Error> faults)
{
    return tl::unexpected<services::Refusal>(services::Refusal(std::move(faults)));
}

inline Answer answer_of(Result<View> done)
{
    if (!done) return refused(done.error());
    return std::move(*done);
}

/// A list of a view with its columns, as the table of views has them.
ViewList list_for(std::string_view view, std::string_view list);

}  // namespace admin
