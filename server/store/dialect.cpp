#include "server/store/dialect.h"

#include <fcntl.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <optional>

namespace store::dialect {

using namespace sqlite_api;  // where SOCI puts the engine's own header

namespace {

sqlite3* handle(soci::session& sql) { return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_; }

// What both kinds of connection need. SOCI 4.0.3 knows none of these by itself.
constexpr const char* kCommon =
    "PRAGMA busy_timeout = 5000;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA mmap_size = 0;"
    "PRAGMA temp_store = MEMORY;";

// FULL: a commit is synced before it is acknowledged. Only this connection checkpoints (SQLite 3.40.1 can lose pages
// when two do), every 24,000 pages (96 MiB): seldom enough that few views wait for one, and a page that many of them
// touch is written back once for all. A log that an import has made long is cut back afterwards.
constexpr const char* kWriter =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA wal_autocheckpoint = 24000;"
    "PRAGMA journal_size_limit = 134217728;"
    "PRAGMA cache_size = -64000;";

constexpr const char* kReader =
    "PRAGMA query_only = ON;"
    "PRAGMA wal_autocheckpoint = 0;"
    "PRAGMA cache_size = -8000;";

// SOCI's connect string splits at spaces unless the value is in double quotes, which a path may not hold then.
std::string connect_string(const std::string& path, const char* more)
{
    if (path.find('"') != std::string::npos) throw soci::soci_error("a database path holds no quotation mark");
    return "db=\"" + path + "\"" + more;
}

struct CloseFile {
    void operator()(sqlite3* file) const { sqlite3_close(file); }
};
using File = std::unique_ptr<sqlite3, CloseFile>;

File open_file(const std::string& path, int flags)
{
    sqlite3* file = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &file, flags, nullptr);
    File owned(file);
    return code == SQLITE_OK ? std::move(owned) : nullptr;
}

// The first column of the first row, or nothing when there is no row.
std::optional<std::string> first_answer(sqlite3* file, const char* query)
{
    std::optional<std::string> answer;
    const auto take = [](void* into, int count, char** values, char**) {
        auto& first = *static_cast<std::optional<std::string>*>(into);
        if (!first && count > 0) first = values[0] ? values[0] : "";
        return 0;
    };
    char* fault = nullptr;
    if (sqlite3_exec(file, query, take, &answer, &fault) != SQLITE_OK) answer = fault ? fault : "not readable";
    sqlite3_free(fault);
    return answer;
}

Status copy_pages(sqlite3* from, sqlite3* to, const std::function<void(double)>& progress)
{
    sqlite3_backup* copy = sqlite3_backup_init(to, "main", from, "main");
    if (!copy) return fail(ErrorKind::Unavailable, "backup.failed", {}, sqlite3_errmsg(to));
    int code = SQLITE_OK;
    while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        code = sqlite3_backup_step(copy, 2048);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(20);
        const int total = sqlite3_backup_pagecount(copy);
        if (progress && total > 0) progress(1.0 - double(sqlite3_backup_remaining(copy)) / total);
    }
    sqlite3_backup_finish(copy);
    if (code != SQLITE_DONE) return fail(ErrorKind::Unavailable, "backup.failed", {}, sqlite3_errstr(code));
    return {};
}

Status check_copy(sqlite3* copy)
{
    if (const auto fault = first_answer(copy, "PRAGMA integrity_check"); fault != "ok")
        return fail(ErrorKind::Unavailable, "backup.damaged", {}, fault.value_or("no answer"));
    if (const auto fault = first_answer(copy, "PRAGMA foreign_key_check"))
        return fail(ErrorKind::Unavailable, "backup.damaged", {}, "reference without its row in " + *fault);
    return {};
}

}  // namespace

void open_writer(soci::session& sql, const std::string& path)
{
    // Made here first, so that nobody else can read it for even a moment; the engine gives its other files the same
    // mode.
    if (const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600); file >= 0) ::close(file);
    sql.open(soci::sqlite3, connect_string(path, ""));
    run(sql, std::string(kCommon) + kWriter);
}

void set_page_cache(soci::session& sql, int kib) { run(sql, "PRAGMA cache_size = -" + std::to_string(kib) + ";"); }

void open_reader(soci::session& sql, const std::string& path)
{
    sql.open(soci::sqlite3, connect_string(path, " readonly=1"));
    run(sql, std::string(kCommon) + kReader);
}

void run(soci::session& sql, const std::string& statements)
{
    char* fault = nullptr;
    if (sqlite3_exec(handle(sql), statements.c_str(), nullptr, nullptr, &fault) == SQLITE_OK) return;
    const std::string why = fault ? fault : "unknown fault";
    sqlite3_free(fault);
    throw soci::soci_error(why);
}

void begin_write(soci::session& sql) { run(sql, "BEGIN IMMEDIATE"); }

void begin_read(soci::session& sql) { run(sql, "BEGIN; SELECT 1 FROM sqlite_master LIMIT 1"); }

bool in_transaction(soci::session& sql) { return sqlite3_get_autocommit(handle(sql)) == 0; }

void release_statements(soci::session& sql)
{
    sqlite3* const file = handle(sql);
    for (auto* one = sqlite3_next_stmt(file, nullptr); one; one = sqlite3_next_stmt(file, one))
        if (sqlite3_stmt_busy(one)) sqlite3_reset(one);
}

bool has_table(soci::session& sql, const std::string& name)
{
    int count = 0;
    sql << "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = :name", soci::use(name),
        soci::into(count);
    return count > 0;
}

bool is_empty(soci::session& sql)
{
    int count = 0;
    sql << "SELECT count(*) FROM sqlite_master", soci::into(count);
    return count == 0;
}

Status backup(const std::string& from_path, const std::string& to_path, const std::function<void(double)>& progress)
{
    std::error_code ignored;
    if (std::filesystem::exists(to_path, ignored)) return fail(ErrorKind::Conflict, "backup.exists");
    const int made = ::open(to_path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0) return fail(ErrorKind::Unavailable, "backup.failed", {}, "cannot make " + to_path);
    ::close(made);

    const auto from = open_file(from_path, SQLITE_OPEN_READONLY);
    auto to = open_file(to_path, SQLITE_OPEN_READWRITE);
    Status done = fail(ErrorKind::Unavailable, "backup.failed", {}, "cannot open");
    if (from && to) {
        sqlite3_busy_timeout(from.get(), 5000);
        // One snapshot for the whole copy: without it, each write by the server would start the copy again.
        sqlite3_exec(from.get(), "BEGIN; SELECT 1 FROM sqlite_master LIMIT 1", nullptr, nullptr, nullptr);
        done = copy_pages(from.get(), to.get(), progress);
        sqlite3_exec(from.get(), "COMMIT", nullptr, nullptr, nullptr);
        // A single file to carry away, without a log beside it.
        sqlite3_exec(to.get(), "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
        if (done) done = check_copy(to.get());
    }
    to.reset();
    if (!done) std::filesystem::remove(to_path, ignored);
    return done;
}

}  // namespace store::dialect
