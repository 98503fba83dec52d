// Choosing: one of few, several, one of thousands, files.
#include <array>
#include <string>
#include <vector>

#include "client/app/app.h"
#include "client/screens/gallery_parts.h"
#include "client/widgets/widgets.h"

namespace screens::gallery {

using namespace widgets;

namespace {

const std::array kYesNo{Option{"yes", "Yes"}, Option{"no", "No"}, Option{"unknown", "I cannot say"}};
const std::array kServices{Option{"mch", "Maternal and Child Health"}, Option{"school", "School", "Prep to Year 12"},
                           Option{"kinder", "Kindergarten"}};

/// 2,298 invented schools, as many as Victoria has: 383 places and six kinds.
const std::vector<Option>& schools()
{
    static const std::vector<Option> all = [] {
        constexpr std::array kFirst{"Moondust", "Crater", "Lanternlight", "Nowhere", "Tidewater", "Éclair", "Nguyễn",
                                    "Stardust", "Whimsy", "Pebble",       "Hollow",  "Ember",     "Quill",  "Marble",
                                    "Thimble",  "Zephyr", "Bramble",      "Cobalt",  "Drift",     "Fable"};
        constexpr std::array kSecond{"Hill",  "Creek", "Bay",     "Park",     "Vale",  "Rise",    "Flat",
                                     "Point", "Grove", "Heights", "Junction", "Lakes", "Meadows", "Plains",
                                     "Ridge", "Shore", "Springs", "Valley",   "View",  "Waters"};
        constexpr std::array kKind{"Primary School",   "Secondary College", "Special School",
                                   "Community School", "P-12 College",      "Grammar School"};
        std::vector<Option> made;
        for (std::size_t place = 0; place < 383; ++place)
            for (std::size_t kind = 0; kind < kKind.size(); ++kind)
                made.push_back({std::to_string(made.size() + 1),
                                std::string(kFirst[place % 20]) + " " + kSecond[place / 20] + " " + kKind[kind]});
        return made;
    }();
    return all;
}

std::string shares, school, empty;
std::vector<std::string> services{"school"}, none;
ComboState school_state, empty_state;
std::vector<PickedFile> files, one;

}  // namespace

void draw_choices(App&)
{
    {
        Card card("One of few");
        radios(shares, {.name = "shares", .label = "May it be shared?", .is_inline = true}, kYesNo);
        check_boxes(services,
                    {.name = "services", .label = "Which services know the child?", .hint = "Choose all that do."},
                    kServices);
        check_boxes(
            none,
            {.name = "none", .label = "Which services were asked?", .error = "Choose one or more", .is_inline = true},
            kYesNo);
    }
    Card card("One of thousands");
    combo_box(school, school_state, {.name = "school", .label = "School", .hint = "Type a part of its name."},
              {.all = schools(), .noun = {"school", "schools"}});
    if (!school.empty()) text("Chosen: " + school_state.typed);
    combo_box(empty, empty_state,
              {.name = "kinder", .label = "Kindergarten", .error = "Choose a kindergarten from the list"},
              {.all = {}, .noun = {"kindergarten", "kindergartens"}});
}

void draw_files(App& app)
{
    static constexpr std::array<std::string_view, 3> kEndings{".pdf", ".png", ".txt"};
    Card card("Files");
    file_picker(
        files,
        {.name = "papers", .label = "Supporting papers", .hint = "PDF, PNG or text, up to 2 MB each, at most 3."},
        {kEndings, 2'000'000, 3});
    if (button("Send the files")) {
        for (auto& file : files) {
            if (!file.fault.empty() || file.is_sent || file.progress >= 0) continue;
            file.progress = 0;
            const auto find = [id = file.id]() -> PickedFile* {
                for (auto& each : files)
                    if (each.id == id) return &each;
                return nullptr;
            };
            app.upload(
                file.id, "/api/gallery/files",
                [find](float part) {
                    if (auto* at = find()) at->progress = part;
                },
                [find](app::Reply reply) {
                    auto* at = find();
                    if (!at) return;
                    at->is_sent = reply.status >= 200 && reply.status < 300;
                    if (!at->is_sent) at->fault = at->name + " could not be sent";
                    toast(at->is_sent ? at->name + " is sent" : at->fault, at->is_sent ? Tone::Ok : Tone::Bad);
                });
        }
    }
    file_picker(one, {.name = "photo", .label = "A single file", .error = "Choose a file"}, {});
}

}  // namespace screens::gallery
