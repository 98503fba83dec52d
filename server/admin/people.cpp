// The people of an Authoriser: their home, the list, one of them, a name put right, several removed at once (MAN-1 to
// MAN-11).
#include <algorithm>
#include <map>

#include "server/admin/absences.h"
#include "server/admin/life.h"
#include "server/admin/rules.h"
#include "server/store/people_store.h"
#include "server/store/reference_store.h"
#include "server/store/reminder_store.h"
#include "server/store/session_store.h"
#include "shared/acts/reasons.h"

namespace admin {

namespace {

using policy::AccessState;

/// MAN-3: until when the link works, and whether that is over; both empty where none is open.
struct Link {
    std::string sent_on, ends;
    bool is_expired{};
};
Link link_of(const Doing& doing, const store::Invitation& invitation)
{
    const auto end = link_ends(doing.parts.settings, invitation);
    return {to_iso(invitation.sent_at), to_iso(end), doing.now > end};
}

/// OFF-1, OFF-2: the day from which somebody who does not come back has no access, counted from the later of the two:
/// whoever came back has registered since their last sign-in. Empty where no clock runs.
std::string inactive_on(const Doing& doing, AccessState state, const std::optional<Instant>& last_sign_in,
                        const std::optional<Instant>& activated)
{
    if (state != AccessState::Active && state != AccessState::Locked) return {};
    const auto& from = activated > last_sign_in ? activated : last_sign_in;
    return from ? to_iso(policy::inactivity_removal_day(melbourne_day(*from), clock_rules(doing))) : std::string();
}

std::string join(const std::vector<std::string>& parts)
{
    std::string all;
    for (const auto& part : parts) all += (all.empty() ? "" : ", ") + part;
    return all;
}

// ---- The list

struct Line {
    store::PersonLine person;
    std::vector<store::HeldGrant> grants;
    AccessState state{};
};

/// Everybody whom this Authoriser manages, and for a while who was.
Result<std::vector<Line>> lines_of(Doing& doing)
{
    auto grants = store::held_grants_under(doing.tx, doing.caller.account, doing.now - kShownAfterEnd);
    if (!grants) return fail(grants.error());
    auto people = store::people_under(doing.tx, doing.caller.account, doing.now - kShownAfterEnd);
    if (!people) return fail(people.error());
    std::map<AccountId, std::vector<store::HeldGrant>> by_account;
    for (auto& grant : *grants) by_account[grant.account].push_back(std::move(grant));
    std::vector<Line> lines;
    for (auto& person : *people) {
        Line line{.person = std::move(person), .grants = {}, .state = {}};
        line.grants = std::move(by_account[line.person.id]);
        line.state = policy::access_state(line.person.facts);
        // A cancelled card disappears (MAN-7).
        if (line.state != AccessState::Cancelled && !line.grants.empty()) lines.push_back(std::move(line));
    }
    return lines;
}

/// The live grants say where somebody works now; once none is left, the last ones say where they did.
std::pair<std::string, std::string> place_of(const Line& line)
{
    std::vector<std::string> types, services;
    const bool has_live = std::any_of(line.grants.begin(), line.grants.end(),
                                      [](const store::HeldGrant& grant) { return grant.is_live(); });
    for (const auto& grant : line.grants) {
        if (has_live && !grant.is_live()) continue;
        if (std::find(types.begin(), types.end(), grant.user_type) == types.end()) types.push_back(grant.user_type);
        if (std::find(services.begin(), services.end(), grant.service_name) == services.end())
            services.push_back(grant.service_name);
    }
    return {join(types), join(services)};
}

Answer people(Doing& doing)
{
    const auto lines = lines_of(doing);
    if (!lines) return refused(lines.error());
    View view;
    auto& list = view.lists["people"] = list_for("people", "people");
    for (const auto& line : *lines) {
        const auto& person = line.person;
        const bool is_invited = line.state == AccessState::Invited || line.state == AccessState::Incomplete;
        const bool is_over = line.state == AccessState::Inactive;
        const auto link = is_invited ? link_of(doing, person.invitation) : Link{};
        const auto [types, services] = place_of(line);
        list.rows.push_back(
            {person.public_id, person.name(), person.last_name, std::string(policy::word_of(line.state)), types,
             services, is_invited ? std::to_string(person.steps_done) : "",
             is_invited ? std::to_string(person.steps) : "", link.sent_on, link.ends, link.is_expired ? "yes" : "",
             iso(person.last_sign_in_at), is_over ? iso(person.removed_at) : "", is_over ? person.removed_why : "",
             inactive_on(doing, line.state, person.last_sign_in_at, person.activated_at)});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer authoriser_home(Doing& doing)
{
    const auto lines = lines_of(doing);
    if (!lines) return refused(lines.error());
    const auto services = store::services_of(doing.tx, doing.caller.account);
    if (!services) return refused(services.error());
    const auto reminders = store::reminders_of(doing.tx, doing.caller.account);
    if (!reminders) return refused(reminders.error());
    constexpr int kSoon = 14;  // days: the first warning (OFF-4) is out by then
    std::map<AccessState, int> count;
    int ending = 0;
    for (const auto& line : *lines) {
        ++count[line.state];
        const auto day =
            parse_date(inactive_on(doing, line.state, line.person.last_sign_in_at, line.person.activated_at));
        if (day && *day <= add_days(doing.today, kSoon)) ++ending;
    }
    View view;
    view.facts = {{"users", std::to_string(count[AccessState::Active])},
                  {"invitations", std::to_string(count[AccessState::Invited] + count[AccessState::Incomplete])},
                  {"incomplete", std::to_string(count[AccessState::Incomplete])},
                  {"locked", std::to_string(count[AccessState::Locked])},
                  {"restricted", std::to_string(count[AccessState::Restricted])},
                  {"services", std::to_string(services->size())},
                  {"ending_soon", std::to_string(ending)},
                  {"reminders", std::to_string(reminders->size())}};
    auto& list = view.lists["reminders"] = list_for("authoriser_home", "reminders");
    for (const auto& reminder : *reminders)
        list.rows.push_back({reminder.person, reminder.name, reminder.reason, to_iso(reminder.made_at)});
    return view;
}

// ---- One of them

Status add_invitation_facts(Doing& doing, const store::Person& person, AccessState state, View& view)
{
    const auto last = store::last_invitation(doing.tx, person.id);
    if (!last) return fail(last.error());
    auto& list = view.lists["steps"] = list_for("person", "steps");
    if (!*last) return {};
    const auto& invitation = **last;
    const auto purpose = store::find_purpose(doing.tx, invitation.purpose);
    if (!purpose) return fail(purpose.error());
    if (*purpose) view.facts["purpose"] = (*purpose)->label;
    view.facts["invited_at"] = to_iso(invitation.invited_at);
    if (invitation.invited_by.value != 0) {
        const auto by = store::find_person(doing.tx, invitation.invited_by);
        if (!by) return fail(by.error());
        if (*by) view.facts["invited_by"] = (*by)->name();
    }
    if (state != AccessState::Invited && state != AccessState::Incomplete) return {};
    const auto link = link_of(doing, invitation);
    view.facts["link_sent_at"] = link.sent_on;
    view.facts["link_ends"] = link.ends;
    view.facts["is_expired"] = link.is_expired ? "yes" : "";
    const auto steps = store::steps_of(doing.tx, invitation.id);
    if (!steps) return fail(steps.error());
    for (const auto& step : *steps)
        list.rows.push_back({step.step, iso(step.done_at), std::to_string(step.tries), step.is_closed() ? "yes" : ""});
    return {};
}

/// What was done to somebody, in the words of the log; never what they looked at (USE-3).
Status add_history(Doing& doing, const store::Person& person, View& view)
{
    const auto rows = store::history_of(doing.tx, person.public_id);
    if (!rows) return fail(rows.error());
    auto& list = view.lists["history"] = list_for("person", "history");
    for (const auto& row : *rows) list.rows.push_back({to_iso(row.at), row.action, row.by, row.outcome, row.reason});
    return {};
}

Answer person(Doing& doing)
{
    const auto found = find_own_person(doing.tx, doing.caller.account, doing.text("person"), doing.now);
    if (!found) return refused(found.error());
    doing.about(*found);
    const auto state = state_of(doing.tx, *found);
    if (!state) return refused(state.error());
    const auto grants = store::held_grants_of(doing.tx, found->id);
    if (!grants) return refused(grants.error());
    const auto mine = store::services_of(doing.tx, doing.caller.account);
    if (!mine) return refused(mine.error());
    const auto number = doing.parts.key.open(found->credential_number, found->public_id);
    const auto receipt = doing.parts.key.open(found->receipt_number, found->public_id);

    View view;
    view.facts = {{"id", found->public_id},
                  {"first_name", found->first_name},
                  {"last_name", found->last_name},
                  {"name", found->name()},
                  {"email", found->email},
                  {"state", std::string(policy::word_of(*state))},
                  {"last_sign_in", iso(found->last_sign_in_at)},
                  {"activated_at", iso(found->activated_at)},
                  {"credential", found->credential_kind},
                  {"credential_end", found->credential_expires_on},
                  {"credential_tail", number ? tail_of(*number) : ""},
                  {"is_owed", found->credential_owed ? "yes" : ""},
                  {"trained_on", found->trained_on},
                  {"receipt_tail", receipt ? tail_of(*receipt) : ""},
                  {"removed_at", iso(found->removed_at)},
                  {"removed_why", found->removed_why},
                  {"inactive_on", inactive_on(doing, *state, found->last_sign_in_at, found->activated_at)}};
    auto& list = view.lists["grants"] = list_for("person", "grants");
    for (const auto& grant : *grants) {
        const bool is_mine = std::any_of(mine->begin(), mine->end(), [&](const store::ManagedService& service) {
            return service.id == grant.service;
        });
        if (!is_mine) continue;  // another Authoriser's is another's business (MAN-8)
        if (grant.is_live()) view.facts["user_type"] = grant.user_type;
        list.rows.push_back({grant.service_id, grant.service_name, grant.user_type, grant.workforce,
                             !grant.is_live()  ? "inactive"
                             : grant.is_locked ? "locked"
                                               : "active",
                             to_iso(grant.granted_at), iso(grant.ended_at), grant.end_reason, "yes"});
    }
    if (auto done = add_invitation_facts(doing, *found, *state, view); !done) return refused(done.error());
    if (auto done = add_history(doing, *found, view); !done) return refused(done.error());
    auto absences = absences_in_view(doing, *found);
    if (!absences) return refused(absences.error());
    view.lists["absences"] = std::move(*absences);
    return view;
}

// ---- A name put right

Answer change_name(Doing& doing)
{
    auto person = person_for(doing, "change_name", doing.text("person"));
    if (!person) return refused(person.error());
    const auto first = trimmed(doing.text("first_name")), last = trimmed(doing.text("last_name"));
    if (first == person->first_name && last == person->last_name)
        return refused(ErrorKind::Invalid, "name.same", "first_name");
    // The old name stays in the log (MAN-11).
    doing.detail = {{"before", person->name()}, {"after", first + " " + last}};
    person->first_name = first;
    person->last_name = last;
    const bool has_credential = !person->credential_kind.empty();
    if (has_credential) person->credential_owed = true;
    // REG-14: with another name the check begins anew.
    if (auto done = store::set_credential_tries(doing.tx, person->id, {}); !done) return refused(done.error());
    if (auto done = store::save_person(doing.tx, *person); !done) return refused(done.error());
    if (auto ended = store::end_sessions(doing.tx, person->id, "name changed", doing.now); !ended)
        return refused(ended.error());
    if (has_credential)
        if (auto done = tell(doing, LetterCode::NameChanged, *person, {}); !done) return refused(done.error());
    View view;
    view.facts = {{"name", person->name()}, {"is_owed", has_credential ? "yes" : ""}};
    return view;
}

// ---- Several at once

Answer remove_people(Doing& doing)
{
    if (auto ok = check_reason(doing); !ok) return refused(ok.error());
    const auto& reason = doing.text("reason");
    const auto ids = doing.values("people");
    for (const auto& id : ids) {
        auto person = person_for(doing, "remove_service", id);
        if (!person) return refused(person.error());
        const auto grants = own_grants(doing, *person);
        if (!grants) return refused(grants.error());
        if (auto done = remove_from(doing, *person, *grants, reason); !done) return refused(done.error());
        if (auto kept =
                doing.also("remove_service", "account", id, {{"reason", reason}, {"services", names_of(*grants)}});
            !kept)
            return refused(kept.error());
    }
    doing.about("account", {});
    doing.detail = {{"count", ids.size()}, {"reason", reason}};
    View view;
    view.facts = {{"count", std::to_string(ids.size())}};
    return view;
}

Answer bulk_preview(Doing& doing)
{
    const auto& act = doing.text("act");
    if (act != "resend_invitations" && act != "cancel_invitations" && act != "remove_people")
        return refused(ErrorKind::Invalid, "field.unknown", "act");
    const std::string single = act == "remove_people" ? "remove_service" : act.substr(0, act.size() - 1);
    View view;
    auto& list = view.lists["people"] = list_for("bulk_preview", "people");
    for (const auto& id : doing.values("people")) {
        const auto person = find_own_person(doing.tx, doing.caller.account, id, doing.now);
        if (!person) return refused(person.error());
        const auto state = state_of(doing.tx, *person);
        if (!state) return refused(state.error());
        const auto grants = own_grants(doing, *person);
        if (!grants) return refused(grants.error());
        std::string why_not;
        if (!acts::fits(*acts::find_act(single), *state)) why_not = "person." + std::string(policy::word_of(*state));
        else if (grants->empty()) why_not = "person.not_found";  // gone on to another Authoriser
        const auto facts = store::access_facts(doing.tx, *person);
        if (!facts) return refused(facts.error());
        std::string effect;
        if (why_not.empty() && single == "remove_service")
            effect = static_cast<std::size_t>(facts->grants) == grants->size() ? "account_ends" : "services_end";
        else if (why_not.empty()) effect = single;
        list.rows.push_back(
            {person->public_id, person->name(), std::string(policy::word_of(*state)), effect, std::move(why_not)});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

constexpr Handling kHandlers[] = {{"authoriser_home", authoriser_home},
                                  {"people", people},
                                  {"person", person},
                                  {"change_name", change_name},
                                  {"remove_people", remove_people},
                                  {"bulk_preview", bulk_preview}};

}  // namespace

std::span<const Handling> people_handlers() { return kHandlers; }

}  // namespace admin
