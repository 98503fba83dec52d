#include "client/screens/check_page.h"

#include <algorithm>
#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/desk_parts.h"
#include "client/screens/export_part.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

/// "Share and close the request": by type and event, or by event alone.
std::string event_words(std::string_view type, std::string_view event)
{
    const auto own = words::of_name("event." + std::string(type) + "_" + std::string(event));
    return own.empty() ? name_of("event", event) : std::string(own);
}

/// Steps that say something to the other side.
bool has_text(std::string_view event)
{
    return event == "ask_more" || event == "answer_peer" || event == "redirect" || event == "nothing_held";
}

/// Of the steps that end a request, those that fit how its items stand; the server asks the same again.
bool fits(const sharing::Sorted& items, std::string_view event)
{
    const bool shares = !items.share.empty(), refuses = !items.refuse.empty(), asks = !items.ask.empty();
    if (event == "share") return shares && !refuses && !asks;
    if (event == "share_part") return shares && refuses;
    if (event == "refuse") return refuses && !shares;
    if (event == "nothing_held") return !shares && !refuses && !asks;
    if (event == "share_ready") return shares && asks;
    return event != "decide" || !asks;
}

/// The one step that is offered first.
std::string_view main_step(std::span<const std::string> events)
{
    constexpr std::array<std::string_view, 14> kOrder{"share",  "share_part", "refuse", "nothing_held", "send",
                                                      "decide", "start",      "log",    "check",        "ready",
                                                      "resume", "lodge",      "raise",  "confirm"};
    for (const auto event : kOrder)
        if (std::find(events.begin(), events.end(), event) != events.end()) return event;
    return events.empty() ? std::string_view() : std::string_view(events.front());
}

void send_step(App& app, app::RecordKeeper& keeper, const std::string& event)
{
    auto& state = app.sharing;
    state.step = event;
    std::string confirmed;
    if (state.confirms)
        for (const auto& fault : keeper.faults)
            if (fault.code.starts_with("W-")) confirmed += (confirmed.empty() ? "" : "\n") + fault.code;
    const auto reason = state.reason, text = state.text;
    keeper.save(reason, [&app, &keeper, event, confirmed, reason, text] {
        keeper.move(event, {{"reason", reason}, {"confirmed", confirmed}, {"text", text}}, [&app](const View& answer) {
            auto& done = app.sharing;
            done.step.clear();
            done.reason.clear();
            done.text.clear();
            done.confirms = false;
            widgets::toast(say(answer.fact("waits").empty() ? Word::record_moved : Word::record_waits_for_lead));
        });
    });
}

}  // namespace

void draw_steps(App& app, app::RecordKeeper& keeper)
{
    auto& state = app.sharing;
    const auto& moves = keeper.view().list("moves");
    const widgets::Card card(say(Word::check_next), {}, "next");
    if (moves.rows.empty()) {
        widgets::small(say(Word::check_no_step));
        return;
    }
    std::vector<std::string> warnings;
    for (const auto& fault : record_faults(keeper.faults)) warnings.push_back(fault.message);
    for (std::size_t i = keeper.faults.size(); i-- > 0;)
        if (!keeper.faults[i].code.starts_with("W-")) warnings.erase(warnings.begin() + static_cast<std::ptrdiff_t>(i));
    if (!warnings.empty()) {
        const widgets::Note note(widgets::Tone::Warn, say(Word::check_warnings), "warnings", true);
        widgets::bullets(warnings);
        widgets::check_box(state.confirms, {.name = "confirms", .label = say(Word::check_confirm)});
    }
    const auto items =
        sharing::sort_items(keeper.type(), keeper.sheet, sharing::judge(keeper.type(), keeper.sheet, keeper.known()));
    std::vector<std::string> events;
    bool asks_reason = false, asks_text = false;
    for (std::size_t i = 0; i < moves.rows.size(); ++i) {
        const auto& event = moves.at(i, "event");
        if (keeper.type().name == "request_in" && !fits(items, event)) continue;
        events.push_back(event);
        asks_reason = asks_reason || !moves.at(i, "asks_reason").empty();
        asks_text = asks_text || has_text(event);
    }
    if (asks_text && !keeper.fact("peer_state").empty())
        widgets::text_field(state.text, {.name = "text",
                                         .label = say(Word::check_text),
                                         .hint = say(Word::check_text_hint),
                                         .max_length = 4000,
                                         .optional = true,
                                         .rows = 3});
    if (asks_reason)
        widgets::text_field(state.reason, {.name = "reason",
                                           .label = say(Word::check_reason),
                                           .hint = say(Word::check_reason_hint),
                                           .optional = true,
                                           .rows = 2});
    const widgets::Row row("steps");
    const auto first = main_step(events);
    for (const auto& event : events) {
        const bool ends = event == "withdraw" || event == "reject" || event == "back" || event == "redirect";
        const auto look = event == first ? widgets::Look::Primary
                          : ends         ? widgets::Look::Quiet
                                         : widgets::Look::Secondary;
        if (widgets::button(event_words(keeper.type().name, event),
                            {.look = look, .key = event, .busy = keeper.is_busy() && state.step == event}))
            send_step(app, keeper, event);
    }
}

