// Restriction of access: notice, case, decision, effect, lifting (RES-1 to RES-8, RES-11, RES-12).
#include "server/admin/restriction.h"
#include "server/services/mail_service.h"
#include "tests/admin/admin_world.h"

using namespace std::chrono;

namespace {

constexpr const char* kAlf = "alf.adminson";

struct World : AdminWorld {
    World()
    {
        settings.mail.department = "restrictions@department.example";
        go_to(2026y / November / 2);
        add_user_at("zeb.sampleton", moondust);
        zeb = id_of("zeb.sampleton");
    }

    Fields notice()
    {
        return {{"person", zeb},
                {"ground", "wwcc"},
                {"facts", "The letter of the register came."},
                {"learned_on", "1/11/2026"},
                {"is_accurate", "yes"}};
    }
    std::string open(const std::string& username = "zeb.sampleton")
    {
        return done(kAda, "open_case",
                    {{"username", username},
                     {"ground", "monitoring"},
                     {"facts", "Many views at night."},
                     {"learned_on", "2/11/2026"}})
            .fact("case");
    }
    std::string open_entry(const std::string& identifier)
    {
        return done(kAda, "open_case",
                    {{"entry", identifier},
                     {"asked_by", "Agency Fictional"},
                     {"ground", "other"},
                     {"facts", "Risk of harm."},
                     {"learned_on", "2/11/2026"}})
            .fact("case");
    }
    Fields whole(const std::string& of) { return {{"case", of}, {"extent", "whole"}, {"ground", "monitoring"}}; }
    std::string restricted()
    {
        const auto of = open();
        done(kAda, "restrict", whole(of));
        return of;
    }
    std::string state(const std::string& of) { return seen(kAda, "case", {{"case", of}}).fact("state"); }
    /// Zeb as somebody who searches.
    User searcher()
    {
        User user{caller("zeb.sampleton"),
                  text("SELECT public_id FROM access_grant WHERE ended_at IS NULL AND "
                       "account_id = (SELECT id FROM account WHERE public_id = '" +
                       zeb + "') ORDER BY id LIMIT 1"),
                  text("SELECT code FROM purpose WHERE workforce = 'W1' ORDER BY position LIMIT 1")};
        return user;
    }
    void add_pupil(const std::string& identifier, ServiceId service)
    {
        Child child{.identifier = identifier, .name = named("Pip", "Crumble"), .born = 2018y / March / 3};
        child.stays.push_back({service});
        add_child(child);
    }
    /// A letter as it will be sent.
    std::string letter(const std::string& code)
    {
        const services::Postman postman(settings, key, database->kind());
        const auto id = text("SELECT public_id FROM mail WHERE code = '" + code + "' ORDER BY id DESC LIMIT 1");
        const auto opened = database->read([&](store::Tx& tx) { return postman.open(tx, id); });
        REQUIRE(opened);
        return opened->text;
    }

    std::string zeb;
};

}  // namespace

// ---- The notice

TEST_CASE("RES-5 the notice of an Authoriser makes a case, and the mail about it has the subject Restriction")
{
    World world;
    world.done(kWilhelmina, "notify_department", world.notice());
    CHECK(world.count("restriction_case WHERE origin = 'notice' AND state = 'received'") == 1);
    CHECK(world.text("SELECT subject || ' ' || to_address FROM mail") ==
          "Restriction department@childlink.invalid");  // never a real address on training data
    const auto of = world.text("SELECT public_id FROM restriction_case");
    CHECK(world.last_audit() == "notify_department done " + of);
    const auto view = world.seen(kAda, "case", {{"case", of}});
    CHECK(view.fact("ground") == "wwcc");
    CHECK(view.fact("facts") == "The letter of the register came.");
    CHECK(view.fact("learned_on") == "2026-11-01");
    CHECK(world.state_of("zeb.sampleton") == "active");  // RES-6: the notice is not the removal
}

