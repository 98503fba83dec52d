#include "client/screens/review_screen.h"

#include <array>
#include <vector>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/people_screen.h"
#include "client/words/when.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

constexpr const char* kAddress = "/authoriser/review";
constexpr const char* kPastAddress = "/authoriser/reviews";

// ---- One User

/// What the decision rests on (UAR-6), in the order in which one asks.
constexpr std::array kEvidence{ListColumn{"user_type"},
                               ListColumn{"services"},
                               ListColumn{"last_sign_in", 1, As::Day},
                               ListColumn{"credential", 1, As::Code, "credential"},
                               ListColumn{"credential_end", 1, As::Day},
                               ListColumn{"trained_on", 1, As::Day},
                               ListColumn{"changes", 1, As::Code, "change"},
                               ListColumn{"uses"},
                               ListColumn{"purposes"}};

/// Several values of one cell in one line.
std::string all_in_words(const App& app, const std::string& text, const ListColumn& column)
{
    const Fields cell{{std::string(column.column), text}};
    std::string line;
    for (const auto& value : values_of(cell, column.column))
        line += (line.empty() ? "" : "; ") + in_words(app, value, column.as, column.group);
    return line;
}

void draw_evidence(const App& app, const ViewList& people, std::size_t row)
{
    std::vector<widgets::Fact> facts;
    for (const auto& column : kEvidence) {
        auto value = all_in_words(app, people.at(row, column.column), column);
        if (value.empty() && column.column == "last_sign_in") value = words::text(Word::people_never);
        if (!value.empty()) facts.push_back({name_of("fact", column.column), std::move(value)});
    }
    widgets::facts(facts);
}

/// Spoken, since the pill that changes is not where the focus is.
std::function<void(const View&)> after_decision(const std::string& name)
{
    return [name](const View& answer) {
        widgets::announce(say(Word::review_spoken, {{"name", name}, {"count", answer.fact("undecided")}}));
    };
}

void ask_remove_in_review(App& app, const std::string& id, const std::string& name)
{
    ask(app, {.act = "review_decide",
              .about = id,
              .title = say(Word::review_remove_title, {{"name", name}}),
              .text = words::text(Word::review_remove_text),
              .button = words::text(Word::review_remove),
              .is_warning = true,
              .preset = {{"person", id}, {"choice", "remove"}},
              .options = {{"reason", end_reasons()}},
              .done = after_decision(name)});
}

void draw_decision(App& app, const ViewList& people, std::size_t row)
{
    const auto& id = people.at(row, "id");
    const auto& name = people.at(row, "name");
    const auto& choice = people.at(row, "choice");
    const widgets::Stack part("decision", 8);
    widgets::pill(choice.empty() ? say(Word::review_open) : name_of("choice", choice),
                  choice.empty()       ? widgets::Tone::Warn
                  : choice == "remove" ? widgets::Tone::Bad
                                       : widgets::Tone::Ok);
    if (choice == "remove") widgets::small(name_of("reason", people.at(row, "reason")));
    const widgets::Row acts("acts");
    if (widgets::button(say(Word::review_maintain),
                        {.look = widgets::Look::Secondary, .key = "maintain", .description = name}))
        app.desk().act(
            "review_decide", {{"person", id}, {"choice", "maintain"}}, after_decision(name),
            [](const api::Faults& faults) { widgets::toast(words::of_code(faults.front().code), widgets::Tone::Bad); });
    if (widgets::button(say(Word::review_remove),
                        {.look = widgets::Look::Secondary, .key = "remove", .description = name}))
        ask_remove_in_review(app, id, name);
}

void draw_person(App& app, const ViewList& people, std::size_t row)
{
    const auto& state = people.at(row, "state");
    const widgets::Card card(people.at(row, "name"), state == "active" ? std::string() : name_of("state", state),
                             people.at(row, "id"));
    const widgets::Columns columns({2.f, 1.f}, 640, "line");
    {
        const widgets::Stack left("evidence", 8);
        draw_evidence(app, people, row);
    }
    draw_decision(app, people, row);
}

// ---- The whole of it

void submitted(App& app, const View& answer)
{
    app.look_again();
    widgets::toast(say(Word::review_done, {{"kept", answer.fact("kept")}, {"removed", answer.fact("removed")}}));
    if (answer.fact("notifiable") != "0") tell(app, Word::notify_title, Word::notify_text);
}

/// UAR-6: only once every row has a choice, and with the tick.
void draw_submit(App& app, ActFields& fields, std::size_t left)
{
    const widgets::Card card(say(Word::review_submit), {}, "submit");
    if (left != 0) return widgets::text(say(words::Plural::review_left, static_cast<long>(left)));
    widgets::text(say(Word::review_submit_text));
    widgets::Form form("submit");
    fields.tick("is_checked");
    if (fields.submit(form, say(Word::review_submit)))
        fields.send([&app](const View& answer) { submitted(app, answer); });
}

constexpr std::array kInvited{ListColumn{"name", 3}, ListColumn{"state", 1.4f, As::Code, "state"},
                              ListColumn{"user_type", 2}, ListColumn{"services", 3}, ListColumn{"sent_on", 2, As::Day}};

