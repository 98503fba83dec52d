// What leaves on paper: whose words are in it, and whose are not (IS-405, IS-406, IS-608 to IS-612, IS-802, IS-803).
#include "server/records/exports.h"
#include "tests/records/record_world.h"

using Catch::Matchers::ContainsSubstring;
using sharing::Sheet;

namespace {

struct Paper : RecordWorld {
    records::ExportService exports{admin};

    std::string file(const std::string& who, const std::string& name, Fields fields, const std::string& format = "txt")
    {
        fields["format"] = format;
        fields["purpose"] = "For a test of ours";
        const auto made = exports.make(caller(who), name, fields);
        if (made) return made->bytes;
        std::string told;
        for (const auto& error : made.error().errors)
            told += (told.empty() ? "" : " ") + error.code + (error.field.empty() ? "" : "@" + error.field);
        return told;
    }
    std::string print(const std::string& record, const std::string& who = kSally, const std::string& layout = {})
    {
        return unwrapped(file(who, "record", {{"record", record}, {"layout", layout}}));
    }
    std::string letter(const std::string& record, Fields more = {}, const std::string& who = kSally)
    {
        more["record"] = record;
        return unwrapped(file(who, "letter", more));
    }
    /// Lines are broken where they are full: for what is looked for a blank is any of them.
    static std::string unwrapped(std::string text)
    {
        std::string out;
        for (const char c : text) {
            const bool is_blank = c == ' ' || c == '\n' || c == '|';  // the bar stands before each line of a note
            if (!is_blank) out += c;
            else if (!out.empty() && out.back() != ' ') out += ' ';
        }
        return out;
    }
    Sheet request_out()
    {
        auto sheet = answered();
        for (const auto* path : {"made_on", "received_on", "notice.1.person", "notice.1.informed"}) sheet.erase(path);
        for (const int item : {1, 2})
            for (const auto* field : {"summary", "is_held"}) sheet.erase(sharing::path_of("item", item, field));
        sheet["person.1.date_of_birth"] = "2018-06-01";
        sheet["person.1.interpreter"] = "Vietnamese";
        sheet["why_holder"] = "They visit each week";
        return sheet;
    }
};

void has_none(const std::string& text, std::initializer_list<const char*> words)
{
    for (const auto* word : words) CHECK_THAT(text, !ContainsSubstring(word));
}

}  // namespace

TEST_CASE("IS-611 each of the seven templates has its own print, by type and scheme")
{
    Paper world;
    const auto titled = [&](const std::string& type, const std::string& scheme) {
        auto sheet = type == "complaint" || type == "refusal" || type == "subpoena" ? Sheet{} : world.disclosure();
        if (type == "request_in") sheet = world.answered();
        sheet["scheme"] = scheme;
        const auto text = world.print(world.start(kSally, type, sheet));
        return text.substr(0, text.find("Reference"));
    };
    CHECK_THAT(titled("request_in", "CISS"), ContainsSubstring("Response to a request · Child Information Sharing"));
    CHECK_THAT(titled("request_in", "FVISS"), ContainsSubstring("Response to a request · Family Violence Information"));
    CHECK_THAT(titled("disclosure", "CISS"), ContainsSubstring("Sharing of information · Child Information Sharing"));
    CHECK_THAT(titled("disclosure", "FVISS"), ContainsSubstring("Sharing of information · Family Violence"));
    CHECK_THAT(titled("complaint", ""), ContainsSubstring("Complaint record"));
    CHECK_THAT(titled("refusal", "CISS"), ContainsSubstring("Declining a request"));
    const auto record = world.start(kSally, "request_in", world.answered());
    CHECK_THAT(world.print(record, kSally, "checklist"), ContainsSubstring("Record-keeping checklist"));
    CHECK(world.print(record, kSally, "poster") == "field.unknown@layout");
}

