// The Department's areas as one table: what each lists, what one of them shows, what can be done. One screen draws them
// all; an area is a row here and its words.
#pragma once

#include <span>
#include <string_view>

#include "client/screens/desk_parts.h"

namespace screens {

/// A choice of a form or a filter: the field, the group of its words, its codes.
struct AreaChoice {
    std::string_view field, group;
    std::span<const std::string_view> codes;
};
std::span<const AreaChoice> area_choices();

/// An act that can be asked for, about what shows or about a row of a list.
struct AreaAct {
    std::string_view act;
    std::string_view field{};  // is given the value of `from`: a fact or a column
    std::string_view from{};
    std::string_view list{};     // of the detail, whose rows it is done to; empty: to the whole
    std::string_view if_name{};  // only where this fact or column
    std::string_view if_not{};   // is something else than this
    bool is_warning{};
    bool in_training{};  // nothing for real data
};

struct AreaList {
    std::string_view list;
    words::Word title{};
    std::span<const ListColumn> columns;
    std::string_view link{}, link_key{};  // where the first cell leads, by which column
};

struct Area {
    std::string_view path;  // "/department/accounts"
    acts::By by{};
    words::Word title{}, text{};
    std::string_view view, list;
    std::span<const ListColumn> columns;
    bool is_paged{};                 // the server gives a page of many
    std::span<const AreaAct> acts;   // of the whole area, or of the rows of its list where `from` is a column
    std::string_view one{}, asks{};  // the view of one of them, and the field that names it
    std::span<const FactSpec> facts{};
    std::span<const AreaList> lists{};
    std::span<const AreaAct> one_acts{};
};
std::span<const Area> areas();

}  // namespace screens
