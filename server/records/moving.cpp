// From state to state (4.7 to 4.9): who may, what must hold, what follows. Only here does a record move (IS-483).
#include <algorithm>

#include "server/admin/restriction.h"
#include "server/records/exchange.h"
#include "server/records/handlers.h"
#include "server/records/keeping.h"
#include "server/store/record_task_store.h"
#include "shared/acts/sharing_roles.h"
#include "shared/core/typed_date.h"
#include "shared/policy/clocks.h"

namespace records {

using namespace sharing;

namespace {

constexpr int kSoon = 1, kFollowUp = 5;  // business days until a task is due; IS-494 has five

/// Which of the checks an event waits for.
struct Due {
    std::string_view event;
    Step step{};
};
constexpr std::array kDue{
    Due{"log", Step::Log},        Due{"check", Step::Share},      Due{"share", Step::Share},
    Due{"record", Step::Share},   Due{"share_part", Step::Share}, Due{"share_ready", Step::Share},
    Due{"ready", Step::Ready},    Due{"send", Step::Share},       Due{"refuse", Step::Refuse},
    Due{"close", Step::Close},    Due{"decide", Step::Decide},    Due{"lodge", Step::Log},
    Due{"produce", Step::Decide},
};

std::optional<Step> step_of(std::string_view event)
{
    for (const auto& due : kDue)
        if (due.event == event) return due.step;
    return {};
}

bool has_happened(const Held& held, std::string_view event) { return event == "record" || held.record.is_afterwards; }

/// The items that this step lets go.
std::vector<int> leaving(const Held& held, std::string_view event, const std::vector<Standing>& standings)
{
    if (held.record.type != "request_in") return {};
    if (event != "share_ready" && event != "share_part" && event != "share") return {};
    return event == "share" ? std::vector<int>() : sort_items(*held.type, held.sheet, standings).share;
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

// ---- What follows

/// The lawful record of what leaves with an answer: its own record with the items that go, and all that belongs to
/// them.
Result<Held> make_answer(Doing& doing, const Held& request, std::string_view type, const std::vector<int>& items)
{
    Sheet sheet;
    const auto* made = find_record_type(type);
    for (const auto& [path, value] : request.sheet) {
        const auto pieces = parts_of(path);
        if (field_at(*made, path) == nullptr) continue;
        if (pieces.part == "item" && std::find(items.begin(), items.end(), pieces.number) == items.end()) continue;
        sheet[path] = value;
    }
    sheet["request"] = request.record.public_id;
    sheet["occurred_on"] = to_iso(doing.today);
    if (type == "disclosure") {
        sheet["recipient.1.kind"] = "ISE";
        for (const std::string_view field :
             {"organisation", "organisation_then", "contact", "contact_name", "acting_in_capacity"})
            if (const auto& value = text_of(request.sheet, field); !value.empty())
                sheet[path_of("recipient", 1, field)] = value;
        const auto& email = text_of(request.sheet, "contact_email");
        sheet["recipient.1.destination"] = email.empty() ? text_of(request.sheet, "mode") : email;
        sheet["trigger"] = request.record.ref;
    }
    if (type == "refusal" && text_of(sheet, "reasons_sent_on").empty()) sheet["reasons_sent_on"] = to_iso(doing.today);
    std::erase_if(sheet, [](const auto& each) { return each.second.empty(); });
    auto answer = make_record(doing, {.type = made,
                                      .post = request.post,
                                      .state = std::string(kNew),
                                      .parent = request.record.id,
                                      .exchange = {},
                                      .sheet = std::move(sheet),
                                      .owner = doing.caller.account});
    if (!answer) return answer;
    const auto last = [&]() -> Status {
        if (type == "disclosure") return step_to(doing, *answer, "record", "shared");
        if (auto done = step_to(doing, *answer, "decide", "decided"); !done) return done;
        return step_to(doing, *answer, "send", "sent");
    }();
    if (!last) return fail(last.error());
    if (auto done = doing.also(type == "disclosure" ? "share" : "refuse", "record", answer->record.public_id,
                               {{"ref", answer->record.ref}, {"request", request.record.ref}});
        !done)
        return fail(done.error());
    return answer;
}

/// Items of the request that have left already, with an earlier answer.
Result<std::vector<int>> gone(const admin::Scene& scene, const Held& request)
{
    std::vector<int> all;
    const auto under = store::records_under(scene.tx, request.record.id);
    if (!under) return fail(under.error());
    for (const auto& record : *under) {
        if (record.type != "disclosure") continue;
        const auto version = store::find_version(scene.tx, record.id, record.version);
        if (!version) return fail(version.error());
        const auto sheet = read_sheet(*find_record_type(record.type), unseal(scene, record, version->body));
        if (!sheet) return fail(ErrorKind::Unavailable, "record.unreadable");
        for (const int item : numbers_of(*sheet, "item")) all.push_back(item);
    }
    return all;
}

Status answer_request(Doing& doing, Held& held, std::string_view event, const std::vector<Standing>& standings)
{
    auto sorted = sort_items(*held.type, held.sheet, standings);
    const auto before = gone(doing, held);
    if (!before) return fail(before.error());
    std::erase_if(sorted.share,
                  [&](int item) { return std::find(before->begin(), before->end(), item) != before->end(); });
    const bool shares = event == "share" || event == "share_part" || event == "share_ready";
    const bool refuses = event == "refuse" || event == "share_part";
    if (shares && !sorted.share.empty()) {
        const auto told = make_answer(doing, held, "disclosure", sorted.share);
        if (!told) return fail(told.error());
        if (auto done = tell_peer(doing, held, "disclosure", told->sheet); !done) return done;
    }
    if (refuses) {
        const auto told = make_answer(doing, held, "refusal", sorted.refuse);
        if (!told) return fail(told.error());
        if (auto done = tell_peer(doing, held, "refusal", told->sheet); !done) return done;
    }
    return {};
}

/// IS-494: who was not told yet is to be told.
Status notice_tasks(const admin::Scene& scene, const Held& held)
{
    for (const int row : numbers_of(held.sheet, "notice"))
        if (text_at(held.sheet, "notice", row, "informed") == "NOT_YET")
            return task_for(scene, held.record, acts::kSharer, "tell_family", kFollowUp);
    return {};
}

Status effects(Doing& doing, Held& held, std::string_view event, const std::vector<Standing>& standings)
{
    const auto& type = held.record.type;
    if (type == "request_in") {
        if (event == "share" || event == "share_part" || event == "share_ready" || event == "refuse")
            if (auto done = answer_request(doing, held, event, standings); !done) return done;
        if (event == "share" || event == "share_part" || event == "refuse" || event == "nothing_held" ||
            event == "withdraw" || event == "redirect")
            for (const std::string_view kind : {"answer_request", "approve"})
                if (auto done = store::finish_tasks(doing.tx, held.record.id, std::string(kind), doing.now,
                                                    doing.caller.account_id);
                    !done)
                    return done;
        if (event == "log")
            if (auto done = task_for(doing, held.record, acts::kSharer, "answer_request", kSoon); !done) return done;
        if (event == "decide")
            if (auto done =
                    store::finish_tasks(doing.tx, held.record.id, "approve", doing.now, doing.caller.account_id);
                !done)
                return done;
    }
    if (type == "request_out" && event == "refused_by_peer" && text_of(held.sheet, "written_reasons") != "YES")
        if (auto done = task_for(doing, held.record, acts::kSharer, "ask_reasons", kFollowUp); !done) return done;
    if (type == "complaint" && event == "lodge")
        if (auto done = task_for(doing, held.record, acts::kRecords, "complaint", kSoon); !done) return done;
    if ((type == "correction" || type == "misidentification") && event == "raise")
        if (auto done = task_for(doing, held.record, acts::kRecords, "correction", kSoon); !done) return done;
    if (event == "close" || event == "reject" || event == "finish")
        for (const std::string_view kind : {"complaint", "correction"})
            if (auto done = store::finish_tasks(doing.tx, held.record.id, std::string(kind), doing.now,
                                                doing.caller.account_id);
                !done)
                return done;
    if (held.record.state == "shared")
        if (auto done = notice_tasks(doing, held); !done) return done;
    return peer_follows(doing, held, event, doing.text("text"));
}

Answer move_record(Doing& doing)
{
    auto held = held_for_change(doing);
    if (!held) return refused(held.error());
    const auto& event = doing.text("event");
    const auto* move = find_move(held->record.type, held->record.state, event);
    doing.detail = {{"event", event}, {"from", held->record.state}};
    if (move == nullptr) return refused(ErrorKind::Conflict, "record.no_such_move", "event");
    if (!held->post.has(move->who)) return refused(ErrorKind::Forbidden, "E-201", "event");
    if (move->asks_reason && doing.text("reason").empty())
        return refused(ErrorKind::Invalid, "field.required", "reason");
    const auto standings = standings_of(doing, *held);
    if (!standings) return refused(standings.error());
    if (auto ok = guard(doing, *held, event, *standings); !ok) return refused(ok.error());
    const bool is_past = has_happened(*held, event);
    if (const auto step = step_of(event)) {
        const auto found = findings_of(doing, *held, *step, leaving(*held, event, *standings));
        if (!found) return refused(found.error());
        if (!is_past) {
            if (auto errors = errors_of(*found); !errors.empty()) return refused(std::move(errors));
            if (move->is_send || event == "log" || event == "close")
                if (auto warnings = unconfirmed(*found, doing.values("confirmed")); !warnings.empty())
                    return refused(std::move(warnings));
        }
    }
    const auto waits = needs_lead(doing, *held, event, *standings);
    if (!waits) return refused(waits.error());
    View view;
    if (*waits) {
        if (auto done = task_for(doing, held->record, acts::kLead, "approve", kSoon); !done)
            return refused(done.error());
        view.facts = {{"record", held->record.public_id}, {"state", held->record.state}, {"waits", "lead"}};
        return view;
    }
    if (event == "record") held->record.is_afterwards = true;
    if (auto done = step_to(doing, *held, event, move->to, doing.text("reason"), doing.text("confirmed")); !done)
        return refused(done.error());
    if (auto done = effects(doing, *held, event, *standings); !done) return refused(done.error());
    if (auto done = settle_after_change(doing, *held); !done) return refused(done.error());
    doing.detail["to"] = held->record.state;
    view.facts = {{"record", held->record.public_id}, {"state", held->record.state}};
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
    if (task->kind == "answer_request" || task->kind == "approve")
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

Result<std::vector<Finding>> findings_of(const admin::Scene& scene, const Held& held, Step step, std::vector<int> items)
{
    auto standings = standings_of(scene, held);
    if (!standings) return fail(standings.error());
    const auto known = known_of(scene, held);
    if (!known) return fail(known.error());
    Context context;
    context.today = scene.today;
    context.actor_may = held.post.may_share() || held.post.has(Records | Helper);
    context.has_happened = held.record.is_afterwards;
    context.is_late = is_late(held.record, scene.now);
    context.self_court_exempt = text_of(known->us, "self_court_exempt") == "true";
    context.is_role_training_old = held.post.is_training_old;
    for (const auto& [recipient, facts] : known->peers) {
        for (const std::string_view fact : {"CISS.peer_ise", "FVISS.peer_ise"})
            if (text_of(facts, fact) == "UNVERIFIED" && held.record.scheme != "CISS") context.is_status_assumed = true;
        if (text_of(facts, "court_exempt") == "true") context.peer_court_exempt = true;
    }
    const auto holidays = admin::holiday_days(scene.tx);
    if (!holidays) return fail(holidays.error());
    if (const auto on = read_typed_date(text_of(held.sheet, "occurred_on")))
        context.business_days_late = business_days_between(*on, melbourne_day(held.record.made_at), *holidays);
    if (held.record.type == "disclosure" && !held.record.other.empty() && step == Step::Share) {
        const auto told = store::told_to(scene.tx, held.record.service, held.record.other, add_days(scene.today, -30));
        if (!told) return fail(told.error());
        context.shared_lately =
            std::any_of(told->begin(), told->end(), [&](const auto& each) { return each.id != held.record.id; });
    }
    if (held.record.type == "request_out") {
        const auto under = store::records_under(scene.tx, held.record.id);
        if (!under) return fail(under.error());
        context.has_context_record = std::any_of(under->begin(), under->end(), [](const auto& each) {
            return each.type == "disclosure" && (each.state == "shared" || each.state == "closed");
        });
    }
    context.items = std::move(items);
    context.standings = std::move(*standings);
    return check(*held.type, held.sheet, context, step);
}

Status settle_after_change(const admin::Scene& scene, Held& held)
{
    std::vector<std::pair<std::string, std::string>> open;
    const bool is_past = held.record.is_afterwards && !is_draft(held.record.state);
    if (is_past) {
        const auto found = findings_of(scene, held, Step::Share);
        if (!found) return fail(found.error());
        for (const auto& each : *found) open.emplace_back(each.code, each.path);
    }
    const auto count = store::settle_findings(scene.tx, held.record.id, open, scene.now, scene.by);
    if (!count) return fail(count.error());
    held.record.findings = *count;
    if (auto done = store::save_record(scene.tx, held.record); !done) return done;
    if (*count == 0) return store::finish_tasks(scene.tx, held.record.id, "findings", scene.now, scene.by);
    return task_for(scene, held.record, acts::kRecords, "findings", kSoon);
}

std::span<const admin::Handling> moving_handlers() { return kHandlers; }

}  // namespace records
