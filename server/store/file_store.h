// Files kept with a record (IS-430): sealed parts and what is known of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"

namespace store {

struct SealedFile {
    std::int64_t id{};
    std::string public_id, record;
    std::string name;  // sealed
    std::string media_type;
    std::int64_t size{};
    std::string digest;
    int parts{};
    Instant added_at{};
    std::string added_by;  // public id of the account
};

/// Those that are kept, oldest first.
Result<std::vector<SealedFile>> files_of(Tx& tx, const std::string& record);
/// One of this record's. Errors: NotFound "file.not_found", also for another record's.
Result<SealedFile> find_file(Tx& tx, const std::string& record, const std::string& public_id);
/// The sealed parts in order.
Result<std::vector<std::string>> parts_of(Tx& tx, const SealedFile& file);
Status add_file(Tx& tx, const SealedFile& file, const std::vector<std::string>& parts);

}  // namespace store
