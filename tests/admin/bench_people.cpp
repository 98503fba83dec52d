// What an Authoriser of a large service waits for at the server: "Manage users" with 2,000 people, and one of them.
#include <cstdio>

#include "tests/admin/admin_world.h"
#include "tests/services/bench_support.h"

namespace {
constexpr int kPeople = 2000, kLooks = 60;
}

TEST_CASE("people")
{
    AdminWorld world;
    const auto office = world.add_service("office", "Office of Moon Area (Fictional)");
    world.put_in_charge(kWilhelmina, office);
    // All in one statement each: what is measured is looking, not making them.
    world.run(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(kPeople) +
        ") INSERT INTO account (id, public_id, username, name, first_name, last_name, email, is_authoriser, is_user, "
        "state, "
        "password_hash, credential_kind, credential_state, last_sign_in_at, activated_at) SELECT 100000 + i, 'q' || i, "
        "'user' || i, 'Zeb Sampleton' || i, 'Zeb', 'Sampleton' || i, 'user' || i || '@moondust.example', 0, 1, "
        "'active', 'x', 'vit', "
        "'current', 1772000000, 1770000000 FROM n");
    world.run(
        "INSERT INTO access_grant (id, public_id, account_id, service_id, workforce, user_type, granted_at) SELECT id, "
        "'g' || id, id, " +
        std::to_string(office.value) + ", 'W8', 'Navigator', 0 FROM account WHERE id > 100000");
    world.done(kAda, "review_start");
    std::vector<double> list, one, review;
    for (int i = 0; i < kLooks; ++i) {
        auto start = bench::Clock::now();
        REQUIRE(world.seen(kWilhelmina, "people").list("people").rows.size() == kPeople);
        list.push_back(bench::milliseconds(bench::Clock::now() - start));
        start = bench::Clock::now();
        world.seen(kWilhelmina, "person", {{"person", "q" + std::to_string(1 + i * 30)}});
        one.push_back(bench::milliseconds(bench::Clock::now() - start));
        start = bench::Clock::now();
        world.seen(kWilhelmina, "review");
        review.push_back(bench::milliseconds(bench::Clock::now() - start));
    }
    std::printf(
        "BENCH Manage users, %d people, at the server | 100 ms | p50 %.1f ms, p95 %.1f ms; one of them p95 %.1f ms\n",
        kPeople, bench::part(list, 0.5), bench::part(list, 0.95), bench::part(one, 0.95));
    std::printf("BENCH access review, %d people, at the server | 200 ms | p50 %.1f ms, p95 %.1f ms\n", kPeople,
                bench::part(review, 0.5), bench::part(review, 0.95));
}
