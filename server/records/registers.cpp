#include "server/records/registers.h"

#include <algorithm>

#include "server/admin/restriction.h"
#include "server/records/handlers.h"

namespace records {

using namespace sharing;

namespace {

std::vector<std::string> words_in(std::string_view words)
{
    std::vector<std::string> all;
    while (!words.empty()) {
        const auto end = words.find(' ');
        all.emplace_back(words.substr(0, end));
        words = end == std::string_view::npos ? std::string_view() : words.substr(end + 1);
    }
    return all;
}

int page_in(const std::string& text)
{
    int page = 0;
    for (const char c : text) page = c >= '0' && c <= '9' && page < 100000 ? page * 10 + (c - '0') : 0;
    return std::max(page, 1);
}

std::string text_of_days(const std::optional<Instant>& from, const std::optional<Instant>& to,
                         std::span<const Date> holidays)
{
    if (!from || !to) return {};
    return std::to_string(business_days_between(melbourne_day(*from), melbourne_day(*to), holidays));
}

Answer register_view(Doing& doing)
{
    auto filter = register_filter(doing);
    if (!filter) return refused(filter.error());
    doing.about("register", doing.text("register"));
    const auto holidays = admin::holiday_days(doing.tx);
    if (!holidays) return refused(holidays.error());
    const int page = page_in(doing.text("page"));
    filter->limit = kRowsOfPage;
    filter->offset = static_cast<std::int64_t>(page - 1) * kRowsOfPage;
    const auto found = store::register_page(doing.tx, *filter);
    if (!found) return refused(found.error());
    View view;
    auto& rows = view.lists["rows"] = admin::list_for("register", "rows");
    for (const auto& record : found->rows) rows.rows.push_back(register_row(doing, record, *holidays));
    rows.total = found->total;
    view.facts = {{"register", doing.text("register")},
                  {"page", std::to_string(page)},
                  {"pages", std::to_string((found->total + kRowsOfPage - 1) / kRowsOfPage)}};
    auto& kept = view.lists["views"] = admin::list_for("register", "views");
    const auto saved = store::saved_views(doing.tx, doing.caller.account);
    if (!saved) return refused(saved.error());
    for (const auto& each : *saved) kept.rows.push_back({each.name, each.address});
    kept.total = static_cast<std::int64_t>(kept.rows.size());
    auto& others = view.lists["others"] = admin::list_for("register", "others");
    const auto sides = store::other_sides(doing.tx, filter->services);
    if (!sides) return refused(sides.error());
    for (const auto& each : *sides) others.rows.push_back({each.id, each.name});
    others.total = static_cast<std::int64_t>(others.rows.size());
    auto& places = view.lists["places"] = admin::list_for("register", "places");
    const auto posts = posts_of(doing);
    if (!posts) return refused(posts.error());
    for (const auto& post : *posts) places.rows.push_back({post.service_id, post.service_name});
    places.total = static_cast<std::int64_t>(places.rows.size());
    return view;
}

Answer save_register_view(Doing& doing)
{
    // An address of our own, and nothing else: it is shown as a link.
    if (!doing.text("address").starts_with("/sharing/registers"))
        return refused(ErrorKind::Invalid, "field.unknown", "address");
    if (auto done = store::save_view(doing.tx, doing.caller.account, {doing.text("name"), doing.text("address")});
        !done)
        return refused(done.error());
    return View{};
}

Answer drop_register_view(Doing& doing)
{
    if (auto done = store::drop_view(doing.tx, doing.caller.account, doing.text("name")); !done)
        return refused(done.error());
    return View{};
}

constexpr std::array kHandlers{
    admin::Handling{"register", register_view},
    admin::Handling{"save_register_view", save_register_view},
    admin::Handling{"drop_register_view", drop_register_view},
};

}  // namespace

Result<store::RegisterFilter> register_filter(Doing& doing)
{
    const auto kind = std::find_if(acts::kRegisters.begin(), acts::kRegisters.end(),
                                   [&](const auto& each) { return each.name == doing.text("register"); });
    if (kind == acts::kRegisters.end()) return fail(ErrorKind::Invalid, "register.unknown", "register");
    const auto posts = posts_of(doing);
    if (!posts) return fail(posts.error());
    store::RegisterFilter filter;
    const bool is_restricted = kind->name == "access";  // IS-473
    for (const auto& post : *posts) {
        if (!post.has(is_restricted ? Records | Inspector : Sharer | Lead | Records | Inspector)) continue;
        if (doing.text("service").empty() || doing.text("service") == post.service_id)
            filter.services.push_back(post.service);
    }
    if (filter.services.empty()) return fail(ErrorKind::NotFound, "service.not_found", "service");
    filter.types = words_in(kind->types);
    filter.direction = kind->direction;
    filter.only_refused = kind->only_refused;
    filter.only_findings = kind->only_findings || doing.ticked("findings");
    filter.only_linked = kind->only_linked;
    filter.only_unlinked = kind->only_unlinked;
    filter.scheme = doing.text("scheme");
    filter.state = doing.text("state");
    filter.other = doing.text("other");
    filter.priority = doing.text("priority");
    filter.search = doing.text("reference");
    if (doing.ticked("mine")) filter.owner = doing.caller.account;
    if (!doing.text("from").empty()) filter.from = to_iso(doing.day("from"));
    if (!doing.text("to").empty()) filter.to = to_iso(doing.day("to"));
    return filter;
}

std::vector<std::string> register_row(const admin::Scene& scene, const store::Record& record,
                                      std::span<const Date> holidays)
{
    const auto from = record.received_at ? record.received_at : std::optional(record.made_at);
    return {record.public_id,
            record.ref,
            record.happened_on,
            record.type,
            record.scheme,
            record.direction,
            record.other_name,
            record.category,
            record.priority,
            std::to_string(record.asked),
            std::to_string(record.shared),
            std::to_string(record.refused),
            record.reasons,
            text_of_days(from, record.acknowledged_at, holidays),
            text_of_days(from, record.answered_at, holidays),
            record.state,
            record.owner_name,
            unseal(scene, record, record.label),
            std::to_string(record.findings),
            record.has_reasons ? std::string(kTicked) : std::string()};
}

std::span<const admin::Handling> register_handlers() { return kHandlers; }

}  // namespace records
