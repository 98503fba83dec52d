#include "server/store/listing_store.h"

#include <soci/soci.h>

#include "server/crypto/random.h"

namespace store {

namespace {

struct Rows {
    long long session{}, entry{}, grant{};
    std::string handle, grant_id, purpose, note;
    soci::statement same, add, find;

    explicit Rows(soci::session& sql)
        : same((sql.prepare << "SELECT handle FROM listing WHERE session_id = :session AND entry_id = :entry "
                               "AND grant_id = :grant AND purpose = :purpose",
                soci::use(session, "session"), soci::use(entry, "entry"), soci::use(grant, "grant"),
                soci::use(purpose, "purpose"), soci::into(handle))),
          add((sql.prepare << "INSERT INTO listing (handle, session_id, entry_id, grant_id, purpose, note) "
                              "VALUES (:handle, :session, :entry, :grant, :purpose, :note)",
               soci::use(handle, "handle"), soci::use(session, "session"), soci::use(entry, "entry"),
               soci::use(grant, "grant"), soci::use(purpose, "purpose"), soci::use(note, "note"))),
          find((sql.prepare << "SELECT l.entry_id, l.grant_id, g.public_id, l.purpose, l.note "
                               "FROM listing l JOIN access_grant g ON g.id = l.grant_id "
                               "WHERE l.handle = :handle AND l.session_id = :session",
                soci::use(handle, "handle"), soci::use(session, "session"), soci::into(entry), soci::into(grant),
                soci::into(grant_id), soci::into(purpose), soci::into(note)))
    {
    }
};

}  // namespace

Result<std::string> list_entry(Tx& tx, SessionId session, const Listing& listing)
{
    auto& rows = tx.kept<Rows>();
    rows.session = session.value;
    rows.entry = listing.entry.value;
    rows.grant = listing.grant_row.value;
    rows.purpose = listing.purpose;
    if (rows.same.execute(true)) return rows.handle;
    rows.handle = crypto::random_id();
    rows.note = listing.note;
    rows.add.execute(true);
    return rows.handle;
}

Result<std::optional<Listing>> find_listing(Tx& tx, SessionId session, const std::string& handle)
{
    auto& rows = tx.kept<Rows>();
    rows.session = session.value;
    rows.handle = handle;
    if (!rows.find.execute(true)) return std::nullopt;
    return Listing{EntryId{rows.entry}, GrantId{rows.grant}, rows.grant_id, rows.purpose, rows.note};
}

}  // namespace store
