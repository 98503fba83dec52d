// Facts of use for Authorisers (USE-1 to USE-4), queries to them (USE-5, USE-6) and flags (USE-7).
#include <algorithm>

#include "server/admin/life.h"
#include "server/admin/rules.h"
#include "server/admin/use_facts.h"
#include "server/crypto/random.h"
#include "server/store/account_store.h"
#include "server/text/fold.h"
#include "shared/acts/kinds_of_use.h"

namespace admin {

namespace {

constexpr int kMostDays = 366, kFlagDays = 31, kWeek = 7;

/// The days "from" to "to". Errors: Invalid "day.order", "day.in_future", "period.too_long" on `to`.
Status check_days(const Doing& doing, int most)
{
    const auto from = doing.day("from"), to = doing.day("to");
    if (to < from) return fail(ErrorKind::Invalid, "day.order", "to");
    if (to > doing.today) return fail(ErrorKind::Invalid, "day.in_future", "to");
    if (policy::days_inside(from, to) > most) return fail(ErrorKind::Invalid, "period.too_long", "to");
    return {};
}

/// USE-1: of the four and of no others.
Status check_kinds(const Doing& doing)
{
    for (const auto& kind : doing.values("kinds"))
        if (std::find(acts::kKindsOfUse.begin(), acts::kKindsOfUse.end(), kind) == acts::kKindsOfUse.end())
            return fail(ErrorKind::Invalid, "usage.kind_unknown", "kinds");
    return {};
}

std::string sealed(const Doing& doing, const store::Asked& of, const std::string& text)
{
    return text.empty() ? std::string() : doing.parts.key.seal(text, of.public_id);
}
std::string unsealed(const Doing& doing, const store::Asked& of, const std::string& text)
{
    return text.empty() ? std::string() : doing.parts.key.open(text, of.public_id).value_or(std::string());
}

store::Asked asked_in(const Doing& doing, AccountId about)
{
    store::Asked asked;
    asked.public_id = crypto::random_id();
    asked.by = doing.caller.account;
    asked.about = about;
    asked.from = doing.day("from");
    asked.to = doing.day("to");
    asked.kinds = join_values(doing.values("kinds"));
    asked.at = doing.now;
    return asked;
}

std::vector<std::string> lines_of(const std::string& text) { return values_of({{"x", text}}, "x"); }

/// Identifiers as typed, one to a line or between commas.
std::vector<std::string> children_in(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == ',' || c == ';'; }, '\n');
    std::vector<std::string> all;
    for (const auto& line : lines_of(text))
        if (auto child = trimmed(line); !child.empty()) all.push_back(std::move(child));
    return all;
}

std::string state_of(const Doing& doing, const store::UsageRequest& request)
{
    return request.state == "released" && request.open_until && doing.today > *request.open_until ? "expired"
                                                                                                  : request.state;
}
std::string iso_day(const std::optional<Date>& day) { return day ? to_iso(*day) : std::string(); }

Status fill_report(Doing& doing, std::string_view view, const store::Asked& asked,
                   const std::vector<std::string>& children, View& into)
{
    const auto rows = store::uses_between(doing.tx, asked.about_id, asked.from, asked.to, asked.up_to);
    if (!rows) return fail(rows.error());
    for (auto& [name, list] : report_of(view, *rows, lines_of(asked.kinds), children))
        into.lists[name] = std::move(list);
    return {};
}

// ---- Asked for (USE-2, USE-3)

