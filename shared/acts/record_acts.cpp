// Records of request logging: begun, written, moved from state to state, and looked at (sections 4 to 6 of the rules on
// information sharing). What a record says travels as one text, a JSON object of paths and texts.
#include <array>

#include "shared/acts/act.h"

namespace acts {

namespace {

constexpr std::size_t kWhole = 400000, kLong = 4000;
constexpr Field kRecord{"record", Kind::Id};
constexpr Field kVersion{"version", Kind::Id};

constexpr std::array kStart{Field{"service", Kind::Id}, Field{"type", Kind::Id}, Field{"parent", Kind::Id, false},
                            Field{"sheet", Kind::Lines, false, kWhole}};
constexpr std::array kKeep{kRecord, kVersion, Field{"sheet", Kind::Lines, true, kWhole}};
constexpr std::array kSave{kRecord, kVersion, Field{"sheet", Kind::Lines, true, kWhole},
                           Field{"reason", Kind::Lines, false, kLong}};
constexpr std::array kMove{kRecord,
                           kVersion,
                           Field{"event", Kind::Id},
                           Field{"reason", Kind::Lines, false, kLong},
                           Field{"confirmed", Kind::Ids, false},
                           Field{"text", Kind::Lines, false, kLong}};
constexpr std::array kLetIn{kRecord, Field{"helper", Kind::Id}, Field{"question", Kind::Lines, true, 300}};
constexpr std::array kAddView{kRecord, Field{"views_of", Kind::Text, true, 120},
                              Field{"views", Kind::Lines, true, 2000}, Field{"sought_on", Kind::Day},
                              Field{"informed", Kind::Choice, false}};
constexpr std::array kJustRecord{kRecord};
constexpr std::array kTell{kRecord, kVersion, Field{"row", Kind::Id}};
constexpr std::array kTask{Field{"task", Kind::Id}};
constexpr std::array kFinding{kRecord, Field{"code", Kind::Id}, Field{"path", Kind::Id, false},
                              Field{"how", Kind::Lines, true, 300}};
constexpr std::array kSettings{
    Field{"service", Kind::Id},           Field{"approval", Kind::Choice},      Field{"acknowledge_days", Kind::Text},
    Field{"respond_p2_days", Kind::Text}, Field{"respond_p3_days", Kind::Text}, Field{"alarm_p1_hours", Kind::Text}};

constexpr std::array kActs{
    Act{"start_record", By::Sharing, kStart},
    Act{"keep_working", By::Sharing, kKeep, 0, true},
    Act{"save_record", By::Sharing, kSave},
    Act{"move_record", By::Sharing, kMove},
    Act{"let_in_helper", By::Sharing, kLetIn},
    Act{"add_views", By::Sharing, kAddView},
    Act{"finish_task", By::Sharing, kTask},
    Act{"close_finding", By::Sharing, kFinding},
    Act{"set_sharing", By::Sharing, kSettings},
    Act{"tell_recipient", By::Sharing, kTell},
    Act{"acknowledge_correction", By::Sharing, kJustRecord},
};

constexpr std::array kOneVersion{kRecord, kVersion};
constexpr std::array kJustService{Field{"service", Kind::Id}};

constexpr std::array<std::string_view, 13> kBoardColumns{"id",      "ref",   "type",   "state",     "priority",
                                                         "label",   "other", "since",  "needed_by", "target_at",
                                                         "is_late", "owner", "service"};
constexpr std::array<std::string_view, 7> kTaskColumns{"id", "kind", "ref", "record", "priority", "due_on", "service"};
constexpr std::array<std::string_view, 3> kPlaceColumns{"id", "name", "roles"};
constexpr std::array<std::string_view, 4> kHelpColumns{"id", "ref", "label", "question"};
constexpr std::array kBoardLists{List{"records", kBoardColumns}, List{"tasks", kTaskColumns},
                                 List{"places", kPlaceColumns}, List{"helping", kHelpColumns}};

constexpr std::array<std::string_view, 30> kRecordFacts{"id",
                                                        "ref",
                                                        "type",
                                                        "state",
                                                        "version",
                                                        "service",
                                                        "service_name",
                                                        "owner",
                                                        "made_at",
                                                        "received_at",
                                                        "acknowledged_at",
                                                        "decided_at",
                                                        "answered_at",
                                                        "closed_at",
                                                        "target_at",
                                                        "is_late",
                                                        "may_edit",
                                                        "is_over",
                                                        "is_afterwards",
                                                        "working_version",
                                                        "working_at",
                                                        "table",
                                                        "parent",
                                                        "peer_state",
                                                        "approval",
                                                        "may_add_files",
                                                        "may_open_files",
                                                        "corrected_by",
                                                        "about_perpetrator",
                                                        "letter"};
constexpr std::array<std::string_view, 2> kSheetColumns{"path", "value"};
constexpr std::array<std::string_view, 4> kMoveColumns{"event", "to", "asks_reason", "is_send"};
constexpr std::array<std::string_view, 3> kKnownColumns{"recipient", "fact", "value"};
constexpr std::array<std::string_view, 3> kFindingColumns{"code", "path", "found_at"};
constexpr std::array<std::string_view, 7> kStepColumns{"at", "name", "role", "event", "from", "to", "reason"};
constexpr std::array<std::string_view, 5> kVersionColumns{"version", "at", "name", "role", "reason"};
constexpr std::array<std::string_view, 6> kLinkedColumns{"id", "ref", "type", "state", "happened_on", "other"};
constexpr std::array<std::string_view, 4> kMessageColumns{"at", "by_us", "kind", "text"};
constexpr std::array<std::string_view, 3> kHelperColumns{"name", "question", "at"};
constexpr std::array<std::string_view, 2> kPersonColumns{"id", "name"};
constexpr std::array<std::string_view, 5> kFileColumns{"id", "name", "media_type", "size", "added_at"};
constexpr std::array kRecordLists{
    List{"sheet", kSheetColumns},      List{"working", kSheetColumns},    List{"moves", kMoveColumns},
    List{"known", kKnownColumns},      List{"findings", kFindingColumns}, List{"tasks", kTaskColumns},
    List{"steps", kStepColumns},       List{"versions", kVersionColumns}, List{"linked", kLinkedColumns},
    List{"messages", kMessageColumns}, List{"helpers", kHelperColumns},   List{"people", kPersonColumns},
    List{"files", kFileColumns}};
constexpr std::array<std::string_view, 6> kVersionFacts{"version", "at", "name", "role", "reason", "table"};
constexpr std::array<std::string_view, 8> kJudgedColumns{"item",    "recipient", "scheme", "person",
                                                         "outcome", "row",       "reason", "facts"};
constexpr std::array kVersionLists{List{"sheet", kSheetColumns}, List{"judged", kJudgedColumns}};

constexpr std::array<std::string_view, 5> kHelpFacts{"ref", "version", "state", "label", "question"};
constexpr std::array<std::string_view, 6> kSettingFacts{"service",         "approval",        "acknowledge_days",
                                                        "respond_p2_days", "respond_p3_days", "alarm_p1_hours"};

constexpr std::array kViews{
    ViewOf{"sharing_board", By::Sharing, {}, {}, kBoardLists},
    ViewOf{"record", By::Sharing, kJustRecord, kRecordFacts, kRecordLists, true},
    ViewOf{"record_version", By::Sharing, kOneVersion, kVersionFacts, kVersionLists, true},
    ViewOf{"record_help", By::Sharing, kJustRecord, kHelpFacts, {}, true},
    ViewOf{"sharing_settings", By::Sharing, kJustService, kSettingFacts, {}},
};

}  // namespace

std::span<const Act> record_acts() { return kActs; }
std::span<const ViewOf> record_views() { return kViews; }

}  // namespace acts
