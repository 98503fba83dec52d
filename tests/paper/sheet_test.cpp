#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "server/paper/sheet.h"
#include "tests/paper/readers.h"

namespace {

using Catch::Matchers::ContainsSubstring;

paper::Sheet sheet_of(std::vector<paper::Row> rows)
{
    return {"Requests received",
            {"Testina Sampleton", "25 November 2026, 4:05 pm", "the yearly report"},
            {{"Reference"}, {"Days", paper::Kind::Number, 8}, {"Date", paper::Kind::Day, 12}},
            paper::rows_of(std::move(rows))};
}

std::string xlsx_of(const paper::Sheet& sheet)
{
    auto bytes = paper::to_xlsx(sheet);
    REQUIRE(bytes);
    return std::move(*bytes);
}

// Each of them is a formula to some spreadsheet.
const std::vector<std::string> kFormulas = {"=1+1",     "+1",      "-1+cmd|' /C calc'!A0",
                                            "@SUM(A1)", "\t=1",    "\r=1",
                                            "\n=1",     "  =1",    "\uFF1D1",
                                            "\uFF0B1",  "\uFF0D1", "\uFF20A",
                                            "\u00A0=1", "\u200B=1"};

}  // namespace

TEST_CASE("IS-610 a list as CSV follows RFC 4180, starts with a byte order mark and ends with its stamp")
{
    const auto csv =
        paper::to_csv(sheet_of({{"IS-1", "12", "2026-11-25"}, {"say \"no\", then", "-3.5", ""}, {"Nguyễn"}}));
    CHECK(csv ==
          "\xEF\xBB\xBF\"Reference\",\"Days\",\"Date\"\r\n"
          "\"IS-1\",12,2026-11-25\r\n"
          "\"say \"\"no\"\", then\",-3.5,\r\n"
          "\"Nguyễn\",,\r\n"
          "\"Confidential · exported by Testina Sampleton at 25 November 2026, 4:05 pm for the yearly report\",,\r\n");
}

TEST_CASE("IS-610 nothing in a CSV is a formula, in a column of text or of numbers")
{
    for (const auto& formula : kFormulas) {
        CAPTURE(formula);
        CHECK_THAT(paper::to_csv(sheet_of({{formula}})), ContainsSubstring("\r\n\"'"));
        CHECK_THAT(paper::to_csv(sheet_of({{"a", formula}})), ContainsSubstring("\"a\",\"'"));
        CHECK_THAT(paper::to_csv(sheet_of({{"a", "1", formula}})), ContainsSubstring(",1,\"'"));
    }
    CHECK_THAT(paper::to_csv(sheet_of({{"a=1", "-1"}})), ContainsSubstring("\"a=1\",-1,"));
}

TEST_CASE("IS-610 nothing in an XLSX is a formula: text is text, a number a number, a day a day")
{
    std::vector<paper::Row> rows;
    for (const auto& formula : kFormulas) rows.push_back({formula, formula, formula});
    rows.push_back({"12", "12", "2026-11-25"});
    rows.push_back({"http://mock.example", "1e5", "2026-02-30"});
    const auto cells = xlsx_cells(xlsx_of(sheet_of(std::move(rows))));
    CHECK_THAT(cells, ContainsSubstring("A2 s =1+1"));
    CHECK_THAT(cells, ContainsSubstring("B2 s =1+1"));
    CHECK_THAT(cells, ContainsSubstring("C2 s =1+1"));
    CHECK(cells.find(" f ") == std::string::npos);
    CHECK_THAT(cells, ContainsSubstring("A16 s 12\nB16 n 12\nC16 d 46351"));
    CHECK_THAT(cells, ContainsSubstring("A17 s http://mock.example\nB17 s 1e5\nC17 s 2026-02-30"));
    CHECK_THAT(cells, ContainsSubstring("pane A2 frozen filter A1:C17 footer &L&8Confidential"));
    CHECK_THAT(cells, ContainsSubstring("A19 s Confidential · exported by Testina Sampleton"));
}

