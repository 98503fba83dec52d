#include "server/store/database.h"

#include <fcntl.h>
#include <soci/soci.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>

#include "server/store/dialect.h"
#include "server/store/migration.h"
#include "server/store/reader_pool.h"
#include "server/store/writer.h"

namespace store {
namespace {

// Held for as long as the database is open, so that no second process becomes a second writer. The system lets go of it
// when the process ends, however it ends.
class FileLock {
  public:
    explicit FileLock(const std::string& path) : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
    {
        held_ = file_ >= 0 && ::flock(file_, LOCK_EX | LOCK_NB) == 0;
    }
    ~FileLock()
    {
        if (file_ >= 0) ::close(file_);
    }
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    bool held() const { return held_; }

  private:
    int file_;
    bool held_ = false;
};

class SqlDatabase final : public Database {
  public:
    SqlDatabase(const DatabaseOptions& options, std::unique_ptr<FileLock> lock, std::unique_ptr<soci::session> writer)
        : path_(options.path), kind_(options.kind), lock_(std::move(lock))
    {
        if (writer)
            writer_ = std::make_unique<Writer>(std::move(writer), std::size_t(options.queue_limit),
                                               std::size_t(options.group_limit));
        readers_ = std::make_unique<ReaderPool>(path_, options.readers);
    }
    // The readers go first: the last connection to close is then the writer's, which alone may checkpoint.
    ~SqlDatabase() override { readers_.reset(); }

    DataKind kind() const override { return kind_; }

    Status backup(const std::string& to_path, const std::function<void(double)>& progress) override
    {
        return dialect::backup(path_, to_path, progress);
    }

  protected:
    Status run_act(const std::function<Status(Tx&)>& work) override
    {
        if (!writer_) return fail(ErrorKind::Unavailable, "database.read_only");
        return writer_->run(work);
    }
    Status run_read(const std::function<Status(Tx&)>& work) override { return readers_->run(work); }

  private:
    const std::string path_;
    const DataKind kind_;
    std::unique_ptr<FileLock> lock_;
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<ReaderPool> readers_;
};

Status check_kind(soci::session& sql, DataKind wanted, bool may_be_empty)
{
    const auto mark = mark_of(sql);
    if (!mark) return fail(mark.error());
    if (!*mark && !may_be_empty) return fail(ErrorKind::Unavailable, "database.foreign");
    if (*mark && **mark != wanted) return fail(ErrorKind::Unavailable, "database.wrong_kind");
    return {};
}

Result<std::unique_ptr<Database>> open_beside(const DatabaseOptions& options)
{
    soci::session sql;
    dialect::open_reader(sql, options.path);
    if (auto fits = check_kind(sql, options.kind, false); !fits) return fail(fits.error());
    if (auto fits = check_migrated(sql); !fits) return fail(fits.error());
    return std::make_unique<SqlDatabase>(options, nullptr, nullptr);
}

Result<std::unique_ptr<Database>> open_alone(const DatabaseOptions& options, bool exists)
{
    auto lock = std::make_unique<FileLock>(options.path + ".lock");
    if (!lock->held()) return fail(ErrorKind::Unavailable, "database.in_use");
    if (exists) {
        // Looked at before anything is written: a file of the other kind, or of another program, stays as it is.
        soci::session look;
        dialect::open_reader(look, options.path);
        if (auto fits = check_kind(look, options.kind, !options.must_exist); !fits) return fail(fits.error());
    }
    auto writer = std::make_unique<soci::session>();
    dialect::open_writer(*writer, options.path);
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (auto done = migrate(*writer, options.kind, now); !done) return fail(done.error());
    return std::make_unique<SqlDatabase>(options, std::move(lock), std::move(writer));
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions& options)
{
    std::error_code ignored;
    const bool exists = std::filesystem::exists(options.path, ignored);
    if (!exists && (options.must_exist || options.read_only)) return fail(ErrorKind::Unavailable, "database.missing");
    try {
        return options.read_only ? open_beside(options) : open_alone(options, exists);
    } catch (const std::exception& fault) {
        return fail(ErrorKind::Unavailable, "database.failed", {}, fault.what());
    }
}

Result<DataKind> Database::kind_of(const std::string& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return fail(ErrorKind::Unavailable, "database.missing");
    try {
        soci::session sql;
        dialect::open_reader(sql, path);
        const auto mark = mark_of(sql);
        if (!mark) return fail(mark.error());
        if (!*mark) return fail(ErrorKind::Unavailable, "database.foreign");
        return **mark;
    } catch (const std::exception& fault) {
        return fail(ErrorKind::Unavailable, "database.failed", {}, fault.what());
    }
}

}  // namespace store
