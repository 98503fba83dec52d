// The pure part of a table that sorts, filters and pages.
#include "client/widgets/table_state.h"

#include <catch_amalgamated.hpp>

using namespace widgets;

namespace {

struct People {
    std::vector<std::string> names;
    int asked = 0;  // how often a name was looked at
    TableSource source()
    {
        return {.count = static_cast<std::uint32_t>(names.size()),
                .sort_key = [this](std::uint32_t row, int) { return ++asked, names[row]; },
                .words = [this](std::uint32_t row) { return ++asked, names[row]; }};
    }
};

std::vector<std::string> keys(int from, int to)
{
    std::vector<std::string> made;
    for (int i = from; i < to; ++i) made.push_back("k" + std::to_string(i));
    return made;
}

}  // namespace

TEST_CASE("PLT-38 letters are compared without their accents and in either case")
{
    CHECK(folded("NGUYỄN Thị Ánh") == "nguyen thi anh");
    CHECK(folded("Zoë Müller-Strauß") == "zoe muller-strauss");
    CHECK(folded("Hēmi Tāwhai") == "hemi tawhai");
    CHECK(folded("Łódź, Ørsted, Đặng, Ğ") == "lodz, orsted, dang, g");
    CHECK(folded("e\xcc\x81") == "e");
    CHECK(folded("Γιώργος") == "Γιώργος");
    CHECK(folded("O\xe2\x80\x99Neil") == "o'neil");
}

TEST_CASE("PLT-38 a filter finds every word anywhere")
{
    CHECK(has_words("moondust primary school", "prim moon"));
    CHECK_FALSE(has_words("moondust primary school", "prim sun"));
    CHECK(has_words("moondust", ""));
    CHECK(has_words("moondust", " "));
}

TEST_CASE("PLT-38 rows are sorted either way, equal ones in the order given")
{
    People people{{"zeb", "Ánh", "Zeb", "Pip"}};
    TableState state;
    CHECK(arrange(state, people.source()) == std::vector<std::uint32_t>{0, 1, 2, 3});
    sort_by(state, 0);
    CHECK(arrange(state, people.source()) == std::vector<std::uint32_t>{1, 3, 0, 2});
    sort_by(state, 0);
    CHECK(arrange(state, people.source()) == std::vector<std::uint32_t>{0, 2, 3, 1});
    sort_by(state, 1);
    CHECK_FALSE(state.is_descending);
}

TEST_CASE("PLT-38 nothing is worked out while nothing has changed")
{
    People people{{"b", "a"}};
    TableState state;
    sort_by(state, 0);
    arrange(state, people.source());
    const int asked = people.asked;
    CHECK(asked > 0);
    arrange(state, people.source());
    CHECK(people.asked == asked);
    auto changed = people.source();
    changed.revision = 1;
    arrange(state, changed);
    CHECK(people.asked > asked);
}

TEST_CASE("PLT-38 a filter goes back to the first page")
{
    People people;
    for (int i = 0; i < 60; ++i) people.names.push_back(i % 2 ? "even" : "odd");
    TableState state;
    arrange(state, people.source());
    state.page = 2;
    state.filter = "EVEN";
    CHECK(arrange(state, people.source()).size() == 30);
    CHECK(state.page == 0);
}

TEST_CASE("PLT-38 a page ends where the rows end, and a page that is gone is not stayed on")
{
    TableState state;
    std::vector<std::uint32_t> rows(50);
    state.page = 1;
    CHECK(page_of(state, rows).size() == 25);
    rows.resize(51);
    state.page = 2;
    CHECK(page_of(state, rows).size() == 1);
    rows.resize(50);
    CHECK(page_of(state, rows).size() == 25);
    CHECK(state.page == 1);
    rows.clear();
    CHECK(page_of(state, rows).empty());
    CHECK(state.page == 0);
    CHECK(pages_of(state, 0) == 1);
    CHECK(pages_of(state, 25) == 1);
    CHECK(pages_of(state, 26) == 2);
}

TEST_CASE("PLT-38 the first, the last and the neighbouring pages have a button")
{
    using Buttons = std::vector<std::size_t>;
    CHECK(page_buttons(0, 1) == Buttons{0});
    CHECK(page_buttons(0, 3) == Buttons{0, 1, 2});
    CHECK(page_buttons(0, 13) == Buttons{0, 1, kGap, 12});
    CHECK(page_buttons(6, 13) == Buttons{0, kGap, 5, 6, 7, kGap, 12});
    CHECK(page_buttons(3, 13) == Buttons{0, 1, 2, 3, 4, kGap, 12});
    CHECK(page_buttons(12, 13) == Buttons{0, kGap, 11, 12});
    CHECK(page_buttons(9, 13) == Buttons{0, kGap, 8, 9, 10, 11, 12});
}

TEST_CASE("PLT-38 selecting a page leaves what is selected on the others")
{
    TableState state;
    const auto first = keys(0, 3), second = keys(3, 6);
    select_row(state, "k1", true);
    CHECK_FALSE(all_selected(state, first));
    select_all(state, first, true);
    select_all(state, second, true);
    CHECK(all_selected(state, first));
    CHECK(state.selected.size() == 6);
    select_all(state, first, false);
    CHECK(state.selected == second);
    keep_selected(state, keys(4, 9));
    CHECK(state.selected == keys(4, 6));
    CHECK_FALSE(all_selected(state, {}));
}
