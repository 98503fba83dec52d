#include "server/records/print.h"

#include <algorithm>
#include <array>

#include "server/records/print_words.h"

namespace records {

using namespace sharing;

namespace {

using Words = std::string_view;

// ---- The templates (IS-611)

/// `asks`: fields in order, and parts as "person(given_names family_name)"; "*standings": how each item stands.
struct Section {
    Words scheme;  // empty: under any
    Words heading, asks;
};
struct Template {
    Words types;  // several with a space between them
    Words title;
    bool says_scheme{};
    std::span<const Section> sections;
};

constexpr Words kPeople =
    "person(given_names family_name other_names is_child date_of_birth unborn expected_on report_reference gender "
    "relation roles is_our_client address identifiers aboriginal_or_islander interpreter scheme_explained_on "
    "why_engaged) child_group";
constexpr Words kThreshold = "item(part1 part1_reason activities activities_unknown relevant necessary) threshold_how";
constexpr Words kFamilyViolence =
    "fv_present screening_note safety_plan_checked plan_conflict_note item(purpose relevance_note subject_role "
    "child_at_risk relevant_to_child_risk serious_threat serious_threat_note sharing_could_raise_risk risk_reason "
    "risk_advice risk_lead)";
constexpr Words kConsent =
    "consent(person form given_on obtained_by scope conduct is_voluntary is_informed has_capacity expires_on "
    "withdrawn_on refused_on basis basis_text was_told)";
constexpr Words kLaws =
    "item(exclusion.EX1 exclusion.EX2 exclusion.EX3 exclusion.EX4 exclusion.EX5 exclusion.EX6 exclusion.EX7 "
    "exclusion.EX8 other_law_answered override fv_override fv_override_note) law(item law provision permitted note)";
constexpr Words kViews =
    "view(person relation sought obtained sought_on sought_by supports views taken_into_account effect "
    "not_sought_reason not_sought_text disagreement)";
constexpr Words kNotices = "notice(person informed informed_on informed_by how reason reason_text ask_again_on)";
constexpr Words kDocuments = "document(kind is_held as_of pointer)";

constexpr Section kResponse[] = {
    {"", "Who asked, and when",
     "organisation_then contact_name contact_title contact_phone contact_email acting_in_capacity claimed_status mode "
     "made_on received_on scheme other_law_basis priority threat_note needed_by needed_why urgency"},
    {"", "What was asked for, and why", "why item(what persons period wanted why_needed is_entire_file is_held)"},
    {"", "What they told us in asking", "received_information views_reported consent_relied_on"},
    {"", "About whom", kPeople},
    {"CISS", "The three parts of the threshold", kThreshold},
    {"FVISS", "Family violence: purpose, relevance and safety", kFamilyViolence},
    {"FVISS", "Consent", kConsent},
    {"", "Excluded information and other laws", kLaws},
    {"", "What the child and family think", kViews},
    {"", "Who was told that it is shared", kNotices},
    {"", "How each item stands", "*standings"},
    {"", "What was shared", "item(summary opinion original_source obtained_on told_source)"},
    {"", "What was declined, and why",
     "internal_reason external_reason is_withheld withheld_why reasons_method reasons_sent_on discussed_with "
     "discussed_on what_would_change"},
    {"", "Documents kept with it", kDocuments},
};
constexpr Section kSharing[] = {
    {"", "Who was told, and when",
     "recipient(kind organisation_then contact_name name capacity identity identity_result destination "
     "acting_in_capacity recipient_perpetrator arrived left) mode occurred_on occurred_time acted_by place convenor "
     "is_scheme_sharing told_by told_how told_of_limit scheme other_law_basis source_system priority threat_note"},
    {"", "What led to it", "trigger risk_significance how_it_helps"},
    {"", "About whom", kPeople},
    {"", "What was shared",
     "item(what persons flow why_needed is_entire_file summary opinion original_source obtained_on told_source "
     "not_told_reason derived_from) method recipient_knows_scheme assessment_on"},
    {"CISS", "The three parts of the threshold", kThreshold},
    {"FVISS", "Family violence: purpose, relevance and safety", kFamilyViolence},
    {"FVISS", "Consent", kConsent},
    {"", "Excluded information and other laws", kLaws},
    {"", "What the child and family think", kViews},
    {"", "Who was told that it is shared", kNotices},
    {"", "How each item stands", "*standings"},
    {"", "Documents kept with it", kDocuments},
    {"", "What was agreed", "actions"},
};
constexpr Section kAsking[] = {
    {"", "Whom we ask",
     "organisation_then contact_name contact_title contact_phone contact_email acting_in_capacity why_holder "
     "is_original_source preferred_channel scheme other_law_basis priority threat_note"},
    {"", "What we ask for, and why",
     "why needed_by needed_why urgency item(what persons period wanted why_needed is_entire_file)"},
    {"", "About whom", kPeople},
    {"CISS", "The parts of the threshold that are ours to judge", kThreshold},
    {"FVISS", "Family violence: purpose, relevance and safety", kFamilyViolence},
    {"", "How it is to be handled", "safe_contact must_not_learn maram_level discloses_info"},
    {"", "What the child and family think", kViews},
    {"", "Who was told that we ask", kNotices},
    {"FVISS", "Consent", kConsent},
    {"", "How each item stands", "*standings"},
    {"", "Sent, and answered",
     "sent_on sent_channel receipt answered_on answer_summary refusal_reasons written_reasons discussion"},
};
constexpr Section kDecline[] = {
    {"", "Who asked", "organisation_then contact_name contact_title contact_email scheme"},
    {"", "What is declined", "item(what persons period)"},
    {"", "The reasons they are given", "external_reason reasons_method reasons_sent_on"},
    {"", "The reasons we keep", "internal_reason is_withheld withheld_why what_would_change"},
    {"", "Discussed first", "discussed_with discussed_on"},
    {"", "How each item stands", "*standings"},
};
constexpr Section kComplaint[] = {
    {"", "The complaint", "made_on received_on complainant complainant_name channel subject nature"},
    {"", "What was done", "action_taken resolved_on further_action"},
    {"", "So that it does not happen again", "prevention"},
    {"", "The regulators", "regulator_told"},
};

constexpr std::array kTemplates{
    Template{"request_in", "Response to a request", true, kResponse},
    Template{"disclosure safety_disclosure conference", "Sharing of information", true, kSharing},
    Template{"request_out", "Request made", true, kAsking},
    Template{"refusal", "Declining a request", true, kDecline},
    Template{"complaint", "Complaint record", false, kComplaint},
};

bool has_word(Words words, Words word)
{
    while (!words.empty()) {
        const auto end = words.find(' ');
        if (words.substr(0, end) == word) return true;
        words = end == Words::npos ? Words() : words.substr(end + 1);
    }
    return false;
}

const Template* template_for(Words type)
{
    for (const auto& each : kTemplates)
        if (has_word(each.types, type)) return &each;
    return nullptr;
}

/// The next field of a section; of a part, its name, and `fields` the fields in its brackets.
Words next(Words& rest, Words& fields)
{
    fields = {};
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    const auto end = std::min(rest.find_first_of(" ("), rest.size());
    const auto word = rest.substr(0, end);
    rest.remove_prefix(end);
    if (!rest.starts_with('(')) return word;
    const auto close = rest.find(')');
    fields = rest.substr(1, close - 1);
    rest.remove_prefix(close + 1);
    return word;
}

// ---- Putting a record into blocks

/// "Item 2: Attendance since August"
std::string name_of(const Sheet& sheet, Words part, int number)
{
    auto name = words_of("part", part) + " " + std::to_string(number);
    const auto& what = text_at(sheet, part, number, part == "item" ? "what" : "person");
    if (part == "person")
        name += ": " + text_at(sheet, part, number, "given_names") + " " + text_at(sheet, part, number, "family_name");
    else if (!what.empty()) name += ": " + what;
    return name;
}

class Writer {
  public:
    Writer(const Shown& shown, paper::Document& document) : shown_(shown), blocks_(document.blocks) {}

