// The life of somebody's access: the few changes that acts and clocks make, each at once with all that follows from it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "server/admin/doing.h"
#include "server/mail/letters.h"
#include "server/services/mail_service.h"
#include "server/store/held_grant_store.h"
#include "server/store/invitation_store.h"

namespace admin {

/// Computes somebody's state anew and saves the person. Whoever may not sign in any more loses their sessions in the
/// same transaction; an invitation is over when nothing is granted (MAN-13, RES-7, UAR-7). `why` is a word: of an end
/// reason, or "review", "credential", "restriction".
Result<policy::AccessState> settle(const Scene& scene, store::Person& person, const std::string& why);
/// The state as the card shows it, without changing anything.
Result<policy::AccessState> state_of(store::Tx& tx, const store::Person& person);

/// Ends one grant (MAN-13, MAN-18: the same act from both sides), then settles.
Result<policy::AccessState> end_grant(const Scene& scene, store::Person& person, const store::HeldGrant& grant,
                                      const std::string& reason);
/// Ends all of these grants of the same person, then settles once.
Result<policy::AccessState> end_grants(const Scene& scene, store::Person& person,
                                       const std::vector<store::HeldGrant>& grants, const std::string& reason);

/// MAN-14: an Authoriser ends these grants for a reason; the person and, where it is owed, the Department hear of it
/// (MAN-15 leaves a reminder).
Result<policy::AccessState> remove_from(Doing& doing, store::Person& person,
                                        const std::vector<store::HeldGrant>& grants, const std::string& reason);

using mail::LetterCode;
using mail::Slots;
/// A letter to somebody, in this transaction (REG-1); {authoriser} is filled with whoever does it. Nothing goes to
/// whoever has no address.
Status tell(const Scene& scene, LetterCode letter, const store::Person& to, Slots slots,
            const std::vector<std::string>& cc = {});
/// To the Authorisers in force over this User, {person} being the User's name; `besides`: not to this one, who has just
/// done it.
Status tell_authorisers(const Scene& scene, LetterCode letter, const store::Person& about, Slots slots,
                        AccountId besides = {});
/// To the Department's address.
Status tell_department(const Scene& scene, LetterCode letter, const Slots& slots);
using services::in_letter;
/// Addresses of the Authorisers in force over this User.
Result<std::vector<std::string>> authoriser_addresses(const Scene& scene, const store::Person& about);

/// A new link for this invitation, which ends the one before; mailed (REG-4). Saves the invitation. `letter`: instead
/// of the usual one.
Status send_link(const Scene& scene, store::Invitation& invitation, const store::Person& person,
                 std::optional<LetterCode> letter = {});

/// The last moment at which a link works (REG-3).
Instant link_ends(const Settings& settings, const store::Invitation& invitation);

/// MAN-4: for how long somebody whose access has ended still stands on the Authoriser's screen.
inline constexpr std::chrono::hours kShownAfterEnd{90 * 24};

/// The person, who must be one of this Authoriser's Users and not the Authoriser (MAN-8, ACT-5).
/// Errors: NotFound "person.not_found": absent and somebody else's alike.
Result<store::Person> find_own_person(store::Tx& tx, AccountId authoriser, const std::string& public_id, Instant now);
/// The same, in a state in which the act can be done; with access here and now, unless the act can be done to somebody
/// Inactive too. Errors: Conflict "person.STATE"; those of find_own_person.
Result<store::Person> person_for(Doing& doing, std::string_view act, const std::string& public_id);

/// The live grants of somebody at this Authoriser's services.
Result<std::vector<store::HeldGrant>> own_grants(Doing& doing, const store::Person& person);

/// "Moondust Primary School (Fictional), Teacup Kindergarten (Fictional)"
std::string names_of(const std::vector<store::HeldGrant>& grants);

}  // namespace admin