TEST_CASE("RES-5 no ground and no fact stands readable in the tables, the log or the mail")
{
    World world;
    world.done(kWilhelmina, "notify_department", world.notice());
    const auto of = world.text("SELECT public_id FROM restriction_case");
    world.done(kAda, "assess_case", {{"case", of}, {"note", "Called the register."}});
    world.done(kAda, "restrict",
               {{"case", of}, {"extent", "whole"}, {"ground", "other"}, {"ground_words", "A secret ground."}});
    for (const auto* row : {"SELECT group_concat(ground || facts || asked_by) FROM restriction_case",
                            "SELECT group_concat(note) FROM case_step", "SELECT group_concat(detail) FROM audit_event",
                            "SELECT group_concat(subject || body) FROM mail"})
        for (const auto* word : {"wwcc", "letter of the register", "Called", "secret"}) {
            INFO(row << " " << word);
            CHECK(world.text(row).find(word) == std::string::npos);
        }
}

TEST_CASE("RES-5 a notice names a known ground and a day that is not to come, and is ticked as accurate")
{
    World world;
    auto form = world.notice();
    form["ground"] = "boredom";
    CHECK(world.told(kWilhelmina, "notify_department", form) == "ground.unknown@ground");
    form = world.notice();
    form["learned_on"] = "3/11/2026";
    CHECK(world.told(kWilhelmina, "notify_department", form) == "day.in_future@learned_on");
    form["learned_on"] = "2/11/2026";
    CHECK(world.told(kWilhelmina, "notify_department", form) == "done");
    form.erase("is_accurate");
    CHECK(world.told(kWilhelmina, "notify_department", form) == "field.tick_needed@is_accurate");
    CHECK(world.told(kBarnaby, "notify_department", world.notice()) == "person.not_found@person");
}

TEST_CASE("RES-6 the notice removes the access in the same step, for a reason, or nothing is sent")
{
    World world;
    auto form = world.notice();
    form["removes"] = "yes";
    CHECK(world.told(kWilhelmina, "notify_department", form) == "field.required@reason");
    form["reason"] = "other";
    CHECK(world.told(kWilhelmina, "notify_department", form) == "reason.note_needed@note");
    CHECK(world.count("restriction_case") == 0);
    const auto session = world.caller("zeb.sampleton");
    form["reason"] = "wwcc_invalid";
    CHECK(world.done(kWilhelmina, "notify_department", form).fact("removed") == "yes");
    CHECK(world.state_of("zeb.sampleton") == "inactive");
    CHECK_FALSE(world.is_live(session));
    CHECK(world.count("audit_event WHERE action = 'remove_service' AND outcome = 'done'") == 1);
    // RES-8: told of the outcome all the same, though nobody is managed any more.
    world.done(kAda, "restrict", world.whole(world.text("SELECT public_id FROM restriction_case")));
    CHECK(world.letters().back() == "restricted_authoriser wilhelmina.placeholder@moondust.example");
}

TEST_CASE("MAN-15 the notice settles the reminder that a removal has left")
{
    World world;
    world.done(kWilhelmina, "remove_people", {{"people", world.zeb}, {"reason", "wwcc_invalid"}});
    CHECK(world.seen(kWilhelmina, "authoriser_home").list("reminders").rows.size() == 1);
    world.done(kWilhelmina, "notify_department", world.notice());
    CHECK(world.seen(kWilhelmina, "authoriser_home").list("reminders").rows.empty());
    // and one that removes in the same step leaves none.
    world.add_user_at("ned.active", world.moondust);
    auto form = world.notice();
    form["person"] = world.id_of("ned.active");
    form["removes"] = "yes";
    form["reason"] = "vit_invalid";
    world.done(kWilhelmina, "notify_department", form);
    CHECK(world.seen(kWilhelmina, "authoriser_home").list("reminders").rows.empty());
}

// ---- The case

