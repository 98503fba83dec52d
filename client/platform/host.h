// What the program asks of the page it lives in. host.cpp passes it on to web/host.js.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace platform::host {

/// A frame soon; many calls are one.
void wake();
/// A frame after this long, even if nothing happens before. A later call replaces an earlier one.
void wake_in(double seconds);
/// The clock on the wall, in seconds: goes on while a lid is closed.
double seconds();
/// Milliseconds, fine enough to measure a frame.
double stopwatch();
/// The tree's changes, for the mirror.
void apply(std::span<const std::uint8_t> patch);
enum class History { Push, Replace };
void show_path(std::string_view path, History history);
void set_title(std::string_view title);
void scroll_to(float y);
void reload_at(std::string_view path);
void copy(std::string_view text);
void show_face(bool is_plain);
/// "theme" or "face": the page wears it at once, and again after a reload, until sign-out or the end of the tab.
void keep(std::string_view name, std::string_view choice);
/// The answer comes to loop::on_answer under the same number.
void fetch(int request, std::string_view path, std::string_view body, std::string_view key);
/// Bytes that nobody can guess.
void fill_random(std::span<std::uint8_t> bytes);

}  // namespace platform::host
