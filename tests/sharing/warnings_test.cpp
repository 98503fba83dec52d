// Section 5: the W codes, each on both sides of its edge.
#include <catch_amalgamated.hpp>

#include "shared/sharing/checks.h"

using namespace sharing;

namespace {

constexpr Date kToday = std::chrono::year{2026} / std::chrono::November / 20;

Sheet asked()
{
    return {{"scheme", "CISS"},
            {"why",
             "one two three four five six seven eight nine ten eleven twelve thirteen "
             "fourteen fifteen sixteen seventeen eighteen nineteen twenty"},
            {"fv_present", "NO"},
            {"person.1.is_child", "yes"},
            {"person.1.given_names", "Pip"},
            {"person.1.family_name", "Notareal"},
            {"item.1.what", "Attendance"}};
}

Context known()
{
    Context context;
    context.today = kToday;
    context.actor_may = true;
    return context;
}

/// Whether the warning is given, and where.
std::string warned(std::string_view code, const char* type, const Sheet& sheet, Step step = Step::Share,
                   const Context& context = known())
{
    std::string all;
    for (const auto& each : check(*find_record_type(type), sheet, context, step))
        if (each.code == code) all += (all.empty() ? "" : " ") + each.path + (each.path.empty() ? "the record" : "");
    return all;
}

Sheet with(Sheet sheet, const std::string& path, const std::string& value)
{
    sheet[path] = value;
    return sheet;
}

}  // namespace

TEST_CASE("W-101 IS-401 what is written down more than a business day later is late")
{
    auto context = known();
    context.business_days_late = 1;
    CHECK(warned("W-101", "disclosure", asked(), Step::Share, context).empty());
    context.business_days_late = 2;
    CHECK(warned("W-101", "disclosure", asked(), Step::Share, context) == "occurred_on");
    CHECK(warned("W-101", "request_in", asked(), Step::Log, context) == "received_on");
}

TEST_CASE("W-102 a target that has passed is said")
{
    auto context = known();
    CHECK(warned("W-102", "request_in", asked(), Step::Share, context).empty());
    context.is_late = true;
    CHECK(warned("W-102", "request_in", asked(), Step::Share, context) == "the record");
}

TEST_CASE("W-103 a reason has twenty words or more")
{
    CHECK(warned("W-103", "request_in", asked(), Step::Log).empty());
    auto short_one = asked();
    short_one["why"].resize(short_one["why"].rfind(' '));
    CHECK(warned("W-103", "request_in", short_one, Step::Log) == "why");
    CHECK(warned("W-103", "disclosure", short_one).empty());
}

TEST_CASE("W-104 how the threshold was met is described")
{
    CHECK(warned("W-104", "disclosure", asked()) == "threshold_how");
    CHECK(warned("W-104", "disclosure", with(asked(), "threshold_how", "By the visits")).empty());
    CHECK(warned("W-104", "safety_disclosure", asked()).empty());
}

TEST_CASE("W-105 what the views were and what they changed is described")
{
    auto sheet = with(with(asked(), "view.1.sought", "YES"), "view.1.obtained", "PARTLY");
    CHECK(warned("W-105", "disclosure", sheet) == "view.1.views view.1.taken_into_account");
    CHECK(warned("W-105", "disclosure", with(sheet, "view.1.obtained", "NO")).empty());
    sheet["view.1.views"] = "Fine";
    CHECK(warned("W-105", "disclosure", sheet) == "view.1.taken_into_account");
}

TEST_CASE("W-106 IS-209 what comes from somebody else says from whom and when, and whether the recipient was told")
{
    CHECK(warned("W-106", "disclosure", asked()).empty());
    auto sheet = with(asked(), "item.1.original_source", "The kindergarten");
    CHECK(warned("W-106", "disclosure", sheet) == "item.1.obtained_on item.1.told_source");
    sheet["item.1.obtained_on"] = "2026-11-01";
    sheet["item.1.told_source"] = "NO";
    CHECK(warned("W-106", "disclosure", sheet) == "item.1.not_told_reason");
    CHECK(warned("W-106", "disclosure", with(sheet, "item.1.not_told_reason", "UNSAFE")).empty());
    CHECK(warned("W-106", "disclosure", with(sheet, "item.1.told_source", "YES")).empty());
}

