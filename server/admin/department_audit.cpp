// The log, as an auditor reads and checks it (USE-6, USE-8, USE-9). Both run beside the writer; each look has its own
// row, written after it.
#include <algorithm>
#include <charconv>

#include "server/admin/department.h"
#include "server/admin/rules.h"
#include "server/store/audit_search_store.h"

namespace admin::department {

namespace {

std::string plain(const nlohmann::json& value)
{
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (!value.is_array()) return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    std::string all;
    for (const auto& each : value) all += (all.empty() ? "" : ", ") + plain(each);
    return all;
}

/// What the log keeps as an object, as a person reads it: "reason: left; services: Moondust Primary School".
std::string in_plain(const std::string& detail)
{
    const auto parsed = nlohmann::json::parse(detail, nullptr, false);
    if (!parsed.is_object()) return detail;
    std::string all;
    for (const auto& [name, value] : parsed.items()) {
        const auto told = plain(value);
        if (told.empty()) continue;
        std::string words = name;
        std::replace(words.begin(), words.end(), '_', ' ');
        all += (all.empty() ? "" : "; ") + words + ": " + told;
    }
    return all;
}

using namespace std::chrono;

/// The first moment of a day in Melbourne.
Instant begin_of(Date day)
{
    const Instant midnight{sys_days(day)};
    const auto guess = midnight - minutes(melbourne_offset_minutes(midnight));
    return midnight - minutes(melbourne_offset_minutes(guess));
}

/// Somebody as they are typed: by user name, by address, or as the log has them.
Result<std::string> id_of(Doing& doing, const char* field)
{
    const auto typed = trimmed(doing.text(field));
    if (typed.empty()) return typed;
    const auto person = find_account(doing, typed, field);
    if (person) return person->public_id;
    if (person.error().kind == ErrorKind::NotFound) return typed;
    return fail(person.error());
}

}  // namespace

Answer audit_search(Doing& doing)
{
    store::AuditSearch search;
    const auto actor = id_of(doing, "actor");
    if (!actor) return refused(actor.error());
    const auto object = id_of(doing, "object");
    if (!object) return refused(object.error());
    search.actor = *actor;
    search.object = *object;
    search.action = trimmed(doing.text("action"));
    search.outcome = doing.text("outcome");
    if (!search.outcome.empty() && search.outcome != "done" && search.outcome != "refused" &&
        search.outcome != "failed")
        return refused(ErrorKind::Invalid, "field.unknown", "outcome");
    if (!doing.text("from").empty()) search.from = begin_of(doing.day("from"));
    if (!doing.text("until").empty()) search.until = begin_of(add_days(doing.day("until"), 1));
    if (search.from && search.until && *search.from >= *search.until)
        return refused(ErrorKind::Invalid, "period.ends_first", "until");
    const auto& before = doing.text("before");
    std::from_chars(before.data(), before.data() + before.size(), search.before);

    doing.about("log", *object);
    doing.detail = {{"actor", search.actor},
                    {"action", search.action},
                    {"outcome", search.outcome},
                    {"from", iso(search.from)},
                    {"until", iso(search.until)}};
    const int shown = search.limit;
    ++search.limit;  // one more says whether there is another page
    const auto found = store::search_log(doing.tx, search);
    if (!found) return refused(found.error());
    View view;
    auto& list = view.lists["log"] = list_for("audit_search", "log");
    for (const auto& row : *found) {
        if (static_cast<int>(list.rows.size()) == shown) {
            view.facts["next"] = list.rows.back().front();
            break;
        }
        const auto& event = row.event;
        list.rows.push_back({std::to_string(row.seq), to_iso(event.at), event.actor, row.actor_name, event.capability,
                             event.action, event.outcome, event.object_kind, event.object_id, event.purpose,
                             event.session, event.network, in_plain(event.detail)});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer verify_log(Doing& doing)
{
    constexpr std::int64_t kPart = 200'000;  // about a second of hashing, and no reader is kept from others for longer
    const auto& after = doing.text("after");
    const auto report = store::verify_chain(doing.tx, trimmed(doing.text("head")), after, kPart);
    if (!report) return refused(report.error());
    const auto all = store::last_audit_row(doing.tx);
    if (!all) return refused(all.error());
    std::int64_t checked = 0;
    std::from_chars(after.data(), after.data() + after.size(), checked);
    checked += report->rows;
    const auto head = std::to_string(checked) + ":" + report->head;
    doing.about("log", {});
    doing.detail = {{"checked", checked}};
    View view;
    view.facts = {{"checked", std::to_string(checked)}, {"log_rows", std::to_string(*all)}};
    if (report->bad_row) {
        doing.detail["bad_row"] = *report->bad_row;
        view.facts["bad_row"] = std::to_string(*report->bad_row);
        view.facts["log_fault"] = report->fault;
    } else view.facts[report->is_whole ? "head" : "next"] = head;
    return view;
}

}  // namespace admin::department
