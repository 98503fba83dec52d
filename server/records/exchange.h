// Two sides: where both organisations use the system, a request of one is a request received of the other, and what one
// does shows on the other's record. Nothing passes but what was sent (IS-612).
#pragma once

#include "server/records/keeping.h"

namespace records {

/// The other record of an exchange; nothing where there is none.
Result<std::optional<store::Record>> peer_record(const admin::Scene& scene, const store::Record& record);

/// After a step of ours: the request arrives at the other side, or their record follows. `text`: what was asked or
/// answered.
Status peer_follows(Doing& doing, Held& held, std::string_view event, const std::string& text);

/// What is told in answer to their request: the items of a disclosure or the written reasons of a refusal.
Status tell_peer(Doing& doing, const Held& request, std::string_view kind, const sharing::Sheet& answer);

}  // namespace records
