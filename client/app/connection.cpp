#include "client/app/connection.h"

#include <algorithm>

namespace app {
namespace {

constexpr double kFirstPause = 2, kLongestPause = 60;  // seconds; each is twice the one before

}  // namespace

void Connection::lost(const std::string& name, std::function<void()> again)
{
    std::erase_if(waiting_, [&](const auto& each) { return each.first == name; });
    if (waiting_.empty() || trying_) {
        pause_ = trying_ ? std::min(2 * pause_, kLongestPause) : kFirstPause;
        at_ = platform_.seconds() + pause_;
    }
    trying_ = false;
    waiting_.emplace_back(name, std::move(again));
}

void Connection::reached(const std::string& name)
{
    std::erase_if(waiting_, [&](const auto& each) { return each.first == name; });
    trying_ = false;
    if (!waiting_.empty()) at_ = platform_.seconds();  // the others need not wait any longer
}

void Connection::try_now()
{
    if (trying_) return;
    trying_ = !waiting_.empty();
    const auto all = waiting_;  // each stays until it is answered
    for (const auto& each : all) each.second();
}

void Connection::tick()
{
    if (waiting_.empty() || trying_) return;
    const double left = at_ - platform_.seconds();
    if (left <= 0) try_now();
    else platform_.wake_in(left);
}

}  // namespace app
