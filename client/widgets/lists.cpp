// Tasks, answers, the way here, and what stands where there is nothing yet.
#include "client/widgets/frame.h"
#include "client/widgets/own_words.h"
#include "client/words/words.h"

namespace widgets {

namespace {

struct TaskWords {
    std::string_view words;
    Tone tone;
};
TaskWords words_of(TaskState state)
{
    switch (state) {
        case TaskState::Completed: return {words::say(words::Word::task_completed), Tone::Ok};
        case TaskState::InProgress: return {words::say(words::Word::task_in_progress), Tone::Info};
        case TaskState::NotStarted: return {words::say(words::Word::task_not_started), Tone::Neutral};
        case TaskState::CannotStart: return {words::say(words::Word::task_cannot_start), Tone::Neutral};
        case TaskState::HasProblem: return {words::say(words::Word::common_problem), Tone::Bad};
    }
    return {};
}

}  // namespace

bool task_list(std::span<const TaskItem> tasks)
{
    auto& f = frame();
    bool pressed = false;
    f.push(Kind::Tasks);
    for (const auto& task : tasks) {
        f.push(Kind::Task, task.name);
        const auto status = hash_key(f.id_of(f.top()), "status");
        {
            const Stack lines("lines", 2);
            if (task.state == TaskState::CannotStart) {
                f.add(Kind::Lead, "name", task.name);
            } else {
                const auto at = f.add(Kind::Link, "name", task.name);
                f.attribute(at, Attribute::Href, task.href);
                f.attribute(at, Attribute::DescribedBy, std::to_string(status));
                if (f.pressed_now(at)) f.go = task.href, pressed = true;
            }
            if (!task.hint.empty()) small(task.hint);
        }
        push_right();
        const auto [words, tone] = words_of(task.state);
        // Done and not to be done yet need no colour: what is left to do is to stand out.
        if (task.state == TaskState::Completed || task.state == TaskState::CannotStart)
            f.add(Kind::Small, "status", words);
        else f.node(f.add(Kind::Pill, "status", words)).variant = static_cast<std::uint8_t>(tone);
        f.pop();
    }
    f.pop();
    return pressed;
}

bool check_answers(std::span<const AnswerRow> answers)
{
    auto& f = frame();
    bool pressed = false;
    f.push(Kind::Answers);
    for (const auto& row : answers) {
        f.push(Kind::Answer, row.question);
        f.add(Kind::FactName, "name", row.question);
        f.add(Kind::FactValue, "value", row.answer.empty() ? words::say(words::Word::widget_not_provided) : row.answer);
        if (!row.href.empty()) {
            f.push(Kind::AnswerAct, "act");
            const auto at = f.add(Kind::Link, "change", words::say(words::Word::widget_change));
            f.attribute(at, Attribute::Href, row.href);
            std::string about(row.about);
            if (about.empty()) {
                about = row.question;
                if (about[0] >= 'A' && about[0] <= 'Z' && !(about.size() > 1 && about[1] >= 'A' && about[1] <= 'Z'))
                    about[0] = static_cast<char>(about[0] + 32);
            }
            f.attribute(at, Attribute::Label, std::string(words::say(words::Word::widget_change)) + " " + about);
            if (f.pressed_now(at)) f.go = row.href, pressed = true;
            f.pop();
        }
        f.pop();
    }
    f.pop();
    return pressed;
}

void confirmation_panel(std::string_view heading, std::string_view words, std::string_view reference)
{
    auto& f = frame();
    f.push(Kind::Panel, "panel");
    title(heading);
    text(words);
    if (!reference.empty()) strong(reference);
    f.pop();
}

EmptyState::EmptyState(std::string_view heading, std::string_view what_to_do)
{
    frame().push(Kind::Empty, heading);
    strong(heading);
    lead(what_to_do);
}

void breadcrumbs(std::initializer_list<Crumb> crumbs)
{
    auto& f = frame();
    f.attribute(f.push(Kind::Crumbs, "breadcrumbs"), Attribute::Label, words::say(words::Word::widget_breadcrumbs));
    f.push(Kind::CrumbList, "list");
    for (const auto& crumb : crumbs) {
        const bool is_here = crumb.href.empty();
        const auto at = f.push(Kind::Crumb, crumb.label, is_here ? crumb.label : std::string_view());
        if (is_here) f.node(at).state |= state::Current;
        else link(crumb.label, crumb.href);
        f.pop();
    }
    f.pop();
    f.pop();
}

Choice confirm(std::string_view key, std::string_view question, std::string_view what_happens, std::string_view act,
               Look look)
{
    const Dialog dialog(key, question, true);
    text(what_happens);
    const Row acts("acts");
    const bool yes = button(act, {.look = look});
    const bool no = button(words::say(words::Word::widget_cancel), {.look = Look::Secondary});
    return yes ? Choice::Yes : no || dialog.dismissed() ? Choice::No : Choice::None;
}

}  // namespace widgets
