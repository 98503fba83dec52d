// Random worlds: the facts of an account drawn by lot, and who signs in, who sees which child, who may do which act.
// What the policy computes, and for some of them what the server answers, is held against a slow and obvious model: the
// rows of 5.6 (tests/shared/access_model.h), the matrix as a text (tests/admin/matrix.txt) and the rules below.
#include <soci/soci.h>

#include <algorithm>
#include <array>
#include <random>

#include "server/admin/life.h"
#include "server/store/session_store.h"
#include "shared/policy/scope.h"
#include "tests/admin/admin_world.h"
#include "tests/admin/matrix.h"
#include "tests/shared/access_model.h"

using namespace std::chrono;

namespace {

using policy::AccessFacts;
using policy::AccessState;

// ---- The facts, drawn by lot

constexpr int kPlaces = 3;  // the first two are Wilhelmina's, the last is Barnaby's
constexpr bool is_at(bool is_wilhelmina, int place) { return is_wilhelmina == (place < 2); }

struct Grant {
    enum class End { Live, Shown, Past };  // ended 90 days ago, to the second, and one second more (MAN-4)
    bool is_there{};
    End end{};
    bool is_locked{};

    bool is_live() const { return is_there && end == End::Live; }
};

enum class SessionIs { Ready, AlmostIdle, Idle, Ended, ScreenLocked, HalfWay };
constexpr std::array kSessions{SessionIs::Ready, SessionIs::AlmostIdle,   SessionIs::Idle,
                               SessionIs::Ended, SessionIs::ScreenLocked, SessionIs::HalfWay};

struct Account {
    AccessFacts::Invitation invitation{};
    std::array<Grant, kPlaces> grants{};
    bool is_restricted{}, is_lapsed{}, is_held{};
    Capabilities may;
    SessionIs session{};
};

struct RandomChild {
    int place{};
    int from{}, to{};    // days from today, both included
    bool is_enrolled{};  // else known to the service and no more
    bool is_restricted{};
    int inactive_in{};  // days
};

using Lot = std::mt19937_64;
int one_of(Lot& lot, int many) { return static_cast<int>(lot() % static_cast<unsigned>(many)); }
bool one_in(Lot& lot, int many) { return one_of(lot, many) == 0; }

Account random_account(Lot& lot)
{
    Account account;
    account.invitation = static_cast<AccessFacts::Invitation>(one_of(lot, 5));
    for (auto& grant : account.grants)
        grant = {one_in(lot, 2), one_in(lot, 2) ? Grant::End::Live : static_cast<Grant::End>(one_of(lot, 3)),
                 one_in(lot, 3)};
    account.is_restricted = one_in(lot, 8);
    account.is_lapsed = one_in(lot, 6);
    account.is_held = one_in(lot, 8);
    account.may = {.authoriser = one_in(lot, 4),
                   .user = !one_in(lot, 4),
                   .administrator = one_in(lot, 8),
                   .reviewer = one_in(lot, 8),
                   .auditor = one_in(lot, 8)};
    if (account.may == Capabilities{}) account.may.auditor = true;  // nobody has an account for nothing
    account.session = one_in(lot, 2) ? SessionIs::Ready : kSessions.at(static_cast<std::size_t>(one_of(lot, 6)));
    return account;
}

RandomChild random_child(Lot& lot)
{
    return {.place = one_of(lot, kPlaces),
            .from = one_in(lot, 2) ? -100 : one_of(lot, 3) - 1,
            .to = one_in(lot, 2) ? 100 : one_of(lot, 3) - 1,
            .is_enrolled = !one_in(lot, 5),
            .is_restricted = one_in(lot, 8),
            .inactive_in = one_in(lot, 4) ? one_of(lot, 3) - 1 : 1000};
}

AccessFacts facts_of(const Account& account)
{
    AccessFacts facts{.invitation = account.invitation,
                      .restricted = account.is_restricted,
                      .credential_lapsed = account.is_lapsed,
                      .held = account.is_held};
    for (const auto& grant : account.grants) {
        if (!grant.is_live()) continue;
        ++facts.grants;
        if (grant.is_locked) ++facts.locked_grants;
    }
    const auto& may = account.may;
    facts.other_capability = may.authoriser || may.administrator || may.reviewer || may.auditor;
    return facts;
}

std::string in_words(const Account& account)
{
    std::string words = access_model::in_words(facts_of(account));
    const auto& may = account.may;
    for (const auto& [has, name] : {std::pair{may.user, "user"}, std::pair{may.authoriser, "authoriser"},
                                    std::pair{may.administrator, "administrator"}, std::pair{may.reviewer, "reviewer"},
                                    std::pair{may.auditor, "auditor"}})
        if (has) words += std::string(", ") + name;
    for (const auto& grant : account.grants)
        words += !grant.is_there ? "; no grant"
                                 : std::string("; grant ") + (grant.is_locked ? "locked " : "") +
                                       std::array{"live", "ended 90 days ago", "ended longer ago"}.at(
                                           static_cast<std::size_t>(grant.end));
    return words + "; session " + std::to_string(static_cast<int>(account.session));
}

// ---- The model

struct Model {
    /// MAN-13: an invitation is over when nothing is granted.
    static AccessFacts settled(AccessFacts facts)
    {
        if (facts.grants == 0 && access_model::is_registering(facts))
            facts.invitation = AccessFacts::Invitation::Cancelled;
        return facts;
    }

