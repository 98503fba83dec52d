#include "client/screens/find_screen.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "client/app/app.h"
#include "client/screens/draft_part.h"
#include "client/screens/words.h"
#include "client/widgets/widgets.h"
#include "client/words/when.h"
#include "client/words/words.h"
#include "shared/core/typed_date.h"

namespace screens {

using words::Plural;
using words::say;
using words::Word;

namespace {

/// The typed form as it is sent; what cannot be read as a day or a number becomes a fault of its own.
SearchForm read(const FindForm& typed, std::vector<Error>& faults)
{
    SearchForm form{.grant = typed.purpose.grant,
                    .purpose = typed.purpose.purpose,
                    .note = typed.purpose.note,
                    .last_name = typed.last_name,
                    .first_name = typed.first_name,
                    .date_of_birth = {},
                    .age = {},
                    .identifier = typed.identifier};
    if (!typed.date_of_birth.empty()) {
        form.date_of_birth = read_typed_date(typed.date_of_birth);
        if (!form.date_of_birth) faults.push_back({ErrorKind::Invalid, "search.birth_not_a_date", "date_of_birth", {}});
    }
    if (!typed.age.empty()) {
        int age = 0;
        const auto [end, error] = std::from_chars(typed.age.data(), typed.age.data() + typed.age.size(), age);
        if (error == std::errc{} && end == typed.age.data() + typed.age.size()) form.age = age;
        else faults.push_back({ErrorKind::Invalid, "search.age_not_a_number", "age", {}});
    }
    return form;
}

std::size_t place_of_field(std::string_view field)
{
    static constexpr std::array<std::string_view, 8> kFields{"last_name", "first_name", "date_of_birth", "age",
                                                             "grant",     "purpose",    "note",          "identifier"};
    return static_cast<std::size_t>(std::find(kFields.begin(), kFields.end(), field) - kFields.begin());
}

void send(App& app, FindState& state)
{
    state.faults.clear();
    const auto form = read(state.form, state.faults);
    const bool unreadable = !state.faults.empty();
    for (auto& fault : faults_of(form, app.session().today)) {
        // A day or an age that cannot be read is one fault, not also a missing one.
        if (unreadable && fault.code == "search.age_or_birth_required") continue;
        state.faults.push_back(std::move(fault));
    }
    // In the order in which the fields stand on the screen.
    std::stable_sort(state.faults.begin(), state.faults.end(),
                     [](const Error& a, const Error& b) { return place_of_field(a.field) < place_of_field(b.field); });
    if (state.faults.empty()) app.search(form);
}

void draw_row(const ResultRow& row, widgets::Table& table)
{
    table.row(row.handle);
    table.link_cell(row.name, "/entry/" + row.handle,
                    row.also_known_as.empty() ? "" : say(Word::entry_also_known_as, {{"name", row.also_known_as}}));
    table.cell(words::age(row.age));
    table.cell(row.current_service.empty() ? say(Word::results_no_service) : row.current_service);
    table.cell(say(row.close_match ? Word::results_close : Word::results_exact));
}

}  // namespace

void draw_find(App& app)
{
    auto& state = app.find;
    app.find_draft().show();
    const auto faults = in_words(state.faults);
    widgets::title(say(Word::find_title));
    widgets::lead(say(Word::find_lead));
    widgets::error_summary(faults);
    if (!state.unreachable.empty() && widgets::failed(state.unreachable)) send(app, state);

    widgets::Form form("find");
    widgets::Columns columns({1.f, 1.f}, 900, "find-columns");
    {
        widgets::Stack left("who", 16);
        widgets::Card card(say(Word::find_who));
        widgets::text_field(state.form.last_name, {.name = "last_name",
                                                   .label = say(Word::find_last_name),
                                                   .hint = say(Word::find_last_name_hint),
                                                   .error = message_of(faults, "last_name")});
        widgets::text_field(state.form.first_name, {.name = "first_name",
                                                    .label = say(Word::find_first_name),
                                                    .error = message_of(faults, "first_name"),
                                                    .optional = true});
        widgets::date_field(state.form.date_of_birth, {.name = "date_of_birth",
                                                       .label = say(Word::find_birth),
                                                       .hint = say(Word::find_birth_hint),
                                                       .error = message_of(faults, "date_of_birth")});
        widgets::text_field(state.form.age, {.name = "age",
                                             .label = say(Word::find_age),
                                             .hint = say(Word::find_age_hint),
                                             .error = message_of(faults, "age"),
                                             .kind = widgets::InputKind::Number,
                                             .characters = 4});
    }
    {
        widgets::Stack right("why", 16);
        {
            widgets::Card card(say(Word::common_purpose_card));
            draw_purpose(app.session(), state.form.purpose, faults);
        }
        {
            widgets::Card card(say(Word::find_by_identifier));
            widgets::text_field(state.form.identifier, {.name = "identifier",
                                                        .label = say(Word::find_identifier),
                                                        .hint = say(Word::find_identifier_hint),
                                                        .error = message_of(faults, "identifier"),
                                                        .optional = true});
        }
        if (form.submit(say(Word::find_search), state.busy)) send(app, state);
        draw_draft(app, app.find_draft());
    }
}

void draw_results(App& app)
{
    widgets::private_page();
    auto& state = app.find;
    if (!state.answered) {  // after a reload there is nothing to show: what was found is not kept in the browser
        app.replace("/find");
        return;
    }
    widgets::link(say(Word::results_change), "/find");
    const auto& answer = state.answer;
    if (answer.more_than_limit) {
        const auto limit = std::to_string(kSearchLimit);
        widgets::title(say(Word::results_too_many, {{"count", limit}}));
        widgets::note(widgets::Tone::Info, say(Word::results_narrow),
                      say(Word::results_narrow_how, {{"count", limit}}));
        return;
    }
    if (answer.rows.empty()) {
        widgets::title(say(Word::results_none));
        widgets::note(widgets::Tone::Info, say(Word::results_none_title), say(Word::results_none_text));
        return;
    }
    widgets::title(say(Plural::results_found, static_cast<long>(answer.rows.size())));
    widgets::lead(say(Word::results_lead));
    widgets::Card card;
    widgets::Table table(say(Word::results_caption), {{say(Word::common_name), 3},
                                                      {say(Word::results_age), 1.6f},
                                                      {say(Word::results_service), 3},
                                                      {say(Word::results_match), 1.2f}});
    for (const auto& row : answer.rows) draw_row(row, table);
}

}  // namespace screens
