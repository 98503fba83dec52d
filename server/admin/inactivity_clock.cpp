// OFF-1 to OFF-6: whoever does not sign in is warned, and then has no access.
#include <algorithm>

#include "server/admin/clock_work.h"
#include "server/admin/rules.h"
#include "server/store/job_store.h"

namespace admin {

namespace {

constexpr const char* kClock = "inactivity";

struct Due {
    enum class What { Nothing, Warning, Removal } what{};
    Date counted_from{};
    store::Warning warning;  // the one to send
};

/// OFF-5: the first midnight at which a warning of `now` has been out for long enough.
Date day_after_warning(Instant now, const policy::ClockRules& rules)
{
    const auto out = now + std::chrono::hours(rules.warning_hours);
    return add_days(melbourne_day(out - std::chrono::seconds(1)), 1);
}

/// What this day asks of one account. Warnings that were missed are made up for by the latest of them.
Result<Due> due_for(const Scene& scene, const store::IdleAccount& idle)
{
    using What = Due::What;
    const auto rules = clock_rules(scene);
    Due due{.what = What::Nothing, .counted_from = melbourne_day(idle.counted_from), .warning = {}};
    if (idle.is_locked) return due;  // nobody could sign in; the days go on
    const auto unlocked = idle.unlocked_at ? std::optional(melbourne_day(*idle.unlocked_at)) : std::nullopt;
    const auto ends = policy::inactivity_removal_day(due.counted_from, rules, unlocked);
    const auto planned = policy::inactivity_warnings(due.counted_from, rules, unlocked);
    if (planned.empty() || scene.today < planned.front()) return due;

    const auto sent = store::warnings_of(scene.tx, idle.id, kClock, ends);
    if (!sent) return fail(sent.error());
    std::optional<Instant> first, last;
    Date named = ends;
    for (const auto& each : *sent) {
        first = std::min(first.value_or(each.warned_at), each.warned_at);
        last = std::max(last.value_or(each.warned_at), each.warned_at);
        named = std::max(named, each.named);
    }
    if (scene.today >= ends) {
        const bool is_told = policy::warning_is_out(first, scene.now, rules) && scene.today >= named;
        if (scene.is_training() || is_told) {
            due.what = What::Removal;
            return due;
        }
        if (first) return due;
    }
    Date day = planned.front();
    for (const auto each : planned)
        if (each <= scene.today) day = each;
    const bool is_sent =
        std::any_of(sent->begin(), sent->end(), [day](const store::Warning& each) { return each.due_on == day; });
    // Several that fall due at once, after downtime, are one letter: the next may follow a day later.
    const bool is_too_soon = !scene.is_training() && last && !policy::warning_is_out(last, scene.now, rules);
    if (is_sent || is_too_soon) return due;
    due.what = What::Warning;
    due.warning = {.ends_on = ends,
                   .due_on = day,
                   .named = scene.is_training() ? ends : std::max(named, day_after_warning(scene.now, rules)),
                   .warned_at = scene.now};
    return due;
}

Status warn(const Scene& scene, const store::Person& person, const Due& due)
{
    const auto copies = authoriser_addresses(scene, person);
    if (!copies) return fail(copies.error());
    if (auto done = store::add_warning(scene.tx, person.id, kClock, due.warning); !done) return done;
    const auto removal = due.warning.named;
    if (auto done = note(scene, "warn_inactive", "account", person.public_id, {{"ends_on", to_iso(removal)}}); !done)
        return done;
    return tell_if_possible(scene, LetterCode::InactivityWarning, person,
                            {{"last_sign_in", format_day(due.counted_from)},
                             {"removal", format_day(removal)},
                             {"days", std::to_string(clock_rules(scene).inactivity_days)}},
                            *copies);
}

Status remove(const Scene& scene, store::Person& person)
{
    const auto grants = store::held_grants_of(scene.tx, person.id);
    if (!grants) return fail(grants.error());
    std::vector<store::HeldGrant> live;
    for (const auto& grant : *grants)
        if (grant.is_live()) live.push_back(grant);
    const Slots slots{{"days", std::to_string(clock_rules(scene).inactivity_days)}};
    // First those who are in charge: once the grants are over, nobody is.
    if (auto done = tell_authorisers_if_possible(scene, LetterCode::RemovedInactiveAuthoriser, person, slots); !done)
        return done;
    if (auto ended = end_grants(scene, person, live, kClock); !ended) return fail(ended.error());
    if (auto done = note(scene, "remove_inactive", "account", person.public_id,
                         {{"reason", kClock}, {"services", names_of(live)}});
        !done)
        return done;
    return tell_if_possible(scene, LetterCode::RemovedInactiveUser, person, slots);
}

Result<bool> do_one(const Scene& scene, AccountId account)
{
    // Looked at again: somebody may just have signed in.
    const auto idle = store::find_idle_account(scene.tx, account);
    if (!idle) return fail(idle.error());
    if (!*idle) return false;
    const auto due = due_for(scene, **idle);
    if (!due) return fail(due.error());
    if (due->what == Due::What::Nothing) return false;
    auto person = store::find_person(scene.tx, account);
    if (!person) return fail(person.error());
    if (!*person) return false;
    const auto done = due->what == Due::What::Removal ? remove(scene, **person) : warn(scene, **person, *due);
    if (!done) return fail(done.error());
    return true;
}

}  // namespace

Result<Worked> inactivity_day(const Work& work)
{
    const auto rules = clock_rules(work.parts.settings);
    // The first moment of the day after the last one that has a warning today, and a day more than any zone is off.
    const auto longest = *std::max_element(rules.inactivity_warn_before.begin(), rules.inactivity_warn_before.end());
    const Instant before{days(add_days(work.day, longest - rules.inactivity_days + 2))};
    // Found on a reader, so that those with nothing due cost the writer nothing.
    auto due = work.parts.database.read([&](store::Tx& tx) -> Result<std::vector<AccountId>> {
        const auto scene = work.scene(tx);
        const auto idle = store::idle_accounts(tx, before);
        if (!idle) return fail(idle.error());
        std::vector<AccountId> found;
        for (const auto& each : *idle) {
            const auto one = due_for(scene, each);
            if (!one) return fail(one.error());
            if (one->what != Due::What::Nothing) found.push_back(each.id);
        }
        return found;
    });
    if (!due) return fail(due.error());
    return in_units(work, *due, do_one);
}

}  // namespace admin
