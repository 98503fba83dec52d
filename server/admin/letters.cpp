// Letters of acts and clocks, on their way to the outbox.
#include "server/admin/life.h"
#include "server/services/mail_service.h"

namespace admin {

namespace {

services::Postman postman(const Scene& scene)
{
    return {scene.parts.settings, scene.parts.key, scene.parts.database.kind()};
}

}  // namespace

Status tell(const Scene& scene, LetterCode letter, const store::Person& to, Slots slots,
            const std::vector<std::string>& cc)
{
    if (to.email.empty()) return {};
    const auto by = store::find_person(scene.tx, scene.by);
    if (!by) return fail(by.error());
    slots.emplace("authoriser", *by ? (*by)->name() : "your Authoriser");
    const auto posted = postman(scene).post(
        scene.tx, scene.now, letter, {.address = to.email, .name = to.name(), .account = to.id}, std::move(slots), cc);
    if (!posted) return fail(posted.error());
    return {};
}

Status tell_department(const Scene& scene, LetterCode letter, const Slots& slots)
{
    const auto posted = postman(scene).post_to_department(scene.tx, scene.now, letter, slots);
    if (!posted) return fail(posted.error());
    return {};
}

}  // namespace admin
