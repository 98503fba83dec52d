#include "server/store/usage_request_store.h"

#include <soci/soci.h>

#include "server/core/clock.h"
#include "server/store/rows.h"

namespace store {

namespace {

long long seconds(Instant moment) { return moment.time_since_epoch().count(); }
Instant instant(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

/// The columns of Asked, as a statement fills them.
struct AskedRow {
    long long id{}, by{}, about{}, at{}, up_to{};
    std::string from, to;

    void take(Asked& asked) const
    {
        asked.id = id;
        asked.by = AccountId{by};
        asked.about = AccountId{about};
        asked.from = day_of(from);
        asked.to = day_of(to);
        asked.at = instant(at);
        asked.up_to = up_to;
    }
};

const std::string kAsked =
    "SELECT u.id, u.public_id, u.asked_by, u.about_id, coalesce(b.name, ''), a.public_id, a.name, u.from_day, "
    "u.to_day, "
    "u.kinds, u.asked_at, u.up_to";
const std::string kJoined = " u LEFT JOIN account b ON b.id = u.asked_by JOIN account a ON a.id = u.about_id ";

Result<std::vector<UsageRequest>> read_requests(Tx& tx, const std::string& where, const std::string& text,
                                                long long number)
{
    AskedRow row;
    UsageRequest r;
    long long decided = 0;
    std::string until;
    std::vector<UsageRequest> all;
    soci::statement rows =
        (tx.sql().prepare << kAsked +
                                 ", u.reason, u.children, u.why, u.state, u.decided_by, coalesce(u.decided_at, "
                                 "-1), u.open_until FROM usage_request" +
                                 kJoined + where + " ORDER BY u.id DESC",
         soci::into(row.id), soci::into(r.public_id), soci::into(row.by), soci::into(row.about), soci::into(r.by_name),
         soci::into(r.about_id), soci::into(r.about_name), soci::into(row.from), soci::into(row.to),
         soci::into(r.kinds), soci::into(row.at), soci::into(row.up_to), soci::into(r.reason), soci::into(r.children),
         soci::into(r.why), soci::into(r.state), soci::into(r.decided_by), soci::into(decided), soci::into(until),
         soci::use(text, "text"), soci::use(number, "number"));
    rows.execute();
    while (rows.fetch()) {
        row.take(r);
        r.decided_at = decided < 0 ? std::nullopt : std::optional(instant(decided));
        r.open_until = parse_date(until);
        all.push_back(r);
    }
    return all;
}

Result<std::vector<UsageQuery>> read_queries(Tx& tx, const std::string& where, const std::string& text)
{
    AskedRow row;
    UsageQuery q;
    long long answered_by = 0, answered = 0;
    std::vector<UsageQuery> all;
    soci::statement rows =
        (tx.sql().prepare << kAsked +
                                 ", u.question, u.reply, u.finding, coalesce(u.answered_by, 0), "
                                 "coalesce(u.answered_at, -1), coalesce(w.name, '') FROM usage_query" +
                                 kJoined + "LEFT JOIN account w ON w.id = u.answered_by " + where +
                                 " ORDER BY u.id DESC",
         soci::into(row.id), soci::into(q.public_id), soci::into(row.by), soci::into(row.about), soci::into(q.by_name),
         soci::into(q.about_id), soci::into(q.about_name), soci::into(row.from), soci::into(row.to),
         soci::into(q.kinds), soci::into(row.at), soci::into(row.up_to), soci::into(q.question), soci::into(q.reply),
         soci::into(q.finding), soci::into(answered_by), soci::into(answered), soci::into(q.answered_name),
         soci::use(text, "text"));
    rows.execute();
    while (rows.fetch()) {
        row.take(q);
        q.answered_by = answered_by == 0 ? std::nullopt : std::optional(AccountId{answered_by});
        q.answered_at = answered < 0 ? std::nullopt : std::optional(instant(answered));
        all.push_back(q);
    }
    return all;
}

}  // namespace

Result<std::vector<UseRow>> uses_between(Tx& tx, const std::string& actor, Date from, Date to, std::int64_t up_to)
{
    // A day more on either side, whatever Melbourne's distance from UTC; the day itself is asked of each row.
    const long long first = seconds(Instant{days(add_days(from, -1))}), last = seconds(Instant{days(add_days(to, 2))}),
                    most = up_to;
    long long seq = 0, at = 0;
    UseRow row;
    std::vector<UseRow> all;
    soci::statement rows =
        (tx.sql().prepare << std::string("SELECT seq, at, actor, action, object_id, session, outcome, detail FROM "
                                         "audit_event WHERE at >= :first AND at < :last AND (:most = 0 OR seq <= "
                                         ":most) AND action IN ('search', 'view', 'open_section', 'roll', "
                                         "'sign_in.agreement') AND ") +
                                 (actor.empty() ? "actor <> :actor" : "actor = :actor") + " ORDER BY seq",
         soci::into(seq), soci::into(at), soci::into(row.actor), soci::into(row.action), soci::into(row.object_id),
         soci::into(row.session), soci::into(row.outcome), soci::into(row.detail), soci::use(first, "first"),
         soci::use(last, "last"), soci::use(most, "most"), soci::use(actor, "actor"));
    rows.execute();
    while (rows.fetch()) {
        row.seq = seq;
        row.at = instant(at);
        const auto day = melbourne_day(row.at);
        if (from <= day && day <= to) all.push_back(row);
    }
    return all;
}

Result<std::int64_t> last_row(Tx& tx)
{
    long long seq = 0;
    tx.sql() << "SELECT seq FROM audit_head WHERE id = 1", soci::into(seq);
    return seq;
}

Status add_usage_request(Tx& tx, const UsageRequest& r)
{
    const long long by = r.by.value, about = r.about.value, at = seconds(r.at);
    const auto from = to_iso(r.from), to = to_iso(r.to);
    tx.sql() << "INSERT INTO usage_request (public_id, asked_by, about_id, from_day, to_day, kinds, reason, children, "
                "asked_at, state) VALUES (:public_id, :by, :about, :from, :to, :kinds, :reason, :children, :at, "
                "'submitted')",
        soci::use(r.public_id, "public_id"), soci::use(by, "by"), soci::use(about, "about"), soci::use(from, "from"),
        soci::use(to, "to"), soci::use(r.kinds, "kinds"), soci::use(r.reason, "reason"),
        soci::use(r.children, "children"), soci::use(at, "at");
    return {};
}

Status save_usage_request(Tx& tx, const UsageRequest& r)
{
    const long long id = r.id, decided = r.decided_at ? seconds(*r.decided_at) : -1, up_to = r.up_to;
    const auto until = r.open_until ? to_iso(*r.open_until) : std::string();
    tx.sql() << "UPDATE usage_request SET state = :state, decided_by = :by, decided_at = nullif(:at, -1), why = :why, "
                "open_until = :until, up_to = :up_to WHERE id = :id",
        soci::use(r.state, "state"), soci::use(r.decided_by, "by"), soci::use(decided, "at"), soci::use(r.why, "why"),
        soci::use(until, "until"), soci::use(up_to, "up_to"), soci::use(id, "id");
    return {};
}

Result<UsageRequest> find_usage_request(Tx& tx, const std::string& public_id)
{
    auto rows = read_requests(tx, "WHERE u.public_id = :text AND :number = 0", public_id, 0);
    if (!rows) return fail(rows.error());
    if (rows->empty()) return fail(ErrorKind::NotFound, "usage.not_found", "request");
    return std::move(rows->front());
}

Result<std::vector<UsageRequest>> usage_requests(Tx& tx, std::optional<AccountId> by)
{
    return read_requests(tx, "WHERE :text = '' AND (:number = 0 OR u.asked_by = :number)", {}, by ? by->value : 0);
}

Status add_usage_query(Tx& tx, const UsageQuery& q)
{
    const long long by = q.by.value, about = q.about.value, at = seconds(q.at), up_to = q.up_to;
    const auto from = to_iso(q.from), to = to_iso(q.to);
    tx.sql() << "INSERT INTO usage_query (public_id, asked_by, about_id, from_day, to_day, kinds, question, asked_at, "
                "up_to) VALUES (:public_id, :by, :about, :from, :to, :kinds, :question, :at, :up_to)",
        soci::use(q.public_id, "public_id"), soci::use(by, "by"), soci::use(about, "about"), soci::use(from, "from"),
        soci::use(to, "to"), soci::use(q.kinds, "kinds"), soci::use(q.question, "question"), soci::use(at, "at"),
        soci::use(up_to, "up_to");
    return {};
}

Status save_usage_query(Tx& tx, const UsageQuery& q)
{
    const long long id = q.id, by = q.answered_by ? q.answered_by->value : 0,
                    at = q.answered_at ? seconds(*q.answered_at) : -1;
    tx.sql() << "UPDATE usage_query SET answered_by = nullif(:by, 0), answered_at = nullif(:at, -1), finding = "
                ":finding, reply = :reply WHERE id = :id",
        soci::use(by, "by"), soci::use(at, "at"), soci::use(q.finding, "finding"), soci::use(q.reply, "reply"),
        soci::use(id, "id");
    return {};
}

Result<UsageQuery> find_usage_query(Tx& tx, const std::string& public_id)
{
    auto rows = read_queries(tx, "WHERE u.public_id = :text", public_id);
    if (!rows) return fail(rows.error());
    if (rows->empty()) return fail(ErrorKind::NotFound, "query.not_found", "query");
    return std::move(rows->front());
}

Result<std::vector<UsageQuery>> usage_queries(Tx& tx) { return read_queries(tx, "WHERE :text = ''", {}); }

Result<std::vector<StaffName>> staff_names(Tx& tx)
{
    StaffName row;
    std::vector<StaffName> all;
    soci::statement rows = (tx.sql().prepare << "SELECT name, shown, source, as_of FROM staff_name ORDER BY name",
                            soci::into(row.name), soci::into(row.shown), soci::into(row.source), soci::into(row.as_of));
    rows.execute();
    while (rows.fetch()) all.push_back(row);
    return all;
}

Status set_staff_name(Tx& tx, const StaffName& name)
{
    tx.sql() << "INSERT INTO staff_name (name, shown, source, as_of) VALUES (:name, :shown, :source, :as_of) "
                "ON CONFLICT (name) DO UPDATE SET shown = excluded.shown, source = excluded.source, "
                "as_of = excluded.as_of",
        soci::use(name.name, "name"), soci::use(name.shown, "shown"), soci::use(name.source, "source"),
        soci::use(name.as_of, "as_of");
    return {};
}

Result<bool> remove_staff_name(Tx& tx, const std::string& name)
{
    soci::statement remove = (tx.sql().prepare << "DELETE FROM staff_name WHERE name = :name", soci::use(name, "name"));
    remove.execute(true);
    return remove.get_affected_rows() > 0;
}

}  // namespace store