    /// ENT-17, ENT-20, ENT-23: there today, not restricted, not yet too old.
    static bool is_reached(const RandomChild& child, int place)
    {
        if (child.is_restricted || child.inactive_in <= 0) return false;
        return child.place == place && child.is_enrolled && child.from <= 0 && child.to >= 0;
    }

    static bool is_usable(const Account& account, int place)
    {
        const auto& grant = account.grants.at(static_cast<std::size_t>(place));
        return grant.is_live() && !grant.is_locked;
    }

    static bool sees(const Account& account, const RandomChild& child)
    {
        if (!account.may.user || !access_model::sees_children(facts_of(account))) return false;
        for (int place = 0; place < kPlaces; ++place)
            if (is_usable(account, place) && is_reached(child, place)) return true;
        return false;
    }

    static bool may(const Capabilities& has, const matrix::Row& row)
    {
        const std::array columns{has.user, has.authoriser, has.administrator, has.reviewer, has.auditor};
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns.at(i) && row.may.at(i)) return true;
        return false;
    }

    static const std::string& cell(const matrix::Row& row, AccessState state)
    {
        for (std::size_t i = 0; i < matrix::kStates.size(); ++i)
            if (matrix::kStates.at(i) == state) return row.cells.at(i);
        return row.act;
    }

    /// What asking anything is answered first.
    static std::string admission(const Account& account)
    {
        if (access_model::sign_in(settled(facts_of(account))) != AccessState::Active) return "session.ended";
        switch (account.session) {
            case SessionIs::Ready:
            case SessionIs::AlmostIdle: return "";
            case SessionIs::ScreenLocked: return "session.locked";
            default: return "session.ended";
        }
    }

    /// MAN-8: what an Authoriser who acts on this person is told; `row`: of an act on one who has access.
    static std::string told(const Account& account, bool is_wilhelmina, const matrix::Row& row)
    {
        bool is_shown = false, is_live = false;
        for (int place = 0; place < kPlaces; ++place) {
            const auto& grant = account.grants.at(static_cast<std::size_t>(place));
            if (!is_at(is_wilhelmina, place) || !grant.is_there) continue;
            if (grant.end != Grant::End::Past) is_shown = true;
            if (grant.end == Grant::End::Live) is_live = true;
        }
        const auto state = access_model::card(settled(facts_of(account)));
        if (!is_shown) return "person.not_found@person";
        if (cell(row, state) == "no") return "person." + std::string(policy::word_of(state)) + "@person";
        return is_live ? "done" : "person.not_found@person";
    }
};

// ---- The policy

policy::Standing standing_of(const RandomChild& child, Date today)
{
    return {.restricted = child.is_restricted,
            .inactive_from = add_days(today, child.inactive_in),
            .stays = {{child.is_enrolled ? policy::StayKind::Kindergarten : policy::StayKind::MaternalChildHealth,
                       {child.place + 1, "", ""},
                       add_days(today, child.from),
                       add_days(today, child.to)}}};
}

