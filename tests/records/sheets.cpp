#include "tests/records/sheets.h"

using sharing::Sheet;

Sheet request_in_sheet(const OtherSide& other)
{
    const auto today = to_iso(other.today);
    return {{"scheme", "CISS"},
            {"mode", "EMAIL"},
            {"organisation", other.organisation},
            {"organisation_then", "Mythical MCH Service"},
            {"contact", other.contact},
            {"contact_name", "Dr Mock Doctorly"},
            {"made_on", today},
            {"received_on", today},
            {"why",
             "We are planning supports for Pip and would like to know how school is going for them so that our "
             "visits fit with what the school already does each week"},
            {"fv_present", "NO"},
            {"priority", "P2"},
            {"person.1.given_names", "Pip"},
            {"person.1.family_name", "Notareal"},
            {"person.1.is_child", std::string(kTicked)},
            {"item.1.what", "Enrolment and year level"},
            {"item.2.what", "Attendance since August"}};
}

Sheet answered_sheet(const OtherSide& other)
{
    auto sheet = request_in_sheet(other);
    for (const int item : {1, 2}) {
        const auto put = [&](std::string_view field, std::string_view value) {
            sheet[sharing::path_of("item", item, field)] = value;
        };
        for (int i = 1; i <= 8; ++i) put("exclusion.EX" + std::to_string(i), "NOT_KNOWN");
        put("other_law_answered", "NO");
        put("part1", "YES");
        put("part1_reason", "Supports for the child");
        put("activities", "DECIDE_ASSESS_PLAN");
        put("relevant", "YES");
        put("necessary", "YES");
        put("purpose", "CHILD_WELLBEING");
        put("why_needed", "To plan visits");
        put("summary", item == 1 ? "In year 2" : "Eleven days away since August");
    }
    sheet["view.1.person"] = "Pip Notareal";
    sheet["view.1.sought"] = "YES";
    sheet["view.1.obtained"] = "YES";
    sheet["view.1.views"] = "Happy for the nurse to know";
    sheet["view.1.taken_into_account"] = "NO_CHANGE";
    sheet["notice.1.person"] = "Testina Sampleton";
    sheet["notice.1.informed"] = "AFTER";
    return sheet;
}

Sheet disclosure_sheet(const OtherSide& other)
{
    auto sheet = answered_sheet(other);
    std::erase_if(sheet, [](const auto& each) {
        return each.first == "organisation" || each.first == "organisation_then" || each.first == "contact" ||
               each.first == "contact_name" || each.first == "made_on" || each.first == "received_on" ||
               each.first == "why";
    });
    sheet["occurred_on"] = to_iso(other.today);
    sheet["trigger"] = "Several days away";
    sheet["threshold_how"] = "Pip is often away, and the nurse visits the family each week";
    sheet["recipient.1.kind"] = "ISE";
    sheet["recipient.1.organisation"] = other.organisation;
    sheet["recipient.1.organisation_then"] = "Mythical MCH Service";
    sheet["recipient.1.contact"] = other.contact;
    return sheet;
}
