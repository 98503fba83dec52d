#include "server/services/settle.h"

#include "server/store/invitation_store.h"
#include "server/store/session_store.h"

namespace services {

Result<policy::AccessState> settle(store::Tx& tx, store::Person& person, const std::string& why, Instant now)
{
    auto facts = store::access_facts(tx, person);
    if (!facts) return fail(facts.error());
    if (facts->grants == 0) {
        const auto last = store::last_invitation(tx, person.id);
        if (!last) return fail(last.error());
        if (auto open = *last; open && open->is_open() && !open->makes_authoriser) {
            open->cancelled_at = now;
            open->token_hash.clear();
            if (auto done = store::save_invitation(tx, *open); !done) return fail(done.error());
            facts->invitation = policy::AccessFacts::Invitation::Cancelled;
        }
        if (person.may.user && !person.removed_at) {
            person.removed_at = now;
            person.removed_why = why;
        }
    }
    person.state = store::state_for(policy::sign_in_state(*facts));
    if (auto done = store::save_person(tx, person); !done) return fail(done.error());
    if (person.state != store::AccountState::Active)
        if (auto ended = store::end_sessions(tx, person.id, why, now); !ended) return fail(ended.error());
    return policy::access_state(*facts);
}

}  // namespace services
