// Registers, reports and the log as files: every row, not the page; initials and never a name (IS-609); no statistic
// that could point at one person (IS-608).
#include <algorithm>
#include <array>

#include "server/admin/restriction.h"
#include "server/paper/count.h"
#include "server/records/exports.h"
#include "server/records/handlers.h"
#include "server/records/print_words.h"
#include "server/records/registers.h"

namespace records {

namespace {

using paper::Kind;

/// How a column of a view goes out: under which title, and by which group its codes are said.
struct Column {
    std::string_view name, title;
    Kind kind = Kind::Text;
    int width = 16;
    std::string_view group = {};
    bool is_on_paper{};  // there is room for it on A4
};

std::string file_name(std::string_view what, Date today)
{
    std::string name(what);
    std::replace(name.begin(), name.end(), '_', '-');
    return name + "-" + to_iso(today);
}

/// Codes in words, one after the other.
std::string in_words(const Column& column, const std::string& cell)
{
    if (column.group.empty()) return cell;
    std::string all;
    for (const auto& code : values_of({{"x", cell}}, "x"))
        all += (all.empty() ? "" : "; ") + words_of(column.group, code);
    return all;
}

admin::Handler handler_in(std::span<const admin::Handling> handlers, std::string_view name)
{
    for (const auto& each : handlers)
        if (each.name == name) return each.handle;
    return nullptr;
}

// ---- A register (IS-600, IS-609)

constexpr std::array kRegister{
    Column{"ref", "Reference", Kind::Text, 18, {}, true},
    Column{"date", "Date", Kind::Day, 12, {}, true},
    Column{"type", "Kind", Kind::Text, 18, "record_type", true},
    Column{"scheme", "Scheme", Kind::Text, 10, {}, true},
    Column{"direction", "Direction", Kind::Text, 10},
    Column{"other", "Counterpart", Kind::Text, 30, {}, true},
    Column{"category", "Category", Kind::Text, 10},
    Column{"priority", "Priority", Kind::Text, 8, {}, true},
    Column{"asked", "Items asked", Kind::Number, 12},
    Column{"shared", "Items shared", Kind::Number, 12},
    Column{"refused", "Items refused", Kind::Number, 12},
    Column{"reasons", "Reason codes", Kind::Text, 24},
    Column{"days_to_acknowledge", "Days to acknowledge", Kind::Number, 12},
    Column{"days_to_respond", "Days to respond", Kind::Number, 12},
    Column{"state", "State", Kind::Text, 18, "record_state", true},
    Column{"owner", "Owner", Kind::Text, 22},
    Column{"label", "Initials", Kind::Text, 10, {}, true},
};

/// Where each column of the table stands in a row of the view.
std::vector<std::size_t> places_of(std::span<const Column> columns, const ViewList& list)
{
    std::vector<std::size_t> places;
    for (const auto& column : columns)
        places.push_back(static_cast<std::size_t>(std::find(list.columns.begin(), list.columns.end(), column.name) -
                                                  list.columns.begin()));
    return places;
}

paper::Sheet sheet_of(std::span<const Column> columns, std::string title, paper::Stamp stamp,
                      std::vector<paper::Row> rows)
{
    paper::Sheet sheet{std::move(title), std::move(stamp), {}, paper::rows_of(std::move(rows))};
    for (const auto& column : columns) sheet.columns.push_back({std::string(column.title), column.kind, column.width});
    return sheet;
}

}  // namespace

services::Outcome<Exported> export_register(Export& asked)
{
    auto& doing = asked.doing;
    const auto filter = register_filter(doing);
    if (!filter) return admin::refused(filter.error());
    const auto& kind = doing.text("register");
    doing.about("register", kind);
    const auto holidays = admin::holiday_days(doing.tx);
    if (!holidays) return admin::refused(holidays.error());
    const bool is_paper = asked.format == Format::Pdf;
    std::vector<Column> columns;
    std::copy_if(kRegister.begin(), kRegister.end(), std::back_inserter(columns),
                 [&](const auto& column) { return !is_paper || column.is_on_paper; });
    const auto places = places_of(columns, admin::list_for("register", "rows"));
    std::vector<paper::Row> rows;
    auto read = store::each_of_register(doing.tx, *filter, [&](const store::Record& record) {
        const auto cells = register_row(doing, record, *holidays);
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < columns.size(); ++i)
            row.push_back(is_paper && columns[i].kind == Kind::Day ? long_day(cells[places[i]])
                                                                   : in_words(columns[i], cells[places[i]]));
        return rows.size() <= static_cast<std::size_t>(paper::kSheetRows);
    });
    if (!read) return admin::refused(read.error());
    if (rows.size() > static_cast<std::size_t>(paper::kSheetRows))
        return admin::refused(ErrorKind::Invalid, "export.too_long", "from");
    doing.detail["rows"] = rows.size();
    const auto title = words_of("register", kind);
    const auto name = file_name(kind, doing.today);
    if (!is_paper) return pressed(asked, name, sheet_of(columns, title, asked.stamp, std::move(rows)));
    paper::Document document;
    document.title = title;
    document.organisation = "Register";
    document.stamp = asked.stamp;
    paper::Table table;
    for (const auto& column : columns) table.columns.emplace_back(column.title);
    table.rows = std::move(rows);
    document.blocks.emplace_back(std::move(table));
    return pressed(asked, name, document);
}

