#include "shared/sharing/record_type.h"

#include <algorithm>
#include <array>

#include "shared/core/typed_date.h"

namespace sharing {

namespace {

using acts::Kind;
using F = SheetField;
using Words = std::string_view;

// IS-503
constexpr std::size_t kName = 120, kShort = 300, kLong = 4000, kSummary = 2000;

// ---- Codes that can be chosen

struct Group {
    Words name;
    std::span<const Words> codes;
};
constexpr std::array<Words, 4> kScheme{"CISS", "FVISS", "BOTH", "OTHER_LAW"};
constexpr std::array<Words, 7> kMode{"VERBAL_PHONE", "VERBAL_IN_PERSON", "CASE_CONFERENCE", "EMAIL", "LETTER", "FORM",
                                     "PORTAL"};
constexpr std::array<Words, 4> kViolence{"NO", "SUSPECTED", "YES", "UNKNOWN"};
constexpr std::array<Words, 3> kPriority{"P1", "P2", "P3"};
constexpr std::array<Words, 3> kPlan{"YES", "NO_PLAN", "NOT_ACCESSIBLE"};
constexpr std::array<Words, 3> kAnswer{"YES", "NO", "UNKNOWN"};
constexpr std::array<Words, 2> kYesNo{"YES", "NO"};
constexpr std::array<Words, 7> kPurpose{
    "CHILD_WELLBEING", "CHILD_SAFETY_RISK", "FV_ASSESSMENT", "FV_PROTECTION", "ACCESS_LIMITING", "OTHER", "NONE"};
constexpr std::array<Words, 3> kFlow{"REQUEST_IN", "REQUEST_OUT", "VOLUNTARY"};
constexpr std::array<Words, 4> kActivity{"DECIDE_ASSESS_PLAN", "INVESTIGATE", "PROVIDE_SERVICE", "MANAGE_RISK"};
constexpr std::array<Words, 5> kRole{"CHILD_VICTIM_SURVIVOR", "ADULT_VICTIM_SURVIVOR", "THIRD_PARTY",
                                     "ALLEGED_PERPETRATOR", "PERPETRATOR"};
constexpr std::array<Words, 6> kRecipient{"ISE", "CHILD", "PARENT", "CO_RESIDENT", "VICTIM_SURVIVOR", "OTHER"};
constexpr std::array<Words, 4> kPerpetrator{"NO", "YES", "SUSPECTED", "UNKNOWN"};
constexpr std::array<Words, 3> kExclusion{"KNOWN", "NOT_KNOWN", "UNKNOWN"};  // the last: cannot say, and so blank
constexpr std::array<Words, 13> kLaw{"OL01", "OL02", "OL03", "OL04", "OL05", "OL06", "OL07",
                                     "OL08", "OL09", "OL10", "OL11", "OL12", "OTHER"};
constexpr std::array<Words, 17> kOverride{"NONE", "OV01", "OV02", "OV03", "OV04", "OV05", "OV06", "OV07", "OV08",
                                          "OV09", "OV10", "OV11", "OV12", "OV13", "OV14", "OV15", "OV16"};
constexpr std::array<Words, 10> kPrinciple{"NONE", "LP1", "LP2", "LP3", "LP4", "LP5", "LP6", "LP7", "LP8", "LP9"};
constexpr std::array<Words, 3> kMisidentified{"NO", "SUSPECTED", "CONFIRMED"};
constexpr std::array<Words, 6> kConsent{"NOT_ASKED", "EXPRESS", "IMPLIED", "REFUSED", "WITHDRAWN", "UNSAFE_TO_ASK"};
constexpr std::array<Words, 2> kConsentBy{"DISCLOSER", "REQUESTER"};
constexpr std::array<Words, 5> kDestination{"ORG_CHANNEL", "TO_PERSON", "PERSONAL_MAILBOX", "UNCONFIRMED_ORG",
                                            "NOT_CHOSEN"};
constexpr std::array<Words, 3> kWhyNot{"INAPPROPRIATE", "UNSAFE", "UNREASONABLE"};
constexpr std::array<Words, 3> kObtained{"YES", "PARTLY", "NO"};
constexpr std::array<Words, 5> kAccount{"CHANGED_WHAT", "CHANGED_HOW", "CHANGED_WHEN", "CHANGED_TO_WHOM", "NO_CHANGE"};
constexpr std::array<Words, 4> kInformed{"BEFORE", "AFTER", "NOT_YET", "NO"};
constexpr std::array<Words, 3> kNotInformed{"CONTRARY_TO_CHILD_INTEREST", "SERIOUS_THREAT", "NOT_REASONABLE"};
constexpr std::array<Words, 3> kForm{"WRITTEN", "VERBAL", "IMPLIED"};
constexpr std::array<Words, 2> kBasis{"CHILD_AT_RISK", "SERIOUS_THREAT"};
constexpr std::array<Words, 3> kDocument{"RISK_ASSESSMENT", "SAFETY_PLAN", "OTHER"};
constexpr std::array<Words, 3> kClarify{"FIND", "JUDGE", "VERIFY"};
constexpr std::array<Words, 3> kComplainant{"INDIVIDUAL", "ISE", "STAFF"};
constexpr std::array<Words, 2> kChannel{"SPOKEN", "WRITTEN"};
constexpr std::array<Words, 4> kAccessLaw{"IPP6", "HPP6", "COMMONWEALTH", "FOI"};
constexpr std::array<Words, 3> kAccessDecision{"GRANT", "PART", "REFUSE"};
constexpr std::array<Words, 4> kObjection{"OPPRESSIVE", "NO_PURPOSE", "PRIVILEGE", "PUBLIC_INTEREST"};
constexpr std::array<Words, 3> kWanted{"SUMMARY", "DOCUMENT", "CALL"};
constexpr std::array<Words, 2> kSource{"OWN", "CHILD_LINK"};
constexpr std::array<Words, 3> kKeep{"HOLD_UNTIL_CLASSIFIED", "CSA_99_YEARS", "CSA_TRAINING_45_YEARS"};

constexpr std::array<Words, 2> kNoActivity{"NONE", "UNKNOWN"};

constexpr std::array kGroups{
    Group{"no_activity", kNoActivity},
    Group{"scheme", kScheme},
    Group{"mode", kMode},
    Group{"violence", kViolence},
    Group{"priority", kPriority},
    Group{"plan", kPlan},
    Group{"answer", kAnswer},
    Group{"yes_no", kYesNo},
    Group{"purpose", kPurpose},
    Group{"flow", kFlow},
    Group{"activity", kActivity},
    Group{"subject_role", kRole},
    Group{"recipient", kRecipient},
    Group{"perpetrator", kPerpetrator},
    Group{"exclusion", kExclusion},
    Group{"law", kLaw},
    Group{"override", kOverride},
    Group{"principle", kPrinciple},
    Group{"misidentified", kMisidentified},
    Group{"consent", kConsent},
    Group{"consent_by", kConsentBy},
    Group{"destination", kDestination},
    Group{"why_not", kWhyNot},
    Group{"obtained", kObtained},
    Group{"account", kAccount},
    Group{"informed", kInformed},
    Group{"not_informed", kNotInformed},
    Group{"consent_form", kForm},
    Group{"basis", kBasis},
    Group{"document", kDocument},
    Group{"clarify", kClarify},
    Group{"complainant", kComplainant},
    Group{"channel", kChannel},
    Group{"access_law", kAccessLaw},
    Group{"access_decision", kAccessDecision},
    Group{"objection", kObjection},
    Group{"wanted", kWanted},
    Group{"source_system", kSource},
    Group{"keep", kKeep},
};

// ---- Parts (4.1 to 4.6)

constexpr F kHeaderFields[] = {
    {"scheme", Kind::Choice, Need::Ours, "scheme"},
    {"other_law_basis", Kind::Text, Need::When},  // IS-222
    {"mode", Kind::Choice, Need::Ours, "mode"},
    {"occurred_on", Kind::Day, Need::Ours},
    {"occurred_time", Kind::Text, Need::Free},
    {"acted_by", Kind::Text, Need::Free, {}, kName},  // where somebody else did it (IS-127)
    {"organisation", Kind::Id, Need::Law},
    {"organisation_then", Kind::Text, Need::Law, {}, kName},  // its name as it was on the day
    {"contact", Kind::Id, Need::When},
    {"contact_name", Kind::Text, Need::When, {}, kName},
    {"contact_title", Kind::Text, Need::Free, {}, kName},
    {"contact_phone", Kind::Text, Need::Free, {}, 40},
    {"contact_email", Kind::Email, Need::Free},
    {"acting_in_capacity", Kind::Choice, Need::When, "answer"},  // IS-107
    {"child_group", Kind::Text, Need::When},                     // IS-110
    {"fv_present", Kind::Choice, Need::Ours, "violence"},
    {"safety_plan_checked", Kind::Choice, Need::When, "plan"},  // IS-431
    {"plan_conflict_note", Kind::Lines, Need::When},
    {"screening_note", Kind::Text, Need::Good},  // W-108
    {"priority", Kind::Choice, Need::Ours, "priority"},
    {"threat_note", Kind::Lines, Need::When},                      // IS-446
    {"source_system", Kind::Choice, Need::Free, "source_system"},  // IS-104
    {"csa_related", Kind::Flag, Need::Free},                       // IS-621
    {"retention_class", Kind::Choice, Need::Free, "keep"},
    {"lead_note", Kind::Lines, Need::When},
};
constexpr F kPersonFields[] = {
    {"given_names", Kind::Name, Need::Law, {}, kName},
    {"family_name", Kind::Name, Need::Law, {}, kName},
    {"other_names", Kind::Text, Need::Free, {}, kName},
    {"is_child", Kind::Flag, Need::Free},
    {"date_of_birth", Kind::Day, Need::Free},
    {"unborn", Kind::Flag, Need::Free},  // IS-109
    {"expected_on", Kind::Day, Need::When},
    {"report_reference", Kind::Text, Need::When, {}, kName},
    {"gender", Kind::Text, Need::Free, {}, kName},
    {"relation", Kind::Text, Need::Free, {}, kName},
    {"roles", Kind::Choices, Need::When, "subject_role"},  // IS-224
    {"is_our_client", Kind::Flag, Need::Ours},
    {"identifiers", Kind::Text, Need::Free, {}, kShort},
    {"address", Kind::Text, Need::Free, {}, kShort},  // IS-406: masked while violence is not ruled out
    {"aboriginal_or_islander", Kind::Text, Need::Free, {}, kName},
    {"interpreter", Kind::Text, Need::Free, {}, kName},
    {"misidentified", Kind::Choice, Need::Free, "misidentified"},
    {"role_ended_on", Kind::Day, Need::Free},        // IS-455: of the perpetrator's role
    {"scheme_explained_on", Kind::Day, Need::Good},  // IS-495
    {"why_engaged", Kind::Lines, Need::Free, {}, kShort},
};
// Facts of the decision table are fields of the item, under their own names; "CISS." or "FVISS." before one that
// differs between the schemes.
constexpr F kItemFields[] = {
    {"what", Kind::Text, Need::Law, {}, kShort},
    {"persons", Kind::Text, Need::When, {}, 200},  // numbers of the persons shown in it
    {"flow", Kind::Choice, Need::Ours, "flow"},
    {"why_needed", Kind::Text, Need::Ours, {}, kShort},  // IS-208
    {"is_entire_file", Kind::Flag, Need::Free},          // W-114
    {"period", Kind::Text, Need::Free, {}, kShort},
    {"wanted", Kind::Choice, Need::Free, "wanted"},
    {"is_held", Kind::Choice, Need::Free, "yes_no"},  // IS-422
    {"summary", Kind::Lines, Need::Law, {}, kSummary},
    {"opinion", Kind::Lines, Need::Good, {}, kSummary},  // IS-403: facts and opinions apart
    {"original_source", Kind::Text, Need::Good, {}, kShort},
    {"obtained_on", Kind::Day, Need::Good},
    {"told_source", Kind::Choice, Need::Good, "yes_no"},
    {"not_told_reason", Kind::Choice, Need::Good, "why_not"},
    {"purpose", Kind::Choice, Need::Ours, "purpose"},
    {"part1", Kind::Choice, Need::Ours, "answer"},
    {"part1_reason", Kind::Lines, Need::Ours, {}, kShort},
    {"activities", Kind::Choices, Need::Ours, "activity"},
    {"activities_unknown", Kind::Choice, Need::Free, "no_activity"},
    {"relevant", Kind::Choice, Need::Ours, "answer"},
    {"relevance_note", Kind::Text, Need::When, {}, kShort},  // IS-223
    {"necessary", Kind::Choice, Need::Ours, "answer"},
    {"principle_breach", Kind::Choice, Need::Free, "principle"},
    {"other_law_answered", Kind::Choice, Need::Ours, "answer"},
    {"override", Kind::Choice, Need::Free, "override"},
    {"fv_override", Kind::Choice, Need::When, "answer"},
    {"fv_override_note", Kind::Text, Need::When, {}, kShort},
    {"own_information", Kind::Choice, Need::Free, "yes_no"},
    {"context_in_request", Kind::Choice, Need::Free, "yes_no"},
    {"sharing_could_raise_risk", Kind::Choice, Need::When, "answer"},
    {"risk_reason", Kind::Lines, Need::When, {}, kShort},  // the three supports of IS-215
    {"risk_advice", Kind::Text, Need::When, {}, kShort},
    {"risk_lead", Kind::Text, Need::When, {}, kName},
    {"subject_role", Kind::Choice, Need::When, "subject_role"},
    {"child_at_risk", Kind::Choice, Need::When, "answer"},
    {"relevant_to_child_risk", Kind::Choice, Need::When, "answer"},
    {"serious_threat", Kind::Choice, Need::When, "answer"},
    {"serious_threat_note", Kind::Lines, Need::When, {}, kShort},
    {"consent", Kind::Choice, Need::When, "consent"},
    {"consent_by", Kind::Choice, Need::Free, "consent_by"},
    {"derived_from", Kind::Text, Need::Free, {}, kName},  // IS-451: the record out of which it was passed on
};
constexpr F kLawFields[] = {
    // IS-306: one row for each provision that restricts an item
    {"item", Kind::Text, Need::Law, {}, 8},
    {"law", Kind::Choice, Need::Law, "law"},
    {"provision", Kind::Text, Need::When, {}, kShort},
    {"permitted", Kind::Choice, Need::Law, "answer"},
    {"note", Kind::Text, Need::When, {}, kShort},
};
constexpr F kRecipientFields[] = {
    {"kind", Kind::Choice, Need::Law, "recipient"},
    {"organisation", Kind::Id, Need::When},
    {"organisation_then", Kind::Text, Need::When, {}, kName},
    {"contact", Kind::Id, Need::When},
    {"contact_name", Kind::Text, Need::When, {}, kName},
    {"name", Kind::Text, Need::When, {}, kName},  // of the person told
    {"capacity", Kind::Text, Need::When, {}, kShort},
    {"identity", Kind::Text, Need::When, {}, kShort},  // IS-139: how identity and capacity were checked
    {"identity_result", Kind::Choice, Need::When, "answer"},
    {"acting_in_capacity", Kind::Choice, Need::When, "answer"},
    {"destination", Kind::Text, Need::Ours, {}, kShort},
    {"recipient_perpetrator", Kind::Choice, Need::When, "perpetrator"},
    {"arrived", Kind::Text, Need::Free, {}, 40},
    {"left", Kind::Text, Need::Free, {}, 40},
};
constexpr F kViewFields[] = {
    {"person", Kind::Text, Need::Good, {}, kName},
    {"relation", Kind::Text, Need::Good, {}, kName},
    {"sought", Kind::Choice, Need::Law, "yes_no"},
    {"obtained", Kind::Choice, Need::When, "obtained"},
    {"not_sought_reason", Kind::Choice, Need::When, "why_not"},
    {"not_sought_text", Kind::Lines, Need::When, {}, kShort},
    {"sought_on", Kind::Day, Need::Good},
    {"sought_by", Kind::Text, Need::Good, {}, kName},
    {"supports", Kind::Text, Need::Good, {}, kShort},
    {"views", Kind::Lines, Need::Good, {}, kSummary},
    {"taken_into_account", Kind::Choice, Need::Good, "account"},
    {"effect", Kind::Lines, Need::Good, {}, kShort},
    {"disagreement", Kind::Lines, Need::Free, {}, kShort},
    {"no_leak", Kind::Flag, Need::Free},  // IS-493
};
constexpr F kNoticeFields[] = {
    {"person", Kind::Text, Need::Good, {}, kName},
    {"informed", Kind::Choice, Need::Law, "informed"},
    {"informed_on", Kind::Day, Need::Good},
    {"informed_by", Kind::Text, Need::Good, {}, kName},
    {"how", Kind::Text, Need::Good, {}, kShort},
    {"reason", Kind::Choice, Need::Good, "not_informed"},
    {"reason_text", Kind::Lines, Need::Good, {}, kShort},
    {"ask_again_on", Kind::Day, Need::Free},
};
constexpr F kConsentFields[] = {
    {"person", Kind::Text, Need::Law, {}, kName},
    {"form", Kind::Choice, Need::When, "consent_form"},
    {"given_on", Kind::Day, Need::When},
    {"obtained_by", Kind::Text, Need::When, {}, kName},
    {"scope", Kind::Lines, Need::When, {}, kShort},
    {"conduct", Kind::Text, Need::When, {}, kShort},  // IS-497
    {"is_voluntary", Kind::Flag, Need::When},         // IS-496, all three
    {"is_informed", Kind::Flag, Need::When},
    {"has_capacity", Kind::Flag, Need::When},
    {"expires_on", Kind::Day, Need::Free},
    {"withdrawn_on", Kind::Day, Need::Free},
    {"refused_on", Kind::Day, Need::Free},
    {"basis", Kind::Choice, Need::When, "basis"},  // shared without it
    {"basis_text", Kind::Lines, Need::When, {}, kShort},
    {"was_told", Kind::Choice, Need::When, "yes_no"},
};
constexpr F kDocumentFields[] = {
    {"kind", Kind::Choice, Need::Law, "document"},
    {"is_held", Kind::Choice, Need::Law, "yes_no"},
    {"file", Kind::Id, Need::When},
    {"as_of", Kind::Day, Need::Good},
    {"pointer", Kind::Text, Need::Free, {}, kShort},
};
constexpr F kRequestFields[] = {
    {"made_on", Kind::Day, Need::Law},
    {"received_on", Kind::Day, Need::Ours},
    {"why", Kind::Lines, Need::Good},
    {"needed_by", Kind::Day, Need::Good},
    {"needed_why", Kind::Text, Need::Good, {}, kShort},
    {"urgency", Kind::Lines, Need::Good, {}, kShort},
    {"claimed_status", Kind::Text, Need::Ours, {}, kShort},
    {"consent_relied_on", Kind::Text, Need::When, {}, kShort},
    {"received_information", Kind::Lines, Need::When, {}, kSummary},
    {"views_reported", Kind::Lines, Need::Good, {}, kShort},
};
constexpr F kAskingFields[] = {
    {"why", Kind::Lines, Need::Good},
    {"why_holder", Kind::Text, Need::Ours, {}, kShort},
    {"is_original_source", Kind::Choice, Need::Good, "answer"},  // IS-411
    {"needed_by", Kind::Day, Need::Good},
    {"needed_why", Kind::Text, Need::Good, {}, kShort},
    {"urgency", Kind::Lines, Need::Good, {}, kShort},
    {"preferred_channel", Kind::Text, Need::Good, {}, kShort},
    {"safe_contact", Kind::Text, Need::Free, {}, kShort},
    {"must_not_learn", Kind::Text, Need::Free, {}, kShort},
    {"maram_level", Kind::Text, Need::Free, {}, kName},
    {"discloses_info", Kind::Choice, Need::Ours, "yes_no"},  // IS-410
    {"sent_on", Kind::Day, Need::Free},
    {"sent_channel", Kind::Text, Need::Free, {}, kShort},
    {"receipt", Kind::Text, Need::Free, {}, kName},  // IS-803
    {"answered_on", Kind::Day, Need::Free},
    {"answer_summary", Kind::Lines, Need::Free, {}, kSummary},
    {"refusal_reasons", Kind::Lines, Need::Free},  // IS-465
    {"written_reasons", Kind::Choice, Need::Free, "yes_no"},
    {"discussion", Kind::Lines, Need::Free},
};
constexpr F kDisclosureFields[] = {
    {"trigger", Kind::Text, Need::Ours, {}, kShort},
    {"request", Kind::Id, Need::Free},
    {"threshold_how", Kind::Lines, Need::Good, {}, kSummary},  // W-104
    {"method", Kind::Text, Need::Ours, {}, kShort},
    {"recipient_knows_scheme", Kind::Choice, Need::Good, "answer"},
    {"assessment_on", Kind::Day, Need::Good},
};
constexpr F kSafetyFields[] = {
    {"risk_significance", Kind::Lines, Need::Ours, {}, kShort},
    {"how_it_helps", Kind::Lines, Need::Good, {}, kShort},
    {"told_by", Kind::Text, Need::Ours, {}, kName},
    {"told_how", Kind::Text, Need::Ours, {}, kShort},
    {"told_of_limit", Kind::Flag, Need::Ours},  // IS-466
    {"assessment_on", Kind::Day, Need::Good},
};
constexpr F kRefusalFields[] = {
    {"request", Kind::Id, Need::Law},
    {"internal_reason", Kind::Lines, Need::Law},
    {"external_reason", Kind::Lines, Need::Law},
    {"is_withheld", Kind::Choice, Need::Ours, "yes_no"},  // IS-463
    {"withheld_why", Kind::Lines, Need::When, {}, kShort},
    {"reasons_method", Kind::Text, Need::Law, {}, kShort},
    {"reasons_sent_on", Kind::Day, Need::Law},
    {"discussed_with", Kind::Text, Need::Good, {}, kShort},
    {"discussed_on", Kind::Day, Need::Good},
    {"what_would_change", Kind::Lines, Need::Good, {}, kShort},
};
constexpr F kClarificationFields[] = {
    {"request", Kind::Id, Need::Law},
    {"asked_by", Kind::Choice, Need::Ours, "yes_no"},  // YES: by us
    {"asked_on", Kind::Day, Need::Ours},
    {"question", Kind::Lines, Need::Ours, {}, kShort},
    {"question_purpose", Kind::Choice, Need::Ours, "clarify"},
    {"answer", Kind::Lines, Need::Free, {}, kSummary},
    {"answered_on", Kind::Day, Need::Free},
    {"answered_by", Kind::Text, Need::Free, {}, kName},
};
constexpr F kConferenceFields[] = {
    {"place", Kind::Text, Need::Ours, {}, kShort},
    {"convenor", Kind::Text, Need::Ours, {}, kName},
    {"is_scheme_sharing", Kind::Choice, Need::Ours, "yes_no"},
    {"actions", Kind::Lines, Need::Good},
};
constexpr F kComplaintFields[] = {
    {"made_on", Kind::Day, Need::Law},
    {"received_on", Kind::Day, Need::Law},
    {"nature", Kind::Lines, Need::Law},
    {"action_taken", Kind::Lines, Need::Law},
    {"prevention", Kind::Lines, Need::Law},
    {"resolved_on", Kind::Day, Need::Law},
    {"further_action", Kind::Lines, Need::When},
    {"regulator_told", Kind::Choice, Need::Good, "yes_no"},
    {"complainant", Kind::Choice, Need::Ours, "complainant"},
    {"complainant_name", Kind::Text, Need::Free, {}, kName},
    {"channel", Kind::Choice, Need::Ours, "channel"},
    {"subject", Kind::Text, Need::Ours, {}, kName},  // the person complained about
    {"linked_record", Kind::Id, Need::Ours},
    {"handler", Kind::Id, Need::Ours},
};
constexpr F kCorrectionFields[] = {
    {"record", Kind::Id, Need::Law},
    {"wrong", Kind::Lines, Need::Ours, {}, kSummary},
    {"found_on", Kind::Day, Need::Ours},
    {"found_how", Kind::Text, Need::Ours, {}, kShort},
    {"correct", Kind::Lines, Need::Ours, {}, kSummary},
    {"own_steps", Kind::Lines, Need::When, {}, kSummary},
    {"affected", Kind::Lines, Need::Good, {}, kShort},
    {"came_from", Kind::Text, Need::Free, {}, kShort},  // IS-453
};
constexpr F kToldFields[] = {
    // of a correction: each earlier recipient (IS-451)
    {"record", Kind::Id, Need::Law},
    {"organisation", Kind::Id, Need::When},
    {"organisation_then", Kind::Text, Need::Law, {}, kName},
    {"contact", Kind::Id, Need::When},
    {"disclosure", Kind::Id, Need::When},  // by which they were told (IS-452)
    {"told_on", Kind::Day, Need::When},
    {"how", Kind::Text, Need::When, {}, kShort},
    {"acknowledged_on", Kind::Day, Need::Good},
    {"why_not", Kind::Lines, Need::When, {}, kShort},
};
constexpr F kAffectedFields[] = {{"record", Kind::Id, Need::Law}};  // where the person stands as a perpetrator
constexpr F kMisidentificationFields[] = {
    {"basis", Kind::Lines, Need::Ours, {}, kSummary},
    {"advice", Kind::Text, Need::Good, {}, kShort},
    {"role_ended_on", Kind::Day, Need::When},
    {"correct", Kind::Lines, Need::Ours, {}, kSummary},
    {"own_steps", Kind::Lines, Need::When, {}, kSummary},
};
constexpr F kAccessFields[] = {
    {"requester", Kind::Text, Need::Ours, {}, kName},
    {"whose", Kind::Text, Need::Ours, {}, kName},
    {"access_law", Kind::Choice, Need::Ours, "access_law"},
    {"identity", Kind::Text, Need::Ours, {}, kShort},
    {"requester_perpetrator", Kind::Choice, Need::Ours, "perpetrator"},  // IS-473
    {"decision", Kind::Choice, Need::When, "access_decision"},
    {"ground", Kind::Text, Need::When, {}, kShort},
    {"reasonable_grounds", Kind::Lines, Need::When, {}, kSummary},
    {"child_safety", Kind::Lines, Need::When, {}, kShort},  // IS-471
    {"redactions", Kind::Lines, Need::Ours, {}, kSummary},
    {"contact_made_safely", Kind::Choice, Need::Good, "yes_no"},
    {"decided_on", Kind::Day, Need::Ours},
};
constexpr F kSubpoenaFields[] = {
    {"court", Kind::Text, Need::Ours, {}, kName},
    {"party", Kind::Text, Need::Ours, {}, kName},
    {"served_on", Kind::Day, Need::Ours},
    {"return_on", Kind::Day, Need::Ours},
    {"scope", Kind::Lines, Need::Ours, {}, kSummary},
    {"legal_advice", Kind::Lines, Need::Ours, {}, kSummary},  // IS-474
    {"objection", Kind::Choice, Need::Free, "objection"},
    {"produced_on", Kind::Day, Need::Free},
    {"limits", Kind::Lines, Need::Free, {}, kShort},
    {"family_told", Kind::Lines, Need::Good, {}, kShort},
};

constexpr Part kHeader{"header", 0, kHeaderFields}, kPersons{"person", 50, kPersonFields},
    kItems{"item", 50, kItemFields}, kLaws{"law", 100, kLawFields}, kRecipients{"recipient", 30, kRecipientFields},
    kViews{"view", 50, kViewFields}, kNotices{"notice", 50, kNoticeFields}, kConsents{"consent", 50, kConsentFields},
    kDocuments{"document", 20, kDocumentFields}, kTold{"told", 100, kToldFields},
    kAffected{"affected", 200, kAffectedFields}, kAsked{"request", 0, kRequestFields},
    kAsking{"asking", 0, kAskingFields}, kDisclosure{"disclosure", 0, kDisclosureFields},
    kSafety{"safety", 0, kSafetyFields}, kRefusal{"refusal", 0, kRefusalFields},
    kClarification{"clarification", 0, kClarificationFields}, kConference{"conference", 0, kConferenceFields},
    kComplaint{"complaint", 0, kComplaintFields}, kCorrection{"correction", 0, kCorrectionFields},
    kMisidentification{"misidentification", 0, kMisidentificationFields}, kAccess{"access", 0, kAccessFields},
    kSubpoena{"subpoena", 0, kSubpoenaFields};

using P = const Part*;
constexpr P kRequestIn[] = {&kHeader, &kAsked,   &kPersons,  &kItems,     &kLaws,
                            &kViews,  &kNotices, &kConsents, &kDocuments, &kRefusal};
constexpr P kRequestOut[] = {&kHeader, &kAsking, &kPersons, &kItems, &kLaws, &kViews, &kNotices, &kConsents};
constexpr P kClarify_[] = {&kHeader, &kClarification};
constexpr P kDisclosing[] = {&kHeader,     &kDisclosure, &kPersons, &kItems,    &kLaws,
                             &kRecipients, &kViews,      &kNotices, &kConsents, &kDocuments};
constexpr P kRefusing[] = {&kHeader, &kRefusal, &kPersons, &kItems, &kLaws};
constexpr P kTelling[] = {&kHeader,     &kSafety, &kPersons, &kItems,    &kLaws,
                          &kRecipients, &kViews,  &kNotices, &kDocuments};
constexpr P kConferring[] = {&kHeader,     &kConference, &kPersons, &kItems,    &kLaws,
                             &kRecipients, &kViews,      &kNotices, &kConsents, &kDocuments};
constexpr P kComplaining[] = {&kHeader, &kComplaint};
constexpr P kCorrecting[] = {&kHeader, &kCorrection, &kPersons, &kTold};
constexpr P kMistaken[] = {&kHeader, &kMisidentification, &kPersons, &kAffected, &kTold};
constexpr P kAccessing[] = {&kHeader, &kAccess, &kPersons};
constexpr P kSummoned[] = {&kHeader, &kSubpoena, &kPersons};

constexpr std::array kTypes{
    RecordType{"request_in", "IN", kRequestIn},     RecordType{"request_out", "OUT", kRequestOut},
    RecordType{"clarification", "", kClarify_},     RecordType{"disclosure", "OUT", kDisclosing},
    RecordType{"refusal", "OUT", kRefusing},        RecordType{"safety_disclosure", "OUT", kTelling},
    RecordType{"conference", "OUT", kConferring},   RecordType{"complaint", "IN", kComplaining},
    RecordType{"correction", "OUT", kCorrecting},   RecordType{"misidentification", "OUT", kMistaken},
    RecordType{"access_request", "IN", kAccessing}, RecordType{"subpoena", "IN", kSummoned},
};

// ---- Checks

std::size_t limit_of(const SheetField& field)
{
    if (field.most != 0) return field.most;
    switch (field.kind) {
        case Kind::Lines: return kLong;
        case Kind::Email: return 254;
        default: return kShort;
    }
}

std::size_t letters_in(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_among(std::span<const Words> codes, std::string_view code)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

Words fault_in(const SheetField& field, const std::string& value)
{
    if (letters_in(value) > limit_of(field)) return "field.too_long";
    switch (field.kind) {
        case Kind::Day: return read_typed_date(value) ? "" : "field.not_a_day";
        case Kind::Flag: return value == kTicked ? "" : "field.unknown";
        case Kind::Choice: return is_among(options_in(field.options), value) ? "" : "field.unknown";
        case Kind::Choices:
            for (const auto& each : values_of({{"x", value}}, "x"))
                if (!is_among(options_in(field.options), each)) return "field.unknown";
            return "";
        default: break;
    }
    const bool takes_lines = field.kind == Kind::Lines;
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == 0x7F || (byte < 0x20 && !(takes_lines && (c == '\n' || c == '\r' || c == '\t'))))
            return "field.unknown";
    }
    return "";
}

/// "exclusion.EX3" of an item, and "CISS.relevant": facts that stand under a longer name.
const SheetField* fact_of(const Part& part, std::string_view field)
{
    constexpr static F kExclusionField{"exclusion", Kind::Choice, Need::Ours, "exclusion"};
    constexpr std::string_view kExclusions = "exclusion.EX";
    if (&part != &kItems) return nullptr;
    if (field.size() == kExclusions.size() + 1 && field.starts_with(kExclusions) && field.back() >= '1' &&
        field.back() <= '8')
        return &kExclusionField;
    for (const Words scheme : {"CISS.", "FVISS."})
        if (field.starts_with(scheme))
            for (const auto& each : part.fields)
                if (each.name == field.substr(scheme.size())) return &each;
    return nullptr;
}

}  // namespace

