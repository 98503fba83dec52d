// The review of a restriction: asked for in time or late, decided by somebody independent (RES-9 to RES-11).
#include <set>

#include "tests/admin/admin_world.h"

using namespace std::chrono;

namespace {

/// Zeb is restricted on Monday 2 November 2026. The Cup is on the 3rd, so that the 20th business day is Tuesday
/// 1 December, and the 21st Wednesday 2 December.
struct World : AdminWorld {
    World()
    {
        go_to(2026y / November / 2);
        add_user_at("zeb.sampleton", moondust);
        add_grant("zeb.sampleton", starfall);
        of = done(kAda, "open_case",
                  {{"username", "zeb.sampleton"},
                   {"ground", "monitoring"},
                   {"facts", "Many views at night."},
                   {"learned_on", "2/11/2026"}})
                 .fact("case");
    }
    void restrict_wholly() { done(kAda, "restrict", {{"case", of}, {"extent", "whole"}, {"ground", "monitoring"}}); }
    void restrict_in_part()
    {
        done(kAda, "restrict",
             {{"case", of}, {"extent", "services"}, {"services", id_of(starfall)}, {"ground", "monitoring"}});
    }
    Fields written(const std::string& asked_on)
    {
        return {{"case", of}, {"asked_on", asked_on}, {"why", "It was my night shift."}};
    }
    Fields decision(const std::string& outcome)
    {
        return {{"case", of}, {"outcome", outcome}, {"note", "Looked at everything anew."}};
    }
    std::string state() { return seen(kRex, "case", {{"case", of}}).fact("state"); }

    std::string of;
};

}  // namespace

TEST_CASE(
    "RES-9 a review asked for on business day 20 is accepted; on day 21 it needs a reason and a decision of its own")
{
    World world;
    world.restrict_wholly();
    CHECK(world.seen(kAda, "case", {{"case", world.of}}).fact("review_by") == "2026-12-01");
    SECTION("day 20")
    {
        world.go_to(2026y / December / 1);
        CHECK(world.done(kAda, "enter_review", world.written("1/12/2026")).fact("is_late").empty());
        CHECK(world.state() == "review_requested");
    }
    SECTION("day 21")
    {
        world.go_to(2026y / December / 2);
        CHECK(world.told(kAda, "enter_review", world.written("2/12/2026")) == "review.late@late_reason");
        auto form = world.written("2/12/2026");
        form["late_reason"] = "I was in hospital.";
        CHECK(world.done(kAda, "enter_review", form).fact("is_late") == "yes");
        CHECK(world.state() == "restricted");
        CHECK(world.seen(kAda, "cases").list("cases").at(0, "is_late") == "yes");
        CHECK(world.told(kAda, "enter_review", form) == "case.late_pending@case");
        CHECK(world.told(kRex, "decide_review", world.decision("lifted")) == "case.restricted@case");
        CHECK(world.told(kAda, "decide_late_request", {{"case", world.of}, {"decision", "perhaps"}, {"note", "x"}}) ==
              "decision.unknown@decision");
        SECTION("accepted")
        {
            world.done(kAda, "decide_late_request", {{"case", world.of}, {"decision", "accept"}, {"note", "Shown."}});
            CHECK(world.state() == "review_requested");
        }
        SECTION("not accepted")
        {
            world.done(kAda, "decide_late_request",
                       {{"case", world.of}, {"decision", "refuse"}, {"note", "Not shown."}});
            CHECK(world.state() == "restricted");
        }
        CHECK(world.letters().back() == "restriction_late_decided zeb.sampleton@moondust.example");
        CHECK(world.told(kAda, "decide_late_request", {{"case", world.of}, {"decision", "accept"}, {"note", "x"}}) ==
              "case.no_late_request@case");
        CHECK(world.state_of("zeb.sampleton") == "restricted");
    }
    SECTION("entered on day 21, but it came on day 20")
    {
        world.go_to(2026y / December / 2);
        CHECK(world.told(kAda, "enter_review", world.written("1/12/2026")) == "done");
    }
    SECTION("days that cannot be")
    {
        CHECK(world.told(kAda, "enter_review", world.written("3/11/2026")) == "day.in_future@asked_on");
        CHECK(world.told(kAda, "enter_review", world.written("1/11/2026")) == "review.before_notified@asked_on");
        auto form = world.written("2/11/2026");
        form["agency"] = "Agency Fictional";
        CHECK(world.told(kAda, "enter_review", form) == "review.not_by_agency@agency");
    }
}

