// What web/app.js may call.
#include <emscripten.h>

#include <cstdlib>

#include "client/platform/loop.h"

namespace loop = platform::loop;

namespace {

/// Takes over what JavaScript wrote into memory from cl_reserve. Wiped as it goes: it may be a password.
std::string take(char* bytes, int size)
{
    std::string text(bytes, static_cast<std::size_t>(size));
    for (volatile char* at = bytes; at != bytes + size; ++at) *at = 0;
    std::free(bytes);
    return text;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE char* cl_reserve(int size)
{
    return static_cast<char*>(std::malloc(static_cast<std::size_t>(size) + 1));
}
EMSCRIPTEN_KEEPALIVE void cl_font(int is_semibold, const unsigned char* bytes, int size)
{
    loop::provide_font(is_semibold != 0, {bytes, static_cast<std::size_t>(size)});
}
EMSCRIPTEN_KEEPALIVE void cl_view(float width, float height, float density, float scroll)
{
    loop::set_view(width, height, density, scroll);
}
EMSCRIPTEN_KEEPALIVE void cl_start(char* path, int size) { loop::start(take(path, size)); }
EMSCRIPTEN_KEEPALIVE void cl_begin_to_draw() { loop::begin_to_draw(); }
EMSCRIPTEN_KEEPALIVE void cl_event(std::uint32_t id, int kind, char* value, int size)
{
    loop::on_event(id, kind, take(value, size));
}
EMSCRIPTEN_KEEPALIVE void cl_pointer(std::uint32_t hovered, std::uint32_t pressed)
{
    loop::on_pointer(hovered, pressed);
}
EMSCRIPTEN_KEEPALIVE void cl_focus(std::uint32_t id, int is_visible) { loop::on_focus(id, is_visible != 0); }
EMSCRIPTEN_KEEPALIVE void cl_path(char* path, int size, float scroll) { loop::on_path(take(path, size), scroll); }
EMSCRIPTEN_KEEPALIVE void cl_link(char* token, int size) { loop::on_link(take(token, size)); }
EMSCRIPTEN_KEEPALIVE void cl_lock_key() { loop::on_lock_key(); }
EMSCRIPTEN_KEEPALIVE void cl_offer_words(char* list, int size) { loop::offer_words(take(list, size)); }
EMSCRIPTEN_KEEPALIVE void cl_words(char* language, int size, char* table, int table_size)
{
    loop::take_words(take(language, size), take(table, table_size));
}
EMSCRIPTEN_KEEPALIVE void cl_hidden() { loop::on_hidden(); }
EMSCRIPTEN_KEEPALIVE void cl_online() { loop::on_online(); }
EMSCRIPTEN_KEEPALIVE void cl_tab(char* what, int size) { loop::on_tab(take(what, size)); }
EMSCRIPTEN_KEEPALIVE void cl_answer(int request, int status, char* body, int size)
{
    loop::on_answer(request, status, take(body, size));
}
EMSCRIPTEN_KEEPALIVE void cl_canvas(int way) { loop::on_canvas(way); }
EMSCRIPTEN_KEEPALIVE void cl_progress(int request, float fraction) { loop::on_progress(request, fraction); }
EMSCRIPTEN_KEEPALIVE void cl_scroll(std::uint32_t id, float x, float y) { loop::on_scroll(id, x, y); }
EMSCRIPTEN_KEEPALIVE void cl_look(int theme, int plain_is_wanted, int colors_are_the_systems, int is_touched)
{
    loop::on_look(theme, plain_is_wanted != 0, colors_are_the_systems != 0, is_touched != 0);
}
EMSCRIPTEN_KEEPALIVE void cl_frame() { loop::run_frame(); }
EMSCRIPTEN_KEEPALIVE double cl_figure(int which) { return loop::figure(which); }
}
