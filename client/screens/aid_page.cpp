#include "client/screens/aid_page.h"

#include <algorithm>
#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/words/words.h"
#include "shared/sharing/decision.h"
#include "shared/sharing/record_pages.h"

namespace screens {

using sharing::Case;
using sharing::FactId;
using sharing::Outcome;
using words::say;
using words::Word;

namespace {

/// "exclusion.EX1" as the table of words has it: "exclusion_ex1".
std::string key_of(std::string_view fact)
{
    std::string key;
    for (const char c : fact) key += c == '.' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return key;
}

std::string outcome_words(std::string_view outcome) { return words_of("outcome", outcome); }

widgets::Tone tone_of(Outcome outcome)
{
    if (sharing::is_share(outcome)) return widgets::Tone::Ok;
    return sharing::is_question(outcome) || outcome == Outcome::HandOver ? widgets::Tone::Neutral : widgets::Tone::Bad;
}

/// What can be answered: the values of the fact that a person may give for this case, each with what follows at once.
std::vector<widgets::Option> answers_to(const app::RecordKeeper& keeper, const Case& about, FactId fact)
{
    const auto& row = sharing::fact_row(fact);
    const auto facts = sharing::facts_of(keeper.type(), keeper.sheet, keeper.known(), about);
    std::vector<widgets::Option> options;
    const auto add = [&](std::string_view answer, std::string_view value) {
        const auto own = words::of_name("answer." + key_of(row.name) + "_" + key_of(answer));
        const auto label = own.empty() ? words_of("answer", answer) : std::string(own);
        const auto then = sharing::consequence(facts, fact, value);
        auto hint = then.is_decided ? words_of("follows", sharing::word_of(then.verdict.outcome)) : std::string();
        if (answer == "UNKNOWN") hint = words::text(Word::aid_cannot_say);
        options.push_back({std::string(answer), label, std::move(hint)});
    };
    if (row.name == "other_law") {
        add("NO", "NONE");
        add("YES", "UNKNOWN");
        add("UNKNOWN", "UNKNOWN");
        return options;
    }
    if (row.name == "own_information") {
        add("YES", "true");
        add("NO", "false");
        return options;
    }
    auto rest = row.values;
    while (!rest.empty()) {
        const auto end = rest.find(' ');
        const auto value = rest.substr(0, end);
        // CISS and FVISS have purposes of their own.
        const bool is_fv = value.starts_with("FV_");
        const bool fits = row.name != "purpose" || (value != "NONE" && is_fv == (about.scheme == "FVISS")) ||
                          (value == "OTHER" || value == "ACCESS_LIMITING");
        if (fits) add(value, value);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    if (row.name.starts_with("exclusion")) add("UNKNOWN", "");
    return options;
}

std::string question_of(const app::RecordKeeper& keeper, const Case& about, FactId fact)
{
    const auto key = key_of(sharing::fact_row(fact).name);
    const bool is_asking = keeper.type().name == "request_out";
    for (const auto& each : {"question." + key + "_" + key_of(about.scheme),
                             is_asking ? "question." + key + "_out" : "", "question." + key})
        if (!each.empty())
            if (const auto words = words::of_name(each); !words.empty()) return std::string(words);
    return key;
}

/// Where this case stands among the items: "Item 2 of 3: attendance since August".
std::string place_of(const app::RecordKeeper& keeper, const Case& about)
{
    const auto items = sharing::numbers_of(keeper.sheet, "item");
    const auto at = std::find(items.begin(), items.end(), about.item) - items.begin() + 1;
    auto place = say(Word::aid_item, {{"number", std::to_string(at)},
                                      {"count", std::to_string(items.size())},
                                      {"item", item_name(keeper.sheet, about.item)}});
    if (about.recipient != 0 && sharing::recipients_of(keeper.sheet).size() > 1) {
        const auto& whom = sharing::text_at(keeper.sheet, "recipient", about.recipient, "organisation_then");
        const auto& person = sharing::text_at(keeper.sheet, "recipient", about.recipient, "name");
        place += " · " + (whom.empty() ? person : whom);
    }
    if (text_of(keeper.sheet, "scheme") == "BOTH") place += " · " + about.scheme;
    if (about.person != 0) place += " · " + person_name(keeper.sheet, about.person);
    return place;
}

/// The activities, several of which may be ticked, and the two answers that say that none is.
void draw_activities(std::string& answer)
{
    std::vector<widgets::Option> options;
    for (const std::string_view group : {"activity", "no_activity"})
        for (const auto code : sharing::options_in(group))
            options.push_back({std::string(code), words_of(group, code), {}});
    auto chosen = values_of({{"x", answer}}, "x");
    if (widgets::check_boxes(chosen, {.name = "answer", .label = say(Word::aid_answer)}, options))
        answer = join_values(chosen);
}

/// What was ticked, once it is sent: an activity counts before "none of these".
void take_activities(sharing::Sheet& sheet, int item, const std::string& answer)
{
    std::vector<std::string> activities;
    std::string none;
    const auto known = sharing::options_in("activity");
    for (auto& each : values_of({{"x", answer}}, "x")) {
        if (std::find(known.begin(), known.end(), each) != known.end()) activities.push_back(std::move(each));
        else none = std::move(each);
    }
    if (activities.empty()) sheet[sharing::path_of("item", item, "activities_unknown")] = none;
    else sheet[sharing::path_of("item", item, "activities")] = join_values(activities);
}

void draw_question(App& app, app::RecordKeeper& keeper, const sharing::Question& question)
{
    auto& state = app.sharing;
    const auto& fact = sharing::fact_row(question.fact);
    const auto path = sharing::path_of_answer(keeper.sheet, question.about, question.fact);
    const auto asked = path + (fact.scope == sharing::FactScope::Person ? question.about.scheme : std::string());
    if (state.asked != asked) {
        state.asked = asked;
        state.question.clear();
    }
    const widgets::Card card({}, {}, "question");
    widgets::small(place_of(keeper, question.about));
    widgets::heading(question_of(keeper, question.about, question.fact));
    if (const auto why = words::of_name("question_why." + key_of(fact.name)); !why.empty()) widgets::text(why);
    widgets::Form answer_form("answer");
    if (fact.name == "activities") {
        draw_activities(state.question);
    } else {
        const auto options = answers_to(keeper, question.about, question.fact);
        widgets::radios(state.question, {.name = "answer", .label = say(Word::aid_answer)}, options);
    }
    if (fact.name == "other_law" && state.question == "YES") widgets::small(say(Word::aid_other_law));
    const widgets::Row row("acts");
    const bool is_sent = answer_form.submit(say(Word::common_continue), false);
    if (!is_sent || state.question.empty()) return;
    if (fact.name == "activities") {
        take_activities(keeper.sheet, question.about.item, state.question);
    } else {
        keeper.sheet[path] = state.question;
        if (fact.name == "other_law" && state.question == "YES")
            keeper.sheet[sharing::path_of("law", sharing::next_number(keeper.sheet, "law"), "item")] =
                std::to_string(question.about.item);
        state.question.clear();
    }
}

/// What has been answered about an item, and can be answered anew.
void draw_answers(App& app, app::RecordKeeper& keeper, int item)
{
    std::vector<std::string> names, values, paths;
    for (const auto& fact : sharing::fact_table()) {
        if (fact.asked == "never") continue;
        for (const auto& about : sharing::cases_of(keeper.type(), keeper.sheet)) {
            if (about.item != item) continue;
            const auto id = fact.id;
            const auto path = sharing::path_of_answer(keeper.sheet, about, id);
            const auto& value = text_of(keeper.sheet, path);
            if (value.empty() || std::find(paths.begin(), paths.end(), path) != paths.end()) continue;
            paths.push_back(path);
            names.push_back(question_of(keeper, about, id));
            const auto own = words::of_name("answer." + key_of(fact.name) + "_" + key_of(value));
            values.push_back(own.empty() ? words_of("answer", value) : std::string(own));
        }
    }
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const widgets::Group group(paths[i]);
        const widgets::Row row("answered");
        {
            const widgets::Stack left("left", 2);
            widgets::small(names[i]);
            widgets::text(values[i]);
        }
        widgets::push_right();
        if (widgets::button(say(Word::record_change),
                            {.look = widgets::Look::Quiet, .small = true, .description = names[i]})) {
            keeper.sheet[paths[i]].clear();
            app.sharing.question.clear();
        }
    }
}

/// The provisions that restrict an item, one row each (IS-306).
void draw_laws(app::RecordKeeper& keeper, SheetForm& form)
{
    for (const int row : sharing::numbers_of(keeper.sheet, "law")) {
        const widgets::Card card(say(Word::aid_law), {}, "law" + std::to_string(row));
        for (const std::string_view field : {"law", "provision", "permitted", "note"})
            if (field != "provision" || sharing::text_at(keeper.sheet, "law", row, "law") == "OTHER")
                if (field != "note" || sharing::text_at(keeper.sheet, "law", row, "permitted") == "YES")
                    form.field(sharing::path_of("law", row, field));
        const auto& law = sharing::text_at(keeper.sheet, "law", row, "law");
        if (law == "OL02" || law == "OL03" || law == "OL12")  // IS-304
            widgets::note(widgets::Tone::Warn, say(Word::aid_identity));
        if (widgets::button(say(Word::record_remove), {.look = widgets::Look::Quiet, .small = true}))
            sharing::remove(keeper.sheet, "law", row);
    }
}

}  // namespace

void draw_aid(App& app, app::RecordKeeper& keeper, SheetForm& form)
{
    const auto items = sharing::numbers_of(keeper.sheet, "item");
    if (text_of(keeper.sheet, "scheme").empty() || items.empty())
        return widgets::note(widgets::Tone::Info, say(Word::aid_nothing));
    if (text_of(keeper.sheet, "scheme") == "OTHER_LAW")
        return widgets::note(widgets::Tone::Info, say(Word::aid_other_scheme));
    const auto standings = sharing::judge(keeper.type(), keeper.sheet, keeper.known());
    const auto question =
        form.is_closed() ? sharing::Question{} : sharing::next_question(keeper.type(), keeper.sheet, keeper.known());
    if (question.fact != sharing::kNoFact) draw_question(app, keeper, question);
    else {
        const widgets::Card card(say(Word::aid_done), {}, "done");
        widgets::text(say(Word::aid_done_text));
    }
    draw_laws(keeper, form);
    for (const int item : items) {
        const widgets::Card card(item_name(keeper.sheet, item), {}, "item" + std::to_string(item));
        const auto outcome = sharing::standing_of(standings, item);
        widgets::pill(outcome_words(sharing::word_of(outcome)), tone_of(outcome));
        for (const auto& each : standings)
            if (each.item == item) {
                const auto reason =
                    words_of("reason_code", each.reason.starts_with("PRINCIPLE") ? "PRINCIPLE" : each.reason);
                widgets::small(reason + " (" + each.scheme + " " + each.row + ")");
            }
        if (!form.is_closed()) draw_answers(app, keeper, item);
    }
    if (text_of(keeper.sheet, "scheme") != "BOTH") widgets::small(say(Word::aid_other_too));  // IS-244
}

void draw_standings(App&, const app::RecordKeeper& keeper)
{
    const auto items = sharing::numbers_of(keeper.sheet, "item");
    if (!items.empty() && !sharing::schemes_of(keeper.sheet).empty()) {
        const widgets::Card card(say(Word::aid_standings), {}, "standings");
        const auto standings = sharing::judge(keeper.type(), keeper.sheet, keeper.known());
        for (const int item : items) {
            const widgets::Group group("item" + std::to_string(item));
            const widgets::Row row("standing");
            widgets::text(item_name(keeper.sheet, item));
            widgets::push_right();
            const auto outcome = sharing::standing_of(standings, item);
            widgets::pill(outcome_words(sharing::word_of(outcome)), tone_of(outcome));
        }
    }
    const widgets::Card card(say(Word::record_so_far), {}, "so_far");
    std::vector<widgets::Fact> facts;
    const auto fact = [&](std::string_view name, std::string value) {
        if (!value.empty()) facts.push_back({name_of("sheet", name), std::move(value)});
    };
    fact("organisation_then", text_of(keeper.sheet, "organisation_then"));
    for (const int each : sharing::numbers_of(keeper.sheet, "recipient")) {
        const auto& whom = sharing::text_at(keeper.sheet, "recipient", each, "organisation_then");
        fact("organisation_then", whom.empty() ? sharing::text_at(keeper.sheet, "recipient", each, "name") : whom);
    }
    fact("scheme", words_of("scheme", text_of(keeper.sheet, "scheme")));
    fact("priority", words_of("priority", text_of(keeper.sheet, "priority")));
    std::string people;
    for (const int person : sharing::numbers_of(keeper.sheet, "person"))
        people += (people.empty() ? "" : ", ") + person_name(keeper.sheet, person);
    fact("people", people);
    for (const auto& [recipient, known] : keeper.known().peers) {
        const auto& check = text_of(known, "peer_verified.person");
        if (!check.empty()) fact("peer_verified", words_of("check", check));
    }
    widgets::facts(facts);
    if (facts.empty()) widgets::small(say(Word::record_nothing_yet));
}

void draw_exactly(App&, app::RecordKeeper& keeper, SheetForm& form)
{
    const auto standings = sharing::judge(keeper.type(), keeper.sheet, keeper.known());
    bool refuses = false;
    for (const int item : sharing::numbers_of(keeper.sheet, "item")) {
        const widgets::Card card(item_name(keeper.sheet, item), {}, "exactly" + std::to_string(item));
        const auto outcome = sharing::standing_of(standings, item);
        widgets::pill(outcome_words(sharing::word_of(outcome)), tone_of(outcome));
        if (sharing::text_at(keeper.sheet, "item", item, "is_held") == "NO") {
            widgets::small(say(Word::exactly_not_held));
            continue;
        }
        if (!sharing::is_share(outcome)) {
            widgets::small(say(sharing::is_question(outcome) ? Word::exactly_open : Word::exactly_out));
            refuses = refuses || !sharing::is_question(outcome);
            continue;
        }
        for (const std::string_view field : {"summary", "opinion", "why_needed", "original_source"})
            form.field(sharing::path_of("item", item, field));
        if (!sharing::text_at(keeper.sheet, "item", item, "original_source").empty())
            for (const std::string_view field : {"obtained_on", "told_source"})
                form.field(sharing::path_of("item", item, field));
        if (sharing::text_at(keeper.sheet, "item", item, "told_source") == "NO")
            form.field(sharing::path_of("item", item, "not_told_reason"));
        if (sharing::text_at(keeper.sheet, "item", item, "serious_threat") == "YES")
            form.field(sharing::path_of("item", item, "serious_threat_note"));
        if (sharing::text_at(keeper.sheet, "item", item, "fv_override") == "YES")
            form.field(sharing::path_of("item", item, "fv_override_note"));
    }
    if (!refuses || keeper.type().name != "request_in") return;
    const widgets::Card card(say(Word::exactly_reasons), {}, "reasons");
    widgets::text(say(Word::exactly_reasons_text));
    form.page(sharing::kReasonFields);
}

}  // namespace screens
