// Reference data of the register: workforces, purposes, field groups, value lists. The rows live in the database, with
// source and date, where an administrator can correct them; these are only their shapes and fixed words.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// The field groups of ENT-15, in table order.
enum class FieldGroup { Identity, Family, ChildProtection, EarlyYears, School, Supports, End };
inline constexpr std::array kFieldGroups{FieldGroup::Identity,   FieldGroup::Family, FieldGroup::ChildProtection,
                                         FieldGroup::EarlyYears, FieldGroup::School, FieldGroup::Supports,
                                         FieldGroup::End};

/// How much of a field group a workforce sees (ENT-15).
enum class Visibility { None, StatusOnly, All };

/// Which children a grant reaches (table 1.3, ENT-16, ENT-17).
enum class ScopeKind {
    None,               // no child at all
    EnrolledAtService,  // currently enrolled at the granted school, kindergarten or early education service
    KnownToService,     // currently in contact with the granted council's MCH service
    CouncilServices,    // currently at any service of the granted council's area
    Area,               // currently at any service in the granted office's area
    Everyone,           // all active entries
};

/// One row of table 1.3. `code` is "W1" to "W10".
struct Workforce {
    std::string code;
    std::string label;
    ScopeKind scope{};
    std::array<Visibility, kFieldGroups.size()> sees{};  // by FieldGroup
    bool sees_protected_services{};                      // ENT-24: W6, W7 and W9
    bool may_list_roll{};                                // SRC-2: W1 to W3
};

/// SRC-7: one purpose that a User of a workforce may state.
struct Purpose {
    std::string code;   // "education_services"
    std::string label;  // what the User reads
    friend bool operator==(const Purpose&, const Purpose&) = default;
};

/// ENT-9: the ten Key Ages and Stages visits, in this order.
inline constexpr std::array<std::string_view, 10> kKasVisits{"Home visit after birth",
                                                             "2 weeks",
                                                             "4 weeks",
                                                             "8 weeks",
                                                             "4 months",
                                                             "8 months",
                                                             "12 months",
                                                             "18 months",
                                                             "2 years",
                                                             "3 and a half years"};