std::span<const RecordType> record_types() { return kTypes; }

const RecordType* find_record_type(std::string_view name)
{
    for (const auto& type : kTypes)
        if (type.name == name) return &type;
    return nullptr;
}

std::span<const std::string_view> options_in(std::string_view group)
{
    for (const auto& each : kGroups)
        if (each.name == group) return each.codes;
    return {};
}

const SheetField* field_at(const RecordType& type, std::string_view path)
{
    const auto pieces = parts_of(path);
    for (const auto* part : type.parts) {
        if ((part->most == 0) != (pieces.number == 0) || (pieces.number != 0 && part->name != pieces.part)) continue;
        if (pieces.number > 999) return nullptr;
        for (const auto& field : part->fields)
            if (field.name == pieces.field) return &field;
        if (const auto* fact = fact_of(*part, pieces.field)) return fact;
    }
    return nullptr;
}

std::vector<Error> faults_of(const RecordType& type, const Sheet& sheet)
{
    std::vector<Error> faults;
    const auto fault = [&](Words code, const std::string& path) {
        faults.push_back({ErrorKind::Invalid, std::string(code), path, {}});
    };
    for (const auto& [path, value] : sheet) {
        if (value.empty()) continue;
        const auto* field = field_at(type, path);
        if (field == nullptr) fault("sheet.unknown_path", path);
        else if (const auto code = fault_in(*field, value); !code.empty()) fault(code, path);
    }
    for (const auto* part : type.parts)
        if (part->most != 0 && numbers_of(sheet, part->name).size() > static_cast<std::size_t>(part->most))
            fault("sheet.too_many", std::string(part->name));
    return faults;
}

}  // namespace sharing
