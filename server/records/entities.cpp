#include "server/records/entities.h"

#include <algorithm>

#include "server/store/person_store.h"
#include "server/store/sharing_role_store.h"

namespace records {

namespace {

template <class Words>
bool knows(const Words& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Result<Desk> desk_of(admin::Doing& doing, RoleWords roles)
{
    const auto held = store::sharing_roles_of(doing.tx, doing.caller.account);
    if (!held) return fail(held.error());
    const auto& asked = doing.text("service");
    std::vector<Desk> desks;
    bool is_theirs = asked.empty();
    for (const auto& role : *held) {
        if (!role.is_current(doing.today) || (!asked.empty() && role.service_id != asked)) continue;
        is_theirs = true;
        if (!knows(roles, role.role)) continue;
        if (desks.empty() || desks.back().service != role.service) desks.push_back({role.service, role.service_id});
    }
    if (!is_theirs) return fail(ErrorKind::NotFound, "service.not_found", "service");
    if (desks.empty()) return fail(ErrorKind::Forbidden, "role.needed");
    if (desks.size() > 1) return fail(ErrorKind::Invalid, "field.required", "service");
    return desks.front();
}

bool may_know(const store::Organisation& organisation, ServiceId ours)
{
    return !organisation.added_for || *organisation.added_for == ours;
}

Result<Catalogue> Catalogue::today(const admin::Scene& scene)
{
    auto rows = store::categories_on(scene.tx, scene.today);
    if (!rows) return fail(rows.error());
    Catalogue catalogue;
    catalogue.rows_ = std::move(*rows);
    return catalogue;
}

const store::CategoryRow* Catalogue::find(std::string_view code) const
{
    const auto found =
        std::lower_bound(rows_.begin(), rows_.end(), code, [](const auto& row, auto key) { return row.code < key; });
    return found != rows_.end() && found->code == code ? &*found : nullptr;
}

std::vector<sharing::EntityCategory> Catalogue::of(const std::vector<std::string>& codes) const
{
    std::vector<sharing::EntityCategory> all;
    for (const auto& code : codes)
        if (const auto* row = find(code)) all.push_back(*row);
    return all;
}

Result<std::vector<std::string>> codes_in(const admin::Doing& doing, const Catalogue& catalogue)
{
    auto codes = doing.values("categories");
    for (const auto& code : codes)
        if (catalogue.find(code) == nullptr) return fail(ErrorKind::Invalid, "category.unknown", "categories");
    return codes;
}

sharing::Verified Entity::organisation_check(std::string_view scheme, Date today) const
{
    std::vector<sharing::Check> checks;
    for (const auto& each : verifications)
        if (each.contact.empty()) checks.push_back(each.check);
    return sharing::verified_by(checks, scheme, today);
}

sharing::Verified Entity::person_check(const store::Contact& contact, Date today) const
{
    std::vector<sharing::Check> checks;
    for (const auto& each : verifications)
        if (each.contact == contact.public_id && each.contact_version >= contact.checks_from)
            checks.push_back(each.check);
    return sharing::verified_by(checks, {}, today);
}

bool Entity::is_flagged(const std::string& contact) const
{
    return std::any_of(flags.begin(), flags.end(), [&](const auto& each) {
        return !each.cleared_at && (each.contact.empty() || each.contact == contact);
    });
}

Result<Entity> entity_of(const admin::Scene& scene, ServiceId ours, const std::string& organisation)
{
    auto found = store::find_entity(scene.tx, organisation);
    if (!found) return fail(found.error());
    if (!may_know(*found, ours)) return fail(ErrorKind::NotFound, "organisation.not_found", "organisation");
    const auto catalogue = Catalogue::today(scene);
    if (!catalogue) return fail(catalogue.error());
    auto known = store::known_of(scene.tx, found->id, ours);
    if (!known) return fail(known.error());
    auto verifications = store::verifications(scene.tx, ours, found->id);
    if (!verifications) return fail(verifications.error());
    auto flags = store::impersonation_flags(scene.tx, ours, found->id);
    if (!flags) return fail(flags.error());
    Entity entity{.organisation = std::move(*found),
                  .categories = {},
                  .known = std::move(*known),
                  .domains = {},
                  .verifications = std::move(*verifications),
                  .flags = std::move(*flags)};
    entity.categories = catalogue->of(entity.organisation.codes);
    entity.domains = lines_of(entity.organisation.domains + "\n" + entity.known.domains);
    return entity;
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> all;
    constexpr const char* kBlank = " \t\r";
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        auto line = text.substr(at, end - at);
        line.erase(0, std::min(line.find_first_not_of(kBlank), line.size()));
        line.erase(line.find_last_not_of(kBlank) + 1);
        if (!line.empty() && !knows(all, line)) all.push_back(std::move(line));
        at = end + 1;
    }
    return all;
}

std::string name_of(const admin::Doing& doing)
{
    const auto person = store::find_person(doing.tx, doing.caller.account);
    return person && *person ? (*person)->name() : std::string();
}

std::string sealed(const admin::Scene& scene, const std::string& text, const std::string& owner)
{
    return text.empty() ? std::string() : scene.parts.key.seal(text, owner);
}

std::string opened(const admin::Scene& scene, const std::string& text, const std::string& owner)
{
    return text.empty() ? std::string() : scene.parts.key.open(text, owner).value_or(std::string());
}

}  // namespace records
