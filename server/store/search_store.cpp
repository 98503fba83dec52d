#include "server/store/search_store.h"

#include <soci/soci.h>

#include <array>
#include <memory>

#include "server/store/rows.h"

namespace store {

namespace {

// The stays `s` at services `v` that a grant for service `g` covers: policy::reach in SQL (table 1.3, ENT-17).
std::string covered(ScopeKind scope)
{
    switch (scope) {
        case ScopeKind::None: return "1 = 0";
        case ScopeKind::EnrolledAtService:
            return "v.id = g.id AND s.kind IN ('school', 'kindergarten', 'early_education')";
        case ScopeKind::KnownToService:
            return "s.kind = 'mch' AND (v.id = g.id OR (v.council = g.council AND g.council <> ''))";
        case ScopeKind::CouncilServices: return "v.council = g.council AND g.council <> ''";
        case ScopeKind::Area: return "v.area = g.area AND g.area <> ''";
        case ScopeKind::Everyone: return "1 = 1";
    }
    return "1 = 0";
}

const std::string kCoveredStays =
    "FROM service g JOIN service v JOIN entry_service s ON s.service_id = v.id "
    "WHERE g.id = :service AND s.from_day <= :today AND s.to_day >= :today AND ";

// Each is written for one way of looking: from one entry to its stays, or from the services to their entries.
std::string reaches_this(ScopeKind scope)
{
    if (scope == ScopeKind::Everyone) return "EXISTS (SELECT 1 FROM service g WHERE g.id = :service)";
    return "EXISTS (SELECT 1 FROM entry_service s CROSS JOIN service v ON v.id = s.service_id "
           "CROSS JOIN service g ON g.id = :service "
           "WHERE s.entry_id = e.id AND s.from_day <= :today AND s.to_day >= :today AND " +
           covered(scope) + ")";
}
std::string reaches_any(ScopeKind scope)
{
    if (scope == ScopeKind::Everyone) return reaches_this(scope);
    return "e.id IN (SELECT s.entry_id " + kCoveredStays + covered(scope) + ")";
}

const std::string kFindable =
    "SELECT e.id, e.date_of_birth, n.given_key, n.family_key FROM entry e JOIN entry_name n ON n.entry_id = e.id "
    "WHERE e.restricted = 0 AND e.inactive_from > :today AND ";

struct ScopedEntries {
    long long service{}, entry{}, found{};
    std::string today, born, given, family;
    soci::statement one, all;

    ScopedEntries(soci::session& sql, ScopeKind scope)
        : one((sql.prepare << kFindable + "e.id = :entry AND " + reaches_this(scope) + " ORDER BY n.position",
               soci::use(today, "today"), soci::use(entry, "entry"), soci::use(service, "service"), soci::into(found),
               soci::into(born), soci::into(given), soci::into(family))),
          all((sql.prepare << kFindable + reaches_any(scope) + " ORDER BY e.id, n.position", soci::use(today, "today"),
               soci::use(service, "service"), soci::into(found), soci::into(born), soci::into(given),
               soci::into(family)))
    {
    }

    void set(const Vantage& vantage)
    {
        service = vantage.service.value;
        today = to_iso(vantage.today);
    }
    void add_to(std::vector<Findable>& list) const
    {
        if (list.empty() || list.back().id.value != found) list.push_back({EntryId{found}, day_of(born), {}});
        list.back().names.push_back({given, family});
    }
};

// One pair of statements for each scope, prepared when it is first asked for.
struct Scopes {
    soci::session& sql;
    std::array<std::unique_ptr<ScopedEntries>, 6> each;

    explicit Scopes(soci::session& session) : sql(session) {}
    ScopedEntries& of(ScopeKind scope)
    {
        auto& slot = each[static_cast<std::size_t>(scope)];
        if (!slot) slot = std::make_unique<ScopedEntries>(sql, scope);
        return *slot;
    }
};

struct FindVersion {
    long long version{};
    soci::statement find;

    explicit FindVersion(soci::session& sql)
        : find((sql.prepare << "SELECT register_version FROM database_mark WHERE id = 1", soci::into(version)))
    {
    }
};

struct FindKey {
    std::string key, role, from, to;
    std::vector<long long> batch;
    soci::statement find;

    static constexpr std::size_t kBatch = 256;
    explicit FindKey(soci::session& sql)
        : batch(kBatch),
          find((sql.prepare << "SELECT entry_id FROM search_key WHERE key = :key AND role = :role "
                               "AND date_of_birth BETWEEN :from AND :to",
                soci::use(key, "key"), soci::use(role, "role"), soci::use(from, "from"), soci::use(to, "to"),
                soci::into(batch)))
    {
    }
};

struct FindNames {
    long long entry{};
    ListedName name;
    soci::statement find;

    explicit FindNames(soci::session& sql)
        : find((sql.prepare << "SELECT given_key, family_key, display FROM entry_name WHERE entry_id = :entry "
                               "ORDER BY position",
                soci::use(entry, "entry"), soci::into(name.keys.given), soci::into(name.keys.family),
                soci::into(name.display)))
    {
    }
};

struct FindPlace {
    long long service{};
    policy::Place place;
    soci::statement find;

