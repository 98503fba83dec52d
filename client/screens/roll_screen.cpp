#include "client/screens/roll_screen.h"

#include "client/app/app.h"
#include "client/screens/draft_part.h"
#include "client/screens/words.h"
#include "client/widgets/widgets.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

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
    widgets::Card card(say(Word::roll_enrolled));
    if (answer.year_levels.size() > 1) {
        std::vector<widgets::Option> levels{{"", words::text(Word::roll_every_level)}};
        for (const auto& level : answer.year_levels) levels.push_back({level, level});
        if (widgets::select(state.year_level,
                            {.name = "year_level", .label = say(Word::roll_year_level), .characters = 20}, levels))
            send(app, state);
    }
    if (answer.rows.empty()) {
        widgets::no_record();
        return;
    }
    widgets::Table table(say(Word::roll_caption), {{say(Word::common_name), 3}, {say(Word::roll_year_level), 1}});
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
    app.roll_draft().show();
    const auto faults = in_words(state.faults);
    widgets::private_page();
    widgets::title(say(Word::roll_title));
    widgets::lead(say(Word::roll_lead));
    widgets::error_summary(faults);
    if (!state.unreachable.empty() && widgets::failed(state.unreachable)) send(app, state);
    {
        widgets::Stack column("ask", 16, 720);
        widgets::Card card(say(Word::common_purpose_card));
        widgets::Form form("roll");
        draw_purpose(app.session(), state.form, faults);
        if (form.submit(say(Word::roll_show), state.busy)) send(app, state);
        draw_draft(app, app.roll_draft());
    }
    if (state.answered) draw_answer(app, state);
}

}  // namespace screens
