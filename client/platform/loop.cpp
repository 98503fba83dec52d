#include "client/platform/loop.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "client/app/app.h"
#include "client/platform/browser.h"
#include "client/platform/host.h"
#include "client/platform/renderer.h"
#include "client/raster/changes.h"
#include "client/raster/from_imgui.h"
#include "client/widgets/diff.h"
#include "client/widgets/focus.h"
#include "client/widgets/fonts.h"
#include "client/widgets/frame.h"
#include "client/widgets/layout.h"
#include "client/widgets/paint.h"
#include "client/words/words.h"

namespace platform::loop {

namespace {

using widgets::frame;

constexpr float kMostPixels = 8e6f;  // of a canvas: a wall of screens is drawn less sharp rather than slowly
constexpr int kPasses = 3;           // what happened, what came of it, and once more where that led to another screen

struct Loop {
    BrowserPlatform platform;
    std::unique_ptr<App> app;
    std::span<const unsigned char> regular, semibold;
    widgets::Tree sent;  // what the mirror shows
    widgets::Patch patch;
    widgets::FocusKeeper focus;
    std::string title;
    float density = 1;
    float scroll_back = -1;  // after Back: where that page stood
    bool face_was_plain{};
    widgets::Theme theme{};  // what the page wears
    bool plain_was_wanted{};
    widgets::Sheet sheet;
    std::unique_ptr<Renderer> renderer;  // null where the browser cannot draw
    raster::Scene scene;
    raster::Changes changes;
    int width{}, height{};  // of the canvas, device pixels
    double figures[5]{};
};
Loop loop;

void new_texture()
{
    if (loop.renderer) loop.renderer->set_texture(widgets::fonts::atlas());
    loop.changes.forget();
}

void set_canvas_size()
{
    const auto pixels = [](float size) { return std::max(1, static_cast<int>(size * loop.density + 0.5f)); };
    loop.width = pixels(frame().width);
    loop.height = pixels(frame().height);
    loop.renderer->set_size(loop.width, loop.height, loop.density);
    loop.changes.forget();
}

/// A way to draw, with an empty canvas.
void use(Way way)
{
    loop.renderer = way == Way::WebGl ? webgl_renderer() : way == Way::Software ? software_renderer() : nullptr;
    if (!loop.renderer) return;
    set_canvas_size();
    new_texture();
}

/// What the screen says, until what happened has had its effect.
void say()
{
    auto& f = frame();
    for (int pass = 0; pass < kPasses; ++pass) {
        const bool happened = !f.events.empty();
        f.begin();
        loop.app->draw();
        loop.focus.after_pass(f);
        f.events.clear();
        if (!f.go.empty()) {
            loop.app->go(std::exchange(f.go, {}));
            continue;
        }
        if (!happened) break;
    }
    f.end();
}

void place()
{
    auto& f = frame();
    if (f.plain) return;
    widgets::layout(f, widgets::fonts::advance);
    if (!widgets::fonts::rebuild_if_wanted()) return;
    new_texture();
    widgets::layout(f, widgets::fonts::advance);
}

void mirror()
{
    auto& f = frame();
    auto& patch = loop.patch;
    patch.clear();
    if (loop.platform.take_wiped()) {
        patch.op(widgets::Op::Wipe, 0);
        loop.sent.clear();
    }
    if (f.plain != loop.face_was_plain) {
        loop.face_was_plain = f.plain;
        host::show_face(f.plain);
        for (auto& node : loop.sent.nodes) node.box = {-1, -1, -1, -1}, node.extent_h = -1;  // each is to be sent anew
        loop.sent.height = -1;
        loop.changes.forget();
    }
    if (f.theme != loop.theme) {
        constexpr std::string_view kNames[] = {"light", "dark", "contrast"};
        host::keep("theme", kNames[static_cast<int>(loop.theme = f.theme)]);
    }
    if (f.plain_is_wanted != loop.plain_was_wanted)
        host::keep("face", (loop.plain_was_wanted = f.plain_is_wanted) ? "plain" : "drawn");
    widgets::diff(loop.sent, f.tree, f.plain ? widgets::Boxes::Withheld : widgets::Boxes::Sent, patch);
    for (const auto& said : f.spoken) {
        patch.op(widgets::Op::Say, said.at_once);
        patch.text(said.text);
    }
    f.spoken.clear();
    const bool moved = loop.platform.take_moved();
    if (const auto id = loop.focus.wanted(f, moved)) patch.op(widgets::Op::Focus, id);
    if (!patch.empty()) host::apply(patch.bytes());

    if (auto title = loop.focus.document_title(f); title != loop.title) host::set_title(loop.title = std::move(title));
    if (loop.scroll_back >= 0) host::scroll_to(std::exchange(loop.scroll_back, -1.f));
    else if (moved) host::scroll_to(0);
    for (const auto file : f.let_go) host::let_go(file);
    f.let_go.clear();
    if (!f.copy.empty()) host::copy(std::exchange(f.copy, {}));
}

bool is_drawn() { return !frame().plain && loop.renderer; }

void draw()
{
    if (is_drawn()) widgets::paint(frame(), 1 / loop.density, loop.sheet);
}

void present()
{
    if (!is_drawn()) return;
    const auto& list = loop.sheet.list();
    raster::read(list, widgets::fonts::atlas(), loop.density, loop.scene);
    const auto changed = loop.changes.next(loop.scene, loop.width, loop.height);
    if (!changed.empty()) loop.renderer->present({list, loop.scene, loop.density}, changed);
}

}  // namespace

void provide_font(bool is_semibold, std::span<const unsigned char> file)
{
    (is_semibold ? loop.semibold : loop.regular) = file;
}

void set_view(float width, float height, float density, float scroll)
{
    auto& f = frame();
    density = std::min(density, std::sqrt(kMostPixels / std::max(1.f, width * height)));
    const bool resized = width != f.width || height != f.height || density != loop.density;
    f.width = width;
    f.height = height;
    f.scroll = std::round(scroll * density) / density;  // what is sharp stays sharp while it moves
    loop.density = density;
    widgets::fonts::set_density(density);
    if (resized && loop.renderer) set_canvas_size();
    host::wake();
}

void start(const std::string& path)
{
    auto& f = frame();
    f.is_starting = f.plain = loop.face_was_plain = true;
    loop.app = std::make_unique<App>(loop.platform);
    loop.app->path_changed(path);
    host::wake();
}

void begin_to_draw()
{
    auto& f = frame();
    const bool has_letters = !loop.regular.empty() && !loop.semibold.empty();
    if (has_letters) {
        widgets::fonts::provide(loop.regular, loop.semibold);
        widgets::fonts::rebuild_if_wanted();
        use(static_cast<Way>(host::open_canvas()));
    }
    f.can_be_drawn = loop.renderer != nullptr;
    f.plain = f.must_be_plain();
    f.is_starting = false;
    host::wake();
}

void on_event(std::uint32_t id, int kind, std::string value)
{
    frame().events.push_back({id, static_cast<widgets::EventKind>(kind), std::move(value)});
    host::wake();
}
void on_pointer(std::uint32_t hovered, std::uint32_t pressed)
{
    frame().hovered = hovered;
    frame().pressed = pressed;
    host::wake();
}
void on_focus(std::uint32_t id, bool is_visible)
{
    frame().focused = id;
    frame().focus_is_visible = is_visible;
    host::wake();
}
void on_path(const std::string& path, float scroll)
{
    loop.app->path_changed(path);
    loop.scroll_back = scroll;
    loop.focus.went_back();
    host::wake();
}
void on_link(std::string token)
{
    loop.app->open_link(std::move(token));
    host::wake();
}
void on_lock_key()
{
    if (!frame().events.empty()) run_frame();  // the last letter, typed just before, is part of the draft
    loop.app->key("F9");
    host::wake();
}
void offer_words(std::string_view list) { words::offer(list); }
void take_words(std::string language, std::string table)
{
    if (!words::take_up(std::move(language), std::move(table))) return;
    host::speak(words::language(), words::say(words::Word::page_no_print));
    host::wake();
}
void on_hidden()
{
    if (!frame().events.empty()) run_frame();
    loop.app->hidden();
}
void on_online()
{
    loop.app->online();
    host::wake();
}
void on_tab(const std::string& what)
{
    loop.app->other_tab(what);
    host::wake();
}
void on_answer(int request, int status, std::string body)
{
    loop.platform.answer(request, {status, std::move(body)});
    host::wake();
}
void on_progress(int request, float fraction)
{
    loop.platform.progressed(request, fraction);
    host::wake();
}
void on_scroll(std::uint32_t id, float x, float y)
{
    auto& scrolls = frame().scrolls;
    std::erase_if(scrolls, [&](const widgets::Scrolled& each) { return each.id == id; });
    scrolls.push_back({id, x, y});
    host::wake();
}
void on_canvas(int way)
{
    use(static_cast<Way>(way));
    frame().can_be_drawn = loop.renderer != nullptr;
    frame().plain = frame().must_be_plain();
    host::wake();
}

void on_look(int theme, bool plain_is_wanted, bool colors_are_the_systems, bool is_touched)
{
    auto& f = frame();
    f.theme = loop.theme = static_cast<widgets::Theme>(theme);
    f.plain_is_wanted = loop.plain_was_wanted = plain_is_wanted;
    f.colors_are_the_systems = colors_are_the_systems;
    f.is_touched = is_touched;
    if (!f.is_starting) f.plain = f.must_be_plain();
    host::wake();
}

void run_frame()
{
    double times[6];
    times[0] = host::stopwatch();
    frame().now = host::seconds();
    say();
    times[1] = host::stopwatch();
    place();
    times[2] = host::stopwatch();
    draw();
    times[3] = host::stopwatch();
    mirror();
    times[4] = host::stopwatch();
    present();
    times[5] = host::stopwatch();
    for (int i = 0; i < 5; ++i) loop.figures[i] = times[i + 1] - times[i];
    if (frame().wake >= 0) loop.platform.wake_in(frame().wake);
    if (const auto wake = loop.platform.take_wake(); wake >= 0) host::wake_in(wake);
    std::swap(loop.sent, frame().tree);
}

double figure(int which) { return which >= 0 && which < 5 ? loop.figures[which] : 0; }

}  // namespace platform::loop
