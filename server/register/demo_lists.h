// Names for invented people and places: of the many origins that Victorian families have, and plainly made up.
#pragma once

#include <string>
#include <vector>

#include "server/register/demo_random.h"

namespace registry::demo {

class Lists {
  public:
    Lists();

    const std::string& given(Random& random, bool female) const { return random.pick(female ? female_ : male_); }
    /// "Testworth", "Nguyen-Example", "Quill-Sampleton".
    std::string family(Random& random) const;
    /// The `number`th town of any world; the same in each. Town 0 is Nowhere-on-Sea.
    std::string town(int number) const;

  private:
    std::string invented(Random& random) const { return random.pick(stems_) + random.pick(endings_); }

    std::vector<std::string> female_, male_;
    std::vector<std::string> roots_, marks_, stems_, endings_;
    std::vector<std::string> town_stems_, town_endings_, town_before_;
};

}  // namespace registry::demo
