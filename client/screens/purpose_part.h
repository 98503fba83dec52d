// "Why do you need this?": the service a person acts for, the purpose, and a short note (SRC-7). Part of every form
// that leads to a child.
#pragma once

#include <span>
#include <string>

#include "client/widgets/widgets.h"
#include "shared/domain/session.h"

namespace screens {

struct PurposeForm {
    std::string grant, purpose, note;
};

/// The grant acted under: the chosen one, or the only one; null when there is none.
const GrantView* acting_grant(const SessionView& session, PurposeForm& form);

/// `note`: whether a note may be added here.
void draw_purpose(const SessionView& session, PurposeForm& form, std::span<const widgets::Fault> faults);

}  // namespace screens
