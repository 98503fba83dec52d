// Lists of clearances, registrations and training receipts (REG-11, REG-13), and whose each receipt is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"

namespace store {

/// How a register speaks of a clearance, a registration or a receipt; of a receipt always "current".
inline constexpr std::string_view kRegisterStatuses[] = {"current",   "expired", "excluded", "interim_excluded",
                                                         "suspended", "revoked", "cancelled"};
bool is_register_status(std::string_view word);

struct RegisterRow {
    std::string number;  // folded: text::number_key
    std::string first_name, last_name;
    std::string status = "current";
    std::string day{};  // the last day of a credential, empty: without end; the day of training
};

/// The day that the list of this kind ("wwcc", "vit", "training") is as at; nothing when none was loaded.
Result<std::optional<Date>> register_list_day(Tx& tx, const std::string& kind);
Result<std::optional<RegisterRow>> find_register_row(Tx& tx, const std::string& kind, const std::string& number);
Result<std::int64_t> count_register_rows(Tx& tx, const std::string& kind);
/// The rows take the place of all that this kind had. No number stands twice in them.
Status replace_register_list(Tx& tx, const std::string& kind, const std::vector<RegisterRow>& rows, Date as_at,
                             Instant now);

/// Whether the receipt is this account's from now on: nobody else had it. False too when there is no such account.
Result<bool> hold_receipt(Tx& tx, const std::string& number, const std::string& account_public_id, Instant now);

}  // namespace store
