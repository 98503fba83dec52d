#include "server/cli/password_prompt.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>

namespace cli {
namespace {

// The terminal shows nothing of what is typed while this lives.
class Unseen {
  public:
    Unseen()
    {
        ::tcgetattr(STDIN_FILENO, &before_);
        termios quiet = before_;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Unseen() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

  private:
    termios before_{};
};

std::string ask(const char* prompt)
{
    std::cerr << prompt << std::flush;
    std::string line;
    {
        const Unseen unseen;
        std::getline(std::cin, line);
    }
    std::cerr << '\n';
    return line;
}

}  // namespace

Result<std::string> read_password()
{
    std::string password;
    if (::isatty(STDIN_FILENO)) {
        password = ask("New password (14 characters or more): ");
        if (ask("The same again: ") != password) return fail(ErrorKind::Invalid, "password.mismatch", "password");
    } else {
        std::getline(std::cin, password);
        if (!password.empty() && password.back() == '\r') password.pop_back();
    }
    if (password.empty()) return fail(ErrorKind::Invalid, "password.missing", "password");
    return password;
}

}  // namespace cli
