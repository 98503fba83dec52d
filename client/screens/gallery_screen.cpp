#include "client/screens/gallery_screen.h"

#include <array>
#include <string>
#include <vector>

#include "client/widgets/widgets.h"

namespace screens {
namespace {

using namespace widgets;

struct Typed {
    std::string name = "Quilla", notes, purpose, state, code;
    bool agreed{}, is_open{true}, has_dialog{};
    std::vector<Fault> faults;
};
Typed typed;

const std::array kPurposes{
    Option{"education", "Provide education, care or related services to an enrolled child", ""},
    Option{"safety", "Plan for a child's safety", "You are worried, and others may know more."},
    Option{"contact", "Find out who else works with the child", ""},
};
const std::array kStates{Option{"", "Choose one"}, Option{"vic", "Victoria"}, Option{"nsw", "New South Wales"}};

void draw_words()
{
    Card card("Words", "as at 21 Nov 2026");
    text(
        "Body text at 16 pixels, in a line that ends before the eye tires. Nguyễn Thị Ánh, Zoë Müller-Strauß, Hēmi "
        "Tāwhai and Γιώργος read as they should.");
    lead("Lead: what stands below a title, in the second ink.");
    small("Small: 14 pixels, for what is said by the way.");
    strong("Strong: what is read first.");
    const std::vector<std::string> points{
        "Sex", "Place of birth",
        "A point that is long enough to need a second line when the window is as narrow as a telephone"};
    bullets(points);
    {
        Row row("pills");
        pill("6 years 4 months");
        pill("Active", Tone::Ok);
        pill("Incomplete", Tone::Warn);
        pill("Safety risk", Tone::Bad);
        pill("Invited", Tone::Info);
    }
    divider();
    no_record();
}

void draw_acts()
{
    Card card("Acts");
    {
        Row row("large");
        if (button("Open a dialog")) typed.has_dialog = true;
        button("Secondary", {.look = Look::Secondary});
        button("Remove", {.look = Look::Warning});
        button("Quiet", {.look = Look::Quiet});
    }
    {
        Row row("small");
        button("Manage details", {.look = Look::Secondary, .small = true});
        button("Resend invitation", {.look = Look::Secondary, .small = true});
        link("A link to help", "/help");
        text_button("Show as a table");
    }
    disclosure("Orders and care", typed.is_open);
    if (typed.is_open) text("Opened by a deliberate act.");
}

void draw_form()
{
    Card card("A form");
    error_summary(typed.faults);
    Form form("gallery-form");
    text_field(typed.name, {.name = "first", .label = "First name", .error = message_of(typed.faults, "first")});
    text_field(typed.code, {.name = "digits",
                            .label = "Six-digit code",
                            .hint = "From the authenticator app on your phone.",
                            .kind = InputKind::OneTimeCode,
                            .characters = 8});
    select(typed.state, {.name = "state", .label = "State"}, kStates);
    radios(typed.purpose,
           {.name = "purpose",
            .label = "Why do you need to know?",
            .hint = "Choose the one that fits best.",
            .error = message_of(typed.faults, "purpose")},
           kPurposes);
    check_box(typed.agreed, {.name = "agreed", .label = "I have read this", .hint = "You are asked at every sign-in."});
    text_field(typed.notes, {.name = "notes", .label = "Note", .optional = true, .rows = 3});
    if (!form.submit("Check")) return;
    typed.faults.clear();
    if (typed.name.empty()) typed.faults.push_back({"first", "Enter a first name"});
    if (typed.purpose.empty()) typed.faults.push_back({"purpose", "Choose a purpose"});
}

void draw_people()
{
    Card card("Active users", "2");
    struct Person {
        const char *initials, *name, *role;
        bool is_active;
    };
    for (const Person& person : {Person{"QT", "Quilla Testworth", "Teacher", true},
                                 Person{"PN", "Pip Notarealname", "Student wellbeing professional", false}}) {
        Group one(person.name);
        if (!person.is_active) divider();
        Row row("row");
        avatar(person.initials);
        {
            Stack lines("lines", 0);
            strong(person.name);
            small(person.role);
        }
        push_right();
        pill(person.is_active ? "Active" : "Incomplete", person.is_active ? Tone::Ok : Tone::Warn);
        button("Manage details", {.look = Look::Secondary, .small = true, .description = person.name});
    }
}

void draw_tables()
{
    Columns columns({1, 1});
    {
        Card card("School", "as at 21 Nov 2026");
        Table table("Schools", {{"School", 3}, {"From"}, {"To"}});
        table.row();
        table.cell("Moondust Primary School (Fictional), Prep");
        table.cell("Jan 2026");
        table.cell("now");
    }
    {
        Card card("Identity");
        const std::vector<Fact> all{{"Sex", "Female"},
                                    {"Place of birth", "Nowhere-on-Sea"},
                                    {"Aboriginal and/or Torres Strait Islander", "Not recorded"}};
        facts(all);
    }
}

void draw_results()
{
    Card card("A long table");
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

void draw_pictures()
{
    using Mark = TimelineMark;
    using K = TimelineMark::Kind;
    Card card("Services over time", "Victoria only. No record is not proof of absence.");
    timeline({.summary = "Seen by Maternal and Child Health from birth to 3 and a half years, with the 18 month visit "
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

void draw_rest()
{
    Columns columns({1, 1});
    {
        Card card("Waiting");
        waiting("Searching");
        progress("Steps done", 0.6f);
        const std::vector<std::string> names{"Password", "Second step", "Agreement"};
        steps(names, 1);
        failed("Child Link cannot be reached. Check the connection.");
    }
    {
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
}

}  // namespace

void draw_gallery(App&)
{
    title("Gallery");
    lead("Every widget in every state. People are invented.");
    note(Tone::Warn, "User Access Review: 3 of 4 people still to decide, 6 days left.",
         "If it is not finished by Tuesday, access is locked for all your Users until it is.");
    draw_words();
    draw_acts();
    draw_form();
    draw_people();
    draw_pictures();
    draw_tables();
    draw_rest();
    note(Tone::Info, "This view is recorded.",
         "Purpose: provide education, care or related services to an enrolled child.");
    note(Tone::Ok, "Saved");
    draw_results();
    watermark("Quilla Testworth · 22 Nov 2026, 10:42 am");
    if (!typed.has_dialog) return;
    Dialog dialog("gallery-dialog", "You are about to be signed out", true);
    text("Nothing has been used for a while. You will be signed out in 2 minutes.");
    Row row("acts");
    if (button("Stay signed in") || dialog.dismissed()) typed.has_dialog = false;
    if (button("Sign out", {.look = Look::Secondary})) typed.has_dialog = false;
}

}  // namespace screens
