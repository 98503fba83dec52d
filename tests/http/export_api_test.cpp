// IS-608 to IS-612: what leaves as a file, through a real connection; each file is read back by a program of its own.
#include <catch_amalgamated.hpp>

#include "tests/http/recorded.h"
#include "tests/paper/readers.h"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

constexpr const char* kPurpose = "For the meeting with the records officer";

struct Exported : Recorded {
    std::string record = start("sally.sharer", "request_in", answered_sheet(other));
    std::string last_kind() { return world.text("SELECT object_kind FROM audit_event ORDER BY seq DESC LIMIT 1"); }

    static json form(const json& fields, const std::string& format, const std::string& purpose = kPurpose)
    {
        return {{"fields", fields}, {"format", format}, {"purpose", purpose}};
    }
    Reply ask(const std::string& who, const std::string& name, const json& body)
    {
        return page(who).post("/api/exports/" + name, body);
    }
    Reply print(const std::string& who, const std::string& of, const std::string& format = "pdf",
                const std::string& purpose = kPurpose)
    {
        return ask(who, "record", form({{"record", of}}, format, purpose));
    }
};

}  // namespace

TEST_CASE("IS-610 the ladder of exports: signed out, no role, somebody else's record, bad format, no purpose")
{
    Exported server;
    auto stranger = server.browser();
    CHECK(stranger.post("/api/exports/record", Exported::form({{"record", server.record}}, "pdf")).told() ==
          "401 session.signed_out");
    CHECK(server.last_audit() == "export refused session.signed_out");
    CHECK(server.print("nora.norole", server.record).told() == "403 account.not_sharing");
    CHECK(server.last_audit() == "export.record refused account.not_sharing");
    CHECK(server.ask("sally.sharer", "audit", Exported::form(json::object(), "csv")).told() ==
          "403 account.not_auditor");

    const auto absent = server.print("sven.sharer", "no-such-record");
    const auto theirs = server.print("sven.sharer", server.record);
    CHECK(absent.told() == "404 record.not_found");
    CHECK(theirs.raw.body == absent.raw.body);
    CHECK(server.last_audit() == "export.record refused record.not_found");

    CHECK(server.ask("sally.sharer", "nothing", Exported::form(json::object(), "pdf")).told() == "404 export.unknown");
    CHECK(server.print("sally.sharer", server.record, "xlsx").told() == "422 form.invalid field.unknown@format");
    CHECK(server.print("sally.sharer", server.record, "exe").told() == "422 form.invalid field.unknown@format");
    CHECK(server.print("sally.sharer", server.record, "pdf", "").told() == "422 form.invalid field.required@purpose");
    CHECK(server.print("sally.sharer", server.record, "pdf", "ab").told() ==
          "422 form.invalid field.too_short@purpose");
    for (const auto* purpose : {"ếế", "a b"})  // letters are counted, not bytes and not blanks
        CHECK(server.print("sally.sharer", server.record, "pdf", purpose).told() ==
              "422 form.invalid field.too_short@purpose");
    CHECK(server.print("sally.sharer", server.record, "pdf", std::string(301, 'x')).told() ==
          "422 form.invalid field.too_long@purpose");
    CHECK(server.last_audit() == "export.record refused field.too_long");
    CHECK(server.print("sally.sharer", server.record, "txt", "abc").status == 200);
    CHECK(server.print("sally.sharer", server.record, "txt", std::string(300, 'x')).status == 200);
    CHECK(server.page("sally.sharer").post("/api/exports/record", {{"format", 1}}).told() == "422 json.wrong_type");
}

TEST_CASE("IS-610 a record is printed with who, when and what for, saved and never kept, and its row has the purpose")
{
    Exported server;
    const auto printed = server.print("sally.sharer", server.record);
    REQUIRE(printed.status == 200);
    CHECK(printed.raw.header("content-type") == "application/pdf");
    CHECK_THAT(printed.raw.header("content-disposition"), ContainsSubstring("attachment; filename=\""));
    CHECK_THAT(printed.raw.header("content-disposition"), !ContainsSubstring("Notareal"));
    CHECK(printed.raw.header("cache-control") == "no-store");
    CHECK(printed.raw.header("x-content-type-options") == "nosniff");
    const auto text = pdf_text(printed.raw.body);
    CHECK_THAT(text, ContainsSubstring("exported by Quilla Testworth at"));
    CHECK_THAT(text, ContainsSubstring(kPurpose));
    CHECK_THAT(text, ContainsSubstring("Confidential"));
    CHECK_THAT(text, ContainsSubstring("Eleven days away since August"));
    CHECK(server.last_audit() == "export.record done ");
    CHECK(server.last_detail("format") == "pdf");
    CHECK(server.last_detail("purpose") == kPurpose);
    CHECK(server.last_kind() == "record");

    const auto copied = server.print("sally.sharer", server.record, "json");
    const auto copy = json::parse(copied.raw.body);
    CHECK(copy["classification"] == "Confidential");
    CHECK(copy["exported_by"] == "Quilla Testworth");
    CHECK(copy["purpose"] == kPurpose);
    CHECK(copy["fields"]["item.2.summary"] == "Eleven days away since August");
}

