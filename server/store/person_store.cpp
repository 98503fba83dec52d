#include "server/store/person_store.h"

#include <soci/soci.h>

namespace store {

namespace {

constexpr const char* kSelect =
    "SELECT id, public_id, username, first_name, last_name, email, is_authoriser, is_user, is_administrator, "
    "is_reviewer, is_auditor, state, is_held, is_restricted, terms_version, credential_kind, credential_number, "
    "credential_expires_on, credential_state, credential_owed, receipt_number, trained_on, "
    "coalesce(last_sign_in_at, -1), coalesce(activated_at, -1), coalesce(removed_at, -1), removed_why FROM account ";

std::optional<Instant> moment(long long seconds)
{
    return seconds < 0 ? std::nullopt : std::optional(Instant{std::chrono::seconds{seconds}});
}
long long seconds(const std::optional<Instant>& moment) { return moment ? moment->time_since_epoch().count() : -1; }

struct Row {
    Person person;
    long long id{}, last_sign_in{}, activated{}, removed{};
    int authoriser{}, user{}, administrator{}, reviewer{}, auditor{}, held{}, restricted{}, owed{};
    std::string state;

    Person take() const
    {
        Person taken = person;
        taken.id = AccountId{id};
        taken.may = {authoriser != 0, user != 0, administrator != 0, reviewer != 0, auditor != 0};
        taken.state = account_state_of(state);
        taken.is_held = held != 0;
        taken.is_restricted = restricted != 0;
        taken.credential_owed = owed != 0;
        taken.last_sign_in_at = moment(last_sign_in);
        taken.activated_at = moment(activated);
        taken.removed_at = moment(removed);
        return taken;
    }
};

template <class Key>
Result<std::optional<Person>> find_one(Tx& tx, const std::string& where, const Key& key)
{
    Row row;
    auto& p = row.person;
    soci::statement find =
        (tx.sql().prepare << kSelect + where, soci::into(row.id), soci::into(p.public_id), soci::into(p.username),
         soci::into(p.first_name), soci::into(p.last_name), soci::into(p.email), soci::into(row.authoriser),
         soci::into(row.user), soci::into(row.administrator), soci::into(row.reviewer), soci::into(row.auditor),
         soci::into(row.state), soci::into(row.held), soci::into(row.restricted), soci::into(p.terms_version),
         soci::into(p.credential_kind), soci::into(p.credential_number), soci::into(p.credential_expires_on),
         soci::into(p.credential_state), soci::into(row.owed), soci::into(p.receipt_number), soci::into(p.trained_on),
         soci::into(row.last_sign_in), soci::into(row.activated), soci::into(row.removed), soci::into(p.removed_why),
         soci::use(key));
    if (!find.execute(true)) return std::nullopt;
    return row.take();
}

}  // namespace

Result<std::optional<Person>> find_person(Tx& tx, AccountId id)
{
    const long long key = id.value;
    return find_one(tx, "WHERE id = :key", key);
}

Result<std::optional<Person>> find_person(Tx& tx, const std::string& public_id)
{
    return find_one(tx, "WHERE public_id = :key", public_id);
}

Result<std::optional<Person>> find_person_by_email(Tx& tx, const std::string& email)
{
    const auto folded = fold_username(email);
    return find_one(tx, "WHERE email = :key ORDER BY id DESC LIMIT 1", folded);
}

Result<AccountId> add_person(Tx& tx, const Person& person)
{
    Account account;
    account.public_id = person.public_id;
    account.username = person.username;
    account.name = person.name();
    account.may = person.may;
    account.state = AccountState::Inactive;
    auto id = add_account(tx, account);
    if (!id) return id;
    Person saved = person;
    saved.id = *id;
    if (auto done = save_person(tx, saved); !done) return fail(done.error());
    return id;
}

Status save_person(Tx& tx, const Person& person)
{
    const long long id = person.id.value, activated = seconds(person.activated_at),
                    removed = seconds(person.removed_at);
    const auto name = person.name(), email = fold_username(person.email), state = word_of(person.state);
    const int authoriser = person.may.authoriser, user = person.may.user, administrator = person.may.administrator,
              reviewer = person.may.reviewer, auditor = person.may.auditor, held = person.is_held,
              restricted = person.is_restricted, owed = person.credential_owed;
    tx.sql() << "UPDATE account SET name = :name, first_name = :first, last_name = :last, email = :email, "
                "is_authoriser = :authoriser, is_user = :user, is_administrator = :administrator, "
                "is_reviewer = :reviewer, is_auditor = :auditor, state = :state, is_held = :held, "
                "is_restricted = :restricted, terms_version = :terms, credential_kind = :kind, "
                "credential_number = :number, credential_expires_on = :expires, credential_state = :credential, "
                "credential_owed = :owed, receipt_number = :receipt, trained_on = :trained, "
                "activated_at = nullif(:activated, -1), removed_at = nullif(:removed, -1), removed_why = :why "
                "WHERE id = :id",
        soci::use(name, "name"), soci::use(person.first_name, "first"), soci::use(person.last_name, "last"),
        soci::use(email, "email"), soci::use(authoriser, "authoriser"), soci::use(user, "user"),
        soci::use(administrator, "administrator"), soci::use(reviewer, "reviewer"), soci::use(auditor, "auditor"),
        soci::use(state, "state"), soci::use(held, "held"), soci::use(restricted, "restricted"),
        soci::use(person.terms_version, "terms"), soci::use(person.credential_kind, "kind"),
        soci::use(person.credential_number, "number"), soci::use(person.credential_expires_on, "expires"),
        soci::use(person.credential_state, "credential"), soci::use(owed, "owed"),
        soci::use(person.receipt_number, "receipt"), soci::use(person.trained_on, "trained"),
        soci::use(activated, "activated"), soci::use(removed, "removed"), soci::use(person.removed_why, "why"),
        soci::use(id, "id");
    return {};
}

AccountState state_for(policy::AccessState state)
{
    switch (state) {
        case policy::AccessState::Active: return AccountState::Active;
        case policy::AccessState::Locked: return AccountState::Locked;
        case policy::AccessState::Restricted: return AccountState::Restricted;
        default: return AccountState::Inactive;
    }
}

Result<policy::AccessFacts> access_facts(Tx& tx, const Person& person)
{
    using Invitation = policy::AccessFacts::Invitation;
    const long long id = person.id.value;
    policy::AccessFacts facts;
    facts.restricted = person.is_restricted;
    facts.held = person.is_held;
    facts.credential_lapsed = person.credential_state == "lapsed";
    facts.other_capability =
        person.may.authoriser || person.may.administrator || person.may.reviewer || person.may.auditor;
    tx.sql()
        << "SELECT count(*), coalesce(sum(CASE WHEN locked_at IS NULL AND unattended_at IS NULL THEN 0 ELSE 1 END), 0) "
           "FROM access_grant "
           "WHERE account_id = :id AND ended_at IS NULL",
        soci::use(id), soci::into(facts.grants), soci::into(facts.locked_grants);
    int opened = 0, done = 0, cancelled = 0;
    soci::statement last =
        (tx.sql().prepare << "SELECT opened_at IS NOT NULL, done_at IS NOT NULL, cancelled_at IS NOT NULL "
                             "FROM invitation WHERE account_id = :id ORDER BY id DESC LIMIT 1",
         soci::into(opened), soci::into(done), soci::into(cancelled), soci::use(id));
    if (last.execute(true))
        facts.invitation = done != 0        ? Invitation::Done
                           : cancelled != 0 ? Invitation::Cancelled
                           : opened != 0    ? Invitation::Opened
                                            : Invitation::Sent;
    return facts;
}

}  // namespace store
