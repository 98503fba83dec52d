// What an organisation is to the schemes, what checks come to, where something may go (1.1, 1.3, 1.4 of the rules).
#include "shared/sharing/entity.h"

#include <catch_amalgamated.hpp>

using namespace sharing;
using namespace std::chrono;

namespace {

using Many = std::vector<EntityCategory>;

EntityCategory category(std::string ciss, std::string fviss, std::string rae = "no", std::string maram = "yes")
{
    EntityCategory made;
    made.code = "XX01";
    made.label = "Kind";
    made.ciss = std::move(ciss);
    made.fviss = std::move(fviss);
    made.rae = std::move(rae);
    made.maram = std::move(maram);
    return made;
}
EntityCategory limited(EntityCategory made, std::string to = "panel work")
{
    made.capacity_limit = std::move(to);
    return made;
}
Check passed(Date on, std::string method = "IN_PERSON_ID", std::string result = "PASSED")
{
    return {"CISS", std::move(result), std::move(method), "EMPLOYED", on};
}
std::string result_of(const std::vector<Check>& checks, Date today)
{
    return std::string(verified_by(checks, "CISS", today).result);
}
std::string faults(const CheckForm& form)
{
    const std::vector<std::string> free_mail{"freemail.example"};
    std::string all;
    for (const auto& fault : faults_of(form, free_mail))
        all += (all.empty() ? "" : " ") + std::string(fault.code) + "@" + std::string(fault.field);
    return all;
}

constexpr Date kDay = 2026y / March / 3;

}  // namespace

TEST_CASE("IS-101 membership is held for each scheme by itself")
{
    CHECK(ise_for(Many{category("yes", "no")}, "CISS") == "YES");
    CHECK(ise_for(Many{category("yes", "no")}, "FVISS") == "NO");
    CHECK(ise_for(Many{category("no", "yes")}, "CISS") == "NO");
    CHECK(ise_for(Many{category("no", "yes")}, "FVISS") == "YES");
    CHECK(ise_for(Many{category("yes", "no"), category("no", "yes")}, "FVISS") == "YES");
    CHECK(ise_for({}, "CISS") == "NO");
}

TEST_CASE("Q04 what is assumed or unknown is not verified, beside what is certain it does not count")
{
    CHECK(ise_for(Many{category("yes", "assumed")}, "FVISS") == "UNVERIFIED");
    CHECK(ise_for(Many{category("yes", "unknown")}, "FVISS") == "UNVERIFIED");
    CHECK(ise_for(Many{category("yes", "assumed"), category("no", "yes")}, "FVISS") == "YES");
}

TEST_CASE("W-107 a status for FVISS or MARAM that rests on no verified row is said")
{
    CHECK_FALSE(is_status_assumed(Many{category("yes", "yes")}));
    CHECK_FALSE(is_status_assumed(Many{category("yes", "no", "no", "no")}));
    CHECK(is_status_assumed(Many{category("yes", "assumed")}));
    CHECK(is_status_assumed(Many{category("yes", "yes", "no", "unknown")}));
    CHECK_FALSE(is_status_assumed(Many{category("yes", "assumed"), category("yes", "yes")}));
}

TEST_CASE("Q05 whose status as a risk assessment entity is not verified is none")
{
    CHECK(is_rae(Many{category("yes", "yes", "yes")}));
    CHECK_FALSE(is_rae(Many{category("yes", "yes", "assumed")}));
    CHECK_FALSE(is_rae(Many{category("yes", "yes", "unknown")}));
    CHECK_FALSE(is_rae(Many{category("yes", "yes", "no")}));
    CHECK_FALSE(is_rae(Many{category("yes", "yes", "yes")}, false));
}

TEST_CASE("IS-102 a risk assessment entity is one only where it is prescribed for FVISS")
{
    CHECK_FALSE(is_rae(Many{category("yes", "assumed", "yes")}));
    CHECK_FALSE(is_rae(Many{category("yes", "no", "yes"), category("no", "yes", "no")}));
}

TEST_CASE("IS-103 IS-106 restricted and court are told of whoever has such a category")
{
    auto restricted = category("yes", "unknown"), court = category("yes", "yes");
    restricted.is_restricted = true;
    court.is_court_exempt = true;
    CHECK(is_restricted(Many{restricted}));
    CHECK_FALSE(is_restricted(Many{court}));
    CHECK(is_court_exempt(Many{court}));
    CHECK_FALSE(is_court_exempt(Many{restricted}));
}

