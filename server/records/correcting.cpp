// Corrections and misidentification: what each step does, and how those are told whom something wrong has reached
// (IS-450 to IS-458).
#include "server/records/correcting.h"

#include <algorithm>

#include "server/records/exchange.h"
#include "server/records/handlers.h"
#include "server/store/record_task_store.h"
#include "shared/acts/sharing_roles.h"

namespace records {

using namespace sharing;

namespace {

constexpr std::string_view kTold = "told";

bool is_open(const Sheet& sheet, int row)
{
    return text_at(sheet, kTold, row, "told_on").empty() && text_at(sheet, kTold, row, "why_not").empty();
}

/// One open task for each who is still to be told, and none for the others.
Status settle_told(const admin::Scene& scene, const Held& held)
{
    const bool is_telling = held.record.state == "confirmed" || held.record.state == "propagating";
    const auto tasks = store::open_tasks_of(scene.tx, held.record.id);
    if (!tasks) return fail(tasks.error());
    for (const auto& task : *tasks) {
        if (task.kind != kTold) continue;
        bool is_owed = false;
        for (const int row : numbers_of(held.sheet, kTold))
            is_owed = is_owed || (task.object == std::to_string(row) && is_open(held.sheet, row));
        if (!is_owed || !is_telling)
            if (auto done = store::finish_task(scene.tx, task.public_id, scene.now, scene.by); !done) return done;
    }
    if (!is_telling) return {};
    for (const int row : numbers_of(held.sheet, kTold))
        if (is_open(held.sheet, row))
            if (auto done = task_for(scene, held.record, acts::kSharer, kTold, kSoon, std::to_string(row)); !done)
                return done;
    return {};
}

/// The record that this corrects shows that a correction is open.
Status open_correction(Doing& doing, const Held& correction)
{
    const auto& id = text_of(correction.sheet, "record");
    if (id.empty()) return {};
    const auto record = store::find_record(doing.tx, id);
    if (!record) return fail(record.error());
    const auto* move = find_move(record->type, record->state, "correct");
    if (move == nullptr || record->service != correction.record.service) return {};
    auto sheet = sheet_of(doing, *record);
    if (!sheet) return fail(sheet.error());
    Held held{*record, correction.post, find_record_type(record->type), std::move(*sheet)};
    return step_to(doing, held, "correct", move->to, correction.record.ref);
}

/// IS-455, IS-456: at once, and before anything else of the organisation.
Status end_role(Doing& doing, Held& held)
{
    auto sheet = held.sheet;
    sheet["priority"] = "P1";
    sheet["role_ended_on"] = to_iso(doing.today);
    if (auto done = write_down(doing, held, std::move(sheet), {}); !done) return done;
    return mark_affected(doing, held);
}

}  // namespace

Status correction_follows(Doing& doing, Held& held, std::string_view event)
{
    const bool is_mistaken = held.record.type == "misidentification";
    if (event == "raise" || event == "confirm" || event == "propagate") {
        if (is_mistaken)
            if (auto done = list_affected(doing, held); !done) return done;
        if (const auto added = list_recipients(doing, held); !added) return fail(added.error());
    }
    if (is_mistaken && (event == "raise" || event == "reject"))
        if (auto done = mark_affected(doing, held); !done) return done;
    if (is_mistaken && event == "raise")  // IS-457: a specialist service is asked
        if (auto done = task_for(doing, held.record, acts::kRecords, "advice", kSoon); !done) return done;
    if (event == "confirm")
        if (auto done = is_mistaken ? end_role(doing, held) : open_correction(doing, held); !done) return done;
    if (event == "confirm" || event == "reject")
        if (auto done = store::finish_tasks(doing.tx, held.record.id, "advice", doing.now, doing.caller.account_id);
            !done)
            return done;
    return settle_told(doing, held);
}

Status correction_written(const admin::Scene& scene, Held& held)
{
    const auto rows = numbers_of(held.sheet, kTold);
    const bool has_late = std::any_of(rows.begin(), rows.end(), [&](int row) { return is_open(held.sheet, row); });
    if (held.record.state == "done" && has_late)  // 4.8: a further recipient is found
        if (auto done = step_to(scene, held, "propagate", "propagating"); !done) return done;
    return settle_told(scene, held);
}

Status check_told(const Sheet& before, const Sheet& after)
{
    for (const auto* sheet : {&before, &after})
        for (const auto& [path, value] : *sheet) {
            const auto pieces = parts_of(path);
            if (pieces.part != kTold || text_of(before, path) == text_of(after, path)) continue;
            const bool is_known = !text_at(before, kTold, pieces.number, "organisation_then").empty();
            const bool is_by_program = pieces.field == "told_on" || pieces.field == "disclosure";
            const bool is_by_hand =
                pieces.field == "why_not" || pieces.field == "how" || pieces.field == "acknowledged_on";
            if (is_by_program || (is_known && !is_by_hand))
                return fail(ErrorKind::Forbidden, "record.told_by_program", path);
        }
    return {};
}

// ---- Telling one of them

namespace {

/// What is told: the items as they were told then, corrected; views and notices are to be confirmed anew (IS-491).
Sheet notice_of(const Held& correction, const store::Record& source, const Sheet& before, int row,
                const RecordType& type, Date today)
{
    Sheet sheet;
    for (const auto& [path, value] : before)
        if (field_at(type, path) != nullptr && parts_of(path).part != "recipient") sheet[path] = value;
    for (const std::string_view gone : {"request", "occurred_time", "threshold_how", "told_by", "told_how"})
        sheet.erase(std::string(gone));
    for (const int view : numbers_of(sheet, "view"))
        for (const std::string_view field : {"sought", "obtained", "sought_on"})
            sheet.erase(path_of("view", view, field));
    for (const int notice : numbers_of(sheet, "notice"))
        for (const std::string_view field : {"informed", "informed_on"}) sheet.erase(path_of("notice", notice, field));
    // The recipient as it was told then, by what it is known now.
    const auto& told = correction.sheet;
    for (const int each : numbers_of(before, "recipient")) {
        const auto& organisation = text_at(before, "recipient", each, "organisation");
        const auto& name = text_at(before, "recipient", each, organisation.empty() ? "name" : "organisation");
        const auto& wanted = text_at(told, kTold, row, organisation.empty() ? "organisation_then" : "organisation");
        if (name != wanted) continue;
        for (const auto& [path, value] : before)
            if (const auto pieces = parts_of(path); pieces.part == "recipient" && pieces.number == each)
                sheet[path_of("recipient", 1, pieces.field)] = value;
    }
    if (text_of(sheet, "recipient.1.kind").empty()) {
        sheet["recipient.1.kind"] = "ISE";
        for (const std::string_view field : {"organisation", "organisation_then", "contact"})
            sheet[path_of("recipient", 1, field)] = text_at(told, kTold, row, field);
    }
    const auto said =
        "What we told you was wrong: " + text_of(told, "wrong") + "\nCorrect is: " + text_of(told, "correct");
    for (const int item : numbers_of(sheet, "item")) {
        sheet[path_of("item", item, "summary")] = said.size() > 2000 ? text_of(told, "correct") : said;
        sheet[path_of("item", item, "flow")] = "VOLUNTARY";
        sheet[path_of("item", item, "derived_from")] = source.ref;
    }
    sheet["occurred_on"] = to_iso(today);
    sheet["trigger"] = correction.record.ref;
    std::erase_if(sheet, [](const auto& each) { return each.second.empty(); });
    return sheet;
}

int number_in(const std::string& text)
{
    int number = 0;
    for (const char c : text) number = c >= '0' && c <= '9' && number < 10000 ? number * 10 + c - '0' : -1;
    return number;
}

View told_record(const Held& disclosure)
{
    View view;
    view.facts = {{"record", disclosure.record.public_id}, {"ref", disclosure.record.ref}};
    return view;
}

/// IS-452: the notice is a disclosure of its own, prefilled; whoever shares checks and shares it as any other.
Answer tell_recipient(Doing& doing)
{
    auto held = held_for_change(doing);
    if (!held) return refused(held.error());
    if (!is_correcting(held->record)) return refused(ErrorKind::Conflict, "record.no_correction", "record");
    if (!held->post.may_share()) return refused(ErrorKind::Forbidden, "E-201", "record");
    const bool is_telling = held->record.state == "confirmed" || held->record.state == "propagating";
    if (!is_telling) return refused(ErrorKind::Conflict, "record.not_confirmed", "record");
    const int row = number_in(doing.text("row"));
    if (text_at(held->sheet, kTold, row, "record").empty() || !is_open(held->sheet, row))
        return refused(ErrorKind::NotFound, "record.no_recipient", "row");
    if (const auto& begun = text_at(held->sheet, kTold, row, "disclosure"); !begun.empty()) {
        const auto before = held_record(doing, begun);
        if (!before) return refused(before.error());
        return told_record(*before);
    }
    const auto source = store::find_record(doing.tx, text_at(held->sheet, kTold, row, "record"));
    if (!source) return refused(source.error());
    const auto before = sheet_of(doing, *source);
    if (!before) return refused(before.error());
    const auto* type = find_record_type(source->type == "safety_disclosure" ? source->type : "disclosure");
    const auto made = make_record(doing, {.type = type,
                                          .post = held->post,
                                          .state = "draft",
                                          .parent = held->record.id,
                                          .exchange = {},
                                          .sheet = notice_of(*held, *source, *before, row, *type, doing.today),
                                          .owner = doing.caller.account});
    if (!made) return refused(made.error());
    auto sheet = held->sheet;
    sheet[path_of(kTold, row, "disclosure")] = made->record.public_id;
    if (auto done = write_down(doing, *held, std::move(sheet), {}); !done) return refused(done.error());
    doing.detail = {{"ref", held->record.ref}, {"made", made->record.ref}};
    return told_record(*made);
}

Answer acknowledge_correction(Doing& doing)
{
    const auto held = held_record(doing, doing.text("record"));
    if (!held) return refused(held.error());
    if (!held->post.has(Sharer | Records)) return refused(ErrorKind::Forbidden, "E-201", "record");
    if (auto done = acknowledge(doing, *held); !done) return refused(done.error());
    if (auto done =
            store::finish_tasks(doing.tx, held->record.id, "correction_came", doing.now, doing.caller.account_id);
        !done)
        return refused(done.error());
    return View{};
}

constexpr std::array kHandlers{
    admin::Handling{"tell_recipient", tell_recipient},
    admin::Handling{"acknowledge_correction", acknowledge_correction},
};

}  // namespace

Status correction_told(Doing& doing, Held& disclosure)
{
    if (disclosure.record.parent == 0) return {};
    const auto parent = store::find_record(doing.tx, disclosure.record.parent);
    if (!parent) return fail(parent.error());
    if (!is_correcting(*parent)) return {};
    auto before = sheet_of(doing, *parent);
    if (!before) return fail(before.error());
    Held correction{*parent, disclosure.post, find_record_type(parent->type), std::move(*before)};
    for (const int row : numbers_of(correction.sheet, kTold)) {
        if (text_at(correction.sheet, kTold, row, "disclosure") != disclosure.record.public_id) continue;
        auto sheet = correction.sheet;
        sheet[path_of(kTold, row, "told_on")] = text_of(disclosure.sheet, "occurred_on");
        if (const auto& how = text_of(disclosure.sheet, "mode"); !how.empty()) sheet[path_of(kTold, row, "how")] = how;
        if (auto done = write_down(doing, correction, std::move(sheet), {}); !done) return done;
        if (auto done = settle_told(doing, correction); !done) return done;
        const auto source = store::find_record(doing.tx, text_at(correction.sheet, kTold, row, "record"));
        if (!source) return fail(source.error());
        return send_correction(doing, disclosure, correction, *source,
                               text_at(correction.sheet, kTold, row, "organisation"));
    }
    return {};
}

std::span<const admin::Handling> correcting_handlers() { return kHandlers; }

}  // namespace records
