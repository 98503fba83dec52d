// How a record begins: for a phone call the few facts that twenty seconds give, for everything else its first page.
#include <array>

#include "client/app/app.h"
#include "client/app/record_keeper.h"
#include "client/screens/act_form.h"
#include "client/screens/sharing_screens.h"
#include "client/screens/sheet_form.h"
#include "client/words/words.h"
#include "shared/json/acts_json.h"
#include "shared/sharing/record_type.h"

namespace screens {

using words::say;
using words::Word;

namespace {

/// The organisations where whoever asks may begin this; the only one is chosen.
std::vector<widgets::Option> places_for(const ViewList& places)
{
    std::vector<widgets::Option> options;
    for (std::size_t i = 0; i < places.rows.size(); ++i)
        options.push_back({places.at(i, "id"), places.at(i, "name"), {}});
    return options;
}

void begin(App& app, const std::string& service, const std::string& type, const sharing::Sheet& sheet,
           std::function<void(const std::string&)> done)
{
    app.desk().act(
        "start_record", {{"service", service}, {"type", type}, {"sheet", wire::text_of(sheet)}},
        [done = std::move(done)](const View& answer) { done(answer.fact("record")); },
        [&app](const api::Faults& faults) {
            (void)app;
            widgets::toast(words::of_code(faults.front().code), widgets::Tone::Bad);
        });
}

/// IS-401 and rank 17: what was said, to whom, about whom. The rest is asked for later.
void draw_quick(App& app, const std::string& service)
{
    auto& fields = app.sharing.filter;  // what is typed here, until it is a record
    widgets::lead(say(Word::quick_lead));
    const widgets::Card card({}, {}, "quick");
    widgets::Form form("quick-form");
    const auto text = [&](const char* name, Word label, Word hint, int rows) {
        widgets::text_field(fields[name], {.name = name, .label = say(label), .hint = say(hint), .rows = rows});
    };
    text("with", Word::quick_with, Word::quick_with_hint, 0);
    text("about", Word::quick_about, Word::quick_about_hint, 0);
    text("said", Word::quick_said, Word::quick_said_hint, 3);
    const std::array schemes{widgets::Option{"CISS", words_of("scheme", "CISS"), {}},
                             widgets::Option{"FVISS", words_of("scheme", "FVISS"), {}},
                             widgets::Option{"BOTH", words_of("scheme", "BOTH"), {}}};
    if (fields["scheme"].empty()) fields["scheme"] = "CISS";
    widgets::radios(fields["scheme"], {.name = "scheme", .label = name_of("sheet", "scheme"), .is_inline = true},
                    schemes);
    widgets::small(say(Word::quick_today, {{"day", format_day(app.session().today)}}));
    if (!form.submit(say(Word::quick_save), false)) return;
    for (const char* name : {"with", "said"})
        if (fields[name].empty()) return widgets::toast(say(Word::quick_missing), widgets::Tone::Bad);
    const auto& about = fields["about"];
    const auto space = about.rfind(' ');
    sharing::Sheet sheet{{"scheme", fields["scheme"]},
                         {"mode", "VERBAL_PHONE"},
                         {"occurred_on", to_iso(app.session().today)},
                         {"recipient.1.kind", "ISE"},
                         {"recipient.1.organisation_then", fields["with"]},
                         {"item.1.what", words::text(Word::quick_item)},
                         {"item.1.summary", fields["said"]}};
    if (!about.empty()) {
        sheet["person.1.given_names"] = about.substr(0, space);
        if (space != std::string::npos) sheet["person.1.family_name"] = about.substr(space + 1);
        sheet["person.1.is_child"] = kTicked;
    }
    begin(app, service, "disclosure", sheet, [&app](const std::string& record) {
        app.sharing.filter.clear();
        app.desk().act(
            "move_record", {{"record", record}, {"version", "1"}, {"event", "record"}},
            [&app, record](const View&) {
                widgets::toast(say(Word::quick_saved));
                app.go("/sharing/record/" + record);
            },
            [&app, record](const api::Faults&) { app.go("/sharing/record/" + record); });
    });
}

}  // namespace

void draw_start(App& app, const std::string& type)
{
    const bool is_quick = type == "quick";
    const auto title = is_quick ? words::text(Word::way_quick) : name_of("record_type", type);
    widgets::breadcrumbs({{say(Word::sharing_title), "/sharing"}, {title, {}}});
    widgets::title(title);
    if (!is_quick && sharing::find_record_type(type) == nullptr) return widgets::no_record();
    const auto& look = app.desk().look("own_roles");
    if (!ready(app, look, "own_roles")) return;
    const auto& board = app.desk().look("sharing_board");
    if (!ready(app, board, "sharing_board")) return;
    const auto options = places_for(board.view.list("places"));
    if (options.empty()) return;
    auto& chosen = app.sharing.chosen;
    if (options.size() == 1) chosen = options.front().value;
    if (options.size() > 1) {
        widgets::radios(chosen, {.name = "service", .label = say(Word::start_place)}, options);
        if (chosen.empty()) return;
    }
    if (is_quick) return draw_quick(app, chosen);
    widgets::lead(words_of("record_lead", type));
    const widgets::Row row("acts");
    if (widgets::button(say(Word::start_begin)))
        begin(app, chosen, type, {}, [&app](const std::string& record) { app.go("/sharing/record/" + record); });
}

}  // namespace screens
