// A demo database in a folder of its own, with a few services, and extracts written by hand.
#pragma once

#include <string>
#include <vector>

#include "server/core/clock.h"
#include "server/register/extract_import.h"
#include "server/store/database.h"

namespace test {

inline const Date kToday{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}};

/// Removed, with all in it, at the end.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string path(const std::string& name) const { return path_ + "/" + name; }
    std::string write(const std::string& name, const std::string& text) const;

  private:
    std::string path_;
};

std::string read_text(const std::string& path);

class Register {
  public:
    explicit Register(store::DataKind kind = store::DataKind::Demo);

    Folder folder;
    FixedClock clock;
    std::unique_ptr<store::Database> database;
    std::vector<registry::RowFault> faults;

    /// "#childlink,SOURCE,1,2026-11-22", then the lines as given.
    std::string extract(const std::string& source, const std::string& lines);
    Result<registry::ImportReport> apply(std::vector<std::string> paths);
    Result<registry::ImportReport> preview(std::vector<std::string> paths);
    /// Every entry: names, birth, sex, source references, facts without numbers; sorted, one a line.
    std::vector<std::string> entries();
    long long count(const std::string& table);
    /// Which entry each source row belongs to, as "source reference" to entry number.
    std::vector<std::pair<std::string, long long>> links();

  private:
    int files_ = 0;
};

}  // namespace test
