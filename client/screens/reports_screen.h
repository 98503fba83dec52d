// Reports over an organisation's records (IS-601 to IS-607): numbers, and nothing about a person.
#pragma once

#include <string>
#include <vector>

#include "shared/acts/fields.h"
#include "shared/core/result.h"

struct App;

namespace screens {

struct ReportState {
    Fields typed, applied;
    std::vector<Error> faults;
};

void draw_reports(App& app, const std::string&);
/// What is shown on the way of information sharing: guidance, principles, protections and offences (section 9).
void draw_sharing_guidance(App& app, const std::string&);

}  // namespace screens
