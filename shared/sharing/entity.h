// What an organisation on the other side is to the two schemes, from the rows of the catalogue, its checks and where
// something would go to (1.1, 1.3 and 1.4 of the rules on information sharing). Pure: the server answers the facts of
// the table by it, the browser explains by it.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/date.h"

namespace sharing {

inline constexpr std::array<std::string_view, 2> kSchemes{"CISS", "FVISS"};

/// One category of the catalogue on one day. Flags: "yes", "no"; "assumed", "unknown" are not verified (Q04).
struct EntityCategory {
    std::string code, sector, label;
    std::string ciss, fviss, rae, maram;
    bool is_restricted{}, is_court_exempt{}, is_prescribed = true;
    std::string capacity_limit, note, why_not;

    const std::string& flag(std::string_view scheme) const { return scheme == "CISS" ? ciss : fviss; }
};
using Categories = std::span<const EntityCategory>;

/// "YES" where one of its categories is prescribed for the scheme, "UNVERIFIED" where one may be, else "NO". Nothing is
/// certain of an organisation that nobody has confirmed (IS-141).
std::string_view ise_for(Categories categories, std::string_view scheme, bool is_confirmed = true);
/// IS-102, Q05: what is not verified is none.
bool is_rae(Categories categories, bool is_confirmed = true);
bool is_restricted(Categories categories);    // IS-103
bool is_court_exempt(Categories categories);  // IS-106
/// IS-107: what it has to be doing; empty when it is prescribed without a limit under each scheme that it is in.
std::string capacity_limit(Categories categories);
/// W-107: somebody relies on a status for FVISS or MARAM that the catalogue has not verified.
bool is_status_assumed(Categories categories);
/// IS-108: why nothing can be shared with it under a scheme; empty: something can.
std::string why_not_prescribed(Categories categories, bool is_confirmed = true);
/// IS-142: what a search shows beside it: "ciss", "fviss", "fviss_assumed", "rae", "restricted", "court", "limited",
/// "not_prescribed", "unconfirmed".
std::vector<std::string> badges_of(Categories categories, bool is_confirmed = true);

// ---- Checks (IS-130 to IS-138)

inline constexpr std::string_view kListLookup = "ISE_LIST_LOOKUP";
inline constexpr std::array<std::string_view, 6> kCheckMethods{
    "KNOWN_RELATIONSHIP", "ORG_EMAIL", "SWITCHBOARD_CALLBACK", "IN_PERSON_ID", "COUNTERPART_PORTAL", kListLookup};
inline constexpr std::array<std::string_view, 3> kCheckResults{"PASSED", "MISSING", "FAILED"};
inline constexpr std::array<std::string_view, 3> kPeerEngagements{"EMPLOYED", "VOLUNTEER", "UNKNOWN"};

struct Check {
    std::string scheme;  // of an organisation; empty: of a person
    std::string result, method, engagement;
    Date on{};
};
/// IS-134: the last day on which it counts, twelve months on.
Date counts_until(Date on);

/// What checks of one thing, oldest first, come to today: the newest that is a basis (IS-132) says it. A failed one
/// stands until another says otherwise; one that passed stands for twelve months. `until`: of one that passed.
struct Verified {
    std::string_view result = "MISSING";
    std::string_view engagement = "UNKNOWN";
    std::string until;  // ISO day
};
Verified verified_by(std::span<const Check> checks, std::string_view scheme, Date today);

/// The form of a check: codes with fields, in field order. `domain` may be written as an address.
struct CheckForm {
    std::string scheme, result, method, engagement, note, callback_number, callback_source, domain;
    bool is_of_person{};
};
struct CheckFault {
    std::string_view code, field;
};
std::vector<CheckFault> faults_of(const CheckForm& form, std::span<const std::string> free_mail);

// ---- Where it would go to (IS-133, IS-141)

/// "a.example" out of "Zed@A.example" or " a.example. "; empty when it is no domain.
std::string domain_in(std::string_view text);
bool is_free_mail(std::string_view domain, std::span<const std::string> free_mail);
/// The domain itself or one beneath it.
bool is_domain_of(std::string_view domain, std::span<const std::string> recorded);

/// `destination`: an address, or a channel in words. "NOT_CHOSEN", "UNCONFIRMED_ORG", "PERSONAL_MAILBOX",
/// "ORG_CHANNEL".
std::string_view destination_of(std::string_view destination, bool is_confirmed, std::span<const std::string> recorded,
                                std::span<const std::string> free_mail);

}  // namespace sharing
