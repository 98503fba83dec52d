#include "server/store/organisation_store.h"

#include <soci/soci.h>

#include <map>

namespace store {

namespace {

long long seconds(Instant moment) { return moment.time_since_epoch().count(); }

template <class Key>
std::vector<Organisation> read_organisations(Tx& tx, const std::string& where, const Key& key)
{
    Organisation row;
    long long id = 0, service = 0, added_for = 0;
    std::string status;
    std::vector<Organisation> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT o.id, o.public_id, o.name, o.former_names, o.suburb, coalesce(o.service_id, 0), "
                             "o.status, o.source, coalesce(o.added_for, 0), o.phone, o.domains, o.inbox, "
                             "o.preferred_form, o.published_in, o.checked_on FROM organisation o WHERE " +
                                 where + " ORDER BY o.name, o.id",
         soci::into(id), soci::into(row.public_id), soci::into(row.name), soci::into(row.former_names),
         soci::into(row.suburb), soci::into(service), soci::into(status), soci::into(row.source), soci::into(added_for),
         soci::into(row.phone), soci::into(row.domains), soci::into(row.inbox), soci::into(row.preferred_form),
         soci::into(row.published_in), soci::into(row.checked_on), soci::use(key, "key"));
    rows.execute();
    while (rows.fetch()) {
        row.id = id;
        row.service = service == 0 ? std::nullopt : std::optional(ServiceId{service});
        row.is_confirmed = status == "confirmed";
        row.added_for = added_for == 0 ? std::nullopt : std::optional(ServiceId{added_for});
        all.push_back(row);
    }
    return all;
}

void add_codes(Tx& tx, Organisation& organisation)
{
    const long long id = organisation.id;
    std::string code;
    soci::statement rows =
        (tx.sql().prepare << "SELECT code FROM organisation_category WHERE organisation_id = :id ORDER BY code",
         soci::into(code), soci::use(id));
    rows.execute();
    while (rows.fetch()) organisation.codes.push_back(code);
}

template <class Key>
Result<Organisation> one(Tx& tx, const std::string& where, const Key& key)
{
    auto found = read_organisations(tx, where, key);
    if (found.empty()) return fail(ErrorKind::NotFound, "organisation.not_found", "organisation");
    add_codes(tx, found.front());
    return std::move(found.front());
}

void put_codes(Tx& tx, std::int64_t id, const std::vector<std::string>& codes)
{
    const long long organisation = id;
    for (const auto& code : codes)
        tx.sql()
            << "INSERT INTO organisation_category (organisation_id, code, source) VALUES (:id, :code, 'person') ON "
               "CONFLICT (organisation_id, code) DO NOTHING",
            soci::use(organisation), soci::use(code);
}

}  // namespace

Result<std::vector<CategoryRow>> categories_on(Tx& tx, Date day)
{
    const std::string on = to_iso(day);
    CategoryRow row;
    long long id = 0;
    int restricted = 0, court = 0, prescribed = 0;
    std::vector<CategoryRow> all;
    soci::statement rows =
        (tx.sql().prepare
             << "SELECT id, code, sector, label, ciss, fviss, rae, maram, is_restricted, is_court_exempt, "
                "capacity_limit, note, is_prescribed, why_not, valid_from, source, checked_on FROM "
                "entity_category WHERE valid_from <= :day AND (valid_to = '' OR valid_to >= :day) ORDER BY "
                "code",
         soci::into(id), soci::into(row.code), soci::into(row.sector), soci::into(row.label), soci::into(row.ciss),
         soci::into(row.fviss), soci::into(row.rae), soci::into(row.maram), soci::into(restricted), soci::into(court),
         soci::into(row.capacity_limit), soci::into(row.note), soci::into(prescribed), soci::into(row.why_not),
         soci::into(row.valid_from), soci::into(row.source), soci::into(row.checked_on), soci::use(on, "day"));
    rows.execute();
    while (rows.fetch()) {
        row.id = id;
        row.is_restricted = restricted != 0;
        row.is_court_exempt = court != 0;
        row.is_prescribed = prescribed != 0;
        all.push_back(row);
    }
    return all;
}

Status put_category(Tx& tx, const CategoryRow& row, Date from)
{
    if (row.rae == "yes" && row.fviss != "yes") return fail(ErrorKind::Invalid, "category.rae", "flag_value");
    const long long id = row.id;
    const std::string first = to_iso(from), last = to_iso(add_days(from, -1));
    if (row.valid_from == first) {
        tx.sql() << "UPDATE entity_category SET ciss = :ciss, fviss = :fviss, rae = :rae, maram = :maram, source = "
                    ":source, checked_on = :checked WHERE id = :id",
            soci::use(row.ciss), soci::use(row.fviss), soci::use(row.rae), soci::use(row.maram), soci::use(row.source),
            soci::use(row.checked_on), soci::use(id);
        return {};
    }
    const int restricted = row.is_restricted ? 1 : 0, court = row.is_court_exempt ? 1 : 0,
              prescribed = row.is_prescribed ? 1 : 0;
    tx.sql() << "UPDATE entity_category SET valid_to = :last WHERE id = :id", soci::use(last), soci::use(id);
    tx.sql() << "INSERT INTO entity_category (code, sector, label, ciss, fviss, rae, maram, is_restricted, "
                "is_court_exempt, capacity_limit, note, is_prescribed, why_not, valid_from, source, checked_on) VALUES "
                "(:code, :sector, :label, :ciss, :fviss, :rae, :maram, :restricted, :court, :capacity, :note, "
                ":prescribed, :why, :first, :source, :checked)",
        soci::use(row.code), soci::use(row.sector), soci::use(row.label), soci::use(row.ciss), soci::use(row.fviss),
        soci::use(row.rae), soci::use(row.maram), soci::use(restricted), soci::use(court),
        soci::use(row.capacity_limit), soci::use(row.note), soci::use(prescribed), soci::use(row.why_not),
        soci::use(first), soci::use(row.source), soci::use(row.checked_on);
    return {};
}

