// The child entry as a viewer may see it: exactly the fields of table 2.2 (ENT-5), already cut to what this viewer's
// workforce sees. A field absent from here is never sent to the client.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/date.h"
#include "shared/domain/reference.h"

enum class EntryKind { Full, Limited };       // ENT-16
enum class EntryStatus { Active, Inactive };  // ENT-20
enum class NameKind { Current, Former, AlsoKnownAs };
enum class Indicator { None, Past, Current };  // F9, F10: past or current; F11, F12: has been or is
/// F6. The words of the table, never a filter, sort key or badge (INF-15).
enum class IndigenousStatus { NotRecorded, Aboriginal, TorresStraitIslander, Both, No };

struct PersonName {  // F2
    std::string given, middle, family;
    NameKind kind{};
    friend bool operator==(const PersonName&, const PersonName&) = default;
};

/// "Given Middle Family"; a child without a given name reads as the family name alone.
std::string full_name(const PersonName& name);

struct RelatedPerson {  // F7
    std::string name;
    std::string relationship;
    friend bool operator==(const RelatedPerson&, const RelatedPerson&) = default;
};

struct Sibling {         // F8, with F10 and F12 only in the orders-and-care section
    std::string handle;  // opens the entry: full if in scope, else limited
    std::string name;
    EntryKind opens{};
    friend bool operator==(const Sibling&, const Sibling&) = default;
};

/// A stay at a service, open-ended where `to` is empty. One shape serves F13 to F19.
struct ServiceSpan {
    std::string service;  // empty where the name is withheld for location safety (ENT-24): shown as "Name withheld"
    std::string detail;   // campus and year level, program kind, or kind of support
    std::optional<Date> from, to;
    friend bool operator==(const ServiceSpan&, const ServiceSpan&) = default;
};

struct CareSpan {      // F9 detail, F11 detail
    std::string kind;  // ENT-10, ENT-11
    std::optional<Date> from, to;
    friend bool operator==(const CareSpan&, const CareSpan&) = default;
};

struct IdentitySection {  // F1 to F6
    std::string identifier;
    std::vector<PersonName> names;  // the current one first
    Date date_of_birth{};
    std::string place_of_birth;  // empty: no record
    std::string sex;             // as recorded; empty: no record
    IndigenousStatus indigenous_status{};
    std::optional<Date> as_at;
};
struct FamilySection {  // F7, F8
    std::vector<RelatedPerson> people;
    std::vector<Sibling> siblings;
    std::optional<Date> as_at;
};
struct EarlyYearsSection {                           // F13 to F16
    std::vector<ServiceSpan> maternal_child_health;  // from = first contact
    std::array<std::optional<Date>, kKasVisits.size()> visits{};
    std::vector<ServiceSpan> playgroups, early_education, kindergarten;
    std::optional<Date> health_as_at, kindergarten_as_at;
};
struct SchoolSection {  // F17, F18
    std::vector<ServiceSpan> enrolments, home_schooling;
    std::optional<Date> as_at;
};
struct SupportsSection {  // F19
    std::vector<ServiceSpan> supports;
    std::optional<Date> as_at;
};
struct SiblingCare {  // F10, F12: indicators only
    std::string name;
    Indicator order{}, care{};
    friend bool operator==(const SiblingCare&, const SiblingCare&) = default;
};
struct CareSection {  // F9 to F12; opened by a deliberate act that is logged (UI-3)
    Indicator order{}, care{};
    std::vector<CareSpan> orders, placements;
    std::vector<SiblingCare> siblings;
    std::optional<Date> as_at;
};
struct EndSection {  // F20, F21
    EntryStatus status{};
    std::optional<Date> date_of_death;
};

/// What opening an entry answers. A section that this viewer's workforce does not see is absent, not empty.
struct EntryView {
    std::string handle;
    EntryKind kind{};
    std::string purpose;            // label of the purpose under which it was opened
    Instant viewed_at{};            // as recorded in the audit log
    std::vector<PersonName> names;  // F2: the one part of identity that a limited entry has too
    EndSection end;
    std::optional<IdentitySection> identity;
    std::optional<FamilySection> family;
    std::optional<EarlyYearsSection> early_years;
    std::optional<SchoolSection> school;
    std::optional<SupportsSection> supports;
    bool has_care_section{};                  // the closed section may be opened
    std::optional<SiblingCare> limited_care;  // F10, F12, in a limited entry only
};