TEST_CASE("RES-1 the Department opens a case by itself or on anybody's request, about one person or one entry")
{
    World world;
    world.add_pupil("DEMO-1", world.moondust);
    CHECK(world.seen(kAda, "case", {{"case", world.open()}}).fact("origin") == "own");
    const auto view = world.seen(kAda, "case", {{"case", world.open_entry("DEMO-1")}});
    CHECK(view.fact("origin") == "request");
    CHECK(view.fact("asked_by") == "Agency Fictional");
    const Fields about{{"ground", "monitoring"}, {"facts", "x"}, {"learned_on", "2/11/2026"}};
    const auto with = [&](Fields more) {
        more.insert(about.begin(), about.end());
        return world.told(kAda, "open_case", more);
    };
    CHECK(with({}) == "case.one_object@username");
    CHECK(with({{"username", "zeb.sampleton"}, {"entry", "DEMO-1"}}) == "case.one_object@username");
    CHECK(with({{"username", "nobody.here"}}) == "username.unknown@username");
    CHECK(with({{"entry", "DEMO-404"}}) == "control.entry_unknown@entry");
    CHECK(with({{"username", "zeb.sampleton"}}) == "case.undecided");
    CHECK(with({{"username", kAda}}) == "case.own@username");
}

TEST_CASE("RES-12 cases are for Administrators and Reviewers; a look at one is logged, and nobody sees their own")
{
    World world;
    const auto of = world.open();
    CHECK(world.told_look(kOdette, "cases") == "account.not_case_officer");
    CHECK(world.told_look(kWilhelmina, "case", {{"case", of}}) == "account.not_case_officer");
    CHECK(world.told_look("zeb.sampleton", "case", {{"case", of}}) == "account.not_case_officer");
    CHECK(world.told_look(kAda, "case", {{"case", "none"}}) == "case.not_found@case");
    CHECK(world.seen(kRex, "cases").list("cases").rows.size() == 1);
    world.seen(kRex, "case", {{"case", of}});
    CHECK(world.last_audit() == "look.case done " + of);
    const auto own = world.open(kAlf);
    CHECK(world.told_look(kAlf, "case", {{"case", own}}) == "case.own");
    CHECK(world.seen(kAlf, "cases").list("cases").rows.size() == 1);
    for (const auto* act : {"assess_case", "close_case"}) CHECK(world.told(kAlf, act, {{"case", own}}) == "case.own");
    CHECK(world.told(kAlf, "lift", {{"case", own}, {"note", "x"}}) == "case.own");
}

TEST_CASE("RES-12 each step is kept with its actor, time and note, in order")
{
    World world;
    const auto of = world.open();
    world.clock.advance(hours(1));
    world.done(kAlf, "assess_case", {{"case", of}, {"note", "Asked the service."}});
    world.clock.advance(hours(1));
    world.done(kAda, "decline_case", {{"case", of}, {"note", "A misunderstanding."}});
    world.done(kAda, "close_case", {{"case", of}});
    const auto steps = world.seen(kAda, "case", {{"case", of}}).list("steps");
    REQUIRE(steps.rows.size() == 4);
    const char* expected[][3] = {{"receive", "received", "Ada Adminson"},
                                 {"assess", "assessing", "Alf Adminson"},
                                 {"decline", "not_restricted", "Ada Adminson"},
                                 {"close", "closed", "Ada Adminson"}};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(steps.at(i, "step") == expected[i][0]);
        CHECK(steps.at(i, "state") == expected[i][1]);
        CHECK(steps.at(i, "by") == expected[i][2]);
    }
    CHECK(steps.at(1, "note") == "Asked the service.");
    CHECK(world.letters() ==
          std::vector<std::string>{"restriction_none zeb.sampleton@moondust.example",
                                   "restriction_none_authoriser wilhelmina.placeholder@moondust.example"});
    CHECK(world.told(kAda, "restrict", world.whole(of)) == "case.closed@case");
    CHECK(world.state_of("zeb.sampleton") == "active");
}

// ---- The effect

TEST_CASE("RES-7 restricting ends the session in the same transaction, and the very next request fails")
{
    World world;
    world.add_pupil("DEMO-1", world.moondust);
    const auto zeb = world.searcher();
    const auto handle = world.handle_of(zeb, "DEMO-1");
    CHECK(code_of(world.profiles.open(zeb.caller, handle)) == "done");
    const auto of = world.restricted();
    CHECK(code_of(world.profiles.open(zeb.caller, handle)) == "session.ended");
    CHECK(code_of(world.search.search(zeb.caller, world.form(zeb, "Crumble", 8))) == "session.ended");
    CHECK(world.state_of("zeb.sampleton") == "restricted");
    CHECK(world.text("SELECT state FROM account WHERE public_id = '" + world.zeb + "'") == "restricted");
    CHECK(world.state(of) == "restricted");
    CHECK(world.text("SELECT detail FROM audit_event WHERE action = 'restrict' AND object_kind = 'account'") ==
          R"({"extent":"whole","kept":[]})");
}

