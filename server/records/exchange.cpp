#include "server/records/exchange.h"

#include <algorithm>

#include "server/crypto/random.h"
#include "server/records/correcting.h"
#include "server/records/peer.h"
#include "server/store/record_task_store.h"
#include "shared/acts/sharing_roles.h"

namespace records {

using namespace sharing;

namespace {

/// The program itself, at the other organisation.
Post system_post(ServiceId service, const std::string& name)
{
    return {.service = service, .service_id = {}, .service_name = name, .roles = System, .role = "system"};
}

std::string seal_message(const admin::Scene& scene, const std::string& exchange, const std::string& text)
{
    return scene.parts.key.seal(text, exchange);
}

Status say(const admin::Scene& scene, const Held& held, std::string_view kind, const std::string& text)
{
    store::Message message;
    message.from = held.record.service;
    message.kind = kind;
    message.by = scene.by;
    message.at = scene.now;
    message.body = seal_message(scene, held.record.exchange, text);
    return store::add_message(scene.tx, held.record.exchange, message);
}

Result<Held> hold(const admin::Scene& scene, const store::Record& record)
{
    Held held{record, system_post(record.service, {}), find_record_type(record.type), {}};
    auto sheet = sheet_of(scene, record);
    if (!sheet) return fail(sheet.error());
    held.sheet = std::move(*sheet);
    return held;
}

/// Their record makes this step, if it stands where it can.
Status peer_steps(const admin::Scene& scene, const Held& held, std::string_view event)
{
    const auto peer = peer_record(scene, held.record);
    if (!peer) return fail(peer.error());
    if (!*peer) return {};
    const auto* move = find_move((*peer)->type, (*peer)->state, event);
    if (move == nullptr || (move->who & System) == 0) return {};
    auto theirs = hold(scene, **peer);
    if (!theirs) return fail(theirs.error());
    if (auto done = step_to(scene, *theirs, event, move->to); !done) return done;
    if (theirs->record.is_over)  // nothing is to be answered any more
        for (const std::string_view kind : {"answer_request", "approve"})
            if (auto done = store::finish_tasks(scene.tx, theirs->record.id, std::string(kind), scene.now, scene.by);
                !done)
                return done;
    return task_for(scene, theirs->record, acts::kSharer,
                    theirs->record.type == "request_out" ? "answer_came" : "they_wrote", 1);
}

/// What a request of ours says to whoever is asked: no judgement of ours, nothing of other requests.
Sheet as_received(const Held& asked, const Sender& sender, Date today)
{
    const auto& ours = asked.sheet;
    Sheet sheet;
    const auto copy = [&](std::string_view path) {
        if (const auto& value = text_of(ours, path); !value.empty()) sheet[std::string(path)] = value;
    };
    for (const std::string_view path : {"scheme", "priority", "threat_note", "why", "needed_by", "needed_why",
                                        "urgency", "fv_present", "child_group"})
        copy(path);
    for (const int person : numbers_of(ours, "person"))
        for (const std::string_view field :
             {"given_names", "family_name", "other_names", "is_child", "date_of_birth", "unborn", "expected_on",
              "report_reference", "gender", "relation", "roles", "identifiers", "interpreter"})
            copy(path_of("person", person, field));
    for (const int item : numbers_of(ours, "item"))
        for (const std::string_view field : {"what", "persons", "period", "wanted", "purpose", "CISS.purpose",
                                             "FVISS.purpose", "subject_role", "is_entire_file", "activities"})
            copy(path_of("item", item, field));
    sheet["mode"] = "PORTAL";
    sheet["made_on"] = to_iso(today);
    sheet["received_on"] = to_iso(today);
    sheet["organisation"] = sender.organisation;
    sheet["organisation_then"] = sender.name;
    sheet["contact"] = sender.contact;
    sheet["contact_name"] = sender.person;
    sheet["contact_title"] = sender.title;
    sheet["contact_email"] = sender.email;
    std::erase_if(sheet, [](const auto& each) { return each.second.empty(); });
    return sheet;
}

/// Who receives what is sent to this organisation; nothing where it does not use the system, or nobody there shares.
struct Receiver {
    Post post;
    AccountId account{};
};
Result<std::optional<Receiver>> receiver_at(const admin::Scene& scene, const std::string& organisation)
{
    const auto target = service_of(scene, organisation);
    if (!target) return fail(target.error());
    if (!*target) return std::nullopt;
    const auto sharers = store::sharing_roles_at(scene.tx, (*target)->service);
    if (!sharers) return fail(sharers.error());
    for (const auto& role : *sharers)
        if (role.role == acts::kSharer && role.is_current(scene.today))
            return Receiver{system_post((*target)->service, (*target)->name), role.account};
    return std::nullopt;
}

/// IS-410 to 4.8: the request is sent; where the other side uses the system it arrives at once.
Status send_request(Doing& doing, Held& held)
{
    const auto receiver = receiver_at(doing, held.record.other);
    if (!receiver) return fail(receiver.error());
    if (!*receiver) return {};
    const auto sender = sender_of(doing, held.record.service);
    if (!sender) return fail(sender.error());
    held.record.exchange = crypto::random_id();
    if (auto done = store::save_record(doing.tx, held.record); !done) return done;
    auto theirs = make_record(doing, {.type = find_record_type("request_in"),
                                      .post = (*receiver)->post,
                                      .state = std::string(kNew),
                                      .parent = 0,
                                      .exchange = held.record.exchange,
                                      .sheet = as_received(held, *sender, doing.today),
                                      .owner = (*receiver)->account});
    if (!theirs) return fail(theirs.error());
    if (auto done = step_to(doing, *theirs, "log", "received"); !done) return done;
    if (auto done = task_for(doing, theirs->record, acts::kSharer, "answer_request", 1); !done) return done;
    return doing.also("receive_request", "record", theirs->record.public_id, {{"ref", theirs->record.ref}});
}

/// What the other side's record does when ours does this.
struct Follow {
    std::string_view type, event;  // of ours
    std::string_view theirs;       // event of theirs; empty: none
    std::string_view message;      // the kind of message that passes; empty: none
};
constexpr std::array kFollows{
    Follow{"request_in", "acknowledge", "peer_acknowledged", ""},
    Follow{"request_in", "ask_more", "info_asked", "question"},
    Follow{"request_in", "share", "answered_full", ""},
    Follow{"request_in", "share_part", "answered_part", ""},
    Follow{"request_in", "refuse", "refused_by_peer", ""},
    Follow{"request_in", "nothing_held", "answered_none", "nothing_held"},
    Follow{"request_in", "redirect", "answered_none", "redirect"},
    Follow{"request_out", "answer_peer", "resume", "answer"},
    Follow{"request_out", "withdraw", "withdraw", "withdrawn"},
};

}  // namespace

namespace {

constexpr std::size_t kMostSummary = 2000;  // IS-404; the whole stands in the messages

/// At a whole character.
void cut(std::string& text, std::size_t most)
{
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    text.resize(most);
}

}  // namespace

Result<std::optional<store::Record>> peer_record(const admin::Scene& scene, const store::Record& record)
{
    if (record.exchange.empty()) return std::nullopt;
    const auto both = store::records_of_exchange(scene.tx, record.exchange);
    if (!both) return fail(both.error());
    for (const auto& each : *both)
        if (each.id != record.id) return std::optional(each);
    return std::nullopt;
}

Status peer_follows(Doing& doing, Held& held, std::string_view event, const std::string& text)
{
    if (held.record.type == "request_out" && event == "send") return send_request(doing, held);
    if (held.record.exchange.empty()) return {};
    for (const auto& follow : kFollows) {
        if (follow.type != held.record.type || follow.event != event) continue;
        if (!follow.message.empty())
            if (auto done = say(doing, held, follow.message, text.empty() ? doing.text("reason") : text); !done)
                return done;
        return peer_steps(doing, held, follow.theirs);
    }
    return {};
}

Status tell_peer(Doing& doing, const Held& request, std::string_view kind, const Sheet& answer)
{
    const auto peer = peer_record(doing, request.record);
    if (!peer) return fail(peer.error());
    if (!*peer) return {};
    std::string told;
    if (kind == "disclosure") {
        for (const int item : numbers_of(answer, "item"))
            told += (told.empty() ? "" : "\n\n") + text_at(answer, "item", item, "what") + "\n" +
                    text_at(answer, "item", item, "summary");
    } else {
        told = text_of(answer, "external_reason");
    }
    if (auto done = say(doing, request, kind, told); !done) return done;
    auto theirs = hold(doing, **peer);
    if (!theirs) return fail(theirs.error());
    auto sheet = theirs->sheet;
    sheet["answered_on"] = to_iso(doing.today);
    if (kind == "refusal") {
        sheet["refusal_reasons"] = told;
        sheet["written_reasons"] = "YES";
    } else {
        auto& summary = sheet["answer_summary"];
        summary += (summary.empty() ? "" : "\n\n") + told;
        if (summary.size() > kMostSummary) cut(summary, kMostSummary);
    }
    return write_down(doing, *theirs, std::move(sheet), {});
}

// ---- Corrections (IS-456)

namespace {

/// The record of theirs by which they had what we correct: their request, which our record answers.
Result<std::optional<store::Record>> their_record(const admin::Scene& scene, const store::Record& source)
{
    if (!source.exchange.empty() || source.parent == 0) return peer_record(scene, source);
    const auto request = store::find_record(scene.tx, source.parent);
    if (!request) return fail(request.error());
    return peer_record(scene, *request);
}

}  // namespace

Status send_correction(Doing& doing, Held& told, const Held& correction, const store::Record& source,
                       const std::string& organisation)
{
    if (organisation.empty()) return {};
    const auto receiver = receiver_at(doing, organisation);
    if (!receiver) return fail(receiver.error());
    if (!*receiver) return {};
    const auto sender = sender_of(doing, told.record.service);
    if (!sender) return fail(sender.error());
    const auto concerns = their_record(doing, source);
    if (!concerns) return fail(concerns.error());
    told.record.exchange = crypto::random_id();
    if (auto done = store::save_record(doing.tx, told.record); !done) return done;
    Sheet sheet{{"scheme", text_of(told.sheet, "scheme")},
                {"organisation", sender->organisation},
                {"organisation_then", sender->name},
                {"contact", sender->contact},
                {"contact_name", sender->person},
                {"found_on", to_iso(doing.today)},
                {"found_how", "Told by " + sender->name},
                {"wrong", text_of(correction.sheet, "wrong")},
                {"correct", text_of(correction.sheet, "correct")}};
    if (*concerns && (*concerns)->service == (*receiver)->post.service) sheet["record"] = (*concerns)->public_id;
    std::erase_if(sheet, [](const auto& each) { return each.second.empty(); });
    auto theirs = make_record(doing, {.type = find_record_type("correction"),
                                      .post = (*receiver)->post,
                                      .state = std::string(kNew),
                                      .parent = sheet.contains("record") ? (*concerns)->id : 0,
                                      .exchange = told.record.exchange,
                                      .sheet = std::move(sheet),
                                      .owner = (*receiver)->account});
    if (!theirs) return fail(theirs.error());
    if (auto done = step_to(doing, *theirs, "raise", "raised"); !done) return done;
    // Whom they told in their turn is theirs to tell.
    if (const auto listed = list_recipients(doing, *theirs); !listed) return fail(listed.error());
    if (auto done = say(doing, told, "correction",
                        text_of(correction.sheet, "wrong") + "\n" + text_of(correction.sheet, "correct"));
        !done)
        return done;
    if (auto done = task_for(doing, theirs->record, acts::kSharer, "correction_came", 0); !done) return done;
    return doing.also("receive_correction", "record", theirs->record.public_id, {{"ref", theirs->record.ref}});
}

Status acknowledge(Doing& doing, const Held& theirs)
{
    const auto told = peer_record(doing, theirs.record);
    if (!told) return fail(told.error());
    if (!is_correcting(theirs.record) || !*told || (*told)->parent == 0)
        return fail(ErrorKind::Conflict, "record.no_correction", "record");
    const auto record = store::find_record(doing.tx, (*told)->parent);
    if (!record) return fail(record.error());
    auto ours = hold(doing, *record);
    if (!ours) return fail(ours.error());
    auto sheet = ours->sheet;
    for (const int row : numbers_of(sheet, "told"))
        if (text_at(sheet, "told", row, "disclosure") == (*told)->public_id &&
            text_at(sheet, "told", row, "acknowledged_on").empty())
            sheet[path_of("told", row, "acknowledged_on")] = to_iso(doing.today);
    if (sheet == ours->sheet) return {};
    if (auto done = say(doing, theirs, "acknowledged", {}); !done) return done;
    return write_down(doing, *ours, std::move(sheet), {});
}

}  // namespace records
