// How long an auditor waits for a page of a log of ten million rows, by what is asked for. The rows are made by
// INSERT ... SELECT and their chain is not a real one: a real one of that length takes long to make, and a search does
// not read it. The indexes are taken away meanwhile and made again afterwards. How fast a chain is checked is measured
// on a shorter one. Measured, never asserted.
#include <soci/soci.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "server/store/audit_search_store.h"

using namespace std::chrono;

namespace {

constexpr long long kFirst = 1'700'000'000;  // a row every three seconds from there on
constexpr int kApart = 3;

/// 3 000 people; a few acts, of which two are most; one in 200 refused; half a million objects.
std::string rows_of(long long first, long long last)
{
    return "WITH RECURSIVE n(i) AS (SELECT " + std::to_string(first) + " UNION ALL SELECT i + 1 FROM n WHERE i < " +
           std::to_string(last) +
           ") INSERT INTO audit_event (seq, at, actor, capability, action, object_kind, object_id, grant_id, purpose, "
           "outcome, session, network, detail, prev_hash, hash) SELECT i, " +
           std::to_string(kFirst) + " + i * " + std::to_string(kApart) +
           ", 'actor-' || (i * 7919 % 3000), 'user', CASE WHEN i % 100 < 50 THEN 'view' WHEN i % 100 < 90 THEN "
           "'search' WHEN i % 100 < 99 THEN 'sign_in.password' ELSE 'invite' END, 'entry', 'CL-' || (i * 104729 % "
           "500000), '', '', CASE WHEN i % 200 = 0 THEN 'refused' ELSE 'done' END, 'session', '192.0.2.7', "
           "'{\"section\":\"identity\"}', '', '' FROM n";
}

double measure(store::Database& database, const store::AuditSearch& search, std::size_t& found)
{
    std::vector<double> took;
    for (int i = 0; i < 9; ++i) {
        const auto start = steady_clock::now();
        const auto rows = database.read([&](store::Tx& tx) { return store::search_log(tx, search); });
        took.push_back(duration<double, std::milli>(steady_clock::now() - start).count());
        if (!rows) std::exit(1);
        found = rows->size();
    }
    std::sort(took.begin(), took.end());
    return took.back();  // the worst, which is the first and coldest
}

Status make(store::Database& database, const std::string& text)
{
    return database.act([&](store::Tx& tx) -> Status {
        tx.sql() << text;
        return {};
    });
}

/// Many rows, a part of them to one commit.
Status fill(store::Database& database, long long rows)
{
    std::vector<std::string> indexes;
    auto done = database.act([&](store::Tx& tx) -> Status {
        std::string name, text;
        std::vector<std::string> names;
        soci::statement all = (tx.sql().prepare << "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND "
                                                   "tbl_name = 'audit_event' AND sql IS NOT NULL",
                               soci::into(name), soci::into(text));
        all.execute();
        while (all.fetch()) {
            names.push_back(name);
            indexes.push_back(text);
        }
        for (const auto& each : names) tx.sql() << "DROP INDEX " + each;
        return {};
    });
    if (!done) return done;
    constexpr long long kPart = 500'000;
    for (long long first = 1; first <= rows; first += kPart)
        if (done = make(database, rows_of(first, std::min(first + kPart - 1, rows))); !done) return done;
    for (const auto& index : indexes)
        if (done = make(database, index); !done) return done;
    return {};
}

void measure_chain(store::Database& database)
{
    constexpr int kRows = 100'000;
    for (int done = 0; done < kRows; done += 10'000)
        if (!database.act([&](store::Tx& tx) -> Status {
                for (int i = 0; i < 10'000; ++i) {
                    store::AuditEvent event;
                    event.at = Instant{seconds(kFirst)};
                    event.actor = "actor";
                    event.action = "view";
                    event.outcome = "done";
                    event.detail = "{}";
                    if (auto kept = store::append(tx, event); !kept) return kept;
                }
                return {};
            }))
            std::exit(1);
    const auto start = steady_clock::now();
    const auto report = database.read([](store::Tx& tx) { return store::verify_chain(tx, {}); });
    const auto took = duration<double>(steady_clock::now() - start).count();
    if (!report || report->bad_row || report->rows != kRows) std::exit(1);
    std::printf("BENCH log: chain checked, rows a second | 100000 | %.0f\n", kRows / took);
}

}  // namespace

// The number of rows and the folder may be given.
int main(int count, char** words)
{
    const long long rows = count > 1 ? std::atoll(words[1]) : 10'000'000;
    const std::filesystem::path parent =
        count > 2 ? std::filesystem::path(words[2]) : std::filesystem::temp_directory_path();
    std::string folder = (parent / "childlink-bench-XXXXXX").string();
    if (!::mkdtemp(folder.data())) return 1;
    const auto open = [&](const char* name) {
        auto database = store::Database::open(
            {.path = folder + "/" + name, .kind = store::DataKind::Demo, .readers = 1, .must_exist = false});
        if (!database) std::exit(1);
        return std::move(*database);
    };
    {
        auto database = open("bench.db");
        if (!fill(*database, rows)) return 1;
        const auto last = Instant{seconds(kFirst + rows * kApart)};
        store::AuditSearch base;
        base.limit = 51;
        struct Case {
            const char* name;
            store::AuditSearch search;
        };
        const auto with = [&](auto set) {
            auto search = base;
            set(search);
            return search;
        };
        const std::vector<Case> cases{
            {"newest", base},
            {"a page in the middle", with([&](auto& s) { s.before = rows / 2; })},
            {"one person", with([](auto& s) { s.actor = "actor-17"; })},
            {"one person, a day a year ago", with([&](auto& s) {
                 s.actor = "actor-17";
                 s.until = last - hours(24 * 180);
                 s.from = *s.until - hours(24);
             })},
            {"one child", with([](auto& s) { s.object = "CL-4711"; })},
            {"one act", with([](auto& s) { s.action = "invite"; })},
            {"refused", with([](auto& s) { s.outcome = "refused"; })},
            {"a person's refused searches", with([](auto& s) {
                 s.actor = "actor-17";
                 s.action = "search";
                 s.outcome = "refused";
             })},
            {"nothing: an act never refused", with([](auto& s) {
                 s.action = "invite";
                 s.outcome = "refused";
             })},
            {"nothing: an act that failed", with([](auto& s) {
                 s.action = "view";
                 s.outcome = "failed";
             })},
            {"an act by nobody", with([](auto& s) {
                 s.actor = "actor-17";
                 s.action = "none";
             })},
        };
        double worst = 0;
        for (const auto& each : cases) {
            std::size_t found = 0;
            const auto took = measure(*database, each.search, found);
            std::printf("%-40s %3zu rows  %8.2f ms\n", each.name, found, took);
            worst = std::max(worst, took);
        }
        std::printf("BENCH log: worst page of a search, %lld rows, ms | 200 | %.1f\n", rows, worst);
    }
    measure_chain(*open("chain.db"));
    std::filesystem::remove_all(folder);
    return 0;
}