TEST_CASE("RES-9 a holiday put right moves the last day, but never before the one that the person was told")
{
    World world;
    world.restrict_wholly();
    world.done(kAda, "set_holiday",
               {{"day", "20/11/2026"}, {"title", "Day of Nowhere (Fictional)"}, {"source", "a test"}});
    CHECK(world.last_audit() == "set_holiday done 2026-11-20");
    world.go_to(2026y / December / 2);
    CHECK(world.told(kAda, "enter_review", world.written("2/12/2026")) == "done");

    World other;
    other.restrict_wholly();
    other.done(kAda, "set_holiday", {{"day", "3/11/2026"}, {"removes", "yes"}});
    CHECK(other.told(kAda, "set_holiday", {{"day", "3/11/2026"}, {"removes", "yes"}}) == "holiday.not_found@day");
    CHECK(other.told(kAda, "set_holiday", {{"day", "4/11/2026"}}) == "field.required@title field.required@source");
    other.go_to(2026y / December / 1);
    CHECK(other.told(kAda, "enter_review", other.written("1/12/2026")) == "done");
}

TEST_CASE("RES-9 the table has Victoria's public holidays of 2026 and 2027, each with its source and date")
{
    World world;
    const auto list = world.seen(kAda, "holidays").list("holidays");
    std::set<std::string> weekdays;
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        CHECK_FALSE(list.at(i, "source").empty());
        CHECK(list.at(i, "as_of") == "2026-11-25");
        const weekday day{sys_days(*parse_date(list.at(i, "day")))};
        if (day != Saturday && day != Sunday) weekdays.insert(list.at(i, "day"));
    }
    CHECK(weekdays == std::set<std::string>{"2026-01-01", "2026-01-26", "2026-03-09", "2026-04-03", "2026-04-06",
                                            "2026-06-08", "2026-09-25", "2026-11-03", "2026-12-25", "2026-12-28",
                                            "2027-01-01", "2027-01-26", "2027-03-08", "2027-03-26", "2027-03-29",
                                            "2027-06-14", "2027-09-24", "2027-11-02", "2027-12-27", "2027-12-28"});
}

TEST_CASE("RES-9 an agency asks about an entry, within 20 business days of the day on which it was notified")
{
    World world;
    Child child{.identifier = "DEMO-1", .name = named("Pip", "Crumble"), .born = 2018y / March / 3};
    child.stays.push_back({world.moondust});
    world.add_child(child);
    world.of = world
                   .done(kAda, "open_case",
                         {{"entry", "DEMO-1"}, {"ground", "other"}, {"facts", "Risk."}, {"learned_on", "2/11/2026"}})
                   .fact("case");
    world.done(kAda, "restrict", {{"case", world.of}, {"extent", "whole"}, {"ground", "other"}});
    world.go_to(2026y / December / 2);
    auto form = world.written("2/12/2026");
    CHECK(world.told(kAda, "enter_review", form) == "field.required@agency field.required@notified_on");
    form["agency"] = "Agency Fictional";
    form["notified_on"] = "2/11/2026";
    CHECK(world.told(kAda, "enter_review", form) == "review.late@late_reason");
    form["notified_on"] = "4/11/2026";
    CHECK(world.told(kAda, "enter_review", form) == "done");
    world.done(kRex, "decide_review", world.decision("lifted"));
    CHECK(world.text("SELECT CAST(restricted AS TEXT) FROM entry WHERE public_id = 'DEMO-1'") == "0");
    CHECK(world.letters().empty());
}

