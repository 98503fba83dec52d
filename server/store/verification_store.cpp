#include "server/store/verification_store.h"

#include <soci/soci.h>

#include "server/store/rows.h"

namespace store {

namespace {

long long seconds(Instant moment) { return moment.time_since_epoch().count(); }
Instant instant(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

/// `where` over :key and :ours, both of which it names.
template <class Key>
std::vector<Contact> read_contacts(Tx& tx, const std::string& where, const Key& key, long long ours)
{
    Contact row;
    long long organisation = 0, service = 0, account = 0;
    std::vector<Contact> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT c.public_id, c.version, c.organisation_id, coalesce(c.service_id, 0), "
                             "coalesce(c.account_id, 0), c.name, c.title, c.phone, c.email, c.checks_from FROM "
                             "organisation_contact c WHERE c.version = (SELECT max(n.version) FROM "
                             "organisation_contact n WHERE n.public_id = c.public_id) AND " +
                                 where + " ORDER BY c.name, c.id",
         soci::into(row.public_id), soci::into(row.version), soci::into(organisation), soci::into(service),
         soci::into(account), soci::into(row.name), soci::into(row.title), soci::into(row.phone), soci::into(row.email),
         soci::into(row.checks_from), soci::use(key, "key"), soci::use(ours, "ours"));
    rows.execute();
    while (rows.fetch()) {
        row.organisation = organisation;
        row.service = service == 0 ? std::nullopt : std::optional(ServiceId{service});
        row.account = account == 0 ? std::nullopt : std::optional(AccountId{account});
        all.push_back(row);
    }
    return all;
}

/// `where` over :ours and :organisation, both of which it names.
std::vector<Verification> read_verifications(Tx& tx, const std::string& where, ServiceId service,
                                             std::int64_t organisation_id)
{
    Verification row;
    long long organisation = 0, at = 0;
    std::string day;
    const long long ours = service.value, of = organisation_id;
    std::vector<Verification> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT public_id, organisation_id, contact, contact_version, scheme, result, method, "
                             "engagement, note, callback_number, callback_source, domain, checked_on, at, by, by_name "
                             "FROM verification WHERE service_id = :ours AND " +
                                 where + " ORDER BY id",
         soci::into(row.public_id), soci::into(organisation), soci::into(row.contact), soci::into(row.contact_version),
         soci::into(row.check.scheme), soci::into(row.check.result), soci::into(row.check.method),
         soci::into(row.check.engagement), soci::into(row.note), soci::into(row.callback_number),
         soci::into(row.callback_source), soci::into(row.domain), soci::into(day), soci::into(at), soci::into(row.by),
         soci::into(row.by_name), soci::use(ours, "ours"), soci::use(of, "organisation"));
    rows.execute();
    while (rows.fetch()) {
        row.service = service;
        row.organisation = organisation;
        row.check.on = day_of(day);
        row.at = instant(at);
        all.push_back(row);
    }
    return all;
}

template <class Key>
std::vector<ImpersonationFlag> read_flags(Tx& tx, const std::string& where, ServiceId service, const Key& key)
{
    ImpersonationFlag row;
    long long organisation = 0, raised = 0, cleared = 0;
    const long long ours = service.value;
    std::vector<ImpersonationFlag> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT public_id, organisation_id, contact, raised_by, raised_name, raised_at, why, "
                             "coalesce(cleared_at, -1), cleared_by, cleared_name, cleared_why FROM impersonation_flag "
                             "WHERE service_id = :ours AND " +
                                 where + " ORDER BY id DESC",
         soci::into(row.public_id), soci::into(organisation), soci::into(row.contact), soci::into(row.raised_by),
         soci::into(row.raised_name), soci::into(raised), soci::into(row.why), soci::into(cleared),
         soci::into(row.cleared_by), soci::into(row.cleared_name), soci::into(row.cleared_why), soci::use(ours, "ours"),
         soci::use(key, "key"));
    rows.execute();
    while (rows.fetch()) {
        row.service = service;
        row.organisation = organisation;
        row.raised_at = instant(raised);
        row.cleared_at = cleared < 0 ? std::nullopt : std::optional(instant(cleared));
        all.push_back(row);
    }
    return all;
}

}  // namespace

Result<Contact> find_contact(Tx& tx, const std::string& public_id, ServiceId ours)
{
    auto found = read_contacts(tx, "c.public_id = :key AND (c.service_id IS NULL OR c.service_id = :ours)", public_id,
                               ours.value);
    if (found.empty()) return fail(ErrorKind::NotFound, "contact.not_found", "contact");
    return std::move(found.front());
}

Result<std::vector<Contact>> contacts_at(Tx& tx, std::int64_t organisation, ServiceId ours)
{
    const long long key = organisation;
    return read_contacts(tx,
                         "c.organisation_id = :key AND (c.service_id = :ours OR (c.service_id IS NULL AND (EXISTS "
                         "(SELECT 1 FROM verification v WHERE v.service_id = :ours AND v.contact = c.public_id) OR "
                         "EXISTS (SELECT 1 FROM impersonation_flag f WHERE f.service_id = :ours AND f.contact = "
                         "c.public_id))))",
                         key, ours.value);
}

