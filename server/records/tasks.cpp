#include "server/records/tasks.h"

#include "server/crypto/random.h"
#include "server/store/record_task_store.h"
#include "shared/acts/sharing_roles.h"

namespace records {

Status tell_records(const admin::Scene& scene, ServiceId service, std::string_view what, const std::string& object)
{
    store::Task task;
    task.public_id = crypto::random_id();
    task.service = service;
    task.role = std::string(acts::kRecords);
    task.kind = std::string(what);
    task.object = object;
    task.due_on = to_iso(scene.today);
    task.made_at = scene.now;
    return store::add_task(scene.tx, task);
}

Status told_records(const admin::Doing& doing, ServiceId service, std::string_view what, const std::string& object)
{
    const auto open = store::open_tasks(doing.tx, {{service, {std::string(acts::kRecords)}}});
    if (!open) return fail(open.error());
    for (const auto& task : *open)
        if (task.kind == what && task.object == object)
            if (auto done = store::finish_task(doing.tx, task.public_id, doing.now, doing.caller.account_id); !done)
                return done;
    return {};
}

}  // namespace records
