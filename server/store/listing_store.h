// What a User may open in this session, and under which grant and purpose it was found. The handle is all that leaves.
#pragma once

#include <optional>
#include <string>

#include "server/store/database.h"
#include "shared/domain/ids.h"

namespace store {

struct Listing {
    EntryId entry{};
    GrantId grant_row{};
    std::string grant;  // public id
    std::string purpose, note;
};

/// The handle of this listing: the one it has, or a new random one.
Result<std::string> list_entry(Tx& tx, SessionId session, const Listing& listing);
/// Within the session that it was listed in; nobody else's handle is found.
Result<std::optional<Listing>> find_listing(Tx& tx, SessionId session, const std::string& handle);

}  // namespace store
