// One sign-in at the server, password to agreement, with the strength of hashing that is the default.
#include <cstdio>

#include "tests/services/bench_support.h"
#include "tests/services/sign_in_fixture.h"

TEST_CASE("sign-in")
{
    SignInWorld world(store::DataKind::Real, false);
    world.enrolled();
    constexpr int kTimes = 30;
    std::vector<double> took;
    for (int i = 0; i < kTimes; ++i) {
        const auto start = bench::Clock::now();
        world.ready();
        took.push_back(bench::milliseconds(bench::Clock::now() - start));
    }
    std::printf("BENCH sign-in, password to agreement | 500 ms | p50 %.1f ms, p95 %.1f ms\n", bench::part(took, 0.5),
                bench::part(took, 0.95));
}