void draw_check(App& app, app::RecordKeeper& keeper)
{
    const auto& type = keeper.type();
    sharing::Context context;
    context.today = app.session().today;
    context.actor_may = true;
    context.standings = sharing::judge(type, keeper.sheet, keeper.known());
    const auto sorted = sharing::sort_items(type, keeper.sheet, context.standings);
    context.items = sorted.share;
    const auto found = sharing::check(type, keeper.sheet, context,
                                      type.name == "request_out" ? sharing::Step::Ready : sharing::Step::Share);
    std::vector<Error> missing;
    for (const auto& each : found)
        if (!each.is_warning()) missing.push_back({ErrorKind::Invalid, each.code, each.path, {}});
    if (!missing.empty()) {
        std::vector<std::string> lines;
        for (const auto& fault : record_faults(missing)) lines.push_back(fault.message);
        lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
        const widgets::Note note(widgets::Tone::Info, say(Word::check_missing), "missing");
        widgets::bullets(lines);
    } else if (!keeper.sheet.empty()) {
        widgets::note(widgets::Tone::Ok, say(Word::check_complete));
    }
    if (!sorted.share.empty()) {
        const widgets::Card card(say(Word::check_goes_out), {}, "goes_out");
        for (const int item : sorted.share) {
            widgets::strong(item_name(keeper.sheet, item));
            widgets::text(sharing::text_at(keeper.sheet, "item", item, "summary"));
        }
    }
    if (!sorted.refuse.empty()) {
        const widgets::Card card(say(Word::check_stays), {}, "stays");
        std::vector<std::string> lines;
        for (const int item : sorted.refuse) lines.push_back(item_name(keeper.sheet, item));
        widgets::bullets(lines);
    }
    draw_steps(app, keeper);
    draw_around(app, keeper);
}

