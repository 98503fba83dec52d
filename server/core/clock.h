// The clock is a value passed in: tests and trainers choose the moment.
#pragma once

#include <atomic>

#include "shared/core/date.h"

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Instant now() const override { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }
};

/// Stands still until it is moved. Tests, and servers on training data.
class FixedClock final : public Clock {
  public:
    explicit FixedClock(Instant start) : now_(start) {}
    Instant now() const override { return now_; }
    void set(Instant moment) { now_ = moment; }
    void advance(std::chrono::seconds by) { now_ = now_.load() + by; }

  private:
    std::atomic<Instant> now_;  // a server's threads look at it while a test moves it
};

/// The calendar day in Melbourne at `moment`, daylight saving included.
Date melbourne_day(Instant moment);
/// How far Melbourne's clocks are ahead of UTC at `moment`.
int melbourne_offset_minutes(Instant moment);