/// As the server puts the parts of the policy together.
bool policy_shows(const Account& account, const RandomChild& child, Date today)
{
    if (policy::sign_in_state(facts_of(account)) != AccessState::Active) return false;
    if (!acts::may(account.may, acts::By::User) || account.is_lapsed) return false;
    for (int place = 0; place < kPlaces; ++place)
        if (Model::is_usable(account, place) &&
            policy::reach(ScopeKind::EnrolledAtService, {place + 1, "", ""}, standing_of(child, today), {},
                          Visibility::None, today) == policy::Reach::Full)
            return true;
    return false;
}

/// In the order of all_acts(), each with its act.
std::vector<std::pair<const acts::Act*, matrix::Row>> acts_with_rows()
{
    const auto rows = matrix::rows();
    std::vector<std::pair<const acts::Act*, matrix::Row>> all;
    for (const auto* act : acts::all_acts())
        for (const auto& row : rows)
            if (row.act == act->name) all.emplace_back(act, row);
    return all;
}

// ---- The same in a database

struct RandomWorld : AdminWorld {
    RandomWorld()
        : places{teacup, add_service("kindergarten", "Saucer Kindergarten (Fictional)"),
                 add_service("kindergarten", "Mug Kindergarten (Fictional)")}
    {
        put_in_charge(kWilhelmina, places[1]);
        put_in_charge(kBarnaby, places[2]);
    }

    std::string seconds_of(Instant moment) { return std::to_string(moment.time_since_epoch().count()); }

    /// All in one unit of work, each settled as an act would leave it.
    std::vector<services::Caller> put(const std::vector<Account>& accounts);
    void put(const std::vector<RandomChild>& children);
    std::string asked(const services::Caller& caller);
    std::string searched(const services::Caller& caller, const std::string& username, int place, std::size_t child);
    static std::string name_of(std::size_t account) { return "zeb.n" + std::to_string(account); }
    static std::string grant_of(const std::string& username, int place)
    {
        return "g" + std::to_string(place) + username;
    }

    std::array<ServiceId, kPlaces> places;

  private:
    services::Caller put(store::Tx& tx, const std::string& username, const Account& account);
};

services::Caller RandomWorld::put(store::Tx& tx, const std::string& username, const Account& account)
{
    const auto run = [&](const std::string& statement) { tx.sql() << statement; };
    store::Person person;
    person.public_id = "p-" + username;
    person.username = username;
    person.first_name = "Zeb";
    person.last_name = "Sampleton";
    person.email = username + "@moondust.example";
    person.may = account.may;
    person.terms_version = settings.session.terms_version;
    person.credential_kind = "wwcc";
    person.credential_state = account.is_lapsed ? "lapsed" : "current";
    person.is_restricted = account.is_restricted;
    person.is_held = account.is_held;
    const auto id = store::add_person(tx, person);
    REQUIRE(id);
    person.id = *id;
    const auto number = std::to_string(id->value), now = seconds_of(clock.now());
    for (int place = 0; place < kPlaces; ++place) {
        const auto& grant = account.grants.at(static_cast<std::size_t>(place));
        if (!grant.is_there) continue;
        const auto end = clock.now() - hours(24 * 90) - seconds(grant.end == Grant::End::Past ? 1 : 0);
        run("INSERT INTO access_grant (public_id, account_id, service_id, workforce, user_type, granted_at, ended_at, "
            "locked_at) VALUES ('" +
            grant_of(username, place) + "', " + number + ", " +
            std::to_string(places.at(static_cast<std::size_t>(place)).value) +
            ", 'W3', 'Early childhood teacher', 0, " + (grant.is_live() ? "NULL" : seconds_of(end)) + ", " +
            (grant.is_locked ? now : "NULL") + ")");
    }
    using Invitation = AccessFacts::Invitation;
    const auto is = [&](Invitation invitation) { return account.invitation == invitation ? now : "NULL"; };
    if (account.invitation != Invitation::None)
        run("INSERT INTO invitation (public_id, account_id, makes, services, invited_at, sent_at, opened_at, done_at, "
            "cancelled_at) VALUES ('i" +
            number + "', " + number + ", 'user', '[]', " + now + ", " + now + ", " + is(Invitation::Opened) + ", " +
            is(Invitation::Done) + ", " + is(Invitation::Cancelled) + ")");
    const auto session =
        store::add_session(tx, {.public_id = "n" + number,
                                .token_hash = "t" + number,
                                .account = person.id,
                                .stage = account.session == SessionIs::HalfWay ? Stage::Code : Stage::Ready,
                                .device = {},
                                .at = clock.now() - minutes(settings.session.idle_minutes),
                                .invitation = {}});
    REQUIRE(session);
    const auto seen = seconds(account.session == SessionIs::Idle         ? 0
                              : account.session == SessionIs::AlmostIdle ? 1
                                                                         : 60);
    run("UPDATE session SET last_seen_at = last_seen_at + " + std::to_string(seen.count()) +
        ", ended_at = " + (account.session == SessionIs::Ended ? now : "NULL") + ", locked_at = " +
        (account.session == SessionIs::ScreenLocked ? now : "NULL") + " WHERE public_id = 'n" + number + "'");
    const admin::Parts parts{settings, clock, *database, key};
    REQUIRE(admin::settle({tx, parts, clock.now(), melbourne_day(clock.now()), "system:test"}, person, "test"));
    return {*session, "n" + number, person.id, person.public_id, account.may, "192.0.2.7"};
}