    void section(const Section& section)
    {
        const auto before = blocks_.size();
        blocks_.emplace_back(paper::Heading{std::string(section.heading)});
        auto rest = section.asks;
        Words fields;
        for (auto word = next(rest, fields); !word.empty(); word = next(rest, fields)) {
            if (word == "*standings") standings();
            else if (!fields.empty()) part(word, fields);
            else add(std::string(word));
        }
        flush();
        if (blocks_.size() == before + 1) blocks_.pop_back();  // nothing was written there
    }

    void history()
    {
        paper::Table table{{"When", "Who", "What", "State"}, {}};
        for (const auto& step : shown_.steps)
            table.rows.push_back({long_moment(step.at),
                                  step.name.empty() ? words_of("sharing_role", step.role) : step.name,
                                  words_of("event", step.event), words_of("record_state", step.to)});
        add_table("What was done with it", std::move(table));
        paper::Table files{{"File", "Kind", "Added"}, {}};
        for (const auto& file : shown_.files)
            files.rows.push_back({file.name, file.media_type, long_moment(file.added_at)});
        add_table("Files", std::move(files));
    }

    /// Each field that the type asks for, and what the record says to it.
    void checklist()
    {
        const auto& type = *shown_.held.type;
        for (const auto* each : type.parts) {
            if (each->most == 0) {
                checks(each->name == "header" ? "What every record says" : "What this record says besides",
                       each->fields, "", 0);
                continue;
            }
            for (const int number : numbers_of(shown_.sheet, each->name))
                checks(name_of(shown_.sheet, each->name, number), each->fields, each->name, number);
        }
    }

