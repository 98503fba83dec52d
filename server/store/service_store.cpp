#include "server/store/service_store.h"

#include <soci/soci.h>

#include "server/crypto/random.h"

namespace store {

Put put_service(Tx& tx, const ServiceRow& row)
{
    std::string known;
    tx.sql() << "SELECT content_hash FROM service WHERE source = :a AND source_ref = :b", soci::into(known),
        soci::use(row.source), soci::use(row.source_ref);
    const bool is_known = tx.sql().got_data();
    if (is_known && known == row.content_hash) return Put::Unchanged;

    const auto public_id = crypto::random_id();
    tx.sql()
        << "INSERT INTO service (public_id, kind, source, source_ref, name, sector, town, council, area, content_hash) "
           "VALUES (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j) ON CONFLICT (source, source_ref) DO UPDATE SET "
           "kind = excluded.kind, name = excluded.name, sector = excluded.sector, town = excluded.town, "
           "council = excluded.council, area = excluded.area, content_hash = excluded.content_hash",
        soci::use(public_id), soci::use(row.kind), soci::use(row.source), soci::use(row.source_ref),
        soci::use(row.name), soci::use(row.sector), soci::use(row.town), soci::use(row.council), soci::use(row.area),
        soci::use(row.content_hash);
    return is_known ? Put::Changed : Put::Added;
}

void each_service(Tx& tx, const std::function<void(const ServiceName&)>& use)
{
    ServiceName service;
    long long id = 0;
    soci::statement rows = (tx.sql().prepare << "SELECT id, kind, source, source_ref, name FROM service ORDER BY id",
                            soci::into(id), soci::into(service.kind), soci::into(service.source),
                            soci::into(service.source_ref), soci::into(service.name));
    for (bool more = rows.execute(true); more; more = rows.fetch()) {
        service.id = ServiceId{id};
        use(service);
    }
}

}  // namespace store
