// One record: where it stands, its pages one after the other, and beside them how each item stands.
#include <algorithm>
#include <array>

#include "client/app/app.h"
#include "client/app/record_keeper.h"
#include "client/screens/act_form.h"
#include "client/screens/aid_page.h"
#include "client/screens/check_page.h"
#include "client/screens/export_part.h"
#include "client/screens/sharing_screens.h"
#include "client/screens/sheet_form.h"
#include "client/words/when.h"
#include "client/words/words.h"
#include "shared/sharing/record_pages.h"

namespace screens {

using words::say;
using words::Word;

namespace {

std::vector<const sharing::RecordPage*> pages_of(std::string_view type)
{
    std::vector<const sharing::RecordPage*> pages;
    for (const auto& page : sharing::record_pages()) {
        auto rest = page.type;
        while (!rest.empty()) {
            const auto end = rest.find(' ');
            if (rest.substr(0, end) == type) pages.push_back(&page);
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        }
    }
    return pages;
}

app::RecordKeeper& keeper_of(App& app)
{
    auto& keeper = app.sharing.keeper;
    if (!keeper) {
        keeper = std::make_shared<app::RecordKeeper>(app.platform(), app.desk());
        app.add_keeper(*keeper);
    }
    return *keeper;
}

/// "ID~2": the record and the page of it, so that Back goes to the page before.
std::string address_of(const std::string& record, int page)
{
    return "/sharing/record/" + record + "~" + std::to_string(page);
}

void draw_head(const App& app, const app::RecordKeeper& keeper)
{
    widgets::breadcrumbs({{say(Word::sharing_title), "/sharing"}, {keeper.fact("ref"), {}}});
    const widgets::Row row("head");
    {
        const widgets::Stack left("left");
        widgets::title(name_of("record_type", keeper.fact("type")));
        const auto& from = text_of(keeper.sheet, "organisation_then");
        if (!from.empty() && !keeper.fact("received_at").empty())
            widgets::lead(
                say(Word::record_from, {{"organisation", from}, {"at", moment_of(app, keeper.fact("received_at"))}}));
        else
            widgets::lead(say(Word::record_begun,
                              {{"owner", keeper.fact("owner")}, {"at", moment_of(app, keeper.fact("made_at"))}}));
    }
    widgets::push_right();
    const auto& state = keeper.fact("state");
    const bool is_late = !keeper.fact("is_late").empty();
    if (!keeper.fact("target_at").empty())
        widgets::pill(
            say(is_late ? Word::record_late : Word::record_target, {{"day", moment_of(app, keeper.fact("target_at"))}}),
            is_late ? widgets::Tone::Bad : widgets::Tone::Warn);
    widgets::pill(name_of("record_state", state),
                  keeper.fact("is_over").empty() ? widgets::Tone::Info : widgets::Tone::Ok);
    if (!keeper.fact("peer_state").empty())
        widgets::pill(say(Word::record_peer, {{"state", name_of("record_state", keeper.fact("peer_state"))}}));
}

/// IS-484: what another person wrote meanwhile, beside one's own; one of the two is chosen for each.
void draw_clashes(app::RecordKeeper& keeper)
{
    if (keeper.clashes.empty()) return;
    const widgets::Note note(widgets::Tone::Warn, say(Word::record_clash), "clashes", true);
    widgets::text(say(Word::record_clash_text));
    for (std::size_t i = 0; i < keeper.clashes.size(); ++i) {
        const auto clash = keeper.clashes[i];
        const widgets::Group group(clash.path);
        widgets::strong(name_of("sheet", sharing::parts_of(clash.path).field));
        const widgets::Row row("choice");
        const bool theirs = widgets::button(say(Word::record_clash_theirs, {{"text", clash.theirs}}),
                                            {.look = widgets::Look::Secondary, .small = true, .key = "theirs"});
        const bool mine = widgets::button(say(Word::record_clash_mine, {{"text", clash.mine}}),
                                          {.look = widgets::Look::Secondary, .small = true, .key = "mine"});
        if (!theirs && !mine) continue;
        keeper.sheet[clash.path] = mine ? clash.mine : clash.theirs;
        keeper.clashes.erase(keeper.clashes.begin() + static_cast<std::ptrdiff_t>(i));
        return;
    }
}

void draw_guidance(std::string_view ids)
{
    while (!ids.empty()) {
        const auto end = ids.find(' ');
        if (const auto text = words::of_name("guidance." + std::string(ids.substr(0, end))); !text.empty())
            widgets::small(text);
        ids = end == std::string_view::npos ? std::string_view() : ids.substr(end + 1);
    }
}

void draw_page(App& app, app::RecordKeeper& keeper, const sharing::RecordPage& page)
{
    SheetForm form(app, keeper);
    form.problems();
    auto asks = page.asks;
    if (asks.starts_with("*aid")) draw_aid(app, keeper, form);
    else if (asks.starts_with("*check")) draw_check(app, keeper);
    else {
        if (asks.starts_with("*exactly")) {
            draw_exactly(app, keeper, form);
            asks.remove_prefix(std::string_view("*exactly").size());
        }
        if (!asks.empty()) form.page(asks);
        if (asks.find("document(") != std::string_view::npos) draw_files(app, keeper);
    }
    const auto& state = keeper.fact("state");
    const bool needs_reason = keeper.has_changes() && state != "new" && state != "draft" &&
                              std::any_of(keeper.faults.begin(), keeper.faults.end(),
                                          [](const Error& each) { return each.field == "reason"; });
    if (needs_reason)
        widgets::text_field(app.sharing.reason, {.name = "reason",
                                                 .label = say(Word::record_reason),
                                                 .hint = say(Word::record_reason_hint),
                                                 .error = words::of_code("field.required"),
                                                 .rows = 2});
}

void draw_below(App& app, app::RecordKeeper& keeper, int pages)
{
    auto& state = app.sharing;
    const widgets::Row row("below");
    const auto save = [&](int page) {
        const bool stays = page == state.page;
        keeper.save(state.reason, [&app, page, stays, record = state.record] {
            app.sharing.reason.clear();
            if (stays) widgets::toast(say(Word::record_saved));
            else app.go(address_of(record, page));
        });
    };
    const bool is_last = state.page + 1 >= pages;
    if (state.page > 0 && widgets::button(say(Word::record_back), {.look = widgets::Look::Secondary, .key = "back"}))
        save(state.page - 1);
    if (!is_last && widgets::button(say(Word::common_continue), {.key = "continue", .busy = keeper.is_busy()}))
        save(state.page + 1);
    if (keeper.fact("may_edit").empty()) return;
    if (widgets::button(say(Word::record_save), {.look = widgets::Look::Secondary, .key = "save"})) save(state.page);
    if (keeper.kept_at() && !keeper.is_unsaved())
        widgets::small(say(Word::draft_saved,
                           {{"time", words::time_of_day(*keeper.kept_at(), app.session().utc_offset_minutes)}}));
}

}  // namespace

void draw_record(App& app, const std::string& rest)
{
    const auto mark = rest.rfind('~');
    const auto record = rest.substr(0, mark);
    auto& keeper = keeper_of(app);
    auto& state = app.sharing;
    if (state.record != record) {
        const auto kept = state.keeper;
        const auto board = state.board;
        state = {};
        state.keeper = kept;
        state.board = board;
        state.record = record;
    }
    const auto& look = keeper.show(record);
    if (!keeper.is_there()) {
        widgets::title(say(Word::sharing_title));
        ready(app, look, "record", {{"record", record}});
        return;
    }
    widgets::private_page();
    draw_head(app, keeper);
    const auto pages = pages_of(keeper.fact("type"));
    const int asked = mark == std::string::npos ? 0 : rest[mark + 1] - '0';
    state.page = std::clamp(asked, 0, static_cast<int>(pages.size()) - 1);
    std::vector<std::string> names;
    for (const auto* page : pages) names.push_back(name_of("page", page->name));
    widgets::steps(names, state.page);
    {
        const widgets::Row row("pages");
        for (std::size_t i = 0; i < names.size(); ++i)
            if (static_cast<int>(i) != state.page && widgets::text_button(names[i], "page" + std::to_string(i)))
                keeper.save(state.reason, [&app, i, record] { app.go(address_of(record, static_cast<int>(i))); });
    }
    draw_clashes(keeper);
    const auto& page = *pages[static_cast<std::size_t>(state.page)];
    const widgets::Columns columns({2.2F, 1});
    {
        const widgets::Stack left("left");
        draw_page(app, keeper, page);
        draw_below(app, keeper, static_cast<int>(pages.size()));
    }
    const widgets::Stack right("right");
    draw_standings(app, keeper);
    const widgets::Card card(say(Word::guidance_title), say(Word::guidance_version), "guidance");
    draw_guidance(page.guidance);
}

// ---- Whoever was let in to help (IS-127)

void draw_help_asked(App& app, const std::string& record)
{
    const Fields asks{{"record", record}};
    widgets::breadcrumbs({{say(Word::sharing_title), "/sharing"}, {say(Word::help_asked_title), {}}});
    widgets::title(say(Word::help_asked_title));
    const auto& look = app.desk().look("record_help", asks);
    if (!ready(app, look, "record_help", asks)) return;
    widgets::private_page();
    widgets::lead(look.view.fact("question"));
    widgets::small(say(Word::help_asked_about, {{"label", look.view.fact("label")}, {"ref", look.view.fact("ref")}}));
    widgets::note(widgets::Tone::Info, say(Word::help_asked_no_leak));
    const widgets::Card card({}, {}, "views");
    ActFields fields(app, "add_views", record);
    fields.set("record", record);
    fields.problems();
    widgets::Form form("views-form");
    fields.text("views_of");
    fields.text("views");
    fields.text("sought_on");
    constexpr std::array<std::string_view, 4> kInformed{"BEFORE", "AFTER", "NOT_YET", "NO"};
    std::vector<widgets::Option> options;
    for (const auto each : kInformed) options.push_back({std::string(each), words_of("informed", each), {}});
    fields.choice("informed", options);
    if (fields.submit(form, say(Word::help_asked_send)))
        fields.send([&app](const View&) {
            widgets::toast(say(Word::help_asked_sent));
            app.go("/sharing");
        });
}

}  // namespace screens
