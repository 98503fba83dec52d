// What leaves to a counterpart on paper (IS-612): a request of ours in the form that they ask for, a decline, a summary
// of what is shared. Nothing is in it but what may be shared with them: no internal reason, no finding, nobody's views,
// nothing about how the other side was verified.
#pragma once

#include "server/paper/document.h"
#include "server/records/keeping.h"

namespace records {

struct LetterOf {
    std::string form;  // of sharing::kProjections; empty: the one that they are known to prefer (IS-804), else our own
    int recipient{};   // of what is shared with several; 0: the first
};
/// Errors: Invalid "export.no_letter" on `record`, of a type that goes to nobody; Invalid "field.unknown" on `form`;
/// Conflict "export.nothing_shared": no item may go there as it stands; Conflict "export.no_reasons".
Result<paper::Document> letter_of(Doing& doing, const Held& held, const LetterOf& asked, paper::Stamp stamp);

}  // namespace records