TEST_CASE("W-107 W-109 W-117 what is known beside the sheet is said")
{
    auto context = known();
    for (const auto* code : {"W-107", "W-109", "W-117"})
        CHECK(warned(code, "disclosure", asked(), Step::Share, context).empty());
    context.is_status_assumed = context.shared_lately = context.is_role_training_old = true;
    CHECK(warned("W-107", "disclosure", asked(), Step::Share, context) == "organisation");
    CHECK(warned("W-109", "disclosure", asked(), Step::Share, context) == "organisation");
    CHECK(warned("W-109", "disclosure", asked(), Step::Log, context).empty());
    CHECK(warned("W-117", "disclosure", asked(), Step::Share, context) == "the record");
}

TEST_CASE("W-108 where violence is suspected somebody has screened or asked")
{
    const auto sheet = with(asked(), "fv_present", "SUSPECTED");
    CHECK(warned("W-108", "disclosure", sheet) == "screening_note");
    CHECK(warned("W-108", "disclosure", with(sheet, "screening_note", "Consulted the hub")).empty());
    CHECK(warned("W-108", "disclosure", with(asked(), "fv_present", "YES")).empty());
}

TEST_CASE("W-110 views of a perpetrator or alleged perpetrator are asked about")
{
    auto sheet = with(with(asked(), "view.1.sought", "YES"), "view.1.person", "Pip Notareal");
    CHECK(warned("W-110", "disclosure", sheet).empty());
    for (const auto* role : {"PERPETRATOR", "ALLEGED_PERPETRATOR", "THIRD_PARTY\nPERPETRATOR"})
        CHECK(warned("W-110", "disclosure", with(sheet, "person.1.roles", role)) == "view.1.person");
    CHECK(warned("W-110", "disclosure", with(with(sheet, "person.1.roles", "PERPETRATOR"), "view.1.sought", "NO"))
              .empty());
}

TEST_CASE("W-111 IS-495 our own client has heard of the scheme")
{
    const auto sheet = with(asked(), "person.1.is_our_client", "yes");
    CHECK(warned("W-111", "disclosure", sheet) == "person.1.scheme_explained_on");
    CHECK(warned("W-111", "disclosure", with(sheet, "person.1.scheme_explained_on", "2026-02-02")).empty());
    CHECK(warned("W-111", "disclosure", asked()).empty());
}

TEST_CASE("W-112 IS-494 whoever was not informed has a reason for it")
{
    const auto sheet = with(asked(), "notice.1.informed", "NO");
    CHECK(warned("W-112", "disclosure", sheet) == "notice.1.reason");
    CHECK(warned("W-112", "disclosure", with(sheet, "notice.1.reason", "SERIOUS_THREAT")).empty());
    CHECK(warned("W-112", "disclosure", with(asked(), "notice.1.informed", "NOT_YET")).empty());
}

TEST_CASE("W-113 IS-404 a summary is short, not a document")
{
    CHECK(warned("W-113", "disclosure", with(asked(), "item.1.summary", std::string(1200, 'a'))).empty());
    CHECK(warned("W-113", "disclosure", with(asked(), "item.1.summary", std::string(1201, 'a'))) == "item.1.summary");
    CHECK(warned("W-113", "disclosure", with(asked(), "item.1.summary", std::string(12, '\n'))).empty());
    CHECK(warned("W-113", "disclosure", with(asked(), "item.1.summary", std::string(13, '\n'))) == "item.1.summary");
}

TEST_CASE("W-114 IS-208 the whole file is more than anybody needs")
{
    for (const auto* type : {"request_in", "request_out", "disclosure"}) {
        CHECK(warned("W-114", type, asked()).empty());
        CHECK(warned("W-114", type, with(asked(), "item.1.is_entire_file", "yes")) == "item.1.is_entire_file");
    }
}

TEST_CASE("W-115 IS-464 reasons that go out name nobody and no source")
{
    const auto sheet = with(asked(), "external_reason", "This information is excluded under the scheme");
    CHECK(warned("W-115", "refusal", sheet, Step::Refuse).empty());
    for (const auto* telling : {"Pip must not hear", "An investigation is under way", "Police asked us", "The refuge"})
        CHECK(warned("W-115", "refusal", with(sheet, "external_reason", telling), Step::Refuse) == "external_reason");
    CHECK(warned("W-115", "disclosure", with(sheet, "external_reason", "Pip")).empty());
}

