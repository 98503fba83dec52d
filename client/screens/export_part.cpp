#include "client/screens/export_part.h"

#include <algorithm>
#include <array>

#include "client/app/app.h"
#include "client/app/record_keeper.h"
#include "client/screens/act_form.h"
#include "client/screens/desk_parts.h"
#include "client/screens/sheet_form.h"
#include "client/screens/words.h"
#include "client/words/words.h"
#include "shared/sharing/projection.h"

namespace screens {

using words::say;
using words::Word;

// ---- The dialog

void ask_export(App& app, std::string name, Fields fields, std::vector<std::string> formats)
{
    auto first = formats.front();
    app.sharing.leaving = {.name = std::move(name),
                           .fields = std::move(fields),
                           .formats = std::move(formats),
                           .format = std::move(first),
                           .purpose = {},
                           .faults = {},
                           .is_busy = false};
}

namespace {

void save(App& app)
{
    auto& asked = app.sharing.leaving;
    asked.is_busy = true;
    api::export_file(app.platform(), asked.name, asked.fields, asked.format, asked.purpose,
                     [&app](const api::Faults& faults) {
                         auto& open = app.sharing.leaving;
                         open.is_busy = false;
                         open.faults = in_words(faults);
                         // Only what the dialog asks for can be mended in it.
                         for (auto& fault : open.faults)
                             if (fault.field != "purpose" && fault.field != "format" && fault.field != "form")
                                 fault.field.clear();
                         if (!faults.empty()) return;
                         open = {};
                         widgets::toast(say(Word::export_saved));
                     });
}

/// "Date of birth", and of which person or item where there are several.
std::string label_of(const std::string& path)
{
    const auto pieces = sharing::parts_of(path);
    auto label = name_of("sheet", pieces.field);
    if (pieces.number > 1) label += " (" + std::to_string(pieces.number) + ")";
    return label;
}

void list(Word title, const std::vector<std::string>& paths, widgets::Tone tone)
{
    if (paths.empty()) return;
    std::vector<std::string> labels;
    for (const auto& path : paths) labels.push_back(label_of(path));
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    const widgets::Note note(tone, say(title), words::text(title), false);
    widgets::bullets(labels);
}

/// IS-802: which form, what it needs and is empty, and what it leaves out.
void draw_form(App& app, AskedExport& asked)
{
    const auto& keeper = app.sharing.keeper;
    if (asked.name != "letter" || !keeper || keeper->type().name != "request_out") return;
    auto& form = asked.fields["form"];
    if (form.empty()) form = "GENERIC";
    std::vector<widgets::Option> options;
    for (const auto each : sharing::kProjections)
        options.push_back({std::string(each), words_of("sharing_form", each), {}});
    widgets::select(form, {.name = "form", .label = say(Word::export_form)}, options);
    const auto projection = sharing::project(keeper->sheet, form);
    list(Word::export_missing, projection.missing, widgets::Tone::Warn);
    list(Word::export_left_out, projection.left_out, widgets::Tone::Info);
}

}  // namespace

bool draw_export(App& app)
{
    auto& asked = app.sharing.leaving;
    if (asked.name.empty()) return false;
    const widgets::Dialog dialog("export", say(asked.name == "letter" ? Word::export_letter : Word::export_print));
    widgets::text(say(Word::export_text));
    widgets::error_summary(asked.faults);
    bool is_left = dialog.dismissed();
    {
        widgets::Form form("export-form");
        draw_form(app, asked);
        widgets::text_field(asked.purpose, {.name = "purpose",
                                            .label = say(Word::export_purpose),
                                            .hint = say(Word::export_purpose_hint),
                                            .error = widgets::message_of(asked.faults, "purpose"),
                                            .max_length = 300});
        std::vector<widgets::Option> formats;
        for (const auto& each : asked.formats) formats.push_back({each, name_of("export_format", each), {}});
        widgets::radios(asked.format,
                        {.name = "format",
                         .label = say(Word::export_format),
                         .error = widgets::message_of(asked.faults, "format"),
                         .is_inline = true},
                        formats);
        const widgets::Row row("acts");
        if (form.submit(say(Word::export_save), asked.is_busy) && !asked.is_busy) save(app);
        if (widgets::button(say(Word::admin_leave), {.look = widgets::Look::Secondary})) is_left = true;
    }
    if (is_left && !asked.is_busy) asked = {};
    return true;
}

bool draw_sharing_dialog(App& app) { return draw_export(app) || draw_dialog(app); }

// ---- Beside a record

void draw_papers(App& app, app::RecordKeeper& keeper)
{
    const auto& type = keeper.type().name;
    const bool has_letter = type == "request_out" || type == "refusal" || type == "disclosure";
    const widgets::Card card(say(Word::export_title), {}, "papers");
    widgets::small(say(Word::export_lead));
    const widgets::Row row("papers-acts");
    // What is on the screen is what is printed.
    const auto open = [&](const char* name, std::vector<std::string> formats) {
        keeper.save({}, [&app, &keeper, name, formats = std::move(formats)] {
            ask_export(app, name, {{"record", keeper.fact("id")}}, formats);
        });
    };
    if (widgets::button(say(Word::export_print), {.look = widgets::Look::Secondary, .small = true}))
        open("record", {"pdf", "txt", "json"});
    if (has_letter && !keeper.fact("may_edit").empty() &&
        widgets::button(say(Word::export_letter), {.look = widgets::Look::Secondary, .small = true}))
        open("letter", {"pdf", "txt"});
}

namespace {

constexpr std::array<std::string_view, 7> kEndings{".pdf", ".png", ".jpg", ".jpeg", ".docx", ".xlsx", ".txt"};
constexpr std::uint64_t kLargest = 10 * 1024 * 1024;  // IS-503

void send(App& app, const std::string& record)
{
    for (auto& file : app.sharing.chosen_files.files) {
        if (!file.fault.empty() || file.is_sent || file.progress >= 0) continue;
        file.progress = 0;
        const auto find = [&app, id = file.id]() -> widgets::PickedFile* {
            for (auto& each : app.sharing.chosen_files.files)
                if (each.id == id) return &each;
            return nullptr;
        };
        api::add_file(
            app.platform(), record, file.id,
            [find](float part) {
                if (auto* at = find()) at->progress = part;
            },
            [&app, find](const api::Faults& faults) {
                auto* at = find();
                if (at == nullptr) return;
                if (faults.empty()) {
                    std::erase_if(app.sharing.chosen_files.files,
                                  [id = at->id](const auto& each) { return each.id == id; });
                    widgets::toast(say(Word::files_added));
                    app.desk().refresh();
                    return;
                }
                at->progress = -1;
                at->fault = std::string(words::of_code(faults.front().code));
            });
    }
}

/// E-206: which file is the copy of a document that we hold.
void draw_copies(app::RecordKeeper& keeper, const std::string& file)
{
    if (keeper.fact("may_edit").empty()) return;
    for (const int document : sharing::numbers_of(keeper.sheet, "document")) {
        const auto path = sharing::path_of("document", document, "file");
        const auto& kind = sharing::text_at(keeper.sheet, "document", document, "kind");
        if (text_of(keeper.sheet, path) == file) widgets::pill(words_of("document", kind), widgets::Tone::Ok);
        if (sharing::text_at(keeper.sheet, "document", document, "is_held") != "YES" ||
            !text_of(keeper.sheet, path).empty())
            continue;
        if (widgets::button(say(Word::files_is_copy, {{"document", words_of("document", kind)}}),
                            {.look = widgets::Look::Quiet, .small = true, .key = path}))
            keeper.sheet[path] = file;
    }
}

}  // namespace

void draw_files(App& app, app::RecordKeeper& keeper)
{
    const auto& files = keeper.view().list("files");
    const auto& record = keeper.fact("id");
    const bool may_add = !keeper.fact("may_add_files").empty();
    if (files.rows.empty() && !may_add) return;
    const widgets::Card card(say(Word::files_title), {}, "files");
    for (std::size_t i = 0; i < files.rows.size(); ++i) {
        const widgets::Group group(files.at(i, "id"));
        const widgets::Row row("file");
        widgets::text(files.at(i, "name"));
        widgets::small(moment_of(app, files.at(i, "added_at")));
        widgets::push_right();
        draw_copies(keeper, files.at(i, "id"));
        if (keeper.fact("may_open_files").empty()) continue;
        if (widgets::button(say(Word::files_open),
                            {.look = widgets::Look::Secondary, .small = true, .description = files.at(i, "name")}))
            api::open_file(app.platform(), record, files.at(i, "id"), [](const api::Faults& faults) {
                if (!faults.empty()) widgets::toast(words::of_code(faults.front().code), widgets::Tone::Bad);
            });
    }
    if (!may_add) return;
    auto& chosen = app.sharing.chosen_files;
    if (chosen.record != record) chosen = {record, {}};
    widgets::file_picker(chosen.files,
                         {.name = "files", .label = say(Word::files_add), .hint = say(Word::files_add_hint)},
                         {kEndings, kLargest, 5});
    const bool has_some = std::any_of(chosen.files.begin(), chosen.files.end(),
                                      [](const auto& each) { return each.fault.empty() && each.progress < 0; });
    if (has_some && widgets::button(say(Word::files_send), {.look = widgets::Look::Secondary})) send(app, record);
}

}  // namespace screens
