// What is asked about the use of Child Link, and what the log says of it (USE-1 to USE-7).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

/// One row of the log as far as use is concerned.
struct UseRow {
    std::int64_t seq{};
    Instant at{};
    std::string actor, action, object_id, session, outcome, detail;
};
/// Completed sign-ins, searches, listings, views and sections between these days in Melbourne, both included, in order;
/// of one account, or of all when `actor` is empty; no row past `up_to` (0: all).
Result<std::vector<UseRow>> uses_between(Tx& tx, const std::string& actor, Date from, Date to, std::int64_t up_to = 0);
/// The number of the newest row.
Result<std::int64_t> last_row(Tx& tx);

/// Whom and which days an asking is about.
struct Asked {
    std::int64_t id{};
    std::string public_id;
    AccountId by{}, about{};
    std::string by_name, about_id, about_name;  // public id and names, when read
    Date from{}, to{};
    std::string kinds;  // one to a line
    Instant at{};
    std::int64_t up_to{};
};
struct UsageRequest : Asked {
    std::string reason, children, why;  // sealed
    std::string state;
    std::string decided_by;
    std::optional<Instant> decided_at;
    std::optional<Date> open_until;
};
Status add_usage_request(Tx& tx, const UsageRequest& request);
/// State, who decided, why, until when it opens and up to which row.
Status save_usage_request(Tx& tx, const UsageRequest& request);
/// Errors: NotFound "usage.not_found" on `request`.
Result<UsageRequest> find_usage_request(Tx& tx, const std::string& public_id);
/// Newest first; of one Authoriser, or all.
Result<std::vector<UsageRequest>> usage_requests(Tx& tx, std::optional<AccountId> by);

struct UsageQuery : Asked {
    std::string question, reply;  // sealed
    std::string finding;          // empty: not answered yet
    std::string answered_name;
    std::optional<AccountId> answered_by;
    std::optional<Instant> answered_at;
};
Status add_usage_query(Tx& tx, const UsageQuery& query);
Status save_usage_query(Tx& tx, const UsageQuery& query);
/// Errors: NotFound "query.not_found" on `query`.
Result<UsageQuery> find_usage_query(Tx& tx, const std::string& public_id);
/// Newest first.
Result<std::vector<UsageQuery>> usage_queries(Tx& tx);

struct StaffName {
    std::string name, shown, source, as_of;  // name: folded
};
Result<std::vector<StaffName>> staff_names(Tx& tx);
Status set_staff_name(Tx& tx, const StaffName& name);
/// Whether it was there.
Result<bool> remove_staff_name(Tx& tx, const std::string& name);

}  // namespace store
