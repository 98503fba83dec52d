// What an import asks of the register, and the record of the import itself.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

bool has_source_records(Tx& tx);

struct KnownRecord {
    EntryId entry;
    std::string content_hash;
};
/// Looks source rows up by their source's own reference, millions of times.
class KnownRecords {
  public:
    explicit KnownRecords(Tx& tx);
    ~KnownRecords();
    std::optional<KnownRecord> find(const std::string& source, const std::string& ref);

  private:
    struct Lookup;
    std::unique_ptr<Lookup> lookup_;
};

/// One name of an entry that stands, as linking needs it.
struct StandingName {
    EntryId entry;
    int position{};  // 0: the current name
    std::string given_key, family_key, display, date_of_birth, sex;
};
void each_standing_name(Tx& tx, const std::function<void(const StandingName&)>& use);
/// Which sources know each entry.
void each_standing_source(Tx& tx, const std::function<void(EntryId, const std::string& source)>& use);

struct SourceRecord {
    std::string source, ref, payload;
};
/// In the order of source and reference.
std::vector<SourceRecord> records_of(Tx& tx, EntryId entry);

struct StandingEntry {
    std::string date_of_birth, facts;
    bool location_protected{};
};
StandingEntry standing_entry(Tx& tx, EntryId entry);
std::int64_t last_entry_id(Tx& tx);

struct ImportBatch {
    Instant started_at{};
    std::string actor, files;  // JSON
    std::int64_t added{}, changed{}, unchanged{}, rejected{};
};
std::int64_t add_batch(Tx& tx, const ImportBatch& batch);

struct LinkReview {
    std::string source, ref, candidate_source, candidate_ref, reason;
    friend auto operator<=>(const LinkReview&, const LinkReview&) = default;
};
/// Once for each pair, however often it is found.
void add_review(Tx& tx, const LinkReview& review, Instant at);

/// ENT-4: the day of the latest extract of a source; an older one does not set it back.
void set_source_load(Tx& tx, const std::string& source, Date as_at);

}  // namespace store
