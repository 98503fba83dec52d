// What a view answers, and an act too: a few facts and some lists, all texts. Days and moments stand as ISO texts,
// states as their words; the screen puts them into language.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/acts/fields.h"

struct ViewList {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    std::int64_t total{};  // of which `rows` is a page

    /// The cell of this column; empty when there is none.
    const std::string& at(std::size_t row, std::string_view column) const;
};

struct View {
    Fields facts;
    std::map<std::string, ViewList> lists;

    const std::string& fact(std::string_view name) const { return text_of(facts, name); }
    /// An empty list when there is none of this name.
    const ViewList& list(std::string_view name) const;
};
