#include "server/store/department_store.h"

#include <soci/soci.h>

namespace store {

namespace {

Instant instant(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }
std::optional<Instant> moment(long long seconds)
{
    return seconds < 0 ? std::nullopt : std::optional(instant(seconds));
}

constexpr std::size_t kWords = 6;  // what more is typed is not looked at

/// A word as a pattern: anywhere, and its own % and _ as they are.
std::string pattern_of(const std::string& word)
{
    std::string pattern = "%";
    for (const char c : word) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return pattern + "%";
}

/// A search as its WHERE and what is bound in it, in the order of the names.
struct Where {
    std::string text = "WHERE 1 = 1";
    std::vector<std::string> bound;

    /// `test` has one "?", which becomes the name of the value.
    void add(const std::string& test, std::string value)
    {
        auto named = test;
        named.replace(named.find('?'), 1, ":b" + std::to_string(bound.size()));
        text += " AND " + named;
        bound.push_back(std::move(value));
    }
    void words(const std::vector<std::string>& all, const std::string& columns)
    {
        for (std::size_t i = 0; i < all.size() && i < kWords; ++i)
            add("lower(" + columns + ") LIKE ? ESCAPE '\\'", pattern_of(all[i]));
    }
    void bind(soci::statement& statement) const
    {
        for (std::size_t i = 0; i < bound.size(); ++i) statement.exchange(soci::use(bound[i], "b" + std::to_string(i)));
    }
};

std::string limits(const std::optional<Page>& page)
{
    if (!page) return {};
    return " LIMIT " + std::to_string(page->limit) + " OFFSET " + std::to_string(page->offset);
}

template <class Into>
void prepare(soci::statement& statement, const std::string& text, const Where& where, Into into)
{
    into(statement);
    where.bind(statement);
    statement.alloc();
    statement.prepare(text);
    statement.define_and_bind();
}

int count_of(Tx& tx, const std::string& from, const Where& where)
{
    int count = 0;
    soci::statement rows(tx.sql());
    prepare(rows, "SELECT count(*) FROM " + from + " " + where.text, where,
            [&](soci::statement& s) { s.exchange(soci::into(count)); });
    rows.execute(true);
    return count;
}

Where where_of(const OrganisationSearch& search)
{
    Where where;
    where.words(search.words, "s.name || ' ' || s.source_ref || ' ' || s.town || ' ' || s.council");
    if (!search.kind.empty()) where.add("s.kind = ?", search.kind);
    if (!search.sector.empty()) where.add("lower(s.sector) = lower(?)", search.sector);
    if (search.is_open == "no_authoriser")
        where.text +=
            " AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.service_id = s.id AND d.in_force = 1 "
            "AND d.kind <> 'region')";
    else if (search.is_open == "closed") where.text += " AND s.admits_users = 0";
    else if (search.is_open == "open") where.text += " AND s.admits_users = 1";
    return where;
}

Where where_of(const AccountSearch& search)
{
    Where where;
    where.words(search.words, "a.name || ' ' || a.username || ' ' || a.email");
    for (const auto* each : {"user", "authoriser", "administrator", "reviewer", "auditor"})
        if (search.capability == each) where.text += " AND a.is_" + std::string(each) + " = 1";
    return where;
}

}  // namespace

// ---- Organisations

Result<OrganisationPage> find_organisations(Tx& tx, const OrganisationSearch& search, Page page)
{
    const auto where = where_of(search);
    OrganisationPage found;
    found.total = count_of(tx, "service s", where);
    long long id = 0;
    soci::statement rows(tx.sql());
    prepare(rows, "SELECT s.id FROM service s " + where.text + " ORDER BY s.name, s.id" + limits(page), where,
            [&](soci::statement& s) { s.exchange(soci::into(id)); });
    rows.execute();
    while (rows.fetch()) found.ids.push_back(ServiceId{id});
    return found;
}

Result<OrganisationMore> organisation_more(Tx& tx, ServiceId id)
{
    const long long key = id.value;
    long long main_school = 0;
    OrganisationMore more;
    tx.sql() << "SELECT source_ref, council, area, coalesce(campus_of, 0) FROM service WHERE id = :id", soci::use(key),
        soci::into(more.number), soci::into(more.council), soci::into(more.area), soci::into(main_school);
    if (main_school != 0) more.campus_of = ServiceId{main_school};
    return more;
}

Result<ServiceId> find_typed_service(Tx& tx, const std::string& typed)
{
    long long id = 0;
    std::vector<ServiceId> found;
    soci::statement rows =
        (tx.sql().prepare << "SELECT id FROM service WHERE public_id = :id OR source_ref = :ref ORDER BY id",
         soci::into(id), soci::use(typed, "id"), soci::use(typed, "ref"));
    rows.execute();
    while (rows.fetch()) found.push_back(ServiceId{id});
    if (found.empty()) return fail(ErrorKind::NotFound, "service.not_found", "service_number");
    if (found.size() > 1) return fail(ErrorKind::Conflict, "service.ambiguous", "service_number");
    return found.front();
}

Result<std::vector<ServiceId>> campuses_of(Tx& tx, ServiceId main_school)
{
    const long long key = main_school.value;
    long long id = 0;
    std::vector<ServiceId> found;
    soci::statement rows = (tx.sql().prepare << "SELECT id FROM service WHERE campus_of = :id ORDER BY name",
                            soci::into(id), soci::use(key));
    rows.execute();
    while (rows.fetch()) found.push_back(ServiceId{id});
    return found;
}

Status set_campus_of(Tx& tx, ServiceId service, std::optional<ServiceId> main_school)
{
    const long long id = service.value, main_id = main_school ? main_school->value : 0;
    tx.sql() << "UPDATE service SET campus_of = nullif(:main, 0) WHERE id = :id", soci::use(main_id, "main"),
        soci::use(id, "id");
    return {};
}

Status set_admits(Tx& tx, ServiceId service, bool admits, const std::string& why)
{
    const long long id = service.value;
    const int flag = admits;
    tx.sql() << "UPDATE service SET admits_users = :flag, admits_why = :why WHERE id = :id", soci::use(flag, "flag"),
        soci::use(why, "why"), soci::use(id, "id");
    return {};
}

// ---- Duties

namespace {

DutyKind duty_kind(const std::string& word)
{
    for (const auto kind : {DutyKind::Temporary, DutyKind::Holding, DutyKind::Region})
        if (word_of(kind) == word) return kind;
    return DutyKind::Active;  // the schema admits no other
}

template <class Key>
std::vector<DutyLine> duty_lines(Tx& tx, const std::string& where, const Key& key)
{
    DutyLine line;
    long long account = 0, service = 0, from = 0, ended = 0;
    int in_force = 0, is_sole = 0;
    std::string kind;
    std::vector<DutyLine> lines;
    soci::statement rows =
        (tx.sql().prepare
             << "SELECT d.id, d.public_id, d.account_id, d.service_id, d.kind, d.from_at, d.in_force, "
                "d.is_sole, coalesce(d.ended_at, -1), a.public_id, a.name, a.username, s.public_id, s.name "
                "FROM duty d JOIN account a ON a.id = d.account_id JOIN service s ON s.id = d.service_id "
                "WHERE " +
                    where + " = :key ORDER BY d.in_force DESC, d.id DESC",
         soci::into(line.duty.id), soci::into(line.duty.public_id), soci::into(account), soci::into(service),
         soci::into(kind), soci::into(from), soci::into(in_force), soci::into(is_sole), soci::into(ended),
         soci::into(line.account_id), soci::into(line.name), soci::into(line.username), soci::into(line.service_id),
         soci::into(line.service_name), soci::use(key));
    rows.execute();
    while (rows.fetch()) {
        auto read = line;
        read.duty.account = AccountId{account};
        read.duty.service = ServiceId{service};
        read.duty.kind = duty_kind(kind);
        read.duty.from_at = instant(from);
        read.duty.in_force = in_force != 0;
        read.duty.is_sole = is_sole != 0;
        read.ended_at = moment(ended);
        lines.push_back(std::move(read));
    }
    return lines;
}

}  // namespace

Result<std::vector<DutyLine>> duties_at(Tx& tx, ServiceId service)
{
    const long long key = service.value;
    return duty_lines(tx, "d.service_id", key);
}

Result<std::vector<DutyLine>> duties_by(Tx& tx, AccountId account)
{
    const long long key = account.value;
    return duty_lines(tx, "d.account_id", key);
}

Result<std::optional<DutyLine>> find_duty(Tx& tx, const std::string& public_id)
{
    auto lines = duty_lines(tx, "d.public_id", public_id);
    if (lines.empty()) return std::nullopt;
    return std::move(lines.front());
}

// ---- Accounts

Result<int> count_accounts(Tx& tx, const AccountSearch& search) { return count_of(tx, "account a", where_of(search)); }

Result<std::vector<AccountFound>> find_accounts(Tx& tx, const AccountSearch& search, std::optional<Page> page)
{
    const auto where = where_of(search);
    AccountFound row;
    auto& line = row.person;
    long long id = 0, signed_in = 0, sent = 0, opened = 0, done = 0, cancelled = 0;
    int restricted = 0, held = 0, authoriser = 0, user = 0, administrator = 0, reviewer = 0, auditor = 0;
    std::string credential;
    std::vector<AccountFound> found;
    soci::statement rows(tx.sql());
    prepare(rows,
            "SELECT a.id, a.public_id, a.first_name, a.last_name, a.username, a.email, a.is_restricted, a.is_held, "
            "a.credential_state, a.is_authoriser, a.is_user, a.is_administrator, a.is_reviewer, a.is_auditor, "
            "coalesce(a.last_sign_in_at, -1), "
            "(SELECT count(*) FROM access_grant l WHERE l.account_id = a.id AND l.ended_at IS NULL), "
            "(SELECT count(*) FROM access_grant l WHERE l.account_id = a.id AND l.ended_at IS NULL "
            "AND (l.locked_at IS NOT NULL OR l.unattended_at IS NOT NULL)), coalesce(i.id, 0), coalesce(i.sent_at, 0), "
            "coalesce(i.opened_at, -1), "
            "coalesce(i.done_at, -1), coalesce(i.cancelled_at, -1) "
            "FROM account a LEFT JOIN invitation i ON i.id = "
            "(SELECT max(n.id) FROM invitation n WHERE n.account_id = a.id) " +
                where.text + " ORDER BY a.last_name, a.first_name, a.id" + limits(page),
            where, [&](soci::statement& s) {
                s.exchange(soci::into(id));
                for (auto* text : {&line.public_id, &line.first_name, &line.last_name, &row.username, &row.email})
                    s.exchange(soci::into(*text));
                s.exchange(soci::into(restricted));
                s.exchange(soci::into(held));
                s.exchange(soci::into(credential));
                for (auto* flag : {&authoriser, &user, &administrator, &reviewer, &auditor})
                    s.exchange(soci::into(*flag));
                s.exchange(soci::into(signed_in));
                s.exchange(soci::into(line.facts.grants));
                s.exchange(soci::into(line.facts.locked_grants));
                s.exchange(soci::into(line.invitation.id));
                for (auto* at : {&sent, &opened, &done, &cancelled}) s.exchange(soci::into(*at));
            });
    rows.execute();
    while (rows.fetch()) {
        auto read = row;
        read.may = {authoriser != 0, user != 0, administrator != 0, reviewer != 0, auditor != 0};
        auto& person = read.person;
        person.id = AccountId{id};
        person.last_sign_in_at = moment(signed_in);
        person.invitation.sent_at = instant(sent);
        person.invitation.opened_at = moment(opened);
        person.invitation.done_at = moment(done);
        person.invitation.cancelled_at = moment(cancelled);
        person.facts.invitation = invitation_state(person.invitation);
        person.facts.restricted = restricted != 0;
        person.facts.held = held != 0;
        person.facts.credential_lapsed = credential == "lapsed";
        person.facts.other_capability = (authoriser + administrator + reviewer + auditor) != 0;
        found.push_back(std::move(read));
    }
    return found;
}

// ---- What the Secretary has signed

namespace {

template <class Key>
std::vector<StaffAuthorisation> authorisations(Tx& tx, const std::string& where, const Key& key)
{
    StaffAuthorisation row;
    long long id = 0, account = 0, by = 0, at = 0, ended = 0;
    std::vector<StaffAuthorisation> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT id, public_id, account_id, purpose, signed_on, reference, recorded_by, "
                             "recorded_at, coalesce(ended_at, -1) FROM staff_authorisation WHERE " +
                                 where + " = :key ORDER BY id DESC",
         soci::into(id), soci::into(row.public_id), soci::into(account), soci::into(row.purpose),
         soci::into(row.signed_on), soci::into(row.reference), soci::into(by), soci::into(at), soci::into(ended),
         soci::use(key));
    rows.execute();
    while (rows.fetch()) {
        auto read = row;
        read.id = id;
        read.account = AccountId{account};
        read.recorded_by = AccountId{by};
        read.recorded_at = instant(at);
        read.ended_at = moment(ended);
        all.push_back(std::move(read));
    }
    return all;
}

}  // namespace

