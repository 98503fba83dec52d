// Files kept with a record: what may be put there, and who opens it (IS-430, IS-432, IS-503). Sealed at rest; every
// addition, opening and refusal has its row in the log.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/settings.h"
#include "server/core/clock.h"
#include "server/crypto/server_key.h"
#include "server/records/keeping.h"
#include "server/services/outcome.h"
#include "server/store/database.h"

namespace records {

inline constexpr std::size_t kFileBytes = 10 * 1024 * 1024;  // IS-503
inline constexpr std::size_t kFilesOfRecord = 20;

enum class Use { Add, Open };

/// Whether somebody may do this with the files of a record: the record's own answer, so that a file is never easier to
/// reach than what it belongs to. What is not theirs is NotFound, whatever its code: it is told as a file that is not
/// there.
using MayTouch = std::function<Status(store::Tx&, const services::Caller&, std::string_view record, Use use)>;
/// IS-125, IS-432: SHARER and RECORDS of the record's organisation open; whoever may write in the record adds. To
/// anybody else it is a record that is not there. `parts` outlives it.
MayTouch may_touch_records(const admin::Parts& parts);
/// The same of a record that is held already.
bool may_use_files(const Held& held, Use use);

struct KeptFile {
    std::string id, name, media_type;
    std::int64_t size{};
    Instant added_at{};
    std::string added_by;  // public id of the account
};

struct OpenedFile {
    KeptFile about;
    std::string bytes;
};

/// Those of a record that somebody may see already, oldest first.
Result<std::vector<KeptFile>> files_of(store::Tx& tx, const crypto::ServerKey& key, const std::string& record);

class FileService {
  public:
    FileService(const Settings& settings, const Clock& clock, store::Database& database, const crypto::ServerKey& key,
                MayTouch may_touch);

    /// Errors: SignedOut; NotFound "file.not_found"; what `may_touch` says; Invalid of file_kind.h; Conflict
    /// "file.too_many", "file.there_already" (the same bytes).
    services::Outcome<KeptFile> add(const services::Caller& caller, const std::string& record, std::string_view name,
                                    std::string_view bytes) const;
    /// Errors: as add; Unavailable "file.damaged". Nothing is answered before its row is in the log.
    services::Outcome<OpenedFile> open(const services::Caller& caller, const std::string& record,
                                       const std::string& file) const;

  private:
    Status admit(store::Tx& tx, const services::Caller& caller, const std::string& record, Use use) const;

    const Settings& settings_;
    const Clock& clock_;
    store::Database& database_;
    const crypto::ServerKey key_;
    const MayTouch may_touch_;
};

}  // namespace records
