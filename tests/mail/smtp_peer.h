// A real mail server in a process of its own: smtp_server.py, which says what it understands.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "tests/store/store_test_support.h"

class SmtpPeer {
  public:
    /// `mode`: "plain", "no_greeting", "no_sender", "starttls", "sign_in". Skips the test where the Debian package is not installed.
    explicit SmtpPeer(const std::string& mode = "plain");
    ~SmtpPeer();
    SmtpPeer(const SmtpPeer&) = delete;
    SmtpPeer& operator=(const SmtpPeer&) = delete;

    std::string url() const { return "smtp://127.0.0.1:" + port_; }
    int taken() const;
    /// The letter that it took as the `number`th, counted from 1.
    nlohmann::json letter(int number) const;

  private:
    ScratchFolder folder_;
    std::string port_;
    int input_ = -1, output_ = -1;
    pid_t process_ = -1;
};
