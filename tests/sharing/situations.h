// Situations of which a test changes one thing: each is complete and stands at a share outcome or, for an adult victim
// survivor, at the question of consent. Names of people and organisations are the invented ones.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "shared/sharing/decision.h"

namespace sharing {

using Changes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// With these facts set; an empty value blanks one. A slip in a name or a value fails the test that has it.
Facts with(Facts facts, const Changes& changes);

/// Mythical MCH Service asks Banksia Imaginary Primary about Pip, CISS (A1): MUST_SHARE D19.
Facts ciss_request_in();
/// Banksia Imaginary Primary asks Mythical MCH Service about Pip, CISS: MAY_SEND D19.
Facts ciss_request_out();
/// Banksia Imaginary Primary tells Testina, a parent, about a risk to Pip (A17): MAY_SHARE D10.
Facts ciss_parent();
/// Mythical MCH Service asks, FVISS protection, about Testina, whom nobody has asked: ASK_CONSENT D30.
Facts fviss_request_in();
/// We offer Pretend Orange Hub (RAE) something about Zed, FVISS assessment (A4): MAY_SHARE D24.
Facts fviss_to_rae();
/// Testina, a victim survivor, would be told about Zed, a perpetrator: MAY_SHARE D12.
Facts fviss_survivor();

/// The whole verdict on one line: "[OVERRIDE_OV07] MUST_REFUSE D17 NOT_RELEVANT E-221"; a note that does not hold
/// has a "-" before its reason.
std::string said(const Verdict& verdict);
inline std::string said(const Facts& facts) { return said(evaluate(facts)); }
inline std::string_view row_of(const Facts& facts) { return evaluate(facts).row; }

}  // namespace sharing
