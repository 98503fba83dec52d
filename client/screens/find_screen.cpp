#include "client/screens/find_screen.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "client/app/app.h"
#include "shared/core/typed_date.h"
#include "client/screens/words.h"
#include "client/widgets/widgets.h"

namespace screens {
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
                    row.also_known_as.empty() ? "" : "Also known as " + row.also_known_as);
    table.cell(words_for_age(row.age));
    table.cell(row.current_service.empty() ? "No current service shown" : row.current_service);
    table.cell(row.close_match ? "Close match" : "Exact match");
}

}  // namespace

void draw_find(App& app)
{
    auto& state = app.find;
    const auto faults = in_words(state.faults);
    widgets::title("Find a child");
    widgets::lead("You see only children within your reach. Every search is recorded.");
    widgets::error_summary(faults);
    if (!state.unreachable.empty() && widgets::failed(state.unreachable)) send(app, state);

    widgets::Form form("find");
    widgets::Columns columns({1.f, 1.f}, 900, "find-columns");
    {
        widgets::Stack left("who", 16);
        widgets::Card card("Who are you looking for?");
        widgets::text_field(state.form.last_name,
                            {.name = "last_name",
                             .label = "Last name",
                             .hint = "2 letters or more. Accents, hyphens and spaces do not matter.",
                             .error = message_of(faults, "last_name")});
        widgets::text_field(
            state.form.first_name,
            {.name = "first_name", .label = "First name", .error = message_of(faults, "first_name"), .optional = true});
        widgets::date_field(state.form.date_of_birth,
                            {.name = "date_of_birth",
                             .label = "Date of birth",
                             .hint = "For example 18/7/2020. Leave empty if you know only the age.",
                             .error = message_of(faults, "date_of_birth")});
        widgets::text_field(state.form.age, {.name = "age",
                                             .label = "Age in whole years",
                                             .hint = "From 0 to 20. One year either side is searched as well.",
                                             .error = message_of(faults, "age"),
                                             .kind = widgets::InputKind::Number,
                                             .characters = 4});
    }
    {
        widgets::Stack right("why", 16);
        {
            widgets::Card card("Your purpose");
            draw_purpose(app.session(), state.form.purpose, faults);
        }
        {
            widgets::Card card("Or by identifier");
            widgets::text_field(state.form.identifier,
                                {.name = "identifier",
                                 .label = "Child Link identifier",
                                 .hint = "If you have it, nothing else about the child is needed.",
                                 .error = message_of(faults, "identifier"),
                                 .optional = true});
        }
        if (form.submit("Search", state.busy)) send(app, state);
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
    widgets::link("Change the search", "/find");
    const auto& answer = state.answer;
    if (answer.more_than_limit) {
        widgets::title("More than " + std::to_string(kSearchLimit) + " children found");
        widgets::note(
            widgets::Tone::Info, "Narrow the search to see them.",
            "Add a first name, or a date of birth instead of an age. No one is listed until 20 or fewer match.");
        return;
    }
    if (answer.rows.empty()) {
        widgets::title("No child found");
        widgets::note(
            widgets::Tone::Info, "There may be no record within your reach.",
            "This does not say whether a record exists elsewhere. Check the spelling, try a name the family used "
            "before, or contact the professionals who know the child.");
        return;
    }
    const auto count = answer.rows.size();
    widgets::title(std::to_string(count) + (count == 1 ? " child found" : " children found"));
    widgets::lead("Open an entry only if you need it for your purpose. Opening one is recorded.");
    widgets::Card card;
    widgets::Table table("Children found", {{"Name", 3}, {"Age", 1.6f}, {"Current service", 3}, {"Match", 1.2f}});
    for (const auto& row : answer.rows) draw_row(row, table);
}

}  // namespace screens