Result<std::vector<StaffAuthorisation>> authorisations_of(Tx& tx, AccountId account)
{
    const long long key = account.value;
    return authorisations(tx, "account_id", key);
}

Result<std::optional<StaffAuthorisation>> find_authorisation(Tx& tx, const std::string& public_id)
{
    auto all = authorisations(tx, "public_id", public_id);
    if (all.empty()) return std::nullopt;
    return std::move(all.front());
}

Status add_authorisation(Tx& tx, const StaffAuthorisation& added)
{
    const long long account = added.account.value, by = added.recorded_by.value,
                    at = added.recorded_at.time_since_epoch().count();
    int held = 0;
    tx.sql() << "SELECT count(*) FROM staff_authorisation WHERE account_id = :account AND purpose = :purpose "
                "AND ended_at IS NULL",
        soci::use(account, "account"), soci::use(added.purpose, "purpose"), soci::into(held);
    if (held != 0) return fail(ErrorKind::Conflict, "authorisation.exists", "staff_purpose");
    tx.sql() << "INSERT INTO staff_authorisation (public_id, account_id, purpose, signed_on, reference, recorded_by, "
                "recorded_at) VALUES (:id, :account, :purpose, :signed, :reference, :by, :at)",
        soci::use(added.public_id, "id"), soci::use(account, "account"), soci::use(added.purpose, "purpose"),
        soci::use(added.signed_on, "signed"), soci::use(added.reference, "reference"), soci::use(by, "by"),
        soci::use(at, "at");
    return {};
}

Status end_authorisation(Tx& tx, std::int64_t id, Instant at)
{
    const long long key = id, moment = at.time_since_epoch().count();
    tx.sql() << "UPDATE staff_authorisation SET ended_at = :at WHERE id = :id AND ended_at IS NULL",
        soci::use(moment, "at"), soci::use(key, "id");
    return {};
}

Result<DepartmentCounts> department_counts(Tx& tx)
{
    DepartmentCounts counts;
    long long rows = 0;
    tx.sql() << "SELECT (SELECT count(*) FROM service), (SELECT count(*) FROM service s WHERE s.admits_users = 1 "
                "AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.service_id = s.id AND d.in_force = 1 "
                "AND d.kind <> 'region')), (SELECT count(*) FROM account), "
                "(SELECT count(*) FROM account WHERE state = 'locked'), "
                "(SELECT count(*) FROM mail WHERE state = 'failed'), (SELECT seq FROM audit_head WHERE id = 1)",
        soci::into(counts.organisations), soci::into(counts.without_authoriser), soci::into(counts.accounts),
        soci::into(counts.accounts_locked), soci::into(counts.letters_failed), soci::into(rows);
    counts.log_rows = rows;
    return counts;
}

}  // namespace store
