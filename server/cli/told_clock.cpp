#include "server/cli/told_clock.h"

#include <fstream>

namespace cli {

namespace {

std::optional<Instant> read_moment(const std::string& path)
{
    std::ifstream file(path);
    std::string line;
    return file >> line ? parse_instant(line) : std::nullopt;
}

}  // namespace

Result<std::unique_ptr<ToldClock>> ToldClock::make(const std::string& told)
{
    if (const auto moment = parse_instant(told)) return std::unique_ptr<ToldClock>(new ToldClock(*moment, {}));
    if (const auto moment = read_moment(told)) return std::unique_ptr<ToldClock>(new ToldClock(*moment, told));
    return fail(ErrorKind::Invalid, "clock.unreadable", "clock",
                "--clock takes a moment in UTC, such as 2026-11-22T23:42:00Z, or a file that holds one.");
}

Instant ToldClock::now() const
{
    const std::lock_guard lock(mutex_);
    if (!file_.empty()) last_ = read_moment(file_).value_or(last_);
    return last_;
}

}  // namespace cli
