#include "server/register/extract_import.h"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "server/crypto/hash.h"
#include "server/register/entry_row.h"
#include "server/register/import_audit.h"
#include "server/store/audit_store.h"
#include "server/store/entry_control_store.h"
#include "server/store/entry_write_store.h"

namespace registry {

namespace {

/// Which staged rows make up which entry; new entries are numbered from `next` on, in the order of their first row.
struct Piece {
    std::int64_t entry{};
    std::uint32_t row{};
    friend auto operator<=>(const Piece&, const Piece&) = default;
};

std::vector<Piece> pieces_of(const ImportPlan& plan, std::int64_t next)
{
    std::vector<std::int64_t> number(plan.units.size());
    std::vector<Piece> pieces;
    pieces.reserve(plan.rows.size());
    for (std::uint32_t i = 0; i < plan.rows.size(); ++i) {
        const auto& row = plan.rows[i];
        std::int64_t entry = row.entry;
        if (entry == 0) {
            const auto child = plan.links.child[row.unit];
            entry = plan.units[child].entry;
            if (entry == 0 && number[child] == 0) number[child] = next++;
            if (entry == 0) entry = number[child];
        }
        pieces.push_back({entry, i});
    }
    std::sort(pieces.begin(), pieces.end());
    return pieces;
}

ImportReport report_of(const ImportPlan& plan, const std::vector<Piece>& pieces, std::int64_t first_new)
{
    ImportReport report;
    for (const auto& extract : plan.extracts)
        report.files.push_back({extract.csv.path(), std::string(word(extract.format.source())), extract.as_at,
                                extract.rows, extract.rejected});
    report.added = plan.added;
    report.changed = plan.changed;
    report.unchanged = plan.unchanged;
    report.rejected = plan.rejected;
    std::int64_t last = 0;
    for (const auto& piece : pieces) {
        if (piece.entry == last) continue;
        last = piece.entry;
        ++(piece.entry >= first_new ? report.entries_added : report.entries_changed);
    }
    return report;
}

std::string base_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

/// For import_batch: what was read, so that it can be found again.
nlohmann::json files_json(const ImportPlan& plan)
{
    auto files = nlohmann::json::array();
    for (const auto& extract : plan.extracts)
        files.push_back({{"name", base_name(extract.csv.path())},
                         {"source", word(extract.format.source())},
                         {"as_at", to_iso(extract.as_at)},
                         {"rows", extract.rows},
                         {"rejected", extract.rejected},
                         {"sha256", crypto::sha256_hex(extract.csv.bytes())}});
    return files;
}

/// Writes the entries of a plan, one after the other.
class Applier {
  public:
    Applier(store::Tx& tx, ImportPlan& plan, const FindService& services, store::DataKind kind,
            const policy::EntryAges& ages, std::int64_t batch)
        : tx_(tx), writer_(tx), plan_(plan), services_(services), kind_(kind), ages_(ages), batch_(batch)
    {
    }

    Status write(std::int64_t entry, const Piece* from, const Piece* to, bool is_new)
    {
        std::vector<SourceRow> rows;
        std::vector<store::SourceRecordRow> records;
        for (const auto* piece = from; piece != to; ++piece) {
            rows.push_back(read_again(plan_, plan_.rows[piece->row], services_));
            const auto& row = rows.back();
            auto payload = payload_of(row);
            auto hash = crypto::sha256_hex(payload).substr(0, 32);
            records.push_back(
                {std::string(word(row.source)), row.ref, std::move(hash), std::move(payload), EntryId{entry}, batch_});
        }
        store::StandingEntry standing;
        if (!is_new) {
            standing = store::standing_entry(tx_, EntryId{entry});
            if (auto done = add_standing_rows(entry, rows); !done) return done;
        }

        auto merged = merge(std::move(rows), ages_);
        merged.location_protected |= standing.location_protected;  // once set, a person takes it off (ENT-24)
        auto row = row_of(merged);
        row.id = EntryId{entry};
        if (is_new) {
            row.public_id = new_identifier(kind_, row.id);
            writer_.add(row);
        } else {
            const auto facts = facts_from_text(standing.facts);
            if (!facts) return fail(ErrorKind::Unavailable, "import.entry_unreadable", {}, facts.error().field);
            writer_.replace(row, keys_of(facts->names), standing.date_of_birth);
        }
        for (const auto& record : records) writer_.put_record(record);
        return {};
    }

