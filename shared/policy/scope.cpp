#include "shared/policy/scope.h"

#include <algorithm>

namespace policy {

namespace {

bool is_current(const ScopeStay& stay, Date today)
{
    return days(stay.from) <= days(today) && days(today) <= days(stay.to);  // ENT-17: the last day still counts
}

bool is_enrolment(StayKind kind)
{
    return kind == StayKind::School || kind == StayKind::Kindergarten || kind == StayKind::EarlyEducation;
}

bool is_same(const std::string& a, const std::string& b) { return !a.empty() && a == b; }

bool covers(ScopeKind scope, const Place& granted, const ScopeStay& stay)
{
    switch (scope) {
        case ScopeKind::None: return false;
        case ScopeKind::EnrolledAtService: return stay.at.service == granted.service && is_enrolment(stay.kind);
        case ScopeKind::KnownToService:
            return stay.kind == StayKind::MaternalChildHealth &&
                   (stay.at.service == granted.service || is_same(stay.at.council, granted.council));
        case ScopeKind::CouncilServices: return is_same(stay.at.council, granted.council);
        case ScopeKind::Area: return is_same(stay.at.area, granted.area);
        case ScopeKind::Everyone: return true;
    }
    return false;
}

}  // namespace

bool is_open(const Standing& entry, Date today) { return !entry.restricted && days(today) < days(entry.inactive_from); }

bool in_scope(ScopeKind scope, const Place& granted, const Standing& entry, Date today)
{
    if (scope == ScopeKind::Everyone) return true;
    return std::any_of(entry.stays.begin(), entry.stays.end(),
                       [&](const ScopeStay& stay) { return is_current(stay, today) && covers(scope, granted, stay); });
}

Reach reach(ScopeKind scope, const Place& granted, const Standing& entry, std::span<const Standing> siblings,
            Visibility sees_family, Date today)
{
    if (!is_open(entry, today)) return Reach::None;
    if (in_scope(scope, granted, entry, today)) return Reach::Full;
    if (sees_family != Visibility::All) return Reach::None;
    const bool has_sibling_in_scope = std::any_of(siblings.begin(), siblings.end(), [&](const Standing& sibling) {
        return is_open(sibling, today) && in_scope(scope, granted, sibling, today);
    });
    return has_sibling_in_scope ? Reach::Limited : Reach::None;
}

}  // namespace policy
