#include "server/store/review_store.h"

#include <soci/soci.h>

#include "server/store/rows.h"

namespace store {

namespace {

long long seconds(Instant moment) { return moment.time_since_epoch().count(); }
std::optional<Instant> moment(long long seconds)
{
    return seconds < 0 ? std::nullopt : std::optional(Instant{std::chrono::seconds{seconds}});
}

constexpr const char* kSelect =
    "SELECT r.id, r.public_id, r.service_id, s.name, r.by_region, r.starts_on, r.closes_on, r.opened_at, r.opened_by, "
    "r.reminded_on, coalesce(r.lapsed_at, -1), coalesce(r.submitted_at, -1), coalesce(r.submitted_by, 0) "
    "FROM review r JOIN service s ON s.id = r.service_id ";
// A Co-ordinator answers for principals and for nobody else (ACT-5).
constexpr const char* kJoinOwn =
    "JOIN duty d ON d.service_id = r.service_id AND d.in_force = 1 AND d.account_id = :me "
    "AND CASE WHEN d.kind = 'region' THEN 1 ELSE 0 END = r.by_region ";

struct Row {
    Review review;
    long long id{}, service{}, opened{}, lapsed{}, submitted{}, submitted_by{};
    int by_region{};
    std::string starts, closes;

    Review take() const
    {
        Review taken = review;
        taken.id = id;
        taken.service = ServiceId{service};
        taken.by_region = by_region != 0;
        taken.starts_on = day_of(starts);
        taken.closes_on = day_of(closes);
        taken.opened_at = Instant{std::chrono::seconds{opened}};
        taken.lapsed_at = moment(lapsed);
        taken.submitted_at = moment(submitted);
        taken.submitted_by = AccountId{submitted_by};
        return taken;
    }
};

soci::details::prepare_temp_type select(soci::session& sql, Row& row, const std::string& rest)
{
    auto& r = row.review;
    return (sql.prepare << kSelect + rest, soci::into(row.id), soci::into(r.public_id), soci::into(row.service),
            soci::into(r.service_name), soci::into(row.by_region), soci::into(row.starts), soci::into(row.closes),
            soci::into(row.opened), soci::into(r.opened_by), soci::into(r.reminded_on), soci::into(row.lapsed),
            soci::into(row.submitted), soci::into(row.submitted_by));
}

std::vector<Review> all(soci::statement& rows, const Row& row)
{
    std::vector<Review> reviews;
    rows.execute();
    while (rows.fetch()) reviews.push_back(row.take());
    return reviews;
}

Result<std::vector<Review>> reviews_of(Tx& tx, AccountId authoriser, const char* rest)
{
    Row row;
    const long long me = authoriser.value;
    soci::statement rows = (select(tx.sql(), row, std::string(kJoinOwn) + rest), soci::use(me, "me"));
    return all(rows, row);
}

struct GrantRow {
    ReviewRow row;
    long long review{}, grant{}, account{}, granted{};