Result<std::vector<Organisation>> organisations(Tx& tx)
{
    auto all = read_organisations(tx, "o.id <> :key", 0LL);
    std::map<std::int64_t, Organisation*> by_id;
    for (auto& each : all) by_id.emplace(each.id, &each);
    long long id = 0;
    std::string code;
    soci::statement rows =
        (tx.sql().prepare << "SELECT organisation_id, code FROM organisation_category ORDER BY organisation_id, code",
         soci::into(id), soci::into(code));
    rows.execute();
    while (rows.fetch())
        if (const auto found = by_id.find(id); found != by_id.end()) found->second->codes.push_back(code);
    return all;
}

Result<Organisation> find_entity(Tx& tx, const std::string& public_id)
{
    return one(tx, "o.public_id = :key", public_id);
}

Result<Organisation> organisation_by_id(Tx& tx, std::int64_t id)
{
    const long long key = id;
    return one(tx, "o.id = :key", key);
}

Result<Organisation> organisation_of(Tx& tx, ServiceId service)
{
    const long long key = service.value;
    return one(tx, "o.service_id = :key", key);
}

Status add_organisation(Tx& tx, const Organisation& organisation, const std::string& by, Instant at)
{
    const long long added_for = organisation.added_for ? organisation.added_for->value : 0, now = seconds(at);
    long long id = 0;
    tx.sql()
        << "INSERT INTO organisation (public_id, name, suburb, status, source, added_for, added_by, added_at, "
           "phone, domains, inbox) VALUES (:id, :name, :suburb, 'unconfirmed', 'person', nullif(:service, 0), :by, "
           ":at, :phone, :domains, :inbox) RETURNING id",
        soci::use(organisation.public_id), soci::use(organisation.name), soci::use(organisation.suburb),
        soci::use(added_for), soci::use(by), soci::use(now), soci::use(organisation.phone),
        soci::use(organisation.domains), soci::use(organisation.inbox), soci::into(id);
    put_codes(tx, id, organisation.codes);
    return {};
}

Status confirm_organisation(Tx& tx, std::int64_t id, const std::vector<std::string>& codes, const std::string& by,
                            Instant at)
{
    const long long organisation = id, now = seconds(at);
    tx.sql() << "UPDATE organisation SET status = 'confirmed', confirmed_by = :by, confirmed_at = :at WHERE id = :id",
        soci::use(by), soci::use(now), soci::use(organisation);
    tx.sql() << "DELETE FROM organisation_category WHERE organisation_id = :id AND source = 'person'",
        soci::use(organisation);
    put_codes(tx, id, codes);
    return {};
}

Status open_to_all(Tx& tx, std::int64_t id)
{
    const long long organisation = id;
    tx.sql() << "UPDATE organisation SET added_for = NULL WHERE id = :id", soci::use(organisation);
    return {};
}

Result<KnownOf> known_of(Tx& tx, std::int64_t organisation, ServiceId service)
{
    const long long id = organisation, ours = service.value;
    KnownOf known;
    tx.sql() << "SELECT phone, domains, inbox, preferred_form FROM organisation_known WHERE organisation_id = :id AND "
                "service_id = :ours",
        soci::into(known.phone), soci::into(known.domains), soci::into(known.inbox), soci::into(known.preferred_form),
        soci::use(id), soci::use(ours);
    return tx.sql().got_data() ? known : KnownOf{};
}

Status set_known(Tx& tx, std::int64_t organisation, ServiceId service, const KnownOf& known, const std::string& by,
                 Instant at)
{
    const long long id = organisation, ours = service.value, now = seconds(at);
    tx.sql()
        << "INSERT INTO organisation_known (organisation_id, service_id, phone, domains, inbox, preferred_form, by, "
           "at) VALUES (:id, :ours, :phone, :domains, :inbox, :form, :by, :at) ON CONFLICT (organisation_id, "
           "service_id) DO UPDATE SET phone = excluded.phone, domains = excluded.domains, inbox = "
           "excluded.inbox, preferred_form = excluded.preferred_form, by = excluded.by, at = excluded.at",
        soci::use(id), soci::use(ours), soci::use(known.phone), soci::use(known.domains), soci::use(known.inbox),
        soci::use(known.preferred_form), soci::use(by), soci::use(now);
    return {};
}

Result<std::vector<std::string>> free_mail_domains(Tx& tx)
{
    std::string domain;
    std::vector<std::string> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT domain FROM free_mail_domain ORDER BY domain", soci::into(domain));
    rows.execute();
    while (rows.fetch()) all.push_back(domain);
    return all;
}

}  // namespace store
