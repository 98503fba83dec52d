// The registers of IS-600: which types of records each shows, and of those which.
#pragma once

#include <array>
#include <string_view>

namespace acts {

struct RegisterKind {
    std::string_view name;
    std::string_view types;      // with a space between them
    std::string_view direction;  // "IN", "OUT"; empty: both
    bool only_refused{}, only_findings{}, only_linked{}, only_unlinked{};  // linked: hangs on a request
};
inline constexpr std::array kRegisters{
    RegisterKind{"requests_in", "request_in", ""},
    RegisterKind{"requests_out", "request_out", ""},
    RegisterKind{"disclosures_in_response", "disclosure", "", false, false, true},
    RegisterKind{"disclosures_voluntary", "disclosure", "", false, false, false, true},
    RegisterKind{"refusals_given", "refusal", ""},
    RegisterKind{"refusals_received", "request_out", "", true},
    RegisterKind{"safety_disclosures", "safety_disclosure", ""},
    RegisterKind{"conferences", "conference", ""},
    RegisterKind{"complaints", "complaint", ""},
    RegisterKind{"corrections", "correction misidentification", ""},
    RegisterKind{"access", "access_request subpoena", ""},
    RegisterKind{"findings", "request_in request_out disclosure refusal safety_disclosure conference", "", false, true},
};

}  // namespace acts
