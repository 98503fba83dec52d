#include "server/store/audit_store.h"

#include <soci/soci.h>

#include "server/crypto/hash.h"
#include "server/store/audit_row.h"

namespace store {
namespace {

// Every act goes through here, so its three statements are prepared once per connection.
struct Append {
    long long last_seq{};
    std::string last_hash;
    AuditRow row;
    soci::statement head, add, move_head;

    explicit Append(soci::session& sql)
        : head((sql.prepare << "SELECT seq, hash FROM audit_head WHERE id = 1", soci::into(last_seq),
                soci::into(last_hash))),
          add((sql.prepare << "INSERT INTO audit_event (seq, at, actor, capability, action, object_kind, object_id, "
                              "grant_id, purpose, outcome, session, network, detail, prev_hash, hash) "
                              "VALUES (:seq, :at, :actor, :capability, :action, :object_kind, :object_id, "
                              ":grant_id, :purpose, :outcome, :session, :network, :detail, :prev_hash, :hash)",
               soci::use(row.seq, "seq"), soci::use(row.at, "at"), soci::use(row.actor, "actor"),
               soci::use(row.capability, "capability"), soci::use(row.action, "action"),
               soci::use(row.object_kind, "object_kind"), soci::use(row.object_id, "object_id"),
               soci::use(row.grant_id, "grant_id"), soci::use(row.purpose, "purpose"),
               soci::use(row.outcome, "outcome"), soci::use(row.session, "session"), soci::use(row.network, "network"),
               soci::use(row.detail, "detail"), soci::use(row.prev_hash, "prev_hash"), soci::use(row.hash, "hash"))),
          move_head((sql.prepare << "UPDATE audit_head SET seq = :seq, hash = :hash WHERE id = 1",
                     soci::use(row.seq, "seq"), soci::use(row.hash, "hash")))
    {
    }
};

}  // namespace

std::string link_hash(const AuditRow& row)
{
    // Each part with its length before it: no two different rows give the same bytes.
    std::string bytes = "childlink audit 1\n";
    const auto put = [&](const std::string& part) {
        bytes += std::to_string(part.size());
        bytes += ':';
        bytes += part;
    };
    for (const auto* part : {&row.prev_hash, &row.actor, &row.capability, &row.action, &row.object_kind, &row.object_id,
                             &row.grant_id, &row.purpose, &row.outcome, &row.session, &row.network, &row.detail})
        put(*part);
    put(std::to_string(row.seq));
    put(std::to_string(row.at));
    return crypto::sha256_hex(bytes);
}

Status append(Tx& tx, const AuditEvent& event)
{
    auto& append = tx.kept<Append>();
    if (!append.head.execute(true)) return fail(ErrorKind::Unavailable, "database.failed", {}, "audit_head is empty");
    append.row = AuditRow{
        .seq = append.last_seq + 1,
        .at = event.at.time_since_epoch().count(),
        .actor = event.actor,
        .capability = event.capability,
        .action = event.action,
        .object_kind = event.object_kind,
        .object_id = event.object_id,
        .grant_id = event.grant,
        .purpose = event.purpose,
        .outcome = event.outcome,
        .session = event.session,
        .network = event.network,
        .detail = event.detail,
        .prev_hash = append.last_hash,
        .hash = {},
    };
    append.row.hash = link_hash(append.row);
    append.add.execute(true);
    append.move_head.execute(true);
    return {};
}

Result<bool> has_done_since(Tx& tx, const std::string& actor, const std::string& action, Instant since)
{
    const long long from = since.time_since_epoch().count();
    int count = 0;
    tx.sql() << "SELECT count(*) FROM audit_event WHERE actor = :actor AND at > :from AND action = :action",
        soci::use(actor, "actor"), soci::use(from, "from"), soci::use(action, "action"), soci::into(count);
    return count > 0;
}

}  // namespace store
