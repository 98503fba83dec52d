// How many acts a second become durable, each with its audit row, from 32 threads in one process. Measured, never
// asserted.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "server/store/audit_store.h"

using namespace std::chrono;

namespace {

constexpr int kThreads = 32;
constexpr auto kRunsFor = seconds(5);

Status act_once(store::Database& database, int thread)
{
    return database.act([&](store::Tx& tx) {
        store::AuditEvent event;
        event.at = Instant{seconds(1795000000)};
        event.actor = "account-" + std::to_string(thread);
        event.capability = "user";
        event.action = "view";
        event.object_kind = "entry";
        event.object_id = "CL-0000-0000";
        event.outcome = "done";
        event.session = "session";
        event.network = "192.0.2.7";
        event.detail = R"({"section":"identity"})";
        return store::append(tx, event);
    });
}

struct Measured {
    long acts = 0;
    double worst_ms = 0;
};

Measured run_thread(store::Database& database, int thread, steady_clock::time_point end)
{
    Measured measured;
    for (auto start = steady_clock::now(); start < end;) {
        if (!act_once(database, thread)) break;
        const auto now = steady_clock::now();
        measured.worst_ms = std::max(measured.worst_ms, duration<double, std::milli>(now - start).count());
        ++measured.acts;
        start = now;
    }
    return measured;
}

}  // namespace

// The folder to write in may be given: what is measured is its disk.
int main(int count, char** words)
{
    const std::filesystem::path parent =
        count > 1 ? std::filesystem::path(words[1]) : std::filesystem::temp_directory_path();
    std::string folder = (parent / "childlink-bench-XXXXXX").string();
    if (!::mkdtemp(folder.data())) return 1;
    std::vector<Measured> measured(kThreads);
    {
        auto database = store::Database::open(
            {.path = folder + "/bench.db", .kind = store::DataKind::Demo, .readers = 1, .must_exist = false});
        if (!database) return 1;
        const auto end = steady_clock::now() + kRunsFor;
        std::vector<std::jthread> threads;
        for (int i = 0; i < kThreads; ++i)
            threads.emplace_back([&, i] { measured[std::size_t(i)] = run_thread(**database, i, end); });
    }
    std::filesystem::remove_all(folder);
    Measured all;
    for (const auto& one : measured) {
        all.acts += one.acts;
        all.worst_ms = std::max(all.worst_ms, one.worst_ms);
    }
    const auto seconds_run = static_cast<double>(kRunsFor.count());
    std::printf("BENCH acknowledged durable writes in process | 10,000/s | %.0f/s\n", double(all.acts) / seconds_run);
    std::printf("BENCH longest durable write, 32 threads | 250 ms | %.1f ms\n", all.worst_ms);
}
