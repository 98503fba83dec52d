// How a record is asked for: the pages of each type in their order, and which fields wait for another one's answer.
#pragma once

#include <span>
#include <string_view>

namespace sharing {

/// One page. `asks`: fields and parts in order, "scheme mode person(given_names family_name)"; "#views" is a heading,
/// "*organisation" and its like are drawn by the screen in a way of their own.
struct RecordPage {
    std::string_view type;  // several with a space between them
    std::string_view name;  // "who_asks"
    std::string_view asks;
    std::string_view guidance;  // ids of section 9 that are shown beside it
};
std::span<const RecordPage> record_pages();

/// Of a request that is declined: what the reasons are made of.
inline constexpr std::string_view kReasonFields =
    "internal_reason external_reason is_withheld withheld_why reasons_method reasons_sent_on discussed_with "
    "what_would_change";

/// `field` is asked for only while `other` has one of `values` ("*": any). What is not listed is always asked for.
struct FieldCondition {
    std::string_view part, field, other, values;  // with a space between several
};
std::span<const FieldCondition> field_conditions();

}  // namespace sharing