TEST_CASE("RES-9 whoever is restricted in part signs in and asks themselves, and sees how it stands")
{
    World world;
    CHECK(world.told("zeb.sampleton", "ask_review", {{"why", "x"}}) == "restriction.none");
    CHECK(world.seen("zeb.sampleton", "own_restriction").facts.empty());
    world.restrict_in_part();
    auto view = world.seen("zeb.sampleton", "own_restriction");
    CHECK(view.fact("extent") == "services");
    CHECK(view.fact("kept") == "Starfall College (Fictional)");
    CHECK(view.fact("review_by") == "2026-12-01");
    world.go_to(2026y / December / 2);
    CHECK(world.told("zeb.sampleton", "ask_review", {{"why", "x"}}) == "review.late@late_reason");
    world.go_to(2026y / December / 1);
    const auto answer = world.done("zeb.sampleton", "ask_review", {{"why", "It was my night shift."}});
    CHECK(answer.facts.count("case") == 0);
    CHECK(world.state() == "review_requested");
    CHECK(world.told("zeb.sampleton", "ask_review", {{"why", "x"}}) == "case.review_requested@case");
    CHECK(world.seen("zeb.sampleton", "own_restriction").fact("state") == "review_requested");
}

TEST_CASE("RES-10 whoever made or took part in the first decision does not review it")
{
    World world;
    world.run("UPDATE account SET is_reviewer = 1 WHERE username IN ('ada.adminson', 'alf.adminson')");
    world.done("alf.adminson", "assess_case", {{"case", world.of}});
    world.restrict_wholly();
    world.done(kAda, "enter_review", world.written("2/11/2026"));
    CHECK(world.seen(kAda, "case", {{"case", world.of}}).fact("took_part") == "yes");
    CHECK(world.told(kAda, "decide_review", world.decision("confirmed")) == "review.took_part");
    CHECK(world.told("alf.adminson", "decide_review", world.decision("confirmed")) == "review.took_part");
    CHECK(world.last_audit() == "decide_review refused " + world.of + " review.took_part");
    CHECK(world.seen(kRex, "case", {{"case", world.of}}).fact("took_part").empty());
    CHECK(world.told(kRex, "decide_review", world.decision("confirmed")) == "done");
}

TEST_CASE("RES-11 the restriction stays in force while it is reviewed, and nobody lifts it meanwhile")
{
    World world;
    world.restrict_wholly();
    world.done(kAda, "enter_review", world.written("2/11/2026"));
    CHECK(world.state_of("zeb.sampleton") == "restricted");
    CHECK(world.told(kAda, "lift", {{"case", world.of}, {"note", "x"}}) == "case.review_requested@case");
}

TEST_CASE("RES-11 a review confirms, varies or lifts, and both are told")
{
    World world;
    world.restrict_wholly();
    CHECK(world.told(kRex, "decide_review", world.decision("confirmed")) == "case.restricted@case");
    world.done(kAda, "enter_review", world.written("2/11/2026"));
    CHECK(world.told(kRex, "decide_review", world.decision("maybe")) == "outcome.unknown@outcome");
    SECTION("confirmed")
    {
        world.done(kRex, "decide_review", world.decision("confirmed"));
        CHECK(world.state_of("zeb.sampleton") == "restricted");
        CHECK(world.told(kAda, "close_case", {{"case", world.of}}) == "case.in_force@case");
        world.done(kAda, "lift", {{"case", world.of}, {"note", "A year later."}});
        CHECK(world.state() == "closed");
        return;
    }
    SECTION("varied")
    {
        auto form = world.decision("varied");
        CHECK(world.told(kRex, "decide_review", form) == "extent.unknown@extent");
        form["extent"] = "services";
        form["services"] = world.id_of(world.starfall);
        world.done(kRex, "decide_review", form);
        CHECK(world.state_of("zeb.sampleton") == "active");
        CHECK(world.count("restriction WHERE ended_at IS NULL AND extent = 'services'") == 1);
        CHECK(world.count("restriction") == 2);
    }
    SECTION("lifted")
    {
        world.done(kRex, "decide_review", world.decision("lifted"));
        CHECK(world.state_of("zeb.sampleton") == "active");
        CHECK(world.person("zeb.sampleton").credential_owed);
        CHECK(world.told(kAda, "close_case", {{"case", world.of}}) == "done");
    }
    const auto letters = world.letters();
    REQUIRE(letters.size() >= 3);
    const std::vector<std::string> last(letters.end() - 3, letters.end());
    CHECK(last.front() == "restriction_review_decided zeb.sampleton@moondust.example");
    CHECK(last.back().starts_with("restriction_review_decided_authoriser "));
}
