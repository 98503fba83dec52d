// Reading the chain again from its first row (USE-8): any row that was changed, taken out, moved or put in is named.
#include <soci/soci.h>

#include <limits>

#include "server/store/audit_row.h"
#include "server/store/audit_store.h"

namespace store {
namespace {

struct Noted {
    long long seq = 0;
    std::string hash;
};

Result<Noted> parse_head(const std::string& text)
{
    Noted noted;
    if (text.empty()) return noted;
    const auto colon = text.find(':');
    const bool digits = colon != std::string::npos && colon > 0 && colon < 19 &&
                        text.find_first_not_of("0123456789") == colon && text.size() - colon - 1 == 64 &&
                        text.find_first_not_of("0123456789abcdef", colon + 1) == std::string::npos;
    if (!digits) return fail(ErrorKind::Invalid, "audit.head_malformed", "head");
    noted.seq = std::stoll(text.substr(0, colon));
    noted.hash = text.substr(colon + 1);
    return noted;
}

// What is wrong with `row`, given the row before it; empty when it fits.
std::string fault_of(const AuditRow& row, long long seq_before, const std::string& hash_before)
{
    if (row.seq <= seq_before) return "out of order";  // numbered below the first row
    if (row.seq != seq_before + 1) return "missing";
    if (link_hash(row) != row.hash) return "changed";
    if (row.prev_hash != hash_before) return "out of order";
    return {};
}

}  // namespace

Result<ChainReport> verify_chain(Tx& tx, const std::string& expected_head, const std::string& after, std::int64_t limit)
{
    const auto noted = parse_head(expected_head);
    if (!noted) return fail(noted.error());
    const auto begin = parse_head(after);
    if (!begin) return fail(begin.error());

    ChainReport report;
    report.head = after.empty() ? kFirstPrevHash : begin->hash;
    const auto found = [&](long long seq, const std::string& fault) {
        report.bad_row = seq;
        report.fault = fault;
        return report;
    };

    // Rows below the first are looked at too, when the whole is: there should be none.
    const long long from = after.empty() ? std::numeric_limits<long long>::min() : begin->seq;
    AuditRow row;
    soci::statement rows =
        (tx.sql().prepare << "SELECT seq, at, actor, capability, action, object_kind, object_id, grant_id, purpose, "
                             "outcome, session, network, detail, prev_hash, hash FROM audit_event "
                             "WHERE seq > :after ORDER BY seq",
         soci::into(row.seq), soci::into(row.at), soci::into(row.actor), soci::into(row.capability),
         soci::into(row.action), soci::into(row.object_kind), soci::into(row.object_id), soci::into(row.grant_id),
         soci::into(row.purpose), soci::into(row.outcome), soci::into(row.session), soci::into(row.network),
         soci::into(row.detail), soci::into(row.prev_hash), soci::into(row.hash), soci::use(from, "after"));
    long long last = begin->seq;
    rows.execute();
    while (rows.fetch()) {
        if (const auto fault = fault_of(row, last, report.head); !fault.empty())
            return found(fault == "missing" ? last + 1 : row.seq, fault);
        // A log rewritten from here on fits in itself, but not with what was noted elsewhere.
        if (row.seq == noted->seq && row.hash != noted->hash) return found(row.seq, "changed");
        last = row.seq;
        report.head = row.hash;
        ++report.rows;
        if (limit > 0 && report.rows >= limit) {
            report.is_whole = false;
            return report;
        }
    }

    long long head_seq = 0;
    std::string head_hash;
    tx.sql() << "SELECT coalesce(max(seq), 0), coalesce(max(hash), '') FROM audit_head", soci::into(head_seq),
        soci::into(head_hash);
    if (last < head_seq || last < noted->seq) return found(last + 1, "shortened");
    if (last != head_seq || head_hash != report.head) return found(last, "changed");
    return report;
}

}  // namespace store
