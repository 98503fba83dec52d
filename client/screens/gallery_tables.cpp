// Tables, and what scrolls.
#include <array>
#include <string>
#include <vector>

#include "client/screens/gallery_parts.h"
#include "client/widgets/widgets.h"

namespace screens::gallery {

using namespace widgets;

namespace {

struct Row {
    std::string key, name, role, status;
    int age;
};
const std::vector<Row>& people()
{
    static const std::vector<Row> all = [] {
        constexpr std::array kGiven{"Quilla",  "Zeb", "Pip", "Rumi", "Augusta",  "Marlowe",
                                    "Juniper", "Zoë", "Ánh", "Hēmi", "Tolliver", "Saffron"};
        constexpr std::array kFamily{"Testworth", "Sampleton",  "Notarealname", "Exampleton", "Placeholder",
                                     "Fictional", "Mockingham", "Dummyfield",   "Madeupson",  "Inventwell",
                                     "Pretendly", "Faux",       "Nowherton"};
        constexpr std::array kRole{"Teacher", "Principal", "Nurse", "Wellbeing leader"};
        constexpr std::array kStatus{"Active", "Invited", "Incomplete"};
        std::vector<Row> made;
        for (std::size_t i = 0; i < 312; ++i)
            made.push_back({"p" + std::to_string(i), std::string(kGiven[i * 5 % 12]) + " " + kFamily[i * 7 % 13],
                            kRole[i % 4], kStatus[i % 7 % 3], static_cast<int>(i * 11 % 90)});
        return made;
    }();
    return all;
}
constexpr Noun kPeople{"person", "people"};
TableState state, none;
std::string first_name = "Quilla";

std::string padded(int number)
{
    return std::string(number < 10 ? "00" : number < 100 ? "0" : "") + std::to_string(number);
}

}  // namespace

void draw_tables(App&)
{
    const TableSource source{.count = static_cast<std::uint32_t>(people().size()),
                             .sort_key =
                                 [](std::uint32_t row, int column) {
                                     const auto& one = people()[row];
                                     return column == 0 ? one.name : column == 1 ? one.role : padded(one.age);
                                 },
                             .words = [](std::uint32_t row) { return people()[row].name + " " + people()[row].role; }};
    {
        Card card("People");
        const auto& rows = arrange(state, source);
        table_filter(state, {.label = "Find a person by name or role", .characters = 30}, kPeople, rows.size());
        const auto page = page_of(state, rows);
        std::vector<std::string> keys;
        for (const auto row : page) keys.push_back(people()[row].key);
        if (const SelectionBar bar(state, kPeople); bar.is_open()) {
            push_right();
            if (button("Resend invitations", {.look = Look::Secondary, .small = true}))
                toast("The invitations are sent again");
        }
        if (rows.empty()) {
            const EmptyState nothing("Nobody by that name", "Check the spelling, or type less of it.");
        } else {
            DataTable table("People", state,
                            {{"Name", 3, true}, {"Role", 2, true}, {"Days since sign-in", 1, true}, {"State", 1}},
                            keys);
            for (const auto row : page) {
                const auto& one = people()[row];
                table.row(one.key, one.name);
                table.link_cell(one.name, "/help");
                table.cell(one.role);
                table.cell(std::to_string(one.age));
                table.cell(one.status);
            }
        }
        table_pages(state, rows.size(), kPeople);
    }
    Card card("A small table");
    Table table("Schools", {{"School", 3}, {"From"}, {"To"}}, true);
    table.row();
    table.cell("Moondust Primary School (Fictional), Prep", "Crater campus");
    table.cell("Jan 2026");
    auto in = table.open_cell();
    button("End it", {.look = Look::Secondary, .small = true});
}

void draw_long_table(App&)
{
    Card card("Fifty rows");
    text_field(first_name, {.name = "first", .label = "First name"});
    Table table("Results", {{"Name", 3}, {"Age", 2}, {"Service", 3}, {"Match", 1}});
    for (int i = 1; i <= 50; ++i) {
        const auto n = std::to_string(i);
        table.row(n);
        table.link_cell("Marlowe Quill-Sampleton " + n, "/help");
        table.cell("6 years 4 months");
        table.cell("Moondust Primary School (Fictional)");
        table.cell(i % 5 ? "Exact" : "Close");
    }
}

void draw_scrolling(App&)
{
    {
        Card card("Higher than its place");
        ScrollRegion region("What was done", 240);
        for (int i = 1; i <= 20; ++i) {
            Group one(std::to_string(i));
            text("Line " + std::to_string(i) + ": an entry was opened at Moondust Primary School (Fictional)");
            if (i % 5 == 0) link("More about line " + std::to_string(i), "/help");
        }
    }
    {
        Card card("Wider than its place");
        ScrollRegion region("Attendance by month", 0, 1400);
        Table table(
            "Attendance",
            {{"Year"}, {"January"}, {"February"}, {"March"}, {"April"}, {"May"}, {"June"}, {"July"}, {"August"}});
        for (const char* year : {"2024", "2025", "2026"}) {
            table.row(year);
            table.cell(year);
            for (int month = 0; month < 8; ++month) table.cell("18 of 20 days");
        }
    }
    Card card("Not higher than its place");
    ScrollRegion region("Two lines", 240);
    text("Nothing scrolls here, and the keyboard passes by.");
}

}  // namespace screens::gallery