namespace {

void draw_tasks(App& app, const View& view)
{
    const auto& tasks = view.list("tasks");
    if (tasks.rows.empty()) return;
    const widgets::Card card(say(Word::sharing_tasks), {}, "tasks");
    for (std::size_t i = 0; i < tasks.rows.size(); ++i) {
        const widgets::Group group(tasks.at(i, "id"));
        const widgets::Row row("task");
        widgets::text(name_of("task", tasks.at(i, "kind")));
        widgets::small(day_of(app, tasks.at(i, "due_on")));
        widgets::push_right();
        if (tasks.at(i, "kind") == "answer_request" || tasks.at(i, "kind") == "approve") continue;
        if (widgets::button(say(Word::sharing_task_done), {.look = widgets::Look::Secondary, .small = true}))
            app.desk().act(
                "finish_task", {{"task", tasks.at(i, "id")}}, [](const View&) {}, [](const api::Faults&) {});
    }
}

void draw_findings(App& app, app::RecordKeeper& keeper)
{
    const auto& findings = keeper.view().list("findings");
    if (findings.rows.empty()) return;
    const widgets::Card card(say(Word::record_findings), {}, "findings");
    widgets::text(say(Word::record_findings_text));
    for (std::size_t i = 0; i < findings.rows.size(); ++i) {
        const widgets::Group group(findings.at(i, "code") + findings.at(i, "path"));
        const std::vector<Error> one{{ErrorKind::Invalid, findings.at(i, "code"), findings.at(i, "path"), {}}};
        widgets::text(record_faults(one).front().message);
        if (widgets::button(say(Word::record_finding_close), {.look = widgets::Look::Secondary, .small = true}))
            ask(app, {.act = "close_finding",
                      .about = findings.at(i, "code") + findings.at(i, "path"),
                      .title = words::text(Word::record_finding_close),
                      .text = record_faults(one).front().message,
                      .button = words::text(Word::record_finding_close),
                      .preset = {{"record", keeper.fact("id")},
                                 {"code", findings.at(i, "code")},
                                 {"path", findings.at(i, "path")}}});
    }
}

void draw_linked(App& app, const View& view)
{
    const auto& linked = view.list("linked");
    if (linked.rows.empty()) return;
    const widgets::Card card(say(Word::record_linked), {}, "linked");
    widgets::Table table(say(Word::record_linked), {{name_of("column", "ref"), 2},
                                                    {name_of("column", "record_type"), 3},
                                                    {name_of("column", "record_state"), 2},
                                                    {name_of("column", "happened_on"), 2}});
    for (std::size_t i = 0; i < linked.rows.size(); ++i) {
        table.row(linked.at(i, "id"));
        table.link_cell(linked.at(i, "ref"), "/sharing/record/" + linked.at(i, "id"));
        table.cell(name_of("record_type", linked.at(i, "type")));
        table.cell(name_of("record_state", linked.at(i, "state")));
        table.cell(day_of(app, linked.at(i, "happened_on")));
    }
}

void draw_messages(App& app, const View& view)
{
    const auto& messages = view.list("messages");
    if (messages.rows.empty()) return;
    const widgets::Card card(say(Word::record_messages), {}, "messages");
    for (std::size_t i = 0; i < messages.rows.size(); ++i) {
        const widgets::Group group(std::to_string(i));
        widgets::small(
            say(messages.at(i, "by_us").empty() ? Word::record_from_them : Word::record_from_us,
                {{"kind", name_of("message", messages.at(i, "kind"))}, {"at", moment_of(app, messages.at(i, "at"))}}));
        widgets::text(messages.at(i, "text"));
    }
}

void draw_helpers(App& app, app::RecordKeeper& keeper)
{
    const auto& people = keeper.view().list("people");
    const auto& helpers = keeper.view().list("helpers");
    if (people.rows.empty() && helpers.rows.empty()) return;
    const widgets::Card card(say(Word::record_helpers), {}, "helpers");
    widgets::small(say(Word::record_helpers_text));
    for (std::size_t i = 0; i < helpers.rows.size(); ++i)
        widgets::text(helpers.at(i, "name") + ": " + helpers.at(i, "question"));
    if (people.rows.empty() ||
        !widgets::button(say(Word::record_let_in), {.look = widgets::Look::Secondary, .small = true}))
        return;
    std::vector<widgets::Option> options;
    for (std::size_t i = 0; i < people.rows.size(); ++i) options.push_back({people.at(i, "id"), people.at(i, "name")});
    ask(app, {.act = "let_in_helper",
              .about = keeper.fact("id"),
              .title = words::text(Word::record_let_in),
              .text = words::text(Word::record_helpers_text),
              .button = words::text(Word::record_let_in),
              .preset = {{"record", keeper.fact("id")}},
              .options = {{"helper", std::move(options)}}});
}

void draw_history(App& app, const View& view)
{
    const widgets::Card card({}, {}, "history");
    if (!widgets::disclosure(say(Word::record_history), app.sharing.shows_history) && !app.sharing.shows_history)
        return;
    if (!app.sharing.shows_history) return;
    const auto& steps = view.list("steps");
    widgets::Table table(say(Word::record_history), {{name_of("column", "at"), 2},
                                                     {name_of("column", "event"), 3},
                                                     {name_of("column", "record_state"), 2},
                                                     {name_of("column", "by"), 2}});
    for (std::size_t i = steps.rows.size(); i-- > 0;) {
        table.row(std::to_string(i));
        table.cell(moment_of(app, steps.at(i, "at")));
        table.cell(event_words(view.fact("type"), steps.at(i, "event")), steps.at(i, "reason"));
        table.cell(name_of("record_state", steps.at(i, "to")));
        table.cell(steps.at(i, "name").empty() ? name_of("sharing_role", steps.at(i, "role")) : steps.at(i, "name"));
    }
}

}  // namespace

void draw_around(App& app, app::RecordKeeper& keeper)
{
    draw_papers(app, keeper);
    draw_files(app, keeper);
    draw_tasks(app, keeper.view());
    draw_findings(app, keeper);
    draw_messages(app, keeper.view());
    draw_linked(app, keeper.view());
    draw_helpers(app, keeper);
    draw_history(app, keeper.view());
}

}  // namespace screens
