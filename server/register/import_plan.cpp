#include "server/register/import_plan.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string_view>
#include <unordered_map>

#include "server/crypto/hash.h"
#include "server/store/service_store.h"
#include "server/text/fold.h"

namespace registry {

namespace {

std::uint8_t bit(Source source) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(source)); }
std::int32_t day_number(Date day) { return static_cast<std::int32_t>(days(day).time_since_epoch().count()); }
char sex_letter(const std::string& sex) { return sex.empty() ? '\0' : sex.front(); }

/// Reads all files and notes where the rows stand that are good, and new or changed.
class Stager {
  public:
    Stager(store::Tx& tx, ImportPlan& plan, const FindService& services, const OnFault& on_fault)
        : known_(tx), has_records_(store::has_source_records(tx)), plan_(plan), services_(services), on_fault_(on_fault)
    {
    }

    void read_all()
    {
        for (std::uint32_t i = 0; i < plan_.extracts.size(); ++i) read_file(i);
        refuse_repeated();
    }

    NamePool names;
    std::vector<OtherName> others;

  private:
    struct Seen {  // every good row, to notice a reference that is given twice
        std::size_t reference{};
        std::uint32_t extract{}, line{};
        std::int64_t row{-1};  // in plan_.rows
    };

    void read_file(std::uint32_t index)
    {
        auto& extract = plan_.extracts[index];
        RecordPlace at, place;
        extract.csv.next(at, place);
        extract.csv.next(at, place);  // past mark and header, which open_extract has read
        SourceRow row;
        while (extract.csv.next(at, place)) {
            ++extract.rows;
            const auto* cells = extract.csv.cells(place);
            auto faults = cells ? extract.format.read(*cells, services_, extract.as_at, row)
                                : std::vector<Fault>{{"", "is no CSV row: look for a stray quotation mark"}};
            if (faults.empty()) {
                stage(index, place, row);
                continue;
            }
            ++extract.rejected;
            for (auto& fault : faults) on_fault_({extract.csv.path(), place.line, std::move(fault)});
        }
    }

    void stage(std::uint32_t index, const RecordPlace& place, const SourceRow& row)
    {
        Seen seen{std::hash<std::string>{}(row.ref) * 4 + static_cast<std::size_t>(row.source), index, place.line, -1};
        StagedRow staged{index, place, 0, 0};
        bool same = false;
        if (has_records_) {
            if (const auto known = known_.find(std::string(word(row.source)), row.ref)) {
                staged.entry = known->entry.value;
                same = known->content_hash == content_hash(row);
            }
        }
        if (same) {
            ++plan_.unchanged;
        } else {
            if (staged.entry == 0) staged.unit = add_unit(row);
            seen.row = static_cast<std::int64_t>(plan_.rows.size());
            plan_.rows.push_back(staged);
        }
        seen_.push_back(seen);
    }

    std::uint32_t add_unit(const SourceRow& row)
    {
        const auto number = static_cast<std::uint32_t>(plan_.units.size());
        const auto key = [&](const PersonName& name) {
            return NameKey{names.id(text::fold(name.given)), names.id(text::fold(name.family))};
        };
        const auto& name = row.facts.names.front();
        plan_.units.push_back({key(name), names.id(text::fold(name.middle)), day_number(row.date_of_birth),
                               sex_letter(row.sex), bit(row.source), 0});
        for (std::size_t i = 1; i < row.facts.names.size(); ++i) others.push_back({key(row.facts.names[i]), number});
        return number;
    }

