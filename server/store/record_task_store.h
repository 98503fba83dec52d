// What is still to be done about records: tasks, findings of what happened without a check, and people let in to help.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct Task {
    std::string public_id;
    ServiceId service{};
    std::int64_t record{};                               // 0: about no record
    std::string record_id, ref, priority, service_name;  // read only
    std::string role, kind, object, due_on;
    Instant made_at{};
};
/// Once: the same open task about the same thing is not made again.
Status add_task(Tx& tx, const Task& task);
/// Open ones of these roles at these services, most urgent first.
struct TaskFilter {
    ServiceId service{};
    std::vector<std::string> roles;
};
Result<std::vector<Task>> open_tasks(Tx& tx, const std::vector<TaskFilter>& of);
Result<std::vector<Task>> open_tasks_of(Tx& tx, std::int64_t record);
/// How many of this kind are open there.
Result<int> open_tasks_of_kind(Tx& tx, const std::vector<ServiceId>& services, const std::string& kind);
/// Errors: NotFound "task.not_found".
Result<Task> find_task(Tx& tx, const std::string& public_id);
Status finish_task(Tx& tx, const std::string& public_id, Instant at, const std::string& by);
/// All open ones of this kind about the record.
Status finish_tasks(Tx& tx, std::int64_t record, const std::string& kind, Instant at, const std::string& by);

struct OpenFinding {
    std::int64_t id{};
    std::string code, path;
    Instant found_at{};
};
Result<std::vector<OpenFinding>> open_findings(Tx& tx, std::int64_t record);
/// What is found now in place of what was: those that are no longer found are closed, new ones added. Answers how many
/// are open.
Result<int> settle_findings(Tx& tx, std::int64_t record, const std::vector<std::pair<std::string, std::string>>& found,
                            Instant at, const std::string& by);
/// Dealt with by hand; `how` is sealed. Errors: NotFound "finding.not_found".
Status close_finding(Tx& tx, std::int64_t record, const std::string& code, const std::string& path, Instant at,
                     const std::string& by, const std::string& how);

struct Helped {
    std::int64_t record{};
    AccountId account{};
    std::string name;      // read only
    std::string question;  // sealed
    Instant at{};
    std::string by;
};
Status let_in(Tx& tx, const Helped& helper);
Result<std::vector<Helped>> helpers_of(Tx& tx, std::int64_t record);
Result<std::vector<Helped>> helped_by(Tx& tx, AccountId account);

}  // namespace store
