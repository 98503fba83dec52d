#include "server/store/restriction_store.h"

#include <soci/soci.h>

#include <algorithm>

#include "server/store/field_groups.h"
#include "server/store/reference_store.h"
#include "server/store/rows.h"

namespace store {

namespace {

long long seconds(Instant moment) { return moment.time_since_epoch().count(); }
Instant instant(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

constexpr const char* kCase =
    "SELECT c.id, c.public_id, coalesce(c.account_id, 0), c.entry, c.origin, c.asked_by, c.ground, c.facts, "
    "c.learned_on, c.state, c.made_at, c.state_at, coalesce(c.late_since, -1)";

struct CaseRow {
    Case of;
    long long id{}, account{}, made{}, state_at{}, late{};
    std::string state;

    Case take() const
    {
        Case taken = of;
        taken.id = id;
        if (account != 0) taken.account = AccountId{account};
        taken.state = policy::case_state_of(state).value_or(policy::CaseState::Closed);
        taken.made_at = instant(made);
        taken.state_at = instant(state_at);
        if (late >= 0) taken.late_since = instant(late);
        return taken;
    }
};

constexpr std::array<std::string_view, 3> kExtents{"whole", "services", "field_groups"};

Result<std::optional<Restriction>> find_restriction(Tx& tx, const std::string& where, long long key)
{
    Restriction row;
    long long id = 0, of = 0, account = 0, from = 0;
    std::string extent, notified, due, kept;
    soci::statement find =
        (tx.sql().prepare << "SELECT id, case_id, coalesce(account_id, 0), entry, extent, from_at, notified_on, "
                             "review_by FROM restriction WHERE ended_at IS NULL AND " +
                                 where,
         soci::into(id), soci::into(of), soci::into(account), soci::into(row.entry), soci::into(extent),
         soci::into(from), soci::into(notified), soci::into(due), soci::use(key));
    if (!find.execute(true)) return std::nullopt;
    row.id = id;
    row.of = of;
    if (account != 0) row.account = AccountId{account};
    for (std::size_t i = 0; i < kExtents.size(); ++i)
        if (kExtents[i] == extent) row.extent = static_cast<Extent>(i);
    row.from_at = instant(from);
    row.notified_on = day_of(notified);
    row.review_by = day_of(due);
    soci::statement keeps =
        (tx.sql().prepare << "SELECT kept FROM restriction_kept WHERE restriction_id = :id ORDER BY kept",
         soci::into(kept), soci::use(id));
    keeps.execute();
    while (keeps.fetch()) row.kept.push_back(kept);
    return row;
}

/// On the way of every search and view, so it is prepared once.
struct KeptGroups {
    long long account{};
    std::string kept;
    soci::statement list;

    explicit KeptGroups(soci::session& sql)
        : list((sql.prepare << "SELECT coalesce(k.kept, '') FROM restriction r LEFT JOIN restriction_kept k "
                               "ON k.restriction_id = r.id WHERE r.account_id = :account AND r.ended_at IS NULL "
                               "AND r.extent = 'field_groups'",
                soci::into(kept), soci::use(account, "account")))
    {
    }
};

}  // namespace

Result<std::int64_t> add_case(Tx& tx, const Case& of)
{
    const long long account = of.account ? of.account->value : 0, made = seconds(of.made_at);
    const std::string object = of.account ? "access" : "entry", state(policy::word_of(of.state));
    long long id = 0;
    tx.sql() << "INSERT INTO restriction_case (public_id, object, account_id, entry, origin, asked_by, ground, facts, "
                "learned_on, state, made_at, state_at) VALUES (:public_id, :object, nullif(:account, 0), :entry, "
                ":origin, :asked_by, :ground, :facts, :learned_on, :state, :made, :made) RETURNING id",
        soci::use(of.public_id, "public_id"), soci::use(object, "object"), soci::use(account, "account"),
        soci::use(of.entry, "entry"), soci::use(of.origin, "origin"), soci::use(of.asked_by, "asked_by"),
        soci::use(of.ground, "ground"), soci::use(of.facts, "facts"), soci::use(of.learned_on, "learned_on"),
        soci::use(state, "state"), soci::use(made, "made"), soci::into(id);
    return id;
}

Result<Case> find_case(Tx& tx, const std::string& public_id)
{
    CaseRow row;
    auto& c = row.of;
    soci::statement find = (tx.sql().prepare << kCase + std::string(" FROM restriction_case c WHERE c.public_id = :id"),
                            soci::into(row.id), soci::into(c.public_id), soci::into(row.account), soci::into(c.entry),
                            soci::into(c.origin), soci::into(c.asked_by), soci::into(c.ground), soci::into(c.facts),
                            soci::into(c.learned_on), soci::into(row.state), soci::into(row.made),
                            soci::into(row.state_at), soci::into(row.late), soci::use(public_id));
    if (!find.execute(true)) return fail(ErrorKind::NotFound, "case.not_found", "case");
    return row.take();
}

Status save_case(Tx& tx, const Case& of)
{
    const long long id = of.id, at = seconds(of.state_at), late = of.late_since ? seconds(*of.late_since) : -1;
    const std::string state(policy::word_of(of.state));
    tx.sql() << "UPDATE restriction_case SET state = :state, state_at = :at, ground = :ground, "
                "late_since = nullif(:late, -1) WHERE id = :id",
        soci::use(state, "state"), soci::use(at, "at"), soci::use(of.ground, "ground"), soci::use(late, "late"),
        soci::use(id, "id");
    return {};
}

Result<std::vector<CaseLine>> all_cases(Tx& tx)
{
    CaseRow row;
    auto& c = row.of;
    std::string name, due;
    int in_force = 0;
    std::vector<CaseLine> all;
    soci::statement rows =
        (tx.sql().prepare << kCase + std::string(", coalesce(a.name, ''), coalesce(r.review_by, ''), "
                                                 "r.id IS NOT NULL FROM restriction_case c "
                                                 "LEFT JOIN account a ON a.id = c.account_id "
                                                 "LEFT JOIN restriction r ON r.case_id = c.id AND r.ended_at IS NULL "
                                                 "ORDER BY CASE WHEN c.state = 'closed' THEN 1 ELSE 0 END, c.id DESC"),
         soci::into(row.id), soci::into(c.public_id), soci::into(row.account), soci::into(c.entry),
         soci::into(c.origin), soci::into(c.asked_by), soci::into(c.ground), soci::into(c.facts),
         soci::into(c.learned_on), soci::into(row.state), soci::into(row.made), soci::into(row.state_at),
         soci::into(row.late), soci::into(name), soci::into(due), soci::into(in_force));
    rows.execute();
    while (rows.fetch()) all.push_back({row.take(), name, due, in_force != 0});
    return all;
}

Result<bool> has_undecided_case(Tx& tx, std::optional<AccountId> account, const std::string& entry)
{
    const long long id = account ? account->value : 0;
    int count = 0;
    tx.sql() << "SELECT count(*) FROM restriction_case WHERE state IN ('received', 'assessing') "
                "AND coalesce(account_id, 0) = :account AND entry = :entry",
        soci::use(id, "account"), soci::use(entry, "entry"), soci::into(count);
    return count > 0;
}

Status add_step(Tx& tx, std::int64_t of, const CaseStepRow& step)
{
    const long long id = of, at = seconds(step.at);
    const std::string state(policy::word_of(step.state));
    tx.sql() << "INSERT INTO case_step (case_id, step, state, actor, at, note) "
                "VALUES (:id, :step, :state, :actor, :at, :note)",
        soci::use(id, "id"), soci::use(step.step, "step"), soci::use(state, "state"), soci::use(step.actor, "actor"),
        soci::use(at, "at"), soci::use(step.note, "note");
    return {};
}

Result<std::vector<CaseStepRow>> case_steps_of(Tx& tx, std::int64_t of)
{
    const long long id = of;
    CaseStepRow row;
    std::string state;
    long long at = 0;
    std::vector<CaseStepRow> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT s.step, s.state, s.actor, coalesce(a.name, ''), s.note, s.at FROM case_step s "
                             "LEFT JOIN account a ON a.public_id = s.actor WHERE s.case_id = :id ORDER BY s.id",
         soci::into(row.step), soci::into(state), soci::into(row.actor), soci::into(row.name), soci::into(row.note),
         soci::into(at), soci::use(id));
    rows.execute();
    while (rows.fetch()) {
        row.state = policy::case_state_of(state).value_or(policy::CaseState::Closed);
        row.at = instant(at);
        all.push_back(row);
    }
    return all;
}

std::string word_of(Extent extent) { return std::string(kExtents[static_cast<std::size_t>(extent)]); }

Status add_restriction(Tx& tx, const Restriction& restriction)
{
    const long long of = restriction.of, account = restriction.account ? restriction.account->value : 0,
                    from = seconds(restriction.from_at);
    const auto extent = word_of(restriction.extent), notified = to_iso(restriction.notified_on),
               due = to_iso(restriction.review_by);
    int taken = 0;
    tx.sql() << "SELECT count(*) FROM restriction WHERE ended_at IS NULL AND coalesce(account_id, 0) = :account "
                "AND entry = :entry",
        soci::use(account, "account"), soci::use(restriction.entry, "entry"), soci::into(taken);
    if (taken > 0) return fail(ErrorKind::Conflict, "restriction.in_force");
    long long id = 0;
    tx.sql() << "INSERT INTO restriction (case_id, account_id, entry, extent, from_at, notified_on, review_by) "
                "VALUES (:of, nullif(:account, 0), :entry, :extent, :from, :notified, :due) RETURNING id",
        soci::use(of, "of"), soci::use(account, "account"), soci::use(restriction.entry, "entry"),
        soci::use(extent, "extent"), soci::use(from, "from"), soci::use(notified, "notified"), soci::use(due, "due"),
        soci::into(id);
    for (const auto& kept : restriction.kept)
        tx.sql() << "INSERT INTO restriction_kept (restriction_id, kept) VALUES (:id, :kept)", soci::use(id, "id"),
            soci::use(kept, "kept");
    return {};
}

Status end_restriction(Tx& tx, std::int64_t restriction, Instant at)
{
    const long long id = restriction, ended = seconds(at);
    tx.sql() << "UPDATE restriction SET ended_at = :at WHERE id = :id AND ended_at IS NULL", soci::use(ended, "at"),
        soci::use(id, "id");
    return {};
}

Result<std::optional<Restriction>> restriction_by(Tx& tx, std::int64_t of)
{
    return find_restriction(tx, "case_id = :key", of);
}

Result<std::optional<Restriction>> restriction_of(Tx& tx, AccountId account)
{
    return find_restriction(tx, "account_id = :key", account.value);
}

Result<Workforce> workforce_for(Tx& tx, AccountId account, const std::string& code)
{
    auto workforce = find_workforce(tx, code);
    if (!workforce) return workforce;
    auto& groups = tx.kept<KeptGroups>();
    groups.account = account.value;
    groups.list.execute();
    std::array<bool, kFieldGroups.size()> keeps{};
    bool is_narrowed = false;
    while (groups.list.fetch()) {
        is_narrowed = true;
        if (const auto group = field_group(groups.kept)) keeps[static_cast<std::size_t>(*group)] = true;
    }
    if (!is_narrowed) return workforce;
    for (const auto group : kFieldGroups)
        // Who the child is and whether the entry is open: nothing can be looked at without.
        if (group != FieldGroup::Identity && group != FieldGroup::End && !keeps[static_cast<std::size_t>(group)])
            workforce->sees[static_cast<std::size_t>(group)] = Visibility::None;
    if (!keeps[static_cast<std::size_t>(FieldGroup::School)]) workforce->may_list_roll = false;
    return workforce;
}

Result<std::vector<Holiday>> holidays(Tx& tx)
{
    Holiday row;
    std::string day;
    std::vector<Holiday> all;
    soci::statement rows = (tx.sql().prepare << "SELECT day, name, source, as_of FROM public_holiday ORDER BY day",
                            soci::into(day), soci::into(row.name), soci::into(row.source), soci::into(row.as_of));
    rows.execute();
    while (rows.fetch()) {
        row.day = day_of(day);
        all.push_back(row);
    }
    return all;
}

Status set_holiday(Tx& tx, const Holiday& holiday)
{
    const auto day = to_iso(holiday.day);
    tx.sql()
        << "INSERT INTO public_holiday (day, name, source, as_of) VALUES (:day, :name, :source, :as_of) "
           "ON CONFLICT (day) DO UPDATE SET name = excluded.name, source = excluded.source, as_of = excluded.as_of",
        soci::use(day, "day"), soci::use(holiday.name, "name"), soci::use(holiday.source, "source"),
        soci::use(holiday.as_of, "as_of");
    return {};
}

Result<bool> remove_holiday(Tx& tx, Date day)
{
    const auto key = to_iso(day);
    int removed = 0;
    soci::statement remove = (tx.sql().prepare << "DELETE FROM public_holiday WHERE day = :day", soci::use(key, "day"));
    remove.execute(true);
    removed = static_cast<int>(remove.get_affected_rows());
    return removed > 0;
}

}  // namespace store
