#include "tests/services/bench_support.h"

#include <soci/soci.h>

#include <algorithm>

#include "server/crypto/random.h"

namespace bench {

std::unique_ptr<store::Database> open_database(int count, char** words)
{
    const char* given = count > 1 ? words[1] : std::getenv("CHILDLINK_BENCH_DB");
    if (given == nullptr) {
        std::cerr << "Give a database, made by: childlink demo --children 1400000 --database FILE\n";
        std::exit(2);
    }
    store::DatabaseOptions options;
    options.path = given;
    options.kind = store::DataKind::Demo;
    auto opened = store::Database::open(options);
    if (!opened) {
        std::cerr << opened.error().code << ": " << opened.error().detail << '\n';
        std::exit(1);
    }
    return std::move(*opened);
}

User add_user(store::Database& database, const std::string& workforce, std::chrono::sys_seconds now)
{
    User user;
    const auto done = database.act([&](store::Tx& tx) -> Status {
        const auto id = crypto::random_id();
        const long long at = now.time_since_epoch().count();
        long long account = 0, session = 0;
        tx.sql() << "INSERT INTO account (public_id, username, name, is_authoriser, is_user, state, password_hash) "
                    "VALUES (:id, :name, 'Quilla Testworth', 0, 1, 'active', 'x') RETURNING id",
            soci::use(id, "id"), soci::use(id, "name"), soci::into(account);
        tx.sql() << "INSERT INTO access_grant (public_id, account_id, service_id, workforce, user_type, granted_at) "
                    "SELECT :id, :account, MIN(id), :workforce, 'Bench', 0 FROM service",
            soci::use(id, "id"), soci::use(account, "account"), soci::use(workforce, "workforce");
        tx.sql() << "INSERT INTO session (public_id, token_hash, account_id, stage, started_at, last_seen_at) "
                    "VALUES (:id, :token, :account, 'ready', :at, :seen) RETURNING id",
            soci::use(id, "id"), soci::use(id, "token"), soci::use(account, "account"), soci::use(at, "at"),
            soci::use(at, "seen"), soci::into(session);
        tx.sql() << "SELECT MIN(code) FROM purpose WHERE workforce = :workforce", soci::use(workforce, "workforce"),
            soci::into(user.purpose);
        user.grant = id;
        user.caller = {SessionId{session}, id, AccountId{account}, id, {false, true}, "192.0.2.7"};
        return {};
    });
    if (!done) {
        std::cerr << done.error().code << ": " << done.error().detail << '\n';
        std::exit(1);
    }
    return user;
}

std::vector<Child> children(store::Database& database, int count)
{
    std::vector<Child> all;
    const auto done = database.read([&](store::Tx& tx) -> Status {
        long long last = 0;
        tx.sql() << "SELECT MAX(id) FROM entry", soci::into(last);
        std::uint64_t state = 88172645463325252ULL;  // xorshift: the same children in every run
        while (static_cast<int>(all.size()) < count) {
            state ^= state << 13, state ^= state >> 7, state ^= state << 17;
            const long long from = 1 + static_cast<long long>(state % static_cast<std::uint64_t>(last));
            Child child;
            tx.sql() << "SELECT e.public_id, n.given_key, n.family_key, e.date_of_birth FROM entry e JOIN entry_name n "
                        "ON n.entry_id = e.id AND n.position = 0 WHERE e.id >= :from AND e.restricted = 0 "
                        "AND e.inactive_from > date('now') ORDER BY e.id LIMIT 1",
                soci::use(from, "from"), soci::into(child.identifier), soci::into(child.given),
                soci::into(child.family), soci::into(child.born);
            if (tx.sql().got_data()) all.push_back(child);
        }
        return {};
    });
    if (!done) std::cerr << done.error().detail << '\n';
    return all;
}

std::string count_of_children(store::Database& database)
{
    long long count = 0;
    (void)database.read([&](store::Tx& tx) -> Status {
        tx.sql() << "SELECT COUNT(*) FROM entry", soci::into(count);
        return {};
    });
    return count >= 1000000
               ? std::to_string(count / 1000000) + "." + std::to_string(count / 100000 % 10) + " million children"
               : std::to_string(count) + " children";
}

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

double part(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0
                          : values[std::min(values.size() - 1,
                                            static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

}  // namespace bench
