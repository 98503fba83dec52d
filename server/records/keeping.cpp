#include "server/records/keeping.h"

#include <algorithm>
#include <cctype>

#include "server/admin/restriction.h"
#include "server/crypto/random.h"
#include "server/records/correcting.h"
#include "server/store/record_task_store.h"
#include "shared/acts/sharing_roles.h"
#include "shared/core/typed_date.h"
#include "shared/json/acts_json.h"
#include "shared/policy/clocks.h"

namespace records {

using namespace sharing;

// ---- Who

namespace {

/// The role that a step names: the first of these that is held.
constexpr std::array kByWeight{acts::kSharer, acts::kRecords, acts::kLead, acts::kHelper, acts::kInspector};

bool is_older_than_two_years(Date trained, Date today) { return add_months(trained, 24) < today; }  // IS-123

/// Which roles open a record of this type (IS-125, IS-473); a helper opens what they were let into, by another view.
unsigned readers_of(std::string_view type)
{
    if (type == "access_request") return Records | Inspector;
    return Sharer | Lead | Records | Inspector;
}

tl::unexpected<Error> not_found() { return fail(ErrorKind::NotFound, "record.not_found", "record"); }

}  // namespace

Result<std::vector<Post>> posts_of(Doing& doing)
{
    const auto roles = store::sharing_roles_of(doing.tx, doing.caller.account);
    if (!roles) return fail(roles.error());
    std::vector<Post> posts;
    for (const auto& role : *roles) {
        if (!role.is_current(doing.today)) continue;
        if (posts.empty() || posts.back().service != role.service)
            posts.push_back({role.service, role.service_id, role.service_name, 0U, {}, false});
        auto& post = posts.back();
        post.roles |= role_bit(role.role);
        if (is_older_than_two_years(role.trained_on, doing.today)) post.is_training_old = true;
    }
    for (auto& post : posts)
        for (const auto word : kByWeight)
            if (post.role.empty() && post.has(role_bit(word))) post.role = word;
    return posts;
}

Result<Post> post_at(Doing& doing, const std::string& service)
{
    auto posts = posts_of(doing);
    if (!posts) return fail(posts.error());
    for (auto& post : *posts)
        if (post.service_id == service) return std::move(post);
    return fail(ErrorKind::NotFound, "service.not_found", "service");
}

Result<Held> held_record(Doing& doing, const std::string& public_id)
{
    const auto posts = posts_of(doing);
    if (!posts) return fail(posts.error());
    auto record = store::find_record(doing.tx, public_id);
    if (!record) return fail(record.error());
    const auto post =
        std::find_if(posts->begin(), posts->end(), [&](const auto& each) { return each.service == record->service; });
    if (post == posts->end()) return not_found();
    // IS-127: what a helper begins is theirs until it is logged; from then on it waits for a SHARER.
    const bool is_own_draft = record->state == kNew && record->owner == doing.caller.account;
    if (!post->has(readers_of(record->type)) && !(is_own_draft && post->has(Helper))) return not_found();
    doing.about("record", record->public_id);
    Held held{std::move(*record), *post, nullptr, {}, is_own_draft};
    held.type = find_record_type(held.record.type);
    if (held.type == nullptr) return not_found();
    auto sheet = sheet_of(doing, held.record);
    if (!sheet) return fail(sheet.error());
    held.sheet = std::move(*sheet);
    return held;
}

Result<Held> held_for_change(Doing& doing)
{
    auto held = held_record(doing, doing.text("record"));
    if (!held) return held;
    if (doing.text("version") != std::to_string(held->record.version))
        return fail(ErrorKind::Conflict, "record.changed", "version");
    return held;
}

Result<std::pair<store::Record, std::string>> helped_record(Doing& doing)
{
    const auto record = store::find_record(doing.tx, doing.text("record"));
    if (!record) return fail(record.error());
    const auto all = store::helped_by(doing.tx, doing.caller.account);
    if (!all) return fail(all.error());
    const auto found =
        std::find_if(all->begin(), all->end(), [&](const auto& each) { return each.record == record->id; });
    const auto posts = posts_of(doing);
    if (!posts) return fail(posts.error());
    const bool has_post = std::any_of(posts->begin(), posts->end(), [&](const auto& post) {
        return post.service == record->service && post.has(Helper);
    });
    if (found == all->end() || !has_post) return not_found();
    doing.about("record", record->public_id);
    return std::pair(*record, unseal(doing, *record, found->question));
}

Result<Held> held_for_move(Doing& doing)
{
    auto held = held_for_change(doing);
    if (held || held.error().kind != ErrorKind::NotFound) return held;
    const auto helped = helped_record(doing);
    if (!helped) return held;
    const auto posts = posts_of(doing);
    if (!posts) return fail(posts.error());
    const auto post = std::find_if(posts->begin(), posts->end(),
                                   [&](const auto& each) { return each.service == helped->first.service; });
    auto sheet = sheet_of(doing, helped->first);
    if (!sheet) return fail(sheet.error());
    if (doing.text("version") != std::to_string(helped->first.version))
        return fail(ErrorKind::Conflict, "record.changed", "version");
    Held theirs{helped->first, *post, find_record_type(helped->first.type), std::move(*sheet), false};
    theirs.post.roles = Helper;
    theirs.post.role = acts::kHelper;
    return theirs;
}

bool may_edit(const Held& held)
{
    if (held.is_own_draft) return true;

    if (held.record.type == "access_request") return held.post.has(Records);
    return held.post.has(Sharer | Lead | Records);
}

// ---- What it says

Sheet shown_sheet(const Doing& doing, const Held& held)
{
    auto sheet = held.sheet;
    const bool may_see = held.post.has(Lead | Records) || held.record.owner == doing.caller.account;
    if (text_of(sheet, "is_withheld") == "YES" && !may_see) {
        sheet.erase("internal_reason");
        sheet.erase("withheld_why");
    }
    return sheet;
}

Result<Sheet> sheet_of(const admin::Scene& scene, const store::Record& record)
{
    const auto version = store::find_version(scene.tx, record.id, record.version);
    if (!version) return fail(version.error());
    const auto* type = find_record_type(record.type);
    if (type == nullptr) return fail(ErrorKind::Unavailable, "record.unreadable");
    auto sheet = read_sheet(*type, unseal(scene, record, version->body));
    if (!sheet) return fail(ErrorKind::Unavailable, "record.unreadable");
    return std::move(*sheet);
}

services::Outcome<Sheet> read_sheet(const RecordType& type, const std::string& text)
{
    if (text.empty()) return Sheet{};
    const auto json = nlohmann::json::parse(text, nullptr, false);
    auto sheet = json.is_discarded() ? Result<Fields>(fail(ErrorKind::Invalid, "sheet.unreadable", "sheet"))
                                     : wire::from_json<Fields>(json);
    if (!sheet) return tl::unexpected<services::Refusal>(services::Refusal(sheet.error()));
    std::erase_if(*sheet, [](const auto& each) { return each.second.empty(); });
    if (auto faults = faults_of(type, *sheet); !faults.empty())
        return tl::unexpected<services::Refusal>(services::Refusal(std::move(faults)));
    for (auto& [path, value] : *sheet)
        if (field_at(type, path)->kind == acts::Kind::Day)
            if (const auto day = read_typed_date(value)) value = to_iso(*day);
    return std::move(*sheet);
}

std::string text_of_sheet(const Sheet& sheet) { return wire::text_of(sheet); }

std::string seal(const admin::Scene& scene, const store::Record& record, const std::string& text)
{
    return text.empty() ? std::string() : scene.parts.key.seal(text, record.public_id);
}

std::string unseal(const admin::Scene& scene, const store::Record& record, const std::string& text)
{
    return text.empty() ? std::string() : scene.parts.key.open(text, record.public_id).value_or(std::string());
}

// ---- The columns

namespace {

/// "P. N.": the children's initials, or the first persons' where no child is named (IS-609).
std::string initials_of(const Sheet& sheet)
{
    std::string all, others;
    const auto first = [](const std::string& name) {
        // The first letter, however many bytes it has.
        std::size_t end = name.empty() ? 0 : 1;
        while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) ++end;
        return name.substr(0, end);
    };
    for (const int person : numbers_of(sheet, "person")) {
        const auto& given = text_at(sheet, "person", person, "given_names");
        const auto& family = text_at(sheet, "person", person, "family_name");
        const bool is_child = !text_at(sheet, "person", person, "is_child").empty() ||
                              !text_at(sheet, "person", person, "unborn").empty();
        auto& into = is_child ? all : others;
        if (given.empty() && family.empty()) continue;
        into += (into.empty() ? "" : ", ") + first(given) + ". " + first(family) + ".";
    }
    return all.empty() ? others : all;
}

/// The day a record is about.
std::string happened_on(const Sheet& sheet)
{
    for (const std::string_view path :
         {"occurred_on", "made_on", "sent_on", "asked_on", "found_on", "served_on", "reasons_sent_on", "received_on"})
        if (const auto& day = text_of(sheet, path); !day.empty()) return day;
    return {};
}

std::string join(const std::vector<std::string>& lines)
{
    std::string all;
    for (const auto& line : lines) all += (all.empty() ? "" : "\n") + line;
    return all;
}

/// Words that reports count: "views.sought", "views.UNSAFE", "informed.BEFORE" (IS-605).
std::string counted(const Sheet& sheet)
{
    std::vector<std::string> words;
    for (const int row : numbers_of(sheet, "view")) {
        const bool is_sought = text_at(sheet, "view", row, "sought") == "YES";
        words.push_back(is_sought ? "views.sought" : "views.not_sought");
        if (const auto& got = text_at(sheet, "view", row, "obtained"); !got.empty()) words.push_back("views." + got);
        if (const auto& why = text_at(sheet, "view", row, "not_sought_reason"); !why.empty())
            words.push_back("views." + why);
    }
    for (const int row : numbers_of(sheet, "notice"))
        if (const auto& told = text_at(sheet, "notice", row, "informed"); !told.empty())
            words.push_back("informed." + told);
    return join(words);
}

}  // namespace

