// The frame loop and everything that wakes it. One pass reads what happened, the next shows what came of it; then
// nothing runs until something happens again.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace platform::loop {

/// Kept for good.
void provide_font(bool is_semibold, std::span<const unsigned char> file);
void set_view(float width, float height, float density, float scroll);
/// Starts in the plain face, which is usable at once.
void start(const std::string& path);
/// Once the first frame stands: makes the canvas and the letters ready, and goes over to the drawn face; stays plain
/// where the browser cannot draw.
void begin_to_draw();

void on_event(std::uint32_t id, int kind, std::string value);
void on_pointer(std::uint32_t hovered, std::uint32_t pressed);
void on_focus(std::uint32_t id, bool is_visible);
/// Back or Forward; `scroll` is where that page stood.
void on_path(const std::string& path, float scroll);
/// The token of an invitation's link; taken out of the address before this program started.
void on_link(std::string token);
void on_lock_key();
/// Languages that can be chosen, and the table of the one that was (words::offer, words::take_up).
void offer_words(std::string_view list);
void take_words(std::string language, std::string table);
void on_hidden();
void on_online();
/// Another tab of this session says "used", "locked" or "ended".
void on_tab(const std::string& what);
void on_answer(int request, int status, std::string body);
/// The canvas draws another way from now on, or the same with nothing on it.
void on_canvas(int way);
/// Part 0 to 1 of an upload has gone.
void on_progress(int request, float fraction);
/// The browser has scrolled a part of the page.
void on_scroll(std::uint32_t id, float x, float y);
/// What the person chose, in this tab or for the whole device: `theme` as in tokens.h.
void on_look(int theme, bool plain_is_wanted, bool colors_are_the_systems, bool is_touched);
void run_frame();

/// Of the last frame, in milliseconds: 0 what the screen says, 1 its layout, 2 painting, 3 comparing, 4 presenting.
double figure(int which);

}  // namespace platform::loop
