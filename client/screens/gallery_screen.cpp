#include "client/screens/gallery_screen.h"

#include <array>
#include <string>

#include "client/app/app.h"
#include "client/screens/gallery_parts.h"
#include "client/screens/plain_screens.h"
#include "client/widgets/widgets.h"
#include "client/words/words.h"

namespace screens {
namespace {

using namespace gallery;

struct Section {
    std::string_view path, title;
    void (*draw)(App&);
};
constexpr std::array kSections{
    Section{"words", "Words", draw_words},
    Section{"acts", "Acts", draw_acts},
    Section{"fields", "Fields", draw_fields},
    Section{"choices", "Choices", draw_choices},
    Section{"files", "Files", draw_files},
    Section{"tables", "Tables", draw_tables},
    Section{"long-table", "A long table", draw_long_table},
    Section{"scrolling", "Scrolling", draw_scrolling},
    Section{"people", "People", draw_people},
    Section{"records", "Records", draw_records},
    Section{"filed", "Filed", draw_filed},
    Section{"messages", "Messages", draw_messages},
    Section{"pictures", "Pictures", draw_pictures},
};

}  // namespace

void draw_gallery(App& app, std::string_view section)
{
    if (section.empty()) {
        widgets::title(words::say(words::Word::gallery_title));
        widgets::lead(words::say(words::Word::gallery_lead));
        const widgets::Card card("Sections");
        for (const auto& each : kSections) widgets::link(each.title, "/gallery/" + std::string(each.path));
        return;
    }
    for (const auto& each : kSections) {
        if (each.path != section) continue;
        widgets::breadcrumbs({{"Gallery", "/gallery"}, {each.title, {}}});
        if (each.draw != draw_filed) widgets::title(each.title);
        return each.draw(app);
    }
    draw_not_found(app);
}

}  // namespace screens
