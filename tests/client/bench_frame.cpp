// What a frame with a table of 50 rows takes, and painting it without a graphics card (PLT-22): natively, without the
// noise of a browser; tests/bench/client.mjs measures the same in one.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <vector>

#include "client/raster/changes.h"
#include "client/raster/from_imgui.h"
#include "client/raster/painter.h"
#include "client/widgets/chrome.h"
#include "client/widgets/diff.h"
#include "client/widgets/fonts.h"
#include "client/widgets/layout.h"
#include "client/widgets/paint.h"
#include "client/widgets/widgets.h"

namespace {

/// Of the processor, in milliseconds: what else the machine does is not counted.
double now()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

template <class Work>
void bench(const char* name, const char* budget, Work work)
{
    std::vector<double> times;
    for (int i = 0; i < 41; ++i) {
        const auto start = now();
        work();
        times.push_back(now() - start);
    }
    std::nth_element(times.begin(), times.begin() + 20, times.end());
    std::printf("BENCH client.native.%s | %s | %.3f ms\n", name, budget, times[20]);
}

std::vector<unsigned char> bytes_of(const char* file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

using namespace widgets;

std::string name = "Testworth", note_text;

void screen()
{
    {
        Header header;
        brand("Child Link");
        tag("Training: all people are invented");
        who("Signed in as Quilla Testworth", "Teacher, Moondust Primary School (Fictional)");
        header_button("Sign out");
    }
    {
        Nav nav(true);
        for (const char* item : {"Home", "Find a child", "My roll", "Help"}) nav_link(item, item, false);
    }
    const Main main;
    title("Fifty children");
    lead("Every one of them is invented.");
    note(Tone::Warn, "Six days left", "If it is not finished by Tuesday, access is locked until it is.");
    {
        Card card("Narrow it down");
        Form form("form");
        text_field(name, {.name = "name", .label = "Last name", .hint = "As on the roll"});
        text_field(note_text, {.name = "note", .label = "Note", .optional = true, .rows = 3});
        form.submit("Search");
    }
    Card card("Enrolled");
    Table table("Enrolled", {{"Name", 3}, {"Born"}, {"Year level"}, {"Status"}});
    for (int i = 0; i < 50; ++i) {
        const auto key = std::to_string(i);
        table.row(key);
        table.link_cell("Marlowe Quill-Sampleton the " + key + "th", "/help", "Moondust Primary School (Fictional)");
        table.cell("3 Apr 2019");
        table.cell("Prep");
        table.cell("Enrolled");
    }
}

void say()
{
    auto& f = frame();
    f.begin();
    screen();
    f.end();
}

}  // namespace

int main()
{
    const auto regular = bytes_of(CHILDLINK_FONT_REGULAR), semibold = bytes_of(CHILDLINK_FONT_SEMIBOLD);
    auto& f = frame();
    f.width = 1366;
    f.height = 768;
    fonts::provide(regular, semibold);
    fonts::rebuild_if_wanted();
    say();
    layout(f, fonts::advance);
    const auto before = f.tree;
    name = "Testworthy";
    Patch patch;
    Sheet sheet;
    raster::Scene scene;
    raster::Changes changes;
    raster::Picture picture;
    picture.resize(1366, 768);
    const auto& atlas = fonts::atlas();
    const auto read = [&] { raster::read(sheet.list(), atlas, 1, scene); };

    bench("frame", "0.5 ms", [&] {
        say();
        layout(f, fonts::advance);
        widgets::paint(f, 1, sheet);
    });
    bench("frame.say", "none set", say);
    bench("frame.layout", "none set", [&] { layout(f, fonts::advance); });
    bench("frame.paint", "none set", [&] { widgets::paint(f, 1, sheet); });
    bench("mirror", "0.3 ms", [&] {
        patch.clear();
        diff(before, f.tree, Boxes::Sent, patch);
    });
    bench("raster.read", "none set", read);
    bench("raster.compare", "none set", [&] { changes.next(scene, 1366, 768); });
    bench("raster.full_frame", "8 ms", [&] {
        raster::paint(scene, raster::texture_of(atlas), {0, 0, 1366, 768}, picture);
    });
    bench("raster.one_button", "1 ms", [&] {
        raster::paint(scene, raster::texture_of(atlas), {256, 704, 576, 768}, picture);
    });
    int counts[5]{};
    for (const auto& shape : scene.shapes()) ++counts[static_cast<int>(shape.kind)];
    std::printf("rects %d, letters %d, flat %d, soft %d, any %d\n", counts[0], counts[1], counts[2], counts[3],
                counts[4]);
}
