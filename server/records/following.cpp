// What follows when a record has moved: the records of what was told and refused, tasks, the other side.
#include "server/records/following.h"

#include <algorithm>

#include "server/records/correcting.h"
#include "server/records/exchange.h"
#include "server/store/record_task_store.h"
#include "shared/acts/sharing_roles.h"

namespace records {

using namespace sharing;

namespace {

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
    const bool is_voluntary = !items.empty() && text_at(request.sheet, "item", items.front(), "flow") == "VOLUNTARY";
    if (!is_voluntary) sheet["request"] = request.record.public_id;
    sheet["occurred_on"] = to_iso(doing.today);
    if (type == "disclosure") {
        sheet["recipient.1.kind"] = "ISE";
        for (const std::string_view field :
             {"organisation", "organisation_then", "contact", "contact_name", "acting_in_capacity"})
            if (const auto& value = text_of(request.sheet, field); !value.empty())
                sheet[path_of("recipient", 1, field)] = value;
        // By the exchange it reaches nobody's mailbox.
        const auto& email = text_of(request.sheet, "contact_email");
        const bool goes_by_mail = request.record.exchange.empty() && !email.empty();
        sheet["recipient.1.destination"] = goes_by_mail ? email : text_of(request.sheet, "mode");
        sheet["trigger"] = request.record.ref;
    }
    if (type == "refusal" && !request.record.exchange.empty()) {  // the step itself sends them
        if (text_of(sheet, "reasons_sent_on").empty()) sheet["reasons_sent_on"] = to_iso(doing.today);
        if (text_of(sheet, "reasons_method").empty()) sheet["reasons_method"] = "PORTAL";
    }
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
        const auto sheet = sheet_of(scene, record);
        if (!sheet) return fail(sheet.error());
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
    // IS-420: what goes beyond the request is a voluntary disclosure of its own, linked to the answer.
    const auto asked = std::stable_partition(sorted.share.begin(), sorted.share.end(), [&](int item) {
        return text_at(held.sheet, "item", item, "flow") != "VOLUNTARY";
    });
    for (const auto& items :
         {std::vector<int>(sorted.share.begin(), asked), std::vector<int>(asked, sorted.share.end())}) {
        if (!shares || items.empty()) continue;
        const auto told = make_answer(doing, held, "disclosure", items);
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

}  // namespace

Status follow(Doing& doing, Held& held, std::string_view event, const std::vector<Standing>& standings)
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
    if (type == "request_out" && event == "refused_by_peer" && text_of(held.sheet, "written_reasons") != "YES") {
        const auto known = known_of(doing, held);
        if (!known) return fail(known.error());
        const auto peer = known->peers.find(0);
        const bool is_court = peer != known->peers.end() && text_of(peer->second, "court_exempt") == "true";
        if (!is_court)  // IS-465: a court owes none
            if (auto done = task_for(doing, held.record, acts::kSharer, "ask_reasons", kFollowUp); !done) return done;
    }
    if (type == "complaint" && event == "lodge")
        if (auto done = task_for(doing, held.record, acts::kRecords, "complaint", kSoon); !done) return done;
    if ((type == "correction" || type == "misidentification") && event == "raise")
        if (auto done = task_for(doing, held.record, acts::kRecords, "correction", kSoon); !done) return done;
    // What the record was waiting for.
    const bool is_settled = event == "resolve" || event == "refer" || event == "reject" || event == "finish";
    for (const std::string_view kind : {"complaint", "correction"})
        if (is_settled)
            if (auto done = store::finish_tasks(doing.tx, held.record.id, std::string(kind), doing.now,
                                                doing.caller.account_id);
                !done)
                return done;
    if (type == "subpoena" && event == "skip_advice") {  // IS-474: the LEAD's note
        auto sheet = held.sheet;
        sheet["lead_note"] = doing.text("reason");
        if (auto done = write_down(doing, held, std::move(sheet), {}); !done) return done;
    }
    if (is_correcting(held.record))
        if (auto done = correction_follows(doing, held, event); !done) return done;
    if (held.record.state == "shared") {
        if (auto done = notice_tasks(doing, held); !done) return done;
        if (event == "share" || event == "record")
            if (auto done = correction_told(doing, held); !done) return done;
    }
    return peer_follows(doing, held, event, doing.text("text"));
}

namespace {

bool may_be_told(const Sheet& sheet, const std::vector<Standing>& standings, int recipient)
{
    std::vector<Standing> theirs;
    std::copy_if(standings.begin(), standings.end(), std::back_inserter(theirs),
                 [&](const auto& each) { return each.recipient == recipient; });
    const auto items = numbers_of(sheet, "item");
    return std::all_of(items.begin(), items.end(), [&](int item) { return is_share(standing_of(theirs, item)); }) &&
           std::none_of(theirs.begin(), theirs.end(), [](const auto& each) {
               return std::find(each.stops.begin(), each.stops.end(), "E-219") != each.stops.end();
           });
}

}  // namespace

Result<std::string> part_recipients(Doing& doing, Held& held, const std::vector<Standing>& standings)
{
    const auto recipients = numbers_of(held.sheet, "recipient");
    auto told = held.sheet, waiting = held.sheet;
    for (const int recipient : recipients)
        remove(may_be_told(held.sheet, standings, recipient) ? waiting : told, "recipient", recipient);
    if (numbers_of(told, "recipient").empty() || numbers_of(waiting, "recipient").empty()) return std::string();
    const auto draft = make_record(doing, {.type = held.type,
                                           .post = held.post,
                                           .state = "draft",
                                           .parent = held.record.id,
                                           .exchange = {},
                                           .sheet = std::move(waiting),
                                           .owner = doing.caller.account});
    if (!draft) return fail(draft.error());
    if (auto done = write_down(doing, held, std::move(told), draft->record.ref); !done) return fail(done.error());
    if (auto done = doing.also("part_recipients", "record", draft->record.public_id, {{"ref", draft->record.ref}});
        !done)
        return fail(done.error());
    return draft->record.public_id;
}

}  // namespace records
