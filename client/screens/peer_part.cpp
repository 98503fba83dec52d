#include "client/screens/peer_part.h"

#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/desk_parts.h"
#include "client/screens/sheet_form.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

constexpr std::array<std::string_view, 5> kMethods{"KNOWN_RELATIONSHIP", "ORG_EMAIL", "SWITCHBOARD_CALLBACK",
                                                   "IN_PERSON_ID", "COUNTERPART_PORTAL"};
constexpr std::array<std::string_view, 3> kResults{"PASSED", "MISSING", "FAILED"};
constexpr std::array<std::string_view, 3> kEngagements{"EMPLOYED", "VOLUNTEER", "UNKNOWN"};

std::vector<widgets::Option> options_of_codes(std::string_view group, std::span<const std::string_view> codes)
{
    std::vector<widgets::Option> options;
    for (const auto code : codes) options.push_back({std::string(code), words_of(group, code), {}});
    return options;
}

/// After a check the facts are others: the record is asked for anew.
void ask_check(App& app, const char* act, const char* field, const std::string& id, Fields preset,
               std::map<std::string, std::vector<widgets::Option>> options)
{
    preset[field] = id;
    options["result"] = options_of_codes("check", kResults);
    options["method"] = options_of_codes("check_method", kMethods);
    ask(app, {.act = act,
              .about = id,
              .title = name_of("act", act),
              .text = name_of("will", act),
              .button = name_of("act", act),
              .preset = std::move(preset),
              .options = std::move(options)});
}

widgets::Tone tone_of(const std::string& result)
{
    if (result == "PASSED") return widgets::Tone::Ok;
    return result == "FAILED" ? widgets::Tone::Bad : widgets::Tone::Warn;
}

void draw_organisation_check(App& app, const app::RecordKeeper& keeper, const View& entity,
                             const std::string& organisation)
{
    for (const auto& scheme : sharing::schemes_of(keeper.sheet)) {
        const bool is_ciss = scheme == "CISS";
        const auto& result = entity.fact(is_ciss ? "ciss_result" : "fviss_result");
        const widgets::Group group(scheme);
        const widgets::Row row("check");
        widgets::text(say(Word::peer_organisation, {{"scheme", scheme}}));
        widgets::pill(words_of("check", result.empty() ? "MISSING" : result), tone_of(result));
        if (const auto until = day_of(app, entity.fact(is_ciss ? "ciss_until" : "fviss_until")); !until.empty())
            widgets::small(say(Word::peer_until, {{"day", until}}));
        widgets::push_right();
        if (widgets::button(say(Word::peer_check_organisation), {.look = widgets::Look::Secondary, .small = true}))
            ask_check(app, "check_organisation", "organisation", organisation, {{"scheme", scheme}}, {});
    }
}

}  // namespace

void draw_peer_checks(App& app, app::RecordKeeper& keeper, const std::string& organisation, std::string& contact,
                      std::string& name, const std::string& field)
{
    const Fields asks{{"organisation", organisation}};
    const auto& look = app.desk().look("entity", asks);
    if (!look.is_there) return widgets::waiting(say(Word::admin_waiting));
    const auto& entity = look.view;
    {
        const widgets::Row badges("badges");
        for (const auto& badge : values_of({{"x", entity.fact("badges")}}, "x"))
            widgets::pill(words_of("badge", badge));
    }
    if (!entity.fact("why_not").empty()) widgets::note(widgets::Tone::Warn, entity.fact("why_not"));
    draw_organisation_check(app, keeper, entity, organisation);
    const auto& contacts = entity.list("contacts");
    std::vector<widgets::Option> people{{"", words::text(Word::record_choose), {}}};
    for (std::size_t i = 0; i < contacts.rows.size(); ++i)
        people.push_back(
            {contacts.at(i, "id"),
             contacts.at(i, "name") + ", " + contacts.at(i, "position") + " · " +
                 words_of("check", contacts.at(i, "result").empty() ? "MISSING" : contacts.at(i, "result")),
             {}});
    if (people.size() > 1 && widgets::select(contact, {.name = field, .label = say(Word::peer_person)}, people))
        for (std::size_t i = 0; i < contacts.rows.size(); ++i)
            if (contacts.at(i, "id") == contact) name = contacts.at(i, "name");
    const widgets::Row row("people");
    if (!contact.empty() &&
        widgets::button(say(Word::peer_check_person), {.look = widgets::Look::Secondary, .small = true}))
        ask_check(app, "check_contact", "contact", contact, {},
                  {{"engagement", options_of_codes("engagement", kEngagements)}});
    if (widgets::button(say(Word::peer_add_person), {.look = widgets::Look::Secondary, .small = true}))
        ask(app, {.act = "add_contact",
                  .about = organisation,
                  .title = name_of("act", "add_contact"),
                  .text = name_of("will", "add_contact"),
                  .button = name_of("act", "add_contact"),
                  .preset = {{"organisation", organisation}},
                  .done = [&app, field](const View& answer) {
                      if (app.sharing.keeper) app.sharing.keeper->sheet[field] = answer.fact("contact");
                  }});
}

}  // namespace screens
