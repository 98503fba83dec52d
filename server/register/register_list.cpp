#include "server/register/register_list.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "server/register/import_audit.h"
#include "server/store/audit_store.h"
#include "server/store/lookup_store.h"
#include "server/text/register_match.h"

namespace registry {
namespace {

using store::RegisterRow;

enum Kind : unsigned { kWwcc = 1, kVit = 2, kTraining = 4, kCredential = kWwcc | kVit, kEvery = 7 };
constexpr std::array<std::pair<std::string_view, Kind>, 3> kKinds{
    {{"wwcc", kWwcc}, {"vit", kVit}, {"training", kTraining}}};

/// Takes one cell; answers what is wrong with it, or "". A name that does not agree with itself is not UTF-8, or is a
/// last name that is empty.
using Take = std::string_view (*)(std::string_view cell, Date as_at, RegisterRow& row);
struct Column {
    std::string_view name;
    unsigned kinds;
    bool required;
    Take take;
};

std::string_view take_day(std::string_view cell, RegisterRow& row)
{
    row.day = cell;
    return cell.empty() || parse_date(cell) ? "" : "is no day: write 2026-11-22";
}

constexpr std::array kColumns{
    Column{"number", kEvery, true,
           [](std::string_view cell, Date, RegisterRow& row) -> std::string_view {
               row.number = text::number_key(cell);
               return row.number.empty() ? "is missing" : "";
           }},
    Column{"first_name", kEvery, true,
           [](std::string_view cell, Date, RegisterRow& row) -> std::string_view {
               row.first_name = cell;
               return text::names_agree(cell, "any", cell, "any") ? "" : "is not UTF-8";
           }},
    // REG-10: ignored, and so not kept.
    Column{"middle_names", kEvery, false, [](std::string_view, Date, RegisterRow&) -> std::string_view { return ""; }},
    Column{"last_name", kEvery, true,
           [](std::string_view cell, Date, RegisterRow& row) -> std::string_view {
               row.last_name = cell;
               return text::names_agree("", cell, "", cell) ? "" : "is missing or not UTF-8";
           }},
    Column{"status", kCredential, true,
           [](std::string_view cell, Date, RegisterRow& row) -> std::string_view {
               row.status = cell;
               return store::is_register_status(cell) ? "" : "is not one of the words for it";
           }},
    Column{"expires_on", kCredential, true,
           [](std::string_view cell, Date, RegisterRow& row) { return take_day(cell, row); }},
    Column{"trained_on", kTraining, true,
           [](std::string_view cell, Date as_at, RegisterRow& row) -> std::string_view {
               if (cell.empty()) return "is missing";
               if (const auto wrong = take_day(cell, row); !wrong.empty()) return wrong;
               return *parse_date(cell) > as_at ? "lies after the day of the list" : "";
           }},
};

Result<std::vector<const Column*>> columns_of(Kind kind, const std::vector<std::string_view>& header)
{
    std::vector<const Column*> columns;
    for (const auto name : header) {
        const auto column = std::find_if(kColumns.begin(), kColumns.end(), [&](const Column& each) {
            return each.name == name && (each.kinds & kind) != 0;
        });
        if (column == kColumns.end()) return fail(ErrorKind::Invalid, "list.unknown_column", std::string(name));
        if (std::find(columns.begin(), columns.end(), &*column) != columns.end())
            return fail(ErrorKind::Invalid, "list.repeated_column", std::string(name));
        columns.push_back(&*column);
    }
    for (const auto& column : kColumns)
        if (column.required && (column.kinds & kind) != 0 &&
            std::find(columns.begin(), columns.end(), &column) == columns.end())
            return fail(ErrorKind::Invalid, "list.missing_column", std::string(column.name));
    return columns;
}

struct List {
    Date as_at{};
    std::vector<RegisterRow> rows;
};

Result<List> read_list(const std::string& kind, const std::string& path, Date today, const OnFault& on_fault)
{
    const auto known = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& each) { return each.first == kind; });
    if (known == kKinds.end()) return fail(ErrorKind::Invalid, "list.unknown_kind", kind);
    auto file = CsvFile::open(path);
    if (!file) return fail(file.error());
    const auto mark = mark_of(*file);
    if (mark.size() != 4 || mark[0] != "childlink" || mark[1] != kind || mark[2] != "1")
        return fail(ErrorKind::Invalid, "list.mark_missing", kind);
    const auto as_at = parse_date(mark[3]);
    if (!as_at || *as_at > today) return fail(ErrorKind::Invalid, "list.bad_day");

    RecordPlace at, place;
    file->next(at, place);
    std::vector<std::string_view> header;
    if (file->next(at, place))
        if (const auto* cells = file->cells(place)) header = *cells;
    const auto columns = columns_of(known->second, header);
    if (!columns) return fail(columns.error());

    List list{*as_at, {}};
    std::set<std::string> seen;
    bool is_good = true;
    while (file->next(at, place)) {
        const auto fault = [&](std::string_view column, std::string_view reason) {
            is_good = false;
            on_fault({path, place.line, {std::string(column), std::string(reason)}});
        };
        const auto* cells = file->cells(place);
        if (!cells || cells->size() != columns->size()) {
            fault("", "has not as many cells as the header");
            continue;
        }
        RegisterRow row;
        for (std::size_t i = 0; i < columns->size(); ++i)
            if (const auto wrong = (*columns)[i]->take((*cells)[i], *as_at, row); !wrong.empty())
                fault((*columns)[i]->name, wrong);
        if (!row.number.empty() && !seen.insert(row.number).second) fault("number", "is given more than once");
        list.rows.push_back(std::move(row));
    }
    if (!is_good) return fail(ErrorKind::Invalid, "list.bad_rows");
    return list;
}

Result<ListReport> put_list(store::Tx& tx, const std::string& kind, const List& list, const std::string& actor,
                            Instant now)
{
    const auto standing = store::register_list_day(tx, kind);
    if (!standing) return fail(standing.error());
    if (*standing && list.as_at < **standing) return fail(ErrorKind::Conflict, "list.older");
    const auto before = store::count_register_rows(tx, kind);
    if (!before) return fail(before.error());
    if (auto done = store::replace_register_list(tx, kind, list.rows, list.as_at, now); !done)
        return fail(done.error());

    const ListReport report{*before, static_cast<std::int64_t>(list.rows.size())};
    store::AuditEvent event;
    event.at = now;
    event.actor = actor;
    event.capability = "system";
    event.action = "register.load";
    event.object_kind = "register_list";
    event.object_id = kind;
    event.outcome = "done";
    event.detail =
        nlohmann::json{{"as_at", to_iso(list.as_at)}, {"before", report.before}, {"rows", report.rows}}.dump();
    if (auto done = store::append(tx, event); !done) return fail(done.error());
    return report;
}

}  // namespace

Result<ListReport> load_register_list(store::Database& database, const Clock& clock, const std::string& kind,
                                      const std::string& path, const std::string& actor, const OnFault& on_fault)
{
    const auto list = read_list(kind, path, melbourne_day(clock.now()), on_fault);
    Result<ListReport> report =
        !list ? fail(list.error())
              : database.act([&](store::Tx& tx) { return put_list(tx, kind, *list, actor, clock.now()); });
    if (!report) record_refused_import(database, clock, actor, "register_list", report.error());
    return report;
}

}  // namespace registry
