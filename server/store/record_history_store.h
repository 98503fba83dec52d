// What a record said at each time, and each step from state to state; only ever added (IS-402, IS-483).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct RecordVersion {
    int version{};
    Instant at{};
    std::string by, name, role;        // name: of the account, read only
    std::string reason, body, judged;  // sealed
    std::string table_version;
};
/// Errors: Conflict "record.changed" when this version is there already: two editors (IS-484).
Status add_version(Tx& tx, std::int64_t record, const RecordVersion& version);
/// Errors: NotFound "record.version_not_found".
Result<RecordVersion> find_version(Tx& tx, std::int64_t record, int version);
/// Newest first, without bodies.
Result<std::vector<RecordVersion>> record_versions(Tx& tx, std::int64_t record);

struct RecordStep {
    Instant at{};
    std::string by, name, role, event, from, to;
    int version{};
    std::string reason;     // sealed
    std::string confirmed;  // codes, one to a line
};
Status add_step(Tx& tx, std::int64_t record, const RecordStep& step);
/// Oldest first.
Result<std::vector<RecordStep>> record_steps(Tx& tx, std::int64_t record);

/// What somebody is writing on top of a version, for them alone.
struct WorkingCopy {
    int version{};
    std::string body;  // sealed
    Instant at{};
};
Result<std::optional<WorkingCopy>> find_working(Tx& tx, std::int64_t record, AccountId account);
Status keep_working(Tx& tx, std::int64_t record, AccountId account, const WorkingCopy& copy);
Status forget_working(Tx& tx, std::int64_t record, AccountId account);

/// What passed between two organisations.
struct Message {
    std::int64_t id{};
    ServiceId from{};
    std::string kind, by, body;  // body: sealed
    Instant at{};
};
Status add_message(Tx& tx, const std::string& exchange, const Message& message);
Result<std::vector<Message>> messages_of(Tx& tx, const std::string& exchange);

}  // namespace store
