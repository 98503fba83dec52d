#include "server/store/audit_search_store.h"

#include <soci/soci.h>

#include <algorithm>
#include <limits>

namespace store {

namespace {

long long seconds(Instant at) { return at.time_since_epoch().count(); }

/// The statement and what is bound in it. One column leads: the one that leaves fewest rows, by what such columns hold.
/// The engine keeps no statistics, so the others are written in a way that no index answers, and it walks along the
/// leading one's; those that stand further back in the same index are still looked at before a row is fetched.
struct Query {
    std::string text;
    std::vector<std::string> texts;
    std::vector<long long> numbers;

    void given(const std::string& column, const std::string& value, bool leads)
    {
        if (value.empty()) return;
        text += " AND e." + column + (leads ? "" : " || ''") + " = :t" + std::to_string(texts.size());
        texts.push_back(value);
    }
    void number(const std::string& test, long long value)
    {
        text += " AND " + test + " :n" + std::to_string(numbers.size());
        numbers.push_back(value);
    }
};

/// The moment of a row; nothing when there is none of this number.
std::optional<long long> moment_of(Tx& tx, long long seq)
{
    long long at = 0;
    soci::statement find =
        (tx.sql().prepare << "SELECT at FROM audit_event WHERE seq = :seq", soci::into(at), soci::use(seq));
    if (!find.execute(true)) return std::nullopt;
    return at;
}

Query query_of(Tx& tx, const AuditSearch& search)
{
    const bool rare_outcome = !search.outcome.empty() && search.outcome != "done";
    const std::string leading = !search.object.empty()   ? "object_id"
                                : !search.actor.empty()  ? "actor"
                                : rare_outcome           ? "outcome"
                                : !search.action.empty() ? "action"
                                                         : "";
    Query query;
    query.text =
        "SELECT e.seq, e.at, e.actor, e.capability, e.action, e.object_kind, e.object_id, e.grant_id, e.purpose, "
        "e.outcome, e.session, e.network, e.detail, "
        "coalesce((SELECT a.name FROM account a WHERE a.public_id = e.actor), '') FROM audit_event e WHERE 1 = 1";
    query.given("object_id", search.object, leading == "object_id");
    query.given("actor", search.actor, leading == "actor");
    query.given("outcome", search.outcome, leading == "outcome");
    query.given("action", search.action, leading == "action");
    // One bound at each end: of two the engine takes the first, however little it leaves out.
    auto last = search.until ? seconds(*search.until) - 1 : std::numeric_limits<long long>::max();
    const auto before = search.before > 0 ? moment_of(tx, search.before) : std::nullopt;
    if (before) last = std::min(last, *before);
    query.number("e.at >=", search.from ? seconds(*search.from) : 0);
    query.number("e.at <=", last);
    if (before) {
        query.number("(e.at + 0 <", *before);  // no index of its own for either half
        query.text += " OR e.seq + 0 < :before)";
    }
    query.text += " ORDER BY e.at DESC, e.seq DESC LIMIT " + std::to_string(search.limit);
    return query;
}

void bind(soci::statement& statement, const Query& query, const long long& before)
{
    for (std::size_t i = 0; i < query.texts.size(); ++i)
        statement.exchange(soci::use(query.texts[i], "t" + std::to_string(i)));
    for (std::size_t i = 0; i < query.numbers.size(); ++i)
        statement.exchange(soci::use(query.numbers[i], "n" + std::to_string(i)));
    if (query.text.find(":before") != std::string::npos) statement.exchange(soci::use(before, "before"));
}

}  // namespace

Result<std::vector<AuditFound>> search_log(Tx& tx, const AuditSearch& search)
{
    const auto query = query_of(tx, search);
    const long long before = search.before;
    AuditFound row;
    auto& event = row.event;
    long long seq = 0, at = 0;
    soci::statement rows(tx.sql());
    rows.exchange(soci::into(seq));
    rows.exchange(soci::into(at));
    for (auto* text :
         {&event.actor, &event.capability, &event.action, &event.object_kind, &event.object_id, &event.grant,
          &event.purpose, &event.outcome, &event.session, &event.network, &event.detail, &row.actor_name})
        rows.exchange(soci::into(*text));
    bind(rows, query, before);
    rows.alloc();
    rows.prepare(query.text);
    rows.define_and_bind();
    std::vector<AuditFound> found;
    rows.execute();
    while (rows.fetch()) {
        found.push_back(row);
        found.back().seq = seq;
        found.back().event.at = Instant{std::chrono::seconds{at}};
    }
    return found;
}

Result<std::string> plan_of_search(Tx& tx, const AuditSearch& search)
{
    const auto query = query_of(tx, search);
    const long long before = search.before;
    int id = 0, parent = 0, unused = 0;
    std::string step, plan;
    soci::statement rows(tx.sql());
    rows.exchange(soci::into(id));
    rows.exchange(soci::into(parent));
    rows.exchange(soci::into(unused));
    rows.exchange(soci::into(step));
    bind(rows, query, before);
    rows.alloc();
    rows.prepare("EXPLAIN QUERY PLAN " + query.text);
    rows.define_and_bind();
    rows.execute();
    while (rows.fetch()) plan += step + '\n';
    return plan;
}

Result<std::int64_t> last_audit_row(Tx& tx)
{
    long long seq = 0;
    tx.sql() << "SELECT seq FROM audit_head WHERE id = 1", soci::into(seq);
    return seq;
}

}  // namespace store
