#include "client/screens/care_part.h"

#include "client/app/app.h"
#include "client/screens/entry_screen.h"
#include "client/screens/entry_words.h"
#include "client/widgets/widgets.h"

namespace screens {
namespace {

void draw_spans(std::string_view caption, std::string_view heading, const std::vector<CareSpan>& spans)
{
    if (spans.empty()) return;
    widgets::Table table(caption, {{heading, 3}, {"From", 1.3f}, {"To", 1.3f}});
    for (std::size_t i = 0; i < spans.size(); ++i) {
        table.row(std::to_string(i));
        table.cell(spans[i].kind);
        table.cell(day_or(spans[i].from, "Not recorded"));
        table.cell(day_or(spans[i].to, "Now"));
    }
}

void draw_siblings(const std::vector<SiblingCare>& siblings)
{
    if (siblings.empty()) return;
    widgets::subheading("Siblings");
    widgets::Table table("Siblings: orders and care",
                         {{"Sibling", 2}, {"Protection order", 1.5f}, {"Out-of-home care", 1.5f}});
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
    widgets::Card card("Orders and care", state.care ? as_at(state.care->as_at) : "", "care");
    if (!state.care) {
        widgets::text(
            "Court orders and out-of-home care, of this child and as indicators of siblings. Open this only if your "
            "purpose needs it; "
            "opening it is recorded by itself.");
        if (!state.care_unreachable.empty() && widgets::failed(state.care_unreachable)) app.open_care(state.handle);
        else if (widgets::button("Open orders and care", {.look = widgets::Look::Secondary, .busy = state.care_busy}))
            app.open_care(state.handle);
        return;
    }
    const auto& care = *state.care;
    const std::array facts{widgets::Fact{"Child protection order", std::string(words_for_order(care.order))},
                           widgets::Fact{"Out-of-home care", std::string(words_for_care(care.care))}};
    widgets::facts(facts);
    draw_spans("Orders", "Order", care.orders);
    draw_spans("Out-of-home care", "Kind of care", care.placements);
    draw_siblings(care.siblings);
}

}  // namespace screens
