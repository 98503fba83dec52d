// MAN-14: why access ends, as data. The first nine stand in the guide for Authorisers; then absence, and our own
// "other".
#pragma once

#include <array>
#include <string_view>

namespace acts {

struct EndReason {
    std::string_view word;
    bool is_notifiable{};  // MAN-15: the Department is to be told at once
    bool needs_note{};
};
inline constexpr std::array kEndReasons{EndReason{"left"},
                                        EndReason{"role_ended"},
                                        EndReason{"purpose_changed"},
                                        EndReason{"other_authoriser"},
                                        EndReason{"wwcc_invalid", true},
                                        EndReason{"vit_invalid", true},
                                        EndReason{"misconduct"},
                                        EndReason{"risk_of_harm"},
                                        EndReason{"restriction_grounds", true},
                                        EndReason{"long_absence"},
                                        EndReason{"other", false, true}};

constexpr const EndReason* find_end_reason(std::string_view word)
{
    for (const auto& each : kEndReasons)
        if (each.word == word) return &each;
    return nullptr;
}

}  // namespace acts