void draw_invitations(App& app, const app::Look& look)
{
    if (look.view.list("invitations").rows.empty()) return;
    const widgets::Card card(say(Word::people_invitations), {}, "invitations");
    widgets::text(say(Word::review_invitations));
    draw_list(app, look,
              {.list = "invitations",
               .columns = kInvited,
               .caption = Word::people_invitations,
               .empty_title = Word::admin_none,
               .empty_text = Word::admin_none_text,
               .noun = {say(Word::people_person), say(Word::people_people)}},
              app.review.invitations);
}

void draw_days(const App& app, const View& view)
{
    const auto closes = day_of(app, view.fact("closes_on"));
    if (view.fact("is_overdue").empty()) widgets::lead(say(Word::review_lead, {{"day", closes}}));
    else
        widgets::note(widgets::Tone::Bad, say(Word::review_overdue, {{"day", closes}}), say(Word::review_overdue_text));
}

}  // namespace

void draw_review(App& app, const std::string&)
{
    widgets::breadcrumbs({{say(Word::authoriser_home), "/authoriser"}, {say(Word::review_title), {}}});
    widgets::title(say(Word::review_title));
    const auto& look = app.desk().look("review");
    if (!ready(app, look, "review")) return;
    const auto& people = look.view.list("people");
    if (people.rows.empty()) {
        const widgets::EmptyState nothing(say(Word::review_none), say(Word::review_none_text));
        widgets::link(say(Word::review_past), kPastAddress);
        return;
    }
    ActFields fields(app, "review_submit");
    fields.problems();
    draw_days(app, look.view);
    std::size_t decided = 0;
    for (std::size_t row = 0; row < people.rows.size(); ++row) decided += people.at(row, "choice").empty() ? 0 : 1;
    widgets::strong(say(Word::review_progress,
                        {{"decided", std::to_string(decided)}, {"people", std::to_string(people.rows.size())}}));
    widgets::progress(say(Word::review_title), static_cast<float>(decided) / static_cast<float>(people.rows.size()));
    for (std::size_t row = 0; row < people.rows.size(); ++row) draw_person(app, people, row);
    draw_submit(app, fields, people.rows.size() - decided);
    draw_invitations(app, look);
    widgets::link(say(Word::review_past), kPastAddress);
}

// ---- Those before

namespace {

constexpr std::array kPast{ListColumn{"service", 4},
                           ListColumn{"starts_on", 2, As::Day},
                           ListColumn{"submitted_at", 3, As::Moment},
                           ListColumn{"by", 2},
                           ListColumn{"kept", 1, As::Number},
                           ListColumn{"removed", 1, As::Number},
                           ListColumn{"was_late", 1, As::Code, "late"}};
constexpr std::array kDecisions{ListColumn{"name", 3},
                                ListColumn{"choice", 2, As::Code, "choice"},
                                ListColumn{"reason", 3, As::Code, "reason"},
                                ListColumn{"at", 3, As::Moment},
                                ListColumn{"by", 2},
                                ListColumn{"is_final", 1, As::Code, "counts"}};
constexpr std::array kPastFacts{FactSpec{"starts_on", As::Day}, FactSpec{"closes_on", As::Day},
                                FactSpec{"submitted_at", As::Moment}, FactSpec{"by"}};

void draw_past_review(App& app, const std::string& review)
{
    const Fields asks{{"review", review}};
    const auto& look = app.desk().look("past_review", asks);
    const auto title = look.is_there ? look.view.fact("service") : words::text(Word::review_title);
    widgets::breadcrumbs(
        {{say(Word::authoriser_home), "/authoriser"}, {say(Word::review_past), kPastAddress}, {title, {}}});
    widgets::title(title);
    if (!ready(app, look, "past_review", asks)) return;
    draw_facts(app, look.view, kPastFacts);
    const widgets::Card card(say(Word::review_decisions));
    draw_list(app, look,
              {.list = "decisions",
               .columns = kDecisions,
               .caption = Word::review_decisions,
               .empty_title = Word::review_no_decisions,
               .empty_text = Word::review_no_decisions_text,
               .noun = {say(Word::review_decision), say(Word::review_decisions)}},
              app.review.decisions);
}

}  // namespace

void draw_reviews(App& app, const std::string& review)
{
    if (!review.empty()) return draw_past_review(app, review);
    widgets::breadcrumbs({{say(Word::authoriser_home), "/authoriser"}, {say(Word::review_past), {}}});
    widgets::title(say(Word::review_past));
    const auto& look = app.desk().look("past_reviews");
    if (!ready(app, look, "past_reviews")) return;
    const widgets::Card card;
    draw_list(app, look,
              {.list = "reviews",
               .columns = kPast,
               .link = kPastAddress,
               .caption = Word::review_past,
               .empty_title = Word::review_no_past,
               .empty_text = Word::review_no_past_text,
               .noun = {say(Word::review_noun), say(Word::review_nouns)}},
              app.review.past);
}

}  // namespace screens