TEST_CASE("IS-611 a print says the three parts under CISS, purpose and consent under FVISS, and both under both")
{
    Paper world;
    const auto printed = [&](const char* scheme) {
        auto sheet = world.answered();
        sheet["scheme"] = scheme;
        sheet["consent.1.person"] = "Testina Sampleton";
        sheet["consent.1.form"] = "WRITTEN";
        return world.print(world.start(kSally, "request_in", sheet));
    };
    const auto ciss = printed("CISS"), fviss = printed("FVISS"), both = printed("BOTH");
    for (const auto* text : {&ciss, &both}) CHECK_THAT(*text, ContainsSubstring("three parts of the threshold"));
    CHECK_THAT(ciss, !ContainsSubstring("Consent"));
    CHECK_THAT(fviss, !ContainsSubstring("three parts of the threshold"));
    for (const auto* text : {&fviss, &both}) CHECK_THAT(*text, ContainsSubstring("Consent"));
    CHECK_THAT(ciss, ContainsSubstring("Happy for the nurse to know"));
    CHECK_THAT(ciss, ContainsSubstring("D19"));
    CHECK_THAT(ciss, ContainsSubstring("No, nothing I know points to it"));  // and not "Not known"
    CHECK_THAT(ciss, ContainsSubstring("How it serves them"));
}

TEST_CASE("IS-611 a checklist says of everything that the law asks for whether it is recorded")
{
    Paper world;
    auto sheet = world.answered();
    sheet.erase("made_on");
    const auto text = world.print(world.start(kSally, "request_in", sheet), kSally, "checklist");
    CHECK_THAT(text, ContainsSubstring("Not recorded"));
    CHECK_THAT(text, ContainsSubstring("the law"));
    CHECK_THAT(text, ContainsSubstring("Eleven days away since August"));
}

TEST_CASE("IS-405 a print warns on top where there is violence or somebody is named as using it, and only there")
{
    Paper world;
    const auto warns = [&](const Sheet& sheet) {
        const auto text = world.print(world.start(kSally, "request_in", sheet));
        const auto at = text.find("it could alert them");
        CHECK((at == std::string::npos || at < text.find("Kind")));
        return at != std::string::npos;
    };
    auto sheet = world.answered();
    CHECK_FALSE(warns(sheet));
    for (const auto* present : {"YES", "SUSPECTED"}) {
        sheet["fv_present"] = present;
        CHECK(warns(sheet));
    }
    sheet["fv_present"] = "NO";
    sheet["person.2.given_names"] = "Zed";
    sheet["person.2.roles"] = "ALLEGED_PERPETRATOR";
    CHECK(warns(sheet));
}

TEST_CASE("IS-406 where violence is not ruled out an address is on no print and in no copy")
{
    Paper world;
    auto sheet = world.answered();
    sheet["person.1.address"] = "1 Nowhere Street";
    CHECK_THAT(world.print(world.start(kSally, "request_in", sheet)), ContainsSubstring("1 Nowhere Street"));
    for (const auto* present : {"YES", "SUSPECTED", "UNKNOWN"}) {
        sheet["fv_present"] = present;
        const auto record = world.start(kSally, "request_in", sheet);
        CHECK_THAT(world.print(record), !ContainsSubstring("Nowhere Street"));
        CHECK_THAT(world.file(kSally, "record", {{"record", record}}, "json"), !ContainsSubstring("Nowhere Street"));
    }
}

TEST_CASE("IS-463 who may not see a ground that is withheld does not print it either")
{
    Paper world;
    auto sheet = world.answered();
    sheet["internal_reason"] = "EX2: enquiries under way";
    sheet["is_withheld"] = "YES";
    const auto record = world.start(kSally, "request_in", sheet);
    CHECK_THAT(world.print(record, kRita), ContainsSubstring("enquiries under way"));
    CHECK_THAT(world.print(record, "otto.auditor"), !ContainsSubstring("enquiries under way"));
    CHECK_THAT(world.file("otto.auditor", "record", {{"record", record}}, "json"),
               !ContainsSubstring("enquiries under way"));
}

