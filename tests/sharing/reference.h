// The decision table of section 2.3 a second time, read from the rules as one plain chain of ifs over texts; it shares
// no line with the first. The two must agree.
#pragma once

#include <string>

#include "shared/acts/fields.h"

struct ReferenceVerdict {
    std::string outcome, row;
};

ReferenceVerdict reference(const Fields& facts);