TEST_CASE("RES-8 the User is told the ground, the Authoriser the effect and not the evidence")
{
    World world;
    world.restricted();
    CHECK(world.letters() == std::vector<std::string>{"restricted_user zeb.sampleton@moondust.example",
                                                      "restricted_authoriser wilhelmina.placeholder@moondust.example"});
    const auto user = world.letter("restricted_user"), authoriser = world.letter("restricted_authoriser");
    CHECK(user.find("A serious concern from auditing or monitoring.") != user.npos);
    CHECK(user.find("All access is restricted.") != user.npos);
    CHECK(user.find("restrictions@department.example") != user.npos);
    // 20 business days from Monday 2 November 2026; the Cup is on the 3rd.
    CHECK(user.find("1 Dec 2026") != user.npos);
    CHECK(user.find("at night") == user.npos);
    CHECK(authoriser.find("All access is restricted.") != authoriser.npos);
    for (const auto* word : {"monitoring", "serious", "at night"}) CHECK(authoriser.find(word) == authoriser.npos);
}

TEST_CASE("RES-3 all access but chosen services: the others are out of search and profile, also those given later")
{
    World world;
    world.add_grant("zeb.sampleton", world.starfall);
    world.add_pupil("DEMO-1", world.moondust);
    world.add_pupil("DEMO-2", world.starfall);
    const auto of = world.open();
    CHECK(world.told(kAda, "restrict", {{"case", of}, {"extent", "services"}, {"ground", "monitoring"}}) ==
          "field.required@services");
    CHECK(world.told(kAda, "restrict",
                     {{"case", of},
                      {"extent", "services"},
                      {"services", world.id_of(world.teacup)},
                      {"ground", "monitoring"}}) == "kept.unknown@services");
    const auto before = world.caller("zeb.sampleton");
    world.done(
        kAda, "restrict",
        {{"case", of}, {"extent", "services"}, {"services", world.id_of(world.starfall)}, {"ground", "monitoring"}});
    CHECK_FALSE(world.is_live(before));
    CHECK(world.state_of("zeb.sampleton") == "active");
    auto zeb = world.searcher();  // at Moondust
    CHECK(code_of(world.search.search(zeb.caller, world.form(zeb, "Crumble", 8))) == "search.grant_unknown");
    zeb.grant =
        world.text("SELECT g.public_id FROM access_grant g WHERE service_id = " + std::to_string(world.starfall.value));
    CHECK(world.found(zeb, "Crumble", 8).rows.size() == 1);
    CHECK(world.handle_of(zeb, "DEMO-1").empty());
    CHECK_FALSE(world.handle_of(zeb, "DEMO-2").empty());
    world.add_grant("zeb.sampleton", world.teacup, "Early childhood teacher");
    zeb.grant =
        world.text("SELECT g.public_id FROM access_grant g WHERE service_id = " + std::to_string(world.teacup.value));
    CHECK(code_of(world.search.search(zeb.caller, world.form(zeb, "Crumble", 8))) == "search.grant_unknown");
}

TEST_CASE("RES-3 a handle that was found before a restriction in part opens nothing after it")
{
    World world;
    world.add_grant("zeb.sampleton", world.starfall);
    world.add_pupil("DEMO-1", world.moondust);
    auto zeb = world.searcher();
    const auto handle = world.handle_of(zeb, "DEMO-1");
    world.done(kAda, "restrict",
               {{"case", world.open()},
                {"extent", "services"},
                {"services", world.id_of(world.starfall)},
                {"ground", "monitoring"}});
    world.run("UPDATE session SET ended_at = NULL");  // even if a session had lived on
    CHECK(code_of(world.profiles.open(zeb.caller, handle)) == "entry.not_found");
}

