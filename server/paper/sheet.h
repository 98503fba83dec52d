// A list that leaves the product for a spreadsheet.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/paper/document.h"
#include "shared/core/result.h"

namespace paper {

enum class Kind { Text, Number, Day };  // a day is "2026-11-25"

struct Column {
    std::string title;
    Kind kind = Kind::Text;
    int width = 18;  // letters
};

using Row = std::vector<std::string>;
/// The next row each time, and nothing at the end. Rows are pulled one by one, so that a long list is never in memory
/// as rows: only the file that is made of them is. Runs once.
using Rows = std::function<std::optional<Row>()>;
Rows rows_of(std::vector<Row> rows);

struct Sheet {
    std::string title;
    Stamp stamp;
    std::vector<Column> columns;
    Rows rows;
};

inline constexpr int kSheetRows = 1'000'000;  // Excel has room for 1,048,576

/// Header row frozen and with filters; every text written as text, so that nothing in it is ever a formula. A cell of
/// more than 32,767 characters, Excel's limit, ends with a mark that says so.
/// Errors: Invalid "export.too_long" (past kSheetRows), Unavailable "paper.failed".
Result<std::string> to_xlsx(const Sheet& sheet);

/// RFC 4180 in UTF-8. Starts with a byte order mark: without it Excel takes the file for one in the code page of the
/// computer, and a name such as Nguyễn is spoilt. What a spreadsheet would take for a formula gets an apostrophe before
/// it. The stamp is the last record: a first line that is no header would spoil every import.
std::string to_csv(const Sheet& sheet);

/// {"title", "classification", "exported_by", "exported_at", "purpose", "columns": [...], "rows": [[...]]}; numbers as
/// numbers.
std::string to_json(const Sheet& sheet);

}  // namespace paper
