// Q20: a clearance or registration is warned of before the day on which it ends, and locks from the day after.
#include <algorithm>

#include "server/admin/clock_work.h"
#include "server/admin/rules.h"
#include "server/store/job_store.h"

namespace admin {

namespace {

constexpr const char* kClock = "credential";

/// "Working with Children Clearance", as a letter says it.
std::string in_words(const std::string& kind)
{
    return kind == "vit" ? "Victorian Institute of Teaching registration" : "Working with Children Clearance";
}

Result<bool> is_registering(const Scene& scene, const store::Person& person)
{
    const auto last = store::last_invitation(scene.tx, person.id);
    if (!last) return fail(last.error());
    return *last && (*last)->is_open();
}

Status lapse(const Scene& scene, store::Person& person)
{
    person.credential_state = "lapsed";
    if (auto settled = settle(scene, person, kClock); !settled) return fail(settled.error());
    if (auto done = note(scene, "lapse_credential", "account", person.public_id,
                         {{"reason", kClock}, {"ended_on", person.credential_expires_on}});
        !done)
        return done;
    const auto registering = is_registering(scene, person);
    if (!registering) return fail(registering.error());
    if (*registering) return {};  // nothing was open to them yet; the step of registration says it
    const Slots slots{
        {"credential", in_words(person.credential_kind)}, {"person", person.name()}, {"username", person.username}};
    if (auto done = tell_if_possible(scene, LetterCode::CredentialExpiredUser, person, slots); !done) return done;
    if (auto done = tell_authorisers_if_possible(scene, LetterCode::CredentialExpiredAuthoriser, person, slots); !done)
        return done;
    return tell_department(scene, LetterCode::CredentialExpiredDepartment, slots);
}

/// The latest warning that is due and was not sent, as the inactivity clock has it.
Result<bool> warn(const Scene& scene, const store::Person& person, Date ends)
{
    std::optional<Date> day;
    for (const auto each : policy::credential_warnings(ends, clock_rules(scene)))
        if (each <= scene.today) day = each;
    if (!day) return false;
    const auto registering = is_registering(scene, person);
    if (!registering) return fail(registering.error());
    if (*registering) return false;
    const auto sent = store::warnings_of(scene.tx, person.id, kClock, ends);
    if (!sent) return fail(sent.error());
    for (const auto& each : *sent)
        if (each.due_on >= *day) return false;
    if (auto done = store::add_warning(scene.tx, person.id, kClock,
                                       {.ends_on = ends, .due_on = *day, .named = ends, .warned_at = scene.now});
        !done)
        return fail(done.error());
    if (auto done = note(scene, "warn_credential", "account", person.public_id, {{"ends_on", to_iso(ends)}}); !done)
        return fail(done.error());
    if (auto done = tell_if_possible(scene, LetterCode::CredentialEnding, person,
                                     {{"credential", in_words(person.credential_kind)}, {"ends", format_day(ends)}});
        !done)
        return fail(done.error());
    return true;
}

Result<bool> do_one(const Scene& scene, AccountId account)
{
    auto found = store::find_person(scene.tx, account);
    if (!found) return fail(found.error());
    if (!*found || (*found)->credential_state != "current") return false;
    auto& person = **found;
    const auto ends = parse_date(person.credential_expires_on);
    if (!ends) return false;
    if (!policy::credential_has_lapsed(ends, scene.today)) return warn(scene, person, *ends);
    if (auto done = lapse(scene, person); !done) return fail(done.error());
    return true;
}

}  // namespace

Result<Worked> credential_day(const Work& work)
{
    const auto rules = clock_rules(work.parts.settings);
    const auto longest = *std::max_element(rules.credential_warn_before.begin(), rules.credential_warn_before.end());
    const auto due = work.parts.database.read(
        [&](store::Tx& tx) { return store::accounts_with_credential_to(tx, add_days(work.day, longest)); });
    if (!due) return fail(due.error());
    return in_units(work, *due, do_one);
}

}  // namespace admin
