#include "tests/services/sign_in_fixture.h"

#include <soci/soci.h>
#include <nlohmann/json.hpp>

#include "server/crypto/one_time_code.h"

using namespace std::chrono;

namespace {

// The inverse of what the enrolment screen shows: what a person's authenticator does with the typed secret.
std::string bytes_of_base32(const std::string& text)
{
    std::string bytes;
    unsigned buffer = 0;
    int bits = 0;
    for (const char c : text) {
        if (c == ' ') continue;
        buffer = buffer << 5 | unsigned(c >= 'A' ? c - 'A' : c - '2' + 26);
        bits += 5;
        if (bits >= 8) bytes += char(buffer >> (bits -= 8) & 255);
    }
    return bytes;
}

}  // namespace

SignInWorld::SignInWorld(store::DataKind kind, bool hashes_fast) : clock(Instant{sys_days{2026y / November / 22} + 22h})
{
    settings.data.database = folder.file("a.db");
    if (hashes_fast) {
        settings.sign_in.hash_memory_kib = 8;
        settings.sign_in.hash_passes = 1;
    }
    database = open_scratch(settings.data.database, kind);
    accounts = std::make_unique<services::AccountService>(*database, clock, settings, "operator:test");
    REQUIRE(accounts->add({.username = "zeb.sampleton",
                           .name = "Zeb Sampleton",
                           .password = kPassword,
                           .may = {.authoriser = false, .user = true}}));
    auto made = services::SignInService::make(*database, clock, settings);
    REQUIRE(made);
    sign_in = std::move(*made);
}

services::SignInForm SignInWorld::form(const std::string& password, const std::string& device) const
{
    return {.username = " Zeb.Sampleton ", .password = password, .device_token = device, .network = kNetwork};
}

SessionId SignInWorld::session_of(const std::string& token)
{
    const auto found = sign_in->find_session(token, kNetwork);
    REQUIRE(found);
    REQUIRE(*found);
    return (*found)->id;
}

Held SignInWorld::after_password(const std::string& device)
{
    const auto step = sign_in->sign_in(form(kPassword, device));
    REQUIRE(step);
    return {.id = session_of(step->session_token), .token = step->session_token, .device = device};
}

std::string SignInWorld::code(int steps) const
{
    return crypto::totp_code(bytes_of_base32(secret), crypto::totp_step(clock.now()) + steps);
}

Held SignInWorld::enrolled()
{
    clock.advance(30s);
    Held held = after_password();
    const auto offer = sign_in->begin_enrolment(held.id, kNetwork);
    REQUIRE(offer);
    secret = offer->secret;
    const auto done = sign_in->confirm_enrolment(held.id, code(), kNetwork);
    REQUIRE(done);
    recovery_codes = done->codes.codes;
    held.token = done->session_token;
    return held;
}

Held SignInWorld::ready(const std::string& device)
{
    clock.advance(30s);
    Held held = secret.empty() ? enrolled() : after_password(device);
    const auto found = sign_in->find_session(held.token, kNetwork);
    REQUIRE(found);
    if ((*found)->stage == Stage::Code) REQUIRE(sign_in->give_code(held.id, code(), kNetwork));
    const auto step = sign_in->answer_agreement(held.id, true, kNetwork);
    REQUIRE(step);
    held.token = step->session_token;
    if (!step->device_token.empty()) held.device = step->device_token;
    return held;
}

bool SignInWorld::is_live(const Held& held)
{
    const auto found = sign_in->find_session(held.token, kNetwork);
    REQUIRE(found);
    return found->has_value();
}

std::vector<std::string> SignInWorld::log(int skip)
{
    const auto rows = database->read([&](store::Tx& tx) -> Result<std::vector<std::string>> {
        std::vector<std::string> lines;
        std::string action, outcome, detail;
        soci::statement find = (tx.sql().prepare << "SELECT action, outcome, detail FROM audit_event WHERE seq > :skip "
                                                    "ORDER BY seq",
                                soci::into(action), soci::into(outcome), soci::into(detail), soci::use(skip));
        find.execute();
        while (find.fetch()) {
            const auto parts = nlohmann::json::parse(detail);
            const auto code = parts.value("code", "");
            lines.push_back(action + " " + outcome + (code.empty() ? "" : " " + code));
        }
        return lines;
    });
    REQUIRE(rows);
    return *rows;
}

int SignInWorld::log_size() { return int(log().size()); }

void SignInWorld::set_state(store::AccountState state)
{
    REQUIRE(database->act([&](store::Tx& tx) -> Status {
        const auto account = store::find_account(tx, std::string("zeb.sampleton"));
        if (!account) return fail(account.error());
        return store::set_account_state(tx, (*account)->id, state);
    }));
}
