#include "server/services/search_service.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "server/services/candidates.h"
#include "server/services/register_act.h"
#include "server/services/year_levels.h"
#include "server/store/entry_store.h"
#include "server/store/listing_store.h"
#include "server/store/session_store.h"

namespace services {

namespace {

using nlohmann::json;

constexpr std::size_t kEnough = kSearchLimit + 1;  // SRC-4: one more than can be shown says it all

// SRC-8: every term typed, as typed.
json terms_of(const SearchForm& form)
{
    json terms = json::object();
    const auto put = [&](const char* key, const std::string& text) {
        if (!text.empty()) terms[key] = text;
    };
    put("last_name", form.last_name);
    put("first_name", form.first_name);
    put("identifier", form.identifier);
    put("note", form.note);
    if (form.date_of_birth) terms["date_of_birth"] = to_iso(*form.date_of_birth);
    if (form.age) terms["age"] = *form.age;
    return terms;
}

std::string trimmed(const std::string& text)
{
    const auto from = text.find_first_not_of(" \t\r\n");
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

// Identifiers of demo data are in capitals; whoever types one in small letters means it all the same.
std::string upper(std::string text)
{
    for (auto& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

// SRC-5: the service that the child is at today, school before kindergarten and so on; none that this viewer may not
// see or name (ENT-7, ENT-15, ENT-24).
std::string current_service(const std::vector<store::Stay>& stays, bool location_protected,
                            const Standpoint& standpoint, const policy::Withheld& withheld)
{
    const auto viewer = standpoint.viewer();
    const store::Stay* best = nullptr;
    for (const auto& stay : stays) {
        const auto group = stay.scope.kind == policy::StayKind::School ? FieldGroup::School : FieldGroup::EarlyYears;
        const bool current =
            days(stay.scope.from) <= days(standpoint.today) && days(standpoint.today) <= days(stay.scope.to);
        if (!current || policy::sees(viewer, withheld, group) != Visibility::All) continue;
        if (!policy::may_name_service(viewer, location_protected, stay.scope.at.service)) continue;
        if (best == nullptr || stay.scope.kind < best->scope.kind) best = &stay;
    }
    return best == nullptr ? "" : best->service;
}

struct Found {
    ResultRow row;
    std::string family, given;  // keys, to put rows in order
    std::string public_id;
};

// One row, read inside the act: nothing, when the entry has left the scope since it was found.
Result<std::optional<Found>> found_entry(store::Tx& tx, const Standpoint& standpoint, const Question* question,
                                         EntryId id)
{
    const auto findable = store::find_in_scope(tx, standpoint.vantage(), id);
    if (!findable) return fail(findable.error());
    if (!*findable) return std::nullopt;
    const auto answer = question ? answer_of(*question, **findable) : Answer{id, policy::Match::Exact, 0};
    if (!answer) return std::nullopt;

    const auto entry = store::find_entry(tx, id);
    if (!entry) return fail(entry.error());
    const auto names = store::names_of(tx, id);
    if (!names) return fail(names.error());
    const auto stays = store::stays_of(tx, id);
    if (!stays) return fail(stays.error());
    const auto withheld = store::withheld_of(tx, id);
    if (!withheld) return fail(withheld.error());
    if (!*entry || names->empty()) return std::nullopt;
    if (policy::sees(standpoint.viewer(), *withheld, FieldGroup::Identity) != Visibility::All) return std::nullopt;

    Found found;
    found.row.name = names->front().display;
    found.row.age = age_on((*entry)->date_of_birth, standpoint.today);
    found.row.current_service = current_service(*stays, (*entry)->location_protected, standpoint, *withheld);
    if (answer->name > 0) found.row.also_known_as = (*names)[static_cast<std::size_t>(answer->name)].display;
    found.row.close_match = answer->match != policy::Match::Exact;
    found.family = names->front().keys.family;
    found.given = names->front().keys.given;
    found.public_id = (*entry)->public_id;
    return found;
}

}  // namespace

SearchService::SearchService(const Settings& settings, const Clock& clock, store::Database& database)
    : settings_(settings), clock_(clock), database_(database), candidates_(std::make_unique<Candidates>())
{
}

SearchService::~SearchService() = default;

Outcome<SearchAnswer> SearchService::search(const Caller& caller, const SearchForm& form)
{
    const auto now = clock_.now();
    const auto today = melbourne_day(now);
    const auto faults = faults_of(form, today);
    const auto identifier = trimmed(form.identifier);
    const auto question = question_of(form, today);

    // A hint, found beside the writer. Who may not search gets none; why not is said inside the act.
    std::vector<EntryId> candidates;
    if (faults.empty() && identifier.empty()) {
        const auto hint = database_.read([&](store::Tx& tx) -> Result<std::vector<Answer>> {
            const auto session = store::require_ready(tx, caller.session, now, settings_.session);
            const auto usage = store::usage_of(tx, caller.account, store::Use::Search, now);
            if (!session || !usage || usage->count >= settings_.registry.searches_per_hour)
                return std::vector<Answer>{};
            const auto standpoint = find_standpoint(tx, settings_, caller.account, form.grant, today);
            if (!standpoint) return std::vector<Answer>{};
            return candidates_->find(tx, standpoint->vantage(), question, kEnough);
        });
        if (!hint) return tl::unexpected<Refusal>(Refusal(hint.error()));
        for (const auto& answer : *hint) candidates.push_back(answer.id);
    }

    return outcome_of(database_.act([&](store::Tx& tx) -> Result<Outcome<SearchAnswer>> {
        auto event = event_of(caller, "search", now);
        event.object_kind = "register";
        event.grant = form.grant;
        event.purpose = form.purpose;
        auto detail = terms_of(form);
        const auto admitted = admit(tx, settings_, caller, {form.grant, form.purpose, faults, store::Use::Search}, now);
        if (!admitted) return refuse<SearchAnswer>(tx, std::move(event), detail, admitted.error());
        const auto& standpoint = admitted->standpoint;

        auto ids = candidates;
        if (!identifier.empty()) {
            for (const auto& spelt : {identifier, upper(identifier)}) {
                const auto named = store::find_entry_by_identifier(tx, spelt);
                if (!named) return fail(named.error());
                if (*named && ids.empty()) ids.push_back(**named);
            }
        }

        SearchAnswer answer;
        answer.more_than_limit = ids.size() > kSearchLimit;
        std::vector<Found> rows;
        if (!answer.more_than_limit)
            for (const auto id : ids) {
                auto found = found_entry(tx, standpoint, identifier.empty() ? &question : nullptr, id);
                if (!found) return fail(found.error());
                if (!*found) continue;
                const auto handle = store::list_entry(tx, caller.session,
                                                      {id, standpoint.grant.id, form.grant, form.purpose, form.note});
                if (!handle) return fail(handle.error());
                (*found)->row.handle = *handle;
                rows.push_back(std::move(**found));
            }
        std::sort(rows.begin(), rows.end(), [](const Found& a, const Found& b) {  // SRC-3: exact first
            return std::tie(a.row.close_match, a.family, a.given, a.public_id) <
                   std::tie(b.row.close_match, b.family, b.given, b.public_id);
        });

        json listed = json::array();
        for (auto& found : rows) {
            listed.push_back(found.public_id);
            answer.rows.push_back(std::move(found.row));
        }
        detail["entries"] = std::move(listed);
        if (answer.more_than_limit) detail["count"] = "more than " + std::to_string(kSearchLimit);
        else detail["count"] = answer.rows.size();
        event.outcome = "done";
        event.detail = detail.dump(-1, ' ', false, json::error_handler_t::replace);
        if (auto kept = store::append(tx, event); !kept) return fail(kept.error());
        return answer;
    }));
}

Outcome<RollAnswer> SearchService::roll(const Caller& caller, const RollForm& form)
{
    const auto now = clock_.now();
    return outcome_of(database_.act([&](store::Tx& tx) -> Result<Outcome<RollAnswer>> {
        auto event = event_of(caller, "roll", now);
        event.object_kind = "register";
        event.grant = form.grant;
        event.purpose = form.purpose;
        json detail = {{"year_level", form.year_level}};
        if (!form.note.empty()) detail["note"] = form.note;
        const auto admitted =
            admit(tx, settings_, caller, {form.grant, form.purpose, faults_of(form), store::Use::Search}, now);
        if (!admitted) return refuse<RollAnswer>(tx, std::move(event), detail, admitted.error());
        const auto& standpoint = admitted->standpoint;
        if (!standpoint.workforce.may_list_roll)
            return refuse<RollAnswer>(tx, std::move(event), detail,
                                      Error{ErrorKind::Forbidden, "roll.not_allowed", {}, {}});

        const auto roll = store::roll_of(tx, standpoint.grant.service, standpoint.today);
        if (!roll) return fail(roll.error());
        RollAnswer answer;
        json listed = json::array();
        for (const auto& entry : *roll) {
            answer.year_levels.push_back(entry.year_level);
            if (!form.year_level.empty() && entry.year_level != form.year_level) continue;
            const auto handle = store::list_entry(tx, caller.session,
                                                  {entry.id, standpoint.grant.id, form.grant, form.purpose, form.note});
            if (!handle) return fail(handle.error());
            answer.rows.push_back({*handle, entry.name, entry.year_level});
            listed.push_back(entry.public_id);
        }
        put_in_order(answer.year_levels);
        std::stable_sort(answer.rows.begin(), answer.rows.end(),
                         [](const RollRow& a, const RollRow& b) { return is_before(a.year_level, b.year_level); });

        detail["entries"] = std::move(listed);
        detail["count"] = answer.rows.size();
        event.outcome = "done";
        event.detail = detail.dump(-1, ' ', false, json::error_handler_t::replace);
        if (auto kept = store::append(tx, event); !kept) return fail(kept.error());
        return answer;
    }));
}

}  // namespace services
