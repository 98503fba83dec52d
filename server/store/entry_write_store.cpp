#include "server/store/entry_write_store.h"

#include "server/store/dialect.h"
#include "server/store/statement.h"

namespace store {

namespace {
constexpr int kBulkPageCache = 393216;  // KiB
}

struct EntryWriter::Statements {
    using Text = std::string;
    using Number = long long;

    BulkStatement<Number, Text, Text, Text, Text, Text, int, Text, Text> add_entry;
    BulkStatement<Text, Text, Text, Text, int, Text, Text, Number> replace_entry;
    BulkStatement<Number, int, Text, Text, Text> add_name;
    BulkStatement<Text, Text, Text, Number> add_key;
    BulkStatement<Number, Number, Text, Text, Text, Text> add_stay;
    BulkStatement<Number, Text, int> add_person;
    BulkStatement<Text, Text, Number, Number, Text, Text> put_record;
    BulkStatement<Text, Text, Text, Number> clear_key;
    BulkStatement<Number> clear_names, clear_stays, clear_people;

    explicit Statements(soci::session& sql)
        : add_entry(sql,
                    "INSERT INTO entry (id, public_id, date_of_birth, sex, date_of_death, enrolled_until, "
                    "location_protected, "
                    "inactive_from, facts) VALUES (:a, :b, :c, :d, NULLIF(:e, ''), NULLIF(:f, ''), :g, :h, :i)"),
          replace_entry(
              sql,
              "UPDATE entry SET date_of_birth = :a, sex = :b, date_of_death = NULLIF(:c, ''), "
              "enrolled_until = NULLIF(:d, ''), location_protected = :e, inactive_from = :f, facts = :g WHERE id = :h"),
          add_name(sql,
                   "INSERT INTO entry_name (entry_id, position, given_key, family_key, display) VALUES (:a, :b, :c, "
                   ":d, :e)"),
          add_key(sql, "INSERT INTO search_key (key, role, date_of_birth, entry_id) VALUES (:a, :b, :c, :d)"),
          add_stay(sql,
                   "INSERT INTO entry_service (entry_id, service_id, kind, year_level, from_day, to_day) "
                   "VALUES (:a, :b, :c, :d, :e, :f)"),
          add_person(sql, "INSERT INTO entry_person (entry_id, person_key, is_parent) VALUES (:a, :b, :c)"),
          put_record(
              sql,
              "INSERT INTO source_record (source, source_ref, entry_id, batch_id, content_hash, payload) "
              "VALUES (:a, :b, :c, :d, :e, :f) ON CONFLICT (source, source_ref) DO UPDATE SET "
              "entry_id = excluded.entry_id, batch_id = excluded.batch_id, content_hash = excluded.content_hash, "
              "payload = excluded.payload"),
          clear_key(sql,
                    "DELETE FROM search_key WHERE key = :a AND role = :b AND date_of_birth = :c AND entry_id = :d"),
          clear_names(sql, "DELETE FROM entry_name WHERE entry_id = :a"),
          clear_stays(sql, "DELETE FROM entry_service WHERE entry_id = :a"),
          clear_people(sql, "DELETE FROM entry_person WHERE entry_id = :a")
    {
    }
};

EntryWriter::EntryWriter(Tx& tx) : tx_(tx), statements_(std::make_unique<Statements>(tx.sql()))
{
    dialect::set_page_cache(tx.sql(), kBulkPageCache);
}

EntryWriter::~EntryWriter()
{
    statements_.reset();
    try {
        dialect::set_page_cache(tx_.sql(), dialect::kWriterPageCache);
    } catch (const soci::soci_error&) {
        // The connection is failing; whoever uses it next will hear of it.
    }
}

void EntryWriter::add(const EntryRow& row)
{
    statements_->add_entry.run(row.id.value, row.public_id, row.date_of_birth, row.sex, row.date_of_death,
                               row.enrolled_until, row.location_protected ? 1 : 0, row.inactive_from, row.facts);
    add_keys(row);
}

void EntryWriter::replace(const EntryRow& row, const std::vector<EntryRow::Key>& old_keys, const std::string& old_birth)
{
    auto& write = *statements_;
    for (const auto& key : old_keys) write.clear_key.run(key.key, std::string(1, key.role), old_birth, row.id.value);
    write.clear_names.run(row.id.value);
    write.clear_stays.run(row.id.value);
    write.clear_people.run(row.id.value);
    write.replace_entry.run(row.date_of_birth, row.sex, row.date_of_death, row.enrolled_until,
                            row.location_protected ? 1 : 0, row.inactive_from, row.facts, row.id.value);
    add_keys(row);
}

void EntryWriter::add_keys(const EntryRow& row)
{
    auto& write = *statements_;
    int position = 0;
    for (const auto& name : row.names)
        write.add_name.run(row.id.value, position++, name.given_key, name.family_key, name.display);
    for (const auto& key : row.keys)
        write.add_key.run(key.key, std::string(1, key.role), row.date_of_birth, row.id.value);
    for (const auto& stay : row.stays)
        write.add_stay.run(row.id.value, stay.service.value, stay.kind, stay.year_level, stay.from, stay.to);
    for (const auto& person : row.people) write.add_person.run(row.id.value, person.key, person.is_parent ? 1 : 0);
}

void EntryWriter::put_record(const SourceRecordRow& row)
{
    statements_->put_record.run(row.source, row.ref, row.entry.value, row.batch, row.content_hash, row.payload);
}

}  // namespace store
