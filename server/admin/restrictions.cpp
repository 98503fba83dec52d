// Restriction: the notice of an Authoriser, the case and its decision by the Department (RES-1 to RES-8, RES-11).
#include <algorithm>

#include "server/admin/restriction.h"
#include "server/admin/rules.h"
#include "server/store/entry_store.h"
#include "server/store/reminder_store.h"
#include "shared/acts/grounds.h"

namespace admin {

namespace {

using policy::CaseStep;

Status check_ground(const Doing& doing)
{
    const auto& ground = doing.text("ground");
    if (std::find(acts::kGrounds.begin(), acts::kGrounds.end(), ground) == acts::kGrounds.end())
        return fail(ErrorKind::Invalid, "ground.unknown", "ground");
    return {};
}

Status check_learned(const Doing& doing)
{
    if (doing.day("learned_on") > doing.today) return fail(ErrorKind::Invalid, "day.in_future", "learned_on");
    return {};
}

View about(const CaseAt& at)
{
    View view;
    view.facts = {{"case", at.of.public_id},
                  {"reference", at.of.reference()},
                  {"state", std::string(policy::word_of(at.of.state))}};
    return view;
}

// ---- RES-5, RES-6: the notice

Answer notify_department(Doing& doing)
{
    auto person = find_own_person(doing.tx, doing.caller.account, doing.text("person"), doing.now);
    if (!person) return refused(person.error());
    doing.about(*person);
    if (auto ok = check_ground(doing); !ok) return refused(ok.error());
    if (auto ok = check_learned(doing); !ok) return refused(ok.error());
    const bool removes = doing.ticked("removes");
    if (removes && doing.text("reason").empty()) return refused(ErrorKind::Invalid, "field.required", "reason");
    if (removes)
        if (auto ok = check_reason(doing); !ok) return refused(ok.error());

    const auto at = begin_case(doing, {.person = *person,
                                       .entry = {},
                                       .origin = "notice",
                                       .asked_by = {},
                                       .ground = doing.text("ground"),
                                       .facts = doing.text("facts"),
                                       .learned_on = doing.day("learned_on")});
    if (!at) return refused(at.error());
    doing.about("case", at->of.public_id);
    if (removes) {
        const auto grants = own_grants(doing, *person);
        if (!grants) return refused(grants.error());
        if (grants->empty()) return refused(ErrorKind::Conflict, "person.inactive", "removes");
        const auto& reason = doing.text("reason");
        if (auto done = remove_from(doing, *person, *grants, reason); !done) return refused(done.error());
        if (auto kept = doing.also("remove_service", "account", person->public_id,
                                   {{"reason", reason}, {"services", names_of(*grants)}});
            !kept)
            return refused(kept.error());
    }
    // MAN-15: what was owed is done.
    if (auto done = store::settle_reminders(doing.tx, doing.caller.account, person->id, doing.now); !done)
        return refused(done.error());
    const auto me = store::find_person(doing.tx, doing.caller.account);
    if (!me) return refused(me.error());
    if (auto done =
            tell_department(doing, LetterCode::RestrictionNotice,
                            {{"person", *me ? (*me)->name() : std::string()}, {"reference", at->of.reference()}});
        !done)
        return refused(done.error());
    View view;
    view.facts = {{"reference", at->of.reference()}, {"removed", removes ? "yes" : ""}};
    return view;
}

// ---- RES-1: a case of the Department's own, or on somebody's request

Answer open_case(Doing& doing)
{
    NewCase about;
    const auto username = trimmed(doing.text("username"));
    about.entry = trimmed(doing.text("entry"));
    if (username.empty() == about.entry.empty()) return refused(ErrorKind::Invalid, "case.one_object", "username");
    if (auto ok = check_ground(doing); !ok) return refused(ok.error());
    if (auto ok = check_learned(doing); !ok) return refused(ok.error());
    if (!username.empty()) {
        const auto account = store::find_account(doing.tx, store::fold_username(username));
        if (!account) return refused(account.error());
        if (!*account) return refused(ErrorKind::NotFound, "username.unknown", "username");
        auto person = store::find_person(doing.tx, (*account)->id);
        if (!person) return refused(person.error());
        if ((*person)->id == doing.caller.account) return refused(ErrorKind::Forbidden, "case.own", "username");
        about.person = std::move(*person);
    } else {
        const auto entry = store::find_entry_by_identifier(doing.tx, about.entry);
        if (!entry) return refused(entry.error());
        if (!*entry) return refused(ErrorKind::NotFound, "control.entry_unknown", "entry");
    }
    about.asked_by = trimmed(doing.text("asked_by"));
    about.origin = about.asked_by.empty() ? "own" : "request";
    about.ground = doing.text("ground");
    about.facts = doing.text("facts");
    about.learned_on = doing.day("learned_on");
    const auto at = begin_case(doing, about);
    if (!at) return refused(at.error());
    doing.about("case", at->of.public_id);
    return admin::about(*at);
}

/// The step that needs nothing but a note.
Answer step(Doing& doing, CaseStep step)
{
    auto at = find_case(doing);
    if (!at) return refused(at.error());
    if (auto done = take(doing, *at, step, doing.text("note")); !done) return refused(done.error());
    return about(*at);
}

Answer assess_case(Doing& doing) { return step(doing, CaseStep::Assess); }

Answer restrict_case(Doing& doing)
{
    auto at = find_case(doing);
    if (!at) return refused(at.error());
    if (auto ok = check_ground(doing); !ok) return refused(ok.error());
    const auto words = trimmed(doing.text("ground_words"));
    const bool is_other = doing.text("ground") == acts::kOtherGround;
    if (is_other && at->person && words.empty()) return refused(ErrorKind::Invalid, "field.required", "ground_words");
    const auto part = chosen_part(doing, *at);
    if (!part) return refused(part.error());
    doing.detail = {{"extent", store::word_of(part->extent)}};
    if (auto done = restrict_access(doing, *at, *part, doing.text("ground"), is_other ? words : std::string(),
                                    doing.text("note"));
        !done)
        return refused(done.error());
    return about(*at);
}

Answer decline_case(Doing& doing)
{
    auto answer = step(doing, CaseStep::Decline);
    if (!answer) return answer;
    const auto at = find_case(doing);
    if (!at) return refused(at.error());
    if (!at->person) return answer;
    if (auto done = tell(doing, LetterCode::RestrictionNone, *at->person, {}); !done) return refused(done.error());
    if (auto done = tell_managers(doing, LetterCode::RestrictionNoneAuthoriser, *at, {}); !done)
        return refused(done.error());
    return answer;
}

Answer lift(Doing& doing)
{
    auto at = find_case(doing);
    if (!at) return refused(at.error());
    const auto in_force = store::restriction_by(doing.tx, at->of.id);
    if (!in_force) return refused(in_force.error());
    if (auto done = take(doing, *at, CaseStep::Lift, doing.text("note")); !done) return refused(done.error());
    if (!*in_force) return about(*at);
    if (auto done = end_force(doing, *at); !done) return refused(done.error());
    if (!at->person) return about(*at);
    if (auto done = tell(doing, LetterCode::RestrictionLifted, *at->person, {}); !done) return refused(done.error());
    if (auto done = tell_managers(doing, LetterCode::RestrictionLiftedAuthoriser, *at, {}); !done)
        return refused(done.error());
    return about(*at);
}

Answer close_case(Doing& doing)
{
    const auto at = find_case(doing);
    if (!at) return refused(at.error());
    const auto in_force = store::restriction_by(doing.tx, at->of.id);
    if (!in_force) return refused(in_force.error());
    // What is in force needs its case: it ends by being lifted, and that closes it too.
    if (*in_force) return refused(ErrorKind::Conflict, "case.in_force", "case");
    return step(doing, CaseStep::Close);
}

// ---- RES-9: the days that are no business days

Answer holidays(Doing& doing)
{
    const auto rows = store::holidays(doing.tx);
    if (!rows) return refused(rows.error());
    View view;
    auto& list = view.lists["holidays"] = list_for("holidays", "holidays");
    for (const auto& row : *rows) list.rows.push_back({to_iso(row.day), row.name, row.source, row.as_of});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer set_holiday(Doing& doing)
{
    const auto day = doing.day("day");
    const auto title = trimmed(doing.text("title")), source = trimmed(doing.text("source"));
    doing.about("holiday", to_iso(day));
    if (doing.ticked("removes")) {
        const auto was_there = store::remove_holiday(doing.tx, day);
        if (!was_there) return refused(was_there.error());
        if (!*was_there) return refused(ErrorKind::NotFound, "holiday.not_found", "day");
        doing.detail = {{"removed", true}};
        return View{};
    }
    std::vector<Error> faults;
    if (title.empty()) faults.push_back({ErrorKind::Invalid, "field.required", "title", {}});
    if (source.empty()) faults.push_back({ErrorKind::Invalid, "field.required", "source", {}});
    if (!faults.empty()) return refused(std::move(faults));
    doing.detail = {{"title", title}, {"source", source}};
    if (auto done = store::set_holiday(doing.tx, {day, title, source, to_iso(doing.today)}); !done)
        return refused(done.error());
    return View{};
}

constexpr Handling kHandlers[] = {{"notify_department", notify_department},
                                  {"open_case", open_case},
                                  {"assess_case", assess_case},
                                  {"restrict", restrict_case},
                                  {"decline_case", decline_case},
                                  {"lift", lift},
                                  {"close_case", close_case},
                                  {"holidays", holidays},
                                  {"set_holiday", set_holiday}};

}  // namespace

std::span<const Handling> restriction_handlers() { return kHandlers; }

}  // namespace admin
