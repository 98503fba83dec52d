// What was refused before any service was asked: by the wrapper around the handlers. A unit of work of its own (SRC-8).
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "server/config/settings.h"
#include "server/core/clock.h"
#include "server/services/outcome.h"
#include "server/store/database.h"

namespace services {

struct RefusedAttempt {
    std::string action;  // as the act itself would be logged: "search", "view"
    std::string path;    // of the route table: "/api/entries/:handle", never what was typed
    std::string code;    // why: "session.signed_out"
};

/// A caller with a session is always written down. Strangers are too, up to `server.stranger_refusals` rows in a minute
/// from one address; past it they are counted, and one row "refusals.more" tells how many: else anybody could fill the
/// disk with the log. The counts are written with the first refusal after the minute, or at the end.
class RefusalService {
  public:
    RefusalService(const Settings& settings, const Clock& clock, store::Database& database);
    ~RefusalService();
    RefusalService(const RefusalService&) = delete;
    RefusalService& operator=(const RefusalService&) = delete;

    /// Errors: Unavailable.
    Status record(const Caller& caller, const RefusedAttempt& attempt);

  private:
    using Counts = std::map<std::string, int>;  // by address

    bool is_one_more(const std::string& network);
    std::optional<Counts> take_finished(Instant now);
    Status write_more(const Counts& counts, Instant now);

    const Settings& settings_;
    const Clock& clock_;
    store::Database& database_;
    std::mutex mutex_;
    Instant minute_{};  // its first moment
    Counts strangers_;  // refusals in this minute
};

}  // namespace services
