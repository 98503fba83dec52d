// The few words that the widgets bring along themselves, in one place.
#pragma once

#include <string>
#include <string_view>

#include "client/widgets/widgets.h"

namespace widgets::own {

inline constexpr std::string_view kShow = "Show", kHide = "Hide", kClose = "Close", kCancel = "Cancel",
                                  kChange = "Change", kManage = "Manage", kRemove = "Remove",
                                  kNotProvided = "Not provided", kBreadcrumbs = "Breadcrumb", kMessages = "Messages",
                                  kPrevious = "Previous", kNext = "Next", kSelectPage = "Select all on this page",
                                  kClear = "Clear the selection", kDateHint = "For example 3/4/2019 or 3 Apr 2019",
                                  kUploaded = "Uploaded", kDropOne = "Choose a file, or drop it here",
                                  kDropMany = "Choose files, or drop them here";

/// 2298 as "2,298".
std::string figure(std::size_t number);
/// "1 school", "2,298 schools".
std::string counted(std::size_t number, Noun noun);
/// "12 schools match", "No schools match".
std::string matching(std::size_t number, Noun noun);
/// "12 of 200 characters left".
std::string characters_left(int left, int most);
/// "Showing 1 to 25 of 312 people", "No people".
std::string showing(std::size_t first, std::size_t last, std::size_t total, Noun noun);
/// "2 people selected".
std::string selected(std::size_t number, Noun noun);
/// "640 bytes", "12 KB", "1.4 MB".
std::string size_of(std::uint64_t bytes);
std::string wrong_ending(std::string_view name, std::span<const std::string_view> endings);
std::string too_large(std::string_view name, std::uint64_t size, std::uint64_t largest);
std::string is_empty(std::string_view name);
std::string too_many(int most);

}  // namespace widgets::own
