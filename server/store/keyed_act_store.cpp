#include "server/store/keyed_act_store.h"

#include <soci/soci.h>

namespace store {
namespace {

long long seconds(Instant moment) { return moment.time_since_epoch().count(); }

}  // namespace

Result<std::optional<KeyedAct>> find_keyed_act(Tx& tx, AccountId owner, const std::string& key)
{
    const long long account = owner.value;
    KeyedAct act;
    long long session = 0;
    std::string state;
    tx.sql() << "SELECT session_id, route, request_hash, state, status, answer FROM keyed_act "
                "WHERE account_id = :account AND act_key = :key",
        soci::use(account), soci::use(key), soci::into(session), soci::into(act.route), soci::into(act.request_hash),
        soci::into(state), soci::into(act.status), soci::into(act.answer);
    if (!tx.sql().got_data()) return std::nullopt;
    act.session = SessionId{session};
    act.is_done = state == "done";
    return act;
}

Status begin_keyed_act(Tx& tx, AccountId owner, const std::string& key, const KeyedAct& act, Instant now)
{
    const long long account = owner.value, session = act.session.value, at = seconds(now);
    tx.sql() << "INSERT INTO keyed_act (account_id, act_key, session_id, route, request_hash, state, at) "
                "VALUES (:account, :key, :session, :route, :hash, 'begun', :at)",
        soci::use(account), soci::use(key), soci::use(session), soci::use(act.route), soci::use(act.request_hash),
        soci::use(at);
    return {};
}

Status finish_keyed_act(Tx& tx, AccountId owner, const std::string& key, int status, const std::string& answer)
{
    const long long account = owner.value;
    tx.sql() << "UPDATE keyed_act SET state = 'done', status = :status, answer = :answer "
                "WHERE account_id = :account AND act_key = :key",
        soci::use(status, "status"), soci::use(answer, "answer"), soci::use(account, "account"), soci::use(key, "key");
    return {};
}

Status release_keyed_act(Tx& tx, AccountId owner, const std::string& key)
{
    const long long account = owner.value;
    tx.sql() << "DELETE FROM keyed_act WHERE account_id = :account AND act_key = :key", soci::use(account),
        soci::use(key);
    return {};
}

Result<int> count_keyed_acts(Tx& tx, AccountId owner)
{
    const long long account = owner.value;
    int count = 0;
    tx.sql() << "SELECT count(*) FROM keyed_act WHERE account_id = :account", soci::use(account), soci::into(count);
    return count;
}

Status forget_keyed_acts(Tx& tx, Instant oldest)
{
    const long long at = seconds(oldest);
    tx.sql() << "DELETE FROM keyed_act WHERE at <= :oldest", soci::use(at);
    return {};
}

}  // namespace store
