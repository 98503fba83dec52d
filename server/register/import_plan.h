// The first half of an import: reading, checking and linking, with nothing written. A preview is this half alone, so
// that it tells exactly what applying would do.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "server/register/csv_file.h"
#include "server/register/extract_format.h"
#include "server/register/linker.h"
#include "server/store/import_store.h"

namespace registry {

/// What is wrong where; `line` 0 and `field` empty: the file as a whole.
struct RowFault {
    std::string file;
    std::uint32_t line{};
    Fault fault;
};
using OnFault = std::function<void(const RowFault&)>;

struct Extract {
    CsvFile csv;
    ExtractFormat format;
    Date as_at{};
    std::int64_t rows{}, rejected{};
};

/// A good row that is new or has changed.
struct StagedRow {
    std::uint32_t extract{};
    RecordPlace place;
    std::int64_t entry{};  // 0: no entry knows it yet
    std::uint32_t unit{};  // of the link plan, where it has no entry yet
};

struct ImportPlan {
    std::vector<Extract> extracts;
    std::vector<StagedRow> rows;
    std::vector<LinkUnit> units;
    LinkPlan links;
    std::vector<std::uint32_t> row_of_unit;  // for units that are rows
    std::int64_t added{}, changed{}, unchanged{}, rejected{};
};

/// Opens an extract and reads its first two lines, the mark "#childlink,SOURCE,1,AS-AT" and the header.
/// Errors: Invalid "file.unreadable", "extract.mark_missing", "extract.unknown_source", "extract.unknown_version",
/// "extract.bad_as_at", and those of ExtractFormat::of.
Result<Extract> open_extract(const std::string& path);

/// Which services extracts may name, as the register holds them now.
FindService services_of(store::Tx& tx);

/// Reads every row, reports every bad one and links the good.
ImportPlan make_plan(store::Tx& tx, std::vector<Extract> extracts, const FindService& services,
                     const OnFault& on_fault);

/// Reads a staged row again.
SourceRow read_again(ImportPlan& plan, const StagedRow& row, const FindService& services);
/// Changes when, and only when, something that the source says of the child changes.
std::string content_hash(const SourceRow& row);

/// The near pairs, each told by the smallest reference of either child.
std::vector<store::LinkReview> reviews_of(store::Tx& tx, ImportPlan& plan, const FindService& services);

}  // namespace registry
