#include "server/admin/clock_work.h"

#include "server/services/draft_service.h"
#include "server/services/keyed_act_service.h"
#include "server/store/audit_store.h"
#include "server/store/duty_store.h"
#include "server/store/unit.h"

namespace admin {

Result<Worked> in_units(const Work& work, const std::vector<AccountId>& accounts,
                        Result<bool> (*one)(const Scene& scene, AccountId account))
{
    Worked worked;
    for (std::size_t first = 0; first < accounts.size(); first += kUnit) {
        const auto last = std::min(first + kUnit, accounts.size());
        auto done = work.parts.database.act([&](store::Tx& tx) -> Result<Worked> {
            const auto scene = work.scene(tx);
            Worked unit;
            for (auto i = first; i < last; ++i) {
                store::Part part(tx);
                const auto did = one(scene, accounts[i]);
                if (did) {
                    part.keep();
                    unit.count += *did ? 1 : 0;
                } else if (did.error().kind == ErrorKind::Unavailable) return fail(did.error());
                else unit.fault = did.error().code;
            }
            return unit;
        });
        if (!done) return done;
        worked.count += done->count;
        if (worked.fault.empty()) worked.fault = done->fault;
    }
    return worked;
}

Status note(const Scene& scene, const std::string& action, const std::string& kind, const std::string& id,
            const nlohmann::json& detail)
{
    store::AuditEvent event;
    event.at = scene.now;
    event.actor = scene.by;
    event.capability = scene.by.starts_with("system:") ? "system" : "authoriser";
    event.action = action;
    event.object_kind = kind;
    event.object_id = id;
    event.outcome = "done";
    event.detail = detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return store::append(scene.tx, event);
}

Status tell_if_possible(const Scene& scene, LetterCode letter, const store::Person& to, const Slots& slots,
                        const std::vector<std::string>& cc)
{
    const auto told = tell(scene, letter, to, slots, cc);
    if (told || told.error().kind == ErrorKind::Unavailable) return told;
    return note(scene, "letter.impossible", "account", to.public_id,
                {{"letter", mail::template_of(letter).code}, {"code", told.error().code}});
}

Status tell_authorisers_if_possible(const Scene& scene, LetterCode letter, const store::Person& about, Slots slots)
{
    slots.emplace("person", about.name());
    const auto ids = store::authorisers_over(scene.tx, about.id);
    if (!ids) return fail(ids.error());
    for (const auto id : *ids) {
        if (id == about.id) continue;
        const auto authoriser = store::find_person(scene.tx, id);
        if (!authoriser) return fail(authoriser.error());
        if (*authoriser)
            if (auto done = tell_if_possible(scene, letter, **authoriser, slots); !done) return done;
    }
    return {};
}

Result<Worked> retention_day(const Work& work)
{
    const auto& parts = work.parts;
    services::DraftService drafts(parts.settings, parts.clock, parts.database, parts.key);
    if (auto done = drafts.forget_old(); !done) return fail(done.error());
    services::KeyedActService keyed_acts(parts.settings, parts.clock, parts.database, parts.key);
    if (auto done = keyed_acts.forget_old(); !done) return fail(done.error());
    return Worked{};
}

}  // namespace admin
