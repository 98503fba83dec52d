// Everything an operator may set, with the rule's value as default. Read from a TOML file and the environment
// (CHILDLINK_SECTION_KEY), refused as a whole when a value is wrong or the sum is unsafe.
#pragma once

#include <string>
#include <vector>

#include "shared/core/result.h"

struct Settings {
    struct Server {
        std::string host = "127.0.0.1";
        int port = 8080;           // 0: any free port, printed at start
        std::string behind_proxy;  // address of the one proxy that terminates TLS and sets X-Real-IP; empty: none
        std::string web_root;      // folder of the built client; empty: beside the program
        int workers = 24;          // threads that run handlers
        int queue = 512;           // requests waiting for them; past it, 503
        int max_connections = 8192;
        int head_seconds = 10;      // to receive a whole request head
        int request_seconds = 20;   // to receive a whole request
        int response_seconds = 20;  // to take a whole answer
        int idle_seconds = 15;      // between requests on one connection
        int requests_per_connection = 1000;
        int stranger_refusals = 30;  // audit rows in a minute from one address without a session; past it, counted
    } server;
    struct Data {
        std::string database = "childlink.db";
        std::string key_file;  // the server's secret key; empty: beside the database, made on first use, mode 0600
        int readers = 4;
    } data;
    struct Product {
        std::string name = "Child Link";  // UI-7
        std::string help_contact = "Ask your Authoriser.";
        std::string site_url;  // "https://childlink.example": what stands before the links in letters
    } product;
    struct SignIn {
        int failures_before_lock = 5;  // REG-21
        int lock_minutes = 15;         // REG-21
        int password_min = 14;         // REG-15, characters
        int recovery_codes = 10;       // REG-15
        int hash_memory_kib = 65536;   // Argon2id
        int hash_passes = 3;
        int hash_workers = 1;  // threads that hash
        int hash_queue = 16;   // waiting for them; past it, 503
    } sign_in;
    struct Session {
        int idle_minutes = 15;       // REG-22, idle_timeout_min
        int warn_minutes = 2;        // before the idle end
        int max_hours = 8;           // REG-22, session_max_hours
        int idempotency_hours = 24;  // PLT-25: how long the key of an act is remembered
        int terms_version = 1;       // REG-16: the Terms of Use that must have been accepted
    } session;
    struct Drafts {
        int keep_days = 7;  // PLT-27, from the last change
    } drafts;
    struct Clocks {                                // table 0.1 of the rules
        int invite_link_days = 7;                  // REG-3
        int review_window_days = 14;               // UAR-3
        bool review_locks_only_undecided = false;  // stricter than UAR-7 says: whoever was decided keeps access
        bool review_shows_usage = false;           // beside UAR-6: how often each User looked, and for what purposes
        int inactivity_days = 60;                  // OFF-1; may be shortened to 45
        int absence_remove_days = 90;              // OFF-10
        int transfer_max_days = 90;                // ACT-8
        int receipt_reuse_months = 12;             // OFF-8
        int exit_notice_weeks = 4;                 // ACT-10
        int review_request_business_days = 20;     // RES-9
        int usage_report_days = 14;                // USE-4
        // Each clock by itself: for a trial of what the others still catch, never for real data.
        bool run_inactivity = true, run_credential = true, run_review = true, run_absence = true, run_transfer = true,
             run_retention = true;
    } clocks;
    struct Mail {
        std::string smtp_url;  // "smtp://host:587" or "smtps://host:465"; empty: letters wait and nothing is sent
        std::string sender = "no-reply@childlink.invalid";  // REG-2: nobody's, until an operator sets one
        std::string reply_to;                               // empty: none
        std::string department;                             // where the Department's queue is told of notices
        std::string user, password;                         // empty user: no sign-in
        std::string tls = "required";                       // or "none", to this machine alone
        int timeout_seconds = 30;                           // for one letter
        int max_tries = 8;                                  // then it has failed
        int retry_seconds = 60;  // after the first try; four times longer each time, a day at most
    } mail;
    struct Lookup {  // REG-11: registers that answer by HTTP; empty: the list that was loaded
        std::string wwcc_url, vit_url, training_url;
        std::string token;         // sent to each as "Authorization: Bearer"; empty: none
        int timeout_seconds = 10;  // for one answer
    } lookup;
    struct Register {
        int entry_age_limit_years = 18;                // ENT-20
        int entry_age_limit_at_school = 20;            // ENT-20
        int inactive_after_death_months = 12;          // ENT-22
        int searches_per_hour = 60;                    // SRC-11
        int views_per_hour = 120;                      // SRC-11
        bool show_supports = false;                    // Q25
    } registry;                                        // section [register] of the file
    struct Audit {                                     // USE-7: what an auditor's eye is drawn to
        int flag_from_hour = 6, flag_until_hour = 20;  // views before and after these hours in Melbourne
        int flag_children_a_day = 30;                  // more different children than so many
        int flag_same_child_a_week = 10;               // more views of the same child in seven days
        int flag_searches_without_view = 15;           // more searches in a day that led to no view
        int flag_refusals_a_day = 5;                   // more refusals
    } audit;
};

/// Errors: Invalid with `field` = "section.key" and code "settings.unknown_key", "settings.wrong_type",
/// "settings.out_of_range", "settings.unreadable", "settings.unsafe_mail", "settings.sender_missing",
/// "settings.unsafe_lookup"; `detail` tells the operator. An empty path: environment and defaults.
Result<Settings> load_settings(const std::string& toml_path);
/// Whether these settings may serve: beyond loopback only behind a declared proxy, which does TLS.
/// Errors: Invalid "settings.unsafe_listen".
Status check_safe(const Settings& settings);
/// Where the server's secret key is.
std::string key_file_of(const Settings& settings);
/// "server.host" and so on: every setting there is.
std::vector<std::string> setting_names();
