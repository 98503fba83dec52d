#include "tests/admin/admin_world.h"

#include <soci/soci.h>

#include "server/admin/life.h"
#include "server/crypto/random.h"
#include "server/records/handlers.h"
#include "server/store/duty_store.h"
#include "server/store/session_store.h"

using namespace std::chrono;

namespace {

constexpr Capabilities kOf(bool authoriser, bool user) { return {.authoriser = authoriser, .user = user}; }

/// "zeb.sampleton" -> "Zeb", "Sampleton"
std::pair<std::string, std::string> names_in(const std::string& username)
{
    const auto dot = username.find('.');
    auto first = username.substr(0, dot), last = dot == username.npos ? "Example" : username.substr(dot + 1);
    first.front() = static_cast<char>(first.front() - 'a' + 'A');
    last.front() = static_cast<char>(last.front() - 'a' + 'A');
    return {first, last};
}

template <class T>
T given(Result<T> result)
{
    INFO((result ? std::string() : result.error().code + " " + result.error().detail));
    REQUIRE(result);
    return std::move(*result);
}

}  // namespace

AdminWorld::AdminWorld(store::DataKind kind)
    : RegisterWorld(kind), key(crypto::ServerKey::fresh()), admin(settings, clock, *database, key, records::handlers())
{
    settings.product.site_url = "https://childlink.test";
    moondust = add_service("school", "Moondust Primary School (Fictional)");
    starfall = add_service("school", "Starfall College (Fictional)");
    teacup = add_service("kindergarten", "Teacup Kindergarten (Fictional)");
    run("UPDATE service SET sector = 'Government' WHERE kind = 'school'");
    add_person(kWilhelmina, kOf(true, false));
    add_person(kBarnaby, kOf(true, false));
    put_in_charge(kWilhelmina, moondust);
    put_in_charge(kWilhelmina, teacup);
    put_in_charge(kBarnaby, starfall);
    Capabilities department;
    department.administrator = true;
    add_person(kAda, department);
    add_person("alf.adminson", department);
    department = {};
    department.reviewer = true;
    add_person(kRex, department);
    department = {};
    department.auditor = true;
    add_person(kOdette, department);
}

AccountId AdminWorld::add_person(const std::string& username, Capabilities may)
{
    store::Person person;
    person.public_id = "p-" + username;
    person.username = username;
    std::tie(person.first_name, person.last_name) = names_in(username);
    person.email = username + "@moondust.example";
    person.may = may;
    person.state = store::AccountState::Active;
    person.terms_version = settings.session.terms_version;
    person.activated_at = clock.now();
    return given(database->act([&](store::Tx& tx) -> Result<AccountId> {
        const auto id = store::add_person(tx, person);
        if (!id) return id;
        person.id = *id;
        if (auto done = store::save_person(tx, person); !done) return fail(done.error());
        return id;
    }));
}

void AdminWorld::add_grant(const std::string& username, ServiceId service, const std::string& user_type)
{
    const auto id = std::to_string(++people_);
    const auto workforce =
        given(database->read([&](store::Tx& tx) { return store::find_managed_service(tx, service); })).workforce;
    run("INSERT INTO access_grant (public_id, account_id, service_id, workforce, user_type, granted_at) SELECT 'g" +
        id + "', id, " + std::to_string(service.value) + ", '" + workforce + "', '" + user_type + "', " +
        std::to_string((clock.now() - hours(24 * 200)).time_since_epoch().count()) +
        " FROM account WHERE username = '" + username + "'");
}

AccountId AdminWorld::add_user_at(const std::string& username, ServiceId service, const std::string& user_type)
{
    const auto id = add_person(username, kOf(false, true));
    add_grant(username, service, user_type);
    run("UPDATE account SET credential_kind = 'wwcc', credential_state = 'current', credential_expires_on = "
        "'2029-06-30', trained_on = '2025-11-03', receipt_number = 'DEMO-TRN-0001', last_sign_in_at = " +
        std::to_string((clock.now() - hours(24 * 3)).time_since_epoch().count()) +
        ", activated_at = " + std::to_string((clock.now() - hours(24 * 200)).time_since_epoch().count()) +
        " WHERE username = '" + username + "'");
    return id;
}

void AdminWorld::add_role(const std::string& username, ServiceId service, const std::string& role)
{
    const auto n = std::to_string(++people_);
    run("INSERT INTO sharing_role (public_id, account_id, service_id, role, title, engagement, judgement, trained_on, "
        "meets_clients, reason, from_on, named_by, named_at) SELECT 'r" +
        n + "', id, " + std::to_string(service.value) + ", '" + role +
        "', 'Wellbeing leader', 'employed', 'Handles such facts daily', '2026-02-02', 1, 'Named for the test', "
        "'2026-02-02', id, 0 FROM account WHERE username = '" +
        username + "'");
}

void AdminWorld::put_in_charge(const std::string& username, ServiceId service, const std::string& kind)
{
    const auto n = std::to_string(++people_);
    run("INSERT INTO duty (public_id, account_id, service_id, kind, from_at, in_force, is_sole) SELECT 'd" + n +
        "', id, " + std::to_string(service.value) + ", '" + kind + "', 0, 1, " + (kind == "region" ? "0" : "1") +
        " FROM account WHERE username = '" + username + "'");
}

