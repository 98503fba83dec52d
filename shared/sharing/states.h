// The state machines of 4.7 and 4.8 as one table: from which state, by which event, into which, and who may. What must
// hold besides is in checks.h. Only the server moves a record (IS-483).
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace sharing {

/// Roles that may, as bits; System: the program itself, on what the other side did.
enum : unsigned { Sharer = 1, Helper = 2, Lead = 4, Records = 8, Inspector = 16, System = 32 };
/// The bit of "sharer"; 0 for no role.
unsigned role_bit(std::string_view role);

struct Move {
    std::string_view type;  // of the record
    std::string_view from;  // one state, or several with a space between them
    std::string_view event;
    std::string_view to;
    unsigned who{};
    bool asks_reason{};  // the mover says why
    bool is_send{};      // information leaves: every check of section 5 that blocks is run
};

inline constexpr std::string_view kNew = "new";

std::span<const Move> moves();
/// Null when this event is not for this state: forbidden.
const Move* find_move(std::string_view type, std::string_view from, std::string_view event);
/// What this role may do next.
std::vector<const Move*> moves_from(std::string_view type, std::string_view from, unsigned roles);
/// In the order of the machine.
std::vector<std::string_view> states_of(std::string_view type);
/// Nothing more is owed by us.
bool is_over(std::string_view type, std::string_view state);
/// "draft" and "new": nothing of it has left, and it is no record yet.
bool is_draft(std::string_view state);

}  // namespace sharing