TEST_CASE("IS-609 IS-610 a register leaves with all its rows, with initials and no name, and a cell is never a formula")
{
    Exported server;
    auto sheet = answered_sheet(server.other);
    sheet["organisation_then"] = "=1+1";
    server.start("sally.sharer", "request_in", sheet);
    for (int i = 0; i < 50; ++i) server.start("sally.sharer", "request_in", {});
    const json fields = {{"register", "requests_in"}};
    const auto csv = server.ask("sally.sharer", "register", Exported::form(fields, "csv"));
    REQUIRE(csv.status == 200);
    CHECK(csv.raw.header("content-type") == "text/csv; charset=utf-8");
    CHECK(std::count(csv.raw.body.begin(), csv.raw.body.end(), '\n') == 1 + 52 + 1);  // header, rows, stamp
    CHECK_THAT(csv.raw.body, ContainsSubstring("\"'=1+1\"") || ContainsSubstring(",'=1+1,"));
    CHECK_THAT(csv.raw.body, ContainsSubstring("P. N."));
    CHECK_THAT(csv.raw.body, ContainsSubstring("exported by Quilla Testworth at"));
    CHECK(server.last_audit() == "export.register done ");
    CHECK(server.last_detail("purpose") == kPurpose);
    CHECK(server.last_detail("rows") == "52");

    const auto xlsx = server.ask("rita.records", "register", Exported::form(fields, "xlsx"));
    REQUIRE(xlsx.status == 200);
    const auto cells = xlsx_cells(xlsx.raw.body);
    CHECK_THAT(cells, ContainsSubstring(" s =1+1"));
    CHECK_THAT(cells, !ContainsSubstring(" f "));
    const auto pdf = server.ask("otto.auditor", "register", Exported::form(fields, "pdf"));
    const auto text = pdf_text(pdf.raw.body);
    CHECK_THAT(text, ContainsSubstring("Confidential"));
    const auto as_json = server.ask("sally.sharer", "register", Exported::form(fields, "json"));
    CHECK(json::parse(as_json.raw.body)["rows"].size() == 52);
    for (const auto& bytes : {csv.raw.body, cells, text, as_json.raw.body}) {
        CHECK_THAT(bytes, !ContainsSubstring("Notareal"));
        CHECK_THAT(bytes, !ContainsSubstring("Pip"));
    }
    // Of another organisation nothing comes along.
    const auto elsewhere = server.ask("sven.sharer", "register", Exported::form(fields, "csv"));
    CHECK(std::count(elsewhere.raw.body.begin(), elsewhere.raw.body.end(), '\n') == 2);
    CHECK(server.ask("sally.sharer", "register", Exported::form({{"register", "none"}}, "csv")).told() ==
          "422 form.invalid register.unknown@register");
    CHECK(server.ask("sally.sharer", "register", Exported::form({{"register", "access"}}, "csv")).told() ==
          "404 service.not_found");
}

TEST_CASE("IS-608 a number below five leaves as <5 in every format of the report")
{
    Exported server;
    for (int i = 0; i < 5; ++i) server.start("sally.sharer", "complaint", {});
    const auto csv = server.ask("sally.sharer", "report", Exported::form(json::object(), "csv"));
    REQUIRE(csv.status == 200);
    CHECK_THAT(csv.raw.body, ContainsSubstring("Complaints"));
    CHECK(server.last_audit() == "export.report done ");
    const auto pdf = server.ask("sally.sharer", "report", Exported::form(json::object(), "pdf"));
    CHECK_THAT(pdf_text(pdf.raw.body), ContainsSubstring("A number below 5 is shown as <5"));
    CHECK(server.ask("sally.sharer", "report", Exported::form(json::object(), "json")).told() ==
          "422 form.invalid field.unknown@format");
}

TEST_CASE("IS-610 the Department's auditor takes out a part of the log, and that is in the log")
{
    Exported server;
    const auto csv = server.ask("odette.auditworth", "audit", Exported::form({{"action", "start_record"}}, "csv"));
    REQUIRE(csv.status == 200);
    CHECK_THAT(csv.raw.body, ContainsSubstring("start_record"));
    CHECK_THAT(csv.raw.body, !ContainsSubstring("sign_in"));
    CHECK(server.last_audit() == "export.audit done ");
    CHECK(server.last_detail("action") == "start_record");
    CHECK(server.last_detail("rows") == "1");
    // Page by page to the end.
    const auto all = server.ask("odette.auditworth", "audit", Exported::form(json::object(), "json"));
    CHECK(json::parse(all.raw.body)["rows"].size() + 1 == static_cast<std::size_t>(server.audit_rows()));
    CHECK(server.ask("ada.adminson", "audit", Exported::form(json::object(), "csv")).told() ==
          "403 account.not_auditor");
}