TEST_CASE("W-116 IS-244 where the other scheme may help as well it is asked about")
{
    CHECK(warned("W-116", "disclosure", asked()).empty());
    CHECK(warned("W-116", "disclosure", with(asked(), "fv_present", "YES")) == "scheme");
    CHECK(warned("W-116", "disclosure", with(asked(), "scheme", "FVISS")) == "scheme");
    CHECK(warned("W-116", "disclosure", with(with(asked(), "scheme", "BOTH"), "fv_present", "YES")).empty());
}

TEST_CASE("W-118 IS-406 an address is a danger while violence is not ruled out")
{
    const auto sheet = with(asked(), "person.1.address", "1 Nowhere Street");
    CHECK(warned("W-118", "disclosure", sheet).empty());
    for (const auto* violence : {"YES", "SUSPECTED"})
        CHECK(warned("W-118", "disclosure", with(sheet, "fv_present", violence)) == "person.1.address");
}

TEST_CASE("W-119 IS-213 a request says which activity it serves, and that each item is relevant and needed")
{
    auto sheet = asked();
    CHECK(warned("W-119", "request_out", sheet) == "item.1.activities item.1.relevant item.1.necessary");
    CHECK(warned("W-119", "request_in", sheet).empty());
    sheet["item.1.activities"] = "INVESTIGATE";
    sheet["item.1.relevant"] = "YES";
    sheet["item.1.necessary"] = "UNKNOWN";
    CHECK(warned("W-119", "request_out", sheet) == "item.1.necessary");
    sheet["scheme"] = "BOTH";
    sheet["item.1.CISS.necessary"] = "YES";
    CHECK(warned("W-119", "request_out", sheet) == "item.1.necessary");
    sheet["item.1.FVISS.necessary"] = "YES";
    CHECK(warned("W-119", "request_out", sheet).empty());
}

TEST_CASE("IS-503 texts, parts and days are kept within their limits, and nothing is cut")
{
    const auto& type = *find_record_type("disclosure");
    const auto fault = [&](const std::string& path, const std::string& value) {
        const auto faults = faults_of(type, {{path, value}});
        return faults.empty() ? std::string() : faults.front().code;
    };
    for (const auto& [path, most] : {std::pair("person.1.given_names", 120),
                                     {"item.1.what", 300},
                                     {"threat_note", 4000},
                                     {"item.1.summary", 2000}}) {
        CHECK(fault(path, std::string(most, 'a')).empty());
        CHECK(fault(path, std::string(most + 1, 'a')) == "field.too_long");
    }
    std::string accents;
    for (int i = 0; i < 120; ++i) accents += "\xC3\xA9";  // letters count, not bytes
    CHECK(fault("person.1.given_names", accents).empty());
    for (const auto& [part, field, most] : {std::tuple("item", "what", 50),
                                            {"person", "given_names", 50},
                                            {"recipient", "name", 30},
                                            {"document", "pointer", 20}}) {
        Sheet sheet;
        for (int i = 1; i <= most; ++i) sheet[path_of(part, i, field)] = "x";
        CHECK(faults_of(type, sheet).empty());
        sheet[path_of(part, most + 1, field)] = "x";
        REQUIRE(faults_of(type, sheet).size() == 1);
        CHECK(faults_of(type, sheet).front().code == "sheet.too_many");
    }
    CHECK(fault("occurred_on", "2026-02-28").empty());
    CHECK(fault("occurred_on", "2026-02-30") == "field.not_a_day");
    CHECK(fault("nowhere", "x") == "sheet.unknown_path");
}

TEST_CASE("IS-401 IS-403 spoken and written carry the same fields, and facts and opinions have each their own")
{
    auto spoken = with(asked(), "mode", "VERBAL_PHONE"), written = with(asked(), "mode", "LETTER");
    for (const auto step : {Step::Log, Step::Share, Step::Refuse, Step::Close})
        CHECK(check(*find_record_type("disclosure"), spoken, known(), step) ==
              check(*find_record_type("disclosure"), written, known(), step));
    const auto& type = *find_record_type("disclosure");
    CHECK(field_at(type, "item.1.summary") != field_at(type, "item.1.opinion"));
}

TEST_CASE("IS-405 a record that speaks of a perpetrator is known as one, and one who was misidentified is none")
{
    CHECK_FALSE(uses_violence(asked(), 1));
    CHECK(uses_violence(with(asked(), "person.1.roles", "ALLEGED_PERPETRATOR"), 1));
    CHECK_FALSE(
        uses_violence(with(with(asked(), "person.1.roles", "PERPETRATOR"), "person.1.misidentified", "CONFIRMED"), 1));
}