    explicit FindPlace(soci::session& sql)
        : find((sql.prepare << "SELECT council, area FROM service WHERE id = :service", soci::use(service, "service"),
                soci::into(place.council), soci::into(place.area)))
    {
    }
};

}  // namespace

Result<std::optional<Findable>> find_in_scope(Tx& tx, const Vantage& vantage, EntryId entry)
{
    auto& rows = tx.kept<Scopes>().of(vantage.scope);
    rows.set(vantage);
    rows.entry = entry.value;
    std::vector<Findable> found;
    rows.one.execute();
    while (rows.one.fetch()) rows.add_to(found);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

Result<std::vector<Findable>> all_in_scope(Tx& tx, const Vantage& vantage)
{
    auto& rows = tx.kept<Scopes>().of(vantage.scope);
    rows.set(vantage);
    std::vector<Findable> found;
    rows.all.execute();
    while (rows.all.fetch()) rows.add_to(found);
    return found;
}

Result<std::int64_t> register_version(Tx& tx)
{
    auto& row = tx.kept<FindVersion>();
    row.find.execute(true);
    return row.version;
}

Result<std::vector<std::string>> distinct_keys(Tx& tx)
{
    // From each key to the next by the index: thousands of steps where a scan would read millions of rows.
    std::vector<std::string> keys;
    std::string key;
    soci::statement rows =
        (tx.sql().prepare << "WITH RECURSIVE step (key) AS (SELECT MIN(key) FROM search_key UNION ALL "
                             "SELECT (SELECT MIN(k.key) FROM search_key k WHERE k.key > step.key) FROM step "
                             "WHERE step.key IS NOT NULL) SELECT key FROM step WHERE key IS NOT NULL",
         soci::into(key));
    rows.execute();
    while (rows.fetch()) keys.push_back(key);
    return keys;
}

Status add_by_key(Tx& tx, const std::string& key, KeyRole role, const policy::BirthRange& born,
                  std::vector<std::int64_t>& found)
{
    auto& rows = tx.kept<FindKey>();
    rows.key = key;
    rows.role = role == KeyRole::Family ? "f" : "g";
    rows.from = to_iso(born.from);
    rows.to = to_iso(born.to);
    rows.batch.resize(FindKey::kBatch);
    rows.find.execute();
    while (rows.find.fetch()) {
        found.insert(found.end(), rows.batch.begin(), rows.batch.end());
        rows.batch.resize(FindKey::kBatch);
    }
    return {};
}

Result<bool> register_knows(Tx& tx, const std::string& given_key, const std::string& family_key,
                            const std::string& name)
{
    int found = 0;
    tx.sql() << "SELECT count(*) FROM entry_name WHERE given_key = :given AND family_key = :family", soci::into(found),
        soci::use(given_key), soci::use(family_key);
    if (found != 0) return true;
    const std::string quoted = "\"name\":\"" + name + "\"";
    tx.sql() << "SELECT count(*) FROM (SELECT 1 FROM entry WHERE instr(facts, :name) > 0 LIMIT 1)", soci::into(found),
        soci::use(quoted);
    return found != 0;
}

Result<std::vector<ListedName>> names_of(Tx& tx, EntryId entry)
{
    auto& rows = tx.kept<FindNames>();
    rows.entry = entry.value;
    rows.find.execute();
    std::vector<ListedName> names;
    while (rows.find.fetch()) names.push_back(rows.name);
    return names;
}

Result<policy::Place> find_place(Tx& tx, ServiceId service)
{
    auto& row = tx.kept<FindPlace>();
    row.service = row.place.service = service.value;
    if (!row.find.execute(true)) return fail(ErrorKind::NotFound, "service.not_found");
    return row.place;
}

Result<std::vector<RollEntry>> roll_of(Tx& tx, ServiceId service, Date today)
{
    const long long id = service.value;
    const auto day = to_iso(today);
    long long entry = 0;
    RollEntry row;
    std::vector<RollEntry> roll;
    soci::statement rows =
        (tx.sql().prepare
             << "SELECT e.id, e.public_id, n.display, s.year_level FROM entry_service s "
                "JOIN entry e ON e.id = s.entry_id JOIN entry_name n ON n.entry_id = e.id AND n.position = 0 "
                "WHERE s.service_id = :service AND s.from_day <= :today AND s.to_day >= :today "
                "AND s.kind IN ('school', 'kindergarten', 'early_education') "
                "AND e.restricted = 0 AND e.inactive_from > :today AND NOT EXISTS (SELECT 1 FROM withholding w "
                "WHERE w.entry_id = e.id AND w.field_group = CASE s.kind WHEN 'school' THEN 'school' "
                "ELSE 'early_years' END) ORDER BY n.family_key, n.given_key, e.id",
         soci::use(id, "service"), soci::use(day, "today"), soci::into(entry), soci::into(row.public_id),
         soci::into(row.name), soci::into(row.year_level));
    rows.execute();
    while (rows.fetch()) {
        row.id = EntryId{entry};
        roll.push_back(row);
    }
    return roll;
}

}  // namespace store
