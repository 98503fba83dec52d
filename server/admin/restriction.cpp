#include "server/admin/restriction.h"

#include <algorithm>

#include "server/admin/rules.h"
#include "server/crypto/random.h"
#include "server/store/audit_store.h"
#include "server/store/duty_store.h"
#include "server/store/entry_control_store.h"
#include "server/store/entry_store.h"
#include "server/store/session_store.h"
#include "shared/acts/grounds.h"

namespace admin {

namespace {

using policy::CaseState;
using policy::CaseStep;
using Words = std::pair<std::string_view, std::string_view>;

/// RES-4, RES-8: the ground as the person is told it.
constexpr std::array kGroundWords{
    Words{"conduct_scheme", "An investigation under the Reportable Conduct Scheme was substantiated."},
    Words{"act_offence",
          "A charge, a conviction or a finding of guilt: an offence under the Child Wellbeing and Safety Act 2005."},
    Words{"wwcc", "The Working with Children Clearance: an exclusion, interim exclusion, suspension or revocation."},
    Words{"vit", "The registration with the Victorian Institute of Teaching was suspended or cancelled."},
    Words{"monitoring", "A serious concern from auditing or monitoring."},
    Words{
        "offence",
        "A charge, a conviction or a finding of guilt: an offence involving physical or sexual harm, violence, threats "
        "of either, dishonesty or neglect."},
};
constexpr std::array kGroupWords{
    Words{"family", "family and siblings"},
    Words{"child_protection", "orders and out-of-home care"},
    Words{"early_years", "early years and health"},
    Words{"school", "school and home schooling"},
    Words{"supports", "supports"},
};
static_assert(kGroupWords.size() == acts::kKeepableGroups.size());
static_assert(kGroundWords.size() + 1 == acts::kGrounds.size());

template <std::size_t N>
std::string in_words(const std::array<Words, N>& words, const std::string& code)
{
    for (const auto& [each, text] : words)
        if (each == code) return std::string(text);
    return code;
}

/// A row about what it did to the person or the entry, without the ground: histories show it (RES-8).
Status record(const Scene& scene, const std::string& action, const CaseAt& at, const nlohmann::json& detail)
{
    store::AuditEvent event;
    event.at = scene.now;
    event.actor = scene.by;
    event.capability = scene.by.starts_with("system:") ? "system" : "department";
    event.action = action;
    event.object_kind = at.person ? "account" : "entry";
    event.object_id = at.person ? at.person->public_id : at.of.entry;
    event.outcome = "done";
    event.detail = detail.dump();
    return store::append(scene.tx, event);
}

/// ENT-23: as restricting an entry from the command line does it.
Status set_entry(const Scene& scene, const std::string& identifier, bool restricted)
{
    const auto id = store::find_entry_by_identifier(scene.tx, identifier);
    if (!id) return fail(id.error());
    if (!*id) return fail(ErrorKind::NotFound, "control.entry_unknown", "entry");
    if (auto done = store::set_restricted(scene.tx, **id, restricted); !done) return done;
    return store::raise_register_version(scene.tx);
}

}  // namespace

std::string sealed(const Scene& scene, const CaseAt& at, const std::string& text)
{
    return text.empty() ? std::string() : scene.parts.key.seal(text, at.of.public_id);
}

std::string unsealed(const Scene& scene, const CaseAt& at, const std::string& text)
{
    return text.empty() ? std::string() : scene.parts.key.open(text, at.of.public_id).value_or(std::string());
}

Result<CaseAt> begin_case(const Scene& scene, const NewCase& about)
{
    CaseAt at{.of = {}, .person = about.person};
    at.of.public_id = crypto::random_id();
    if (about.person) at.of.account = about.person->id;
    else at.of.entry = about.entry;
    const auto waits = store::has_undecided_case(scene.tx, at.of.account, at.of.entry);
    if (!waits) return fail(waits.error());
    // Several may tell of the same person; what each has to say is a case of its own. The Department opens but one.
    if (*waits && about.origin != "notice") return fail(ErrorKind::Conflict, "case.undecided");
    at.of.origin = about.origin;
    at.of.asked_by = sealed(scene, at, about.asked_by);
    at.of.ground = sealed(scene, at, about.ground);
    at.of.facts = sealed(scene, at, about.facts);
    at.of.learned_on = to_iso(about.learned_on);
    at.of.state = CaseState::Received;
    at.of.made_at = at.of.state_at = scene.now;
    const auto id = store::add_case(scene.tx, at.of);
    if (!id) return fail(id.error());
    at.of.id = *id;
    if (auto done = store::add_step(
            scene.tx, at.of.id,
            {.step = "receive", .state = at.of.state, .actor = scene.by, .name = {}, .note = {}, .at = scene.now});
        !done)
        return fail(done.error());
    return at;
}

Result<CaseAt> find_case(Doing& doing)
{
    auto found = store::find_case(doing.tx, doing.text("case"));
    if (!found) return fail(found.error());
    CaseAt at{.of = std::move(*found), .person = {}};
    doing.about("case", at.of.public_id);
    if (!at.of.account) return at;
    // Nobody has a hand in what is decided about themselves, nor sees who told of them.
    if (*at.of.account == doing.caller.account) return fail(ErrorKind::Forbidden, "case.own");
    auto person = store::find_person(doing.tx, *at.of.account);
    if (!person) return fail(person.error());
    at.person = std::move(*person);
    return at;
}

Status take(const Scene& scene, CaseAt& at, CaseStep step, const std::string& note)
{
    const auto to = policy::after(at.of.state, step);
    if (!to) return fail(ErrorKind::Conflict, "case." + std::string(policy::word_of(at.of.state)), "case");
    at.of.state = *to;
    at.of.state_at = scene.now;
    if (step == CaseStep::AskLate) at.of.late_since = scene.now;
    else at.of.late_since.reset();
    if (auto done = store::save_case(scene.tx, at.of); !done) return done;
    return store::add_step(scene.tx, at.of.id,
                           {.step = std::string(policy::word_of(step)),
                            .state = at.of.state,
                            .actor = scene.by,
                            .name = {},
                            .note = sealed(scene, at, note),
                            .at = scene.now});
}

Result<Part> chosen_part(Doing& doing, const CaseAt& at)
{
    const auto& word = doing.text("extent");
    const auto found = std::find(acts::kExtents.begin(), acts::kExtents.end(), word);
    if (found == acts::kExtents.end()) return fail(ErrorKind::Invalid, "extent.unknown", "extent");
    Part part{.extent = static_cast<store::Extent>(found - acts::kExtents.begin()), .kept = {}};
    if (part.extent == store::Extent::Whole) return part;
    if (!at.person) return fail(ErrorKind::Invalid, "extent.not_for_entry", "extent");
    const bool by_service = part.extent == store::Extent::Services;
    const std::string field = by_service ? "services" : "field_groups";
    part.kept = doing.values(field);
    if (part.kept.empty()) return fail(ErrorKind::Invalid, "field.required", field);
    std::vector<std::string> possible(acts::kKeepableGroups.begin(), acts::kKeepableGroups.end());
    if (by_service) {
        const auto grants = store::held_grants_of(doing.tx, at.person->id);
        if (!grants) return fail(grants.error());
        possible.clear();
        for (const auto& grant : *grants)
            if (grant.is_live()) possible.push_back(grant.service_id);
    }
    for (const auto& kept : part.kept)
        if (std::find(possible.begin(), possible.end(), kept) == possible.end())
            return fail(ErrorKind::Invalid, "kept.unknown", field);
    return part;
}

Result<std::string> effect_of(store::Tx& tx, const Part& part)
{
    if (part.extent == store::Extent::Whole) return std::string("All access is restricted.");
    std::string names;
    for (const auto& kept : part.kept) {
        std::string name = in_words(kGroupWords, kept);
        if (part.extent == store::Extent::Services) {
            const auto service = store::find_managed_service(tx, kept);
            if (!service) return fail(service.error());
            name = service->name;
        }
        names += (names.empty() ? "" : ", ") + name;
    }
    return part.extent == store::Extent::Services ? "All access is restricted, except at: " + names + "."
                                                  : "All information about children is restricted, except who the "
                                                    "child is and: " +
                                                        names + ".";
}

Status put_in_force(const Scene& scene, CaseAt& at, const Part& part, Date notified_on, Date review_by)
{
    if (at.person && part.extent == store::Extent::Whole) {
        // One in part, of another case, gives way to the whole; that case goes on, with nothing in force.
        const auto in_part = store::restriction_of(scene.tx, at.person->id);
        if (!in_part) return fail(in_part.error());
        if (*in_part && (*in_part)->extent != store::Extent::Whole)
            if (auto done = store::end_restriction(scene.tx, (*in_part)->id, scene.now); !done) return done;
    }
    store::Restriction restriction;
    restriction.of = at.of.id;
    restriction.account = at.of.account;
    restriction.entry = at.of.entry;
    restriction.extent = part.extent;
    restriction.kept = part.kept;
    restriction.from_at = scene.now;
    restriction.notified_on = notified_on;
    restriction.review_by = review_by;
    if (auto done = store::add_restriction(scene.tx, restriction); !done) return done;
    if (!at.person) {
        if (auto done = set_entry(scene, at.of.entry, true); !done) return done;
    } else {
        at.person->is_restricted = part.extent == store::Extent::Whole;
        if (auto done = settle(scene, *at.person, "restriction"); !done) return fail(done.error());
        // In part too: what stands on a screen was fetched with more than may be seen now.
        if (auto ended = store::end_sessions(scene.tx, at.person->id, "restriction", scene.now); !ended)
            return fail(ended.error());
    }
    return record(scene, "restrict", at, {{"extent", store::word_of(part.extent)}, {"kept", part.kept}});
}

Status end_force(const Scene& scene, CaseAt& at)
{
    const auto restriction = store::restriction_by(scene.tx, at.of.id);
    if (!restriction) return fail(restriction.error());
    if (!*restriction) return {};
    if (auto done = store::end_restriction(scene.tx, (*restriction)->id, scene.now); !done) return done;
    if (!at.person) {
        if (auto done = set_entry(scene, at.of.entry, false); !done) return done;
    } else {
        at.person->is_restricted = false;
        at.person->credential_owed = at.person->credential_owed || !at.person->credential_kind.empty();
        if (auto done = settle(scene, *at.person, "restriction"); !done) return fail(done.error());
        if (auto ended = store::end_sessions(scene.tx, at.person->id, "restriction", scene.now); !ended)
            return fail(ended.error());
    }
    return record(scene, "lift", at, nlohmann::json::object());
}

Status restrict_access(const Scene& scene, CaseAt& at, const Part& part, const std::string& ground,
                       const std::string& words, const std::string& note)
{
    at.of.ground = sealed(scene, at, words.empty() ? ground : ground + "\n" + words);
    if (auto done = take(scene, at, CaseStep::Restrict, note); !done) return done;
    const auto due = review_due(scene, scene.today);
    if (!due) return fail(due.error());
    if (auto done = put_in_force(scene, at, part, scene.today, *due); !done) return done;
    if (!at.person) return {};
    const auto effect = effect_of(scene.tx, part);
    if (!effect) return fail(effect.error());
    const auto& settings = scene.parts.settings;
    const auto& address = settings.mail.department.empty() ? settings.product.help_contact : settings.mail.department;
    if (auto done = tell(scene, LetterCode::RestrictedUser, *at.person,
                         {{"effect", *effect},
                          {"ground", ground == acts::kOtherGround ? words : in_words(kGroundWords, ground)},
                          {"review_by", format_day(*due)},
                          {"review_address", address}});
        !done)
        return done;
    return tell_managers(scene, LetterCode::RestrictedAuthoriser, at, {{"effect", *effect}});
}

Status restrict_for_credential(const Scene& scene, store::Person& person, const std::string& facts)
{
    if (person.is_restricted) return {};
    const std::string ground = person.credential_kind == "vit" ? "vit" : "wwcc";
    auto at = begin_case(scene, {.person = person,
                                 .entry = {},
                                 .origin = "register",
                                 .asked_by = {},
                                 .ground = ground,
                                 .facts = facts,
                                 .learned_on = scene.today});
    if (!at && at.error().code == "case.undecided") {
        const auto cases = store::all_cases(scene.tx);
        if (!cases) return fail(cases.error());
        for (const auto& line : *cases)
            if (line.of.account == person.id && policy::after(line.of.state, CaseStep::Restrict))
                at = CaseAt{.of = line.of, .person = person};
    }
    if (!at) return fail(at.error());
    if (auto done = restrict_access(scene, *at, {}, ground, {}, facts); !done) return done;
    person = *at->person;
    return {};
}

Result<std::vector<Date>> holiday_days(store::Tx& tx)
{
    const auto rows = store::holidays(tx);
    if (!rows) return fail(rows.error());
    std::vector<Date> days;
    for (const auto& row : *rows) days.push_back(row.day);
    return days;
}

Result<Date> review_due(const Scene& scene, Date notified_on, std::optional<Date> told)
{
    const auto days = holiday_days(scene.tx);
    if (!days) return fail(days.error());
    const auto due = policy::review_request_due(notified_on, *days, clock_rules(scene));
    return told && *told > due ? *told : due;
}

Status tell_managers(const Scene& scene, LetterCode letter, const CaseAt& at, Slots slots)
{
    if (!at.person) return {};
    if (auto done = tell_authorisers(scene, letter, *at.person, slots); !done) return done;
    if (at.of.origin != "notice") return {};
    const auto steps = store::case_steps_of(scene.tx, at.of.id);
    if (!steps) return fail(steps.error());
    const auto told = store::authorisers_over(scene.tx, at.person->id);
    if (!told) return fail(told.error());
    const auto sender = store::find_person(scene.tx, steps->front().actor);
    if (!sender) return fail(sender.error());
    if (!*sender || std::find(told->begin(), told->end(), (*sender)->id) != told->end()) return {};
    slots.emplace("person", at.person->name());
    return tell(scene, letter, **sender, std::move(slots));
}

}  // namespace admin