// ---- The report (IS-601 to IS-608)

namespace {

/// A list of the report, by what its rows are called and what it counts. `base`: the count without which a middle value
/// would speak of fewer than five.
struct Part {
    std::string_view list, heading, rows, group;
    std::span<const Column> columns;
    std::string_view base = {};
};
constexpr std::array kVolume{Column{"received", "Requests received", Kind::Number},
                             Column{"made", "Requests made", Kind::Number},
                             Column{"told", "Shared or told", Kind::Number}};
constexpr std::array kCounts{Column{"count", "Records", Kind::Number}};
constexpr std::array kTimes{Column{"answered", "Answered", Kind::Number},
                            Column{"median_acknowledge", "Days to acknowledge (middle)"},
                            Column{"most_acknowledge", "Days to acknowledge (nine in ten)"},
                            Column{"median_respond", "Days to respond (middle)"},
                            Column{"most_respond", "Days to respond (nine in ten)"},
                            Column{"within", "Within our own target", Kind::Number},
                            Column{"target", "Target in days"}};
constexpr std::array kRefusals{Column{"count", "Refusals", Kind::Number},
                               Column{"without_reasons", "Without written reasons", Kind::Number}};
constexpr std::array kPeers{Column{"refusals", "Refusals received", Kind::Number},
                            Column{"discussed", "Discussed", Kind::Number},
                            Column{"complaints", "Complaints", Kind::Number}};
constexpr std::array kParts{
    Part{"volume", "Volume by month", "month", {}, kVolume},
    Part{"counts", "Volume by scheme and category; views and notice", "group", {}, kCounts},
    Part{"times", "Time to acknowledge and to respond", "priority", "priority", kTimes, "answered"},
    Part{"refusals", "Refusals by reason", "reason", "reason_code", kRefusals},
    Part{"peers", "Refusals received, by counterpart", "other", {}, kPeers},
};
/// Facts of the report; `bases`: the facts whose sum the middle value is of.
struct Total {
    std::string_view name, title;
    std::array<std::string_view, 2> bases = {};
};
constexpr std::array kTotals{
    Total{"without_reasons", "Refusals without written reasons"},
    Total{"complaints_open", "Complaints open"},
    Total{"complaints_resolved", "Complaints resolved"},
    Total{"complaints_unresolved", "Complaints unresolved"},
    Total{"complaint_days", "Days to resolve a complaint (middle)", {"complaints_resolved", "complaints_unresolved"}},
    Total{"corrections", "Corrections done"},
    Total{"correction_days", "Days to tell everybody of a correction (middle)", {"corrections"}},
    Total{"recipients_not_told", "Recipients not yet told of a correction"},
    Total{"open_findings", "Findings open"},
};
constexpr std::int64_t kLeast = 5;  // IS-608

std::int64_t number_in(const std::string& text)
{
    std::int64_t number = 0;
    for (const char c : text) number = c >= '0' && c <= '9' ? number * 10 + (c - '0') : number;
    return number;
}

struct Line {
    std::string part, row, measure, value;
};

std::vector<Line> lines_of(const View& view)
{
    std::vector<Line> lines;
    for (const auto& part : kParts) {
        const auto& list = view.list(part.list);
        for (std::size_t i = 0; i < list.rows.size(); ++i) {
            auto row = list.at(i, part.rows);
            if (!part.group.empty()) row = words_of(part.group, row);
            if (part.list == "counts")
                row = words_of("counted", list.at(i, "what")) + ": " + words_of(list.at(i, "what"), row);
            const bool is_few = !part.base.empty() && number_in(list.at(i, part.base)) < kLeast;
            for (const auto& column : part.columns) {
                const auto& cell = list.at(i, column.name);
                const bool is_count = column.kind == Kind::Number;
                const bool is_hidden = !is_count && is_few && column.name != "target";
                lines.push_back({std::string(part.heading), row, std::string(column.title),
                                 is_hidden  ? std::string()
                                 : is_count ? paper::shown_count(number_in(cell))
                                            : cell});
            }
        }
    }
    for (const auto& total : kTotals) {
        std::int64_t base = 0;
        for (const auto fact : total.bases) base += fact.empty() ? 0 : number_in(view.fact(fact));
        const auto& value = view.fact(total.name);
        const bool is_count = total.bases.front().empty();
        lines.push_back({"Totals",
                         {},
                         std::string(total.title),
                         is_count        ? paper::shown_count(number_in(value))
                         : base < kLeast ? std::string()
                                         : value});
    }
    return lines;
}

/// The lines of one part as a table: a row for each of its rows.
paper::Table table_of(std::span<const Line> lines)
{
    paper::Table table;
    table.columns.emplace_back();
    for (const auto& line : lines) {
        if (table.rows.empty() || table.rows.back().front() != line.row || lines.front().part == "Totals")
            table.rows.push_back({line.row.empty() ? line.measure : line.row});
        table.rows.back().push_back(line.value);
        if (table.rows.size() == 1 && !line.row.empty()) table.columns.push_back(line.measure);
    }
    if (table.columns.size() == 1) table.columns.emplace_back();
    return table;
}

}  // namespace