std::vector<services::Caller> RandomWorld::put(const std::vector<Account>& accounts)
{
    std::vector<services::Caller> callers;
    REQUIRE(database->act([&](store::Tx& tx) -> Status {
        for (const auto& account : accounts) callers.push_back(put(tx, name_of(callers.size()), account));
        return {};
    }));
    return callers;
}

void RandomWorld::put(const std::vector<RandomChild>& children)
{
    const auto today = melbourne_day(clock.now());
    std::vector<Child> all;
    for (std::size_t i = 0; i < children.size(); ++i) {
        const auto& child = children.at(i);
        all.push_back(
            {.identifier = "DEMO-R" + std::to_string(i),
             .name = named("Placeholder", "Testchild"),
             .born = 2022y / May / 5,
             .stays = {{places.at(static_cast<std::size_t>(child.place)), child.is_enrolled ? "kindergarten" : "mch",
                        "", add_days(today, child.from), add_days(today, child.to)}},
             .restricted = child.is_restricted,
             .inactive_from = add_days(today, child.inactive_in)});
    }
    add_children(all);
}

/// "" or why this session reaches nothing.
std::string RandomWorld::asked(const services::Caller& caller)
{
    const auto session = database->read(
        [&](store::Tx& tx) { return store::require_ready(tx, caller.session, clock.now(), settings.session); });
    return session ? "" : session.error().code;
}

/// "seen", "not seen", or why not even asked.
std::string RandomWorld::searched(const services::Caller& caller, const std::string& username, int place,
                                  std::size_t child)
{
    SearchForm form;
    form.grant = grant_of(username, place);
    form.purpose = "plan_services";
    form.identifier = "DEMO-R" + std::to_string(child);
    const auto answer = search.search(caller, form);
    if (!answer) return answer.error().first().code;
    return answer->rows.empty() ? "not seen" : "seen";
}

}  // namespace

TEST_CASE(
    "MAN-22 in 100,000 random worlds who signs in, who sees which child and who may do what are as the model says")
{
    constexpr int kWorlds = 100000;
    const auto seed = Catch::getSeed();
    const auto today = 2026y / March / 3;
    const auto table = acts_with_rows();
    int seen = 0, signed_in = 0;
    for (int world = 0; world < kWorlds; ++world) {
        Lot lot(seed + static_cast<std::uint64_t>(world) * 1000003U);
        const auto account = random_account(lot), other = random_account(lot);
        const auto child = random_child(lot);
        const auto facts = facts_of(account);
        std::string wrong;
        if (policy::access_state(facts) != access_model::card(facts)) wrong = "the card";
        if (policy::sign_in_state(facts) != access_model::sign_in(facts)) wrong = "signing in";
        const bool shows = policy_shows(account, child, today);
        if (shows != Model::sees(account, child)) wrong = "seeing a child";
        const auto state = access_model::card(facts);
        for (const auto& [act, row] : table) {
            if (acts::may(other.may, act->by) != Model::may(other.may, row)) wrong = "who may " + row.act;
            if (act->states != 0 && acts::fits(*act, state) != (Model::cell(row, state) != "no"))
                wrong = "whether it fits: " + row.act;
        }
        seen += shows ? 1 : 0;
        signed_in += access_model::sign_in(facts) == AccessState::Active ? 1 : 0;
        if (wrong.empty()) continue;
        FAIL("seed " << seed << ", world " << world << ": " << wrong << " differs for " << in_words(account)
                     << "; who acts: " << in_words(other));
    }
    // A lot that never shows a child would prove nothing.
    CHECK(seen > kWorlds / 200);
    CHECK(signed_in > kWorlds / 10);
}

