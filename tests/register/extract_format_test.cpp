#include "server/register/extract_format.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

using namespace registry;
using namespace std::chrono;

namespace {

const FindService kServices = [](std::string_view kind, std::string_view ref) -> std::optional<ServiceId> {
    if (kind == "school" && ref == "MOON") return ServiceId{1};
    if (kind == "kindergarten" && ref == "TEA") return ServiceId{2};
    return {};
};

struct Outcome {
    SourceRow row;
    std::vector<Fault> faults;
    bool is_about(const char* field) const
    {
        return !faults.empty() &&
               std::all_of(faults.begin(), faults.end(), [&](const Fault& fault) { return fault.field == field; });
    }
};

/// A good row with one more column, or another value in one it has.
Outcome read(Source source, const std::string& column, const std::string& value)
{
    std::vector<std::string_view> header{"reference", "given_name", "family_name", "date_of_birth", "sex"};
    std::vector<std::string_view> cells{"R1", "Marlowe", "Quill-Sampleton", "2020-07-18", "female"};
    const auto at = std::find(header.begin(), header.end(), column);
    if (at != header.end()) cells[static_cast<std::size_t>(at - header.begin())] = value;
    else header.push_back(column), cells.push_back(value);
    Outcome outcome;
    outcome.faults =
        ExtractFormat::of(source, header).value().read(cells, kServices, 2026y / November / 22, outcome.row);
    return outcome;
}

}  // namespace

TEST_CASE("ENT-5 an extract may have the columns of the fields and no others")
{
    const auto refused = [](Source source, std::string_view column) {
        const auto format =
            ExtractFormat::of(source, {"reference", "given_name", "family_name", "date_of_birth", "sex", column});
        return !format && format.error().code == "extract.unknown_column" && format.error().field == column;
    };
    for (const auto column : {"address", "phone", "case_notes", "attendance", "diagnosis", "worker"})
        for (const auto source : kSources) CHECK(refused(source, column));
    CHECK(refused(Source::School, "location_protected"));  // child protection alone may say so
    CHECK_FALSE(refused(Source::ChildProtection, "location_protected"));
    CHECK(ExtractFormat::of(Source::Mch, {"reference", "family_name", "date_of_birth", "sex"}).error().field ==
          "given_name");
    CHECK(ExtractFormat::of(Source::Mch, {"reference", "reference"}).error().code == "extract.repeated_column");
}

TEST_CASE("ENT-9 the ten visits each have their column, and none lies before birth or after the extract")
{
    CHECK(read(Source::Mch, "visit_home", "2020-07-24").row.facts.visits[0] == Date{2020y / July / 24});
    CHECK(read(Source::Mch, "visit_3_and_a_half_years", "2024-02-02").row.facts.visits[9] ==
          Date{2024y / February / 2});
    CHECK(read(Source::Mch, "visit_home", "2020-07-17").is_about("visit_home"));
    CHECK(read(Source::Mch, "visit_2_years", "2026-11-22").faults.empty());
    CHECK(read(Source::Mch, "visit_2_years", "2026-11-23").is_about("visit_2_years"));
}

TEST_CASE("ENT-10 only the kinds of order on the list are taken, and no undertaking under s 272")
{
    const auto good =
        read(Source::ChildProtection, "orders", "family_preservation|2022-03-07|2023-03-06;undertaking|2023-03-07|");
    REQUIRE(good.faults.empty());
    CHECK(good.row.facts.orders ==
          std::vector<Period>{{"Family preservation order", 2022y / March / 7, 2023y / March / 6},
                              {"Undertaking", 2023y / March / 7, {}}});
    CHECK(read(Source::ChildProtection, "orders", "undertaking_s272|2022-03-07|").is_about("orders"));
    CHECK(read(Source::ChildProtection, "orders", "something_else|2022-03-07|").is_about("orders"));
    CHECK(read(Source::ChildProtection, "orders", "permanent_care|2022-03-07|2022-03-06").is_about("orders"));
    CHECK(read(Source::ChildProtection, "orders", "permanent_care|2022-03-07").is_about("orders"));
}

