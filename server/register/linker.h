// Which rows are about the same child (ENT-1, ENT-3). Rows are joined only where there is nothing to decide; whatever
// is near but not equal becomes an entry of its own and a pair for a person to look at. A wrong join shows one child's
// life under another's name, so a missed join is always the smaller harm.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "shared/core/date.h"

namespace registry {

/// Each different folded name once; 0 is the empty one. Millions of rows share some thousand names.
class NamePool {
  public:
    NamePool();
    std::uint32_t id(const std::string& folded);
    const std::string& text(std::uint32_t id) const { return *names_[id]; }

  private:
    std::unordered_map<std::string, std::uint32_t> ids_;
    std::vector<const std::string*> names_;
};

struct NameKey {
    std::uint32_t given{}, family{};
    friend bool operator==(const NameKey&, const NameKey&) = default;
};

/// What linking looks at: an entry that stands already, or a row that has no entry yet.
struct LinkUnit {
    NameKey name;
    std::uint32_t middle{};
    std::int32_t born{};     // days since 1970
    char sex{};              // first letter; 0: not recorded
    std::uint8_t sources{};  // one bit for each source that knows it
    std::int64_t entry{};    // 0: a row without an entry
};

/// A former name, or one also known as, of a unit.
struct OtherName {
    NameKey name;
    std::uint32_t unit{};
};

struct NearPair {
    std::uint32_t a{}, b{};  // units
    const char* reason{};
};

struct LinkPlan {
    /// By unit: the first unit of its child. Units with the same one are joined.
    std::vector<std::uint32_t> child;
    std::vector<NearPair> near;
};

/// The outcome does not depend on the order of `units`, apart from which unit stands first for a child.
/// Two units known to the same source are two children, always. Two entries that stand are never joined.
LinkPlan link(const std::vector<LinkUnit>& units, const std::vector<OtherName>& others, const NamePool& names);

/// Edit distance (insert, delete, replace, swap of neighbours) no more than 1 up to five letters, 2 above; in letters.
bool close_names(const std::string& a, const std::string& b);

}  // namespace registry
