// No act is done twice (PLT-25). The page gives each act a key; the wrapper around the handlers claims the key before
// the act begins and keeps what came of it, so that the same key asked again gets the same answer and does nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/config/settings.h"
#include "server/core/clock.h"
#include "server/crypto/server_key.h"
#include "server/services/outcome.h"
#include "server/store/database.h"

namespace services {

inline constexpr int kKeysKept = 2000;  // of one account; nobody acts more often in a day by hand

struct KeyedAct {
    std::string key;      // 22 to 64 of [A-Za-z0-9_-]
    std::string route;    // as the route table names it: "/api/searches"
    std::string action;   // as the act itself is logged: "search"
    std::string request;  // all that was asked: path and body
};

struct FirstAnswer {
    int status{};
    std::string body;
};

/// An answer is given again in the session that got it first and nowhere else, for as long as that session lasts: what
/// it shows of a child was found out for that session, and its handles open nothing in another. The key is remembered
/// all the same, for `session.idempotency_hours`.
class KeyedActService {
  public:
    KeyedActService(const Settings& settings, const Clock& clock, store::Database& database,
                    const crypto::ServerKey& key)
        : settings_(settings), clock_(clock), database_(database), server_key_(key)
    {
    }

    /// Nothing: the act is new; the caller is to do it, then to finish() or to release() it. An answer: it was done
    /// before; the row "act.replayed" says that it was shown again.
    /// Errors: Conflict "act.outcome_unknown" (begun, and still going on or cut off; or done in a session that is
    /// over); Invalid "request.idempotency_mismatch" (the key is another act's); TooMany "act.too_many_keys";
    /// SignedOut. The caller records these.
    Result<std::optional<FirstAnswer>> begin(const Caller& caller, const KeyedAct& act);
    Status finish(const Caller& caller, const KeyedAct& act, const FirstAnswer& answer);
    /// Nothing was done, so the same key may try again.
    Status release(const Caller& caller, const KeyedAct& act);
    /// At the start of the server: forgets the keys that have aged. In between, each begin() does.
    Status forget_old();

  private:
    Result<std::optional<FirstAnswer>> begin(store::Tx& tx, const Caller& caller, const KeyedAct& act) const;
    Status forget_old(store::Tx& tx, Instant now) const;
    std::string hash_of(const KeyedAct& act) const;

    const Settings& settings_;
    const Clock& clock_;
    store::Database& database_;
    const crypto::ServerKey server_key_;
};

}  // namespace services
