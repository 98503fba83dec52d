#include "client/screens/care_part.h"

#include "client/app/app.h"
#include "client/screens/entry_screen.h"
#include "client/screens/entry_words.h"
#include "client/widgets/widgets.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

void draw_spans(std::string_view caption, std::string_view heading, const std::vector<CareSpan>& spans)
{
    if (spans.empty()) return;
    widgets::Table table(caption, {{heading, 3}, {say(Word::common_from), 1.3f}, {say(Word::common_to), 1.3f}});
    for (std::size_t i = 0; i < spans.size(); ++i) {
        table.row(std::to_string(i));
        table.cell(spans[i].kind);
        table.cell(day_or(spans[i].from, say(Word::common_not_recorded)));
        table.cell(day_or(spans[i].to, say(Word::common_now)));
    }
}

void draw_siblings(const std::vector<SiblingCare>& siblings)
{
    if (siblings.empty()) return;
    widgets::subheading(say(Word::care_siblings));
    widgets::Table table(
        say(Word::care_siblings_caption),
        {{say(Word::care_sibling), 2}, {say(Word::care_sibling_order), 1.5f}, {say(Word::care_care), 1.5f}});
    for (std::size_t i = 0; i < siblings.size(); ++i) {
        table.row(std::to_string(i));
        table.cell(siblings[i].name);
        table.cell(words_for_order(siblings[i].order));
        table.cell(words_for_care(siblings[i].care));
    }
}

}  // namespace

void draw_care(App& app, EntryState& state)
{
    widgets::Card card(say(Word::care_title), state.care ? as_at(state.care->as_at) : "", "care");
    if (!state.care) {
        widgets::text(say(Word::care_closed));
        if (!state.care_unreachable.empty() && widgets::failed(state.care_unreachable)) app.open_care(state.handle);
        else if (widgets::button(say(Word::care_open), {.look = widgets::Look::Secondary, .busy = state.care_busy}))
            app.open_care(state.handle);
        return;
    }
    const auto& care = *state.care;
    const std::array facts{widgets::Fact{words::text(Word::care_order_fact), std::string(words_for_order(care.order))},
                           widgets::Fact{words::text(Word::care_care), std::string(words_for_care(care.care))}};
    widgets::facts(facts);
    draw_spans(say(Word::care_orders), say(Word::care_order), care.orders);
    draw_spans(say(Word::care_care), say(Word::care_kind), care.placements);
    draw_siblings(care.siblings);
}

}  // namespace screens