    /// A reference given twice: which row is right cannot be told, so neither is taken.
    void refuse_repeated()
    {
        std::sort(seen_.begin(), seen_.end(), [](const Seen& a, const Seen& b) { return a.reference < b.reference; });
        std::vector<bool> refused(plan_.rows.size());
        for (std::size_t from = 0, to = 0; from < seen_.size(); from = to) {
            for (to = from + 1; to < seen_.size() && seen_[to].reference == seen_[from].reference;) ++to;
            if (to - from < 2) continue;
            for (auto i = from; i < to; ++i) {
                const auto& seen = seen_[i];
                auto& extract = plan_.extracts[seen.extract];
                ++extract.rejected;
                on_fault_({extract.csv.path(), seen.line, {"reference", "is given more than once"}});
                if (seen.row >= 0) refused[static_cast<std::size_t>(seen.row)] = true;
                else --plan_.unchanged;
            }
        }
        seen_ = {};
        drop(refused);
    }

    void drop(const std::vector<bool>& refused)
    {
        if (std::find(refused.begin(), refused.end(), true) == refused.end()) return;
        std::vector<StagedRow> rows;
        std::vector<LinkUnit> units;
        std::vector<std::uint32_t> moved(plan_.units.size(), UINT32_MAX);
        for (std::size_t i = 0; i < plan_.rows.size(); ++i) {
            if (refused[i]) continue;
            auto row = plan_.rows[i];
            if (row.entry == 0) {
                moved[row.unit] = static_cast<std::uint32_t>(units.size());
                units.push_back(plan_.units[row.unit]);
                row.unit = moved[row.unit];
            }
            rows.push_back(row);
        }
        std::erase_if(others, [&](const OtherName& other) { return moved[other.unit] == UINT32_MAX; });
        for (auto& other : others) other.unit = moved[other.unit];
        plan_.rows = std::move(rows);
        plan_.units = std::move(units);
    }

    store::KnownRecords known_;
    bool has_records_;
    ImportPlan& plan_;
    const FindService& services_;
    const OnFault& on_fault_;
    std::vector<Seen> seen_;
};

/// The entries that stand already take part in linking, each by its current name and its other ones.
void add_standing(store::Tx& tx, ImportPlan& plan, NamePool& names, std::vector<OtherName>& others)
{
    std::unordered_map<std::int64_t, std::uint8_t> sources;
    store::each_standing_source(tx, [&](EntryId entry, const std::string& source) {
        if (const auto known = source_of(source)) sources[entry.value] |= bit(*known);
    });
    store::each_standing_name(tx, [&](const store::StandingName& name) {
        const NameKey key{names.id(name.given_key), names.id(name.family_key)};
        if (name.position > 0) {
            others.push_back({key, static_cast<std::uint32_t>(plan.units.size() - 1)});  // of the entry that was last
            return;
        }
        // What folding leaves of the whole name, without the given name before and the family name after it.
        auto middle = text::fold(name.display).substr(name.given_key.size());
        middle.resize(middle.size() - std::min(middle.size(), name.family_key.size()));
        const auto born = parse_date(name.date_of_birth);
        plan.units.push_back({key, names.id(middle), born ? day_number(*born) : 0, sex_letter(name.sex),
                              sources[name.entry.value], name.entry.value});
    });
}

}  // namespace

Result<Extract> open_extract(const std::string& path)
{
    auto csv = CsvFile::open(path);
    if (!csv) return fail(csv.error());
    const auto mark = mark_of(*csv);
    if (mark.size() != 4 || mark[0] != "childlink") return fail(ErrorKind::Invalid, "extract.mark_missing", path);
    const auto source = source_of(mark[1]);
    if (!source) return fail(ErrorKind::Invalid, "extract.unknown_source", mark[1]);
    if (mark[2] != "1") return fail(ErrorKind::Invalid, "extract.unknown_version", mark[2]);
    const auto as_at = parse_date(mark[3]);
    if (!as_at) return fail(ErrorKind::Invalid, "extract.bad_as_at", mark[3]);

    RecordPlace at, place;
    csv->next(at, place);
    const auto* header = csv->next(at, place) ? csv->cells(place) : nullptr;
    auto format = ExtractFormat::of(*source, header ? *header : std::vector<std::string_view>{});
    if (!format) return fail(format.error());
    return Extract{std::move(*csv), std::move(*format), *as_at, 0, 0};
}

