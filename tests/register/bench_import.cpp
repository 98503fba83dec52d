// childlink's import, measured: bench_import [children]. Prints one line in the form that ./dev bench collects.
#include <stdlib.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

#include "server/register/training.h"

int main(int count, char** words)
{
    const int children = count > 1 ? std::atoi(words[1]) : 50000;
    auto folder = (std::filesystem::temp_directory_path() / "childlink-bench-XXXXXX").string();
    if (!mkdtemp(folder.data())) return 1;
    const SystemClock clock;
    const auto files = registry::demo::write_world({children, 1, melbourne_day(clock.now()), folder + "/world"});
    store::DatabaseOptions options;
    options.path = folder + "/bench.db";
    options.kind = store::DataKind::Demo;
    options.must_exist = false;
    auto database = store::Database::open(options);
    if (!files || !database) return 1;

    const auto start = std::chrono::steady_clock::now();
    const auto report = registry::load_world(**database, clock, *files, {});
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (!report) {
        std::fprintf(stderr, "%s %s\n", report.error().code.c_str(), report.error().detail.c_str());
        return 1;
    }

    const double rate = double(files->rows) / seconds;
    const int million = static_cast<int>(1e6 / rate + 0.5);
    std::printf("%d children, %lld rows in %.1f s, %lld entries, %zu pairs to review, database %lld MB\n", children,
                static_cast<long long>(files->rows), seconds, static_cast<long long>(report->entries_added),
                report->reviews.size(), static_cast<long long>(std::filesystem::file_size(options.path) >> 20));
    std::printf("BENCH import and match, %.0f rows/s -> 1 million rows | 5 min | %d min %d s\n", rate, million / 60,
                million % 60);
    database->reset();
    std::filesystem::remove_all(folder);
    return 0;
}
