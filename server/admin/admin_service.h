// The one way to every act and every view of the tables in shared/acts: session, capability, form, handler, and the row
// in the log, in one transaction.
#pragma once

#include "server/admin/doing.h"

namespace admin {

/// Something to look at: what the log calls it, who may, what its form asks.
struct Looking {
    std::string action;
    acts::By by{};
    std::span<const acts::Field> asks;
};

class AdminService {
  public:
    /// `more`: the handlers of areas that build on this one.
    AdminService(const Settings& settings, const Clock& clock, store::Database& database, const crypto::ServerKey& key,
                 std::vector<std::span<const Handling>> more = {});

    /// Errors: NotFound "act.unknown"; SignedOut; Forbidden "account.not_authoriser" and its like; Invalid with every
    /// fault of the form; what the handler refuses with. A refused act leaves nothing but its row in the log.
    Answer act(const services::Caller& caller, std::string_view name, const Fields& fields);
    /// Errors: as act; NotFound "view.unknown". Moves the idle end on; a look that the table says is logged has its row
    /// before it is answered.
    Answer look(const services::Caller& caller, std::string_view name, const Fields& fields);

    /// A look that answers something else than a view, which `handle` keeps for itself: the same admission and form,
    /// and always a row in the log before it is answered. `handle` only reads.
    Answer look_as(const services::Caller& caller, const Looking& looking, const Fields& fields,
                   const std::function<Answer(Doing&)>& handle);

    const Parts& parts() const { return parts_; }

    /// Acts and views of the tables that have no handler: for a test.
    std::vector<std::string> unhandled() const;

  private:
    Handler find_handler(std::string_view name) const;

    const Parts parts_;
    std::vector<std::span<const Handling>> areas_;
};

}  // namespace admin
