// The address of each screen. None holds anything about a person: an entry is named by a handle that dies with the
// session.
#pragma once

#include <string>
#include <string_view>

namespace app {

/// Where the link of an invitation leads.
inline constexpr std::string_view kRegister = "/register";

enum class Screen { Home, Find, Results, Roll, Entry, Help, Gallery, Desk, Unknown };

struct Place {
    Screen screen = Screen::Unknown;
    std::string handle;  // of an entry; the section of the gallery; what a screen of the desk is about
};

Place place_of(std::string_view path);

/// Where a person is to be again who signs in after their session has ended here: the same screen, but for those whose
/// handles and answers went with it.
std::string after_sign_in(std::string_view path);

/// Screens that only a User reaches (ACT-2); the server refuses what they ask for anyway.
bool is_for_users(Screen screen);

}  // namespace app
