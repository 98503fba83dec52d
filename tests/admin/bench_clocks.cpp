// One day of every clock over 50,000 accounts whose last sign-ins lie evenly over the last 61 days: some 820 each are
// removed or get one of the three warnings, and one in sixty has a credential that lapses. Meanwhile somebody else
// writes, and the longest that they wait is measured too. Measured, never asserted.
#include <soci/soci.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "server/admin/clocks.h"

using namespace std::chrono;

namespace {

constexpr int kAccounts = 50'000, kServices = 1'000;

Status fill(store::Tx& tx, Instant now)
{
    const auto count = std::to_string(kAccounts), services = std::to_string(kServices);
    const auto at = std::to_string(now.time_since_epoch().count());
    const auto numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ";
    tx.sql() << std::string("INSERT INTO service (id, public_id, kind, source, source_ref, name, sector) ") + numbers +
                    services +
                    ") SELECT i, 's' || i, 'school', 'bench', i, 'School ' || i || ' (Fictional)', "
                    "'Government' FROM n";
    tx.sql() << std::string(
                    "INSERT INTO account (id, public_id, username, name, first_name, last_name, email, "
                    "is_authoriser, is_user, state, password_hash, last_sign_in_at, activated_at, "
                    "credential_kind, credential_state, credential_expires_on) ") +
                    numbers + std::to_string(kAccounts + kServices) +
                    ") SELECT i, 'a' || i, 'user' || i, 'Quilla Testworth', 'Quilla', 'Testworth', 'user' || i || "
                    "'@bench.example', i > " +
                    count + ", i <= " + count + ", 'active', '', " + at +
                    " - (i % 62) * 86400, 0, 'wwcc', 'current', "
                    "CASE WHEN i % 60 = 0 THEN '2026-03-02' ELSE '2029-06-30' END FROM n";
    tx.sql() << std::string(
                    "INSERT INTO access_grant (public_id, account_id, service_id, workforce, user_type, "
                    "granted_at) ") +
                    numbers + count + ") SELECT 'g' || i, i, 1 + i % " + services + ", 'W1', 'Teacher', 0 FROM n";
    tx.sql() << std::string("INSERT INTO duty (public_id, account_id, service_id, kind, from_at, in_force, is_sole) ") +
                    numbers + services + ") SELECT 'd' || i, " + count + " + i, i, 'active', 0, 1, 1 FROM n";
    return {};
}

double ms_of(steady_clock::duration time) { return duration<double, std::milli>(time).count(); }

}  // namespace

int main()
{
    const auto folder =
        std::filesystem::temp_directory_path() / ("childlink-bench-clocks-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    int exit_code = 1;
    {
        const auto opened = store::Database::open({.path = (folder / "clocks.db").string(),
                                                   .kind = store::DataKind::Demo,
                                                   .readers = 2,
                                                   .must_exist = false});
        const FixedClock clock(*parse_instant("2026-03-03T01:00:00Z"));
        const Settings settings;
        const auto key = crypto::ServerKey::fresh();
        if (opened && (*opened)->act([&](store::Tx& tx) { return fill(tx, clock.now()); })) {
            auto& database = **opened;
            std::atomic<bool> is_over{false};
            double longest = 0;
            std::thread other([&] {
                while (!is_over) {
                    const auto start = steady_clock::now();
                    static_cast<void>(database.act([](store::Tx&) -> Status { return {}; }));
                    longest = std::max(longest, ms_of(steady_clock::now() - start));
                    std::this_thread::sleep_for(2ms);
                }
            });
            const auto start = steady_clock::now();
            const auto report = admin::run_due({settings, clock, database, key}, clock.now());
            const auto took = ms_of(steady_clock::now() - start);
            is_over = true;
            other.join();
            if (report && report->faults.empty()) {
                std::printf(
                    "BENCH a day of the clocks, %d accounts, %d due | 60 s; others wait 250 ms | %.1f s; others "
                    "waited %.0f ms at most\n",
                    kAccounts, report->count, took / 1000, longest);
                exit_code = 0;
            } else
                std::fprintf(stderr, "%s\n",
                             report ? report->faults.front().error.code.c_str() : report.error().code.c_str());
        } else std::fprintf(stderr, "no database: %s\n", opened ? "not filled" : opened.error().code.c_str());
    }
    std::filesystem::remove_all(folder);
    return exit_code;
}