FindService services_of(store::Tx& tx)
{
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using ByRef = std::unordered_map<std::string, ServiceId, Hash, std::equal_to<>>;
    auto by_kind = std::make_shared<std::map<std::string, ByRef, std::less<>>>();
    store::each_service(tx, [&](const store::ServiceName& service) {
        auto& found = (*by_kind)[service.kind][service.source_ref];
        if (found.value == 0 || service.source == "school_register") found = service.id;
    });
    return [by_kind](std::string_view kind, std::string_view ref) -> std::optional<ServiceId> {
        const auto of_kind = by_kind->find(kind);
        if (of_kind == by_kind->end()) return {};
        const auto found = of_kind->second.find(ref);
        if (found == of_kind->second.end()) return {};
        return found->second;
    };
}

ImportPlan make_plan(store::Tx& tx, std::vector<Extract> extracts, const FindService& services, const OnFault& on_fault)
{
    ImportPlan plan;
    plan.extracts = std::move(extracts);
    Stager stager(tx, plan, services, on_fault);
    stager.read_all();

    for (const auto& extract : plan.extracts) plan.rejected += extract.rejected;
    for (const auto& row : plan.rows) ++(row.entry == 0 ? plan.added : plan.changed);
    plan.row_of_unit.resize(plan.units.size());
    for (std::uint32_t i = 0; i < plan.rows.size(); ++i)
        if (plan.rows[i].entry == 0) plan.row_of_unit[plan.rows[i].unit] = i;

    if (plan.added > 0) add_standing(tx, plan, stager.names, stager.others);
    plan.links = link(plan.units, stager.others, stager.names);
    return plan;
}

SourceRow read_again(ImportPlan& plan, const StagedRow& staged, const FindService& services)
{
    auto& extract = plan.extracts[staged.extract];
    SourceRow row;
    if (const auto* cells = extract.csv.cells(staged.place)) extract.format.read(*cells, services, extract.as_at, row);
    return row;
}

std::string content_hash(const SourceRow& row) { return crypto::sha256_hex(payload_of(row)).substr(0, 32); }

std::vector<store::LinkReview> reviews_of(store::Tx& tx, ImportPlan& plan, const FindService& services)
{
    using Ref = std::pair<std::string, std::string>;
    std::set<std::uint32_t> wanted;
    for (const auto& pair : plan.links.near) wanted.insert({plan.links.child[pair.a], plan.links.child[pair.b]});

    // The smallest reference of each child in question, whatever order the files came in.
    std::unordered_map<std::uint32_t, Ref> refs;
    for (std::uint32_t i = 0; i < plan.units.size(); ++i) {
        const auto child = plan.links.child[i];
        if (!wanted.contains(child)) continue;
        Ref ref;
        if (plan.units[i].entry != 0) {
            const auto records = store::records_of(tx, EntryId{plan.units[i].entry});
            if (records.empty()) continue;
            ref = {records.front().source, records.front().ref};
        } else {
            const auto row = read_again(plan, plan.rows[plan.row_of_unit[i]], services);
            ref = {std::string(word(row.source)), row.ref};
        }
        const auto [at, added] = refs.emplace(child, ref);
        if (!added) at->second = std::min(at->second, ref);
    }

    std::map<std::pair<Ref, Ref>, std::string> pairs;  // each once; of several reasons the first by alphabet
    for (const auto& pair : plan.links.near) {
        auto a = refs[plan.links.child[pair.a]], b = refs[plan.links.child[pair.b]];
        if (b < a) std::swap(a, b);
        auto& reason = pairs[{std::move(a), std::move(b)}];
        if (reason.empty() || pair.reason < reason) reason = pair.reason;
    }
    std::vector<store::LinkReview> reviews;
    for (const auto& [pair, reason] : pairs)
        reviews.push_back({pair.first.first, pair.first.second, pair.second.first, pair.second.second, reason});
    return reviews;
}

}  // namespace registry
