#include "server/store/entry_store.h"

#include <soci/soci.h>

#include <functional>

#include "server/crypto/random.h"
#include "server/store/field_groups.h"
#include "server/store/rows.h"

namespace store {

namespace {

struct FindEntry {
    long long id{};
    std::string public_id, born, sex, died, inactive_from, facts;
    int restricted{}, location_protected{};
    soci::statement find;

    explicit FindEntry(soci::session& sql)
        : find((sql.prepare << "SELECT public_id, date_of_birth, sex, COALESCE(date_of_death, ''), restricted, "
                               "location_protected, inactive_from, facts FROM entry WHERE id = :id",
                soci::use(id, "id"), soci::into(public_id), soci::into(born), soci::into(sex), soci::into(died),
                soci::into(restricted), soci::into(location_protected), soci::into(inactive_from), soci::into(facts)))
    {
    }
};

struct FindByIdentifier {
    std::string public_id;
    long long id{};
    soci::statement find;

    explicit FindByIdentifier(soci::session& sql)
        : find((sql.prepare << "SELECT id FROM entry WHERE public_id = :public_id", soci::use(public_id, "public_id"),
                soci::into(id)))
    {
    }
};

struct FindStays {
    long long entry{}, service{};
    std::string kind, name, council, area, year_level, from, to;
    soci::statement find;

    explicit FindStays(soci::session& sql)
        : find((sql.prepare << "SELECT s.kind, v.id, v.name, v.council, v.area, s.year_level, s.from_day, s.to_day "
                               "FROM entry_service s JOIN service v ON v.id = s.service_id WHERE s.entry_id = :entry "
                               "ORDER BY s.from_day DESC, v.id",
                soci::use(entry, "entry"), soci::into(kind), soci::into(service), soci::into(name), soci::into(council),
                soci::into(area), soci::into(year_level), soci::into(from), soci::into(to)))
    {
    }
};

struct FindServiceName {
    long long id{};
    std::string name;
    soci::statement find;

    explicit FindServiceName(soci::session& sql)
        : find((sql.prepare << "SELECT name FROM service WHERE id = :id", soci::use(id, "id"), soci::into(name)))
    {
    }
};

struct FindSiblings {
    long long entry{}, sibling{};
    soci::statement find;

    explicit FindSiblings(soci::session& sql)
        : find((sql.prepare << "SELECT DISTINCT o.entry_id FROM entry_person p "
                               "JOIN entry_person o ON o.person_key = p.person_key AND o.entry_id <> p.entry_id "
                               "WHERE p.entry_id = :entry AND p.is_parent = 1 AND o.is_parent = 1 AND NOT EXISTS ("
                               "SELECT 1 FROM withholding w WHERE w.entry_id IN (p.entry_id, o.entry_id) "
                               "AND (w.person_key = p.person_key OR w.field_group = 'family')) ORDER BY o.entry_id",
                soci::use(entry, "entry"), soci::into(sibling)))
    {
    }
};

struct FindWithheld {
    long long entry{};
    std::string group, person;
    soci::statement find;

    explicit FindWithheld(soci::session& sql)
        : find((sql.prepare << "SELECT field_group, person_key FROM withholding WHERE entry_id = :entry ORDER BY id",
                soci::use(entry, "entry"), soci::into(group), soci::into(person)))
    {
    }
};

struct FindDates {
    std::string source, as_at;
    soci::statement find;

    explicit FindDates(soci::session& sql)
        : find((sql.prepare << "SELECT source, as_at FROM source_load ORDER BY source", soci::into(source),
                soci::into(as_at)))
    {
    }
};

struct FindDecoy {
    long long from{}, id{};
    soci::statement find;

    explicit FindDecoy(soci::session& sql)
        : find(
              (sql.prepare << "SELECT id FROM entry WHERE id >= (SELECT :from % (COALESCE(MAX(id), 0) + 1) FROM entry) "
                              "ORDER BY id LIMIT 1",
               soci::use(from, "from"), soci::into(id)))
    {
    }
};

}  // namespace

Result<std::optional<Entry>> find_entry(Tx& tx, EntryId entry)
{
    auto& row = tx.kept<FindEntry>();
    row.id = entry.value;
    if (!row.find.execute(true)) return std::nullopt;
    return Entry{entry,
                 row.public_id,
                 day_of(row.born),
                 row.sex,
                 parse_date(row.died),
                 row.restricted != 0,
                 row.location_protected != 0,
                 day_of(row.inactive_from),
                 row.facts};
}

Result<std::optional<EntryId>> find_entry_by_identifier(Tx& tx, const std::string& public_id)
{
    auto& row = tx.kept<FindByIdentifier>();
    row.public_id = public_id;
    if (!row.find.execute(true)) return std::nullopt;
    return EntryId{row.id};
}

Result<std::optional<EntryId>> decoy_entry(Tx& tx)
{
    auto& row = tx.kept<FindDecoy>();
    row.from = static_cast<long long>(std::hash<std::string>{}(crypto::random_id()) >> 1);
    if (!row.find.execute(true)) return std::nullopt;
    return EntryId{row.id};
}

Result<std::vector<Stay>> stays_of(Tx& tx, EntryId entry)
{
    auto& row = tx.kept<FindStays>();
    row.entry = entry.value;
    row.find.execute();
    std::vector<Stay> stays;
    while (row.find.fetch())
        stays.push_back({{stay_kind(row.kind), {row.service, row.council, row.area}, day_of(row.from), day_of(row.to)},
                         row.name,
                         row.year_level});
    return stays;
}

policy::Standing standing_of(const Entry& entry, const std::vector<Stay>& stays)
{
    policy::Standing standing{entry.restricted, entry.inactive_from, {}};
    for (const auto& stay : stays) standing.stays.push_back(stay.scope);
    return standing;
}

Result<std::string> service_name(Tx& tx, ServiceId service)
{
    auto& row = tx.kept<FindServiceName>();
    row.id = service.value;
    return row.find.execute(true) ? row.name : std::string();
}

Result<std::vector<EntryId>> siblings_of(Tx& tx, EntryId entry)
{
    auto& row = tx.kept<FindSiblings>();
    row.entry = entry.value;
    row.find.execute();
    std::vector<EntryId> siblings;
    while (row.find.fetch()) siblings.push_back(EntryId{row.sibling});
    return siblings;
}

Result<policy::Withheld> withheld_of(Tx& tx, EntryId entry)
{
    auto& row = tx.kept<FindWithheld>();
    row.entry = entry.value;
    row.find.execute();
    policy::Withheld withheld;
    while (row.find.fetch()) {
        if (const auto group = field_group(row.group)) withheld.groups[static_cast<std::size_t>(*group)] = true;
        if (!row.person.empty()) withheld.people.push_back(row.person);
    }
    return withheld;
}

Result<std::map<std::string, Date>> source_dates(Tx& tx)
{
    auto& row = tx.kept<FindDates>();
    row.find.execute();
    std::map<std::string, Date> dates;
    while (row.find.fetch()) dates[row.source] = day_of(row.as_at);
    return dates;
}

}  // namespace store
