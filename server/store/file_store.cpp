#include "server/store/file_store.h"

#include <soci/soci.h>

namespace store {

namespace {

/// `public_id` empty: all of the record's.
std::vector<SealedFile> read_files(Tx& tx, const std::string& record, const std::string& public_id)
{
    SealedFile file;
    long long id = 0, size = 0, added_at = 0;
    soci::statement rows =
        (tx.sql().prepare
             << "SELECT id, public_id, record, name, media_type, size, digest, parts, added_at, added_by "
                "FROM sharing_file WHERE state = 'kept' AND record = :record AND (:file = '' OR public_id = :file) "
                "ORDER BY id",
         soci::into(id), soci::into(file.public_id), soci::into(file.record), soci::into(file.name),
         soci::into(file.media_type), soci::into(size), soci::into(file.digest), soci::into(file.parts),
         soci::into(added_at), soci::into(file.added_by), soci::use(record, "record"), soci::use(public_id, "file"));
    std::vector<SealedFile> all;
    rows.execute();
    while (rows.fetch()) {
        file.id = id;
        file.size = size;
        file.added_at = Instant{std::chrono::seconds{added_at}};
        all.push_back(file);
    }
    return all;
}

}  // namespace

Result<std::vector<SealedFile>> files_of(Tx& tx, const std::string& record) { return read_files(tx, record, {}); }

Result<SealedFile> find_file(Tx& tx, const std::string& record, const std::string& public_id)
{
    auto found = public_id.empty() ? std::vector<SealedFile>() : read_files(tx, record, public_id);
    if (found.empty()) return fail(ErrorKind::NotFound, "file.not_found");
    return std::move(found.front());
}

Result<std::vector<std::string>> parts_of(Tx& tx, const SealedFile& file)
{
    const long long id = file.id;
    std::string content;
    soci::statement rows =
        (tx.sql().prepare << "SELECT content FROM sharing_file_part WHERE file_id = :id ORDER BY number",
         soci::into(content), soci::use(id, "id"));
    std::vector<std::string> all;
    rows.execute();
    while (rows.fetch()) all.push_back(content);
    return all;
}

Status add_file(Tx& tx, const SealedFile& file, const std::vector<std::string>& parts)
{
    const long long size = file.size, added_at = file.added_at.time_since_epoch().count();
    const int count = static_cast<int>(parts.size());
    tx.sql()
        << "INSERT INTO sharing_file (public_id, record, name, media_type, size, digest, parts, added_at, added_by) "
           "VALUES (:public_id, :record, :name, :media_type, :size, :digest, :parts, :at, :by)",
        soci::use(file.public_id), soci::use(file.record), soci::use(file.name), soci::use(file.media_type),
        soci::use(size), soci::use(file.digest), soci::use(count), soci::use(added_at), soci::use(file.added_by);
    long long id = 0;
    tx.sql() << "SELECT id FROM sharing_file WHERE public_id = :public_id", soci::into(id), soci::use(file.public_id);
    for (int number = 0; number < count; ++number)
        tx.sql() << "INSERT INTO sharing_file_part (file_id, number, content) VALUES (:id, :number, :content)",
            soci::use(id), soci::use(number), soci::use(parts[static_cast<std::size_t>(number)]);
    return {};
}

}  // namespace store
