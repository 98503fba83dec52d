// All that only one engine understands. The statements of the stores are written in what SQLite and PostgreSQL share;
// another engine needs another dialect.cpp, and a reading of the migrations that drops STRICT. A test holds the tree to
// it. These functions throw soci::soci_error, as SOCI itself does; Database turns that into a Status.
#pragma once

#include <functional>
#include <string>

#include "shared/core/result.h"

namespace soci {
class session;
}

namespace store::dialect {

/// The one connection that writes and checkpoints. Makes the file, for its owner's eyes only, when it is not there.
void open_writer(soci::session& sql, const std::string& path);
/// A connection that can neither write nor checkpoint.
void open_reader(soci::session& sql, const std::string& path);

/// Runs a text of one or more statements without parameters.
void run(soci::session& sql, const std::string& statements);
/// How much memory the connection keeps pages in, in KiB: more of it while a large import writes all over the indexes.
void set_page_cache(soci::session& sql, int kib);
inline constexpr int kWriterPageCache = 24000;
/// Starts a transaction that holds the right to write from the start, so that it cannot fail half-way.
void begin_write(soci::session& sql);
/// Takes its snapshot now, not at the first read.
void begin_read(soci::session& sql);
/// False after a fault so grave that the engine itself undid the whole transaction.
bool in_transaction(soci::session& sql);
/// Lets go of rows that a kept statement has not read to the end; they would hold the snapshot open.
void release_statements(soci::session& sql);
bool has_table(soci::session& sql, const std::string& name);
bool is_empty(soci::session& sql);

/// Copies the whole database as it stands now into a new file, then checks the copy from end to end.
/// `progress` gets 0 to 1. Errors: Conflict "backup.exists", Unavailable "backup.failed", "backup.damaged".
Status backup(const std::string& from_path, const std::string& to_path, const std::function<void(double)>& progress);

}  // namespace store::dialect