services::Outcome<Exported> export_report(Export& asked)
{
    const auto view = handler_in(report_handlers(), "sharing_report")(asked.doing);
    if (!view) return tl::unexpected(view.error());
    const auto lines = lines_of(*view);
    const auto title = "Report, " + long_day(view->fact("from")) + " to " + long_day(view->fact("to"));
    const auto name = file_name("report", asked.doing.today);
    if (asked.format != Format::Pdf) {
        constexpr std::array kColumns{Column{{}, "Part", Kind::Text, 34}, Column{{}, "Of", Kind::Text, 30},
                                      Column{{}, "Measure", Kind::Text, 34}, Column{{}, "Value", Kind::Number, 10}};
        std::vector<paper::Row> rows;
        for (const auto& line : lines) rows.push_back({line.part, line.row, line.measure, line.value});
        return pressed(asked, name, sheet_of(kColumns, title, asked.stamp, std::move(rows)));
    }
    paper::Document document;
    document.title = title;
    document.organisation = "Report";
    document.stamp = asked.stamp;
    for (auto at = lines.begin(); at != lines.end();) {
        const auto end = std::find_if(at, lines.end(), [&](const auto& line) { return line.part != at->part; });
        document.blocks.emplace_back(paper::Heading{at->part});
        document.blocks.emplace_back(table_of({at, end}));
        at = end;
    }
    document.blocks.emplace_back(
        paper::Note{"A number below 5 is shown as <5, and a middle value of fewer than 5 is left out, so that nothing "
                    "points at one "
                    "person."});
    return pressed(asked, name, document);
}

// ---- The log (USE-6)

namespace {

constexpr std::array kLog{
    Column{"id", "Row", Kind::Number, 10},
    Column{"at", "When (UTC)", Kind::Text, 22},
    Column{"by", "Who", Kind::Text, 24},
    Column{"actor", "Account", Kind::Text, 24},
    Column{"capability", "As"},
    Column{"action", "Act", Kind::Text, 24},
    Column{"outcome", "Outcome"},
    Column{"object_kind", "About"},
    Column{"object", "Which", Kind::Text, 24},
    Column{"purpose", "Purpose", Kind::Text, 24},
    Column{"session", "Session", Kind::Text, 24},
    Column{"network", "Network"},
    Column{"detail", "Detail", Kind::Text, 60},
};
constexpr std::size_t kMostOfLog = 50'000;

}  // namespace

services::Outcome<Exported> export_audit(Export& asked)
{
    auto& doing = asked.doing;
    const auto search = handler_in(admin::department_handlers(), "audit_search");
    std::vector<paper::Row> rows;
    auto fields = doing.fields;
    while (true) {
        Doing page{doing, doing.caller, fields, doing.right};
        const auto found = search(page);
        if (!found) return tl::unexpected(found.error());
        doing.about(page.object_kind, page.object_id);
        doing.detail = page.detail;
        const auto& list = found->list("log");
        const auto places = places_of(kLog, list);
        for (const auto& cells : list.rows) {
            auto& row = rows.emplace_back();
            for (const auto place : places) row.push_back(cells[place]);
        }
        if (rows.size() > kMostOfLog) return admin::refused(ErrorKind::Invalid, "export.too_long", "from");
        if (found->fact("next").empty()) break;
        fields["before"] = found->fact("next");
    }
    doing.detail["rows"] = rows.size();
    return pressed(asked, file_name("log", doing.today), sheet_of(kLog, "Log", asked.stamp, std::move(rows)));
}

}  // namespace records