Result<std::optional<Contact>> contact_of(Tx& tx, AccountId account, std::int64_t organisation)
{
    const long long key = account.value;
    const auto found = read_contacts(tx, "c.account_id = :key AND c.organisation_id = :ours", key, organisation);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

Status add_contact(Tx& tx, const Contact& contact, const std::string& by, Instant at)
{
    const long long organisation = contact.organisation, service = contact.service ? contact.service->value : 0,
                    account = contact.account ? contact.account->value : 0, now = seconds(at);
    tx.sql() << "INSERT INTO organisation_contact (public_id, version, organisation_id, service_id, account_id, name, "
                "title, phone, email, checks_from, at, by) VALUES (:id, :version, :organisation, nullif(:service, 0), "
                "nullif(:account, 0), :name, :title, :phone, :email, :checks_from, :at, :by)",
        soci::use(contact.public_id), soci::use(contact.version), soci::use(organisation), soci::use(service),
        soci::use(account), soci::use(contact.name), soci::use(contact.title), soci::use(contact.phone),
        soci::use(contact.email), soci::use(contact.checks_from), soci::use(now), soci::use(by);
    return {};
}

Result<std::vector<Verification>> verifications(Tx& tx, ServiceId ours, std::int64_t organisation)
{
    return read_verifications(tx, "organisation_id = :organisation", ours, organisation);
}

Result<std::vector<Verification>> organisation_verifications(Tx& tx, ServiceId ours)
{
    return read_verifications(tx, "contact = '' AND organisation_id > :organisation", ours, 0);
}

Status add_verification(Tx& tx, const Verification& row)
{
    const long long service = row.service.value, organisation = row.organisation, now = seconds(row.at);
    const std::string day = to_iso(row.check.on);
    tx.sql() << "INSERT INTO verification (public_id, service_id, organisation_id, contact, contact_version, scheme, "
                "result, method, engagement, note, callback_number, callback_source, domain, checked_on, at, by, "
                "by_name) VALUES (:id, :service, :organisation, :contact, :version, :scheme, :result, :method, "
                ":engagement, :note, :number, :source, :domain, :day, :at, :by, :by_name)",
        soci::use(row.public_id), soci::use(service), soci::use(organisation), soci::use(row.contact),
        soci::use(row.contact_version), soci::use(row.check.scheme), soci::use(row.check.result),
        soci::use(row.check.method), soci::use(row.check.engagement), soci::use(row.note),
        soci::use(row.callback_number), soci::use(row.callback_source), soci::use(row.domain), soci::use(day),
        soci::use(now), soci::use(row.by), soci::use(row.by_name);
    return {};
}

Result<std::vector<ImpersonationFlag>> impersonation_flags(Tx& tx, ServiceId ours, std::int64_t organisation)
{
    const long long key = organisation;
    return read_flags(tx, "organisation_id = :key", ours, key);
}

Result<ImpersonationFlag> find_impersonation(Tx& tx, ServiceId ours, const std::string& public_id)
{
    auto found = read_flags(tx, "public_id = :key", ours, public_id);
    if (found.empty()) return fail(ErrorKind::NotFound, "impersonation.not_found", "impersonation");
    return std::move(found.front());
}

Status raise_impersonation(Tx& tx, const ImpersonationFlag& flag)
{
    const auto standing = impersonation_flags(tx, flag.service, flag.organisation);
    if (!standing) return fail(standing.error());
    for (const auto& each : *standing)
        if (each.contact == flag.contact && !each.cleared_at)
            return fail(ErrorKind::Conflict, "impersonation.stands", flag.contact.empty() ? "organisation" : "contact");
    const long long service = flag.service.value, organisation = flag.organisation, at = seconds(flag.raised_at);
    tx.sql() << "INSERT INTO impersonation_flag (public_id, service_id, organisation_id, contact, raised_by, "
                "raised_name, raised_at, why) VALUES (:id, :service, :organisation, :contact, :by, :name, :at, :why)",
        soci::use(flag.public_id), soci::use(service), soci::use(organisation), soci::use(flag.contact),
        soci::use(flag.raised_by), soci::use(flag.raised_name), soci::use(at), soci::use(flag.why);
    return {};
}

Status clear_impersonation(Tx& tx, const ImpersonationFlag& flag)
{
    const auto now = find_impersonation(tx, flag.service, flag.public_id);
    if (!now) return fail(now.error());
    if (now->cleared_at) return fail(ErrorKind::Conflict, "impersonation.cleared", "impersonation");
    const long long at = seconds(flag.cleared_at.value_or(Instant{}));
    tx.sql() << "UPDATE impersonation_flag SET cleared_at = :at, cleared_by = :by, cleared_name = :name, cleared_why = "
                ":why WHERE public_id = :id",
        soci::use(at), soci::use(flag.cleared_by), soci::use(flag.cleared_name), soci::use(flag.cleared_why),
        soci::use(flag.public_id);
    return {};
}

}  // namespace store
