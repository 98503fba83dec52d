// The review of a restriction (RES-9 to RES-11), and the case as those see it who may (RES-12).
#include <algorithm>

#include "server/admin/restriction.h"
#include "server/admin/rules.h"

namespace admin {

namespace {

using policy::CaseStep;

View about(const CaseAt& at, bool is_late = false)
{
    View view;
    view.facts = {{"case", at.of.public_id},
                  {"reference", at.of.reference()},
                  {"state", std::string(policy::word_of(at.of.state))},
                  {"is_late", is_late ? "yes" : ""}};
    return view;
}

// ---- Asking (RES-9)

struct Asking {
    Date on{}, due{};
    std::string text;
};

/// In time, or late with a reason and then for a decision of its own.
Answer ask(Doing& doing, CaseAt& at, const Asking& asking)
{
    if (at.of.late_since) return refused(ErrorKind::Conflict, "case.late_pending", "case");
    const bool is_late = asking.on > asking.due;
    const auto reason = trimmed(doing.text("late_reason"));
    // Where the case is not restricted the state says why not; the day does not matter then.
    if (policy::after(at.of.state, CaseStep::AskReview) && is_late && reason.empty())
        return refused(ErrorKind::Invalid, "review.late", "late_reason");
    doing.detail = {{"asked_on", to_iso(asking.on)}, {"is_late", is_late}};
    if (auto done = take(doing, at, is_late ? CaseStep::AskLate : CaseStep::AskReview,
                         is_late ? asking.text + "\n\n" + reason : asking.text);
        !done)
        return refused(done.error());
    return about(at, is_late);
}

/// By whoever is restricted in part and so can sign in.
Answer ask_review(Doing& doing)
{
    const auto restriction = store::restriction_of(doing.tx, doing.caller.account);
    if (!restriction) return refused(restriction.error());
    if (!*restriction) return refused(ErrorKind::NotFound, "restriction.none");
    const auto cases = store::all_cases(doing.tx);
    if (!cases) return refused(cases.error());
    const auto line = std::find_if(cases->begin(), cases->end(),
                                   [&](const store::CaseLine& each) { return each.of.id == (*restriction)->of; });
    if (line == cases->end()) return refused(ErrorKind::NotFound, "restriction.none");
    CaseAt at{.of = line->of, .person = {}};
    doing.about("case", at.of.public_id);
    const auto due = review_due(doing, (*restriction)->notified_on, (*restriction)->review_by);
    if (!due) return refused(due.error());
    auto answer = ask(doing, at, {doing.today, *due, doing.text("why")});
    // Their case is theirs to ask about, not to find.
    if (answer) answer->facts = {{"state", answer->fact("state")}, {"is_late", answer->fact("is_late")}};
    return answer;
}

/// What came in writing: from somebody who cannot sign in, or from an agency about an entry.
Answer enter_review(Doing& doing)
{
    auto at = find_case(doing);
    if (!at) return refused(at.error());
    const auto restriction = store::restriction_by(doing.tx, at->of.id);
    if (!restriction) return refused(restriction.error());
    if (!*restriction) return refused(ErrorKind::Conflict, "restriction.none", "case");
    const auto asked = doing.day("asked_on");
    const auto agency = trimmed(doing.text("agency"));
    std::vector<Error> faults;
    auto notified = (*restriction)->notified_on;
    std::optional<Date> told = (*restriction)->review_by;
    if (!at->person) {
        if (agency.empty()) faults.push_back({ErrorKind::Invalid, "field.required", "agency", {}});
        if (doing.text("notified_on").empty())
            faults.push_back({ErrorKind::Invalid, "field.required", "notified_on", {}});
        notified = doing.day("notified_on");
        told.reset();
    } else if (!agency.empty()) {  // an agency may ask where the restriction concerns information
        faults.push_back({ErrorKind::Invalid, "review.not_by_agency", "agency", {}});
    }
    if (!faults.empty()) return refused(std::move(faults));
    if (asked > doing.today) return refused(ErrorKind::Invalid, "day.in_future", "asked_on");
    if (asked < notified) return refused(ErrorKind::Invalid, "review.before_notified", "asked_on");
    const auto due = review_due(doing, notified, told);
    if (!due) return refused(due.error());
    return ask(doing, *at, {asked, *due, agency.empty() ? doing.text("why") : agency + "\n\n" + doing.text("why")});
}

Answer decide_late_request(Doing& doing)
{
    const auto& decision = doing.text("decision");
    const bool accepts = decision == "accept";
    if (!accepts && decision != "refuse") return refused(ErrorKind::Invalid, "decision.unknown", "decision");
    auto at = find_case(doing);
    if (!at) return refused(at.error());
    if (!at->of.late_since) return refused(ErrorKind::Conflict, "case.no_late_request", "case");
    doing.detail = {{"decision", decision}};
    if (auto done = take(doing, *at, accepts ? CaseStep::AcceptLate : CaseStep::RefuseLate, doing.text("note")); !done)
        return refused(done.error());
    if (!at->person) return about(*at);
    if (auto done = tell(doing, LetterCode::RestrictionLateDecided, *at->person,
                         {{"decision", accepts ? "The request is accepted, and the restriction will be reviewed."
                                               : "The request is not accepted. The restriction stands."}});
        !done)
        return refused(done.error());
    return about(*at);
}

// ---- Deciding (RES-10, RES-11)

/// Whoever had any part in the case before: nobody judges their own work.
Result<bool> took_part(store::Tx& tx, const CaseAt& at, const std::string& actor)
{
    const auto steps = store::case_steps_of(tx, at.of.id);
    if (!steps) return fail(steps.error());
    return std::any_of(steps->begin(), steps->end(), [&](const store::CaseStepRow& step) { return step.actor == actor; });
}

struct Outcome {
    std::string_view word;
    CaseStep step;
    std::string_view told;
};
constexpr Outcome kOutcomes[] = {{"confirmed", CaseStep::Confirm, "The restriction is confirmed."},
                                 {"varied", CaseStep::Vary, "The restriction is changed."},
                                 {"lifted", CaseStep::LiftInReview, "The restriction is lifted."}};

Answer decide_review(Doing& doing)
{
    const auto* outcome = std::find_if(std::begin(kOutcomes), std::end(kOutcomes),
                                       [&](const Outcome& each) { return each.word == doing.text("outcome"); });
    if (outcome == std::end(kOutcomes)) return refused(ErrorKind::Invalid, "outcome.unknown", "outcome");
    auto at = find_case(doing);
    if (!at) return refused(at.error());
    const auto had_part = took_part(doing.tx, *at, doing.caller.account_id);
    if (!had_part) return refused(had_part.error());
    if (*had_part) return refused(ErrorKind::Forbidden, "review.took_part");
    std::optional<Part> part;
    if (outcome->step == CaseStep::Vary) {
        const auto chosen = chosen_part(doing, *at);
        if (!chosen) return refused(chosen.error());
        part = *chosen;
    }
    doing.detail = {{"outcome", outcome->word}};
    if (auto done = take(doing, *at, outcome->step, doing.text("note")); !done) return refused(done.error());
    const auto before = store::restriction_by(doing.tx, at->of.id);
    if (!before) return refused(before.error());
    if (!*before) return refused(ErrorKind::Conflict, "restriction.none", "case");
    std::string effect = "No restriction.";
    if (outcome->step == CaseStep::LiftInReview) {
        if (auto done = end_force(doing, *at); !done) return refused(done.error());
    } else {
        if (part) {
            if (auto done = store::end_restriction(doing.tx, (*before)->id, doing.now); !done)
                return refused(done.error());
            if (auto done = put_in_force(doing, *at, *part, (*before)->notified_on, (*before)->review_by); !done)
                return refused(done.error());
        }
        auto text = effect_of(doing.tx, part.value_or(Part{(*before)->extent, (*before)->kept}));
        if (!text) return refused(text.error());
        effect = std::move(*text);
    }
    if (!at->person) return about(*at);
    if (auto done = tell(doing, LetterCode::RestrictionReviewDecided, *at->person,
                         {{"outcome", std::string(outcome->told) + " " + effect}});
        !done)
        return refused(done.error());
    if (auto done = tell_managers(doing, LetterCode::RestrictionReviewDecidedAuthoriser, *at, {{"effect", effect}});
        !done)
        return refused(done.error());
    return about(*at);
}

// ---- Looking (RES-12)

Answer cases(Doing& doing)
{
    const auto lines = store::all_cases(doing.tx);
    if (!lines) return refused(lines.error());
    View view;
    auto& list = view.lists["cases"] = list_for("cases", "cases");
    for (const auto& [of, name, review_by, is_in_force] : *lines) {
        if (of.account && *of.account == doing.caller.account) continue;
        list.rows.push_back({of.public_id, of.reference(), of.account ? name : of.entry,
                             std::string(policy::word_of(of.state)), of.origin, to_iso(of.made_at), to_iso(of.state_at),
                             review_by, of.late_since ? "yes" : ""});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

/// Names where the kept things are services, words of groups where they are groups; one to a line.
Result<std::string> kept_in(store::Tx& tx, const store::Restriction& restriction)
{
    if (restriction.extent != store::Extent::Services) return join_values(restriction.kept);
    std::vector<std::string> names;
    for (const auto& id : restriction.kept) {
        const auto service = store::find_managed_service(tx, id);
        if (!service) return fail(service.error());
        names.push_back(service->name);
    }
    return join_values(names);
}

Status add_restriction_facts(store::Tx& tx, const store::Restriction& restriction, View& view)
{
    const auto kept = kept_in(tx, restriction);
    if (!kept) return fail(kept.error());
    view.facts["extent"] = store::word_of(restriction.extent);
    view.facts["kept"] = *kept;
    view.facts["restricted_at"] = to_iso(restriction.from_at);
    view.facts["review_by"] = to_iso(restriction.review_by);
    return {};
}

Status add_person(Doing& doing, const store::Person& person, View& view)
{
    const auto state = state_of(doing.tx, person);
    if (!state) return fail(state.error());
    view.facts["name"] = person.name();
    view.facts["username"] = person.username;
    view.facts["person_state"] = policy::word_of(*state);
    const auto grants = store::held_grants_of(doing.tx, person.id);
    if (!grants) return fail(grants.error());
    auto& services = view.lists["services"];
    for (const auto& grant : *grants)
        if (grant.is_live()) services.rows.push_back({grant.service_id, grant.service_name});
    services.total = static_cast<std::int64_t>(services.rows.size());
    return {};
}

Answer one_case(Doing& doing)
{
    const auto at = find_case(doing);
    if (!at) return refused(at.error());
    const auto steps = store::case_steps_of(doing.tx, at->of.id);
    if (!steps) return refused(steps.error());
    const auto had_part = took_part(doing.tx, *at, doing.caller.account_id);
    if (!had_part) return refused(had_part.error());
    const auto ground = unsealed(doing, *at, at->of.ground);
    const auto line = ground.find('\n');
    View view;
    view.facts = {{"id", at->of.public_id},
                  {"reference", at->of.reference()},
                  {"entry", at->of.entry},
                  {"state", std::string(policy::word_of(at->of.state))},
                  {"origin", at->of.origin},
                  {"asked_by", unsealed(doing, *at, at->of.asked_by)},
                  {"ground", ground.substr(0, line)},
                  {"ground_words", line == ground.npos ? std::string() : ground.substr(line + 1)},
                  {"facts", unsealed(doing, *at, at->of.facts)},
                  {"learned_on", at->of.learned_on},
                  {"made_at", to_iso(at->of.made_at)},
                  {"is_late", at->of.late_since ? "yes" : ""},
                  {"took_part", *had_part ? "yes" : ""}};
    view.lists["services"] = list_for("case", "services");
    if (at->person)
        if (auto done = add_person(doing, *at->person, view); !done) return refused(done.error());
    const auto restriction = store::restriction_by(doing.tx, at->of.id);
    if (!restriction) return refused(restriction.error());
    if (*restriction)
        if (auto done = add_restriction_facts(doing.tx, **restriction, view); !done) return refused(done.error());
    auto& list = view.lists["steps"] = list_for("case", "steps");
    for (const auto& step : *steps)
        list.rows.push_back({to_iso(step.at), step.step, std::string(policy::word_of(step.state)),
                             step.name.empty() ? step.actor : step.name, unsealed(doing, *at, step.note)});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer own_restriction(Doing& doing)
{
    const auto restriction = store::restriction_of(doing.tx, doing.caller.account);
    if (!restriction) return refused(restriction.error());
    View view;
    if (!*restriction) return view;
    if (auto done = add_restriction_facts(doing.tx, **restriction, view); !done) return refused(done.error());
    const auto lines = store::all_cases(doing.tx);
    if (!lines) return refused(lines.error());
    for (const auto& line : *lines)
        if (line.of.id == (*restriction)->of) {
            view.facts["state"] = policy::word_of(line.of.state);
            view.facts["is_late"] = line.of.late_since ? "yes" : "";
        }
    return view;
}

constexpr Handling kHandlers[] = {{"ask_review", ask_review},
                                  {"enter_review", enter_review},
                                  {"decide_late_request", decide_late_request},
                                  {"decide_review", decide_review},
                                  {"cases", cases},
                                  {"case", one_case},
                                  {"own_restriction", own_restriction}};

}  // namespace

std::span<const Handling> case_review_handlers() { return kHandlers; }

}  // namespace admin
