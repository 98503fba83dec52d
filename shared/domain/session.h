// Who is signed in, and what the session still owes before it reaches anything (REG-18, REG-19).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/core/date.h"
#include "shared/domain/reference.h"

/// The steps of REG-18, in order. A session at any stage but Ready reaches nothing but its step. Registration: opened
/// by the link of an invitation (REG-7). Locked: Ready once, and nobody at the screen (PLT-29); its step is the
/// password.
enum class Stage { SignedOut, Registration, Enrolment, Code, Terms, Credential, Agreement, Ready, Locked };

/// Capabilities of one account; independent flags, never one role (ACT-4).
struct Capabilities {
    bool authoriser{};
    bool user{};
    bool administrator{}, reviewer{}, auditor{};  // the Department's (section 1.1 of the rules)
    bool sharing{};  // holds an information-sharing role somewhere (IS-121, IS-124); which one, the record decides
    friend bool operator==(const Capabilities&, const Capabilities&) = default;
};

struct GrantView {
    std::string id;         // opaque
    std::string service;    // "Moondust Primary School (Fictional)"
    std::string user_type;  // "Teacher"
    std::vector<Purpose> purposes;
    bool may_list_roll{};
    friend bool operator==(const GrantView&, const GrantView&) = default;
};

/// UAR-5: the access review that waits for an Authoriser. Days are Melbourne's; both empty: none is open.
struct ReviewPrompt {
    std::optional<Date> closes_on;  // its last day
    bool is_overdue{};
    int undecided{};
    friend bool operator==(const ReviewPrompt&, const ReviewPrompt&) = default;
};

/// GET /api/session answers this; every step of signing in answers it too.
struct SessionView {
    Stage stage{};
    std::string product_name;   // a setting (UI-7)
    bool training{};            // the database carries the demo mark (TRN-6, TRN-8)
    std::string training_code;  // in training only, before the second factor: the code an authenticator would show now
    Date today{};               // Melbourne
    Instant now{};
    int utc_offset_minutes{};  // Melbourne's at `now`: the client knows no time zones
    // from stage Agreement on
    std::string name;     // "Quilla Testworth"
    int terms_version{};  // at stage Terms: the one to accept (REG-16)
    // at stage Ready only; `may` at stage Terms too, since each has terms of its own
    Capabilities may;
    std::vector<GrantView> grants;
    ReviewPrompt review;
    std::vector<std::string> drafts;  // the forms that hold something kept for later (PLT-27), in order
    // at stages Ready and Locked
    int idle_seconds_limit{};    // the idle end, counted from the last act (REG-22)
    int idle_seconds_left{};     // until it
    int warn_seconds_before{};   // the warning shows this long before it
    int session_seconds_left{};  // until the 8-hour end
};

/// POST /api/second-factor answers this once: the secret to enrol (REG-15).
struct EnrolmentView {
    std::string secret;      // base32, for typing by hand, in groups of four
    std::string uri;         // otpauth://...
    int qr_size{};           // modules along one side
    std::string qr_modules;  // qr_size * qr_size characters, '1' dark, '0' light, row by row
};
/// POST /api/second-factor/confirmation answers this once.
struct RecoveryCodesView {
    std::vector<std::string> codes;  // ten, single use
};
