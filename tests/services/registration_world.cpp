#include "tests/services/registration_world.h"

#include <soci/soci.h>

#include "server/admin/restriction.h"
#include "server/services/mail_service.h"

using namespace std::chrono;

RegistrationWorld::RegistrationWorld()
{
    settings.data.key_file = folder.file("key");
    settings.sign_in.hash_memory_kib = 8192;
    settings.sign_in.hash_passes = 1;
    auto made = services::SignInService::make(*database, clock, settings);
    REQUIRE(made);
    sign_in = std::move(*made);
    const auto restrict = [this](store::Tx& tx, store::Person& person, const std::string& status) {
        const admin::Scene scene{tx, admin.parts(), clock.now(), melbourne_day(clock.now()), "system:credential"};
        return admin::restrict_for_credential(scene, person, status);
    };
    registration = std::make_unique<services::RegistrationService>(*sign_in, credentials, receipts, restrict);
}

std::string RegistrationWorld::token()
{
    const services::Postman postman(settings, key, database->kind());
    const auto id = text("SELECT public_id FROM mail ORDER BY id DESC LIMIT 1");
    const auto letter = database->read([&](store::Tx& tx) { return postman.open(tx, id); });
    REQUIRE(letter);
    const std::string before = "/register#";
    const auto at = letter->text.find(before);
    REQUIRE(at != std::string::npos);
    const auto from = at + before.size();
    return letter->text.substr(from, letter->text.find_first_of(" \r\n", from) - from);
}

std::string RegistrationWorld::invited()
{
    invite(kWilhelmina, kQuilla, moondust);
    return token();
}

SessionId RegistrationWorld::open(const std::string& token)
{
    const auto opened = registration->open(token, {}, {.network = kFrom});
    INFO(told_of(opened));
    REQUIRE(opened);
    const auto found = sign_in->find_session(opened->session_token, kFrom);
    REQUIRE(found);
    REQUIRE(*found);
    return (*found)->id;
}

std::string RegistrationWorld::told_open(const std::string& token)
{
    return told_of(registration->open(token, {}, {.network = kFrom}));
}

std::string RegistrationWorld::step(SessionId session)
{
    const auto view = registration->view(session, kFrom);
    return view ? view->step : view.error().code;
}

Stage RegistrationWorld::stage(SessionId session)
{
    const auto view = sign_in->view(session);
    return view ? view->stage : Stage::SignedOut;
}

std::string RegistrationWorld::code(SessionId session)
{
    const auto view = sign_in->view(session);
    REQUIRE(view);
    return view->training_code;
}

void RegistrationWorld::password(SessionId session, const std::string& password)
{
    REQUIRE(told_password(session, password) == "done");
}

void RegistrationWorld::factor(SessionId session)
{
    REQUIRE(sign_in->begin_enrolment(session, kFrom));
    const auto codes = sign_in->confirm_enrolment(session, code(session), kFrom);
    INFO(told_of(codes));
    REQUIRE(codes);
    CHECK(codes->codes.codes.size() == 10);
}

void RegistrationWorld::credential(SessionId session) { REQUIRE(told_credential(session) == "done"); }
void RegistrationWorld::receipt(SessionId session) { REQUIRE(told_receipt(session) == "done"); }

void RegistrationWorld::terms(SessionId session)
{
    const auto done = registration->accept_terms(session, settings.session.terms_version, kFrom);
    INFO(told_of(done));
    REQUIRE(done);
}

SessionId RegistrationWorld::at(const std::string& step, const std::string& token)
{
    const auto session = open(token);
    const std::pair<const char*, void (RegistrationWorld::*)(SessionId)> steps[] = {
        {"factor", &RegistrationWorld::factor},
        {"credential", &RegistrationWorld::credential},
        {"training", &RegistrationWorld::receipt},
        {"terms", &RegistrationWorld::terms}};
    if (step == "password") return session;
    password(session);
    for (const auto& [name, take] : steps) {
        if (step == name) break;
        (this->*take)(session);
    }
    if (!step.empty()) REQUIRE(this->step(session) == step);
    return session;
}

SessionId RegistrationWorld::signed_in(const std::string& username)
{
    clock.advance(60s);
    const auto first =
        sign_in->sign_in({.username = username + "@moondust.example", .password = kGoodPassword, .network = kFrom});
    INFO(told_of(first));
    REQUIRE(first);
    const auto found = sign_in->find_session(first->session_token, kFrom);
    REQUIRE(found);
    REQUIRE(*found);
    const auto session = (*found)->id;
    REQUIRE(sign_in->give_code(session, code(session), kFrom));
    return session;
}

std::string RegistrationWorld::told_credential(SessionId session, const std::string& number)
{
    return told_of(registration->give_credential(session, {"wwcc", number}, kFrom));
}

std::string RegistrationWorld::told_receipt(SessionId session, const std::string& number)
{
    return told_of(registration->give_receipt(session, number, kFrom));
}

std::string RegistrationWorld::told_password(SessionId session, const std::string& password)
{
    return told_of(registration->give_password(session, password, kFrom));
}

std::vector<std::string> RegistrationWorld::log(int count)
{
    const auto rows = database->read([&](store::Tx& tx) -> Result<std::vector<std::string>> {
        std::vector<std::string> lines;
        soci::rowset<soci::row> found =
            (tx.sql().prepare
                 << "SELECT action || ' ' || outcome || COALESCE(' ' || json_extract(detail, '$.code'), '') "
                    "FROM audit_event ORDER BY seq DESC LIMIT :count",
             soci::use(count));
        for (const auto& row : found) lines.insert(lines.begin(), row.get<std::string>(0));
        return lines;
    });
    REQUIRE(rows);
    return *rows;
}
