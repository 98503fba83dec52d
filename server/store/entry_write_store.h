// Writes entries with all the keys they are found by, and the source rows they were computed from.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/domain/ids.h"

namespace store {

/// Days are "2020-07-18"; an empty one is stored as NULL.
struct EntryRow {
    struct Name {
        std::string given_key, family_key, display;
    };
    struct Key {
        std::string key;
        char role{};  // 'f' or 'g'
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    struct Stay {
        ServiceId service;
        std::string kind, year_level, from, to;  // `to` is never empty: "9999-12-31" while current
    };
    struct Person {
        std::string key;
        bool is_parent{};
    };

    EntryId id;
    std::string public_id;  // of a new entry; one that stands keeps its own
    std::string date_of_birth, sex, date_of_death, enrolled_until, inactive_from, facts;
    bool location_protected{};
    std::vector<Name> names;     // the current one first
    std::vector<Key> keys;       // without doubles
    std::vector<Stay> stays;     // no two of the same service, kind and first day
    std::vector<Person> people;  // no two of the same key
};

struct SourceRecordRow {
    std::string source, ref, content_hash, payload;
    EntryId entry;
    std::int64_t batch{};
};

class EntryWriter {
  public:
    explicit EntryWriter(Tx& tx);
    ~EntryWriter();

    void add(const EntryRow& row);
    /// `old_keys`, `old_birth`: those under which the entry is found so far. `restricted` stays as it is (ENT-23).
    void replace(const EntryRow& row, const std::vector<EntryRow::Key>& old_keys, const std::string& old_birth);
    /// Adds the record, or puts it in the place of the earlier one of the same source and reference.
    void put_record(const SourceRecordRow& row);

  private:
    struct Statements;
    void add_keys(const EntryRow& row);

    Tx& tx_;
    std::unique_ptr<Statements> statements_;
};

}  // namespace store
