// Writes an invented world to files: services.csv, the four extracts, and truth.csv for those who measure the matching.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/core/date.h"
#include "shared/core/result.h"

namespace registry::demo {

struct WorldOptions {
    int children = 60;
    std::uint64_t seed = 1;
    Date today{};        // the as-at day of the extracts
    std::string folder;  // made when it is not there
};

struct WorldFiles {
    std::string services;
    std::vector<std::string> extracts;
    std::string truth;  // "source,reference,child,family,twin"
    std::int64_t rows{};
    std::vector<std::string>
        to_restrict;  // references at school of the children whose entries nobody is to see (ENT-23)
};

/// The same options give the same bytes. Needs little memory, whatever the size.
/// Errors: Invalid "demo.children_out_of_range" (1 to 10,000,000); Unavailable "demo.not_written".
Result<WorldFiles> write_world(const WorldOptions& options);

}  // namespace registry::demo
