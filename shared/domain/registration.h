// Registering by the link of an invitation, and what of it may be owed again at a later sign-in (REG-7, REG-8, REG-16,
// MAN-11).
#pragma once

#include <string>
#include <vector>

struct RegistrationStep {
    std::string step;  // "password", "factor", "credential", "training", "terms"
    bool is_done{};
    bool is_closed{};  // REG-14: too many failed tries; a new link opens it
    friend bool operator==(const RegistrationStep&, const RegistrationStep&) = default;
};

/// GET /api/registration and every step of it answer this.
struct RegistrationView {
    bool makes_authoriser{};
    // Empty for as long as a password that was set before has not been given again: whoever only holds the link is told
    // nothing.
    std::string name, username;
    std::vector<std::string> services;
    std::vector<RegistrationStep> steps;  // in order
    std::string step;                     // the one to take now; empty: registration is done
    bool is_again{};                      // password and factor: set up before, and to be given once more
    int password_min{};                   // characters (REG-15)
    int terms_version{};                  // the one to accept (REG-16)
};

/// WWCC or VIT, at registration and whenever it is owed again.
struct CredentialForm {
    std::string kind;  // "wwcc", "vit"
    std::string number;
};
