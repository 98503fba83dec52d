// A record on paper, for whoever keeps it (IS-610, IS-611): laid out after the templates that the sector works with, in
// our own words.
#pragma once

#include <nlohmann/json.hpp>

#include "server/paper/document.h"
#include "server/records/files.h"
#include "server/records/keeping.h"

namespace records {

/// A record with all that is printed of it.
struct Shown {
    const Held& held;
    sharing::Sheet sheet;  // as whoever prints may see it
    std::vector<sharing::Standing> standings;
    std::vector<store::RecordStep> steps;
    std::vector<KeptFile> files;
    Instant now{};
};
/// Reads it all; addresses are left out while violence is not ruled out (IS-406).
Result<Shown> shown_of(Doing& doing, const Held& held);

enum class Layout {
    OfType,     // response, sharing, complaint record or decline, by type and scheme
    Checklist,  // what the law and our rules ask of such a record, and what it says to each
};
paper::Document print_of(const Shown& shown, Layout layout, paper::Stamp stamp);
nlohmann::json json_of(const Shown& shown, const paper::Stamp& stamp);

}  // namespace records
