// Puts Dear ImGui's triangles on the canvas. One way to do so today; a second needs only these functions.
#pragma once

struct ImDrawData;

namespace platform::renderer {

/// False where the browser has no WebGL 2.
bool start();
void set_size(int width, int height);  // device pixels
/// After the font atlas was built anew.
void new_texture();
void present(ImDrawData& data);
/// The graphics context is gone; nothing is drawn until it is back.
void lost();
void restored();

}  // namespace platform::renderer
