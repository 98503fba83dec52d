#include "client/platform/loop.h"

#include <imgui.h>

#include <memory>
#include <utility>

#include "client/app/app.h"
#include "client/platform/browser.h"
#include "client/platform/host.h"
#include "client/platform/renderer.h"
#include "client/widgets/diff.h"
#include "client/widgets/focus.h"
#include "client/widgets/fonts.h"
#include "client/widgets/frame.h"
#include "client/widgets/layout.h"
#include "client/widgets/paint.h"

namespace platform::loop {

namespace {

using widgets::frame;

constexpr int kPasses = 3;  // what happened, what came of it, and once more where that led to another screen

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
    widgets::Theme theme{};   // what the page wears
    bool plain_was_wanted{};
    bool must_present = true;
    std::uint64_t shown{};  // hash of the triangles on the canvas
    double figures[5]{};
};
Loop loop;

/// Of everything that decides the picture.
std::uint64_t hash_of(const ImDrawData& data)
{
    std::uint64_t hash = 1469598103934665603ull;
    const auto mix = [&](const void* bytes, int size) {
        const auto* words = static_cast<const std::uint32_t*>(bytes);
        for (int i = 0; i < size / 4; ++i) hash = (hash ^ words[i]) * 1099511628211ull;
    };
    for (const auto* list : data.CmdLists) {
        mix(list->VtxBuffer.Data, list->VtxBuffer.size_in_bytes());
        mix(list->IdxBuffer.Data, list->IdxBuffer.size_in_bytes());
        for (const auto& command : list->CmdBuffer) mix(&command.ClipRect, sizeof command.ClipRect);
    }
    return hash;
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
    renderer::new_texture();
    loop.must_present = true;
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
        for (auto& node : loop.sent.nodes) node.box = {-1, -1, -1, -1};  // every box is to be sent anew
        loop.sent.height = -1;
        loop.must_present = true;
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
    if (!f.copy.empty()) host::copy(std::exchange(f.copy, {}));
}

void draw()
{
    auto& f = frame();
    if (f.plain || !widgets::fonts::are_provided()) return;
    auto& io = ImGui::GetIO();
    io.DisplaySize = {f.width, f.height};
    io.DisplayFramebufferScale = {loop.density, loop.density};
    io.DeltaTime = 1.f / 60;
    ImGui::NewFrame();
    widgets::paint(f, 1 / loop.density);
    ImGui::Render();
}

void present()
{
    auto& f = frame();
    if (f.plain || !widgets::fonts::are_provided()) return;
    auto& data = *ImGui::GetDrawData();
    const auto hash = hash_of(data);
    if (hash == loop.shown && !loop.must_present) return;
    loop.shown = hash;
    loop.must_present = false;
    renderer::present(data);
}

}  // namespace

void provide_font(bool is_semibold, std::span<const unsigned char> file)
{
    (is_semibold ? loop.semibold : loop.regular) = file;
}

void set_view(float width, float height, float density, float scroll)
{
    auto& f = frame();
    const bool resized = width != f.width || height != f.height || density != loop.density;
    f.width = width;
    f.height = height;
    f.scroll = scroll;
    loop.density = density;
    widgets::fonts::set_density(density);
    if (!f.is_starting && (resized || loop.must_present)) {
        renderer::set_size(static_cast<int>(width * density + 0.5f), static_cast<int>(height * density + 0.5f));
        loop.must_present = true;
    }
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
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigInputTrickleEventQueue = false;
    ImGui::GetStyle().AntiAliasedLinesUseTex = false;  // those are made for whole pixels only
    auto& f = frame();
    f.can_be_drawn = renderer::start() && !loop.regular.empty() && !loop.semibold.empty();
    if (f.can_be_drawn) {
        renderer::set_size(static_cast<int>(f.width * loop.density + 0.5f),
                           static_cast<int>(f.height * loop.density + 0.5f));
        widgets::fonts::provide(loop.regular, loop.semibold);
        widgets::fonts::rebuild_if_wanted();
        renderer::new_texture();
    }
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
void on_cover_key()
{
    loop.app->key("F9");
    host::wake();
}
void on_shown_again() { loop.app->page_shown_again(); }
void on_answer(int request, int status, std::string body)
{
    loop.platform.answer(request, {status, std::move(body)});
    host::wake();
}
void on_context(bool is_lost)
{
    if (is_lost) return renderer::lost();
    renderer::restored();
    loop.must_present = true;
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
    std::swap(loop.sent, frame().tree);
}

double figure(int which) { return which >= 0 && which < 5 ? loop.figures[which] : 0; }

}  // namespace platform::loop
