#include "client/screens/reports_screen.h"

#include <algorithm>
#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/plain_screens.h"
#include "client/screens/words.h"
#include "client/words/when.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

int number_in(const std::string& text)
{
    int number = 0;
    for (const char c : text)
        if (c >= '0' && c <= '9' && number < 100'000'000) number = number * 10 + (c - '0');
    return number;
}

// ---- The period

void draw_period(App& app, const View* view)
{
    auto& state = app.sharing.report;
    const widgets::Card card(say(Word::reports_period), {}, "period");
    const auto faults = in_words(state.faults);
    widgets::error_summary(faults);
    widgets::Form form("period");
    {
        const widgets::Columns row({1, 1, 1}, 640, "days");
        widgets::date_field(
            state.typed["from"],
            {.name = "from", .label = say(Word::registers_from), .error = widgets::message_of(faults, "from")});
        widgets::date_field(
            state.typed["to"],
            {.name = "to", .label = say(Word::registers_to), .error = widgets::message_of(faults, "to")});
        if (view != nullptr && view->list("places").rows.size() > 1) {
            const auto& places = view->list("places");
            std::vector<widgets::Option> options{{"", words::text(Word::reports_all)}};
            for (std::size_t i = 0; i < places.rows.size(); ++i)
                options.push_back({places.at(i, "id"), places.at(i, "name")});
            widgets::select(state.typed["service"], {.name = "service", .label = say(Word::registers_service)},
                            options);
        }
    }
    const widgets::Row row("acts");
    if (!form.submit(say(Word::registers_show))) return;
    state.faults = acts::faults_of(app.desk().find_view("sharing_report")->asks, state.typed);
    if (state.faults.empty()) state.applied = state.typed;
}

// ---- Numbers as pictures

