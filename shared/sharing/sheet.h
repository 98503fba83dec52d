// What a record of request logging says: texts under paths. "scheme" stands once; of what there may be several, each
// has its number: "item.2.what". Two sheets are compared, merged and checked path by path.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/acts/fields.h"

namespace sharing {

using Sheet = Fields;

/// "item.2.what"
std::string path_of(std::string_view part, int number, std::string_view field);
/// The text there; empty when there is none.
inline const std::string& text_at(const Sheet& sheet, std::string_view part, int number, std::string_view field)
{
    return text_of(sheet, path_of(part, number, field));
}
/// The numbers that this part has, in order.
std::vector<int> numbers_of(const Sheet& sheet, std::string_view part);
/// One more than the last.
int next_number(const Sheet& sheet, std::string_view part);
/// Takes away one of them with all its fields; the others keep their numbers.
void remove(Sheet& sheet, std::string_view part, int number);

/// A path in its pieces: "item.2.what" is {"item", 2, "what"}; "scheme" is {"", 0, "scheme"}.
struct PathParts {
    std::string_view part;
    int number{};
    std::string_view field;
};
PathParts parts_of(std::string_view path);

/// A path at which two people have written differently since `base`: what each has, for the merge (IS-484).
struct Clash {
    std::string path, theirs, mine;
};
struct Merge {
    Sheet sheet;                 // theirs, and mine wherever only I changed something
    std::vector<Clash> clashes;  // where both did; `sheet` has theirs
};
Merge merge(const Sheet& base, const Sheet& theirs, const Sheet& mine);

}  // namespace sharing
