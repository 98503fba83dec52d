// Views of a profile: authorised, read, audited, durable. First as many as the writer takes, then 500 a second whether
// or not it keeps up (an open loop: each view's time counts from when it was due, so that waiting is not left out).
#include <atomic>
#include <cstdio>
#include <thread>

#include "server/services/profile_service.h"
#include "server/services/search_service.h"
#include "tests/services/bench_support.h"

namespace {

constexpr int kThreads = 24;  // as many as the server has workers by default
constexpr int kViews = 10'000;
constexpr int kPerSecond = 500, kSeconds = 8;

}  // namespace

int main(int count, char** words)
{
    const auto database = bench::open_database(count, words);
    const SystemClock clock;
    Settings settings;
    settings.registry.searches_per_hour = settings.registry.views_per_hour = 1'000'000'000;
    services::SearchService search(settings, clock, *database);
    services::ProfileService profiles(settings, clock, *database);

    // One User for each thread, as in life: what is counted for one account must not grow with the load of all.
    struct Seat {
        bench::User user;
        std::vector<std::string> handles;
    };
    std::vector<Seat> seats;
    const auto children = bench::children(*database, 800);
    for (int i = 0; i < kThreads * 8; ++i) {
        Seat seat{bench::add_user(*database, "W6", clock.now()), {}};
        for (int n = 0; n < 20; ++n) {
            SearchForm form;
            form.grant = seat.user.grant;
            form.purpose = seat.user.purpose;
            form.identifier = children[static_cast<std::size_t>(i * 20 + n) % children.size()].identifier;
            const auto answer = search.search(seat.user.caller, form);
            if (answer && !answer->rows.empty()) seat.handles.push_back(answer->rows[0].handle);
        }
        if (seat.handles.empty()) {
            std::fprintf(stderr, "nothing to open\n");
            return 1;
        }
        seats.push_back(std::move(seat));
    }
    std::atomic<int> failed{0};
    const auto view = [&](int n) {
        const auto& seat = seats[static_cast<std::size_t>(n) % seats.size()];
        if (!profiles.open(seat.user.caller,
                           seat.handles[static_cast<std::size_t>(n) / seats.size() % seat.handles.size()]))
            ++failed;
    };

    std::atomic<int> next{0};
    const auto start = bench::Clock::now();
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < kThreads; ++t)
            threads.emplace_back([&] {
                for (int n = next++; n < kViews; n = next++) view(n);
            });
    }
    const double rate = kViews / (bench::milliseconds(bench::Clock::now() - start) / 1000);

    std::vector<double> times(kPerSecond * kSeconds);
    next = 0;
    const auto begin = bench::Clock::now();
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < kThreads; ++t)
            threads.emplace_back([&] {
                for (int n = next++; n < static_cast<int>(times.size()); n = next++) {
                    const auto due = begin + std::chrono::nanoseconds{1'000'000'000LL / kPerSecond * n};
                    std::this_thread::sleep_until(due);
                    view(n);
                    times[static_cast<std::size_t>(n)] = bench::milliseconds(bench::Clock::now() - due);
                }
            });
    }
    std::printf(
        "BENCH profile view, %s | 2,000/s, p99 25 ms at 500/s | %.0f/s; at %d/s p50 %.2f ms, p99 %.2f ms; %d failed\n",
        bench::count_of_children(*database).c_str(), rate, kPerSecond, bench::part(times, 0.5),
        bench::part(times, 0.99), failed.load());
    return failed == 0 ? 0 : 1;
}
