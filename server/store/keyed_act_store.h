// Acts that came with a key of their own (PLT-25). Every query holds the owner.
#pragma once

#include <optional>
#include <string>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct KeyedAct {
    SessionId session{};
    std::string route, request_hash;
    bool is_done{};  // else it was begun, and nobody knows what came of it
    int status{};
    std::string answer;  // sealed; empty: not known any more
};
Result<std::optional<KeyedAct>> find_keyed_act(Tx& tx, AccountId owner, const std::string& key);
/// A new row, at state begun.
Status begin_keyed_act(Tx& tx, AccountId owner, const std::string& key, const KeyedAct& act, Instant now);
Status finish_keyed_act(Tx& tx, AccountId owner, const std::string& key, int status, const std::string& answer);
/// Nothing was done: the key may be used again.
Status release_keyed_act(Tx& tx, AccountId owner, const std::string& key);

Result<int> count_keyed_acts(Tx& tx, AccountId owner);
/// Everybody's, begun at `oldest` or before.
Status forget_keyed_acts(Tx& tx, Instant oldest);

}  // namespace store
