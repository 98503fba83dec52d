// A form, and fields in every state.
#include <array>
#include <string>
#include <vector>

#include "client/screens/gallery_parts.h"
#include "client/widgets/widgets.h"
#include "shared/core/typed_date.h"

namespace screens::gallery {

using namespace widgets;

namespace {

const std::array kPurposes{
    Option{"education", "Provide education, care or related services to an enrolled child", ""},
    Option{"safety", "Plan for a child's safety", "You are worried, and others may know more."},
    Option{"contact", "Find out who else works with the child", ""},
};
const std::array kStates{Option{"", "Choose one"}, Option{"vic", "Victoria"}, Option{"nsw", "New South Wales"}};

struct Typed {
    std::string name = "Quilla", notes, purpose, state, code, born, password, wrong = "18/13/2020";
    bool agreed{}, shows_password{};
    std::vector<Fault> faults;
} typed;

void draw_form()
{
    error_summary(typed.faults);
    Card card("A form");
    Form form("gallery-form");
    text_field(typed.name, {.name = "first", .label = "First name", .error = message_of(typed.faults, "first")});
    date_field(typed.born, {.name = "born", .label = "Date of birth", .error = message_of(typed.faults, "born")});
    select(typed.state, {.name = "state", .label = "State"}, kStates);
    radios(typed.purpose,
           {.name = "purpose",
            .label = "Why do you need to know?",
            .hint = "Choose the one that fits best.",
            .error = message_of(typed.faults, "purpose")},
           kPurposes);
    check_box(typed.agreed, {.name = "agreed",
                             .label = "I have read this",
                             .hint = "You are asked at every sign-in.",
                             .error = message_of(typed.faults, "agreed")});
    text_field(typed.notes, {.name = "notes", .label = "Note", .max_length = 200, .optional = true, .rows = 3});
    if (!form.submit("Check")) return;
    typed.faults.clear();
    if (typed.name.empty()) typed.faults.push_back({"first", "Enter a first name"});
    if (!read_typed_date(typed.born))
        typed.faults.push_back({"born", "Enter the date of birth as day, month and year, such as 18/7/2020"});
    if (typed.purpose.empty()) typed.faults.push_back({"purpose", "Choose a purpose"});
    if (!typed.agreed) typed.faults.push_back({"agreed", "Tick the box once you have read it"});
}

}  // namespace

void draw_fields(App&)
{
    draw_form();
    Card card("Other fields");
    text_field(typed.code, {.name = "digits",
                            .label = "Six-digit code",
                            .hint = "From the authenticator app on your phone.",
                            .kind = InputKind::OneTimeCode,
                            .characters = 8});
    password_field(typed.password, typed.shows_password,
                   {.name = "secret",
                    .label = "New password",
                    .hint = "14 characters or more.",
                    .kind = InputKind::Password,
                    .autocomplete = "new-password"});
    text_field(typed.wrong, {.name = "wrong",
                             .label = "A field with a fault",
                             .error = "Enter the date as day, month and year, such as 18/7/2020",
                             .characters = 12});
}

}  // namespace screens::gallery
