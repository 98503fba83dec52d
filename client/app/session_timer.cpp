#include "client/app/session_timer.h"

#include <algorithm>
#include <array>

namespace app {
namespace {

constexpr std::array kSpoken{120, 60, 30, 20, 10};  // seconds left at which the warning says how many

}  // namespace

void SessionTimer::told(const SessionView& view, double now)
{
    running_ = view.stage == Stage::Ready;
    if (!running_) return;
    idle_seconds_ = view.idle_seconds_limit;
    idle_from_ = now - (view.idle_seconds_limit - view.idle_seconds_left);
    ends_at_ = now + view.session_seconds_left;
    warn_before_ = view.warn_seconds_before;
}

double SessionTimer::left(double now) const { return std::min(idle_from_ + idle_seconds_, ends_at_) - now; }

bool SessionTimer::is_final(double now) const { return running_ && ends_at_ - now <= warn_before_; }

int SessionTimer::spoken_seconds(double left)
{
    int spoken = kSpoken.front();
    for (const int mark : kSpoken)
        if (left <= mark) spoken = mark;
    return spoken;
}

double SessionTimer::next_change(double now) const
{
    const double remaining = left(now);
    if (remaining > warn_before_) return remaining - warn_before_;
    for (const int mark : kSpoken)
        if (remaining > mark) return remaining - mark;
    return std::max(remaining, 0.0);
}

}  // namespace app
