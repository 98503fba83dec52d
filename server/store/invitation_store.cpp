#include "server/store/invitation_store.h"

#include <soci/soci.h>

#include <algorithm>

namespace store {

namespace {

constexpr const char* kSelect =
    "SELECT id, public_id, account_id, coalesce(invited_by, 0), makes, user_type, purpose, services, invited_at, "
    "sent_at, token_hash, coalesce(opened_at, -1), coalesce(done_at, -1), coalesce(cancelled_at, -1) FROM invitation ";

Instant instant(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }
std::optional<Instant> moment(long long seconds)
{
    return seconds < 0 ? std::nullopt : std::optional(instant(seconds));
}
long long seconds(Instant moment) { return moment.time_since_epoch().count(); }
long long seconds(const std::optional<Instant>& moment) { return moment ? seconds(*moment) : -1; }

template <class Key>
Result<std::optional<Invitation>> find_one(Tx& tx, const std::string& where, const Key& key)
{
    Invitation row;
    long long id = 0, account = 0, by = 0, invited = 0, sent = 0, opened = 0, done = 0, cancelled = 0;
    std::string makes;
    soci::statement find =
        (tx.sql().prepare << kSelect + where, soci::into(id), soci::into(row.public_id), soci::into(account),
         soci::into(by), soci::into(makes), soci::into(row.user_type), soci::into(row.purpose),
         soci::into(row.services), soci::into(invited), soci::into(sent), soci::into(row.token_hash),
         soci::into(opened), soci::into(done), soci::into(cancelled), soci::use(key));
    if (!find.execute(true)) return std::nullopt;
    row.id = id;
    row.account = AccountId{account};
    row.invited_by = AccountId{by};
    row.makes_authoriser = makes == "authoriser";
    row.invited_at = instant(invited);
    row.sent_at = instant(sent);
    row.opened_at = moment(opened);
    row.done_at = moment(done);
    row.cancelled_at = moment(cancelled);
    return row;
}

}  // namespace

std::vector<std::string> step_names(bool makes_authoriser)
{
    if (makes_authoriser) return {"password", "factor", "terms"};  // REG-8
    return {"password", "factor", "credential", "training", "terms"};
}

Result<std::int64_t> add_invitation(Tx& tx, const Invitation& invitation)
{
    const auto last = last_invitation(tx, invitation.account);
    if (!last) return fail(last.error());
    if (*last && (*last)->is_open()) return fail(ErrorKind::Conflict, "invitation.open", "email");

    const long long account = invitation.account.value, by = invitation.invited_by.value,
                    invited = seconds(invitation.invited_at), sent = seconds(invitation.sent_at);
    const std::string makes = invitation.makes_authoriser ? "authoriser" : "user";
    long long id = 0;
    tx.sql() << "INSERT INTO invitation (public_id, account_id, invited_by, makes, user_type, purpose, services, "
                "invited_at, sent_at, token_hash) VALUES (:public_id, :account, nullif(:by, 0), :makes, :type, "
                ":purpose, :services, :invited, :sent, :token) RETURNING id",
        soci::use(invitation.public_id, "public_id"), soci::use(account, "account"), soci::use(by, "by"),
        soci::use(makes, "makes"), soci::use(invitation.user_type, "type"), soci::use(invitation.purpose, "purpose"),
        soci::use(invitation.services, "services"), soci::use(invited, "invited"), soci::use(sent, "sent"),
        soci::use(invitation.token_hash, "token"), soci::into(id);
    for (const auto& step : step_names(invitation.makes_authoriser))
        if (auto done = save_step(tx, id, {.step = step, .done_at = {}, .first_try_at = {}}); !done)
            return fail(done.error());
    return id;
}

Status save_invitation(Tx& tx, const Invitation& invitation)
{
    const long long id = invitation.id, sent = seconds(invitation.sent_at), opened = seconds(invitation.opened_at),
                    done = seconds(invitation.done_at), cancelled = seconds(invitation.cancelled_at);
    tx.sql() << "UPDATE invitation SET sent_at = :sent, token_hash = :token, opened_at = nullif(:opened, -1), "
                "done_at = nullif(:done, -1), cancelled_at = nullif(:cancelled, -1) WHERE id = :id",
        soci::use(sent, "sent"), soci::use(invitation.token_hash, "token"), soci::use(opened, "opened"),
        soci::use(done, "done"), soci::use(cancelled, "cancelled"), soci::use(id, "id");
    return {};
}

Result<std::optional<Invitation>> find_invitation(Tx& tx, std::int64_t id)
{
    const long long key = id;
    return find_one(tx, "WHERE id = :key", key);
}

Result<std::optional<Invitation>> find_invitation_by_token(Tx& tx, const std::string& token_hash)
{
    if (token_hash.empty()) return std::nullopt;
    return find_one(tx, "WHERE token_hash = :key", token_hash);
}

Result<std::optional<Invitation>> last_invitation(Tx& tx, AccountId account)
{
    const long long key = account.value;
    return find_one(tx, "WHERE account_id = :key ORDER BY id DESC LIMIT 1", key);
}

Result<int> invited_at(Tx& tx, ServiceId service)
{
    const long long id = service.value;
    int count = 0;
    tx.sql() << "SELECT count(DISTINCT g.account_id) FROM access_grant g JOIN invitation i "
                "ON i.account_id = g.account_id WHERE g.service_id = :id AND g.ended_at IS NULL "
                "AND i.done_at IS NULL AND i.cancelled_at IS NULL",
        soci::use(id), soci::into(count);
    return count;
}

Result<std::vector<InvitationStep>> steps_of(Tx& tx, std::int64_t invitation)
{
    const long long key = invitation;
    InvitationStep row;
    long long done = 0, first = 0;
    std::vector<InvitationStep> steps;
    soci::statement rows =
        (tx.sql().prepare << "SELECT step, coalesce(done_at, -1), tries, coalesce(first_try_at, -1) "
                             "FROM invitation_step WHERE invitation_id = :id",
         soci::into(row.step), soci::into(done), soci::into(row.tries), soci::into(first), soci::use(key));
    rows.execute();
    while (rows.fetch())
        steps.push_back({.step = row.step, .done_at = moment(done), .tries = row.tries, .first_try_at = moment(first)});
    const auto order = step_names(false);
    const auto place = [&](const InvitationStep& step) { return std::find(order.begin(), order.end(), step.step); };
    std::sort(steps.begin(), steps.end(),
              [&](const InvitationStep& a, const InvitationStep& b) { return place(a) < place(b); });
    return steps;
}

Status save_step(Tx& tx, std::int64_t invitation, const InvitationStep& step)
{
    const long long id = invitation, done = seconds(step.done_at), first = seconds(step.first_try_at);
    tx.sql() << "INSERT INTO invitation_step (invitation_id, step, done_at, tries, first_try_at) "
                "VALUES (:id, :step, nullif(:done, -1), :tries, nullif(:first, -1)) "
                "ON CONFLICT (invitation_id, step) DO UPDATE SET done_at = excluded.done_at, tries = excluded.tries, "
                "first_try_at = excluded.first_try_at",
        soci::use(id, "id"), soci::use(step.step, "step"), soci::use(done, "done"), soci::use(step.tries, "tries"),
        soci::use(first, "first");
    return {};
}

Result<policy::Tries> credential_tries(Tx& tx, AccountId account)
{
    const long long id = account.value;
    int count = 0;
    long long first = -1;
    tx.sql() << "SELECT tries, first_try_at FROM credential_try WHERE account_id = :id", soci::use(id),
        soci::into(count), soci::into(first);
    return policy::Tries{count, moment(first)};
}

Status set_credential_tries(Tx& tx, AccountId account, const policy::Tries& tries)
{
    const long long id = account.value, first = seconds(tries.first_at);
    if (tries.count == 0) {
        tx.sql() << "DELETE FROM credential_try WHERE account_id = :id", soci::use(id);
        return {};
    }
    tx.sql() << "INSERT INTO credential_try (account_id, tries, first_try_at) VALUES (:id, :tries, :first) "
                "ON CONFLICT (account_id) DO UPDATE SET tries = excluded.tries, first_try_at = excluded.first_try_at",
        soci::use(id, "id"), soci::use(tries.count, "tries"), soci::use(first, "first");
    return {};
}

}  // namespace store
