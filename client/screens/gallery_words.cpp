// Words and pictures.
#include <string>
#include <vector>

#include "client/screens/gallery_parts.h"
#include "client/widgets/widgets.h"

namespace screens::gallery {

using namespace widgets;

void draw_words(App&)
{
    {
        Card card("Words", "as at 21 Nov 2026");
        text(
            "Body text at 16 pixels, in a line that ends before the eye tires. Nguyễn Thị Ánh, Zoë Müller-Strauß, Hēmi "
            "Tāwhai and Γιώργος read as they should.");
        lead("Lead: what stands below a title, in the second ink.");
        small("Small: 14 pixels, for what is said by the way.");
        strong("Strong: what is read first.");
        subheading("A heading within a part");
        const std::vector<std::string> points{
            "Sex", "Place of birth",
            "A point that is long enough to need a second line when the window is as narrow as a telephone"};
        bullets(points);
        Row row("pills");
        pill("6 years 4 months");
        pill("Active", Tone::Ok);
        pill("Incomplete", Tone::Warn);
        pill("Safety risk", Tone::Bad);
        pill("Invited", Tone::Info);
    }
    heading("A heading of the page");
    {
        Card card("Identity");
        const std::vector<Fact> all{{"Sex", "Female"},
                                    {"Place of birth", "Nowhere-on-Sea"},
                                    {"Aboriginal and/or Torres Strait Islander", "Not recorded"}};
        facts(all);
        divider();
        no_record();
    }
    watermark("Quilla Testworth · 22 Nov 2026, 10:42 am");
}

void draw_pictures(App&)
{
    using Mark = TimelineMark;
    using K = TimelineMark::Kind;
    {
        Card card("Services over time", "Victoria only. No record is not proof of absence.");
        timeline({.summary =
                      "Seen by Maternal and Child Health from birth to 3 and a half years, with the 18 month visit "
                      "missing; playgroup, two kindergartens, then school from January 2026.",
                  .years = 6.4f,
                  .rows = {{"Maternal and Child Health",
                            {Mark{0.02f}, Mark{0.06f}, Mark{0.15f}, Mark{0.3f}, Mark{0.65f}, Mark{1},
                             Mark{1.5f, -1, "", K::Missed}, Mark{2}, Mark{3.5f}}},
                           {"Playgroup", {Mark{1.2f, 2.4f, "", K::Pale}}},
                           {"Kindergarten", {Mark{3.1f, 4.05f, "3-year-old"}, Mark{4.1f, 5, "Pre-Prep"}}},
                           {"School", {Mark{5.1f, 6.4f, "Prep", K::Deep}}},
                           {"Orders, care", {Mark{2.2f, 2.9f, "past", K::Outline}}}}});
    }
    {
        Card card("Numbers as bars");
        bars({.caption = "Records by month",
              .row_heading = "Month",
              .series = {"Received", "Made", "Shared"},
              .rows = {{"Sep 2026", {4, 2, 7}}, {"Oct 2026", {0, 1, 3}}, {"Nov 2026", {12, 5, 9}}}});
        bars({.caption = "Declined, by reason",
              .row_heading = "Reason",
              .series = {"Declined"},
              .rows = {{"The law keeps this out", {3}}, {"It would not help them with anything that counts", {1}}},
              .is_across = true});
    }
    Columns columns({1, 1});
    {
        Card card("Beside it");
        text("Two parts stand side by side where there is room.");
    }
    Card card("Codes");
    const std::vector<std::string> codes{"moon-7q4k", "dust-29xm", "star-3f8p", "tide-6h2w"};
    code_list("Recovery codes", codes);
    static const std::string kModules = [] {
        std::string all(21 * 21, '0');
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = (i * 7 + i / 21 * 3) % 5 < 2 ? '1' : '0';
        return all;
    }();
    qr_code(kModules, 21, "A pattern that stands in for a QR code");
}

}  // namespace screens::gallery
