#include "client/screens/roll_screen.h"

#include "client/app/app.h"
#include "client/screens/words.h"
#include "client/widgets/widgets.h"

namespace screens {
namespace {

void send(App& app, RollState& state)
{
    const RollForm form{.grant = state.form.grant,
                        .purpose = state.form.purpose,
                        .note = state.form.note,
                        .year_level = state.year_level};
    state.faults = faults_of(form);
    if (state.faults.empty()) app.list_roll(form);
}

void draw_answer(App& app, RollState& state)
{
    const auto& answer = state.answer;
    widgets::Card card("Enrolled now");
    if (answer.year_levels.size() > 1) {
        std::vector<widgets::Option> levels{{"", "Every year level"}};
        for (const auto& level : answer.year_levels) levels.push_back({level, level});
        if (widgets::select(state.year_level, {.name = "year_level", .label = "Year level", .characters = 20}, levels))
            send(app, state);
    }
    if (answer.rows.empty()) {
        widgets::no_record();
        return;
    }
    widgets::Table table("Children on the roll", {{"Name", 3}, {"Year level", 1}});
    for (const auto& row : answer.rows) {
        table.row(row.handle);
        table.link_cell(row.name, "/entry/" + row.handle);
        table.cell(row.year_level);
    }
}

}  // namespace

void draw_roll(App& app)
{
    auto& state = app.roll;
    const auto faults = in_words(state.faults);
    widgets::private_page();
    widgets::title("My roll");
    widgets::lead("The children enrolled at your own service. Listing them is recorded.");
    widgets::error_summary(faults);
    if (!state.unreachable.empty() && widgets::failed(state.unreachable)) send(app, state);
    {
        widgets::Stack column("ask", 16, 720);
        widgets::Card card("Your purpose");
        widgets::Form form("roll");
        draw_purpose(app.session(), state.form, faults);
        if (form.submit("Show the roll", state.busy)) send(app, state);
    }
    if (state.answered) draw_answer(app, state);
}

}  // namespace screens