void fill_columns(const admin::Scene& scene, Held& held)
{
    auto& record = held.record;
    const auto& sheet = held.sheet;
    record.scheme = text_of(sheet, "scheme");
    record.direction = held.type->direction;
    record.priority = text_of(sheet, "priority");
    record.other = text_of(sheet, "organisation");
    record.other_name = text_of(sheet, "organisation_then");
    if (record.other.empty())
        for (const int row : numbers_of(sheet, "recipient")) {
            record.other = text_at(sheet, "recipient", row, "organisation");
            record.other_name = text_at(sheet, "recipient", row, "organisation_then");
            if (!record.other.empty()) break;
        }
    record.label = seal(scene, record, initials_of(sheet));
    record.happened_on = happened_on(sheet);
    if (record.happened_on.empty()) record.happened_on = to_iso(melbourne_day(record.made_at));
    record.needed_by = text_of(sheet, "needed_by");
    record.asked = static_cast<int>(numbers_of(sheet, "item").size());
    record.outcomes = counted(sheet);
    // Of a request of ours it is the other side that shares and refuses.
    if (record.type == "request_out") {
        record.refused = text_of(sheet, "refusal_reasons").empty() ? 0 : record.asked;
        record.shared = text_of(sheet, "answer_summary").empty() ? 0 : record.asked;
    }
    record.has_reasons = !text_of(sheet, "reasons_sent_on").empty() || text_of(sheet, "written_reasons") == "YES";
    if (const auto& keep = text_of(sheet, "retention_class"); !keep.empty()) record.retention_class = keep;
    if (!text_of(sheet, "csa_related").empty()) record.retention_class = "CSA_99_YEARS";  // IS-621
    record.is_over = is_over(record.type, record.state);
}