TEST_CASE("ENT-11 out-of-home care is kinship, foster or residential; permanent care is an order")
{
    for (const auto kind : {"kinship", "foster", "residential"})
        CHECK(read(Source::ChildProtection, "placements", std::string(kind) + "|2022-01-20|").faults.empty());
    CHECK(read(Source::ChildProtection, "placements", "permanent_care|2022-01-20|").is_about("placements"));
}

TEST_CASE("ENT-12 kindergarten programs are three-year-old, four-year-old or early start")
{
    const auto good = read(Source::Kindergarten, "kindergarten", "TEA|2025|four_year_old|2025-02-03|2025-12-16");
    REQUIRE(good.faults.empty());
    CHECK(good.row.facts.kindergarten.front().level == "Four-Year-Old Kindergarten or Pre-Prep");
    CHECK(good.row.facts.kindergarten.front().year == "2025");
    CHECK(read(Source::Kindergarten, "kindergarten", "TEA|2025|early_start|2025-02-03|").faults.empty());
    CHECK(read(Source::Kindergarten, "kindergarten", "TEA|2025|five_year_old|2025-02-03|").is_about("kindergarten"));
    CHECK(read(Source::Kindergarten, "kindergarten", "MOON|2025|early_start|2025-02-03|").is_about("kindergarten"));
}

TEST_CASE("ENT-13 what happens to a child begins after birth")
{
    CHECK(read(Source::School, "enrolments", "MOON||prep|2026-01-29|").faults.empty());
    CHECK(read(Source::School, "enrolments", "MOON||prep|2020-07-17|").is_about("enrolments"));
    CHECK(read(Source::School, "enrolments", "NONE||prep|2026-01-29|").is_about("enrolments"));
    CHECK(read(Source::School, "enrolments", "MOON||13|2026-01-29|").is_about("enrolments"));
}

TEST_CASE("ENT-19 no cell carries free text")
{
    CHECK(read(Source::School, "given_name", "Marlowe (see file)").is_about("given_name"));
    CHECK(read(Source::School, "family_name", "=HYPERLINK").is_about("family_name"));
    CHECK(read(Source::School, "supports", "anything|2026-01-29|").is_about("supports"));
    CHECK(read(Source::School, "people", "P1|Imogen Quill|her nice aunt|no").is_about("people"));
    CHECK(read(Source::School, "people", "P1|Imogen Quill|parent|yes").faults.empty());
}

TEST_CASE("ENT-2 a newborn without a given name, and a person with a single name, are taken")
{
    CHECK(read(Source::Mch, "given_name", "").row.facts.names.front().given.empty());
    const auto single = read(Source::Mch, "family_name", "");
    CHECK(single.faults.empty());
    CHECK(single.row.facts.names.front() == PersonName{"", "", "Marlowe", NameKind::Current});
    CHECK(read(Source::Mch, "date_of_birth", "2026-11-23").is_about("date_of_birth"));
    CHECK(read(Source::Mch, "date_of_birth", "18/07/2020").is_about("date_of_birth"));
    CHECK(read(Source::Mch, "date_of_birth", "").is_about("date_of_birth"));
    CHECK(read(Source::Mch, "reference", "").is_about("reference"));
}

TEST_CASE("ENT-5 a source row comes back from its payload as it was")
{
    auto row = read(Source::School, "enrolments", "MOON|East|prep|2026-01-29|").row;
    row.location_protected = true;
    row.date_of_death = 2026y / November / 1;
    CHECK(row_from_payload(Source::School, row.ref, payload_of(row)).value() == row);
    CHECK_FALSE(row_from_payload(Source::School, "R1", "{\"names\":1}"));
    CHECK_FALSE(facts_from_text("[]"));
    CHECK(facts_from_text(to_text(row.facts)).value() == row.facts);
}