TEST_CASE("RES-3 all information but chosen field groups: the profile has the kept ones and no others")
{
    World world;
    world.add_pupil("DEMO-1", world.moondust);
    const auto of = world.open();
    CHECK(world.told(kAda, "restrict",
                     {{"case", of},
                      {"extent", "field_groups"},
                      {"field_groups", "identity"},
                      {"ground", "other"},
                      {"ground_words", "x"}}) == "kept.unknown@field_groups");
    world.done(kAda, "restrict",
               {{"case", of}, {"extent", "field_groups"}, {"field_groups", "early_years"}, {"ground", "monitoring"}});
    auto zeb = world.searcher();
    const auto found = world.found(zeb, "Crumble", 8);
    REQUIRE(found.rows.size() == 1);
    CHECK(found.rows.front().current_service.empty());
    const auto view = world.opened(zeb, found.rows.front().handle);
    CHECK_FALSE(view.names.empty());
    CHECK(view.early_years);
    CHECK_FALSE(view.school);
    CHECK_FALSE(view.family);
    CHECK(code_of(world.profiles.open_section(zeb.caller, found.rows.front().handle, services::kCareSectionName)) ==
          "entry.not_found");
    RollForm roll;
    roll.grant = zeb.grant;
    roll.purpose = zeb.purpose;
    CHECK(code_of(world.search.roll(zeb.caller, roll)) == "roll.not_allowed");
    world.done(kAda, "lift", {{"case", of}, {"note", "Cleared."}});
    zeb = world.searcher();
    CHECK(code_of(world.search.roll(zeb.caller, roll)) == "done");
    CHECK(world.opened(zeb, world.handle_of(zeb, "DEMO-1")).school);
}

TEST_CASE("RES-3 one in part gives way to one in whole; a second beside it is refused")
{
    World world;
    world.add_grant("zeb.sampleton", world.starfall);
    const Fields part{{"extent", "services"}, {"services", world.id_of(world.starfall)}, {"ground", "monitoring"}};
    auto form = part;
    form["case"] = world.open();
    world.done(kAda, "restrict", form);
    const auto second = world.open();
    form["case"] = second;
    CHECK(world.told(kAda, "restrict", form) == "restriction.in_force");
    CHECK(world.state(second) == "received");
    world.done(kAda, "restrict", world.whole(second));
    CHECK(world.state_of("zeb.sampleton") == "restricted");
    CHECK(world.count("restriction WHERE ended_at IS NULL") == 1);
}

TEST_CASE("RES-2 ENT-23 a restricted entry is not found by anybody, and is there again once the restriction is lifted")
{
    World world;
    world.add_pupil("DEMO-1", world.moondust);
    const auto of = world.open_entry("DEMO-1");
    CHECK(
        world.told(kAda, "restrict", {{"case", of}, {"extent", "services"}, {"services", "s1"}, {"ground", "other"}}) ==
        "extent.not_for_entry@extent");
    const auto zeb = world.searcher();
    CHECK_FALSE(world.handle_of(zeb, "DEMO-1").empty());
    const auto version = world.text("SELECT CAST(register_version AS TEXT) FROM database_mark");
    world.done(kAda, "restrict", {{"case", of}, {"extent", "whole"}, {"ground", "other"}});
    CHECK(world.text("SELECT CAST(register_version AS TEXT) FROM database_mark") != version);
    CHECK(world.handle_of(zeb, "DEMO-1").empty());
    CHECK(world.found(zeb, "Crumble", 8).rows.empty());
    CHECK(world.letters().empty());
    CHECK(world.is_live(zeb.caller));
    world.done(kAda, "lift", {{"case", of}, {"note", "The risk is over."}});
    CHECK_FALSE(world.handle_of(zeb, "DEMO-1").empty());
}

// ---- Lifting, inviting

