// Records of request logging: what registers sort and count by. What a record says stands sealed in its versions
// (record_history_store.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct Record {
    std::int64_t id{};
    std::string public_id, ref;
    ServiceId service{};
    std::string type, state;
    std::int64_t parent{};  // 0: none
    int version{};
    std::string scheme, direction, priority;
    std::string other, other_name, category;  // the organisation on the other side
    std::string label;                        // sealed
    AccountId owner{};
    std::string owner_name;  // read only
    Instant made_at{};
    std::string happened_on, needed_by;  // ISO days
    std::optional<Instant> received_at, acknowledged_at, decided_at, answered_at, closed_at, target_at;
    bool is_over{}, is_afterwards{};
    int asked{}, shared{}, refused{};
    std::string reasons, outcomes;
    bool has_reasons{};
    int findings{};
    std::string retention_class = "HOLD_UNTIL_CLASSIFIED";
    std::string exchange;
};

/// Makes the row; `id` is filled in.
Status add_record(Tx& tx, Record& record);
/// Every column but those that never change.
Status save_record(Tx& tx, const Record& record);
/// Errors: NotFound "record.not_found" on `record`.
Result<Record> find_record(Tx& tx, const std::string& public_id);
Result<Record> find_record(Tx& tx, std::int64_t id);
/// The records that hang on this one, oldest first.
Result<std::vector<Record>> records_under(Tx& tx, std::int64_t parent);
/// The two records of one exchange.
Result<std::vector<Record>> records_of_exchange(Tx& tx, const std::string& exchange);
/// Not over, at one of these services, in the order of the queue (IS-444): priority, needed-by day, age.
Result<std::vector<Record>> open_records(Tx& tx, const std::vector<ServiceId>& services, int most);
/// What was told to this organisation since this day, newest first (W-109, IS-451).
Result<std::vector<Record>> told_to(Tx& tx, ServiceId service, const std::string& organisation, Date since);

/// What a register shows (IS-600); empty texts do not filter.
struct RegisterFilter {
    std::vector<ServiceId> services;
    std::vector<std::string> types;
    std::string scheme, state, other, priority, direction;
    std::string search;  // of a reference
    AccountId owner{};
    std::string from, to;  // ISO days of `happened_on`, both included
    bool only_findings{}, only_refused{};
    bool only_linked{}, only_unlinked{};  // hangs on a request
    int limit = 100;
    std::int64_t offset{};
    bool oldest_first{};
};
struct RegisterPage {
    std::vector<Record> rows;
    std::int64_t total{};
};
Result<RegisterPage> register_page(Tx& tx, const RegisterFilter& filter);
/// The same rows without a page, one by one; stops when `each` says false.
Status each_of_register(Tx& tx, const RegisterFilter& filter, const std::function<bool(const Record&)>& each);

/// The organisations on the other side of any record of these services, by name.
struct OtherSide {
    std::string id, name;
};
Result<std::vector<OtherSide>> other_sides(Tx& tx, const std::vector<ServiceId>& services);

/// Filters that somebody keeps under a name.
struct SavedView {
    std::string name, address;
};
Result<std::vector<SavedView>> saved_views(Tx& tx, AccountId account);
Status save_view(Tx& tx, AccountId account, const SavedView& view);
/// Errors: NotFound "view.not_found" on `name`.
Status drop_view(Tx& tx, AccountId account, const std::string& name);

// ---- Each organisation's own way of working (IS-126, IS-445)
struct SharingService {
    ServiceId service{};
    std::string code, approval = "LEAD_ON_REFUSAL";
    int acknowledge_days = 1, respond_p2_days = 2, respond_p3_days = 5, alarm_p1_hours = 2;
};
/// Made with the defaults when it is asked for for the first time; `name` gives the code of its references.
Result<SharingService> sharing_service(Tx& tx, ServiceId service, const std::string& name);
/// The same without making it: the defaults where there is none.
Result<SharingService> find_sharing_service(Tx& tx, ServiceId service);
Status save_sharing_service(Tx& tx, const SharingService& service);
/// The next reference, "MOON-2026-00012".
Result<std::string> next_reference(Tx& tx, const SharingService& service, int year);

}  // namespace store
