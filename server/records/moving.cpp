// From state to state (4.7 to 4.9): who may, what must hold, what follows. Only here does a record move (IS-483).
#include <algorithm>
#include <cctype>

#include "server/admin/restriction.h"
#include "server/records/following.h"
#include "server/records/handlers.h"
#include "server/records/keeping.h"
#include "server/store/person_store.h"
#include "server/store/record_task_store.h"
#include "shared/acts/sharing_roles.h"
#include "shared/core/typed_date.h"
#include "shared/policy/clocks.h"

namespace records {

using namespace sharing;

namespace {

/// Which of the checks an event waits for; what answers in part is told and refused at once.
struct Due {
    std::string_view event;
    Step step{};
};
constexpr std::array kDue{
    Due{"log", Step::Log},           Due{"lodge", Step::Log},
    Due{"check", Step::Share},       Due{"share", Step::Share},
    Due{"record", Step::Share},      Due{"share_part", Step::Share},
    Due{"share_part", Step::Refuse}, Due{"share_ready", Step::Share},
    Due{"ready", Step::Ready},       Due{"send", Step::Share},
    Due{"refuse", Step::Refuse},     Due{"close", Step::Close},
    Due{"decide", Step::Decide},     Due{"check_identity", Step::Decide},
    Due{"assess", Step::Decide},     Due{"grant", Step::Decide},
    Due{"grant_part", Step::Decide}, Due{"advise", Step::Decide},
    Due{"object", Step::Decide},     Due{"produce", Step::Decide},
};

std::vector<Step> steps_of(std::string_view type, std::string_view event)
{
    if (type == "refusal" && event == "send") return {Step::Refuse};
    if (type == "access_request" && event == "refuse") return {Step::Decide};
    std::vector<Step> steps;
    for (const auto& due : kDue)
        if (due.event == event) steps.push_back(due.step);
    return steps;
}

bool has_happened(const Held& held, std::string_view event) { return event == "record" || held.record.is_afterwards; }

/// The items that this step lets go.
std::vector<int> leaving(const Held& held, std::string_view event, const std::vector<Standing>& standings)
{
    if (held.record.type != "request_in") return {};
    if (event != "share_ready" && event != "share_part" && event != "share") return {};
    return event == "share" ? std::vector<int>() : sort_items(*held.type, held.sheet, standings).share;
}

std::string plain(std::string name)
{
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return name;
}

/// IS-441: neither whoever makes the step nor whoever is named to handle it may be complained about, by name or because
/// the record is theirs.
Status check_handler(const admin::Scene& scene, const Held& held)
{
    std::optional<store::Record> linked;
    if (held.record.parent != 0) {
        auto found = store::find_record(scene.tx, held.record.parent);
        if (!found) return fail(found.error());
        linked = std::move(*found);
    }
    const auto& handler = text_of(held.sheet, "handler");
    for (const auto& [who, field] : {std::pair(scene.by, "event"), {handler, "handler"}}) {
        if (who.empty()) continue;
        const auto person = store::find_person(scene.tx, who);
        if (!person) return fail(person.error());
        if (!*person) continue;
        const bool is_subject = plain((*person)->name()) == plain(text_of(held.sheet, "subject"));
        if (is_subject || (linked && linked->owner == (*person)->id))
            return fail(ErrorKind::Forbidden, "record.own_complaint", field);
    }
    return {};
}

/// Of the guards that are no check of section 5: what an event needs of the whole record (4.7, 4.8).
Status guard(const admin::Scene& scene, const Held& held, std::string_view event,
             const std::vector<Standing>& standings)
{
    const auto sorted = sort_items(*held.type, held.sheet, standings);
    const auto conflict = [](std::string code) { return fail(ErrorKind::Conflict, std::move(code), "event"); };
    if (held.record.type == "request_in") {
        if (event == "decide" && !sorted.ask.empty()) return conflict("record.still_asking");
        if (event == "share" && (!sorted.refuse.empty() || sorted.share.empty()))
            return conflict("record.not_all_shared");
        if (event == "share_part" && (sorted.refuse.empty() || sorted.share.empty()))
            return conflict("record.not_in_part");
        if (event == "share_ready" && sorted.share.empty()) return conflict("record.nothing_ready");
        if (event == "refuse" && (!sorted.share.empty() || sorted.refuse.empty()))
            return conflict("record.not_refused");
        if (event == "nothing_held" && !(sorted.share.empty() && sorted.refuse.empty() && sorted.ask.empty()))
            return conflict("record.something_held");
        const bool needs_none = std::any_of(standings.begin(), standings.end(),
                                            [](const auto& each) { return each.row == "D27" || each.row == "D28"; });
        if (event == "ask_consent" && needs_none) return conflict("record.no_consent_needed");
    }
    if (event == "close") {
        const auto tasks = store::open_tasks_of(scene.tx, held.record.id);
        if (!tasks) return fail(tasks.error());
        if (!tasks->empty()) return conflict("record.open_tasks");
    }
    if (held.record.type == "complaint" && event != "lodge")
        if (auto ok = check_handler(scene, held); !ok) return ok;
    if (event == "finish")  // IS-451
        for (const int row : numbers_of(held.sheet, "told"))
            if (text_at(held.sheet, "told", row, "told_on").empty() &&
                text_at(held.sheet, "told", row, "why_not").empty())
                return fail(ErrorKind::Conflict, "record.not_all_told", path_of("told", row, "told_on"));
    return {};
}

/// IS-126: whether a LEAD has to be asked. Approval never delays what is urgent.
Result<bool> needs_lead(const admin::Scene& scene, const Held& held, std::string_view event,
                        const std::vector<Standing>& standings)
{
    if (event != "decide" || held.post.has(Lead) || held.record.priority == "P1") return false;
    const auto service = store::sharing_service(scene.tx, held.record.service, held.post.service_name);
    if (!service) return fail(service.error());
    const bool refuses = !sort_items(*held.type, held.sheet, standings).refuse.empty();
    return service->approval == "LEAD_ALWAYS" || (service->approval == "LEAD_ON_REFUSAL" && refuses);
}

std::vector<Error> errors_of(const std::vector<Finding>& findings)
{
    std::vector<Error> errors;
    for (const auto& each : findings)
        if (!each.is_warning()) errors.push_back({ErrorKind::Invalid, each.code, each.path, {}});
    return errors;
}

/// Warnings that have not been confirmed yet; they are told all at once.
std::vector<Error> unconfirmed(const std::vector<Finding>& findings, const std::vector<std::string>& confirmed)
{
    std::vector<Error> errors;
    for (const auto& each : findings)
        if (each.is_warning() && std::find(confirmed.begin(), confirmed.end(), each.code) == confirmed.end())
            errors.push_back({ErrorKind::Invalid, each.code, each.path, {}});
    return errors;
}

Answer move_record(Doing& doing)
{
    auto held = held_for_move(doing);
    if (!held) return refused(held.error());
    const auto& event = doing.text("event");
    const auto* move = find_move(held->record.type, held->record.state, event);
    // IS-483; why stands sealed in the step.
    doing.detail = {{"event", event},
                    {"from", held->record.state},
                    {"role", held->post.role},
                    {"version", held->record.version},
                    {"table", table_version()}};
    if (move == nullptr) return refused(ErrorKind::Conflict, "record.no_such_move", "event");
    if (!held->post.has(move->who)) return refused(ErrorKind::Forbidden, "E-201", "event");
    if (move->asks_reason && doing.text("reason").empty())
        return refused(ErrorKind::Invalid, "field.required", "reason");
    auto standings = standings_of(doing, *held);
    if (!standings) return refused(standings.error());
    View view;
    if (held->record.type == "disclosure" && (event == "check" || event == "share")) {
        const auto parted = part_recipients(doing, *held, *standings);
        if (!parted) return refused(parted.error());
        if (!parted->empty()) view.facts["parted"] = *parted;
        if (!parted->empty()) standings = standings_of(doing, *held);
        if (!standings) return refused(standings.error());
    }
    if (auto ok = guard(doing, *held, event, *standings); !ok) return refused(ok.error());
    if (!has_happened(*held, event)) {  // IS-501: what has happened is recorded, whatever was wrong with it
        std::vector<Finding> found;
        for (const auto step : steps_of(held->record.type, event)) {
            auto here = findings_of(doing, *held, step, event, leaving(*held, event, *standings));
            if (!here) return refused(here.error());
            for (auto& each : *here)
                if (std::find(found.begin(), found.end(), each) == found.end()) found.push_back(std::move(each));
        }
        if (auto errors = errors_of(found); !errors.empty()) return refused(std::move(errors));
        if (move->is_send || event == "log" || event == "close")
            if (auto warnings = unconfirmed(found, doing.values("confirmed")); !warnings.empty())
                return refused(std::move(warnings));
    }
    const auto waits = needs_lead(doing, *held, event, *standings);
    if (!waits) return refused(waits.error());
    if (*waits) {
        if (auto done = task_for(doing, held->record, acts::kLead, "approve", kSoon); !done)
            return refused(done.error());
        view.facts = {{"record", held->record.public_id}, {"state", held->record.state}, {"waits", "lead"}};
        return view;
    }
    if (event == "record") held->record.is_afterwards = true;
    if (auto done = step_to(doing, *held, event, move->to, doing.text("reason"), doing.text("confirmed")); !done)
        return refused(done.error());
    if (auto done = follow(doing, *held, event, *standings); !done) return refused(done.error());
    if (auto done = settle_after_change(doing, *held); !done) return refused(done.error());
    doing.detail["to"] = held->record.state;
    view.facts["record"] = held->record.public_id;
    view.facts["state"] = held->record.state;
    return view;
}

// ---- Tasks and findings

Answer finish_task(Doing& doing)
{
    const auto task = store::find_task(doing.tx, doing.text("task"));
    if (!task) return refused(task.error());
    const auto posts = posts_of(doing);
    if (!posts) return refused(posts.error());
    const bool is_theirs = std::any_of(posts->begin(), posts->end(), [&](const auto& post) {
        return post.service == task->service && post.has(role_bit(task->role));
    });
    if (!is_theirs) return refused(ErrorKind::NotFound, "task.not_found", "task");
    // What the record itself finishes is not ticked off by hand.
    constexpr std::array<std::string_view, 4> kByRecord{"answer_request", "approve", "told", "correction_came"};
    if (std::find(kByRecord.begin(), kByRecord.end(), task->kind) != kByRecord.end())
        return refused(ErrorKind::Conflict, "task.by_record", "task");
    doing.about("task", task->public_id);
    if (auto done = store::finish_task(doing.tx, task->public_id, doing.now, doing.caller.account_id); !done)
        return refused(done.error());
    return View{};
}

Answer close_finding(Doing& doing)
{
    auto held = held_record(doing, doing.text("record"));
    if (!held) return refused(held.error());
    if (!held->post.has(Records)) return refused(ErrorKind::Forbidden, "E-201", "record");
    if (auto done = store::close_finding(doing.tx, held->record.id, doing.text("code"), doing.text("path"), doing.now,
                                         doing.caller.account_id, seal(doing, held->record, doing.text("how")));
        !done)
        return refused(done.error());
    if (auto done = settle_after_change(doing, *held); !done) return refused(done.error());
    return View{};
}

constexpr std::array kHandlers{
    admin::Handling{"move_record", move_record},
    admin::Handling{"finish_task", finish_task},
    admin::Handling{"close_finding", close_finding},
};

}  // namespace

std::span<const admin::Handling> moving_handlers() { return kHandlers; }

}  // namespace records
