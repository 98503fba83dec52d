#include "server/services/profile_service.h"

#include <nlohmann/json.hpp>

#include "server/services/register_act.h"
#include "server/services/whole_entry.h"
#include "server/store/entry_store.h"
#include "server/store/listing_store.h"

namespace services {

namespace {

using nlohmann::json;

struct Known {
    store::Entry entry;
    std::vector<store::Stay> stays;
    policy::Standing standing;
};

Result<std::optional<Known>> known_entry(store::Tx& tx, EntryId id)
{
    auto entry = store::find_entry(tx, id);
    if (!entry) return fail(entry.error());
    auto stays = store::stays_of(tx, id);
    if (!stays) return fail(stays.error());
    if (!*entry) return std::nullopt;
    auto standing = store::standing_of(**entry, *stays);
    return Known{std::move(**entry), std::move(*stays), std::move(standing)};
}

/// What a handle leads to, once everything has been asked again.
struct Opened {
    store::Listing listing;
    Standpoint standpoint;
    Known child;
    std::vector<Known> siblings;  // open ones only: a restricted or inactive sibling gives no link (ENT-21, ENT-23)
    policy::Withheld withheld;
    policy::Reach reach{};
};

// ENT-23: a handle that is unknown has some other entry looked at in its place, so that every refusal has asked the
// same questions of the tables. `event` learns what is being opened. Nothing: refused.
Result<std::optional<Opened>> open_handle(store::Tx& tx, const Settings& settings, const Caller& caller,
                                          const std::string& handle, Date today, store::AuditEvent& event)
{
    const auto listing = store::find_listing(tx, caller.session, handle);
    if (!listing) return fail(listing.error());
    const auto decoy = store::decoy_entry(tx);
    if (!decoy) return fail(decoy.error());
    const auto grants = store::grants_of(tx, caller.account, today);
    if (!grants) return fail(grants.error());
    if (!*decoy || grants->empty()) return std::nullopt;  // nothing here for anybody
    const auto& own = grants->front();
    const auto opens = listing->value_or(store::Listing{**decoy, own.id, own.public_id, {}, {}});

    auto standpoint = find_standpoint(tx, settings, caller.account, opens.grant, today);
    if (!standpoint &&
        standpoint.error().kind == ErrorKind::Invalid)  // that grant has ended: look from another, in vain
        standpoint = find_standpoint(tx, settings, caller.account, own.public_id, today);
    if (!standpoint) return fail(standpoint.error());
    auto child = known_entry(tx, opens.entry);
    if (!child) return fail(child.error());
    if (!*child) return std::nullopt;
    const auto sibling_ids = store::siblings_of(tx, opens.entry);
    if (!sibling_ids) return fail(sibling_ids.error());
    auto withheld = store::withheld_of(tx, opens.entry);
    if (!withheld) return fail(withheld.error());
    std::vector<Known> siblings;
    std::vector<policy::Standing> standings;
    for (const auto id : *sibling_ids) {
        auto sibling = known_entry(tx, id);
        if (!sibling) return fail(sibling.error());
        if (!*sibling || !policy::is_open((*sibling)->standing, today)) continue;
        standings.push_back((*sibling)->standing);
        siblings.push_back(std::move(**sibling));
    }

    const auto sees_family = standpoint->workforce.sees[static_cast<std::size_t>(FieldGroup::Family)];
    const auto reach = policy::reach(standpoint->workforce.scope, standpoint->place, (*child)->standing, standings,
                                     sees_family, today);
    event.grant = *listing ? opens.grant : "";
    event.purpose = opens.purpose;
    event.object_id = *listing ? (*child)->entry.public_id : "";
    if (!*listing || reach == policy::Reach::None || standpoint->grant.public_id != opens.grant) return std::nullopt;
    return Opened{opens, std::move(*standpoint), std::move(**child), std::move(siblings), std::move(*withheld), reach};
}

tl::unexpected<Refusal> not_found()
{
    return tl::unexpected<Refusal>(Refusal(Error{ErrorKind::NotFound, "entry.not_found", {}, {}}));
}

// Everything before the view itself, for both ways of opening.
Result<Outcome<Opened>> admit_view(store::Tx& tx, const Settings& settings, const Caller& caller,
                                   const std::string& handle, Instant now, store::AuditEvent& event)
{
    event.object_kind = "entry";
    if (const auto ok = check_caller(tx, settings, caller, now); !ok)
        return Outcome<Opened>(tl::unexpected<Refusal>(Refusal(ok.error())));
    const auto wait = take_turn(tx, settings, caller, store::Use::View, now);
    if (!wait) return fail(wait.error());
    if (*wait > 0)
        return Outcome<Opened>(
            tl::unexpected<Refusal>(Refusal(Error{ErrorKind::TooMany, "usage.limit", {}, {}}, *wait)));
    auto opened = open_handle(tx, settings, caller, handle, melbourne_day(now), event);
    if (!opened) return fail(opened.error());
    if (!*opened) return Outcome<Opened>(not_found());
    return Outcome<Opened>(std::move(**opened));
}

// F8: each sibling under a handle of its own, of the same grant and purpose.
Result<std::vector<Sibling>> sibling_links(store::Tx& tx, const Caller& caller, const Opened& opened)
{
    std::vector<Sibling> links;
    const auto& at = opened.standpoint;
    for (const auto& sibling : opened.siblings) {
        auto listing = opened.listing;
        listing.entry = sibling.entry.id;
        const auto handle = store::list_entry(tx, caller.session, listing);
        if (!handle) return fail(handle.error());
        const auto names = store::names_of(tx, sibling.entry.id);
        if (!names) return fail(names.error());
        const bool full = policy::in_scope(at.workforce.scope, at.place, sibling.standing, at.today);
        links.push_back(
            {*handle, names->empty() ? "" : names->front().display, full ? EntryKind::Full : EntryKind::Limited});
    }
    return links;
}

json sections_of(const EntryView& view)
{
    json sections = json::array();
    const auto put = [&](bool sent, const char* name) {
        if (sent) sections.push_back(name);
    };
    put(!view.names.empty(), "names");
    put(view.identity.has_value(), "identity");
    put(view.family.has_value(), "family");
    put(view.early_years.has_value(), "early_years");
    put(view.school.has_value(), "school");
    put(view.supports.has_value(), "supports");
    put(view.limited_care.has_value(), "limited_care");
    put(true, "end");
    return sections;
}

}  // namespace

Outcome<EntryView> ProfileService::open(const Caller& caller, const std::string& handle)
{
    const auto now = clock_.now();
    return outcome_of(database_.act([&](store::Tx& tx) -> Result<Outcome<EntryView>> {
        auto event = event_of(caller, "view", now);
        const auto admitted = admit_view(tx, settings_, caller, handle, now, event);
        if (!admitted) return fail(admitted.error());
        if (!*admitted) return refuse<EntryView>(tx, std::move(event), json::object(), admitted->error());
        const Opened& opened = **admitted;

        const auto dates = store::source_dates(tx);
        if (!dates) return fail(dates.error());
        const auto whole = whole_entry(tx, opened.child.entry, opened.child.stays, *dates);
        if (!whole) return fail(whole.error());
        const auto viewer = opened.standpoint.viewer();
        auto view = opened.reach == policy::Reach::Full ? policy::cut_full(*whole, viewer, opened.withheld)
                                                        : policy::cut_limited(*whole, viewer, opened.withheld);
        if (view.family) {
            auto links = sibling_links(tx, caller, opened);
            if (!links) return fail(links.error());
            view.family->siblings = std::move(*links);
        }
        view.handle = handle;
        view.viewed_at = now;
        const auto purpose = find_purpose(tx, opened.standpoint.workforce.code, opened.listing.purpose);
        view.purpose = purpose ? purpose->label : opened.listing.purpose;

        json detail = {{"kind", view.kind == EntryKind::Full ? "full" : "limited"}, {"sections", sections_of(view)}};
        if (!opened.listing.note.empty()) detail["note"] = opened.listing.note;
        event.outcome = "done";
        event.detail = detail.dump(-1, ' ', false, json::error_handler_t::replace);
        if (auto kept = store::append(tx, event); !kept) return fail(kept.error());
        return view;
    }));
}

Outcome<CareSection> ProfileService::open_section(const Caller& caller, const std::string& handle,
                                                  const std::string& section)
{
    const auto now = clock_.now();
    return outcome_of(database_.act([&](store::Tx& tx) -> Result<Outcome<CareSection>> {
        auto event = event_of(caller, "open_section", now);
        const json detail = {{"sections", json::array({section})}};
        const auto refuse_with = [&](const Refusal& why) { return refuse<CareSection>(tx, event, detail, why); };
        const auto admitted = admit_view(tx, settings_, caller, handle, now, event);
        if (!admitted) return fail(admitted.error());
        if (!*admitted) return refuse_with(admitted->error());
        const Opened& opened = **admitted;

        const auto dates = store::source_dates(tx);
        if (!dates) return fail(dates.error());
        const auto whole = whole_entry(tx, opened.child.entry, opened.child.stays, *dates);
        if (!whole) return fail(whole.error());
        const auto viewer = opened.standpoint.viewer();
        auto care = policy::cut_care(*whole, viewer, opened.withheld);
        if (!care || opened.reach != policy::Reach::Full || section != kCareSectionName)
            return refuse_with(not_found().value());

        if (policy::sees(viewer, opened.withheld, FieldGroup::Family) == Visibility::All)
            for (const auto& sibling : opened.siblings) {  // F10, F12
                const auto other = whole_entry(tx, sibling.entry, sibling.stays, *dates);
                if (!other) return fail(other.error());
                const auto withheld = store::withheld_of(tx, sibling.entry.id);
                if (!withheld) return fail(withheld.error());
                care->siblings.push_back(policy::cut_sibling_care(*other, viewer, *withheld));
            }

        event.outcome = "done";
        event.detail = json{{"kind", "full"}, {"sections", json::array({section})}}.dump();
        if (auto kept = store::append(tx, event); !kept) return fail(kept.error());
        return std::move(*care);
    }));
}

}  // namespace services