  private:
    void add(const std::string& path)
    {
        const auto& value = text_of(shown_.sheet, path);
        if (!value.empty()) facts_.rows.emplace_back(label_of(path), value_of(*shown_.held.type, path, value));
    }

    void part(Words name, Words fields)
    {
        flush();
        for (const int number : numbers_of(shown_.sheet, name)) {
            auto rest = fields;
            Words none;
            for (auto field = next(rest, none); !field.empty(); field = next(rest, none))
                for (const Words scheme : {"", "CISS.", "FVISS."})
                    add(path_of(name, number, std::string(scheme) + std::string(field)));
            if (facts_.rows.empty()) continue;
            blocks_.emplace_back(paper::Paragraph{name_of(shown_.sheet, name, number)});
            flush();
        }
    }

    void standings()
    {
        flush();
        paper::Table table{{"Item", "To", "Scheme", "Outcome", "Row", "Reason"}, {}};
        for (const auto& each : shown_.standings) {
            const auto to = each.recipient == 0
                                ? text_of(shown_.sheet, "organisation_then")
                                : text_at(shown_.sheet, "recipient", each.recipient, "organisation_then") +
                                      text_at(shown_.sheet, "recipient", each.recipient, "name");
            table.rows.push_back({std::to_string(each.item), to, each.scheme, words_of("outcome", each.outcome),
                                  each.row, words_of("reason_code", each.reason)});
        }
        if (!table.rows.empty()) blocks_.emplace_back(std::move(table));
    }

    void checks(const std::string& heading, std::span<const SheetField> fields, Words part, int number)
    {
        paper::Table table{{"What is asked", "By", "What the record says"}, {}};
        for (const auto& field : fields) {
            const auto path = part.empty() ? std::string(field.name) : path_of(part, number, field.name);
            const auto& value = text_of(shown_.sheet, path);
            const bool is_asked = field.need == Need::Law || field.need == Need::Ours;
            if (value.empty() && !is_asked) continue;
            table.rows.push_back({label_of(path), std::string(asker_of(field.need)),
                                  value.empty() ? "Not recorded" : value_of(*shown_.held.type, path, value)});
        }
        add_table(heading, std::move(table));
    }

    static Words asker_of(Need need)
    {
        switch (need) {
            case Need::Law: return "the law";
            case Need::When: return "the law, where it applies";
            case Need::Good: return "good practice";
            case Need::Ours: return "our own rules";
            case Need::Free: break;
        }
        return "";
    }

    void add_table(const std::string& heading, paper::Table table)
    {
        if (table.rows.empty()) return;
        blocks_.emplace_back(paper::Heading{heading});
        blocks_.emplace_back(std::move(table));
    }

    void flush()
    {
        if (!facts_.rows.empty()) blocks_.emplace_back(std::move(facts_));
        facts_ = {};
    }