TEST_CASE("IS-105 a MARAM framework organisation has no power to share by that alone")
{
    CHECK(ise_for(Many{category("no", "no", "no", "yes")}, "CISS") == "NO");
    CHECK(ise_for(Many{category("no", "no", "no", "yes")}, "FVISS") == "NO");
}

TEST_CASE("IS-107 a limit stands unless another category gives the same scheme without one")
{
    CHECK(capacity_limit(Many{limited(category("yes", "yes"))}) == "panel work");
    CHECK(capacity_limit(Many{category("yes", "yes")}).empty());
    CHECK(capacity_limit(Many{limited(category("yes", "yes")), category("yes", "yes")}).empty());
    CHECK(capacity_limit(Many{limited(category("yes", "yes")), category("yes", "no")}) == "panel work");
    CHECK(capacity_limit({}).empty());
}

TEST_CASE("IS-108 what is not prescribed says why, and only where nothing else prescribes it")
{
    auto agency = category("no", "no", "no", "no");
    agency.is_prescribed = false;
    agency.why_not = "A Commonwealth agency is not prescribed.";
    CHECK(why_not_prescribed(Many{agency}) == agency.why_not);
    CHECK(badges_of(Many{agency}) == std::vector<std::string>{"not_prescribed"});
    CHECK(why_not_prescribed(Many{agency, category("yes", "no")}).empty());
}

TEST_CASE("IS-141 nothing is certain of an organisation that nobody has confirmed")
{
    CHECK(ise_for(Many{category("yes", "yes")}, "CISS", false) == "UNVERIFIED");
    CHECK(ise_for({}, "CISS", false) == "UNVERIFIED");
    CHECK(ise_for(Many{category("no", "no")}, "CISS", false) == "NO");
    CHECK(badges_of({}, false) == std::vector<std::string>{"unconfirmed"});
}

TEST_CASE("IS-134 a check that passed counts for twelve months, the last day included")
{
    const std::vector checks{passed(kDay)};
    CHECK(counts_until(kDay) == 2027y / March / 3);
    CHECK(result_of(checks, kDay) == "PASSED");
    CHECK(result_of(checks, 2027y / March / 3) == "PASSED");
    CHECK(result_of(checks, 2027y / March / 4) == "MISSING");
    CHECK(verified_by(checks, "CISS", 2027y / March / 4).engagement == "UNKNOWN");
    CHECK(verified_by(checks, "CISS", kDay).until == "2027-03-03");
    CHECK(counts_until(2028y / February / 29) == 2029y / February / 28);
}

TEST_CASE("IS-130 a check is of one scheme, and the newest one says how it stands")
{
    CHECK(verified_by(std::vector{passed(kDay)}, "FVISS", kDay).result == "MISSING");
    CHECK(result_of({}, kDay) == "MISSING");
    CHECK(result_of({passed(kDay), passed(kDay, "ORG_EMAIL", "MISSING")}, kDay) == "MISSING");
    CHECK(result_of({passed(kDay, "ORG_EMAIL", "MISSING"), passed(kDay)}, kDay) == "PASSED");
}

TEST_CASE("IS-138 a failed check stands, however old, until another one passes")
{
    CHECK(result_of({passed(kDay), passed(kDay, "ORG_EMAIL", "FAILED")}, 2029y / March / 3) == "FAILED");
    CHECK(result_of({passed(kDay, "ORG_EMAIL", "FAILED"), passed(kDay)}, kDay) == "PASSED");
}

TEST_CASE("IS-132 a look into the list is the basis of no check and takes none away")
{
    CHECK(result_of({passed(kDay, "ISE_LIST_LOOKUP")}, kDay) == "MISSING");
    CHECK(result_of({passed(kDay), passed(kDay, "ISE_LIST_LOOKUP", "MISSING")}, kDay) == "PASSED");
    CHECK(faults({"CISS", "PASSED", "ISE_LIST_LOOKUP", "", "", "", "", "", false}).empty());
    CHECK(faults({"CISS", "FAILED", "ISE_LIST_LOOKUP", "", "Not there", "", "", "", false}) ==
          "check.list_no_proof@result");
    CHECK(faults({"", "PASSED", "ISE_LIST_LOOKUP", "EMPLOYED", "", "", "", "", true}) == "check.list_no_person@method");
}

