// Organisations on the other side: who they are, who speaks for them, how both were checked (IS-101 to IS-108, IS-130
// to IS-142). `service` is the one of our organisations for which somebody acts; it may be left out by whoever has but
// one.
#include <array>

#include "shared/acts/act.h"

namespace acts {

namespace {

constexpr Field kService{"service", Kind::Id, false}, kOrganisation{"organisation", Kind::Id},
    kContact{"contact", Kind::Id};
constexpr Field kPhone{"phone", Kind::Text, false, 40}, kDomains{"domains", Kind::Lines, false, 600},
    kInbox{"inbox", Kind::Email, false}, kWhy{"why", Kind::Lines, true, 2000};

// ---- The organisation
constexpr std::array kAdd{kService,
                          Field{"name", Kind::Text, true, 160},
                          Field{"suburb", Kind::Text, false, 80},
                          Field{"categories", Kind::Choices, false},
                          kPhone,
                          kDomains,
                          kInbox,
                          Field{"is_other", Kind::Flag, false}};
constexpr std::array kConfirm{kService, kOrganisation, Field{"categories", Kind::Choices}};
constexpr std::array kSet{kService, kOrganisation, kPhone,
                          kDomains, kInbox,        Field{"preferred_form", Kind::Choice, false}};

// ---- Who speaks for it
constexpr Field kName{"name", Kind::Name, true, 120}, kTitle{"position", Kind::Text, true, 120},
    kEmail{"email", Kind::Email, false};
constexpr std::array kAddContact{kService, kOrganisation, kName, kTitle, kPhone, kEmail};
constexpr std::array kChangeContact{kService, kContact, Field{"organisation", Kind::Id, false}, kName, kTitle,
                                    kPhone,   kEmail};

// ---- Checks
constexpr Field kResult{"result", Kind::Choice}, kMethod{"method", Kind::Choice},
    kNote{"note", Kind::Lines, false, 2000}, kNumber{"callback_number", Kind::Text, false, 40},
    kFrom{"callback_source", Kind::Text, false, 200}, kDomain{"domain", Kind::Text, false, 254};
constexpr std::array kCheckOrganisation{
    kService, kOrganisation, Field{"scheme", Kind::Choice}, kResult, kMethod, kNote, kNumber, kFrom, kDomain};
constexpr std::array kCheckContact{
    kService, kContact, Field{"engagement", Kind::Choice}, kResult, kMethod, kNote, kNumber, kFrom, kDomain};
constexpr std::array kRaise{kService, kOrganisation, Field{"contact", Kind::Id, false}, kWhy};
constexpr std::array kClear{kService, Field{"impersonation", Kind::Id}, kWhy};

// ---- The Department
constexpr std::array kSettle{kOrganisation, Field{"categories", Kind::Choices}};
constexpr std::array kSetFlag{Field{"category", Kind::Id}, Field{"category_flag", Kind::Choice},
                              Field{"flag_value", Kind::Choice}, Field{"source", Kind::Text, true, 120},
                              Field{"as_of", Kind::Day}};

constexpr std::array kActs{
    Act{"add_organisation", By::Sharing, kAdd},
    Act{"confirm_organisation", By::Sharing, kConfirm},
    Act{"set_organisation", By::Sharing, kSet},
    Act{"add_contact", By::Sharing, kAddContact},
    Act{"change_contact", By::Sharing, kChangeContact},
    Act{"check_organisation", By::Sharing, kCheckOrganisation},
    Act{"check_contact", By::Sharing, kCheckContact},
    Act{"raise_impersonation", By::Sharing, kRaise},
    Act{"clear_impersonation", By::Sharing, kClear},
    Act{"settle_organisation", By::Administrator, kSettle},
    Act{"set_category_flag", By::Administrator, kSetFlag},
};

// ---- Views. Lists within a cell have one to a line.
constexpr std::array kSearch{kService, Field{"text", Kind::Text, true, 80}};
constexpr std::array<std::string_view, 1> kSearchFacts{"service"};
constexpr std::array<std::string_view, 8> kFoundColumns{"id",         "name",   "former_names", "suburb",
                                                        "categories", "badges", "why_not",      "verified_until"};
constexpr std::array<std::string_view, 5> kCategoryFound{"code", "sector", "label", "badges", "why_not"};
constexpr std::array kSearchLists{List{"organisations", kFoundColumns}, List{"categories", kCategoryFound}};

constexpr std::array kOne{kService, kOrganisation};
constexpr std::array<std::string_view, 28> kOneFacts{
    "id",           "service",    "name",        "former_names",   "suburb",       "status",      "source",
    "own",          "badges",     "why_not",     "capacity_limit", "ciss",         "fviss",       "rae",
    "court",        "restricted", "assumed",     "phone",          "domains",      "inbox",       "preferred_form",
    "published_in", "checked_on", "ciss_result", "ciss_until",     "fviss_result", "fviss_until", "impersonation"};
constexpr std::array<std::string_view, 11> kCategoryColumns{
    "code", "sector", "label", "ciss", "fviss", "rae", "maram", "capacity_limit", "note", "why_not", "source"};
constexpr std::array<std::string_view, 9> kContactColumns{
    "id", "name", "position", "phone", "email", "result", "engagement", "checked_until", "impersonation"};
constexpr std::array<std::string_view, 15> kCheckColumns{
    "id",         "contact",       "name",      "scheme",          "result",          "method",
    "engagement", "day",           "note",      "callback_number", "callback_source", "domain",
    "by",         "checked_until", "counts_now"};
constexpr std::array<std::string_view, 9> kFlagColumns{"id",  "contact",    "name",       "by",         "at",
                                                       "why", "cleared_by", "cleared_at", "cleared_why"};
constexpr std::array kOneLists{List{"categories", kCategoryColumns}, List{"contacts", kContactColumns},
                               List{"checks", kCheckColumns}, List{"impersonations", kFlagColumns}};

constexpr std::array<std::string_view, 15> kCatalogueColumns{
    "id",     "code",           "sector", "label",   "ciss",       "fviss",  "rae",       "maram",
    "badges", "capacity_limit", "note",   "why_not", "valid_from", "source", "checked_on"};
constexpr std::array kCatalogueLists{List{"categories", kCatalogueColumns}};
constexpr std::array<std::string_view, 5> kUnconfirmedColumns{"id", "name", "suburb", "categories", "source"};
constexpr std::array kUnconfirmedLists{List{"organisations", kUnconfirmedColumns}};

constexpr std::array kViews{
    ViewOf{"entities", By::Sharing, kSearch, kSearchFacts, kSearchLists, false, true},
    ViewOf{"entity", By::Sharing, kOne, kOneFacts, kOneLists, false, true},
    ViewOf{"entity_categories", By::Anyone, {}, {}, kCatalogueLists, false, true},
    ViewOf{"unconfirmed_organisations", By::Administrator, {}, {}, kUnconfirmedLists, false, true},
};

}  // namespace

std::span<const Act> organisation_acts() { return kActs; }
std::span<const ViewOf> organisation_views() { return kViews; }

}  // namespace acts
