#include "client/screens/usage_screens.h"

#include <algorithm>
#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/desk_parts.h"
#include "client/words/words.h"
#include "shared/acts/kinds_of_use.h"

namespace screens {

using words::say;
using words::Word;

namespace {

std::vector<widgets::Option> kinds() { return options_of("use", acts::kKindsOfUse); }

/// "Sign-ins, Views of a child": the words of several kinds, one to a line.
std::string kinds_in_words(const std::string& kinds)
{
    std::string all;
    for (const auto& kind : values_of({{"kinds", kinds}}, "kinds"))
        all += (all.empty() ? "" : ", ") + name_of("use", kind);
    return all;
}

widgets::Noun rows() { return {say(Word::usage_noun), say(Word::usage_nouns)}; }

/// The four lists of a report, as far as they were asked for (USE-1). On the screen only: no way to keep it (USE-4).
void draw_report(App& app, const app::Look& look)
{
    constexpr std::array kSignIns{ListColumn{"at", 1, As::Moment}};
    constexpr std::array kViews{ListColumn{"at", 1, As::Moment}, ListColumn{"child", 2}};
    constexpr std::array kCounts{ListColumn{"child", 2}, ListColumn{"times", 1, As::Number}};
    constexpr std::array kSearches{ListColumn{"at", 2, As::Moment},
                                   ListColumn{"last_name", 2},
                                   ListColumn{"first_name", 2},
                                   ListColumn{"age", 1, As::Number},
                                   ListColumn{"date_of_birth", 2, As::Day},
                                   ListColumn{"identifier", 2}};
    struct Kind {
        std::string_view word;
        Word caption;
        std::span<const ListColumn> columns;
        widgets::TableState& state;
    };
    auto& state = app.oversight;
    const Kind all[]{{acts::kSignIns, Word::usage_sign_ins, kSignIns, state.sign_ins},
                     {acts::kViewsOf, Word::usage_views, kViews, state.views},
                     {acts::kCounts, Word::usage_counts, kCounts, state.counts},
                     {acts::kSearches, Word::usage_searches, kSearches, state.searches}};
    const auto asked = values_of(look.view.facts, "kinds");
    for (const auto& kind : all) {
        if (std::find(asked.begin(), asked.end(), kind.word) == asked.end()) continue;
        const widgets::Card card(say(kind.caption), {}, kind.word);
        draw_list(app, look,
                  {.list = kind.word,
                   .columns = kind.columns,
                   .key = {},
                   .caption = kind.caption,
                   .empty_title = Word::usage_nothing,
                   .empty_text = Word::usage_nothing_text,
                   .noun = rows()},
                  kind.state);
    }
}

/// The days and kinds of an asking, said in a line.
std::string period_of(const App& app, const View& view)
{
    return say(Word::usage_period, {{"from", day_of(app, view.fact("from"))},
                                    {"to", day_of(app, view.fact("to"))},
                                    {"kinds", kinds_in_words(view.fact("kinds"))}});
}

void draw_usage_report(App& app, const std::string& request)
{
    const Fields asks{{"request", request}};
    const auto& look = app.desk().look("usage_report", asks);
    const auto& view = look.view;
    widgets::breadcrumbs({{say(Word::authoriser_home), "/authoriser"},
                          {say(Word::usage_title), "/authoriser/usage"},
                          {say(Word::usage_report), {}}});
    widgets::title(look.is_there ? view.fact("name") : words::text(Word::usage_report));
    if (!ready(app, look, "usage_report", asks)) return;
    widgets::lead(period_of(app, view));
    widgets::note(widgets::Tone::Info, say(Word::usage_until, {{"day", day_of(app, view.fact("until"))}}));
    draw_report(app, look);
}

void draw_ask_usage(App& app)
{
    const auto& people = app.desk().look("people").view.list("people");
    std::vector<widgets::Option> options;
    for (std::size_t i = 0; i < people.rows.size(); ++i) options.push_back({people.at(i, "id"), people.at(i, "name")});
    const widgets::Card card(say(Word::usage_ask));
    ActFields fields(app, "ask_usage");
    fields.problems();
    widgets::Form form("ask");
    fields.pick("person", options);
    fields.text("from");
    fields.text("to");
    fields.choices("kinds", kinds());
    fields.text("reason");
    fields.text("children");
    fields.tick("knows");
    if (fields.submit(form, say(Word::usage_send)))
        fields.send([](const View&) { widgets::toast(say(Word::usage_sent)); });
}

constexpr std::array kQueries{ListColumn{"name", 3}, ListColumn{"asked_at", 2, As::Day},
                              ListColumn{"answered_at", 2, As::Day}, ListColumn{"finding", 2, As::Code, "finding"}};

void draw_query_list(App& app, std::string_view view, std::string_view link)
{
    const auto& look = app.desk().look(view);
    const widgets::Card card(say(Word::usage_queries));
    if (!ready(app, look, view)) return;
    draw_list(app, look,
              {.list = "queries",
               .columns = kQueries,
               .link = link,
               .caption = Word::usage_queries,
               .empty_title = Word::usage_no_query,
               .empty_text = Word::usage_no_query_text,
               .noun = rows()},
              app.oversight.queries);
}

constexpr std::array kQueryFacts{
    FactSpec{"question"}, FactSpec{"asked_at", As::Moment},         FactSpec{"answered_at", As::Moment},
    FactSpec{"by"},       FactSpec{"finding", As::Code, "finding"}, FactSpec{"reply"}};

}  // namespace

// ---- The Authoriser

void draw_usage(App& app, const std::string& request)
{
    if (!request.empty()) return draw_usage_report(app, request);
    constexpr std::array kRequests{ListColumn{"name", 3}, ListColumn{"asked_at", 2, As::Day},
                                   ListColumn{"state", 2, As::Code, "usage"}, ListColumn{"until", 2, As::Day},
                                   ListColumn{"why", 3}};
    widgets::breadcrumbs({{say(Word::authoriser_home), "/authoriser"}, {say(Word::usage_title), {}}});
    widgets::title(say(Word::usage_title));
    widgets::lead(say(Word::usage_lead));
    const auto& look = app.desk().look("usage_requests");
    if (!ready(app, look, "usage_requests")) return;
    {
        const auto& list = look.view.list("requests");
        const widgets::Card card(say(Word::usage_requests));
        draw_list(app, look,
                  {.list = "requests",
                   .columns = kRequests,
                   .caption = Word::usage_requests,
                   .empty_title = Word::usage_none,
                   .empty_text = Word::usage_none_text,
                   .noun = rows()},
                  app.oversight.requests, {}, [&](std::size_t row) {
                      if (list.at(row, "state") == "released")
                          widgets::link(say(Word::usage_open), "/authoriser/usage/" + list.at(row, "id"),
                                        list.at(row, "id"));
                  });
    }
    draw_query_list(app, "own_queries", "/authoriser/queries");
    draw_ask_usage(app);
}

void draw_own_query(App& app, const std::string& query)
{
    const Fields asks{{"query", query}};
    const auto& look = app.desk().look("own_query", asks);
    const auto& view = look.view;
    widgets::breadcrumbs({{say(Word::authoriser_home), "/authoriser"},
                          {say(Word::usage_title), "/authoriser/usage"},
                          {say(Word::usage_query), {}}});
    widgets::title(look.is_there ? view.fact("name") : words::text(Word::usage_query));
    if (!ready(app, look, "own_query", asks)) return;
    widgets::lead(period_of(app, view));
    draw_facts(app, view, kQueryFacts);
    draw_report(app, look);
    if (!view.fact("finding").empty()) return;
    ActFields fields(app, "answer_query", query);
    fields.set("query", query);
    fields.problems();
    widgets::Form form("answer");
    fields.choice("finding", options_of("finding", acts::kFindings));
    fields.text("reply");
    if (fields.submit(form, name_of("act", "answer_query")))
        fields.send([](const View&) { widgets::toast(say(Word::usage_answered)); });
}

// ---- The Department

void draw_usage_queue(App& app, const std::string& request)
{
    widgets::title(say(Word::usage_queue));
    if (request.empty()) {
        constexpr std::array kQueue{ListColumn{"name", 3}, ListColumn{"asked_by", 3},
                                    ListColumn{"asked_at", 2, As::Day}, ListColumn{"state", 2, As::Code, "usage"},
                                    ListColumn{"until", 2, As::Day}};
        const auto& look = app.desk().look("usage_queue");
        if (!ready(app, look, "usage_queue")) return;
        draw_list(app, look,
                  {.list = "requests",
                   .columns = kQueue,
                   .link = "/department/usage",
                   .caption = Word::usage_queue,
                   .empty_title = Word::usage_none,
                   .empty_text = Word::usage_none_text,
                   .noun = rows()},
                  app.oversight.requests);
        widgets::link(say(Word::usage_queries), "/department/queries");
        return;
    }
    constexpr std::array kFacts{FactSpec{"name"},
                                FactSpec{"asked_by"},
                                FactSpec{"asked_at", As::Moment},
                                FactSpec{"state", As::Code, "usage"},
                                FactSpec{"reason"},
                                FactSpec{"children"},
                                FactSpec{"decided_at", As::Moment},
                                FactSpec{"why"},
                                FactSpec{"until", As::Day}};
    constexpr std::array<std::string_view, 3> kDecisions{"approve", "release", "decline"};
    const Fields asks{{"request", request}};
    const auto& look = app.desk().look("usage_request", asks);
    if (!ready(app, look, "usage_request", asks)) return;
    const auto& view = look.view;
    widgets::lead(period_of(app, view));
    draw_facts(app, view, kFacts);
    const auto& state = view.fact("state");
    if (state != "submitted" && state != "approved") return;
    auto decisions = options_of("decision", kDecisions);
    if (state == "approved") decisions.erase(decisions.begin());
    if (widgets::button(name_of("act", "decide_usage"), {.key = "decide"}))
        ask(app, {.act = "decide_usage",
                  .about = request,
                  .title = name_of("act", "decide_usage"),
                  .text = name_of("will", "decide_usage"),
                  .button = name_of("act", "decide_usage"),
                  .preset = {{"request", request}},
                  .options = {{"decision", std::move(decisions)}}});
}

void draw_queries(App& app, const std::string& query)
{
    widgets::title(say(Word::usage_queries));
    if (query.empty()) {
        if (widgets::button(name_of("act", "ask_query"), {.key = "ask"}))
            ask(app, {.act = "ask_query",
                      .about = {},
                      .title = name_of("act", "ask_query"),
                      .text = name_of("will", "ask_query"),
                      .button = name_of("act", "ask_query"),
                      .options = {{"kinds", kinds()}}});
        return draw_query_list(app, "queries", "/department/queries");
    }
    const Fields asks{{"query", query}};
    const auto& look = app.desk().look("query", asks);
    if (!ready(app, look, "query", asks)) return;
    widgets::lead(period_of(app, look.view));
    draw_facts(app, look.view, kQueryFacts);
}

void draw_flags(App& app, const std::string&)
{
    constexpr std::array kFlags{ListColumn{"rule", 3, As::Code, "flag"},
                                ListColumn{"name", 2},
                                ListColumn{"username", 2},
                                ListColumn{"on", 2, As::Day},
                                ListColumn{"number", 1, As::Number},
                                ListColumn{"limit", 1, As::Number},
                                ListColumn{"rows", 3}};
    auto& state = app.oversight;
    widgets::title(say(Word::flags_title));
    widgets::lead(say(Word::flags_lead));
    widgets::link(say(Word::usage_queries), "/department/queries");
    {
        widgets::Form form("flags");
        widgets::date_field(state.from, {.name = "from", .label = name_of("field", "from")});
        widgets::date_field(state.to, {.name = "to", .label = name_of("field", "to")});
        widgets::text_field(state.username,
                            {.name = "username", .label = name_of("field", "username"), .optional = true});
        if (form.submit(say(Word::flags_show), {})) {
            state.asked_from = state.from;
            state.asked_to = state.to;
            state.asked_username = state.username;
        }
    }
    if (state.asked_from.empty() || state.asked_to.empty()) return;
    const Fields asks{{"from", state.asked_from}, {"to", state.asked_to}, {"username", state.asked_username}};
    const auto& look = app.desk().look("flags", asks);
    if (!ready(app, look, "flags", asks)) return;
    draw_list(app, look,
              {.list = "flags",
               .columns = kFlags,
               .key = {},
               .caption = Word::flags_title,
               .empty_title = Word::flags_none,
               .empty_text = Word::flags_none_text,
               .noun = rows()},
              state.flags);
}

void draw_names(App& app, const std::string&)
{
    constexpr std::array kNames{ListColumn{"staff_name", 2}, ListColumn{"source", 4}, ListColumn{"as_of", 2, As::Day}};
    widgets::title(say(Word::names_title));
    widgets::lead(say(Word::names_lead));
    const auto& look = app.desk().look("staff_names");
    if (!ready(app, look, "staff_names")) return;
    if (app.session().may.administrator && widgets::button(name_of("act", "set_staff_name"), {.key = "set"}))
        ask(app, {.act = "set_staff_name",
                  .about = {},
                  .title = name_of("act", "set_staff_name"),
                  .text = name_of("will", "set_staff_name"),
                  .button = name_of("act", "set_staff_name")});
    draw_list(app, look,
              {.list = "names",
               .columns = kNames,
               .key = "name",
               .caption = Word::names_title,
               .empty_title = Word::names_none,
               .empty_text = Word::names_lead,
               .noun = rows()},
              app.oversight.names);
}

}  // namespace screens