Answer ask_usage(Doing& doing)
{
    const auto person = find_own_person(doing.tx, doing.caller.account, doing.text("person"), doing.now);
    if (!person) return refused(person.error());
    doing.about(*person);
    if (auto ok = check_days(doing, kMostDays); !ok) return refused(ok.error());
    if (auto ok = check_kinds(doing); !ok) return refused(ok.error());
    const auto children = children_in(doing.text("children"));
    // USE-2: a child is named only by whoever knows of it already.
    if (!children.empty() && !doing.ticked("knows")) return refused(ErrorKind::Invalid, "usage.knows_needed", "knows");
    store::UsageRequest request;
    static_cast<store::Asked&>(request) = asked_in(doing, person->id);
    request.reason = sealed(doing, request, doing.text("reason"));
    request.children = sealed(doing, request, join_values(children));
    doing.about("usage_request", request.public_id);
    doing.detail = {{"person", person->public_id},
                    {"from", to_iso(request.from)},
                    {"to", to_iso(request.to)},
                    {"kinds", lines_of(request.kinds)}};
    if (auto done = store::add_usage_request(doing.tx, request); !done) return refused(done.error());
    View view;
    view.facts = {{"request", request.public_id}};
    return view;
}

Answer usage_requests(Doing& doing)
{
    const auto rows = store::usage_requests(doing.tx, doing.caller.account);
    if (!rows) return refused(rows.error());
    View view;
    auto& list = view.lists["requests"] = list_for("usage_requests", "requests");
    for (const auto& row : *rows)
        list.rows.push_back({row.public_id, row.about_name, to_iso(row.from), to_iso(row.to), row.kinds,
                             state_of(doing, row), to_iso(row.at), iso(row.decided_at), unsealed(doing, row, row.why),
                             iso_day(row.open_until)});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer usage_report(Doing& doing)
{
    const auto request = store::find_usage_request(doing.tx, doing.text("request"));
    if (!request) return refused(request.error());
    if (request->by != doing.caller.account) return refused(ErrorKind::NotFound, "usage.not_found", "request");
    doing.about("usage_request", request->public_id);
    // The request is theirs, the User may be somebody else's by now (MAN-8).
    const auto person = find_own_person(doing.tx, doing.caller.account, request->about_id, doing.now);
    if (!person) return refused(person.error());
    if (const auto state = state_of(doing, *request); state != "released")
        return refused(ErrorKind::Conflict, "usage." + state, "request");
    View view;
    view.facts = {{"id", request->public_id},  {"name", request->about_name}, {"from", to_iso(request->from)},
                  {"to", to_iso(request->to)}, {"kinds", request->kinds},     {"until", iso_day(request->open_until)}};
    if (auto done =
            fill_report(doing, "usage_report", *request, lines_of(unsealed(doing, *request, request->children)), view);
        !done)
        return refused(done.error());
    return view;
}

// ---- Decided (USE-3)

Answer usage_queue(Doing& doing)
{
    const auto rows = store::usage_requests(doing.tx, {});
    if (!rows) return refused(rows.error());
    View view;
    auto& list = view.lists["requests"] = list_for("usage_queue", "requests");
    for (const auto& row : *rows)
        list.rows.push_back({row.public_id, row.about_name, row.by_name, to_iso(row.at), state_of(doing, row),
                             iso_day(row.open_until)});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer usage_request(Doing& doing)
{
    const auto request = store::find_usage_request(doing.tx, doing.text("request"));
    if (!request) return refused(request.error());
    doing.about("usage_request", request->public_id);
    View view;
    view.facts = {{"id", request->public_id},
                  {"name", request->about_name},
                  {"asked_by", request->by_name},
                  {"from", to_iso(request->from)},
                  {"to", to_iso(request->to)},
                  {"kinds", request->kinds},
                  {"state", state_of(doing, *request)},
                  {"asked_at", to_iso(request->at)},
                  {"reason", unsealed(doing, *request, request->reason)},
                  {"children", unsealed(doing, *request, request->children)},
                  {"decided_at", iso(request->decided_at)},
                  {"why", unsealed(doing, *request, request->why)},
                  {"until", iso_day(request->open_until)}};
    return view;
}

/// What may be decided in which state: the table of USE-3.
struct Decision {
    std::string_view word, from, to;
};
constexpr Decision kDecisions[] = {
    {"approve", "submitted", "approved"}, {"release", "submitted", "released"}, {"release", "approved", "released"},
    {"decline", "submitted", "declined"}, {"decline", "approved", "declined"},
};

Answer decide_usage(Doing& doing)
{
    auto request = store::find_usage_request(doing.tx, doing.text("request"));
    if (!request) return refused(request.error());
    doing.about("usage_request", request->public_id);
    const auto& word = doing.text("decision");
    if (std::none_of(std::begin(kDecisions), std::end(kDecisions), [&](const auto& each) { return each.word == word; }))
        return refused(ErrorKind::Invalid, "decision.unknown", "decision");
    if (request->by == doing.caller.account || request->about == doing.caller.account)
        return refused(ErrorKind::Forbidden, "usage.own");
    const auto* decision = std::find_if(std::begin(kDecisions), std::end(kDecisions), [&](const auto& each) {
        return each.word == word && each.from == request->state;
    });
    if (decision == std::end(kDecisions))
        return refused(ErrorKind::Conflict, "usage." + state_of(doing, *request), "request");
    const auto why = trimmed(doing.text("why"));
    if (decision->to == "declined" && why.empty()) return refused(ErrorKind::Invalid, "field.required", "why");
    doing.detail = {{"decision", word}};
    request->state = decision->to;
    request->decided_by = doing.caller.account_id;
    request->decided_at = doing.now;
    request->why = sealed(doing, *request, why);
    if (request->state == "released") {
        const auto head = store::last_row(doing.tx);
        if (!head) return refused(head.error());
        request->up_to = *head;
        // USE-4: for 14 days, the day of release the first.
        request->open_until = add_days(doing.today, clock_rules(doing).usage_report_days - 1);
    }
    if (auto done = store::save_usage_request(doing.tx, *request); !done) return refused(done.error());
    const auto asker = store::find_person(doing.tx, request->by);
    if (!asker) return refused(asker.error());
    if (*asker && request->state == "released")
        if (auto done = tell(doing, LetterCode::UsageReleased, **asker,
                             {{"person", request->about_name}, {"until", format_day(*request->open_until)}});
            !done)
            return refused(done.error());
    if (*asker && request->state == "declined")
        if (auto done = tell(doing, LetterCode::UsageDeclined, **asker, {{"person", request->about_name}}); !done)
            return refused(done.error());
    View view;
    view.facts = {{"state", request->state}};
    return view;
}

// ---- Asked about (USE-5, USE-6)

Answer ask_query(Doing& doing)
{
    const auto account = store::find_account(doing.tx, store::fold_username(trimmed(doing.text("username"))));
    if (!account) return refused(account.error());
    if (!*account) return refused(ErrorKind::NotFound, "username.unknown", "username");
    const auto person = store::find_person(doing.tx, (*account)->id);
    if (!person) return refused(person.error());
    if (auto ok = check_days(doing, kMostDays); !ok) return refused(ok.error());
    if (auto ok = check_kinds(doing); !ok) return refused(ok.error());
    const auto managers = store::authorisers_over(doing.tx, (*person)->id);
    if (!managers) return refused(managers.error());
    if (managers->empty()) return refused(ErrorKind::Conflict, "query.no_authoriser", "username");
    store::UsageQuery query;
    static_cast<store::Asked&>(query) = asked_in(doing, (*person)->id);
    query.question = sealed(doing, query, doing.text("question"));
    const auto head = store::last_row(doing.tx);
    if (!head) return refused(head.error());
    query.up_to = *head;
    doing.about("usage_query", query.public_id);
    doing.detail = {{"person", (*person)->public_id},
                    {"from", to_iso(query.from)},
                    {"to", to_iso(query.to)},
                    {"kinds", lines_of(query.kinds)}};
    if (auto done = store::add_usage_query(doing.tx, query); !done) return refused(done.error());
    if (auto done = tell_authorisers(doing, LetterCode::UsageQuery, **person, {}); !done) return refused(done.error());
    View view;
    view.facts = {{"query", query.public_id}};
    return view;
}

/// Facts that both sides see.
View query_view(const Doing& doing, const store::UsageQuery& query)
{
    View view;
    view.facts = {{"id", query.public_id},
                  {"person", query.about_id},
                  {"name", query.about_name},
                  {"from", to_iso(query.from)},
                  {"to", to_iso(query.to)},
                  {"kinds", query.kinds},
                  {"question", unsealed(doing, query, query.question)},
                  {"asked_at", to_iso(query.at)},
                  {"answered_at", iso(query.answered_at)},
                  {"finding", query.finding},
                  {"reply", unsealed(doing, query, query.reply)},
                  {"by", query.answered_name}};
    return view;
}

Result<std::vector<store::UsageQuery>> queries_for(Doing& doing, bool is_authoriser)
{
    auto all = store::usage_queries(doing.tx);
    if (!all || !is_authoriser) return all;
    std::vector<store::UsageQuery> own;
    for (auto& query : *all) {
        const auto person = find_own_person(doing.tx, doing.caller.account, query.about_id, doing.now);
        if (!person && person.error().kind != ErrorKind::NotFound) return fail(person.error());
        if (person) own.push_back(std::move(query));
    }
    return own;
}

Answer list_queries(Doing& doing, std::string_view name, bool is_authoriser)
{
    const auto rows = queries_for(doing, is_authoriser);
    if (!rows) return refused(rows.error());
    View view;
    auto& list = view.lists["queries"] = list_for(name, "queries");
    for (const auto& row : *rows)
        list.rows.push_back({row.public_id, row.about_name, to_iso(row.from), to_iso(row.to), to_iso(row.at),
                             iso(row.answered_at), row.finding});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}
Answer own_queries(Doing& doing) { return list_queries(doing, "own_queries", true); }
Answer queries(Doing& doing) { return list_queries(doing, "queries", false); }

/// The query of the field "query", about one of this Authoriser's Users.
Result<store::UsageQuery> find_own_query(Doing& doing)
{
    auto query = store::find_usage_query(doing.tx, doing.text("query"));
    if (!query) return query;
    const auto person = find_own_person(doing.tx, doing.caller.account, query->about_id, doing.now);
    if (!person && person.error().kind == ErrorKind::NotFound)
        return fail(ErrorKind::NotFound, "query.not_found", "query");
    if (!person) return fail(person.error());
    doing.about("usage_query", query->public_id);
    return query;
}

Answer own_query(Doing& doing)
{
    const auto query = find_own_query(doing);
    if (!query) return refused(query.error());
    auto view = query_view(doing, *query);
    if (auto done = fill_report(doing, "own_query", *query, {}, view); !done) return refused(done.error());
    return view;
}

Answer query(Doing& doing)
{
    const auto found = store::find_usage_query(doing.tx, doing.text("query"));
    if (!found) return refused(found.error());
    doing.about("usage_query", found->public_id);
    return query_view(doing, *found);
}

Answer answer_query(Doing& doing)
{
    auto query = find_own_query(doing);
    if (!query) return refused(query.error());
    const auto& finding = doing.text("finding");
    if (std::find(acts::kFindings.begin(), acts::kFindings.end(), finding) == acts::kFindings.end())
        return refused(ErrorKind::Invalid, "finding.unknown", "finding");
    if (!query->finding.empty()) return refused(ErrorKind::Conflict, "query.answered", "query");
    query->finding = finding;
    query->reply = sealed(doing, *query, doing.text("reply"));
    query->answered_by = doing.caller.account;
    query->answered_at = doing.now;
    doing.detail = {{"finding", finding}};
    if (auto done = store::save_usage_query(doing.tx, *query); !done) return refused(done.error());
    return View{};
}

// ---- Watched (USE-7)

Answer flags(Doing& doing)
{
    if (auto ok = check_days(doing, kFlagDays); !ok) return refused(ok.error());
    const auto from = doing.day("from"), to = doing.day("to");
    std::string actor;
    if (const auto username = trimmed(doing.text("username")); !username.empty()) {
        const auto account = store::find_account(doing.tx, store::fold_username(username));
        if (!account) return refused(account.error());
        if (!*account) return refused(ErrorKind::NotFound, "username.unknown", "username");
        actor = (*account)->public_id;
    }
    // A week that ends in these days may begin before them.
    const auto rows = store::uses_between(doing.tx, actor, add_days(from, 1 - kWeek), to);
    if (!rows) return refused(rows.error());
    const auto names = store::staff_names(doing.tx);
    if (!names) return refused(names.error());
    Watched watched;
    for (const auto& each : *names) watched.staff_names.insert(each.name);
    std::map<std::string, store::Person> people;
    for (const auto& row : *rows) {
        if (people.contains(row.actor)) continue;
        const auto person = store::find_person(doing.tx, row.actor);
        if (!person) return refused(person.error());
        people[row.actor] = person->value_or(store::Person{});
        watched.last_names[row.actor] = people[row.actor].last_name;
    }
    const auto& set = doing.parts.settings.audit;
    const FlagRules rules{set.flag_from_hour,
                          set.flag_until_hour,
                          set.flag_children_a_day,
                          set.flag_same_child_a_week,
                          set.flag_searches_without_view,
                          set.flag_refusals_a_day};
    doing.about("usage", actor);
    doing.detail = {{"from", to_iso(from)}, {"to", to_iso(to)}};
    View view;
    auto& list = view.lists["flags"] = list_for("flags", "flags");
    for (const auto& flag : flags_of(*rows, rules, watched)) {
        if (flag.on < from) continue;
        std::string seqs;
        for (const auto seq : flag.rows) seqs += (seqs.empty() ? "" : ", ") + std::to_string(seq);
        const auto& person = people[flag.actor];
        list.rows.push_back({std::string(flag.rule), person.name(), person.username, to_iso(flag.on),
                             std::to_string(flag.number), std::to_string(flag.limit), seqs});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer staff_names(Doing& doing)
{
    const auto rows = store::staff_names(doing.tx);
    if (!rows) return refused(rows.error());
    View view;
    auto& list = view.lists["names"] = list_for("staff_names", "names");
    for (const auto& row : *rows) list.rows.push_back({row.name, row.shown, row.source, row.as_of});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer set_staff_name(Doing& doing)
{
    const auto shown = trimmed(doing.text("staff_name")), source = trimmed(doing.text("source"));
    const auto name = text::fold(shown);
    doing.about("staff_name", {});
    if (name.empty()) return refused(ErrorKind::Invalid, "field.not_a_name", "staff_name");
    if (doing.ticked("removes")) {
        const auto was_there = store::remove_staff_name(doing.tx, name);
        if (!was_there) return refused(was_there.error());
        if (!*was_there) return refused(ErrorKind::NotFound, "staff_name.not_found", "staff_name");
        return View{};
    }
    if (source.empty()) return refused(ErrorKind::Invalid, "field.required", "source");
    if (auto done = store::set_staff_name(doing.tx, {name, shown, source, to_iso(doing.today)}); !done)
        return refused(done.error());
    return View{};
}

constexpr Handling kHandlers[] = {{"ask_usage", ask_usage},
                                  {"usage_requests", usage_requests},
                                  {"usage_report", usage_report},
                                  {"usage_queue", usage_queue},
                                  {"usage_request", usage_request},
                                  {"decide_usage", decide_usage},
                                  {"ask_query", ask_query},
                                  {"own_queries", own_queries},
                                  {"own_query", own_query},
                                  {"queries", queries},
                                  {"query", query},
                                  {"answer_query", answer_query},
                                  {"flags", flags},
                                  {"staff_names", staff_names},
                                  {"set_staff_name", set_staff_name}};

}  // namespace

std::span<const Handling> usage_handlers() { return kHandlers; }

}  // namespace admin