Fields AdminWorld::invite_form(const std::string& username, ServiceId service, const std::string& user_type)
{
    const auto [first, last] = names_in(username);
    const auto workforce =
        given(database->read([&](store::Tx& tx) { return store::find_managed_service(tx, service); })).workforce;
    Fields form{{"first_name", first},
                {"last_name", last},
                {"email", username + "@moondust.example"},
                {"email_again", username + "@moondust.example"},
                {"services", id_of(service)},
                {"user_type", user_type},
                {"purpose", text("SELECT MIN(code) FROM purpose WHERE workforce = '" + workforce + "'")}};
    for (const auto* tick : {"is_employed", "is_relevant", "is_capable", "understands", "is_trained"})
        form[tick] = kTicked;
    return form;
}

std::string AdminWorld::invite(const std::string& authoriser, const std::string& username, ServiceId service,
                               const std::string& user_type)
{
    return done(authoriser, "invite", invite_form(username, service, user_type)).fact("person");
}

void AdminWorld::finish(const std::string& username)
{
    const auto now = std::to_string(clock.now().time_since_epoch().count());
    const auto account = "(SELECT id FROM account WHERE email = '" + username + "@moondust.example')";
    run("UPDATE invitation SET opened_at = COALESCE(opened_at, " + now + "), done_at = " + now +
        ", token_hash = '' WHERE done_at IS NULL AND account_id = " + account);
    run("UPDATE account SET state = 'active', activated_at = " + now +
        ", credential_kind = 'wwcc', credential_state = 'current', terms_version = 1 WHERE id = " + account);
}

services::Caller AdminWorld::caller(const std::string& username)
{
    auto& caller = callers_[username];
    if (caller.session.value != 0 && is_live(caller)) return caller;
    const auto person = this->person(username);
    caller.session_id = crypto::random_id();
    caller.session = given(database->act([&](store::Tx& tx) {
        return store::add_session(tx, {.public_id = caller.session_id,
                                       .token_hash = crypto::random_token(),
                                       .account = person.id,
                                       .stage = Stage::Ready,
                                       .device = {},
                                       .at = clock.now(),
                                       .invitation = {}});
    }));
    caller.account = person.id;
    caller.account_id = person.public_id;
    caller.may = person.may;
    caller.network = "192.0.2.7";
    return caller;
}

bool AdminWorld::is_live(const services::Caller& caller)
{
    return database
        ->read([&](store::Tx& tx) { return store::require_live(tx, caller.session, clock.now(), settings.session); })
        .has_value();
}

admin::Answer AdminWorld::act(const std::string& username, std::string_view act, const Fields& fields)
{
    return admin.act(caller(username), act, fields);
}

admin::Answer AdminWorld::look(const std::string& username, std::string_view view, const Fields& fields)
{
    return admin.look(caller(username), view, fields);
}

View AdminWorld::done(const std::string& username, std::string_view act, const Fields& fields)
{
    auto answer = this->act(username, act, fields);
    INFO(username << " " << act << ": " << told_of(answer));
    REQUIRE(answer);
    return std::move(*answer);
}

View AdminWorld::seen(const std::string& username, std::string_view view, const Fields& fields)
{
    auto answer = look(username, view, fields);
    INFO(username << " " << view << ": " << told_of(answer));
    REQUIRE(answer);
    return std::move(*answer);
}

std::string AdminWorld::told(const std::string& username, std::string_view act, const Fields& fields)
{
    return told_of(this->act(username, act, fields));
}

std::string AdminWorld::told_look(const std::string& username, std::string_view view, const Fields& fields)
{
    return told_of(look(username, view, fields));
}

std::string AdminWorld::id_of(const std::string& username) { return person(username).public_id; }

store::Person AdminWorld::person(const std::string& username)
{
    const auto found = given(
        database->read([&](store::Tx& tx) { return store::find_person_by_email(tx, username + "@moondust.example"); }));
    INFO(username);
    REQUIRE(found);
    return *found;
}

void AdminWorld::settle(const std::string& username)
{
    const admin::Parts parts{settings, clock, *database, key};
    auto whom = person(username);
    given(database->act([&](store::Tx& tx) {
        const admin::Scene scene{tx, parts, clock.now(), melbourne_day(clock.now()), "system:test"};
        return admin::settle(scene, whom, "test");
    }));
}

std::string AdminWorld::state_of(const std::string& username)
{
    const auto whom = person(username);
    return std::string(
        policy::word_of(given(database->read([&](store::Tx& tx) { return admin::state_of(tx, whom); }))));
}

std::vector<std::string> AdminWorld::letters()
{
    return given(database->read([&](store::Tx& tx) -> Result<std::vector<std::string>> {
        std::vector<std::string> all;
        soci::rowset<soci::row> rows = (tx.sql().prepare << "SELECT code, to_address FROM mail ORDER BY id");
        for (const auto& row : rows) all.push_back(row.get<std::string>(0) + " " + row.get<std::string>(1));
        return all;
    }));
}

std::string AdminWorld::last_audit()
{
    return text(
        "SELECT action || ' ' || outcome || ' ' || object_id || COALESCE(' ' || json_extract(detail, '$.code'), '') "
        "FROM audit_event ORDER BY seq DESC LIMIT 1");
}

int AdminWorld::count(const std::string& from) { return std::stoi(text("SELECT CAST(COUNT(*) AS TEXT) FROM " + from)); }

void AdminWorld::go_to(Date day)
{
    const Instant midnight{sys_days(day)};
    clock.set(midnight + hours(12) - minutes(melbourne_offset_minutes(midnight)));
}

std::string told_of(const admin::Answer& answer)
{
    if (answer) return "done";
    std::string all;
    for (const auto& each : answer.error().errors)
        all += (all.empty() ? "" : " ") + each.code + (each.field.empty() ? "" : "@" + each.field);
    return all;
}