TEST_CASE("RES-11 lifting returns the account to the state it would otherwise have, a fresh check owed")
{
    World world;
    const auto of = world.restricted();
    CHECK_FALSE(world.person("zeb.sampleton").credential_owed);
    SECTION("active")
    {
        world.done(kAda, "lift", {{"case", of}, {"note", "Cleared."}});
        CHECK(world.state_of("zeb.sampleton") == "active");
        CHECK(world.person("zeb.sampleton").state == store::AccountState::Active);
        CHECK(world.person("zeb.sampleton").credential_owed);
        CHECK(world.letters().back() == "restriction_lifted_authoriser wilhelmina.placeholder@moondust.example");
    }
    SECTION("removed meanwhile")
    {
        world.done(kWilhelmina, "remove_people", {{"people", world.zeb}, {"reason", "left"}});
        CHECK(world.state_of("zeb.sampleton") == "restricted");
        world.done(kAda, "lift", {{"case", of}, {"note", "Cleared."}});
        CHECK(world.state_of("zeb.sampleton") == "inactive");
        CHECK(world.person("zeb.sampleton").state == store::AccountState::Inactive);
    }
    SECTION("locked by a review")
    {
        world.run("UPDATE access_grant SET locked_at = 1");
        world.done(kAda, "lift", {{"case", of}, {"note", "Cleared."}});
        CHECK(world.state_of("zeb.sampleton") == "locked");
    }
    CHECK(world.state(of) == "closed");
    CHECK(world.told(kAda, "lift", {{"case", of}, {"note", "Again."}}) == "case.closed@case");
}

TEST_CASE("RES-12 a case whose restriction is in force is not closed before it is lifted")
{
    World world;
    const auto of = world.restricted();
    CHECK(world.told(kAda, "close_case", {{"case", of}}) == "case.in_force@case");
}

TEST_CASE("MAN-22 a restricted person cannot be invited by another Authoriser, also after removal")
{
    World world;
    world.restricted();
    const auto form = world.invite_form("zeb.sampleton", world.starfall);
    CHECK(world.told(kBarnaby, "invite", form) == "invite.restricted@email");
    world.done(kWilhelmina, "remove_people", {{"people", world.zeb}, {"reason", "left"}});
    CHECK(world.told(kBarnaby, "invite", form) == "invite.restricted@email");
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust)) ==
          "invite.restricted@email");
}

TEST_CASE("MAN-22 a restriction in part survives removal too: not invited again before it is lifted")
{
    World world;
    const auto of = world.open();
    world.done(kAda, "restrict",
               {{"case", of}, {"extent", "field_groups"}, {"field_groups", "school"}, {"ground", "monitoring"}});
    world.done(kWilhelmina, "remove_people", {{"people", world.zeb}, {"reason", "left"}});
    CHECK(world.state_of("zeb.sampleton") == "inactive");
    const auto form = world.invite_form("zeb.sampleton", world.starfall);
    CHECK(world.told(kBarnaby, "invite", form) == "invite.restricted@email");
    world.done(kAda, "lift", {{"case", of}, {"note", "Cleared."}});
    CHECK(world.told(kBarnaby, "invite", form) == "done");
}

TEST_CASE("RES-4 a credential that no longer stands restricts wholly and at once, in the name of the clock")
{
    World world;
    const auto session = world.caller("zeb.sampleton");
    const auto bar = [&] {
        return world.database->act([&](store::Tx& tx) -> Status {
            const admin::Scene scene{tx, world.admin.parts(), world.clock.now(), melbourne_day(world.clock.now()),
                                     "system:credential"};
            auto person = store::find_person(tx, world.zeb);
            return admin::restrict_for_credential(scene, **person, "Suspended.");
        });
    };
    world.open();  // a case that waits is decided by it
    CHECK(bar());
    CHECK(bar());  // and once is enough
    CHECK(world.state_of("zeb.sampleton") == "restricted");
    CHECK_FALSE(world.is_live(session));
    CHECK(world.count("restriction_case") == 1);
    CHECK(world.count("restriction") == 1);
    CHECK(world.text("SELECT actor FROM case_step ORDER BY id DESC LIMIT 1") == "system:credential");
    CHECK(world.letters().front() == "restricted_user zeb.sampleton@moondust.example");
}
