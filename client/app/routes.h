// The address of each screen. None holds anything about a person: an entry is named by a handle that dies with the
// session.
#pragma once

#include <string>
#include <string_view>

namespace app {

/// Where the link of an invitation leads.
inline constexpr std::string_view kRegister = "/register";

enum class Screen { Home, Find, Results, Roll, Entry, Help, Gallery, Unknown };

/// Which of the screens of `front` this is, for the menu; those of the other parts are known by their tables.
Screen screen_of(std::string_view path);

/// Where a person is to be again who signs in after their session has ended here: the same screen, but for those whose
/// handles and answers went with it.
std::string after_sign_in(std::string_view path);

}  // namespace app
