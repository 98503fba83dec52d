#include "tests/mail/smtp_peer.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <vector>

namespace {

// The system's own, since the package is Debian's.
constexpr const char* kPython = "/usr/bin/python3";

struct Pipe {
    int from = -1, to = -1;
    Pipe()
    {
        std::array<int, 2> ends{};
        REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
        from = ends[0], to = ends[1];
    }
};

pid_t started(std::vector<std::string> words, const Pipe& in, const Pipe& out, bool is_quiet = false)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.from, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.to, STDOUT_FILENO);
    if (is_quiet) posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    pid_t process = -1;
    const int wrong = ::posix_spawnp(&process, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return wrong == 0 ? process : -1;
}

/// Runs a program to its end; its exit code.
int ran(const std::vector<std::string>& words)
{
    const Pipe in, out;
    const auto process = started(words, in, out, true);
    for (const int end : {in.from, in.to, out.from, out.to}) ::close(end);
    int status = -1;
    if (process < 0 || ::waitpid(process, &status, 0) != process) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool is_installed()
{
    static const bool is = ran({kPython, "-c", "import aiosmtpd"}) == 0;
    return is;
}

}  // namespace

SmtpPeer::SmtpPeer(const std::string& mode)
{
    if (!is_installed()) FAIL("python3-aiosmtpd is not installed: tools/packages.txt");
    if (mode == "starttls")
        REQUIRE(ran({"openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                     "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder_.file("key.pem"), "-out",
                     folder_.file("cert.pem")}) == 0);
    const Pipe in, out;
    process_ = started(
        {kPython, "-W", "ignore", CHILDLINK_SOURCE_DIR "/tests/mail/smtp_server.py", folder_.file(""), mode}, in, out);
    ::close(in.from);
    ::close(out.to);
    input_ = in.to, output_ = out.from;
    REQUIRE(process_ > 0);
    char c = 0;
    while (::read(output_, &c, 1) == 1 && c != '\n') port_ += c;
    REQUIRE_FALSE(port_.empty());
}

SmtpPeer::~SmtpPeer()
{
    if (input_ >= 0) ::close(input_);
    if (output_ >= 0) ::close(output_);
    if (process_ > 0) ::waitpid(process_, nullptr, 0);
}

int SmtpPeer::taken() const
{
    int count = 0;
    while (std::filesystem::exists(folder_.file(std::to_string(count + 1) + ".json"))) ++count;
    return count;
}

nlohmann::json SmtpPeer::letter(int number) const
{
    std::ifstream file(folder_.file(std::to_string(number) + ".json"));
    REQUIRE(file);
    return nlohmann::json::parse(file);
}
