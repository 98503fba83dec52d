// The people of an Authoriser (MAN, REG-1 to REG-6).
#include <array>

#include "shared/acts/act.h"

namespace acts {

namespace {

using S = policy::AccessState;
constexpr States kInvited = in({S::Invited, S::Incomplete});
constexpr States kHasAccess = in({S::Active, S::Locked, S::Restricted});

constexpr Field kPerson{"person", Kind::Id};
constexpr std::array kJustPerson{kPerson};
constexpr std::array kJustPeople{Field{"people", Kind::Ids}};

// MAN-20; the ticks are ACT-16 (employed), ACT-17 (relevant, capable, understands) and TRN-1 (trained).
constexpr std::array kInvite{
    Field{"first_name", Kind::Name},   Field{"last_name", Kind::Name},   Field{"email", Kind::Email},
    Field{"email_again", Kind::Email}, Field{"services", Kind::Choices}, Field{"user_type", Kind::Choice},
    Field{"purpose", Kind::Choice},    Field{"is_employed", Kind::Tick}, Field{"is_relevant", Kind::Tick},
    Field{"is_capable", Kind::Tick},   Field{"understands", Kind::Tick}, Field{"is_trained", Kind::Tick}};
constexpr std::array kName{kPerson, Field{"first_name", Kind::Name}, Field{"last_name", Kind::Name}};
constexpr std::array kRemovePeople{Field{"people", Kind::Ids}, Field{"reason", Kind::Choice},
                                   Field{"note", Kind::Lines, false, 500}};

// OFF-11
constexpr std::array kAbsence{kPerson, Field{"from", Kind::Day}, Field{"to", Kind::Day},
                              Field{"note", Kind::Lines, false, 500}};
constexpr std::array kCancelAbsence{kPerson, Field{"absence", Kind::Id}};

constexpr std::array kActs{
    Act{"invite", By::Authoriser, kInvite},
    Act{"resend_invitation", By::Authoriser, kJustPerson, kInvited},
    Act{"cancel_invitation", By::Authoriser, kJustPerson, kInvited},
    Act{"change_name", By::Authoriser, kName, in({S::Invited, S::Incomplete, S::Active, S::Locked, S::Restricted})},
    Act{"resend_invitations", By::Authoriser, kJustPeople},
    Act{"cancel_invitations", By::Authoriser, kJustPeople},
    Act{"remove_people", By::Authoriser, kRemovePeople},
    Act{"plan_absence", By::Authoriser, kAbsence, kHasAccess},
    Act{"cancel_absence", By::Authoriser, kCancelAbsence, kHasAccess},
};

constexpr std::array<std::string_view, 8> kHomeFacts{"users",      "invitations", "incomplete",  "locked",
                                                     "restricted", "services",    "ending_soon", "reminders"};
constexpr std::array<std::string_view, 4> kReminderColumns{"person", "name", "reason", "made_at"};
constexpr std::array kHomeLists{List{"reminders", kReminderColumns}};
constexpr std::array<std::string_view, 15> kPeopleColumns{
    "id",      "name",      "last_name",  "state",        "user_type",  "services",    "steps_done", "steps",
    "sent_on", "link_ends", "is_expired", "last_sign_in", "removed_on", "removed_why", "inactive_on"};
constexpr std::array kPeopleLists{List{"people", kPeopleColumns}};

constexpr std::array<std::string_view, 24> kPersonFacts{
    "id",         "first_name",   "last_name",    "name",       "email",          "state",
    "user_type",  "purpose",      "invited_at",   "invited_by", "link_sent_at",   "link_ends",
    "is_expired", "last_sign_in", "activated_at", "credential", "credential_end", "credential_tail",
    "is_owed",    "trained_on",   "receipt_tail", "removed_at", "removed_why",    "inactive_on"};
constexpr std::array<std::string_view, 9> kGrantColumns{"service", "name",     "user_type", "workforce", "state",
                                                        "since",   "ended_on", "reason",    "is_mine"};
constexpr std::array<std::string_view, 4> kStepColumns{"step", "done_at", "tries", "is_closed"};
constexpr std::array<std::string_view, 5> kHistoryColumns{"at", "action", "by", "outcome", "detail"};
constexpr std::array<std::string_view, 7> kAbsenceColumns{"id", "from", "to", "note", "by", "ends_access", "is_over"};
constexpr std::array kPersonLists{List{"grants", kGrantColumns}, List{"steps", kStepColumns},
                                  List{"history", kHistoryColumns}, List{"absences", kAbsenceColumns}};

constexpr std::array<std::string_view, 6> kServiceChoice{"id", "name", "workforce", "cap", "count", "closed_why"};
constexpr std::array<std::string_view, 2> kTypeChoice{"workforce", "label"};
constexpr std::array<std::string_view, 3> kPurposeChoice{"workforce", "code", "label"};
constexpr std::array kChoiceLists{List{"services", kServiceChoice}, List{"user_types", kTypeChoice},
                                  List{"purposes", kPurposeChoice}};

constexpr std::array kPreview{Field{"people", Kind::Ids}, Field{"act", Kind::Choice}};
constexpr std::array<std::string_view, 5> kPreviewColumns{"id", "name", "state", "effect", "why_not"};
constexpr std::array kPreviewLists{List{"people", kPreviewColumns}};

constexpr std::array kReturn{Field{"email", Kind::Email}};
constexpr std::array<std::string_view, 3> kReturnFacts{"is_known", "removed_on", "is_training_old"};

constexpr std::array kViews{
    ViewOf{"authoriser_home", By::Authoriser, {}, kHomeFacts, kHomeLists},
    ViewOf{"people", By::Authoriser, {}, {}, kPeopleLists},
    ViewOf{"person", By::Authoriser, kJustPerson, kPersonFacts, kPersonLists, true},
    ViewOf{"invite_choices", By::Authoriser, {}, {}, kChoiceLists},
    ViewOf{"return_check", By::Authoriser, kReturn, kReturnFacts, {}},
    ViewOf{"bulk_preview", By::Authoriser, kPreview, {}, kPreviewLists},
};

static_assert((kHasAccess & kInvited) == 0);

}  // namespace

std::span<const Act> people_acts() { return kActs; }
std::span<const ViewOf> people_views() { return kViews; }

}  // namespace acts
