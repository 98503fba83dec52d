#include "server/admin/use_facts.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "server/admin/doing.h"
#include "server/text/fold.h"
#include "shared/acts/kinds_of_use.h"

namespace admin {

namespace {

using nlohmann::json;
using store::UseRow;
using Rows = std::vector<const UseRow*>;

bool has(const std::vector<std::string>& all, std::string_view one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool is_done(const UseRow& row, std::string_view action) { return row.action == action && row.outcome == "done"; }

json detail_of(const UseRow& row)
{
    auto detail = json::parse(row.detail, nullptr, false);
    return detail.is_object() ? detail : json::object();
}

/// A term of a search as it was typed; an age is a number.
std::string term(const json& detail, const char* name)
{
    const auto found = detail.find(name);
    if (found == detail.end()) return {};
    return found->is_string() ? found->get<std::string>() : found->dump();
}

bool lists(const json& detail, std::string_view child)
{
    const auto entries = detail.find("entries");
    return entries != detail.end() && entries->is_array() &&
           std::any_of(entries->begin(), entries->end(), [&](const json& each) { return each == child; });
}

bool concerns(const json& detail, const std::vector<std::string>& children)
{
    return children.empty() || std::any_of(children.begin(), children.end(), [&](const std::string& child) {
               return lists(detail, child) || text::fold(term(detail, "identifier")) == text::fold(child);
           });
}

// ---- The flags

struct Sight {
    const FlagRules& rules;
    const Watched& watched;
    const std::string& actor;
    std::vector<Flag>& flags;

    void raise(std::string_view rule, Date on, std::size_t number, int limit, const Rows& because) const
    {
        Flag flag{rule, actor, on, static_cast<int>(number), limit, {}};
        for (const auto* row : because) flag.rows.push_back(row->seq);
        std::sort(flag.rows.begin(), flag.rows.end());
        flag.rows.erase(std::unique(flag.rows.begin(), flag.rows.end()), flag.rows.end());
        flags.push_back(std::move(flag));
    }
};

template <class Which>
Rows those(const Rows& rows, Which which)
{
    Rows some;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(some), which);
    return some;
}
bool is_view(const UseRow* row) { return is_done(*row, "view"); }
bool is_search(const UseRow* row) { return is_done(*row, "search"); }

std::map<Date, Rows> by_day(const Rows& rows)
{
    std::map<Date, Rows> days;
    for (const auto* row : rows) days[melbourne_day(row->at)].push_back(row);
    return days;
}

void at_odd_hours(const Sight& sight, const Rows& rows)
{
    const auto odd = those(rows, [&](const UseRow* row) {
        const auto there = row->at + std::chrono::minutes(melbourne_offset_minutes(row->at));
        const auto hour = std::chrono::floor<std::chrono::hours>(there - std::chrono::floor<std::chrono::days>(there));
        return is_view(row) && (hour.count() < sight.rules.from_hour || hour.count() >= sight.rules.until_hour);
    });
    for (const auto& [day, views] : by_day(odd)) sight.raise("odd_hours", day, views.size(), 0, views);
}

void many_children(const Sight& sight, const Rows& rows)
{
    for (const auto& [day, views] : by_day(those(rows, is_view))) {
        std::set<std::string_view> children;
        for (const auto* view : views) children.insert(view->object_id);
        if (static_cast<int>(children.size()) > sight.rules.children_a_day)
            sight.raise("many_children", day, children.size(), sight.rules.children_a_day, views);
    }
}

/// Any seven days in a row; a view counts in one flag only.
void same_child(const Sight& sight, const Rows& rows)
{
    std::map<std::string_view, Rows> by_child;
    for (const auto* row : rows)
        if (is_view(row)) by_child[row->object_id].push_back(row);
    for (const auto& [child, views] : by_child) {
        Rows week;
        for (std::size_t i = 0; i < views.size(); ++i) {
            const auto day = melbourne_day(views[i]->at);
            std::erase_if(week, [&](const UseRow* row) { return melbourne_day(row->at) < add_days(day, -6); });
            week.push_back(views[i]);
            const bool day_is_over = i + 1 == views.size() || melbourne_day(views[i + 1]->at) != day;
            if (!day_is_over || static_cast<int>(week.size()) <= sight.rules.same_child_a_week) continue;
            sight.raise("same_child", day, week.size(), sight.rules.same_child_a_week, week);
            week.clear();
        }
    }
}

void own_name(const Sight& sight, const Rows& rows)
{
    const auto found = sight.watched.last_names.find(sight.actor);
    const auto own = found == sight.watched.last_names.end() ? std::string() : text::fold(found->second);
    if (own.empty()) return;
    const auto mine = those(rows, [&](const UseRow* row) {
        if (!is_search(row)) return false;
        const auto keys = text::search_keys(term(detail_of(*row), "last_name"));
        return std::find(keys.begin(), keys.end(), own) != keys.end();
    });
    for (const auto& [day, searches] : by_day(mine)) sight.raise("own_name", day, searches.size(), 0, searches);
}

/// Views of what a search by such a name listed, in the same session. The searches are part of the proof.
void staff_name(const Sight& sight, const Rows& rows)
{
    if (sight.watched.staff_names.empty()) return;
    std::map<std::pair<std::string, std::string>, const UseRow*> listed;  // session and child
    std::map<Date, Rows> proof;
    std::map<Date, std::size_t> views;
    for (const auto* row : rows) {
        if (is_view(row)) {
            const auto search = listed.find({row->session, row->object_id});
            if (search == listed.end()) continue;
            const auto day = melbourne_day(row->at);
            proof[day].push_back(search->second);
            proof[day].push_back(row);
            ++views[day];
        }
        if (!is_search(row)) continue;
        const auto detail = detail_of(*row);
        const auto keys = text::search_keys(term(detail, "last_name"));
        const bool is_watched = std::any_of(
            keys.begin(), keys.end(), [&](const std::string& key) { return sight.watched.staff_names.contains(key); });
        const auto entries = detail.find("entries");
        if (!is_watched || entries == detail.end()) continue;
        for (const auto& entry : *entries)
            if (entry.is_string()) listed[{row->session, entry.get<std::string>()}] = row;
    }
    for (const auto& [day, because] : proof) sight.raise("staff_name", day, views[day], 0, because);
}

/// Searches after which the same session viewed nothing before it searched again.
void no_view(const Sight& sight, const Rows& rows)
{
    Rows idle;
    std::map<std::string_view, const UseRow*> last;  // by session
    for (const auto* row : rows) {
        if (is_view(row)) last.erase(row->session);
        if (!is_search(row)) continue;
        auto& before = last[row->session];
        if (before != nullptr) idle.push_back(before);
        before = row;
    }
    for (const auto& [session, search] : last) idle.push_back(search);
    std::sort(idle.begin(), idle.end(), [](const UseRow* a, const UseRow* b) { return a->seq < b->seq; });
    for (const auto& [day, searches] : by_day(idle))
        if (static_cast<int>(searches.size()) > sight.rules.searches_without_view)
            sight.raise("no_view", day, searches.size(), sight.rules.searches_without_view, searches);
}

void refusals(const Sight& sight, const Rows& rows)
{
    for (const auto& [day, refused] : by_day(those(rows, [](const UseRow* row) { return row->outcome == "refused"; })))
        if (static_cast<int>(refused.size()) > sight.rules.refusals_a_day)
            sight.raise("refusals", day, refused.size(), sight.rules.refusals_a_day, refused);
}

/// USE-7, in its order; each over all the rows of one account.
constexpr void (*kRules[])(const Sight&, const Rows&) = {at_odd_hours, many_children, same_child, own_name,
                                                         staff_name,   no_view,       refusals};

}  // namespace

std::map<std::string, ViewList> report_of(std::string_view view, std::span<const UseRow> rows,
                                          const std::vector<std::string>& kinds,
                                          const std::vector<std::string>& children)
{
    std::map<std::string, ViewList> lists;
    for (const auto kind : acts::kKindsOfUse) lists[std::string(kind)] = list_for(view, kind);
    const auto put = [&](std::string_view kind, std::vector<std::string> line) {
        if (has(kinds, kind)) lists[std::string(kind)].rows.push_back(std::move(line));
    };
    std::map<std::string, int> counts;
    for (const auto& row : rows) {
        const auto at = to_iso(row.at);
        const auto detail = detail_of(row);
        if (is_done(row, "sign_in.agreement") && detail.value("accepted", false)) put(acts::kSignIns, {at});
        if (is_done(row, "view") && (children.empty() || has(children, row.object_id))) {
            put(acts::kViewsOf, {at, row.object_id});
            ++counts[row.object_id];
        }
        if (is_done(row, "search") && concerns(detail, children))
            put(acts::kSearches, {at, term(detail, "last_name"), term(detail, "first_name"), term(detail, "age"),
                                  term(detail, "date_of_birth"), term(detail, "identifier")});
    }
    for (const auto& [child, times] : counts) put(acts::kCounts, {child, std::to_string(times)});
    for (auto& [name, list] : lists) list.total = static_cast<std::int64_t>(list.rows.size());
    return lists;
}

std::vector<Flag> flags_of(std::span<const UseRow> rows, const FlagRules& rules, const Watched& watched)
{
    std::map<std::string, Rows> by_actor;
    for (const auto& row : rows)
        if (row.action != "sign_in.agreement") by_actor[row.actor].push_back(&row);
    std::vector<Flag> flags;
    for (const auto& [actor, own] : by_actor)
        for (const auto rule : kRules) rule({rules, watched, actor, flags}, own);
    return flags;
}

}  // namespace admin
