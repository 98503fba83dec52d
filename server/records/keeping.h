// A record in the hands of somebody who may: what they may do with it, what it says now, and the one way to write it
// down anew.
#pragma once

#include <string>
#include <vector>

#include "server/admin/doing.h"
#include "server/store/record_history_store.h"
#include "server/store/record_store.h"
#include "server/store/sharing_role_store.h"
#include "shared/sharing/judge.h"
#include "shared/sharing/states.h"

namespace records {

using admin::Answer;
using admin::Doing;
using admin::refused;

/// What somebody is at one organisation today.
struct Post {
    ServiceId service{};
    std::string service_id, service_name;
    unsigned roles{};        // bits of sharing::role_bit
    std::string role;        // the word that steps and versions say
    bool is_training_old{};  // W-117
    bool may_share() const { return (roles & (sharing::Sharer | sharing::Lead)) != 0; }
    bool has(unsigned bits) const { return (roles & bits) != 0; }
};
/// Every organisation where whoever asks holds a current role.
Result<std::vector<Post>> posts_of(Doing& doing);
/// Errors: NotFound "service.not_found" on `service`.
Result<Post> post_at(Doing& doing, const std::string& service);

/// A record and what whoever asks may do with it.
struct Held {
    store::Record record;
    Post post;
    const sharing::RecordType* type{};
    sharing::Sheet sheet;  // of the newest version
    bool is_own_draft{};   // begun by whoever asks and not logged yet
};
/// IS-125, IS-632: of their own organisation, with a role that opens it. Errors: NotFound "record.not_found", for what
/// is absent and what is somebody else's alike.
Result<Held> held_record(Doing& doing, const std::string& public_id);
/// The same, for a change on top of this version. Errors: also Conflict "record.changed" on `version` (IS-484).
Result<Held> held_for_change(Doing& doing);
/// The same, for a step: a helper moves what they began, and what let them in (IS-127, 4.7).
Result<Held> held_for_move(Doing& doing);
/// A record that let whoever asks in, and the question that it asks them. Errors: NotFound "record.not_found", as for
/// one that is not there.
Result<std::pair<store::Record, std::string>> helped_record(Doing& doing);
/// May write in it at all: a helper may not, but in what they begin, nor a reader.
bool may_edit(const Held& held);
/// What it says to whoever asks: a ground that is withheld is for the decider, LEAD and RECORDS (IS-463).
sharing::Sheet shown_sheet(const Doing& doing, const Held& held);

/// What the newest version of a record says. Errors: Unavailable "record.unreadable".
Result<sharing::Sheet> sheet_of(const admin::Scene& scene, const store::Record& record);
/// What a sheet says, from the text in which it travels; days are made ISO. Errors: Invalid, every fault of the sheet.
services::Outcome<sharing::Sheet> read_sheet(const sharing::RecordType& type, const std::string& text);
std::string text_of_sheet(const sharing::Sheet& sheet);

/// A text of the record, sealed for it alone.
std::string seal(const admin::Scene& scene, const store::Record& record, const std::string& text);
std::string unseal(const admin::Scene& scene, const store::Record& record, const std::string& text);

/// The next version: what it says, how each item stands, and the columns by which registers sort. `held` is as it is
/// afterwards. Errors: Conflict "record.changed".
Status write_down(const admin::Scene& scene, Held& held, sharing::Sheet sheet, const std::string& reason);
/// The columns alone, after a step.
void fill_columns(const admin::Scene& scene, Held& held);

/// A step from state to state, with its effects on the clocks.
Status step_to(const admin::Scene& scene, Held& held, std::string_view event, std::string_view to,
               const std::string& reason = {}, const std::string& confirmed = {});

/// A record made by the program or by somebody: row, first version, first step.
struct NewRecord {
    const sharing::RecordType* type{};
    Post post;
    std::string state;
    std::int64_t parent{};
    std::string exchange;
    sharing::Sheet sheet;
    AccountId owner{};
};
Result<Held> make_record(const admin::Scene& scene, NewRecord made);

/// What the table needs to know beside the sheet.
Result<sharing::Known> known_of(const admin::Scene& scene, const Held& held);
/// How each item stands now.
Result<std::vector<sharing::Standing>> standings_of(const admin::Scene& scene, const Held& held);

/// What section 5 finds in the record for this step, with all that is known beside it. `items`: which are about to
/// leave; empty: all.
Result<std::vector<sharing::Finding>> findings_of(const admin::Scene& scene, const Held& held, sharing::Step step,
                                                  std::string_view event = {}, std::vector<int> items = {});
/// After a change: of what has happened already the findings are found anew, and RECORDS is told of them (IS-501).
Status settle_after_change(const admin::Scene& scene, Held& held);

inline constexpr int kSoon = 1, kFollowUp = 5;  // business days until a task is due; IS-494 has five
/// Something for whoever holds this role there; once (8: no personal content, IS-600).
Status task_for(const admin::Scene& scene, const store::Record& record, std::string_view role, std::string_view kind,
                int business_days, const std::string& object = {});

/// How many business days lie after `from`, up to and including `to`; 0 for a day that is not later.
int business_days_between(Date from, Date to, std::span<const Date> holidays);
/// An ISO moment; empty for nothing.
std::string iso_of(const std::optional<Instant>& moment);
/// The organisation's own aim for an answer (IS-443 to IS-448); nothing where it has none.
std::optional<Instant> target_of(const admin::Scene& scene, const store::SharingService& service,
                                 const store::Record& record);
bool is_late(const store::Record& record, Instant now);

}  // namespace records
