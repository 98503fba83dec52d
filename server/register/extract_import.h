// The import of extracts: read, checked, linked, previewed, applied. All files of one call are one transaction, so that
// the register never shows half of a night's data (ENT-3, ENT-4).
#pragma once

#include <string>
#include <vector>

#include "server/core/clock.h"
#include "server/register/import_plan.h"
#include "server/store/database.h"
#include "shared/policy/entry_status.h"

namespace registry {

struct ImportReport {
    struct File {
        std::string path;
        std::string source;
        Date as_at{};
        std::int64_t rows{}, rejected{};
    };
    std::vector<File> files;
    std::int64_t added{}, changed{}, unchanged{}, rejected{};  // source rows
    std::int64_t entries_added{}, entries_changed{};
    std::vector<store::LinkReview> reviews;
};

struct ImportRequest {
    std::vector<std::string> paths;
    std::string actor;  // who runs it, for the audit log
    OnFault on_fault;   // called for every bad row, while the files are read
    policy::EntryAges ages;
};

/// What applying would do; writes nothing. Errors: those of open_extract, with the path in `detail`.
Result<ImportReport> preview_extracts(store::Database& database, const ImportRequest& request);
/// Applies all files in one transaction, with its audit row. The same files again change nothing.
Result<ImportReport> apply_extracts(store::Database& database, const Clock& clock, const ImportRequest& request);

}  // namespace registry
