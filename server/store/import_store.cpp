#include "server/store/import_store.h"

#include <soci/soci.h>

namespace store {

bool has_source_records(Tx& tx)
{
    long long any = 0;
    tx.sql() << "SELECT EXISTS (SELECT 1 FROM source_record)", soci::into(any);
    return any != 0;
}

struct KnownRecords::Lookup {
    std::string source, ref, content_hash;
    long long entry{};
    soci::statement statement;

    explicit Lookup(soci::session& sql)
        : statement(
              (sql.prepare << "SELECT entry_id, content_hash FROM source_record WHERE source = :s AND source_ref = :r",
               soci::into(entry), soci::into(content_hash), soci::use(source), soci::use(ref)))
    {
    }
};

KnownRecords::KnownRecords(Tx& tx) : lookup_(std::make_unique<Lookup>(tx.sql())) {}
KnownRecords::~KnownRecords() = default;

std::optional<KnownRecord> KnownRecords::find(const std::string& source, const std::string& ref)
{
    lookup_->source = source;
    lookup_->ref = ref;
    if (!lookup_->statement.execute(true)) return {};
    return KnownRecord{EntryId{lookup_->entry}, lookup_->content_hash};
}

void each_standing_name(Tx& tx, const std::function<void(const StandingName&)>& use)
{
    StandingName name;
    long long entry = 0;
    soci::statement rows =
        (tx.sql().prepare
             << "SELECT n.entry_id, n.position, n.given_key, n.family_key, n.display, e.date_of_birth, e.sex "
                "FROM entry_name n JOIN entry e ON e.id = n.entry_id ORDER BY n.entry_id, n.position",
         soci::into(entry), soci::into(name.position), soci::into(name.given_key), soci::into(name.family_key),
         soci::into(name.display), soci::into(name.date_of_birth), soci::into(name.sex));
    for (bool more = rows.execute(true); more; more = rows.fetch()) {
        name.entry = EntryId{entry};
        use(name);
    }
}

void each_standing_source(Tx& tx, const std::function<void(EntryId, const std::string&)>& use)
{
    long long entry = 0;
    std::string source;
    soci::statement rows = (tx.sql().prepare << "SELECT entry_id, source FROM source_record ORDER BY id",
                            soci::into(entry), soci::into(source));
    for (bool more = rows.execute(true); more; more = rows.fetch()) use(EntryId{entry}, source);
}

std::vector<SourceRecord> records_of(Tx& tx, EntryId entry)
{
    std::vector<SourceRecord> records;
    SourceRecord record;
    const long long id = entry.value;
    soci::statement rows =
        (tx.sql().prepare
             << "SELECT source, source_ref, payload FROM source_record WHERE entry_id = :e ORDER BY source, source_ref",
         soci::into(record.source), soci::into(record.ref), soci::into(record.payload), soci::use(id));
    for (bool more = rows.execute(true); more; more = rows.fetch()) records.push_back(record);
    return records;
}

StandingEntry standing_entry(Tx& tx, EntryId entry)
{
    StandingEntry standing;
    const long long id = entry.value;
    int location_protected = 0;
    tx.sql() << "SELECT date_of_birth, facts, location_protected FROM entry WHERE id = :e",
        soci::into(standing.date_of_birth), soci::into(standing.facts), soci::into(location_protected), soci::use(id);
    standing.location_protected = location_protected != 0;
    return standing;
}

std::int64_t last_entry_id(Tx& tx)
{
    long long last = 0;
    tx.sql() << "SELECT COALESCE(MAX(id), 0) FROM entry", soci::into(last);
    return last;
}

std::int64_t add_batch(Tx& tx, const ImportBatch& batch)
{
    const long long at = batch.started_at.time_since_epoch().count();
    const long long added = batch.added, changed = batch.changed, unchanged = batch.unchanged,
                    rejected = batch.rejected;
    long long id = 0;
    tx.sql() << "INSERT INTO import_batch (started_at, actor, files, added, changed, unchanged, rejected) "
                "VALUES (:a, :b, :c, :d, :e, :f, :g) RETURNING id",
        soci::use(at), soci::use(batch.actor), soci::use(batch.files), soci::use(added), soci::use(changed),
        soci::use(unchanged), soci::use(rejected), soci::into(id);
    return id;
}

void add_review(Tx& tx, const LinkReview& review, Instant at)
{
    const long long opened = at.time_since_epoch().count();
    tx.sql() << "INSERT INTO link_review (source, source_ref, candidate_source, candidate_ref, reason, opened_at) "
                "VALUES (:a, :b, :c, :d, :e, :f) ON CONFLICT (source, source_ref, candidate_source, candidate_ref) DO "
                "NOTHING",
        soci::use(review.source), soci::use(review.ref), soci::use(review.candidate_source),
        soci::use(review.candidate_ref), soci::use(review.reason), soci::use(opened);
}

void set_source_load(Tx& tx, const std::string& source, Date as_at)
{
    const auto day = to_iso(as_at);
    tx.sql() << "INSERT INTO source_load (source, as_at) VALUES (:s, :d) ON CONFLICT (source) "
                "DO UPDATE SET as_at = excluded.as_at WHERE excluded.as_at > source_load.as_at",
        soci::use(source), soci::use(day);
}

}  // namespace store
