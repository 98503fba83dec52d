// icons.def as C++: drawn beside words, never in their place.
#pragma once

#include <cstdint>
#include <string_view>

namespace widgets {

#define ICON(name, strokes) name,
enum class Icon : std::uint8_t {
    none,
#include "client/widgets/icons.def"
};
#undef ICON

/// As the page calls it: "chevron_left"; empty for none.
std::string_view name_of(Icon icon);
std::string_view strokes_of(Icon icon);

}  // namespace widgets
