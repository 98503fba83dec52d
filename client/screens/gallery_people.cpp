// People in hundreds, and the parts of a long record.
#include <array>
#include <string>

#include "client/screens/gallery_parts.h"
#include "client/widgets/widgets.h"

namespace screens::gallery {

using namespace widgets;

namespace {
constexpr std::array<std::string_view, 3> kInvited{"Manage details", "Resend invitation", "Cancel invitation"};
constexpr std::array<std::string_view, 2> kActive{"Manage details", "Manage services"};
constexpr std::string_view kSchool = "Moondust Primary School (Fictional)";
std::string open_menu;

void told(const PersonCard& person, std::span<const std::string_view> acts)
{
    if (const int act = person_card(person, acts, open_menu); act >= 0)
        toast(std::string(acts[static_cast<std::size_t>(act)]) + ": " + std::string(person.name));
}
}  // namespace

void draw_people(App&)
{
    heading("Invitations", "2");
    {
        const People list("Invitations");
        told({"pip",
              "PN",
              "Pip Notarealname",
              {"Student wellbeing professional", kSchool},
              "Incomplete",
              Tone::Warn,
              "3 of 5 steps done, link ends 25 Nov"},
             kInvited);
        told({"rumi",
              "RE",
              "Rumi Exampleton",
              {"Education support", kSchool},
              "Invited",
              Tone::Info,
              "sent 21 Nov, not opened yet"},
             kInvited);
    }
    heading("Active users", "2");
    {
        const People list("Active users");
        told({"quilla", "QT", "Quilla Testworth", {"Teacher", kSchool}, "Active", Tone::Ok, "last sign-in today"},
             kActive);
        told({"long",
              "BM",
              "Bartholomew-Maximilian Madeupson-Notarealname the Younger",
              {"Leading teacher for student wellbeing and inclusion, and acting assistant principal", kSchool},
              "Locked",
              Tone::Bad,
              "until the access review is done"},
             kActive);
    }
    heading("Former users", "0");
    const EmptyState nothing("Nobody has left", "People whose access has ended are listed here for seven years.");
    button("Add new user", {.look = Look::Secondary});
}

void draw_records(App&)
{
    {
        Card card("What is to be done");
        const std::array tasks{
            TaskItem{"Who is asking", "/help", TaskState::Completed},
            TaskItem{"What they need", "/help", TaskState::InProgress, "2 of 3 items are described"},
            TaskItem{"May it be shared?", "/help", TaskState::HasProblem},
            TaskItem{"Views and notice", "/help", TaskState::NotStarted},
            TaskItem{"Check and send", "/help", TaskState::CannotStart, "When all that stands above is done"},
        };
        task_list(tasks);
    }
    {
        Card card("Check your answers");
        const std::array answers{
            AnswerRow{"Last name", "Sampleton", "/help"},
            AnswerRow{"Date of birth", "Saturday 18 July 2020", "/help"},
            AnswerRow{"Anything else that whoever decides about this should know before they do", "", "/help",
                      "what else is known"},
            AnswerRow{"Reference", "MOON-2026-00012"},
        };
        check_answers(answers);
    }
    const EmptyState nothing("No requests yet", "What other services ask of yours is listed here.");
}

void draw_filed(App&)
{
    confirmation_panel("The request is answered",
                       "Lanternlight Family Services (Fictional) has been told. Your reference is", "MOON-2026-00012");
    text("You can see the record under Requests, and nobody can change it any more.");
    link("Go to requests", "/gallery/records");
}

}  // namespace screens::gallery
