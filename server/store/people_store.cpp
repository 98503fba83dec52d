#include "server/store/people_store.h"

#include <soci/soci.h>

#include <nlohmann/json.hpp>

namespace store {

namespace {

Instant instant(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }
std::optional<Instant> moment(long long seconds)
{
    return seconds < 0 ? std::nullopt : std::optional(instant(seconds));
}

constexpr const char* kPeople =
    "SELECT a.id, a.public_id, a.first_name, a.last_name, a.is_restricted, a.is_held, a.credential_state, "
    "a.is_authoriser + a.is_administrator + a.is_reviewer + a.is_auditor, coalesce(a.last_sign_in_at, -1), "
    "coalesce(a.activated_at, -1), coalesce(a.removed_at, -1), a.removed_why, "
    "(SELECT count(*) FROM access_grant l WHERE l.account_id = a.id AND l.ended_at IS NULL), "
    "(SELECT count(*) FROM access_grant l WHERE l.account_id = a.id AND l.ended_at IS NULL "
    "AND (l.locked_at IS NOT NULL OR l.unattended_at IS NOT NULL)), coalesce(i.id, 0), coalesce(i.sent_at, 0), coalesce(i.opened_at, -1), "
    "coalesce(i.done_at, -1), coalesce(i.cancelled_at, -1), "
    "(SELECT count(*) FROM invitation_step t WHERE t.invitation_id = i.id), "
    "(SELECT count(*) FROM invitation_step t WHERE t.invitation_id = i.id AND t.done_at IS NOT NULL) "
    "FROM account a LEFT JOIN invitation i ON i.id = (SELECT max(n.id) FROM invitation n WHERE n.account_id = a.id) "
    "WHERE a.id <> :me AND a.id IN (SELECT g.account_id FROM access_grant g "
    "JOIN duty d ON d.service_id = g.service_id AND d.in_force = 1 AND d.account_id = :me "
    "WHERE g.ended_at IS NULL OR g.ended_at >= :since) ORDER BY a.last_name, a.first_name, a.id";

}  // namespace

policy::AccessFacts::Invitation invitation_state(const Invitation& invitation)
{
    using State = policy::AccessFacts::Invitation;
    if (invitation.id == 0) return State::None;
    if (invitation.done_at) return State::Done;
    if (invitation.cancelled_at) return State::Cancelled;
    return invitation.opened_at ? State::Opened : State::Sent;
}

Result<std::vector<PersonLine>> people_under(Tx& tx, AccountId authoriser, Instant since)
{
    const long long me = authoriser.value, from = since.time_since_epoch().count();
    PersonLine row;
    long long id = 0, signed_in = 0, activated = 0, removed = 0, invitation = 0, sent = 0, opened = 0, done = 0,
              cancelled = 0;
    int restricted = 0, held = 0, other = 0;
    std::string credential;
    std::vector<PersonLine> people;
    soci::statement rows =
        (tx.sql().prepare << kPeople, soci::into(id), soci::into(row.public_id), soci::into(row.first_name),
         soci::into(row.last_name), soci::into(restricted), soci::into(held), soci::into(credential), soci::into(other),
         soci::into(signed_in), soci::into(activated), soci::into(removed), soci::into(row.removed_why),
         soci::into(row.facts.grants), soci::into(row.facts.locked_grants), soci::into(invitation), soci::into(sent),
         soci::into(opened), soci::into(done), soci::into(cancelled), soci::into(row.steps), soci::into(row.steps_done),
         soci::use(me, "me"), soci::use(from, "since"));
    rows.execute();
    while (rows.fetch()) {
        PersonLine line = row;
        line.id = AccountId{id};
        line.last_sign_in_at = moment(signed_in);
        line.activated_at = moment(activated);
        line.removed_at = moment(removed);
        line.invitation.id = invitation;
        line.invitation.sent_at = instant(sent);
        line.invitation.opened_at = moment(opened);
        line.invitation.done_at = moment(done);
        line.invitation.cancelled_at = moment(cancelled);
        line.facts.invitation = invitation_state(line.invitation);
        line.facts.restricted = restricted != 0;
        line.facts.held = held != 0;
        line.facts.credential_lapsed = credential == "lapsed";
        line.facts.other_capability = other != 0;
        people.push_back(std::move(line));
    }
    return people;
}

Result<std::vector<HistoryRow>> history_of(Tx& tx, const std::string& public_id, const std::string& kind)
{
    HistoryRow row;
    long long at = 0;
    std::string detail;
    std::vector<HistoryRow> history;
    // Acts of the person on their own account (signing in) and looks at it are no history of access.
    soci::statement rows =
        (tx.sql().prepare
             << "SELECT e.at, e.action, coalesce(a.name, ''), e.outcome, e.detail FROM audit_event e "
                "LEFT JOIN account a ON a.public_id = e.actor WHERE e.object_kind = :kind AND e.object_id = :id "
                "AND e.actor <> :id AND e.outcome = 'done' AND e.action NOT LIKE 'look.%' "
                "AND e.action NOT LIKE 'sign_in%' AND e.action NOT LIKE 'session%' ORDER BY e.seq DESC LIMIT 100",
         soci::into(at), soci::into(row.action), soci::into(row.by), soci::into(row.outcome), soci::into(detail),
         soci::use(kind, "kind"), soci::use(public_id, "id"));
    rows.execute();
    while (rows.fetch()) {
        row.at = instant(at);
        const auto parsed = nlohmann::json::parse(detail, nullptr, false);
        row.reason = parsed.is_object() ? parsed.value("reason", "") : "";
        history.push_back(row);
    }
    return history;
}

}  // namespace store
