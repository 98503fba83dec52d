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

/// A correction that we tell arrives at the other side, if it uses the system, as a correction of its own that knows
/// which of its records it concerns (IS-456). `told`: our disclosure; `source`: our record by which they had it.
Status send_correction(Doing& doing, Held& told, const Held& correction, const store::Record& source,
                       const std::string& organisation);
/// They have it: our correction says so. Errors: Conflict "record.no_correction" on `record`.
Status acknowledge(Doing& doing, const Held& theirs);

}  // namespace records
