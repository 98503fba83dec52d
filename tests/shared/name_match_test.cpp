#include <rapidcheck.h>
#include <catch_amalgamated.hpp>

#include "shared/policy/name_match.h"

using namespace policy;
using namespace std::chrono;

namespace {

Match graded(const char* last, const char* first, std::vector<NameKeys> names)
{
    return grade(make_name_query(last, first), names).match;
}

}  // namespace

TEST_CASE("SRC-3 each part of a hyphenated or spaced name is compared by itself")
{
    CHECK(graded("obrien", "", {{"zeb", "obrien sample"}}) == Match::Exact);
    CHECK(graded("sample", "", {{"zeb", "obrien sample"}}) == Match::Exact);
    CHECK(graded("obriensample", "", {{"zeb", "obrien sample"}}) == Match::Exact);
    CHECK(graded("obrien sample", "", {{"zeb", "obrien"}}) == Match::Exact);
    CHECK(graded("wombat", "", {{"zeb", "obrien sample"}}) == Match::None);
}

TEST_CASE("SRC-3 one edit is close up to 5 letters, two above")
{
    CHECK(compare_forms("quill", "quilo") == Match::Close);
    CHECK(compare_forms("dorma", "dipma") == Match::None);     // two edits in 5 letters
    CHECK(compare_forms("dormal", "dipmal") == Match::Close);  // two edits in 6 letters
    CHECK(compare_forms("dormal", "diplal") == Match::None);   // three
    CHECK(compare_forms("quill", "qiull") == Match::Close);    // neighbours swapped are one edit
    CHECK(compare_forms("quill", "quill") == Match::Exact);
    CHECK(compare_forms("\xD0\xBB\xD0\xB8", "\xD0\xBB\xD0\xB0") == Match::Close);  // letters, not bytes
    CHECK(compare_forms("\xD0\xBB\xD0\xB8", "\xD0\xB2\xD0\xB0") == Match::None);
}

TEST_CASE("SRC-3 the same sound is close")
{
    for (const auto& [a, b] : std::vector<std::pair<const char*, const char*>>{{"li", "lee"},
                                                                               {"smith", "smyth"},
                                                                               {"catherine", "kathryn"},
                                                                               {"mohamed", "muhammad"},
                                                                               {"stephen", "steven"},
                                                                               {"zhang", "chang"},
                                                                               {"christie", "kristy"},
                                                                               {"nguyen", "nguan"},
                                                                               {"xu", "shu"},
                                                                               {"wright", "writ"}})
        CHECK((phonetic_key(a) == phonetic_key(b) && compare_forms(a, b) == Match::Close));
    CHECK(phonetic_key("li") != phonetic_key("lau"));
    CHECK(compare_forms("zebedee", "quilla") == Match::None);
}

TEST_CASE("SRC-3 a swapped name and any name but the current one are close, never exact")
{
    CHECK(graded("sampleton", "zeb", {{"zeb", "sampleton"}}) == Match::Exact);
    CHECK(graded("zeb", "sampleton", {{"zeb", "sampleton"}}) == Match::Close);
    CHECK(graded("zeb", "", {{"zeb", "sampleton"}}) == Match::None);  // nothing to swap with
    const auto former =
        grade(make_name_query("wombat", "zeb"), std::vector<NameKeys>{{"zeb", "sampleton"}, {"zeb", "wombat"}});
    CHECK((former.match == Match::Close && former.name == 1));
    CHECK(graded("sampleton", "quilla", {{"zeb", "sampleton"}}) == Match::None);
    CHECK(graded("sampleton", "zeb", {{"", "sampleton"}}) == Match::None);
}

TEST_CASE("SRC-3 an age matches within one year either way")
{
    const Date today = 2026y / March / 3;
    const BirthQuery query{{}, 7, today};
    CHECK(grade_birth(query, 2020y / March / 3) == Match::Exact);  // turned 6 today
    CHECK(grade_birth(query, 2020y / March / 4) == Match::None);   // still 5
    CHECK(grade_birth(query, 2017y / March / 4) == Match::Exact);  // 8, nine tomorrow
    CHECK(grade_birth(query, 2017y / March / 3) == Match::None);   // 9 today
}

TEST_CASE("SRC-3 a date of birth matches on the day, then with day and month swapped")
{
    const BirthQuery query{2019y / April / 3, {}, 2026y / March / 3};
    CHECK(grade_birth(query, 2019y / April / 3) == Match::Exact);
    CHECK(grade_birth(query, 2019y / March / 4) == Match::Close);
    CHECK(grade_birth(query, 2019y / April / 4) == Match::None);
    CHECK(birth_ranges(query).size() == 2);
    CHECK(birth_ranges({2019y / April / 13, {}, 2026y / March / 3}).size() == 1);
    CHECK(birth_ranges({2019y / April / 4, {}, 2026y / March / 3}).size() == 1);
}

TEST_CASE("SRC-3 the days looked up hold every birth that can match")
{
    CHECK(rc::check([] {
        const Date today = Date{sys_days{2026y / January / 1} + std::chrono::days{*rc::gen::inRange(0, 1500)}};
        const Date born = Date{sys_days{2003y / January / 1} + std::chrono::days{*rc::gen::inRange(0, 8400)}};
        BirthQuery query{{}, {}, today};
        if (*rc::gen::arbitrary<bool>()) query.age = *rc::gen::inRange(0, 21);
        else query.date_of_birth = *rc::gen::element(born, Date{2010y / April / 3}, Date{2010y / March / 4});
        bool held = false;
        for (const auto& range : birth_ranges(query)) held = held || (range.from <= born && born <= range.to);
        if (grade_birth(query, born) != Match::None) RC_ASSERT(held);
    }));
}
