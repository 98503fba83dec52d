#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include "client/platform/renderer.h"

namespace platform::renderer {

namespace {
bool is_live = false;
bool is_started = false;
}  // namespace

bool start()
{
    EmscriptenWebGLContextAttributes wish;
    emscripten_webgl_init_context_attributes(&wish);
    wish.majorVersion = 2;
    wish.alpha = wish.depth = wish.stencil = wish.antialias = false;  // ImGui smooths its own edges
    wish.preserveDrawingBuffer = true;  // an unchanged frame is not drawn again, and must stay
    const auto context = emscripten_webgl_create_context("#canvas", &wish);
    if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) return false;
    is_started = is_live = ImGui_ImplOpenGL3_Init("#version 300 es");
    return is_live;
}

void set_size(int width, int height) { emscripten_set_canvas_element_size("#canvas", width, height); }

void new_texture()
{
    if (!is_live) return;
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
}

void present(ImDrawData& data)
{
    if (!is_live) return;
    ImGui_ImplOpenGL3_NewFrame();  // makes its objects where a restored context has none
    glDisable(GL_SCISSOR_TEST);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

void lost() { is_live = false; }

void restored()
{
    if (!is_started) return;
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    is_live = ImGui_ImplOpenGL3_CreateDeviceObjects();
}

}  // namespace platform::renderer
