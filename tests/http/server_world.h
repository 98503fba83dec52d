// A whole server over a register in miniature, and browsers that talk to it as the page does.
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "server/cli/running_server.h"
#include "server/http/route.h"
#include "tests/http/raw_client.h"
#include "tests/services/register_world.h"

inline constexpr const char* kTestPassword = "violet otter crane 88";
inline constexpr const char* kSchool = "Moondust Primary School (Fictional)";
inline constexpr Capabilities kUser{.authoriser = false, .user = true}, kAuthoriser{.authoriser = true, .user = false};

struct Reply {
    int status{};
    nlohmann::json body;
    RawAnswer raw;

    /// "404 entry.not_found", or "200".
    std::string told() const;
};

/// Keeps cookies as a browser does. Each reply's status must be one that the description names for its route.
class Browser {
  public:
    explicit Browser(int port) : port_(port) {}

    Reply get(const std::string& path) { return ask("GET", path, {}); }
    Reply post(const std::string& path, const nlohmann::json& body) { return ask("POST", path, body.dump()); }
    /// `lines`: headers instead of those that the page sends.
    Reply ask(const std::string& method, const std::string& path, const std::string& body,
              std::optional<std::string> lines = {});
    /// As the page posts an act that has a key of its own.
    Reply act(const std::string& path, const nlohmann::json& body, const std::string& key);

    std::map<std::string, std::string> cookies;

  private:
    int port_;
};

class ServerWorld {
  public:
    /// `change`: settings other than the usual, from the start.
    explicit ServerWorld(const std::function<void(Settings&)>& change = {}, cli::Wiring wired = {});

    /// Stops the server and starts it anew over the same database.
    void restart();
    Browser browser() const { return Browser(server->port()); }
    /// Makes an account, with one grant when it is a User.
    void add_account(const std::string& username, Capabilities may, const std::string& workforce = {},
                     const std::string& service = {});
    /// As far as the agreement.
    Browser signing_in(const std::string& username);
    /// All the way.
    Browser signed_in(const std::string& username);
    nlohmann::json search_form(Browser& browser, const std::string& last_name, int age);
    /// "action outcome code" of the newest audit row.
    std::string last_audit();
    int audit_rows();

    RegisterWorld world;
    cli::Wiring wiring;
    ServiceId school;
    std::unique_ptr<cli::RunningServer> server;
};

/// One teacher, quilla.testworth; one child in Year 1, Zeb Sampleton, 7 years old; one child at another school.
struct Taught : ServerWorld {
    explicit Taught(const std::function<void(Settings&)>& change = {}, cli::Wiring wired = {});
    /// A handle of Zeb's entry.
    std::string handle(Browser& page);
};

/// A path of the route table with something in place of its ":name" parts.
std::string concrete(std::string_view path);
/// The same path as the OpenAPI description names it: "/api/entries/{handle}".
inline std::string described_path(std::string_view path)
{
    std::string out(path);
    for (auto at = out.find(':'); at != std::string::npos; at = out.find(':')) {
        const auto end = std::min(out.find('/', at), out.size());
        out = out.substr(0, at) + "{" + out.substr(at + 1, end - at - 1) + "}" + out.substr(end);
    }
    return out;
}
std::string word(http::Method method);
