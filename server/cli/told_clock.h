// A clock that stands where it is told, for training data and for tests through a browser: a moment, or a file that
// holds one and can be rewritten while the server runs.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "server/core/clock.h"
#include "shared/core/result.h"

namespace cli {

class ToldClock final : public Clock {
  public:
    /// `told`: "2026-11-22T23:42:00Z", or the path of a file with such a line. Errors: Invalid "clock.unreadable".
    static Result<std::unique_ptr<ToldClock>> make(const std::string& told);

    /// A file that cannot be read for a moment, because it is just being rewritten, leaves the clock where it was.
    Instant now() const override;

  private:
    ToldClock(Instant start, std::string file) : file_(std::move(file)), last_(start) {}

    const std::string file_;  // empty: the clock stands still
    mutable std::mutex mutex_;
    mutable Instant last_;
};

}  // namespace cli