TEST_CASE("IS-610 a cell of 32,767 characters is whole, a longer one says that it was cut")
{
    const auto whole = xlsx_cells(xlsx_of(sheet_of({{std::string(32'767, 'x')}})));
    CHECK_THAT(whole, ContainsSubstring("A2 s " + std::string(32'767, 'x') + "\n"));
    const auto cut = xlsx_cells(xlsx_of(sheet_of({{std::string(32'768, 'x')}})));
    CHECK_THAT(cut, ContainsSubstring("x … [cut: longer than a cell may be]\n"));
    std::string long_name;
    for (int i = 0; i < 20'000; ++i) long_name += "\U0001F600";
    CHECK_THAT(xlsx_cells(xlsx_of(sheet_of({{long_name}}))), ContainsSubstring("[cut: longer"));
}

TEST_CASE("IS-610 control characters and bytes that are no text do no harm to a sheet")
{
    const std::string bad("a\0b\x01\xFF\xED\xA0\x80<&>\"_x0041_", 19);
    const auto cells = xlsx_cells(xlsx_of(sheet_of({{bad, "", "x"}})));
    CHECK_THAT(cells, ContainsSubstring("<&>\"_x0041_"));
    const auto json = nlohmann::json::parse(paper::to_json(sheet_of({{bad, "007", ""}})), nullptr, false);
    REQUIRE(json.is_object());
    CHECK(json["rows"][0][1] == "007");
    CHECK_THAT(paper::to_csv(sheet_of({{bad}})), ContainsSubstring("ab\uFFFD"));
}

TEST_CASE("IS-610 a list as JSON carries its stamp, and numbers as numbers")
{
    const auto json =
        nlohmann::json::parse(paper::to_json(sheet_of({{"IS-1", "12", "2026-11-25"}, {"IS-2"}})), nullptr, false);
    CHECK(json["classification"] == "confidential");
    CHECK(json["exported_by"] == "Testina Sampleton");
    CHECK(json["purpose"] == "the yearly report");
    CHECK(json["columns"] == nlohmann::json{"Reference", "Days", "Date"});
    CHECK(json["rows"][0] == nlohmann::json{"IS-1", 12, "2026-11-25"});
    CHECK(json["rows"][1] == nlohmann::json{"IS-2", "", ""});
    CHECK(nlohmann::json::parse(paper::to_json(sheet_of({})))["rows"].empty());
}

TEST_CASE("IS-610 10,000 rows come out of every format, and each is pulled once")
{
    const auto long_sheet = [](int& pulled) {
        auto sheet = sheet_of({});
        sheet.rows = [&pulled]() -> std::optional<paper::Row> {
            if (pulled == 10'000) return {};
            ++pulled;
            return paper::Row{"IS-" + std::to_string(pulled), std::to_string(pulled), "2026-11-25"};
        };
        return sheet;
    };
    int pulled = 0;
    const auto cells = xlsx_cells(xlsx_of(long_sheet(pulled)));
    CHECK(pulled == 10'000);
    CHECK_THAT(cells, ContainsSubstring("A10001 s IS-10000\nB10001 n 10000\n"));
    pulled = 0;
    CHECK_THAT(paper::to_csv(long_sheet(pulled)), ContainsSubstring("\"IS-10000\",10000,2026-11-25\r\n"));
    pulled = 0;
    CHECK(nlohmann::json::parse(paper::to_json(long_sheet(pulled)))["rows"].size() == 10'000);
}

TEST_CASE("IS-610 a sheet without room for all its rows is refused, never cut")
{
    int pulled = 0;
    auto sheet = sheet_of({});
    sheet.rows = [&pulled]() -> std::optional<paper::Row> {
        ++pulled;
        return paper::Row{};
    };
    const auto bytes = paper::to_xlsx(sheet);
    REQUIRE(!bytes);
    CHECK(bytes.error().code == "export.too_long");
}
