#include "server/services/entry_control_service.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "server/register/facts.h"
#include "server/store/audit_store.h"
#include "server/store/entry_control_store.h"
#include "server/store/entry_store.h"
#include "server/store/field_groups.h"

namespace services {

namespace {

using nlohmann::json;
using Change = std::function<Status(store::Tx&, const store::Entry&)>;

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

// Who the child is and whether the entry is open are not withheld by group: that is what restricting an entry is for.
bool may_be_withheld(const std::string& group)
{
    const auto found = store::field_group(group);
    return found && *found != FieldGroup::Identity && *found != FieldGroup::End;
}

Status check(const Decision& decision)
{
    if (is_blank(decision.reason)) return fail(ErrorKind::Invalid, "control.reason_required", "reason");
    if (is_blank(decision.by)) return fail(ErrorKind::Invalid, "control.by_required", "by");
    return {};
}

Status check(const WithheldThing& thing)
{
    if (thing.field_group.empty() == thing.person.empty())
        return fail(ErrorKind::Invalid, "control.one_thing_required", "field_group");
    if (!thing.field_group.empty() && !may_be_withheld(thing.field_group))
        return fail(ErrorKind::Invalid, "control.unknown_group", "field_group");
    return {};
}

// A person is withheld under every reference by which a source names them, so that no link is left over (ENT-7).
Result<std::vector<std::string>> keys_of_person(const store::Entry& entry, const std::string& key)
{
    const auto facts = registry::facts_from_text(entry.facts);
    if (!facts) return fail(ErrorKind::Unavailable, facts.error().code);
    for (const auto& person : facts->people)
        if (std::find(person.keys.begin(), person.keys.end(), key) != person.keys.end()) return person.keys;
    return fail(ErrorKind::NotFound, "control.person_unknown", "person");
}

store::AuditEvent event_of(const std::string& action, const Decision& decision, Instant now)
{
    store::AuditEvent event;
    event.at = now;
    event.actor = decision.by;
    event.capability = "department";
    event.action = action;
    event.object_kind = "entry";
    event.object_id = decision.entry;
    return event;
}

Result<store::Entry> find(store::Tx& tx, const std::string& identifier)
{
    const auto id = store::find_entry_by_identifier(tx, identifier);
    if (!id) return fail(id.error());
    if (!*id) return fail(ErrorKind::NotFound, "control.entry_unknown", "entry");
    const auto entry = store::find_entry(tx, **id);
    if (!entry) return fail(entry.error());
    if (!*entry) return fail(ErrorKind::NotFound, "control.entry_unknown", "entry");
    return **entry;
}

// One decision: checked, made and recorded in one unit of work; a refused one is recorded too.
Status decide(store::Database& database, const Clock& clock, const std::string& action, const Decision& decision,
              const json& about, const Status& valid, const Change& change)
{
    return database.act([&](store::Tx& tx) -> Status {
        auto event = event_of(action, decision, clock.now());
        Status done = check(decision);
        if (done) done = valid;
        if (done) {
            const auto entry = find(tx, decision.entry);
            done = entry ? change(tx, *entry) : Status(fail(entry.error()));
        }
        if (!done && done.error().kind == ErrorKind::Unavailable) return done;
        if (done)
            if (auto raised = store::raise_register_version(tx); !raised) return raised;

        auto detail = about;
        detail["reason"] = decision.reason;
        if (!done) detail["code"] = done.error().code;
        event.outcome = done ? "done" : "refused";
        event.detail = detail.dump(-1, ' ', false, json::error_handler_t::replace);
        if (auto kept = store::append(tx, event); !kept) return kept;
        return done;
    });
}

Status no_change() { return fail(ErrorKind::Conflict, "control.no_change"); }

json about(const WithheldThing& thing)
{
    return thing.person.empty() ? json{{"field_group", thing.field_group}} : json{{"person", thing.person}};
}

}  // namespace

Status EntryControlService::restrict_entry(const Decision& decision)
{
    return decide(database_, clock_, "entry.restrict", decision, json::object(), {},
                  [](store::Tx& tx, const store::Entry& entry) -> Status {
                      return entry.restricted ? no_change() : store::set_restricted(tx, entry.id, true);
                  });
}

Status EntryControlService::release_entry(const Decision& decision)
{
    return decide(database_, clock_, "entry.release", decision, json::object(), {},
                  [](store::Tx& tx, const store::Entry& entry) -> Status {
                      return entry.restricted ? store::set_restricted(tx, entry.id, false) : no_change();
                  });
}

Status EntryControlService::protect_location(const Decision& decision)
{
    return decide(database_, clock_, "entry.protect", decision, json::object(), {},
                  [](store::Tx& tx, const store::Entry& entry) -> Status {
                      return entry.location_protected ? no_change() : store::set_location_protected(tx, entry.id, true);
                  });
}

Status EntryControlService::unprotect_location(const Decision& decision)
{
    return decide(database_, clock_, "entry.unprotect", decision, json::object(), {},
                  [](store::Tx& tx, const store::Entry& entry) -> Status {
                      return entry.location_protected ? store::set_location_protected(tx, entry.id, false)
                                                      : no_change();
                  });
}

Status EntryControlService::withhold(const Decision& decision, const WithheldThing& thing)
{
    const auto now = clock_.now();
    return decide(database_, clock_, "entry.withhold", decision, about(thing), check(thing),
                  [&](store::Tx& tx, const store::Entry& entry) -> Status {
                      std::vector<std::string> people{""};
                      if (!thing.person.empty()) {
                          auto keys = keys_of_person(entry, thing.person);
                          if (!keys) return fail(keys.error());
                          people = std::move(*keys);
                      }
                      const auto withheld = store::withholdings_of(tx, entry.id);
                      if (!withheld) return fail(withheld.error());
                      bool changed = false;
                      for (const auto& person : people) {
                          const bool already = std::any_of(withheld->begin(), withheld->end(), [&](const auto& row) {
                              return row.field_group == thing.field_group && row.person_key == person;
                          });
                          if (already) continue;
                          changed = true;
                          const store::Withholding row{thing.field_group, person, decision.reason, decision.by,
                                                       to_iso(melbourne_day(now))};
                          if (auto added = store::add_withholding(tx, entry.id, row); !added) return added;
                      }
                      return changed ? Status{} : no_change();
                  });
}

Status EntryControlService::reveal(const Decision& decision, const WithheldThing& thing)
{
    return decide(
        database_, clock_, "entry.reveal", decision, about(thing), check(thing),
        [&](store::Tx& tx, const store::Entry& entry) -> Status {
            std::vector<std::string> people{thing.person};
            if (!thing.person.empty())  // a person whom no source names any more is still revealed by that key
                if (auto keys = keys_of_person(entry, thing.person)) people = std::move(*keys);
            int removed = 0;
            for (const auto& person : people) {
                const auto count = store::remove_withholding(tx, entry.id, thing.field_group, person);
                if (!count) return fail(count.error());
                removed += *count;
            }
            return removed > 0 ? Status{} : Status(fail(ErrorKind::NotFound, "control.not_withheld", "field_group"));
        });
}

Result<EntryControls> EntryControlService::show(const std::string& entry, const std::string& by)
{
    return database_.act([&](store::Tx& tx) -> Result<EntryControls> {
        auto event = event_of("entry.show_status", {entry, "", by}, clock_.now());
        const auto found = is_blank(by) ? Result<store::Entry>(fail(ErrorKind::Invalid, "control.by_required", "by"))
                                        : find(tx, entry);
        if (!found && found.error().kind == ErrorKind::Unavailable) return fail(found.error());
        event.outcome = found ? "done" : "refused";
        event.detail = found ? "{}" : json{{"code", found.error().code}}.dump();
        if (auto kept = store::append(tx, event); !kept) return fail(kept.error());
        if (!found) return fail(found.error());

        const auto rows = store::withholdings_of(tx, found->id);
        if (!rows) return fail(rows.error());
        EntryControls controls{found->restricted, found->location_protected, to_iso(found->inactive_from), {}};
        for (const auto& row : *rows)
            controls.withheld.push_back(
                {{row.field_group, row.person_key}, row.reason, row.decided_by, row.decided_on});
        return controls;
    });
}

}  // namespace services
