// OFF-10, OFF-11: an Authoriser plans that somebody is away. A short absence is a note; a long one ends access on its
// first day.
#include "server/admin/absences.h"

#include "server/admin/clock_work.h"
#include "server/admin/rules.h"
#include "server/crypto/random.h"
#include "server/store/absence_store.h"

namespace admin {

namespace {

constexpr const char* kReason = "long_absence";

bool ends_access(const Scene& scene, const store::Absence& absence)
{
    return policy::absence_removes(absence.from, absence.to, clock_rules(scene));
}

Answer plan_absence(Doing& doing)
{
    const auto person = person_for(doing, "plan_absence", doing.text("person"));
    if (!person) return refused(person.error());
    const store::Absence absence{.public_id = crypto::random_id(),
                                 .account = person->id,
                                 .from = doing.day("from"),
                                 .to = doing.day("to"),
                                 .note = doing.text("note"),
                                 .entered_by = doing.caller.account,
                                 .entered_at = doing.now};
    if (absence.to < absence.from) return refused(ErrorKind::Invalid, "absence.backwards", "to");
    if (absence.to < doing.today) return refused(ErrorKind::Invalid, "absence.past", "to");
    if (auto done = store::add_absence(doing.tx, absence); !done) return refused(done.error());
    const bool ends = ends_access(doing, absence);
    doing.detail = {{"from", to_iso(absence.from)}, {"to", to_iso(absence.to)}, {"ends_access", ends}};
    View view;
    view.facts = {{"absence", absence.public_id},
                  {"days", std::to_string(policy::days_inside(absence.from, absence.to))},
                  // Entered late, it is made up for by the next run.
                  {"ends_on", ends ? to_iso(std::max(absence.from, add_days(doing.today, 1))) : ""}};
    return view;
}

Answer cancel_absence(Doing& doing)
{
    const auto person = person_for(doing, "cancel_absence", doing.text("person"));
    if (!person) return refused(person.error());
    const auto own = store::absences_of(doing.tx, person->id, doing.caller.account);
    if (!own) return refused(own.error());
    for (auto absence : *own) {
        if (absence.public_id != doing.text("absence")) continue;
        if (!absence.is_open()) return refused(ErrorKind::Conflict, "absence.over", "absence");
        absence.cancelled_at = doing.now;
        if (auto done = store::save_absence(doing.tx, absence); !done) return refused(done.error());
        doing.detail = {{"from", to_iso(absence.from)}, {"to", to_iso(absence.to)}};
        return View{};
    }
    return refused(ErrorKind::NotFound, "absence.not_found", "absence");
}

constexpr Handling kHandlers[] = {{"plan_absence", plan_absence}, {"cancel_absence", cancel_absence}};

/// The live grants at services which whoever entered the absence answers for, or did (MAN-8).
Result<std::vector<store::HeldGrant>> grants_under(const Scene& scene, const store::Absence& absence)
{
    const auto grants = store::held_grants_of(scene.tx, absence.account);
    if (!grants) return fail(grants.error());
    std::vector<store::HeldGrant> found;
    for (const auto& grant : *grants) {
        if (!grant.is_live()) continue;
        const auto is_theirs = store::has_had_duty(scene.tx, absence.entered_by, grant.service);
        if (!is_theirs) return fail(is_theirs.error());
        if (*is_theirs) found.push_back(grant);
    }
    return found;
}

Status remove_for(const Scene& scene, const store::Absence& absence, store::Person& person)
{
    const auto grants = grants_under(scene, absence);
    if (!grants) return fail(grants.error());
    if (grants->empty()) return {};
    const Slots slots{{"services", names_of(*grants)},
                      {"from", format_day(absence.from)},
                      {"days", std::to_string(clock_rules(scene).absence_remove_days)},
                      {"authoriser", absence.entered_name}};
    if (auto done = tell_authorisers_if_possible(scene, LetterCode::AccessRemovedAuthoriser, person, slots); !done)
        return done;
    if (auto ended = end_grants(scene, person, *grants, kReason); !ended) return fail(ended.error());
    if (auto done = note(scene, "remove_absent", "account", person.public_id,
                         {{"reason", kReason}, {"services", names_of(*grants)}, {"from", to_iso(absence.from)}});
        !done)
        return done;
    return tell_if_possible(scene, LetterCode::AbsenceRemoval, person, slots);
}

/// All that this day has of one account; usually one.
Result<bool> do_one(const Scene& scene, AccountId account)
{
    auto begun = store::absences_begun(scene.tx, scene.today, account);
    if (!begun) return fail(begun.error());
    bool did = false;
    for (auto& absence : *begun) {
        const bool ends = ends_access(scene, absence);
        if (!ends && absence.to >= scene.today) continue;  // a note, as long as it lasts
        if (ends) {
            auto person = store::find_person(scene.tx, account);
            if (!person) return fail(person.error());
            if (*person)
                if (auto done = remove_for(scene, absence, **person); !done) return fail(done.error());
            did = true;
        }
        absence.done_at = scene.now;
        if (auto done = store::save_absence(scene.tx, absence); !done) return fail(done.error());
    }
    return did;
}

}  // namespace

std::span<const Handling> absence_handlers() { return kHandlers; }

Result<ViewList> absences_in_view(Doing& doing, const store::Person& person)
{
    auto list = list_for("person", "absences");
    const auto absences = store::absences_of(doing.tx, person.id, doing.caller.account);
    if (!absences) return fail(absences.error());
    for (const auto& each : *absences)
        list.rows.push_back({each.public_id, to_iso(each.from), to_iso(each.to), each.note, each.entered_name,
                             ends_access(doing, each) ? "yes" : "", each.is_open() ? "" : "yes"});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return list;
}

Result<Worked> absence_day(const Work& work)
{
    const auto due = work.parts.database.read([&](store::Tx& tx) -> Result<std::vector<AccountId>> {
        const auto begun = store::absences_begun(tx, work.day);
        if (!begun) return fail(begun.error());
        std::vector<AccountId> accounts;
        for (const auto& each : *begun)
            if (std::find(accounts.begin(), accounts.end(), each.account) == accounts.end())
                accounts.push_back(each.account);
        return accounts;
    });
    if (!due) return fail(due.error());
    return in_units(work, *due, do_one);
}

}  // namespace admin
