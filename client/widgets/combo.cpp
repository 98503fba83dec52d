// One of a long list, by typing a part of its name.
#include <algorithm>
#include <utility>

#include "client/widgets/field_parts.h"
#include "client/widgets/own_words.h"

namespace widgets {

namespace {

constexpr std::size_t kMost = 50;
constexpr float kListHigh = 320;

/// Which options match what is typed, those whose words begin with it first. Nothing is done while nothing has changed.
void filter(ComboState& state, const ComboOptions& options)
{
    const bool same_options =
        state.from == options.all.data() && state.count == options.all.size() && state.revision == options.revision;
    if (!same_options) {
        state.labels.clear();
        for (const auto& option : options.all) state.labels.push_back(folded(option.label));
        state.from = options.all.data();
        state.count = options.all.size();
        state.revision = options.revision;
    } else if (state.asked == state.typed) {
        return;
    }
    state.asked = state.typed;
    state.shown.clear();
    state.active = -1;
    state.matches = 0;
    if (options.are_answers) {
        state.matches = std::max(options.total, options.all.size());
        for (std::uint32_t i = 0; i < std::min(kMost, options.all.size()); ++i) state.shown.push_back(i);
        return;
    }
    const auto wanted = folded(state.typed);
    std::vector<std::uint32_t> later;
    for (std::uint32_t i = 0; i < state.labels.size(); ++i) {
        const auto& label = state.labels[i];
        if (!has_words(label, wanted)) continue;
        ++state.matches;
        const bool begins = label.starts_with(wanted) || label.find(' ' + wanted) != std::string::npos;
        auto& list = begins ? state.shown : later;
        if (list.size() < kMost) list.push_back(i);
    }
    later.resize(std::min(later.size(), kMost - std::min(kMost, state.shown.size())));
    state.shown.insert(state.shown.end(), later.begin(), later.end());
}

/// What the events of this frame do to it.
struct Typing {
    std::string& value;
    ComboState& state;
    const ComboOptions& options;

    bool set(std::string_view wanted)
    {
        if (value == wanted) return false;
        value = wanted;
        return true;
    }
    bool choose(std::size_t place)
    {
        const auto& option = options.all[state.shown[place]];
        state.typed = state.asked = option.label;  // the list is not narrowed by a choice
        state.is_open = false;
        state.active = -1;
        return set(option.value);
    }
    /// What was typed is the name of one of them, or of none.
    bool typed()
    {
        state.is_open = !state.typed.empty();
        filter(state, options);
        const auto wanted = folded(state.typed);
        for (const auto i : state.shown)
            if (state.labels[i] == wanted) return set(options.all[i].value);
        return set({});
    }
    bool key(std::string_view key)
    {
        const int last = static_cast<int>(state.shown.size()) - 1;
        if (key == "Escape") {
            if (!std::exchange(state.is_open, false)) state.typed.clear();
            state.active = -1;
            return state.typed.empty() && set({});
        }
        if (key == "Enter") return state.is_open && state.active >= 0 && choose(static_cast<std::size_t>(state.active));
        const bool was_open = std::exchange(state.is_open, last >= 0);
        if (last < 0) return false;
        if (key == "ArrowDown")
            state.active = !was_open && state.active < 0 ? 0 : state.active >= last ? 0 : state.active + 1;
        else if (key == "ArrowUp") state.active = state.active <= 0 ? last : state.active - 1;
        else if (key == "Home") state.active = 0;
        else if (key == "End") state.active = last;
        return false;
    }
};

}  // namespace

bool combo_box(std::string& value, ComboState& state, const Field& field, const ComboOptions& options)
{
    auto& f = frame();
    const auto group = hash_key(f.id_of(f.top()), field.name);
    const auto input = hash_key(group, "input"), list = hash_key(group, "list");
    Typing typing{value, state, options};
    filter(state, options);

    bool changed = false;
    for (const auto& event : f.events) {
        if (event.id == input && event.kind == EventKind::Input && event.value != state.typed) {
            state.typed = event.value;
            changed |= typing.typed();
        } else if (event.id == input && event.kind == EventKind::Key) {
            changed |= typing.key(event.value);
        } else if (event.kind == EventKind::Press && state.is_open) {
            for (std::size_t i = 0; i < state.shown.size(); ++i)
                if (event.id == hash_key(list, options.all[state.shown[i]].value)) {
                    changed |= typing.choose(i);
                    break;
                }
        }
    }
    // Whoever goes elsewhere leaves no list behind; a press on the list keeps the focus in the field (web/native.js).
    if (f.focused != input && !changed) state.is_open = false;

    const auto at = begin_field(f, field, Kind::Combo, state.typed, std::to_string(hash_key(group, "count")));
    f.attribute(at, Attribute::Controls, std::to_string(list));
    f.attribute(at, Attribute::Type, "text");
    const bool shows = state.is_open && !state.shown.empty();
    f.node(at).state |= shows ? state::Expanded : state::Collapsed;
    if (shows && state.active >= 0)
        f.attribute(
            at, Attribute::Active,
            std::to_string(hash_key(list, options.all[state.shown[static_cast<std::size_t>(state.active)]].value)));
    if (shows) {
        const auto popup = f.push(Kind::ListBox, "list");
        f.node(popup).state |= state::Overlay | state::Scrolls;
        f.node(popup).limit = kListHigh;
        f.attribute(popup, Attribute::Label, field.label);
        for (std::size_t i = 0; i < state.shown.size(); ++i) {
            const auto& option = options.all[state.shown[i]];
            auto& node = f.node(f.add(Kind::ListOption, option.value, option.label));
            node.variant = static_cast<int>(i) == state.active;
            if (option.value == value) node.state |= state::Selected;
        }
        f.pop();
    }
    const auto total = std::max(options.total, options.all.size());
    const auto words = state.typed.empty() || !value.empty() ? own::counted(total, options.noun)
                                                             : own::matching(state.matches, options.noun);
    f.speak_at_rest(f.id_of(f.add(Kind::Hint, "count", words)), state.is_open ? words : std::string());
    f.pop();
    return changed;
}

}  // namespace widgets