    const Shown& shown_;
    std::vector<paper::Block>& blocks_;
    paper::Facts facts_;
};

bool fits_scheme(Words section, const std::string& scheme)
{
    return section.empty() || scheme == "BOTH" || scheme == section || scheme.empty();
}

/// IS-405: also where nobody has said that there is violence, but somebody is named as using it.
bool may_alert(const Sheet& sheet)
{
    const auto& present = text_of(sheet, "fv_present");
    if (present == "YES" || present == "SUSPECTED") return true;
    return std::any_of(sheet.begin(), sheet.end(), [](const auto& each) {
        const bool is_role = each.first.ends_with(".roles") || each.first.ends_with("subject_role");
        return is_role && each.second.find("PERPETRATOR") != std::string::npos;
    });
}

constexpr const char* kMayAlert =
    "Keep this apart from the file of anybody who uses violence. Do not print it together with, or link it from, that "
    "person's own file: it could alert them.";

}  // namespace

Result<Shown> shown_of(Doing& doing, const Held& held)
{
    auto standings = standings_of(doing, held);
    if (!standings) return fail(standings.error());
    auto steps = store::record_steps(doing.tx, held.record.id);
    if (!steps) return fail(steps.error());
    auto files = files_of(doing.tx, doing.parts.key, held.record.public_id);
    if (!files) return fail(files.error());
    Shown shown{held, shown_sheet(doing, held), std::move(*standings), std::move(*steps), std::move(*files), doing.now};
    if (text_of(shown.sheet, "fv_present") != "NO")
        for (const int person : numbers_of(shown.sheet, "person"))
            if (auto found = shown.sheet.find(path_of("person", person, "address")); found != shown.sheet.end())
                found->second = "Held, and not shown while violence is not ruled out";
    return shown;
}

paper::Document print_of(const Shown& shown, Layout layout, paper::Stamp stamp)
{
    const auto& record = shown.held.record;
    const auto* form = layout == Layout::OfType ? template_for(record.type) : nullptr;
    paper::Document document;
    document.reference = record.ref;
    document.organisation = shown.held.post.service_name;
    document.stamp = std::move(stamp);
    document.title = form == nullptr ? "Record-keeping checklist: " + words_of("record_type", record.type)
                                     : std::string(form->title);
    if (form != nullptr && form->says_scheme && !record.scheme.empty())
        document.title += " · " + words_of("scheme", record.scheme);
    if (may_alert(shown.sheet)) document.blocks.emplace_back(paper::Note{kMayAlert});
    document.blocks.emplace_back(paper::Facts{{{"Kind", words_of("record_type", record.type)},
                                               {"State", words_of("record_state", record.state)},
                                               {"Kept by", record.owner_name},
                                               {"Version", std::to_string(record.version)},
                                               {"Begun", long_moment(record.made_at)}}});
    Writer writer(shown, document);
    if (form == nullptr) writer.checklist();
    else
        for (const auto& section : form->sections)
            if (fits_scheme(section.scheme, record.scheme)) writer.section(section);
    writer.history();
    return document;
}

nlohmann::json json_of(const Shown& shown, const paper::Stamp& stamp)
{
    const auto& record = shown.held.record;
    auto standings = nlohmann::json::array(), steps = nlohmann::json::array(), files = nlohmann::json::array();
    for (const auto& each : shown.standings)
        standings.push_back({{"item", each.item},
                             {"recipient", each.recipient},
                             {"person", each.person},
                             {"scheme", each.scheme},
                             {"outcome", each.outcome},
                             {"row", each.row},
                             {"reason", each.reason}});
    for (const auto& step : shown.steps)
        steps.push_back({{"at", to_iso(step.at)}, {"by", step.name}, {"event", step.event}, {"to", step.to}});
    for (const auto& file : shown.files)
        files.push_back({{"name", file.name}, {"media_type", file.media_type}, {"added_at", to_iso(file.added_at)}});
    auto fields = nlohmann::json::object();
    for (const auto& [path, value] : shown.sheet) fields[path] = value;
    nlohmann::json json{{"classification", "Confidential"},
                        {"exported_by", stamp.by},
                        {"exported_at", to_iso(shown.now)},
                        {"purpose", stamp.purpose},
                        {"organisation", shown.held.post.service_name},
                        {"reference", record.ref},
                        {"type", record.type},
                        {"state", record.state},
                        {"version", record.version},
                        {"fields", std::move(fields)},
                        {"standings", std::move(standings)},
                        {"steps", std::move(steps)},
                        {"files", std::move(files)}};
    if (may_alert(shown.sheet)) json["warning"] = kMayAlert;
    return json;
}

}  // namespace records