TEST_CASE("IS-612 a letter about what is shared has the items that may go there, and nothing else of the record")
{
    Paper world;
    auto sheet = world.disclosure();
    sheet["item.2.exclusion.EX2"] = "KNOWN";
    sheet["person.1.date_of_birth"] = "2018-06-01";
    sheet["person.2.given_names"] = "Zed";
    sheet["person.2.family_name"] = "Fakerson";
    sheet["item.1.persons"] = "1";
    sheet["item.2.persons"] = "2";
    sheet["item.1.opinion"] = "An opinion of ours";
    sheet["lead_note"] = "A note of a lead";
    const auto record = world.start(kSally, "disclosure", sheet);
    const auto text = world.letter(record);
    for (const auto* word : {"In year 2", "Pip Notareal", "1 June 2018", "Mythical MCH Service", "Sally Sharer",
                             "Moondust Primary School", "exported by Sally Sharer", "Confidential"})
        CHECK_THAT(text, ContainsSubstring(word));
    has_none(text, {"Eleven days", "Zed", "Fakerson", "Happy for the nurse", "An opinion of ours", "A note of a lead",
                    "EX2", "D19", "PASSED", "Several days away", "For a test of ours"});
    // Nothing may go: no empty letter.
    sheet["item.1.exclusion.EX2"] = "KNOWN";
    CHECK(world.letter(world.start(kSally, "disclosure", sheet)) == "export.nothing_shared@record");
}

TEST_CASE("IS-421 each of several recipients gets the letter that is theirs")
{
    Paper world;
    auto sheet = world.disclosure();
    sheet["recipient.2.kind"] = "ISE";
    sheet["recipient.2.organisation"] = world.add_settled("Pretend Orange Hub (RAE)", "HS05");
    sheet["recipient.2.organisation_then"] = "Pretend Orange Hub (RAE)";
    const auto record = world.start(kSally, "disclosure", sheet);
    CHECK_THAT(world.letter(record), ContainsSubstring("Mythical MCH Service"));
    CHECK_THAT(world.letter(record, {{"recipient", "1"}}), !ContainsSubstring("Orange Hub"));
    CHECK(world.letter(record, {{"recipient", "2"}}) == "export.nothing_shared@record");  // nobody checked them
    CHECK(world.letter(record, {{"recipient", "3"}}) == "field.unknown@recipient");
}

TEST_CASE("IS-612 IS-463 a decline says the reason for them and never ours; where it is withheld, not even the piece")
{
    Paper world;
    auto sheet = world.answered();
    for (const auto* path : {"made_on", "received_on", "why"}) sheet.erase(path);
    std::erase_if(
        sheet, [](const auto& each) { return each.first.starts_with("view.") || each.first.starts_with("notice."); });
    sheet["internal_reason"] = "EX2: enquiries under way";
    CHECK(world.letter(world.start(kSally, "refusal", sheet)) == "export.no_reasons@record");
    sheet["external_reason"] = "The law does not let us share this";
    sheet["what_would_change"] = "The end of the enquiries";
    const auto open = world.letter(world.start(kSally, "refusal", sheet));
    CHECK_THAT(open, ContainsSubstring("The law does not let us share this"));
    CHECK_THAT(open, ContainsSubstring("Attendance since August"));
    sheet["is_withheld"] = "YES";
    const auto withheld = world.letter(world.start(kSally, "refusal", sheet));
    CHECK_THAT(withheld, ContainsSubstring("The law does not let us share this"));
    CHECK_THAT(withheld, !ContainsSubstring("Attendance since August"));
    for (const auto* text : {&open, &withheld})
        has_none(*text, {"enquiries", "EX2", "Eleven days", "In year 2", "Notareal"});
}

