#include "server/store/reminder_store.h"

#include <soci/soci.h>

namespace store {

Result<std::vector<Reminder>> reminders_of(Tx& tx, AccountId authoriser)
{
    const long long key = authoriser.value;
    Reminder row;
    long long made = 0;
    std::vector<Reminder> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT a.public_id, a.name, r.reason, r.made_at FROM reminder r "
                             "JOIN account a ON a.id = r.about_id WHERE r.account_id = :me AND r.done_at IS NULL "
                             "ORDER BY r.id",
         soci::into(row.person), soci::into(row.name), soci::into(row.reason), soci::into(made), soci::use(key));
    rows.execute();
    while (rows.fetch()) {
        row.made_at = Instant{std::chrono::seconds{made}};
        all.push_back(row);
    }
    return all;
}

Status add_reminder(Tx& tx, AccountId authoriser, AccountId about, const std::string& reason, Instant at)
{
    const long long me = authoriser.value, person = about.value, made = at.time_since_epoch().count();
    tx.sql() << "INSERT INTO reminder (account_id, about_id, reason, made_at) VALUES (:me, :person, :reason, :at)",
        soci::use(me, "me"), soci::use(person, "person"), soci::use(reason, "reason"), soci::use(made, "at");
    return {};
}

Status settle_reminders(Tx& tx, AccountId authoriser, AccountId about, Instant at)
{
    const long long me = authoriser.value, person = about.value, done = at.time_since_epoch().count();
    tx.sql() << "UPDATE reminder SET done_at = :at WHERE account_id = :me AND about_id = :person AND done_at IS NULL",
        soci::use(done, "at"), soci::use(me, "me"), soci::use(person, "person");
    return {};
}

}  // namespace store
