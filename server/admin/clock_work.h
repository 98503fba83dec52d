// What the clocks are made of: one day of one of them, done account by account in units of bounded size.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "server/admin/life.h"

namespace admin {

/// One Melbourne day of one clock. `now` is when it is really done: later than the day, after downtime (OFF-5).
struct Work {
    const Parts& parts;
    Instant now;
    Date day;
    std::string_view clock;

    Scene scene(store::Tx& tx) const { return {tx, parts, now, day, "system:" + std::string(clock)}; }
};

/// What came of it. `fault`: the code of what went wrong with some of them, while the others were done.
struct Worked {
    int count{};
    std::string fault;
};
/// Errors: Unavailable, of the database: the clock stops here and takes the day up again.
using WorkDay = Result<Worked> (*)(const Work& work);

/// So many accounts to one unit of work: the writer is free again for others after each.
inline constexpr std::size_t kUnit = 100;

/// `one` for each of them, true when it did something. What fails with one of them is undone for that one alone and
/// becomes the fault; it is due again on the next day, since every clock goes by what is stored.
Result<Worked> in_units(const Work& work, const std::vector<AccountId>& accounts,
                        Result<bool> (*one)(const Scene& scene, AccountId account));
/// A day that is one unit.
template <Status (*run)(const Scene&, Date)>
Result<Worked> in_one_unit(const Work& work)
{
    auto done = work.parts.database.act([&](store::Tx& tx) -> Status { return run(work.scene(tx), work.day); });
    if (!done) return fail(done.error());
    return Worked{};
}

/// A row in the log in the name of the clock (or of whoever did the same by an act).
Status note(const Scene& scene, const std::string& action, const std::string& kind, const std::string& id,
            const nlohmann::json& detail);
/// tell(), but an address that no letter can go to does not stop what the letter tells of: the log says so.
Status tell_if_possible(const Scene& scene, LetterCode letter, const store::Person& to, const Slots& slots,
                        const std::vector<std::string>& cc = {});
/// The same to every Authoriser in force over this User.
Status tell_authorisers_if_possible(const Scene& scene, LetterCode letter, const store::Person& about, Slots slots);

Result<Worked> inactivity_day(const Work& work);  // OFF-1 to OFF-6
Result<Worked> credential_day(
    const Work& work);                         // Q20, the day that is known; the register itself is looked up elsewhere
Result<Worked> absence_day(const Work& work);  // OFF-10, OFF-11
Result<Worked> transfer_day(const Work& work);   // ACT-8, Q21
Result<Worked> retention_day(const Work& work);  // PLT-25, PLT-27

}  // namespace admin
