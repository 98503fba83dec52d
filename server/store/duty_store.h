// Services as their Authorisers manage them, and who is the Authoriser of what (ACT-6, ACT-8, ACT-11).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct ManagedService {
    ServiceId id{};
    std::string public_id, name, kind, sector, town;
    bool admits_users{};  // ACT-20, ACT-22
    std::string admits_why;
    std::string workforce;  // "W1"; empty: no workforce has services of this kind
    int user_cap{};         // ACT-21; 0: none
    bool is_sole{};         // one Authoriser at a time (ACT-6)
    bool is_region{};       // seen by a Co-ordinator, who authorises its principal only (ACT-5)
};

enum class DutyKind { Active, Temporary, Holding, Region };
std::string word_of(DutyKind kind);

struct Duty {
    std::int64_t id{};
    std::string public_id;
    AccountId account{};
    ServiceId service{};
    DutyKind kind{};
    Instant from_at{};
    bool in_force{}, is_sole{};
};

/// By public id, whoever's it is. Errors: NotFound "service.not_found".
Result<ManagedService> find_managed_service(Tx& tx, const std::string& public_id);
Result<ManagedService> find_managed_service(Tx& tx, ServiceId id);
/// Those for which this account is the Authoriser in force, by name.
Result<std::vector<ManagedService>> services_of(Tx& tx, AccountId authoriser);
/// One of these. Errors: NotFound "service.not_found", also for another's (MAN-8).
Result<ManagedService> find_own_service(Tx& tx, AccountId authoriser, const std::string& public_id);

/// Not ended, in force or not.
Result<std::vector<Duty>> duties_of(Tx& tx, AccountId account);
/// Errors: Conflict "duty.taken" (ACT-6: somebody else is in force there), "duty.exists".
Status add_duty(Tx& tx, const Duty& duty);
/// Whether this account has, or once had, a duty there.
Result<bool> has_had_duty(Tx& tx, AccountId account, ServiceId service);
Status end_duty(Tx& tx, std::int64_t duty, Instant at);
/// Errors: Conflict "duty.taken".
Status set_in_force(Tx& tx, std::int64_t duty, bool in_force);

/// The Authorisers in force of this service; not Co-ordinators.
Result<std::vector<AccountId>> authorisers_of(Tx& tx, ServiceId service);
/// The same for every service where this account holds a live grant; for one that a Co-ordinator gives, the Co-ordinator
/// (ACT-5).
Result<std::vector<AccountId>> authorisers_over(Tx& tx, AccountId user);
/// The same for the services where this account held the grants that ended last, once none is live.
Result<std::vector<AccountId>> authorisers_at_end(Tx& tx, AccountId user);
/// ACT-21: accounts with a live grant there whose type counts, across the campuses of one school.
Result<int> counted_users(Tx& tx, const ManagedService& service);

struct UserType {
    std::string label;
    bool counts{}, by_region{};
};
/// In the order of table 1.3.
Result<std::vector<UserType>> user_types_of(Tx& tx, const std::string& workforce);

}  // namespace store
