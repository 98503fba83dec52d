// The HTTP form, against a register that this test plays on a free port of 127.0.0.1.
#include <httplib.h>

#include <catch_amalgamated.hpp>
#include <latch>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/lookup/lookup_world.h"

using lookup::Finding;
using nlohmann::json;
using test::LookupWorld;

namespace {

class FakeRegister {
  public:
    using Handler = httplib::Server::Handler;
    explicit FakeRegister(Handler handler)
    {
        server_.Post("/check", std::move(handler));
        port_ = server_.bind_to_any_port("127.0.0.1");
        thread_ = std::thread([this] { server_.listen_after_bind(); });
        server_.wait_until_ready();
    }
    ~FakeRegister()
    {
        server_.stop();
        thread_.join();
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/check"; }

  private:
    httplib::Server server_;
    int port_{};
    std::thread thread_;
};

const json kQuilla{{"found", true},          {"number", "W-1"},
                   {"first_name", "QUILLA"}, {"last_name", "testworth"},
                   {"status", "current"},    {"expires_on", "2029-01-01"}};

/// A world of real data whose registers all are at `url`.
struct HttpWorld : LookupWorld {
    explicit HttpWorld(const std::string& url) : LookupWorld(store::DataKind::Real)
    {
        settings.lookup.wwcc_url = settings.lookup.vit_url = settings.lookup.training_url = url;
        settings.lookup.timeout_seconds = 5;
    }
};

/// What is found when a register answers W-1 so.
Finding finding_of(const std::string& body, int status = 200)
{
    FakeRegister fake([&](const httplib::Request&, httplib::Response& answer) {
        answer.status = status;
        answer.set_content(body, "application/json");
    });
    return HttpWorld(fake.url()).credential("W-1").finding;
}

json but(const char* key, const json& value)
{
    auto answer = kQuilla;
    answer[key] = value;
    return answer;
}
json without(const char* key)
{
    auto answer = kQuilla;
    answer.erase(key);
    return answer;
}

}  // namespace

TEST_CASE("REG-11 the register is asked by POST with kind, number and name, and let us in by a token")
{
    httplib::Request seen;
    FakeRegister fake([&](const httplib::Request& request, httplib::Response& answer) {
        seen = request;
        answer.set_content(kQuilla.dump(), "application/json");
    });
    HttpWorld world(fake.url());
    world.settings.lookup.token = "pretend-token";
    const auto found = world.credential("W-1", "Quilla", "Testworth", "vit");
    CHECK(found.finding == Finding::Valid);
    CHECK(found.expires_on == "2029-01-01");
    CHECK(json::parse(seen.body) ==
          json{{"kind", "vit"}, {"number", "W-1"}, {"first_name", "Quilla"}, {"last_name", "Testworth"}});
    CHECK(seen.get_header_value("Content-Type") == "application/json");
    CHECK(seen.get_header_value("Authorization") == "Bearer pretend-token");

    world.settings.lookup.token.clear();
    world.credential("W-1");
    CHECK_FALSE(seen.has_header("Authorization"));
    CHECK(json::parse(seen.body)["kind"] == "wwcc");
}

TEST_CASE("REG-9 REG-12 what a register answers is judged as a row of a list is")
{
    CHECK(finding_of(kQuilla.dump()) == Finding::Valid);
    CHECK(finding_of(R"({"found": false, "number": "W-1"})") == Finding::NotFound);
    CHECK(finding_of(but("last_name", "Test-Worth").dump()) == Finding::NameMismatch);
    CHECK(finding_of(but("status", "excluded").dump()) == Finding::NotCurrent);
    CHECK(finding_of(but("expires_on", "2026-11-21").dump()) == Finding::NotCurrent);
    CHECK(finding_of(but("expires_on", "2026-11-22").dump()) == Finding::Valid);
    CHECK(finding_of(but("expires_on", "").dump()) == Finding::Valid);
    CHECK(finding_of(without("expires_on").dump()) == Finding::Valid);
    CHECK(finding_of(but("something_else", 7).dump()) == Finding::Valid);
}

TEST_CASE("REG-11 an answer that is not as agreed is unavailable, which never passes")
{
    for (const std::string& body : {std::string(),
                                    std::string("<html>Quilla Testworth is fine</html>"),
                                    std::string("{\"found\": true"),
                                    std::string("[]"),
                                    std::string("true"),
                                    std::string("\xFF\xFE"),
                                    json{{"number", "W-1"}}.dump(),
                                    json{{"found", false}}.dump(),
                                    but("found", "true").dump(),
                                    but("found", 1).dump(),
                                    but("number", "W-2").dump(),
                                    without("number").dump(),
                                    without("first_name").dump(),
                                    but("last_name", json()).dump(),
                                    without("status").dump(),
                                    but("status", "Current").dump(),
                                    but("status", "unknown").dump(),
                                    but("expires_on", "1/1/2029").dump(),
                                    but("expires_on", json()).dump(),
                                    but("padding", std::string(70000, 'x')).dump()}) {
        INFO(body.substr(0, 200));
        CHECK(finding_of(body) == Finding::Unavailable);
    }
    for (const int status : {201, 204, 301, 302, 401, 403, 404, 429, 500, 503}) {
        INFO(status);
        CHECK(finding_of(kQuilla.dump(), status) == Finding::Unavailable);
    }
}

TEST_CASE("REG-11 a redirect is not followed: nobody else is told who was asked about")
{
    std::atomic<int> asked = 0;
    FakeRegister other([&](const httplib::Request&, httplib::Response& answer) {
        ++asked;
        answer.set_content(kQuilla.dump(), "application/json");
    });
    FakeRegister fake(
        [&](const httplib::Request&, httplib::Response& answer) { answer.set_redirect(other.url(), 307); });
    CHECK(HttpWorld(fake.url()).credential("W-1").finding == Finding::Unavailable);
    CHECK(asked == 0);
}

TEST_CASE("REG-11 a register that is slow or away is unavailable")
{
    std::latch done(1);
    FakeRegister fake([&](const httplib::Request&, httplib::Response& answer) {
        done.wait();
        answer.set_content(kQuilla.dump(), "application/json");
    });
    HttpWorld world(fake.url());
    world.settings.lookup.timeout_seconds = 1;
    CHECK(world.credential("W-1").finding == Finding::Unavailable);
    done.count_down();

    std::string gone;
    {
        FakeRegister closed([](const httplib::Request&, httplib::Response&) {});
        gone = closed.url();
    }
    CHECK(HttpWorld(gone).credential("W-1").finding == Finding::Unavailable);
}

TEST_CASE("REG-11 REG-13 receipts by HTTP: the day of training is needed, and a receipt is one person's")
{
    json row{{"found", true}, {"number", "T-1"}, {"first_name", "Quilla"}, {"last_name", "Testworth"}};
    FakeRegister fake([&](const httplib::Request&, httplib::Response& answer) {
        answer.set_content(row.dump(), "application/json");
    });
    HttpWorld world(fake.url());
    world.add_account("one");
    world.add_account("two");
    CHECK(world.receipt("T-1", "one").finding == Finding::Unavailable);
    row["trained_on"] = "";
    CHECK(world.receipt("T-1", "one").finding == Finding::Unavailable);
    row["trained_on"] = "2026-03-03";
    const auto found = world.receipt("T-1", "one");
    CHECK(found.finding == Finding::Valid);
    CHECK(found.trained_on == "2026-03-03");
    CHECK(world.receipt("T-1", "two").finding == Finding::Taken);
}

TEST_CASE("REG-11 training data never ask a register elsewhere, and each register may be in another form")
{
    std::atomic<int> asked = 0;
    FakeRegister fake([&](const httplib::Request&, httplib::Response& answer) {
        ++asked;
        answer.set_content(kQuilla.dump(), "application/json");
    });
    LookupWorld training;
    training.settings.lookup.wwcc_url = fake.url();
    CHECK(training.credential("W-1").finding == Finding::Unavailable);
    CHECK(asked == 0);

    HttpWorld real(fake.url());
    real.settings.lookup.vit_url.clear();
    REQUIRE(real.load("vit", test::kCredentialColumns).empty());
    CHECK(real.credential("W-1").finding == Finding::Valid);
    CHECK(asked == 1);
    CHECK(real.credential("W-1", "Quilla", "Testworth", "vit").finding == Finding::NotFound);
    CHECK(real.credential("", "Quilla", "Testworth").finding == Finding::NotFound);
    CHECK(asked == 1);
}
