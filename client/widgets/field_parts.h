// What the fields have in common.
#pragma once

#include <string>
#include <string_view>

#include "client/widgets/frame.h"
#include "client/widgets/widgets.h"

namespace widgets {

struct Described {
    std::uint32_t label{}, hint{}, fault{};  // ids; 0: none
    std::string ids() const
    {
        std::string all;
        if (hint) all = std::to_string(hint);
        if (fault) all += (all.empty() ? "" : " ") + std::to_string(fault);
        return all;
    }
};

std::string label_of(const Field& field);
/// Says the hint and the fault of the field that is open.
Described describe(Frame& f, const Field& field);
/// Opens a field, says its label, hint and fault, and adds its control, to which attributes may then be added. `more`:
/// ids of further words that describe it.
std::uint32_t begin_field(Frame& f, const Field& field, Kind control, std::string_view value,
                          std::string_view more = {});
std::string_view type_of(InputKind kind);
/// Takes the last event of this kind for its value; true when that changed.
bool take(Frame& f, std::uint32_t at, EventKind kind, std::string& value);

}  // namespace widgets