namespace {

/// IS-240: what was decided, on which facts, by which rows.
Result<std::string> judged(const admin::Scene& scene, Held& held)
{
    const auto known = known_of(scene, held);
    if (!known) return fail(known.error());
    auto all = nlohmann::json::array();
    const auto standings = judge(*held.type, held.sheet, *known);
    const auto cases = cases_of(*held.type, held.sheet);
    std::vector<std::string> reasons;
    for (std::size_t i = 0; i < standings.size(); ++i) {
        const auto& each = standings[i];
        const auto facts = facts_of(*held.type, held.sheet, *known, cases[i]);
        std::string said;
        for (std::size_t f = 0; f < fact_table().size(); ++f)
            if (const auto value = facts.get(static_cast<FactId>(f)); !value.empty())
                said += std::string(kFacts[f].name) + "=" + std::string(value) + "\n";
        all.push_back({std::to_string(each.item), std::to_string(each.recipient), each.scheme,
                       std::to_string(each.person), each.outcome, each.row, each.reason, said});
        if (std::find(reasons.begin(), reasons.end(), each.reason) == reasons.end()) reasons.push_back(each.reason);
    }
    const auto sorted = sort_items(*held.type, held.sheet, standings);
    held.record.shared = static_cast<int>(sorted.share.size());
    held.record.refused = static_cast<int>(sorted.refuse.size());
    held.record.reasons = join(reasons);
    return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

Status write_down(const admin::Scene& scene, Held& held, Sheet sheet, const std::string& reason)
{
    held.sheet = std::move(sheet);
    if (!is_correcting(held.record))
        if (auto done = mark_misidentified(scene, held.record.service, held.sheet); !done) return done;
    held.record.version += 1;
    const auto decided = judged(scene, held);
    if (!decided) return fail(decided.error());
    fill_columns(scene, held);
    const store::RecordVersion version{.version = held.record.version,
                                       .at = scene.now,
                                       .by = scene.by,
                                       .name = {},
                                       .role = held.post.role,
                                       .reason = seal(scene, held.record, reason),
                                       .body = seal(scene, held.record, text_of_sheet(held.sheet)),
                                       .judged = seal(scene, held.record, *decided),
                                       .table_version = table_version()};
    if (auto done = store::add_version(scene.tx, held.record.id, version); !done) return done;
    return store::save_record(scene.tx, held.record);
}

// ---- Steps

Status step_to(const admin::Scene& scene, Held& held, std::string_view event, std::string_view to,
               const std::string& reason, const std::string& confirmed)
{
    auto& record = held.record;
    const store::RecordStep step{.at = scene.now,
                                 .by = scene.by,
                                 .name = {},
                                 .role = held.post.role,
                                 .event = std::string(event),
                                 .from = record.state,
                                 .to = std::string(to),
                                 .version = record.version,
                                 .reason = seal(scene, record, reason),
                                 .confirmed = confirmed};
    const auto set = [&](std::optional<Instant>& moment) {
        if (!moment) moment = scene.now;
    };
    const bool is_answer = to.starts_with("responded") || to.starts_with("answered") || to == "refused" ||
                           to == "refused_by_peer" || to == "resolved" || to == "granted" || to == "part";
    if (event == "log" || event == "send") set(record.received_at);
    if (event == "acknowledge" || event == "peer_acknowledged") set(record.acknowledged_at);
    if (event == "decide") record.decided_at = scene.now;
    if (is_answer) record.answered_at = scene.now;
    if (to == "closed") record.closed_at = scene.now;
    if (event == "reopen") {
        record.answered_at.reset();
        record.closed_at.reset();
    }
    record.state = to;
    record.is_over = is_over(record.type, record.state);
    if (auto done = store::add_step(scene.tx, record.id, step); !done) return done;
    const auto service = store::sharing_service(scene.tx, record.service, held.post.service_name);
    if (!service) return fail(service.error());
    record.target_at = target_of(scene, *service, record);
    return store::save_record(scene.tx, record);
}

Result<Held> make_record(const admin::Scene& scene, NewRecord made)
{
    const auto service = store::sharing_service(scene.tx, made.post.service, made.post.service_name);
    if (!service) return fail(service.error());
    auto ref = store::next_reference(scene.tx, *service, static_cast<int>(scene.today.year()));
    if (!ref) return fail(ref.error());
    Held held{{}, made.post, made.type, {}};
    auto& record = held.record;
    record.public_id = crypto::random_id();
    record.ref = std::move(*ref);
    record.service = made.post.service;
    record.type = made.type->name;
    record.state = kNew;
    record.parent = made.parent;
    record.owner = made.owner;
    record.made_at = scene.now;
    record.exchange = made.exchange;
    if (auto done = store::add_record(scene.tx, record); !done) return fail(done.error());
    if (auto done = write_down(scene, held, std::move(made.sheet), {}); !done) return fail(done.error());
    if (made.state != kNew)
        if (auto done = step_to(scene, held, "begin", made.state); !done) return fail(done.error());
    return held;
}

// ---- Tasks and targets

Status task_for(const admin::Scene& scene, const store::Record& record, std::string_view role, std::string_view kind,
                int business_days, const std::string& object)
{
    const auto holidays = admin::holiday_days(scene.tx);
    if (!holidays) return fail(holidays.error());
    store::Task task;
    task.public_id = crypto::random_id();
    task.service = record.service;
    task.record = record.id;
    task.role = role;
    task.kind = kind;
    task.object = object;
    task.due_on = to_iso(policy::add_business_days(scene.today, business_days, *holidays));
    task.made_at = scene.now;
    return store::add_task(scene.tx, task);
}

int business_days_between(Date from, Date to, std::span<const Date> holidays)
{
    int count = 0;
    for (Date day = from; day < to; day = add_days(day, 1))
        if (policy::is_business_day(add_days(day, 1), holidays)) ++count;
    return count;
}

std::string iso_of(const std::optional<Instant>& moment) { return moment ? to_iso(*moment) : std::string(); }

std::optional<Instant> target_of(const admin::Scene& scene, const store::SharingService& service,
                                 const store::Record& record)
{
    if (record.type != "request_in" || !record.received_at || record.is_over) return {};
    if (record.priority == "P1") return *record.received_at + std::chrono::hours(service.alarm_p1_hours);
    const bool is_paused = record.priority != "P2" && record.state == "awaiting_info";  // IS-448
    if (is_paused) return {};
    const auto holidays = admin::holiday_days(scene.tx);
    if (!holidays) return {};
    const int days_given = record.priority == "P2" ? service.respond_p2_days : service.respond_p3_days;
    const auto day = policy::add_business_days(melbourne_day(*record.received_at), days_given, *holidays);
    // Until the end of that day in Melbourne.
    const Instant next{days(add_days(day, 1))};
    return next - std::chrono::minutes(melbourne_offset_minutes(next));
}

bool is_late(const store::Record& record, Instant now)
{
    if (record.is_over) return false;
    // W-102: of what is urgent half an hour is enough to say that it has come.
    const bool is_unheard =
        record.type == "request_in" && record.priority == "P1" && record.state == "received" && record.received_at;
    if (is_unheard && now >= *record.received_at + std::chrono::minutes(30)) return true;
    return record.target_at && now >= *record.target_at;
}

}  // namespace records