TEST_CASE("IS-131 each method has to say what it rests on")
{
    const auto of_person = [](std::string method, std::string note = {}, std::string number = {},
                              std::string source = {}, std::string domain = {}) {
        return faults({"", "PASSED", method, "EMPLOYED", note, number, source, domain, true});
    };
    CHECK(of_person("KNOWN_RELATIONSHIP") == "check.note_needed@note");
    CHECK(of_person("KNOWN_RELATIONSHIP", "Since 2019").empty());
    CHECK(of_person("SWITCHBOARD_CALLBACK") ==
          "check.number_needed@callback_number check.source_needed@callback_source");
    CHECK(of_person("SWITCHBOARD_CALLBACK", "", "0491 570 006", "Their site").empty());
    CHECK(of_person("ORG_EMAIL") == "check.domain_needed@domain");
    CHECK(of_person("ORG_EMAIL", "", "", "", "mock@mythical-mch.example").empty());
    CHECK(of_person("IN_PERSON_ID").empty());
    CHECK(of_person("COUNTERPART_PORTAL").empty());
    CHECK(of_person("GUESS") == "check.method_unknown@method");
    CHECK(faults({"OTHER_LAW", "MAYBE", "IN_PERSON_ID", "", "", "", "", "", false}) ==
          "check.scheme_unknown@scheme check.result_unknown@result");
}

TEST_CASE("IS-137 how the person works there is part of their check")
{
    for (const auto engagement : kPeerEngagements) {
        CHECK(faults({"", "PASSED", "IN_PERSON_ID", std::string(engagement), "", "", "", "", true}).empty());
        const std::vector<Check> checks{{"", "PASSED", "IN_PERSON_ID", std::string(engagement), kDay}};
        CHECK(verified_by(checks, "", kDay).engagement == engagement);
    }
    CHECK(faults({"", "PASSED", "IN_PERSON_ID", "", "", "", "", "", true}) == "check.engagement_unknown@engagement");
}

TEST_CASE("IS-133 a free-mail address, or one of another domain, is a personal mailbox")
{
    const std::vector<std::string> recorded{"mythical-mch.example"}, free_mail{"freemail.example"};
    const auto to = [&](std::string_view where) { return destination_of(where, true, recorded, free_mail); };
    CHECK(to("mock@mythical-mch.example") == "ORG_CHANNEL");
    CHECK(to("mock@Mythical-MCH.example") == "ORG_CHANNEL");
    CHECK(to("mock@nurses.mythical-mch.example") == "ORG_CHANNEL");
    CHECK(to("mock@notmythical-mch.example") == "PERSONAL_MAILBOX");
    CHECK(to("mock@freemail.example") == "PERSONAL_MAILBOX");
    CHECK(to("Mock Doctorly <mock@mythical-mch.example>") == "PERSONAL_MAILBOX");
    CHECK(to("By hand at their desk") == "ORG_CHANNEL");
    CHECK(to(" ") == "NOT_CHOSEN");
    const std::vector<std::string> mixed{"freemail.example"};
    CHECK(destination_of("mock@freemail.example", true, mixed, free_mail) == "PERSONAL_MAILBOX");
    CHECK(faults({"", "PASSED", "ORG_EMAIL", "EMPLOYED", "", "", "", "mock@freemail.example", true}) ==
          "domain.free_mail@domain");
}

TEST_CASE("IS-141 nothing goes to an organisation that is not confirmed")
{
    const std::vector<std::string> recorded{"mythical-mch.example"};
    CHECK(destination_of("mock@mythical-mch.example", false, recorded, {}) == "UNCONFIRMED_ORG");
    CHECK(destination_of("", false, recorded, {}) == "NOT_CHOSEN");
}

TEST_CASE("IS-133 a domain is read out of what somebody writes")
{
    CHECK(domain_in(" Police.vic.gov.au. ") == "police.vic.gov.au");
    CHECK(domain_in("a@police.vic.gov.au") == "police.vic.gov.au");
    for (const auto* wrong : {"", "police", "a b.example", ".example", "a..example", "@", "a@b@c.example"})
        CHECK(domain_in(wrong).empty());
}
