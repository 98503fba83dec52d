// A CSV file, mapped into memory and read record by record; a record can be read again by where it stands, so that a
// large import need not hold its rows (quoted commas, quotes and line breaks are libcsv's business).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"

namespace registry {

/// Where a record stands in its file.
struct RecordPlace {
    std::uint64_t offset{};
    std::uint32_t length{};
    std::uint32_t line{};  // of its first line, counted from 1
};

class CsvFile {
  public:
    /// Errors: Invalid "file.unreadable"; `field` is the path.
    static Result<CsvFile> open(const std::string& path);
    CsvFile(CsvFile&&) noexcept;
    CsvFile& operator=(CsvFile&&) noexcept;
    ~CsvFile();

    const std::string& path() const { return path_; }
    std::string_view bytes() const { return bytes_; }

    /// The next record at or after `at`, empty lines skipped; false at the end. `at` moves past it.
    bool next(RecordPlace& at, RecordPlace& record) const;
    /// The cells of a record, good until the next call. Nothing when it is no CSV (a stray quote).
    const std::vector<std::string_view>* cells(const RecordPlace& record);

  private:
    struct Parser;
    CsvFile();

    std::string path_;
    std::string_view bytes_;
    std::unique_ptr<Parser> parser_;
};

/// "#childlink,mch,1,2026-11-22" is split at its commas; nothing when the first line is not of this kind.
std::vector<std::string> mark_of(const CsvFile& file);

}  // namespace registry
