// What is known beside the sheet of a record: to the decision table, and to section 5, with what that finds; and what
// stays found of what has happened already (IS-501).
#include <algorithm>
#include <cctype>

#include "server/admin/restriction.h"
#include "server/records/keeping.h"
#include "server/records/peer.h"
#include "server/store/record_task_store.h"
#include "server/store/search_store.h"
#include "server/text/fold.h"
#include "shared/acts/sharing_roles.h"
#include "shared/core/typed_date.h"

namespace records {

using namespace sharing;

// ---- What the table needs to know

namespace {

/// Where it would go (IS-133). An answer goes to the address of whoever asked; within an exchange to no address at all.
std::string destination_in(const Held& held, int recipient)
{
    if (recipient != 0) return text_at(held.sheet, "recipient", recipient, "destination");
    if (held.record.type != "request_in") return {};
    return held.record.exchange.empty() ? text_of(held.sheet, "contact_email") : text_of(held.sheet, "mode");
}

}  // namespace

Result<Known> known_of(const admin::Scene& scene, const Held& held)
{
    Known known;
    const auto us = facts_about_us(scene, held.record.service);
    if (!us) return fail(us.error());
    known.us = *us;
    known.us["actor_volunteer"] = "false";  // IS-120: a volunteer holds no role
    known.us["actor_role_current"] = held.post.may_share() ? "true" : "false";
    for (const int recipient : recipients_of(held.sheet)) {
        const auto at = [&](std::string_view field) -> const std::string& {
            return recipient == 0 ? text_of(held.sheet, field) : text_at(held.sheet, "recipient", recipient, field);
        };
        const auto& kind = at("kind");
        if (!kind.empty() && kind != "ISE") {  // IS-139: a person, checked by hand
            const auto& result = at("identity_result");
            known.peers[recipient] = {{"peer_verified.organisation", "NOT_APPLICABLE"},
                                      {"peer_engagement", "NOT_APPLICABLE"},
                                      {"peer_restricted", "false"},
                                      {"peer_verified.person", result == "YES"  ? "PASSED"
                                                               : result == "NO" ? "FAILED"
                                                                                : "MISSING"}};
            continue;
        }
        const auto facts = facts_about_peer(scene, held.record.service, at("organisation"), at("contact"),
                                            destination_in(held, recipient));
        if (!facts) return fail(facts.error());
        known.peers[recipient] = *facts;
    }
    return known;
}

Result<std::vector<Standing>> standings_of(const admin::Scene& scene, const Held& held)
{
    const auto known = known_of(scene, held);
    if (!known) return fail(known.error());
    return judge(*held.type, held.sheet, *known);
}

// ---- What section 5 finds

namespace {

/// Of the other side: who it is and what stands in its way.
void set_peers(Context& context, const Sheet& sheet, const Known& known)
{
    const auto schemes = schemes_of(sheet);
    const bool is_fviss = std::find(schemes.begin(), schemes.end(), "FVISS") != schemes.end();
    for (const auto& [recipient, facts] : known.peers) {
        if (is_fviss && text_of(facts, "status_assumed") == "true") context.is_status_assumed = true;
        if (!text_of(facts, "capacity_limit").empty()) context.limited.push_back(recipient);
        const bool is_ise = !schemes.empty() && std::all_of(schemes.begin(), schemes.end(), [&](const auto& scheme) {
            const auto& is = text_of(facts, scheme + ".peer_ise");
            return is == "YES" || is == "UNVERIFIED";
        });
        if (recipient != 0 && !is_ise) context.outsiders.push_back(recipient);
    }
}

/// E-223: neither on the list of section 11 nor somebody of the training register.
Result<std::vector<int>> real_persons(const admin::Scene& scene, const Sheet& sheet)
{
    std::vector<int> real;
    for (const int person : numbers_of(sheet, "person")) {
        const auto& given = text_at(sheet, "person", person, "given_names");
        const auto& family = text_at(sheet, "person", person, "family_name");
        if ((given.empty() && family.empty()) || is_sample_name(given, family)) continue;
        const auto knows =
            store::register_knows(scene.tx, text::spaced_key(given), text::spaced_key(family), given + " " + family);
        if (!knows) return fail(knows.error());
        if (!*knows) real.push_back(person);
    }
    return real;
}

std::string plain(std::string text)
{
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// W-109: the same item, by what it is, went there within 30 days.
Result<bool> was_told_lately(const admin::Scene& scene, const Held& held)
{
    if (held.record.other.empty()) return false;
    const auto told = store::told_to(scene.tx, held.record.service, held.record.other, add_days(scene.today, -30));
    if (!told) return fail(told.error());
    for (const auto& each : *told) {
        if (each.id == held.record.id || each.parent == held.record.id) continue;
        const auto before = sheet_of(scene, each);
        if (!before) return fail(before.error());
        for (const int then : numbers_of(*before, "item"))
            for (const int now : numbers_of(held.sheet, "item"))
                if (plain(text_at(*before, "item", then, "what")) == plain(text_at(held.sheet, "item", now, "what")))
                    return true;
    }
    return false;
}

/// IS-410: the linked disclosure with what a request of ours tells.
Result<bool> has_context_record(const admin::Scene& scene, const Held& held)
{
    const auto under = store::records_under(scene.tx, held.record.id);
    if (!under) return fail(under.error());
    return std::any_of(under->begin(), under->end(), [](const auto& each) {
        return each.type == "disclosure" && (each.state == "shared" || each.state == "closed");
    });
}

/// The day from which W-101 counts.
std::optional<Date> happened(const Held& held)
{
    const bool came_in = held.record.type == "request_in";
    return read_typed_date(text_of(held.sheet, came_in ? "received_on" : "occurred_on"));
}

}  // namespace

Result<std::vector<Finding>> findings_of(const admin::Scene& scene, const Held& held, Step step, std::string_view event,
                                         std::vector<int> items)
{
    auto standings = standings_of(scene, held);
    if (!standings) return fail(standings.error());
    const auto known = known_of(scene, held);
    if (!known) return fail(known.error());
    const auto holidays = admin::holiday_days(scene.tx);
    if (!holidays) return fail(holidays.error());
    const auto lately = step == Step::Share ? was_told_lately(scene, held) : Result<bool>(false);
    if (!lately) return fail(lately.error());
    const auto has_context = has_context_record(scene, held);
    if (!has_context) return fail(has_context.error());
    Context context;
    context.today = scene.today;
    context.event = event;
    context.state = held.record.state;
    context.actor_may = held.post.may_share() || held.post.has(Records | Helper);
    context.has_happened = held.record.is_afterwards;
    context.self_court_exempt = text_of(known->us, "self_court_exempt") == "true";
    context.is_in_exchange = !held.record.exchange.empty();
    context.is_role_training_old = held.post.is_training_old;
    context.is_late = is_late(held.record, scene.now);
    context.has_context_record = *has_context;
    context.shared_lately = *lately;
    context.is_training = scene.is_training();
    if (context.is_training) {
        auto real = real_persons(scene, held.sheet);
        if (!real) return fail(real.error());
        context.real_persons = std::move(*real);
    }
    if (const auto on = happened(held))
        context.business_days_late = business_days_between(*on, melbourne_day(held.record.made_at), *holidays);
    set_peers(context, held.sheet, *known);
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
    // RECORDS is told, and whoever shares is asked for what is still missing.
    for (const auto& [role, kind] : {std::pair(acts::kRecords, "findings"), {acts::kSharer, "complete"}})
        if (auto done = *count == 0 ? store::finish_tasks(scene.tx, held.record.id, kind, scene.now, scene.by)
                                    : task_for(scene, held.record, role, kind, kSoon);
            !done)
            return done;
    return {};
}

}  // namespace records