    ReviewRow take() const
    {
        ReviewRow taken = row;
        taken.review = review;
        taken.grant = GrantId{grant};
        taken.account = AccountId{account};
        taken.granted_at = Instant{std::chrono::seconds{granted}};
        return taken;
    }
};

soci::details::prepare_temp_type select(soci::session& sql, GrantRow& row, const std::string& text)
{
    auto& r = row.row;
    return (sql.prepare << text, soci::into(row.review), soci::into(row.grant), soci::into(r.grant_id),
            soci::into(row.account), soci::into(r.service_name), soci::into(r.user_type), soci::into(r.locks_on),
            soci::into(row.granted));
}

std::vector<ReviewRow> all(soci::statement& rows, const GrantRow& row)
{
    std::vector<ReviewRow> found;
    rows.execute();
    while (rows.fetch()) found.push_back(row.take());
    return found;
}

}  // namespace

Result<std::vector<ReviewPlace>> review_places(Tx& tx)
{
    long long service = 0;
    int by_region = 0;
    std::vector<ReviewPlace> places;
    soci::statement rows =
        (tx.sql().prepare << "SELECT DISTINCT service_id, CASE WHEN kind = 'region' THEN 1 ELSE 0 END AS by_region "
                             "FROM duty WHERE in_force = 1 ORDER BY service_id, by_region",
         soci::into(service), soci::into(by_region));
    rows.execute();
    while (rows.fetch()) places.push_back({ServiceId{service}, by_region != 0});
    return places;
}

Result<std::vector<AccountId>> reviewers_at(Tx& tx, const ReviewPlace& place)
{
    const long long service = place.service.value;
    const int by_region = place.by_region;
    long long id = 0;
    std::vector<AccountId> found;
    soci::statement rows = (tx.sql().prepare << "SELECT account_id FROM duty WHERE service_id = :service "
                                                "AND in_force = 1 AND CASE WHEN kind = 'region' THEN 1 ELSE 0 END = "
                                                ":by_region ORDER BY id",
                            soci::into(id), soci::use(service, "service"), soci::use(by_region, "by_region"));
    rows.execute();
    while (rows.fetch()) found.push_back(AccountId{id});
    return found;
}

Result<bool> has_review(Tx& tx, const ReviewPlace& place, std::optional<Date> starts_on)
{
    const long long service = place.service.value;
    const int by_region = place.by_region;
    const auto starts = starts_on ? to_iso(*starts_on) : std::string();
    int count = 0;
    tx.sql() << "SELECT count(*) FROM review WHERE service_id = :service AND by_region = :by_region "
                "AND (starts_on = :starts OR (:starts = '' AND submitted_at IS NULL))",
        soci::use(service, "service"), soci::use(by_region, "by_region"), soci::use(starts, "starts"),
        soci::into(count);
    return count != 0;
}

Result<std::vector<ReviewRow>> reviewable_at(Tx& tx, const ReviewPlace& place)
{
    GrantRow row;
    const long long service = place.service.value;
    const int by_region = place.by_region;
    soci::statement rows =
        (select(tx.sql(), row,
                "SELECT 0, g.id, g.public_id, g.account_id, s.name, g.user_type, g.locks_on, g.granted_at "
                "FROM access_grant g JOIN service s ON s.id = g.service_id "
                "LEFT JOIN user_type t ON t.workforce = g.workforce AND t.label = g.user_type "
                "WHERE g.service_id = :service AND g.ended_at IS NULL AND coalesce(t.by_region, 0) = :by_region "
                "ORDER BY g.account_id, g.id"),
         soci::use(service, "service"), soci::use(by_region, "by_region"));
    return all(rows, row);
}

Status add_review(Tx& tx, const Review& review, const std::vector<ReviewRow>& rows)
{
    const long long service = review.service.value, opened = seconds(review.opened_at);
    const int by_region = review.by_region;
    const auto starts = to_iso(review.starts_on), closes = to_iso(review.closes_on),
               locks_on = to_iso(add_days(review.closes_on, 1));
    long long id = 0;
    tx.sql() << "INSERT INTO review (public_id, service_id, by_region, starts_on, closes_on, opened_at, opened_by) "
                "VALUES (:public_id, :service, :by_region, :starts, :closes, :opened, :by) RETURNING id",
        soci::use(review.public_id, "public_id"), soci::use(service, "service"), soci::use(by_region, "by_region"),
        soci::use(starts, "starts"), soci::use(closes, "closes"), soci::use(opened, "opened"),
        soci::use(review.opened_by, "by"), soci::into(id);
    for (const auto& row : rows) {
        const long long account = row.account.value, grant = row.grant.value;
        tx.sql() << "INSERT INTO review_row (review_id, grant_ref, account_id) VALUES (:review, :grant, :account)",
            soci::use(id, "review"), soci::use(row.grant_id, "grant"), soci::use(account, "account");
        tx.sql() << "UPDATE access_grant SET locks_on = :day WHERE id = :id AND locks_on = ''",
            soci::use(locks_on, "day"), soci::use(grant, "id");
    }
    return {};
}

Status save_review(Tx& tx, const Review& review)
{
    const long long id = review.id, lapsed = review.lapsed_at ? seconds(*review.lapsed_at) : -1,
                    submitted = review.submitted_at ? seconds(*review.submitted_at) : -1,
                    by = review.submitted_by.value;
    tx.sql() << "UPDATE review SET reminded_on = :reminded, lapsed_at = nullif(:lapsed, -1), "
                "submitted_at = nullif(:submitted, -1), submitted_by = nullif(:by, 0) WHERE id = :id",
        soci::use(review.reminded_on, "reminded"), soci::use(lapsed, "lapsed"), soci::use(submitted, "submitted"),
        soci::use(by, "by"), soci::use(id, "id");
    return {};
}

Result<std::vector<Review>> open_reviews(Tx& tx)
{
    Row row;
    soci::statement rows = select(tx.sql(), row, "WHERE r.submitted_at IS NULL ORDER BY r.id");
    return all(rows, row);
}

Result<std::vector<Review>> open_reviews_of(Tx& tx, AccountId authoriser)
{
    return reviews_of(tx, authoriser, "WHERE r.submitted_at IS NULL ORDER BY r.closes_on, r.id");
}

Result<std::vector<Review>> past_reviews_of(Tx& tx, AccountId authoriser)
{
    return reviews_of(tx, authoriser, "WHERE r.submitted_at IS NOT NULL ORDER BY r.submitted_at DESC, r.id DESC");
}

Result<std::optional<Instant>> last_review_at(Tx& tx, const ReviewPlace& place)
{
    const long long service = place.service.value;
    const int by_region = place.by_region;
    long long at = -1;
    tx.sql() << "SELECT coalesce(max(submitted_at), -1) FROM review WHERE service_id = :service "
                "AND by_region = :by_region",
        soci::use(service, "service"), soci::use(by_region, "by_region"), soci::into(at);
    return moment(at);
}

Result<std::vector<ReviewRow>> rows_of(Tx& tx, std::int64_t review)
{
    GrantRow row;
    const long long id = review;
    soci::statement rows =
        (select(tx.sql(), row,
                "SELECT w.review_id, g.id, g.public_id, g.account_id, s.name, g.user_type, g.locks_on, g.granted_at "
                "FROM review_row w JOIN access_grant g ON g.public_id = w.grant_ref AND g.ended_at IS NULL "
                "JOIN service s ON s.id = g.service_id JOIN account a ON a.id = g.account_id "
                "WHERE w.review_id = :review AND a.is_restricted = 0 ORDER BY g.account_id, g.id"),
         soci::use(id, "review"));
    return all(rows, row);
}

Status add_decision(Tx& tx, const ReviewDecision& decision)
{
    const long long review = decision.review, account = decision.account.value, by = decision.by.value,
                    at = seconds(decision.at);
    tx.sql() << "INSERT INTO review_decision (review_id, account_id, choice, reason, note, decided_by, decided_at) "
                "VALUES (:review, :account, :choice, :reason, :note, :by, :at)",
        soci::use(review, "review"), soci::use(account, "account"), soci::use(decision.choice, "choice"),
        soci::use(decision.reason, "reason"), soci::use(decision.note, "note"), soci::use(by, "by"),
        soci::use(at, "at");
    return {};
}

Result<std::vector<ReviewDecision>> decisions_of(Tx& tx, std::int64_t review)
{
    const long long id = review;
    long long account = 0, by = 0, at = 0;
    ReviewDecision row;
    std::vector<ReviewDecision> found;
    soci::statement rows =
        (tx.sql().prepare << "SELECT account_id, choice, reason, note, decided_by, decided_at FROM review_decision "
                             "WHERE review_id = :review ORDER BY id",
         soci::into(account), soci::into(row.choice), soci::into(row.reason), soci::into(row.note), soci::into(by),
         soci::into(at), soci::use(id, "review"));
    rows.execute();
    while (rows.fetch()) {
        row.review = review;
        row.account = AccountId{account};
        row.by = AccountId{by};
        row.at = Instant{std::chrono::seconds{at}};
        found.push_back(row);
    }
    return found;
}

namespace {
constexpr const char* kRelease =
    "UPDATE access_grant SET locks_on = '', "
    "unlocked_at = CASE WHEN locked_at IS NULL THEN unlocked_at ELSE :at END, locked_at = NULL WHERE ";
}

Status release_grant(Tx& tx, GrantId grant, Instant at)
{
    const long long id = grant.value, moment = seconds(at);
    tx.sql() << std::string(kRelease) + "id = :id", soci::use(moment, "at"), soci::use(id, "id");
    return {};
}

Status release_rows(Tx& tx, std::int64_t review, Instant at)
{
    const long long id = review, moment = seconds(at);
    tx.sql() << std::string(kRelease) + "public_id IN (SELECT grant_ref FROM review_row WHERE review_id = :id)",
        soci::use(moment, "at"), soci::use(id, "id");
    return {};
}

Status lock_like(Tx& tx, GrantId grant, GrantId like, Instant at)
{
    const long long id = grant.value, other = like.value, moment = seconds(at);
    tx.sql() << "UPDATE access_grant SET locked_at = :at, locks_on = (SELECT o.locks_on FROM access_grant o "
                "WHERE o.id = :other) WHERE id = :id AND locked_at IS NULL",
        soci::use(moment, "at"), soci::use(other, "other"), soci::use(id, "id");
    return {};
}

Status release_followers(Tx& tx, AccountId authoriser, AccountId account, Instant at)
{
    const long long me = authoriser.value, user = account.value, moment = seconds(at);
    tx.sql() << std::string(kRelease) +
                    "account_id = :user AND ended_at IS NULL AND locks_on <> '' AND service_id IN "
                    "(SELECT service_id FROM duty WHERE account_id = :me AND in_force = 1) AND NOT EXISTS "
                    "(SELECT 1 FROM review_row w JOIN review r ON r.id = w.review_id "
                    "WHERE w.grant_ref = access_grant.public_id AND r.submitted_at IS NULL)",
        soci::use(moment, "at"), soci::use(user, "user"), soci::use(me, "me");
    return {};
}

Result<bool> is_paused_by_review(Tx& tx, AccountId account, Date today)
{
    const long long id = account.value;
    const auto day = to_iso(today);
    int live = 0, paused = 0;
    tx.sql() << "SELECT count(*), coalesce(sum(CASE WHEN locks_on <> '' AND locks_on <= :today THEN 1 ELSE 0 END), 0) "
                "FROM access_grant WHERE account_id = :account AND ended_at IS NULL",
        soci::use(day, "today"), soci::use(id, "account"), soci::into(live), soci::into(paused);
    return live != 0 && live == paused;
}

Result<ReviewWaiting> review_waiting_for(Tx& tx, AccountId authoriser)
{
    const long long me = authoriser.value;
    std::string closes;
    ReviewWaiting waiting;
    // Somebody is decided when every open review that asks about them says the same.
    tx.sql() << std::string(
                    "SELECT coalesce(min(q.closes_on), ''), count(DISTINCT CASE WHEN q.is_decided = 0 "
                    "THEN q.account_id END) FROM (SELECT r.closes_on, w.account_id, CASE WHEN EXISTS ("
                    "SELECT 1 FROM review_decision c WHERE c.review_id = r.id AND c.account_id = w.account_id) "
                    "THEN 1 ELSE 0 END AS is_decided FROM review r ") +
                    kJoinOwn +
                    "JOIN review_row w ON w.review_id = r.id AND w.account_id <> :me "
                    "JOIN access_grant g ON g.public_id = w.grant_ref AND g.ended_at IS NULL "
                    "JOIN account a ON a.id = w.account_id AND a.is_restricted = 0 "
                    "WHERE r.submitted_at IS NULL) q",
        soci::use(me, "me"), soci::into(closes), soci::into(waiting.undecided);
    waiting.closes_on = parse_date(closes);
    return waiting;
}

Result<std::vector<PurposeCount>> purposes_used(Tx& tx, const std::string& actor, Instant since)
{
    const long long from = seconds(since);
    PurposeCount row;
    std::vector<PurposeCount> found;
    soci::statement rows =
        (tx.sql().prepare << "SELECT coalesce((SELECT max(p.label) FROM purpose p WHERE p.code = e.purpose), "
                             "e.purpose) AS label, count(*) FROM audit_event e WHERE e.actor = :actor "
                             "AND e.at >= :since AND e.purpose <> '' AND e.outcome = 'done' "
                             "GROUP BY e.purpose ORDER BY 2 DESC, 1",
         soci::into(row.label), soci::into(row.count), soci::use(actor, "actor"), soci::use(from, "since"));
    rows.execute();
    while (rows.fetch()) found.push_back(row);
    return found;
}

}  // namespace store