/// Each month of the period, those in which nothing was as well.
std::vector<widgets::BarRow> months_of(const View& view)
{
    std::vector<widgets::BarRow> rows;
    const auto from = parse_date(view.fact("from")), to = parse_date(view.fact("to"));
    if (!from || !to) return rows;
    const auto& list = view.list("volume");
    constexpr std::size_t kMost = 120;
    std::size_t at = 0;
    for (Date month{from->year(), from->month(), std::chrono::day{1}}; month <= *to && rows.size() < kMost;
         month = add_months(month, 1)) {
        widgets::BarRow row{words::month(month), {0, 0, 0}};
        if (at < list.rows.size() && to_iso(month).starts_with(list.at(at, "month"))) {
            row.values = {number_in(list.at(at, "received")), number_in(list.at(at, "made")),
                          number_in(list.at(at, "told"))};
            ++at;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

void draw_volume(const View& view)
{
    const widgets::Card card(say(Word::reports_volume), {}, "volume");
    if (view.list("volume").rows.empty()) return widgets::no_record();
    widgets::bars({.caption = say(Word::reports_volume_caption),
                   .row_heading = say(Word::reports_month),
                   .series = {words::text(Word::reports_received), words::text(Word::reports_made),
                              words::text(Word::reports_told)},
                   .rows = months_of(view)});
}

/// The counts of one thing, the largest first; nothing where there are none.
bool draw_counts(const ViewList& list, std::string_view what, std::string_view group, Word caption, Word heading)
{
    widgets::BarChart chart{.caption = say(caption),
                            .row_heading = say(heading),
                            .series = {words::text(Word::reports_number)},
                            .rows = {},
                            .is_across = true};
    for (std::size_t i = 0; i < list.rows.size(); ++i)
        if (list.at(i, "what") == what)
            chart.rows.push_back({list.at(i, "group").empty() ? words::text(Word::reports_unsaid)
                                  : group.empty()             ? list.at(i, "group")
                                                              : name_of(group, list.at(i, "group")),
                                  {number_in(list.at(i, "count"))}});
    if (chart.rows.empty()) return false;
    std::stable_sort(chart.rows.begin(), chart.rows.end(),
                     [](const auto& a, const auto& b) { return a.values[0] > b.values[0]; });
    widgets::bars(chart);
    return true;
}

void draw_what(const ViewList& counts)
{
    const widgets::Columns columns({1, 1}, 860, "what");
    {
        const widgets::Card card(say(Word::reports_schemes), {}, "schemes");
        const bool has_schemes =
            draw_counts(counts, "scheme", "scheme", Word::reports_schemes_caption, Word::registers_scheme);
        const bool has_kinds =
            draw_counts(counts, "category", {}, Word::reports_categories_caption, Word::reports_category);
        if (!has_schemes && !has_kinds) widgets::no_record();
    }
    const widgets::Card card(say(Word::reports_voices), {}, "voices");
    const bool has_views =
        draw_counts(counts, "views", "report_views", Word::reports_views_caption, Word::reports_views_heading);
    const bool has_told =
        draw_counts(counts, "informed", "informed", Word::reports_informed_caption, Word::reports_informed_heading);
    if (!has_views && !has_told) widgets::no_record();
}

void draw_refusals(const View& view)
{
    const auto& list = view.list("refusals");
    const widgets::Card card(say(Word::reports_refusals), {}, "refusals");
    const auto without = number_in(view.fact("without_reasons"));
    {
        // By law each decline has its reasons in writing: this is to be none (IS-603).
        const widgets::Row row("without");
        widgets::text(say(Word::reports_without, {{"count", view.fact("without_reasons")}}));
        widgets::pill(say(without == 0 ? Word::reports_without_good : Word::reports_without_bad),
                      without == 0 ? widgets::Tone::Ok : widgets::Tone::Bad);
    }
    if (list.rows.empty()) return widgets::no_record();
    widgets::BarChart chart{.caption = say(Word::reports_refusals_caption),
                            .row_heading = say(Word::reports_reason),
                            .series = {words::text(Word::reports_declined), words::text(Word::reports_unreasoned)},
                            .rows = {},
                            .is_across = true};
    for (std::size_t i = 0; i < list.rows.size(); ++i)
        chart.rows.push_back({name_of("reason_code", list.at(i, "reason")),
                              {number_in(list.at(i, "count")), number_in(list.at(i, "without_reasons"))}});
    std::stable_sort(chart.rows.begin(), chart.rows.end(),
                     [](const auto& a, const auto& b) { return a.values[0] > b.values[0]; });
    widgets::bars(chart);
}

// ---- Numbers as words

std::string days(const std::string& number)
{
    return number.empty() ? words::text(Word::reports_no_days) : say(words::Plural::reports_days, number_in(number));
}

std::string half(const std::string& number)
{
    return number.empty() ? words::text(Word::reports_no_days) : say(Word::reports_half, {{"days", days(number)}});
}

void draw_times(const ViewList& list)
{
    const widgets::Card card(say(Word::reports_times), {}, "times");
    if (list.rows.empty()) return widgets::no_record();
    {
        widgets::Table table(say(Word::reports_times), {{say(Word::registers_priority), 2},
                                                        {say(Word::reports_answered), 1},
                                                        {say(Word::reports_acknowledge), 3},
                                                        {say(Word::reports_respond), 3},
                                                        {say(Word::reports_within), 3}});
        for (std::size_t i = 0; i < list.rows.size(); ++i) {
            const auto spread = [&](const char* median, const char* most) {
                return list.at(i, median).empty() ? std::string()
                                                  : say(Word::reports_most, {{"days", days(list.at(i, most))}});
            };
            table.row(list.at(i, "priority"));
            table.cell(name_of("priority_short", list.at(i, "priority")));
            table.cell(list.at(i, "answered"));
            table.cell(half(list.at(i, "median_acknowledge")), spread("median_acknowledge", "most_acknowledge"));
            table.cell(half(list.at(i, "median_respond")), spread("median_respond", "most_respond"));
            table.cell(say(Word::reports_of, {{"within", list.at(i, "within")}, {"answered", list.at(i, "answered")}}),
                       list.at(i, "target") == "0" ? words::text(Word::reports_same_day)
                                                   : say(Word::reports_target, {{"days", days(list.at(i, "target"))}}));
        }
    }
    widgets::small(say(Word::reports_own_target));
}

void draw_care(const View& view)
{
    const auto fact = [&](const char* name) { return view.fact(name); };
    const widgets::Columns columns({1, 1}, 860, "care");
    {
        const widgets::Card card(say(Word::reports_complaints), {}, "complaints");
        const std::array facts{widgets::Fact{words::text(Word::reports_open), fact("complaints_open")},
                               widgets::Fact{words::text(Word::reports_resolved), fact("complaints_resolved")},
                               widgets::Fact{words::text(Word::reports_unresolved), fact("complaints_unresolved")},
                               widgets::Fact{words::text(Word::reports_took), days(fact("complaint_days"))}};
        widgets::facts(facts);
    }
    const widgets::Card card(say(Word::reports_corrections), {}, "corrections");
    const std::array facts{widgets::Fact{words::text(Word::reports_last_told), days(fact("correction_days"))},
                           widgets::Fact{words::text(Word::reports_untold), fact("recipients_not_told")},
                           widgets::Fact{words::text(Word::reports_findings), fact("open_findings")}};
    widgets::facts(facts);
    if (number_in(fact("open_findings")) > 0)
        widgets::link(say(Word::reports_to_findings), "/sharing/registers/findings");
}

void draw_peers(const ViewList& list)
{
    if (list.rows.empty()) return;
    const widgets::Card card(say(Word::reports_peers), {}, "peers");
    widgets::Table table(say(Word::reports_peers), {{say(Word::registers_other_side), 4},
                                                    {say(Word::reports_peer_refusals), 2},
                                                    {say(Word::reports_peer_discussed), 2},
                                                    {say(Word::reports_peer_complaints), 2}});
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        table.row(std::to_string(i));
        for (const auto* column : {"other", "refusals", "discussed", "complaints"}) table.cell(list.at(i, column));
    }
}

}  // namespace

void draw_reports(App& app, const std::string&)
{
    auto& state = app.sharing.report;
    widgets::breadcrumbs({{say(Word::sharing_title), "/sharing"},
                          {say(Word::registers_title), "/sharing/registers"},
                          {say(Word::reports_title), {}}});
    widgets::title(say(Word::reports_title));
    widgets::lead(say(Word::reports_lead));
    const auto& look = app.desk().look("sharing_report", state.applied);
    const auto& view = look.view;
    draw_period(app, look.is_there ? &view : nullptr);
    if (!ready(app, look, "sharing_report", state.applied)) return;
    allow_printing(app, say(Word::reports_title));
    widgets::heading(
        say(Word::reports_between, {{"from", day_of(app, view.fact("from"))}, {"to", day_of(app, view.fact("to"))}}));
    draw_volume(view);
    draw_times(view.list("times"));
    draw_what(view.list("counts"));
    draw_refusals(view);
    draw_care(view);
    draw_peers(view.list("peers"));
}

}  // namespace screens
