// What is shown of records: the board, one record with all that hangs on it, one version of it.
#include <algorithm>

#include "server/records/correcting.h"
#include "server/records/exchange.h"
#include "server/records/files.h"
#include "server/records/handlers.h"
#include "server/records/keeping.h"
#include "server/store/record_task_store.h"
#include "shared/acts/sharing_roles.h"
#include "shared/core/typed_date.h"

namespace records {

using namespace sharing;

namespace {

constexpr int kMostOnBoard = 500;

std::string flag(bool is) { return is ? std::string(kTicked) : std::string(); }

void count(ViewList& list) { list.total = static_cast<std::int64_t>(list.rows.size()); }

ViewList sheet_rows(std::string_view view, std::string_view name, const Sheet& sheet)
{
    auto list = admin::list_for(view, name);
    for (const auto& [path, value] : sheet) list.rows.push_back({path, value});
    count(list);
    return list;
}

std::string roles_of(const Post& post)
{
    std::string words;
    for (const auto role : acts::kSharingRoles)
        if (post.has(role_bit(role))) words += (words.empty() ? "" : "\n") + std::string(role);
    return words;
}

void add_task(ViewList& list, const store::Task& task)
{
    list.rows.push_back(
        {task.public_id, task.kind, task.ref, task.record_id, task.priority, task.due_on, task.service_name});
}

// ---- The board (IS-444)

Answer sharing_board(Doing& doing)
{
    const auto posts = posts_of(doing);
    if (!posts) return refused(posts.error());
    View view;
    auto& places = view.lists["places"] = admin::list_for("sharing_board", "places");
    std::vector<ServiceId> services;
    std::vector<store::TaskFilter> tasks_of;
    for (const auto& post : *posts) {
        places.rows.push_back({post.service_id, post.service_name, roles_of(post)});
        store::TaskFilter filter{post.service, {}};
        for (const auto role : acts::kSharingRoles)
            if (post.has(role_bit(role))) filter.roles.emplace_back(role);
        tasks_of.push_back(std::move(filter));
        if (post.has(Sharer | Lead | Records | Inspector)) services.push_back(post.service);
    }
    count(places);
    const auto open = store::open_records(doing.tx, services, kMostOnBoard);
    if (!open) return refused(open.error());
    auto& list = view.lists["records"] = admin::list_for("sharing_board", "records");
    for (const auto& record : *open) {
        const auto post = std::find_if(posts->begin(), posts->end(),
                                       [&](const auto& each) { return each.service == record.service; });
        if (record.type == "access_request" && !post->has(Records | Inspector)) continue;
        list.rows.push_back({record.public_id, record.ref, record.type, record.state, record.priority,
                             unseal(doing, record, record.label), record.other_name,
                             iso_of(record.received_at ? record.received_at : std::optional(record.made_at)),
                             record.needed_by, iso_of(record.target_at), flag(is_late(record, doing.now)),
                             record.owner_name, post->service_name});
    }
    count(list);
    const auto tasks = store::open_tasks(doing.tx, tasks_of);
    if (!tasks) return refused(tasks.error());
    auto& todo = view.lists["tasks"] = admin::list_for("sharing_board", "tasks");
    for (const auto& task : *tasks) add_task(todo, task);
    count(todo);
    auto& helping = view.lists["helping"] = admin::list_for("sharing_board", "helping");
    const auto helped = store::helped_by(doing.tx, doing.caller.account);
    if (!helped) return refused(helped.error());
    for (const auto& each : *helped) {
        const auto record = store::find_record(doing.tx, each.record);
        if (!record) return refused(record.error());
        const bool has_post = std::any_of(posts->begin(), posts->end(), [&](const auto& post) {
            return post.service == record->service && post.has(Helper);
        });
        if (has_post && !record->is_over)
            helping.rows.push_back({record->public_id, record->ref, unseal(doing, *record, record->label),
                                    unseal(doing, *record, each.question)});
    }
    count(helping);
    return view;
}

// ---- One record

Status add_working(Doing& doing, const Held& held, View& view)
{
    auto& list = view.lists["working"] = admin::list_for("record", "working");
    const auto working = store::find_working(doing.tx, held.record.id, doing.caller.account);
    if (!working) return fail(working.error());
    if (!*working) return {};
    const auto text = unseal(doing, held.record, (*working)->body);
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.contains("fields") || !json["fields"].is_object()) return {};
    for (const auto& [path, value] : json["fields"].items())
        if (value.is_string()) list.rows.push_back({path, value.get<std::string>()});
    count(list);
    view.facts["working_version"] = std::to_string((*working)->version);
    view.facts["working_at"] = to_iso((*working)->at);
    return {};
}

Status add_history(Doing& doing, const Held& held, View& view)
{
    auto& steps = view.lists["steps"] = admin::list_for("record", "steps");
    const auto all = store::record_steps(doing.tx, held.record.id);
    if (!all) return fail(all.error());
    for (const auto& step : *all)
        steps.rows.push_back({to_iso(step.at), step.name, step.role, step.event, step.from, step.to,
                              unseal(doing, held.record, step.reason)});
    count(steps);
    auto& versions = view.lists["versions"] = admin::list_for("record", "versions");
    // IS-402: earlier versions stay readable to RECORDS and to whoever audits.
    if (held.post.has(Records | Inspector)) {
        const auto written = store::record_versions(doing.tx, held.record.id);
        if (!written) return fail(written.error());
        for (const auto& each : *written)
            versions.rows.push_back({std::to_string(each.version), to_iso(each.at), each.name, each.role,
                                     unseal(doing, held.record, each.reason)});
    }
    count(versions);
    return {};
}

Status add_around(Doing& doing, const Held& held, View& view)
{
    auto& findings = view.lists["findings"] = admin::list_for("record", "findings");
    const auto open = store::open_findings(doing.tx, held.record.id);
    if (!open) return fail(open.error());
    for (const auto& each : *open) findings.rows.push_back({each.code, each.path, to_iso(each.found_at)});
    count(findings);
    auto& todo = view.lists["tasks"] = admin::list_for("record", "tasks");
    const auto tasks = store::open_tasks_of(doing.tx, held.record.id);
    if (!tasks) return fail(tasks.error());
    for (const auto& task : *tasks) add_task(todo, task);
    count(todo);
    auto& linked = view.lists["linked"] = admin::list_for("record", "linked");
    auto under = store::records_under(doing.tx, held.record.id);
    if (!under) return fail(under.error());
    if (held.record.parent != 0) {
        const auto parent = store::find_record(doing.tx, held.record.parent);
        if (!parent) return fail(parent.error());
        under->insert(under->begin(), *parent);
        view.facts["parent"] = parent->public_id;
    }
    for (const auto& each : *under)
        linked.rows.push_back({each.public_id, each.ref, each.type, each.state, each.happened_on, each.other_name});
    count(linked);
    return {};
}

Status add_exchange(Doing& doing, const Held& held, View& view)
{
    auto& messages = view.lists["messages"] = admin::list_for("record", "messages");
    if (held.record.exchange.empty()) return {};
    const auto all = store::messages_of(doing.tx, held.record.exchange);
    if (!all) return fail(all.error());
    for (const auto& each : *all)
        messages.rows.push_back({to_iso(each.at), flag(each.from == held.record.service), each.kind,
                                 doing.parts.key.open(each.body, held.record.exchange).value_or(std::string())});
    count(messages);
    const auto peer = peer_record(doing, held.record);
    if (!peer) return fail(peer.error());
    if (*peer) view.facts["peer_state"] = (*peer)->state;
    return {};
}

Status add_people(Doing& doing, const Held& held, View& view)
{
    auto& helpers = view.lists["helpers"] = admin::list_for("record", "helpers");
    auto& people = view.lists["people"] = admin::list_for("record", "people");
    const auto helped = store::helpers_of(doing.tx, held.record.id);
    if (!helped) return fail(helped.error());
    for (const auto& each : *helped)
        helpers.rows.push_back({each.name, unseal(doing, held.record, each.question), to_iso(each.at)});
    count(helpers);
    if (!held.post.has(Sharer)) return {};
    const auto roles = store::sharing_roles_at(doing.tx, held.record.service);
    if (!roles) return fail(roles.error());
    for (const auto& role : *roles)
        if (role.role == acts::kHelper && role.is_current(doing.today))
            people.rows.push_back({role.account_id, role.name});
    count(people);
    return {};
}

Status add_files(Doing& doing, const Held& held, View& view)
{
    auto& list = view.lists["files"] = admin::list_for("record", "files");
    const auto files = files_of(doing.tx, doing.parts.key, held.record.public_id);
    if (!files) return fail(files.error());
    for (const auto& file : *files)
        list.rows.push_back({file.id, file.name, file.media_type, std::to_string(file.size), to_iso(file.added_at)});
    count(list);
    view.facts["may_add_files"] = flag(may_use_files(held, Use::Add));
    view.facts["may_open_files"] = flag(may_use_files(held, Use::Open));
    return {};
}

Answer record(Doing& doing)
{
    const auto held = held_record(doing, doing.text("record"));
    if (!held) return refused(held.error());
    const auto& r = held->record;
    doing.detail = {{"ref", r.ref}};
    const auto known = known_of(doing, *held);
    if (!known) return refused(known.error());
    const auto service = store::sharing_service(doing.tx, r.service, held->post.service_name);
    if (!service) return refused(service.error());
    View view;
    view.facts = {{"id", r.public_id},
                  {"ref", r.ref},
                  {"type", r.type},
                  {"state", r.state},
                  {"version", std::to_string(r.version)},
                  {"service", held->post.service_id},
                  {"service_name", held->post.service_name},
                  {"owner", r.owner_name},
                  {"made_at", to_iso(r.made_at)},
                  {"received_at", iso_of(r.received_at)},
                  {"acknowledged_at", iso_of(r.acknowledged_at)},
                  {"decided_at", iso_of(r.decided_at)},
                  {"answered_at", iso_of(r.answered_at)},
                  {"closed_at", iso_of(r.closed_at)},
                  {"target_at", iso_of(r.target_at)},
                  {"is_late", flag(is_late(r, doing.now))},
                  {"may_edit", flag(may_edit(*held))},
                  {"is_over", flag(r.is_over)},
                  {"is_afterwards", flag(r.is_afterwards)},
                  {"table", table_version()},
                  {"approval", service->approval}};
    view.lists["sheet"] = sheet_rows("record", "sheet", shown_sheet(doing, *held));
    const auto corrections = corrections_of(doing, r);
    if (!corrections) return refused(corrections.error());
    for (const auto& id : *corrections)
        view.facts["corrected_by"] += (view.fact("corrected_by").empty() ? "" : "\n") + id;
    const auto persons = numbers_of(held->sheet, "person");  // IS-405
    view.facts["about_perpetrator"] =
        flag(std::any_of(persons.begin(), persons.end(), [&](int each) { return uses_violence(held->sheet, each); }));
    if (r.type == "access_request") view.facts["letter"] = letter_of(held->sheet);
    auto& moves = view.lists["moves"] = admin::list_for("record", "moves");
    for (const auto* move : moves_from(r.type, r.state, held->post.roles))
        moves.rows.push_back(
            {std::string(move->event), std::string(move->to), flag(move->asks_reason), flag(move->is_send)});
    count(moves);
    auto& facts = view.lists["known"] = admin::list_for("record", "known");
    for (const auto& [name, value] : known->us) facts.rows.push_back({"", name, value});
    for (const auto& [recipient, each] : known->peers)
        for (const auto& [name, value] : each) facts.rows.push_back({std::to_string(recipient), name, value});
    count(facts);
    for (const auto add : {add_working, add_history, add_around, add_exchange, add_people, add_files})
        if (auto done = add(doing, *held, view); !done) return refused(done.error());
    return view;
}

Answer record_version(Doing& doing)
{
    const auto held = held_record(doing, doing.text("record"));
    if (!held) return refused(held.error());
    // IS-402; and whoever writes needs the version that their own began with, to merge (IS-484).
    int number = 0;
    for (const char c : doing.text("version"))
        number = c >= '0' && c <= '9' && number < 100000 ? number * 10 + c - '0' : 0;
    const auto working = store::find_working(doing.tx, held->record.id, doing.caller.account);
    if (!working) return refused(working.error());
    const bool is_own_base = *working && (*working)->version == number;
    if (!held->post.has(Records | Inspector) && number != held->record.version && !is_own_base)
        return refused(ErrorKind::NotFound, "record.version_not_found", "version");
    const auto version = store::find_version(doing.tx, held->record.id, number);
    if (!version) return refused(version.error());
    const auto sheet = read_sheet(*held->type, unseal(doing, held->record, version->body));
    if (!sheet) return refused(ErrorKind::Unavailable, "record.unreadable");
    View view;
    view.facts = {{"version", std::to_string(version->version)},
                  {"at", to_iso(version->at)},
                  {"name", version->name},
                  {"role", version->role},
                  {"reason", unseal(doing, held->record, version->reason)},
                  {"table", version->table_version}};
    view.lists["sheet"] = sheet_rows("record_version", "sheet", *sheet);
    auto& judged = view.lists["judged"] = admin::list_for("record_version", "judged");
    const auto json = nlohmann::json::parse(unseal(doing, held->record, version->judged), nullptr, false);
    if (json.is_array())
        for (const auto& each : json)
            if (each.is_array()) {
                auto& row = judged.rows.emplace_back();
                for (const auto& cell : each) row.push_back(cell.is_string() ? cell.get<std::string>() : std::string());
                row.resize(judged.columns.size());
            }
    count(judged);
    return view;
}

// ---- Each organisation's own way of working (IS-126, IS-445)

std::string text_of_number(int number) { return std::to_string(number); }

/// 1 to 60. Errors: Invalid "sharing.number" on the field.
std::optional<int> number_in(const std::string& text)
{
    int number = 0;
    if (text.empty() || text.size() > 2) return {};
    for (const char c : text) {
        if (c < '0' || c > '9') return {};
        number = number * 10 + (c - '0');
    }
    return number >= 1 && number <= 60 ? std::optional(number) : std::nullopt;
}

Answer sharing_settings(Doing& doing)
{
    const auto post = post_at(doing, doing.text("service"));
    if (!post) return refused(post.error());
    const auto service = store::sharing_service(doing.tx, post->service, post->service_name);
    if (!service) return refused(service.error());
    View view;
    view.facts = {{"service", post->service_name},
                  {"approval", service->approval},
                  {"acknowledge_days", text_of_number(service->acknowledge_days)},
                  {"respond_p2_days", text_of_number(service->respond_p2_days)},
                  {"respond_p3_days", text_of_number(service->respond_p3_days)},
                  {"alarm_p1_hours", text_of_number(service->alarm_p1_hours)}};
    return view;
}

Answer set_sharing(Doing& doing)
{
    const auto post = post_at(doing, doing.text("service"));
    if (!post) return refused(post.error());
    if (!post->has(Lead | Records)) return refused(ErrorKind::Forbidden, "E-201", "service");
    auto service = store::sharing_service(doing.tx, post->service, post->service_name);
    if (!service) return refused(service.error());
    std::vector<Error> faults;
    constexpr std::array<std::string_view, 3> kApprovals{"NONE", "LEAD_ON_REFUSAL", "LEAD_ALWAYS"};
    if (std::find(kApprovals.begin(), kApprovals.end(), doing.text("approval")) == kApprovals.end())
        faults.push_back({ErrorKind::Invalid, "field.unknown", "approval", {}});
    service->approval = doing.text("approval");
    for (const auto& [field, into] : {std::pair{"acknowledge_days", &service->acknowledge_days},
                                      {"respond_p2_days", &service->respond_p2_days},
                                      {"respond_p3_days", &service->respond_p3_days},
                                      {"alarm_p1_hours", &service->alarm_p1_hours}}) {
        if (const auto number = number_in(doing.text(field))) *into = *number;
        else faults.push_back({ErrorKind::Invalid, "sharing.number", field, {}});
    }
    if (!faults.empty()) return refused(std::move(faults));
    doing.about("service", post->service_id);
    doing.detail = {{"approval", service->approval}};
    if (auto done = store::save_sharing_service(doing.tx, *service); !done) return refused(done.error());
    return View{};
}

constexpr std::array kHandlers{
    admin::Handling{"sharing_board", sharing_board},   admin::Handling{"record", record},
    admin::Handling{"record_version", record_version}, admin::Handling{"sharing_settings", sharing_settings},
    admin::Handling{"set_sharing", set_sharing},
};

}  // namespace

std::span<const admin::Handling> reading_handlers() { return kHandlers; }

}  // namespace records
