#include "server/store/entry_control_store.h"

#include <soci/soci.h>

namespace store {

Status set_restricted(Tx& tx, EntryId entry, bool restricted)
{
    const long long id = entry.value;
    const int flag = restricted ? 1 : 0;
    tx.sql() << "UPDATE entry SET restricted = :flag WHERE id = :id", soci::use(flag, "flag"), soci::use(id, "id");
    return {};
}

Status set_location_protected(Tx& tx, EntryId entry, bool is_protected)
{
    const long long id = entry.value;
    const int flag = is_protected ? 1 : 0;
    tx.sql() << "UPDATE entry SET location_protected = :flag WHERE id = :id", soci::use(flag, "flag"),
        soci::use(id, "id");
    return {};
}

Result<std::vector<Withholding>> withholdings_of(Tx& tx, EntryId entry)
{
    const long long id = entry.value;
    Withholding row;
    std::vector<Withholding> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT field_group, person_key, reason, decided_by, decided_on FROM withholding "
                             "WHERE entry_id = :id ORDER BY field_group, person_key, id",
         soci::use(id, "id"), soci::into(row.field_group), soci::into(row.person_key), soci::into(row.reason),
         soci::into(row.decided_by), soci::into(row.decided_on));
    rows.execute();
    while (rows.fetch()) all.push_back(row);
    return all;
}

Status add_withholding(Tx& tx, EntryId entry, const Withholding& withholding)
{
    const long long id = entry.value;
    tx.sql() << "INSERT INTO withholding (entry_id, field_group, person_key, reason, decided_by, decided_on) "
                "VALUES (:id, :field_group, :person_key, :reason, :decided_by, :decided_on)",
        soci::use(id, "id"), soci::use(withholding.field_group, "field_group"),
        soci::use(withholding.person_key, "person_key"), soci::use(withholding.reason, "reason"),
        soci::use(withholding.decided_by, "decided_by"), soci::use(withholding.decided_on, "decided_on");
    return {};
}

Result<int> remove_withholding(Tx& tx, EntryId entry, const std::string& field_group, const std::string& person_key)
{
    const long long id = entry.value;
    long long count = 0;
    tx.sql() << "SELECT COUNT(*) FROM withholding WHERE entry_id = :id AND field_group = :field_group "
                "AND person_key = :person_key",
        soci::use(id, "id"), soci::use(field_group, "field_group"), soci::use(person_key, "person_key"),
        soci::into(count);
    tx.sql()
        << "DELETE FROM withholding WHERE entry_id = :id AND field_group = :field_group AND person_key = :person_key",
        soci::use(id, "id"), soci::use(field_group, "field_group"), soci::use(person_key, "person_key");
    return static_cast<int>(count);
}

Status raise_register_version(Tx& tx)
{
    tx.sql() << "UPDATE database_mark SET register_version = register_version + 1 WHERE id = 1";
    return {};
}

}  // namespace store
