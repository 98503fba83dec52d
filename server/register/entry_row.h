// A merged entry as the tables hold it: with every key it can be found by (SRC-3), its stays (ENT-17) and its people
// (F7).
#pragma once

#include "server/register/merge.h"
#include "server/store/entry_write_store.h"

namespace registry {

/// Without id and public id.
store::EntryRow row_of(const MergedEntry& entry);
/// The keys of these names, in order and without doubles.
std::vector<store::EntryRow::Key> keys_of(const std::vector<PersonName>& names);

/// The Child Link identifier (F1) of a new entry: in demo data "DEMO-7Q4K-29XM", told from its number and the same in
/// every run; in real data 128 random bits that say nothing.
std::string new_identifier(store::DataKind kind, EntryId entry);

}  // namespace registry
