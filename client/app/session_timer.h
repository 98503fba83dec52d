// When the session ends by itself, and when to say so (REG-22). Counts on the page's clock from what the server said.
#pragma once

#include <optional>

#include "shared/domain/session.h"

namespace app {

class SessionTimer {
  public:
    /// The server spoke at `now` (seconds on the page's clock).
    void told(const SessionView& view, double now);
    /// An act that the server took as use of the session.
    void used(double now) { idle_from_ = now; }
    void stop() { running_ = false; }

    bool is_running() const { return running_; }
    /// Seconds until the session ends, whichever end comes first.
    double left(double now) const;
    bool is_due_to_warn(double now) const { return running_ && left(now) <= warn_before_; }
    bool is_over(double now) const { return running_ && left(now) <= 0; }
    /// The 8-hour end comes first: staying is not possible.
    bool is_final(double now) const;
    /// Seconds until something changes that is worth a frame.
    double next_change(double now) const;
    /// Time left in words that change rarely enough to be spoken: whole minutes, then 60, 30, 20 and 10 seconds.
    static int spoken_seconds(double left);

  private:
    bool running_{};
    double idle_from_{}, idle_seconds_{}, ends_at_{}, warn_before_{};
};

}  // namespace app
