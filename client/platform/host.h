// What the program asks of the page it lives in. host.cpp passes it on to web/host.js.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "client/raster/scene.h"

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
void move_to(std::string_view path);
void fetch_ahead(std::string_view path);
void set_unsaved(bool is_unsaved);
void lock();
void leave();
void tell_tabs(std::string_view what);
void copy(std::string_view text);
void show_face(bool is_plain);
/// "theme" or "face": the page wears it at once, and again after a reload, until sign-out or the end of the tab.
void keep(std::string_view name, std::string_view choice);
/// Chooses the canvas's way of drawing and gets it ready; a platform::Way.
int open_canvas();
/// `ratio`: device pixels to a CSS px.
void size_canvas(int width, int height, float ratio);
/// The part of a picture, row after row from `pixels` on, that is to be shown.
void put_pixels(const void* pixels, int width, int height, const raster::Area& part);
void gl_texture(const void* alpha, int width, int height);
void gl_upload(const void* vertices, int vertex_bytes, const void* indices, int index_bytes, float scale);
/// Offsets in bytes into what was uploaded last.
void gl_draw(int vertices_from, int indices_from, int count, const raster::Area& clip);
/// Fetches this language's table of words; it comes to loop::take_words.
void choose_words(std::string_view language);
/// The page is in this language now; `no_print` is what a sheet of paper says instead of the screen.
void speak(std::string_view language, std::string_view no_print);
/// The answer comes to loop::on_answer under the same number.
void fetch(int request, std::string_view path, std::string_view body, std::string_view key);
/// The file that is answered is saved by the browser; the answer comes to loop::on_answer.
void download(int request, std::string_view path, std::string_view body);
/// Bytes that nobody can guess.
void fill_random(std::span<std::uint8_t> bytes);
/// Sends a chosen file; how far it is comes to loop::on_progress, the answer to loop::on_answer.
void upload(int request, std::uint32_t file, std::string_view path);
/// The page may forget this file.
void let_go(std::uint32_t file);

}  // namespace platform::host