TEST_CASE(
    "MAN-22 the server answers 300 random accounts as the model says: session, children, acts of theirs and on them")
{
    constexpr int kAccounts = 300, kInOneWorld = 50;
    constexpr std::array kActs{"resend_invitation", "cancel_invitation", "change_name", "remove_people"};
    const auto seed = Catch::getSeed();
    const auto table = acts_with_rows();
    int seen = 0, done = 0;
    for (int from = 0; from < kAccounts; from += kInOneWorld) {
        RandomWorld world;
        Lot lot(seed + static_cast<std::uint64_t>(from));
        std::vector<RandomChild> children;
        for (int i = 0; i < 12; ++i) children.push_back(random_child(lot));
        world.put(children);
        std::vector<Account> accounts;
        for (int i = 0; i < kInOneWorld; ++i) accounts.push_back(random_account(lot));
        const auto callers = world.put(accounts);
        for (std::size_t i = 0; i < accounts.size(); ++i) {
            const auto& account = accounts.at(i);
            const auto& caller = callers.at(i);
            const auto username = RandomWorld::name_of(i);
            INFO("seed " << seed << ", world from " << from << ", account " << i << ": " << in_words(account));
            const auto facts = Model::settled(facts_of(account));

            CHECK(world.state_of(username) == policy::word_of(access_model::card(facts)));
            CHECK(world.text("SELECT state FROM account WHERE id = " + std::to_string(caller.account.value)) ==
                  policy::word_of(access_model::sign_in(facts)));
            const auto admission = Model::admission(account);
            CHECK(world.asked(caller) == admission);

            for (int search = 0; search < 2; ++search) {
                const auto child = lot() % children.size();
                const auto place = one_in(lot, 2) ? children.at(child).place : one_of(lot, kPlaces);
                const auto expected = !admission.empty()                                       ? admission
                                      : !account.may.user                                      ? "account.not_user"
                                      : !Model::is_usable(account, place) || account.is_lapsed ? "search.grant_unknown"
                                      : Model::is_reached(children.at(child), place)           ? "seen"
                                                                                               : "not seen";
                CHECK(world.searched(caller, username, place, child) == expected);
                seen += expected == "seen" ? 1 : 0;
            }

            // As the one who acts: a form with everything wrong, so that nothing is done.
            const auto& [act, row] = table.at(lot() % table.size());
            const auto told = told_of(world.admin.act(caller, act->name, {{"no_such_field", "x"}}));
            const auto not_may = "account.not_" + std::string(acts::word_of(act->by));
            INFO(row.act);
            if (!admission.empty()) CHECK(told == admission);
            else CHECK((told == not_may) == !Model::may(account.may, row));

            // As the one who is acted on, by either Authoriser.
            const bool is_wilhelmina = one_in(lot, 2);
            const std::string done_to_them = kActs.at(lot() % kActs.size());
            const auto found = std::find_if(table.begin(), table.end(),
                                            [&](const auto& each) { return each.second.act == done_to_them; });
            REQUIRE(found != table.end());
            Fields form{{done_to_them == "remove_people" ? "people" : "person", caller.account_id}};
            if (done_to_them == "change_name") form.insert({{"first_name", "Zebedee"}, {"last_name", "Sampleton"}});
            if (done_to_them == "remove_people") form.insert({"reason", "left"});
            INFO(done_to_them << " by " << (is_wilhelmina ? kWilhelmina : kBarnaby));
            const auto answer = world.told(is_wilhelmina ? kWilhelmina : kBarnaby, done_to_them, form);
            CHECK(answer == Model::told(account, is_wilhelmina, found->second));
            done += answer == "done" ? 1 : 0;
        }
    }
    CHECK(seen > 0);
    CHECK(done > 0);
}
