// What the law of the two schemes asks and protects, in our own words and dated (section 9 of the rules on information
// sharing). Penalty units stand as such: what one is worth changes each year (IS-901). The amounts are those of the
// child scheme; for the family violence scheme none are shown (IS-903).
#include <array>
#include <span>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/plain_screens.h"
#include "client/screens/reports_screen.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

constexpr std::array<std::string_view, 5> kDaily{"g01", "g11", "g12", "g08", "g09"};
constexpr std::array<std::string_view, 2> kProtected{"g02", "g03"};
constexpr std::array<std::string_view, 4> kOffences{"g04", "g05", "g06", "g07"};
constexpr std::array<std::string_view, 1> kComplaints{"g10"};
constexpr std::array<std::string_view, 9> kPrinciples{"LP1", "LP2", "LP3", "LP4", "LP5", "LP6", "LP7", "LP8", "LP9"};

/// Each under the number that the records name it by.
void draw_points(std::string_view group, std::span<const std::string_view> codes)
{
    std::vector<widgets::Fact> points;
    for (const auto code : codes) {
        std::string number(code);
        if (number.front() == 'g') number.front() = 'G';
        points.push_back({std::move(number), name_of(group, code)});
    }
    widgets::facts(points);
}

void draw_part(Word title, std::span<const std::string_view> codes)
{
    const widgets::Card card(say(title));
    draw_points("guidance", codes);
}

}  // namespace

void draw_sharing_guidance(App& app, const std::string&)
{
    widgets::breadcrumbs({{say(Word::sharing_title), "/sharing"}, {say(Word::guide_title), {}}});
    widgets::title(say(Word::guide_title));
    widgets::lead(say(Word::guide_lead));
    allow_printing(app, say(Word::guide_title));
    const widgets::Stack column("guidance", 16, 860);
    widgets::small(say(Word::guidance_version));
    draw_part(Word::guide_daily, kDaily);
    {
        const widgets::Card card(say(Word::guide_principles));
        draw_points("principle", kPrinciples);
    }
    draw_part(Word::guide_protected, kProtected);
    {
        const widgets::Card card(say(Word::guide_offences));
        widgets::small(say(Word::guide_units));
        draw_points("guidance", kOffences);
        widgets::note(widgets::Tone::Info, say(Word::guide_fviss), say(Word::guide_fviss_text));
    }
    draw_part(Word::guide_complaints, kComplaints);
}

}  // namespace screens
