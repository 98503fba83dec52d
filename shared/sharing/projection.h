// A request of ours in the forms that counterparts ask for (8.2 of the rules on information sharing). Every form is a
// projection of one canonical request: a table says which of its fields each form needs, takes or does not ask for.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/sharing/sheet.h"

namespace sharing {

/// Victoria Police, the courts' portal, Child Protection, and our own sheet for everybody else.
inline constexpr std::array<std::string_view, 4> kProjections{"VICPOL", "CIS", "DFFH_CP", "GENERIC"};

enum class Asks { No, Takes, Needs };

/// A field of the canonical request. `part` empty: it stands once; "child" and "adult" are the persons; "us": what the
/// program knows of whoever asks, under "us.phone" and the like.
struct RequestField {
    std::string_view group;  // as 8.2 has them: "requester"
    std::string_view part, name;
    std::array<Asks, 4> asks;  // in the order of kProjections
};
std::span<const RequestField> request_fields();
/// Asks::No of a form that there is not.
Asks asks_for(const RequestField& field, std::string_view form);

/// What a form shows, and what it does not: paths of the sheet, in the order of the canonical request (IS-802).
struct Projection {
    std::vector<std::string> shown;
    std::vector<std::string> missing;   // needed and empty
    std::vector<std::string> left_out;  // held and not asked for
};
/// `sheet`: of a request_out, with the "us." fields where they are known; without any they are passed over. An address
/// is never shown while violence is not ruled out (IS-406); what views say is never part of a request (IS-612).
Projection project(const Sheet& sheet, std::string_view form);

}  // namespace sharing
