// Files: chosen with the browser's own picker, judged on the spot. Their bytes stay in the browser.
#include <algorithm>
#include <charconv>

#include "client/widgets/field_parts.h"
#include "client/widgets/own_words.h"
#include "client/words/words.h"

namespace widgets {

namespace {

bool ends_with(std::string_view name, std::string_view ending)
{
    return name.size() > ending.size() && folded(name.substr(name.size() - ending.size())) == ending;
}

/// "PDF", out of the name: what the browser thinks a file is differs from one machine to the next.
std::string kind_of(std::string_view name)
{
    const auto dot = name.rfind('.');
    std::string kind(dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1));
    for (auto& c : kind)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return kind;
}

/// "id, name, size, type" parted by \x1f, each ended by \x1e (web/native.js).
void take_files(std::vector<PickedFile>& files, std::string_view told, const FileRules& rules)
{
    while (!told.empty()) {
        auto row = part(told, '\x1e');
        PickedFile file;
        const auto id = part(row, '\x1f');
        std::from_chars(id.data(), id.data() + id.size(), file.id);
        file.name = part(row, '\x1f');
        const auto size = part(row, '\x1f');
        std::from_chars(size.data(), size.data() + size.size(), file.size);
        file.type = row;
        const auto good =
            std::count_if(files.begin(), files.end(), [](const auto& each) { return each.fault.empty(); });
        file.fault = fault_of(file, rules);
        if (file.fault.empty() && good >= rules.most) file.fault = own::too_many(rules.most);
        if (!file.fault.empty()) announce(file.fault);
        files.push_back(std::move(file));
    }
}

/// One line of the list; true when it is to be removed.
bool file_row(const PickedFile& file)
{
    auto& f = frame();
    const Group one(std::to_string(file.id));
    const Row row;
    {
        const Stack lines("lines", 2);
        if (!file.fault.empty()) {
            f.add(Kind::Fault, "fault", file.fault);
        } else {
            strong(file.name);
            const auto kind = kind_of(file.name);
            small((kind.empty() ? "" : kind + ", ") + own::size_of(file.size));
        }
        if (file.progress >= 0 && !file.is_sent)
            progress(words::say(words::Word::widget_sending, {{"name", file.name}}), file.progress);
    }
    push_right();
    if (file.is_sent) pill(words::say(words::Word::widget_uploaded), Tone::Ok);
    return button(words::say(words::Word::widget_remove),
                  {.look = Look::Secondary, .small = true, .description = file.name});
}

}  // namespace

std::string fault_of(const PickedFile& file, const FileRules& rules)
{
    const auto fits = [&](std::string_view ending) { return ends_with(file.name, ending); };
    if (!rules.endings.empty() && std::none_of(rules.endings.begin(), rules.endings.end(), fits))
        return own::wrong_ending(file.name, rules.endings);
    if (file.size == 0) return own::is_empty(file.name);
    if (file.size > rules.largest) return own::too_large(file.name, file.size, rules.largest);
    return {};
}

bool file_picker(std::vector<PickedFile>& files, const Field& field, const FileRules& rules)
{
    auto& f = frame();
    const auto words = hash_key(hash_key(f.id_of(f.top()), field.name), "drop");
    const auto at = begin_field(f, field, Kind::File, {}, std::to_string(words));
    f.attribute(at, Attribute::Type, "file");
    std::string accept;
    for (const auto& ending : rules.endings) accept += (accept.empty() ? "" : ",") + std::string(ending);
    if (!accept.empty()) f.attribute(at, Attribute::Accept, accept);
    if (rules.most > 1) f.attribute(at, Attribute::Multiple, "true");
    bool changed = false;
    for (const auto& event : f.events)
        if (event.id == f.id_of(at) && event.kind == EventKind::Files) {
            take_files(files, event.value, rules);
            changed = true;
        }
    f.add(Kind::DropWords, "drop",
          rules.most > 1 ? words::say(words::Word::widget_drop_many) : words::say(words::Word::widget_drop_one));
    for (std::size_t i = 0; i < files.size();) {
        if (!file_row(files[i])) {
            ++i;
            continue;
        }
        f.let_go.push_back(files[i].id);
        files.erase(files.begin() + static_cast<std::ptrdiff_t>(i));
        f.focus_name = field.name;
        changed = true;
    }
    f.pop();
    return changed;
}

}  // namespace widgets
