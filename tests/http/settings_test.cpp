// What an operator may set, and what is refused.
#include "server/config/settings.h"

#include <catch_amalgamated.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace {

Result<Settings> load(const std::string& toml)
{
    const auto path =
        std::filesystem::temp_directory_path() / ("childlink-settings-" + std::to_string(::getpid()) + ".toml");
    std::ofstream(path) << toml;
    auto settings = load_settings(path.string());
    std::filesystem::remove(path);
    return settings;
}

struct Variable {
    const char* name;
    Variable(const char* called, const char* value) : name(called) { ::setenv(called, value, 1); }
    ~Variable() { ::unsetenv(name); }
};

}  // namespace

TEST_CASE("Settings come from the file, and the environment has the last word")
{
    const auto settings =
        load("[server]\nport = 9000\n[session]\nidle_minutes = 10\n[register]\nshow_supports = true\n");
    REQUIRE(settings);
    CHECK(settings->server.port == 9000);
    CHECK(settings->session.idle_minutes == 10);
    CHECK(settings->registry.show_supports);
    CHECK(settings->session.max_hours == 8);

    const Variable port("CHILDLINK_SERVER_PORT", "9001"), name("CHILDLINK_PRODUCT_NAME", "Trial");
    const auto laid_over = load("[server]\nport = 9000\n");
    CHECK(laid_over->server.port == 9001);
    CHECK(laid_over->product.name == "Trial");
}

TEST_CASE("REG-21 REG-22 the defaults are the rules' values")
{
    const auto settings = load_settings("");
    REQUIRE(settings);
    CHECK(settings->sign_in.failures_before_lock == 5);
    CHECK(settings->sign_in.lock_minutes == 15);
    CHECK(settings->session.idle_minutes == 15);
    CHECK(settings->session.warn_minutes == 2);
    CHECK(settings->session.max_hours == 8);
}

TEST_CASE("PLT-25 PLT-27 a day for keys and a week for drafts unless an operator says otherwise, within bounds")
{
    const auto settings = load_settings("");
    REQUIRE(settings);
    CHECK(settings->session.idempotency_hours == 24);
    CHECK(settings->drafts.keep_days == 7);
    CHECK(load("[drafts]\nkeep_days = 1\n[session]\nidempotency_hours = 1\n"));
    CHECK(load("[drafts]\nkeep_days = 90\n[session]\nidempotency_hours = 168\n"));
    for (const auto* over : {"[drafts]\nkeep_days = 0\n", "[drafts]\nkeep_days = 91\n",
                             "[session]\nidempotency_hours = 0\n", "[session]\nidempotency_hours = 169\n"}) {
        const auto refused = load(over);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "settings.out_of_range");
    }
}

TEST_CASE("A wrong setting refuses the whole file and says which one it is")
{
    const auto refusal = [](const std::string& toml) {
        const auto settings = load(toml);
        return settings ? std::string("taken") : settings.error().code + " " + settings.error().field;
    };
    CHECK(refusal("[server]\nprot = 1\n") == "settings.unknown_key server.prot");
    CHECK(refusal("[sever]\nport = 1\n") == "settings.unknown_key sever.port");
    CHECK(refusal("port = 1\n") == "settings.unknown_key port");
    CHECK(refusal("[server]\nport = \"1\"\n") == "settings.wrong_type server.port");
    CHECK(refusal("[server]\nport = 1.0\n") == "settings.wrong_type server.port");
    CHECK(refusal("[server]\nhost = 1\n") == "settings.wrong_type server.host");
    CHECK(refusal("[register]\nshow_supports = 1\n") == "settings.wrong_type register.show_supports");
    CHECK(refusal("[server]\nport = 65536\n") == "settings.out_of_range server.port");
    CHECK(refusal("[server]\nport = 65535\n") == "taken");
    CHECK(refusal("[sign_in]\npassword_min = 13\n") == "settings.out_of_range sign_in.password_min");  // REG-15
    CHECK(refusal("[session]\nwarn_minutes = 15\n") == "settings.out_of_range session.warn_minutes");
    CHECK(refusal("[session]\nwarn_minutes = 14\n") == "taken");
    CHECK(refusal("[server]\nbehind_proxy = \"nginx\"\n") == "settings.wrong_type server.behind_proxy");
    CHECK(refusal("[server\n") == "settings.unreadable ");
    CHECK(load_settings("/nowhere.toml").error().code == "settings.unreadable");
    const Variable port("CHILDLINK_SERVER_PORT", "12x");
    CHECK(refusal("") == "settings.wrong_type server.port");
}

TEST_CASE("REG-11 a register is asked over an encrypted line, or on this computer")
{
    const auto refusal = [](const std::string& line) {
        const auto settings = load("[lookup]\n" + line + "\n");
        return settings ? std::string("taken") : settings.error().code + " " + settings.error().field;
    };
    for (const std::string key : {"wwcc_url", "vit_url", "training_url"}) {
        CHECK(refusal(key + " = \"https://register.example/check\"") == "taken");
        CHECK(refusal(key + " = \"http://127.0.0.1:9000/check\"") == "taken");
        CHECK(refusal(key + " = \"http://register.example/check\"") == "settings.unsafe_lookup lookup." + key);
        for (const std::string url :
             {"register.example", "ftp://127.0.0.1/check", "https://", "https://me@there.example"})
            CHECK(refusal(key + " = \"" + url + "\"") == "settings.wrong_type lookup." + key);
    }
    CHECK(refusal("token = \"pretend\"") == "taken");
    CHECK(refusal("token = \"pretend token\"") == "settings.wrong_type lookup.token");
    CHECK(refusal("token = \"pretend\\r\\nCookie:x\"") == "settings.wrong_type lookup.token");
    CHECK(refusal("timeout_seconds = 60") == "taken");
    CHECK(refusal("timeout_seconds = 61") == "settings.out_of_range lookup.timeout_seconds");
}

TEST_CASE("Listening where others can reach is refused unless a proxy that encrypts is declared")
{
    Settings settings;
    for (const char* host : {"127.0.0.1", "127.0.0.2", "::1", "localhost"}) {
        settings.server.host = host;
        CHECK(check_safe(settings));
    }
    for (const char* host : {"0.0.0.0", "::", "192.0.2.1", "childlink.example"}) {
        settings.server.host = host;
        settings.server.behind_proxy = "";
        CHECK(check_safe(settings).error().code == "settings.unsafe_listen");
        CHECK(check_safe(settings).error().detail.find("server.behind_proxy") != std::string::npos);
        settings.server.behind_proxy = "192.0.2.2";
        CHECK(check_safe(settings));
    }
}

TEST_CASE("The settings page of the documentation names every setting and its default")
{
    std::ifstream file(CHILDLINK_SOURCE_DIR "/docs/operations/settings.md");
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    for (const auto& name : setting_names()) {
        INFO(name);
        CHECK(page.find("`" + name + "`") != std::string::npos);
    }
}