  private:
    /// What the entry's other sources said before.
    Status add_standing_rows(std::int64_t entry, std::vector<SourceRow>& rows)
    {
        for (auto& record : store::records_of(tx_, EntryId{entry})) {
            const auto source = source_of(record.source);
            const bool replaced = std::any_of(rows.begin(), rows.end(), [&](const SourceRow& row) {
                return word(row.source) == record.source && row.ref == record.ref;
            });
            if (!source || replaced) continue;
            auto row = row_from_payload(*source, std::move(record.ref), record.payload);
            if (!row) return fail(ErrorKind::Unavailable, "import.record_unreadable", {}, row.error().field);
            rows.push_back(std::move(*row));
        }
        return {};
    }

    store::Tx& tx_;
    store::EntryWriter writer_;
    ImportPlan& plan_;
    const FindService& services_;
    store::DataKind kind_;
    const policy::EntryAges& ages_;
    std::int64_t batch_;
};

Result<std::vector<Extract>> open_all(const std::vector<std::string>& paths)
{
    std::vector<Extract> extracts;
    for (const auto& path : paths) {
        auto extract = open_extract(path);
        if (!extract) {
            auto error = extract.error();
            error.detail = path;
            return fail(std::move(error));
        }
        extracts.push_back(std::move(*extract));
    }
    return extracts;
}

Status write_entries(Applier& applier, const std::vector<Piece>& pieces, std::int64_t first_new)
{
    for (std::size_t from = 0, to = 0; from < pieces.size(); from = to) {
        const auto entry = pieces[from].entry;
        for (to = from + 1; to < pieces.size() && pieces[to].entry == entry;) ++to;
        if (auto done = applier.write(entry, &pieces[from], pieces.data() + to, entry >= first_new); !done) return done;
    }
    return {};
}

Status write_audit(store::Tx& tx, const ImportRequest& request, const ImportReport& report, Instant now,
                   std::int64_t batch)
{
    store::AuditEvent event;
    event.at = now;
    event.actor = request.actor;
    event.capability = "system";
    event.action = "import.apply";
    event.object_kind = "register";
    event.object_id = std::to_string(batch);
    event.outcome = "done";
    event.detail = nlohmann::json{{"added", report.added},
                                  {"changed", report.changed},
                                  {"unchanged", report.unchanged},
                                  {"rejected", report.rejected},
                                  {"entries_added", report.entries_added},
                                  {"entries_changed", report.entries_changed},
                                  {"reviews", report.reviews.size()}}
                       .dump();
    return store::append(tx, event);
}

Result<ImportReport> apply(store::Database& database, const Clock& clock, const ImportRequest& request)
{
    auto extracts = open_all(request.paths);
    if (!extracts) return fail(extracts.error());
    return database.act([&](store::Tx& tx) -> Result<ImportReport> {
        const auto now = clock.now();
        const auto services = services_of(tx);
        auto plan = make_plan(tx, std::move(*extracts), services, request.on_fault);
        const auto first_new = store::last_entry_id(tx) + 1;
        const auto pieces = pieces_of(plan, first_new);
        auto report = report_of(plan, pieces, first_new);
        report.reviews = reviews_of(tx, plan, services);

        const auto batch = store::add_batch(
            tx, {now, request.actor, files_json(plan).dump(), plan.added, plan.changed, plan.unchanged, plan.rejected});
        {
            Applier applier(tx, plan, services, database.kind(), request.ages, batch);
            if (auto done = write_entries(applier, pieces, first_new); !done) return fail(done.error());
        }
        for (const auto& review : report.reviews) store::add_review(tx, review, now);
        for (const auto& extract : plan.extracts)
            store::set_source_load(tx, std::string(word(extract.format.source())), extract.as_at);
        if (!plan.rows.empty())
            if (auto done = store::raise_register_version(tx); !done) return fail(done.error());
        if (auto done = write_audit(tx, request, report, now, batch); !done) return fail(done.error());
        return report;
    });
}

}  // namespace

Result<ImportReport> preview_extracts(store::Database& database, const ImportRequest& request)
{
    auto extracts = open_all(request.paths);
    if (!extracts) return fail(extracts.error());
    return database.read([&](store::Tx& tx) -> Result<ImportReport> {
        const auto services = services_of(tx);
        auto plan = make_plan(tx, std::move(*extracts), services, request.on_fault);
        const auto first_new = store::last_entry_id(tx) + 1;
        auto report = report_of(plan, pieces_of(plan, first_new), first_new);
        report.reviews = reviews_of(tx, plan, services);
        return report;
    });
}

Result<ImportReport> apply_extracts(store::Database& database, const Clock& clock, const ImportRequest& request)
{
    auto report = apply(database, clock, request);
    if (!report) record_refused_import(database, clock, request.actor, "register", report.error());
    return report;
}

}  // namespace registry