TEST_CASE("IS-802 IS-612 a request goes out in the form of its counterpart: what they ask for, and nothing else")
{
    Paper world;
    const auto record = world.start(kSally, "request_out", world.request_out());
    const auto own = world.letter(record);
    for (const auto* word :
         {"Mythical MCH Service", "Attendance since August", "Pip", "1 June 2018", "Vietnamese", "Wellbeing leader",
          "information sharing entity", "They visit each week", "(to be filled in)"})
        CHECK_THAT(own, ContainsSubstring(word));
    CHECK_THAT(world.letter(record, {{"form", "VICPOL"}}), !ContainsSubstring("Vietnamese"));
    CHECK_THAT(world.letter(record, {{"form", "CIS"}}), !ContainsSubstring("Vietnamese"));
    CHECK(world.letter(record, {{"form", "POST"}}) == "field.unknown@form");
    for (const auto* form : {"GENERIC", "VICPOL", "CIS", "DFFH_CP"})
        has_none(world.letter(record, {{"form", form}}),
                 {"Happy for the nurse", "Supports for the child", "PASSED", "D19", "MAY_SEND"});
}

TEST_CASE("IS-804 the form that an organisation is known to prefer is the one that it gets")
{
    Paper world;
    const auto record = world.start(kSally, "request_out", world.request_out());
    world.done(kRita, "set_organisation", {{"organisation", world.mythical}, {"preferred_form", "VICPOL"}});
    CHECK_THAT(world.letter(record), !ContainsSubstring("Vietnamese"));
    CHECK_THAT(world.letter(record, {{"form", "GENERIC"}}), ContainsSubstring("Vietnamese"));
}

TEST_CASE("IS-803 a letter sends nothing: the record stands as it stood, at the same version and in the same state")
{
    Paper world;
    const auto record = world.start(kSally, "request_out", world.request_out());
    const int version = world.version(kSally, record);
    const auto state = world.state(record);
    const int letters = static_cast<int>(world.letters().size());
    CHECK_THAT(world.letter(record), ContainsSubstring("Request for information"));
    CHECK(world.version(kSally, record) == version);
    CHECK(world.state(record) == state);
    CHECK(static_cast<int>(world.letters().size()) == letters);
    CHECK(text_of(world.sheet(kSally, record), "sent_on").empty());
}

TEST_CASE("IS-120 whoever only reads records writes no letter, and a record that goes to nobody has none")
{
    Paper world;
    const auto record = world.start(kSally, "disclosure", world.disclosure());
    CHECK(world.letter(record, {}, "otto.auditor") == "E-201@record");
    CHECK(world.last_audit() == "export.letter refused " + record + " E-201");
    CHECK(world.letter(record, {}, kOtto) == "record.not_found@record");
    CHECK(world.letter(world.start(kSally, "request_in", world.answered())) == "export.no_letter@record");
    CHECK(world.letter(record, {}, kRita) != "E-201@record");
}

TEST_CASE("IS-608 a count from 1 to 4 leaves as <5, five as it is; a middle value of fewer than five is left out")
{
    Paper world;
    const auto logged = [&](int times) {
        for (int i = 0; i < times; ++i) {
            const auto record = world.start(kSally, "request_in", world.answered());
            CHECK(world.go(kSally, record, "log") == "done");
            CHECK(world.go(kSally, record, "acknowledge") == "done");
        }
    };
    const auto cell = [&](const std::string& measure) {
        const auto csv = world.file(kSally, "report", {}, "csv");
        const auto at = csv.find(measure);
        REQUIRE(at != std::string::npos);
        const auto begin = csv.find(',', at) + 1;
        auto value = csv.substr(begin, csv.find('\r', begin) - begin);
        std::erase(value, '"');
        return value;
    };
    logged(4);
    CHECK(cell("Requests received") == "<5");
    CHECK(cell("Days to acknowledge (middle)").empty());
    CHECK(cell("Requests made") == "0");
    logged(1);
    CHECK(cell("Requests received") == "5");
}
