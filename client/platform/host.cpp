#include "client/platform/host.h"

extern "C" {
void host_wake();
void host_wake_in(double seconds);
double host_seconds();
double host_stopwatch();
void host_apply(const void* bytes, int size);
void host_show_path(const char* path, int size, int replaces);
void host_set_title(const char* title, int size);
void host_scroll_to(float y);
void host_reload_at(const char* path, int size);
void host_move_to(const char* path, int size);
void host_fetch_ahead(const char* path, int size);
void host_set_unsaved(int is_unsaved);
void host_lock();
void host_leave();
void host_tell_tabs(const char* what, int size);
void host_copy(const char* text, int size);
void host_show_face(int is_plain);
void host_keep(const char* name, int name_size, const char* choice, int choice_size);
int host_open_canvas();
void host_size_canvas(int width, int height, float ratio);
void host_put_pixels(const void* pixels, int width, int height, int x, int y, int part_width, int part_height);
void host_gl_texture(const void* alpha, int width, int height);
void host_gl_upload(const void* vertices, int vertex_bytes, const void* indices, int index_bytes, float scale);
void host_gl_draw(int vertices_from, int indices_from, int count, int x, int y, int width, int height);
void host_fetch(int request, const char* path, int path_size, const char* body, int body_size, const char* key,
                int key_size);
void host_download(int request, const char* path, int path_size, const char* body, int body_size);
void host_fill_random(void* bytes, int size);
void host_upload(int request, std::uint32_t file, const char* path, int size);
void host_let_go(std::uint32_t file);
void host_choose_words(const char* language, int size);
void host_speak(const char* language, int size, const char* no_print, int no_print_size);
}

namespace platform::host {

namespace {
int size_of(std::string_view text) { return static_cast<int>(text.size()); }
}  // namespace

void wake() { host_wake(); }
void wake_in(double seconds) { host_wake_in(seconds); }
double seconds() { return host_seconds(); }
double stopwatch() { return host_stopwatch(); }
void apply(std::span<const std::uint8_t> patch) { host_apply(patch.data(), static_cast<int>(patch.size())); }
void show_path(std::string_view path, History history)
{
    host_show_path(path.data(), size_of(path), history == History::Replace);
}
void set_title(std::string_view title) { host_set_title(title.data(), size_of(title)); }
void scroll_to(float y) { host_scroll_to(y); }
void reload_at(std::string_view path) { host_reload_at(path.data(), size_of(path)); }
void move_to(std::string_view path) { host_move_to(path.data(), size_of(path)); }
void fetch_ahead(std::string_view path) { host_fetch_ahead(path.data(), size_of(path)); }
void set_unsaved(bool is_unsaved) { host_set_unsaved(is_unsaved); }
void lock() { host_lock(); }
void leave() { host_leave(); }
void tell_tabs(std::string_view what) { host_tell_tabs(what.data(), size_of(what)); }
void copy(std::string_view text) { host_copy(text.data(), size_of(text)); }
void show_face(bool is_plain) { host_show_face(is_plain); }
void upload(int request, std::uint32_t file, std::string_view path)
{
    host_upload(request, file, path.data(), size_of(path));
}
void let_go(std::uint32_t file) { host_let_go(file); }
void choose_words(std::string_view language) { host_choose_words(language.data(), size_of(language)); }
void speak(std::string_view language, std::string_view no_print)
{
    host_speak(language.data(), size_of(language), no_print.data(), size_of(no_print));
}
void keep(std::string_view name, std::string_view choice)
{
    host_keep(name.data(), size_of(name), choice.data(), size_of(choice));
}
int open_canvas() { return host_open_canvas(); }
void size_canvas(int width, int height, float ratio) { host_size_canvas(width, height, ratio); }
void put_pixels(const void* pixels, int width, int height, const raster::Area& part)
{
    host_put_pixels(pixels, width, height, part.left, part.top, part.right - part.left, part.bottom - part.top);
}
void gl_texture(const void* alpha, int width, int height) { host_gl_texture(alpha, width, height); }
void gl_upload(const void* vertices, int vertex_bytes, const void* indices, int index_bytes, float scale)
{
    host_gl_upload(vertices, vertex_bytes, indices, index_bytes, scale);
}
void gl_draw(int vertices_from, int indices_from, int count, const raster::Area& clip)
{
    host_gl_draw(vertices_from, indices_from, count, clip.left, clip.top, clip.right - clip.left,
                 clip.bottom - clip.top);
}
void fetch(int request, std::string_view path, std::string_view body, std::string_view key)
{
    host_fetch(request, path.data(), size_of(path), body.data(), size_of(body), key.data(), size_of(key));
}
void download(int request, std::string_view path, std::string_view body)
{
    host_download(request, path.data(), size_of(path), body.data(), size_of(body));
}
void fill_random(std::span<std::uint8_t> bytes) { host_fill_random(bytes.data(), static_cast<int>(bytes.size())); }

}  // namespace platform::host
