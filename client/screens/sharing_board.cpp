// The board of request logging: what waits, most urgent first (IS-444), and the ways to begin.
#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/desk_parts.h"
#include "client/screens/sharing_screens.h"
#include "client/screens/sheet_form.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

constexpr std::array kRecords{ListColumn{"ref", 2.2F},
                              ListColumn{"priority", 2, As::Code, "priority_short"},
                              ListColumn{"type", 2.4F, As::Code, "record_type", "record_type"},
                              ListColumn{"other", 3},
                              ListColumn{"label", 1.2F, As::Text, {}, "about_whom"},
                              ListColumn{"state", 2, As::Code, "record_state", "record_state"},
                              ListColumn{"target_at", 2, As::Moment}};

struct Way {
    const char* type;
    Word title, text;
};
constexpr std::array kWays{
    Way{"request_in", Word::way_request_in, Word::way_request_in_text},
    Way{"quick", Word::way_quick, Word::way_quick_text},
    Way{"disclosure", Word::way_disclosure, Word::way_disclosure_text},
    Way{"request_out", Word::way_request_out, Word::way_request_out_text},
};
constexpr std::array kMore{"conference",        "safety_disclosure", "complaint", "correction",
                           "misidentification", "access_request",    "subpoena"};

void draw_ways(App& app, const ViewList& places)
{
    std::string roles;
    for (std::size_t i = 0; i < places.rows.size(); ++i) roles += places.at(i, "roles") + "\n";
    const bool shares = roles.find("sharer") != std::string::npos;
    const bool keeps = roles.find("records") != std::string::npos;
    if (shares) {
        const widgets::Columns columns({1, 1}, 700, "ways");
        for (const auto& way : kWays) {
            const widgets::Card card({}, {}, way.type);
            widgets::link(say(way.title), std::string("/sharing/new/") + way.type);
            widgets::small(say(way.text));
        }
    }
    const widgets::Card card(say(Word::way_more), {}, "more");
    const widgets::Row row("more");
    for (const std::string_view type : kMore) {
        const bool is_of_records = type == "access_request";
        const bool is_of_sharer = type == "conference" || type == "safety_disclosure";
        if ((is_of_records && !keeps) || (is_of_sharer && !shares)) continue;
        widgets::link(name_of("record_type", type), "/sharing/new/" + std::string(type));
    }
    (void)app;
}

void draw_helping(const ViewList& helping)
{
    if (helping.rows.empty()) return;
    const widgets::Card card(say(Word::sharing_helping), {}, "helping");
    for (std::size_t i = 0; i < helping.rows.size(); ++i) {
        const widgets::Group group(helping.at(i, "id"));
        widgets::link(helping.at(i, "question"), "/sharing/help/" + helping.at(i, "id"));
        widgets::small(helping.at(i, "label"));
    }
}

void draw_tasks(const App& app, const ViewList& tasks)
{
    if (tasks.rows.empty()) return;
    const widgets::Card card(say(Word::sharing_tasks), {}, "tasks");
    widgets::Table table(
        say(Word::sharing_tasks),
        {{name_of("column", "task"), 3}, {name_of("column", "ref"), 2}, {name_of("column", "due_on"), 2}});
    for (std::size_t i = 0; i < tasks.rows.size(); ++i) {
        table.row(tasks.at(i, "id"));
        table.cell(name_of("task", tasks.at(i, "kind")));
        if (tasks.at(i, "record").empty()) table.cell("");
        else table.link_cell(tasks.at(i, "ref"), "/sharing/record/" + tasks.at(i, "record"));
        table.cell(day_of(app, tasks.at(i, "due_on")));
    }
}

}  // namespace

void draw_board(App& app, const std::string&)
{
    widgets::title(say(Word::sharing_title));
    widgets::lead(say(Word::sharing_lead));
    const auto& look = app.desk().look("sharing_board");
    if (!ready(app, look, "sharing_board")) return;
    widgets::private_page();
    const auto& view = look.view;
    draw_ways(app, view.list("places"));
    draw_helping(view.list("helping"));
    {
        const widgets::Card card(say(Word::sharing_open), {}, "open");
        draw_list(app, look,
                  {.list = "records",
                   .columns = kRecords,
                   .link = "/sharing/record",
                   .caption = Word::sharing_open,
                   .empty_title = Word::sharing_none,
                   .empty_text = Word::sharing_none_text,
                   .noun = {say(Word::sharing_noun), say(Word::sharing_nouns)}},
                  app.sharing.board);
    }
    draw_tasks(app, view.list("tasks"));
}

}  // namespace screens
