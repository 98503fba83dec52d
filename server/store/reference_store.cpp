#include "server/store/reference_store.h"

#include <soci/soci.h>

#include <optional>

namespace store {
namespace {

std::optional<ScopeKind> scope_of(const std::string& word)
{
    if (word == "none") return ScopeKind::None;
    if (word == "enrolled_at_service") return ScopeKind::EnrolledAtService;
    if (word == "known_to_service") return ScopeKind::KnownToService;
    if (word == "council_services") return ScopeKind::CouncilServices;
    if (word == "area") return ScopeKind::Area;
    if (word == "everyone") return ScopeKind::Everyone;
    return std::nullopt;
}

std::optional<Visibility> visibility_of(const std::string& word)
{
    if (word == "none") return Visibility::None;
    if (word == "status_only") return Visibility::StatusOnly;
    if (word == "all") return Visibility::All;
    return std::nullopt;
}

// Read for every search and view, so prepared once per connection. The columns stand in the order of FieldGroup.
struct FindWorkforce {
    std::string code, label, scope;
    std::array<std::string, kFieldGroups.size()> sees;
    int protected_services{}, roll{};
    soci::statement find;

    explicit FindWorkforce(soci::session& sql)
        : find((sql.prepare << "SELECT label, scope, sees_identity, sees_family, sees_child_protection, "
                               "sees_early_years, sees_school, sees_supports, sees_end, sees_protected_services, "
                               "may_list_roll FROM workforce WHERE code = :code",
                soci::into(label), soci::into(scope), soci::into(sees[0]), soci::into(sees[1]), soci::into(sees[2]),
                soci::into(sees[3]), soci::into(sees[4]), soci::into(sees[5]), soci::into(sees[6]),
                soci::into(protected_services), soci::into(roll), soci::use(code)))
    {
    }
};

struct ListPurposes {
    std::string workforce;
    Purpose purpose;
    soci::statement list;

    explicit ListPurposes(soci::session& sql)
        : list((sql.prepare << "SELECT code, label FROM purpose WHERE workforce = :workforce ORDER BY position, code",
                soci::into(purpose.code), soci::into(purpose.label), soci::use(workforce, "workforce")))
    {
    }
};

}  // namespace

Result<Workforce> find_workforce(Tx& tx, const std::string& code)
{
    auto& row = tx.kept<FindWorkforce>();
    row.code = code;
    if (!row.find.execute(true)) return fail(ErrorKind::NotFound, "workforce.not_found");

    const auto scope = scope_of(row.scope);
    if (!scope) return fail(ErrorKind::Unavailable, "reference.unreadable", {}, row.scope);
    Workforce workforce{.code = code,
                        .label = row.label,
                        .scope = *scope,
                        .sees = {},
                        .sees_protected_services = row.protected_services != 0,
                        .may_list_roll = row.roll != 0};
    for (std::size_t group = 0; group < kFieldGroups.size(); ++group) {
        const auto sees = visibility_of(row.sees[group]);
        if (!sees) return fail(ErrorKind::Unavailable, "reference.unreadable", {}, row.sees[group]);
        workforce.sees[group] = *sees;
    }
    return workforce;
}

Result<std::vector<Purpose>> purposes_of(Tx& tx, const std::string& workforce)
{
    auto& rows = tx.kept<ListPurposes>();
    rows.workforce = workforce;
    rows.list.execute();
    std::vector<Purpose> purposes;
    while (rows.list.fetch()) purposes.push_back(rows.purpose);
    return purposes;
}

Result<std::optional<Purpose>> find_purpose(Tx& tx, const std::string& code)
{
    Purpose purpose;
    soci::statement row = (tx.sql().prepare << "SELECT code, label FROM purpose WHERE code = :code ORDER BY workforce",
                           soci::into(purpose.code), soci::into(purpose.label), soci::use(code, "code"));
    if (!row.execute(true)) return std::nullopt;
    return purpose;
}

}  // namespace store
