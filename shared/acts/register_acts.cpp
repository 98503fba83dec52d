// Registers and reports of request logging (section 6 of the rules on information sharing).
#include <array>

#include "shared/acts/act.h"

namespace acts {

namespace {

constexpr std::array kSaveView{Field{"name", Kind::Text, true, 80}, Field{"address", Kind::Text, true, 1000}};
constexpr std::array kDropView{Field{"name", Kind::Text, true, 80}};

constexpr std::array kActs{
    Act{"save_register_view", By::Sharing, kSaveView},
    Act{"drop_register_view", By::Sharing, kDropView},
};

// IS-600: a register is a row of the table in register_kinds.h, and a filter.
constexpr std::array kFilter{Field{"register", Kind::Id},          Field{"service", Kind::Id, false},
                             Field{"from", Kind::Day, false},      Field{"to", Kind::Day, false},
                             Field{"scheme", Kind::Id, false},     Field{"state", Kind::Id, false},
                             Field{"other", Kind::Id, false},      Field{"priority", Kind::Id, false},
                             Field{"mine", Kind::Flag, false},     Field{"reference", Kind::Text, false, 40},
                             Field{"findings", Kind::Flag, false}, Field{"page", Kind::Text, false, 6}};
constexpr std::array kPeriod{Field{"service", Kind::Id, false}, Field{"from", Kind::Day, false},
                             Field{"to", Kind::Day, false}};

// IS-609
constexpr std::array<std::string_view, 20> kColumns{
    "id",       "ref",   "date",     "type",       "scheme",  "direction",           "other",           "category",
    "priority", "asked", "shared",   "refused",    "reasons", "days_to_acknowledge", "days_to_respond", "state",
    "owner",    "label", "findings", "has_reasons"};
constexpr std::array<std::string_view, 2> kViewColumns{"name", "address"};
constexpr std::array<std::string_view, 2> kOtherColumns{"id", "name"};
constexpr std::array kLists{List{"rows", kColumns}, List{"views", kViewColumns}, List{"others", kOtherColumns},
                            List{"places", kOtherColumns}};
constexpr std::array<std::string_view, 3> kFacts{"register", "page", "pages"};

constexpr std::array<std::string_view, 4> kVolumeColumns{"month", "received", "made", "told"};
constexpr std::array<std::string_view, 3> kCountColumns{"what", "group", "count"};
constexpr std::array<std::string_view, 8> kTimeColumns{"priority",         "answered",       "median_acknowledge",
                                                       "most_acknowledge", "median_respond", "most_respond",
                                                       "within",           "target"};
constexpr std::array<std::string_view, 3> kReasonColumns{"reason", "count", "without_reasons"};
constexpr std::array<std::string_view, 4> kPeerColumns{"other", "refusals", "discussed", "complaints"};
constexpr std::array kReportLists{List{"volume", kVolumeColumns}, List{"counts", kCountColumns},
                                  List{"times", kTimeColumns},    List{"refusals", kReasonColumns},
                                  List{"peers", kPeerColumns},    List{"places", kOtherColumns}};
constexpr std::array<std::string_view, 11> kReportFacts{"from",
                                                        "to",
                                                        "open_findings",
                                                        "complaints_open",
                                                        "complaints_resolved",
                                                        "complaints_unresolved",
                                                        "complaint_days",
                                                        "corrections",
                                                        "correction_days",
                                                        "recipients_not_told",
                                                        "without_reasons"};

constexpr std::array kViews{
    ViewOf{"register", By::Sharing, kFilter, kFacts, kLists, true, true},
    ViewOf{"sharing_report", By::Sharing, kPeriod, kReportFacts, kReportLists, true, true},
};

}  // namespace

std::span<const Act> register_acts() { return kActs; }
std::span<const ViewOf> register_views() { return kViews; }

}  // namespace acts
