// The frame loop and everything that wakes it. One pass reads what happened, the next shows what came of it; then nothing
// runs until something happens again.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace platform::loop {

/// Kept for good.
void provide_font(bool is_semibold, std::span<const unsigned char> file);
void set_view(float width, float height, float density, float scroll);
/// False where the canvas cannot be drawn on: then the plain face is shown.
bool start(const std::string& path);

void on_event(std::uint32_t id, int kind, std::string value);
void on_pointer(std::uint32_t hovered, std::uint32_t pressed);
void on_focus(std::uint32_t id, bool is_visible);
/// Back or Forward; `scroll` is where that page stood.
void on_path(const std::string& path, float scroll);
void on_cover_key();
void on_shown_again();
void on_answer(int request, int status, std::string body);
void on_context(bool is_lost);
void run_frame();

/// Of the last frame, in milliseconds: 0 what the screen says, 1 its layout, 2 painting, 3 comparing, 4 presenting.
double figure(int which);

}  // namespace platform::loop
