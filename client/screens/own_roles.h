// Where the person who is signed in may act under the schemes, and as what: of the view own_roles, which the screens
// beside the records ask by.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

struct App;

namespace screens {

/// "sharer": whether they hold one of these roles there today.
bool holds_role(App& app, std::string_view service, std::initializer_list<std::string_view> roles);
/// Anywhere.
bool holds_role(App& app, std::initializer_list<std::string_view> roles);
/// The organisation for which they act: the first until they choose another. False until it is known.
bool has_own(App& app, std::string& service);
/// The same, with a list to choose it from where there are several.
bool choose_own(App& app, std::string& service);

}  // namespace screens
