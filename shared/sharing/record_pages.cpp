#include "shared/sharing/record_pages.h"

#include <array>

namespace sharing {

namespace {

constexpr std::array kPages{
    // A request that came in, and its answer
    RecordPage{"request_in", "who_asks",
               "*organisation contact_name contact_title contact_phone contact_email acting_in_capacity mode made_on "
               "received_on scheme other_law_basis claimed_status",
               "g01 g07"},
    RecordPage{
        "request_in", "what_they_need",
        "why needed_by needed_why urgency priority threat_note received_information #people "
        "person(given_names family_name other_names is_child date_of_birth unborn expected_on report_reference roles "
        "relation is_our_client identifiers address aboriginal_or_islander interpreter scheme_explained_on) "
        "child_group #items item(what persons period wanted is_entire_file is_held) fv_present screening_note",
        "g11"},
    RecordPage{"request_in", "may_be_shared", "*aid", "g12 g02"},
    RecordPage{
        "request_in", "views",
        "#views view(person relation sought obtained sought_on sought_by supports views taken_into_account effect "
        "not_sought_reason not_sought_text disagreement no_leak) #notices notice(person informed informed_on "
        "informed_by how reason reason_text ask_again_on) safety_plan_checked plan_conflict_note #consents "
        "consent(person form given_on obtained_by scope conduct is_voluntary is_informed has_capacity withdrawn_on "
        "refused_on basis basis_text was_told) #documents document(kind is_held as_of pointer)",
        "g08"},
    RecordPage{"request_in", "exactly", "*exactly", "g03"},
    RecordPage{"request_in", "check", "*check", "g04 g05 g09"},
    // What is told to an organisation without a request, or in a conference
    RecordPage{
        "disclosure", "who_gets",
        "recipient(kind *organisation contact_name destination acting_in_capacity) mode occurred_on occurred_time "
        "acted_by scheme other_law_basis source_system",
        "g01"},
    RecordPage{"conference", "conference",
               "place convenor occurred_on occurred_time scheme other_law_basis is_scheme_sharing #participants "
               "recipient(kind *organisation contact_name acting_in_capacity arrived left) actions",
               "g01"},
    RecordPage{"safety_disclosure", "who_is_told",
               "recipient(kind name capacity identity identity_result recipient_perpetrator) mode occurred_on "
               "occurred_time told_by told_how scheme told_of_limit",
               "g06"},
    RecordPage{
        "disclosure conference safety_disclosure", "what_is_shared",
        "trigger priority threat_note #people person(given_names family_name other_names is_child date_of_birth unborn "
        "expected_on report_reference roles relation is_our_client address scheme_explained_on) child_group #items "
        "item(what persons is_entire_file) fv_present screening_note",
        "g11"},
    RecordPage{"disclosure conference safety_disclosure", "may_be_shared", "*aid", "g12 g02"},
    RecordPage{
        "disclosure conference safety_disclosure", "views",
        "#views view(person relation sought obtained sought_on sought_by supports views taken_into_account effect "
        "not_sought_reason not_sought_text disagreement no_leak) #notices notice(person informed informed_on "
        "informed_by how reason reason_text ask_again_on) safety_plan_checked plan_conflict_note #consents "
        "consent(person form given_on obtained_by scope conduct is_voluntary is_informed has_capacity withdrawn_on "
        "refused_on basis basis_text was_told) #documents document(kind is_held as_of pointer)",
        "g08"},
    RecordPage{"disclosure conference", "exactly", "*exactly threshold_how method recipient_knows_scheme", "g03"},
    RecordPage{"safety_disclosure", "exactly", "*exactly risk_significance how_it_helps", "g03"},
    RecordPage{"disclosure conference safety_disclosure", "check", "*check", "g04 g05 g09"},
    // A request of ours
    RecordPage{"request_out", "whom_we_ask",
               "*organisation contact_name contact_email scheme why_holder is_original_source preferred_channel mode",
               "g01"},
    RecordPage{
        "request_out", "what_we_ask",
        "why needed_by needed_why urgency priority threat_note #people person(given_names family_name other_names "
        "is_child date_of_birth unborn expected_on report_reference gender roles relation identifiers interpreter "
        "why_engaged) child_group #items item(what persons period wanted is_entire_file) fv_present screening_note "
        "safe_contact must_not_learn maram_level discloses_info",
        "g11"},
    RecordPage{"request_out", "may_we_ask", "*aid", "g12"},
    RecordPage{"request_out", "check", "*check", "g09"},
    RecordPage{"request_out", "their_answer",
               "sent_on sent_channel receipt answered_on answer_summary refusal_reasons written_reasons discussion",
               "g10"},
    // What follows, and what else there is
    RecordPage{"refusal", "reasons",
               "internal_reason external_reason is_withheld withheld_why reasons_method reasons_sent_on discussed_with "
               "discussed_on what_would_change",
               "g12"},
    RecordPage{"clarification", "question",
               "asked_by asked_on question question_purpose answer answered_on answered_by", "g11"},
    RecordPage{
        "complaint", "complaint",
        "made_on received_on complainant complainant_name channel nature subject action_taken prevention resolved_on "
        "further_action regulator_told",
        "g10"},
    RecordPage{"correction", "correction",
               "wrong found_on found_how correct own_steps affected came_from #told told(organisation_then told_on how "
               "acknowledged_on why_not)",
               "g02"},
    RecordPage{"misidentification", "misidentification",
               "person(given_names family_name misidentified) basis advice role_ended_on correct own_steps #told "
               "told(organisation_then told_on how acknowledged_on why_not)",
               "g02"},
    RecordPage{
        "access_request", "access",
        "requester whose access_law identity requester_perpetrator child_safety decision ground reasonable_grounds "
        "redactions contact_made_safely decided_on",
        "g10"},
    RecordPage{"subpoena", "subpoena",
               "court party served_on return_on scope legal_advice lead_note objection produced_on limits family_told",
               "g04"},
    RecordPage{"refusal clarification complaint correction misidentification access_request subpoena", "check",
               "*check", "g09"},
};

constexpr std::array kConditions{
    FieldCondition{"", "other_law_basis", "scheme", "OTHER_LAW"},
    FieldCondition{"", "threat_note", "priority", "P1"},
    FieldCondition{"", "safety_plan_checked", "fv_present", "YES SUSPECTED"},
    FieldCondition{"", "plan_conflict_note", "safety_plan_checked", "YES"},
    FieldCondition{"", "screening_note", "fv_present", "SUSPECTED"},
    FieldCondition{"", "withheld_why", "is_withheld", "YES"},
    FieldCondition{"", "further_action", "resolved_on", "*"},
    FieldCondition{"person", "expected_on", "unborn", "*"},
    FieldCondition{"person", "report_reference", "unborn", "*"},
    FieldCondition{"person", "date_of_birth", "is_child", "*"},
    FieldCondition{"item", "obtained_on", "original_source", "*"},
    FieldCondition{"item", "told_source", "original_source", "*"},
    FieldCondition{"item", "not_told_reason", "told_source", "NO"},
    FieldCondition{"item", "serious_threat_note", "serious_threat", "YES"},
    FieldCondition{"item", "risk_reason", "sharing_could_raise_risk", "NO"},
    FieldCondition{"item", "risk_advice", "sharing_could_raise_risk", "NO"},
    FieldCondition{"item", "risk_lead", "sharing_could_raise_risk", "NO"},
    FieldCondition{"law", "provision", "law", "OTHER"},
    FieldCondition{"law", "note", "permitted", "YES"},
    FieldCondition{"view", "obtained", "sought", "YES"},
    FieldCondition{"view", "sought_on", "sought", "YES"},
    FieldCondition{"view", "sought_by", "sought", "YES"},
    FieldCondition{"view", "supports", "sought", "YES"},
    FieldCondition{"view", "views", "obtained", "YES PARTLY"},
    FieldCondition{"view", "taken_into_account", "obtained", "YES PARTLY"},
    FieldCondition{"view", "effect", "taken_into_account", "*"},
    FieldCondition{"view", "not_sought_reason", "sought", "NO"},
    FieldCondition{"view", "not_sought_text", "sought", "NO"},
    FieldCondition{"view", "no_leak", "sought", "YES"},
    FieldCondition{"notice", "informed_on", "informed", "BEFORE AFTER"},
    FieldCondition{"notice", "informed_by", "informed", "BEFORE AFTER"},
    FieldCondition{"notice", "how", "informed", "BEFORE AFTER"},
    FieldCondition{"notice", "reason", "informed", "NO"},
    FieldCondition{"notice", "reason_text", "informed", "NO"},
    FieldCondition{"notice", "ask_again_on", "informed", "NO NOT_YET"},
    FieldCondition{"consent", "conduct", "form", "IMPLIED"},
    FieldCondition{"consent", "is_voluntary", "form", "*"},
    FieldCondition{"consent", "is_informed", "form", "*"},
    FieldCondition{"consent", "has_capacity", "form", "*"},
    FieldCondition{"document", "file", "is_held", "YES"},
    FieldCondition{"document", "as_of", "is_held", "YES"},
    FieldCondition{"document", "pointer", "is_held", "YES"},
};

}  // namespace

std::span<const FieldCondition> field_conditions() { return kConditions; }
std::span<const RecordPage> record_pages() { return kPages; }

}  // namespace sharing
