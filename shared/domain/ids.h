// Row numbers, each of its own type: passing one for another does not compile. They never leave the server; what the
// outside sees are opaque random texts.
#pragma once

#include <compare>
#include <cstdint>

template <class Tag>
struct Id {
    std::int64_t value{};
    friend auto operator<=>(const Id&, const Id&) = default;
};

using AccountId = Id<struct AccountTag>;
using GrantId = Id<struct GrantTag>;
using SessionId = Id<struct SessionTag>;
using ServiceId = Id<struct ServiceTag>;
using EntryId = Id<struct EntryTag>;
