// tests/admin/matrix.txt, read: who may do what to somebody in which state.
#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "shared/domain/session.h"
#include "shared/policy/access_state.h"

namespace matrix {

inline constexpr const char* kFile = "tests/admin/matrix.txt";
/// Each capability by itself, in the order of the columns.
inline constexpr std::array<Capabilities, 5> kCapabilities{
    Capabilities{.user = true}, {.authoriser = true}, {.administrator = true}, {.reviewer = true}, {.auditor = true}};
inline constexpr std::array kStates{policy::AccessState::Invited,    policy::AccessState::Incomplete,
                                    policy::AccessState::Active,     policy::AccessState::Locked,
                                    policy::AccessState::Restricted, policy::AccessState::Inactive,
                                    policy::AccessState::Cancelled};

struct Row {
    std::string act;
    std::array<bool, kCapabilities.size()> may{};
    std::array<std::string, kStates.size()> cells;
    std::vector<std::pair<std::string, std::string>> form;
    std::vector<std::string> statements;

    bool is_apart() const { return cells.front() == "-"; }
};

/// In the order of the file. A line that cannot be read fails the test.
std::vector<Row> rows();

}  // namespace matrix
