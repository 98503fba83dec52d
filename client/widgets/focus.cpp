#include "client/widgets/focus.h"

#include <utility>

#include "client/words/words.h"

namespace widgets {

namespace {

std::uint32_t first_of(const Tree& tree, std::uint32_t over, Kind kind)
{
    for (auto i = tree.nodes[over].first; i != kNone; i = tree.nodes[i].next) {
        if (tree.nodes[i].kind == kind) return i;
        if (const auto below = first_of(tree, i, kind); below != kNone) return below;
    }
    return kNone;
}

/// The first thing below `over` that Tab would stop at: of a group of radio buttons the chosen one.
std::uint32_t first_stop(const Tree& tree, std::uint32_t over)
{
    std::uint32_t radio = kNone;
    for (auto i = over + 1; i < tree.nodes.size() && tree.nodes[i].parent >= over; ++i) {
        const auto& node = tree.nodes[i];
        if (!is_interactive(node.kind)) continue;
        if (node.kind != Kind::Radio) return radio != kNone ? radio : i;
        if (node.state & state::Checked) return i;
        if (radio == kNone) radio = i;
    }
    return radio;
}

}  // namespace

void FocusKeeper::after_pass(const Frame& frame)
{
    for (const auto& event : frame.events)
        if (event.kind == EventKind::Submit) submitted_ = true;
}

std::uint32_t FocusKeeper::wanted(Frame& frame, bool moved)
{
    const auto id = chosen(frame, moved);
    const auto heir = id ? id : heir_of_lost(frame);
    remember(frame);
    return heir;
}

/// The focused node is gone (a button that had its effect, say): the heading of the nearest container that is still
/// there.
std::uint32_t FocusKeeper::heir_of_lost(const Frame& frame) const
{
    const auto& tree = frame.tree;
    if (!frame.focused || tree.find(frame.focused) != kNone) return 0;
    for (const auto container : around_focus_) {
        const auto at = tree.find(container);
        if (at == kNone) continue;
        if (const auto heading = first_of(tree, at, Kind::Heading); heading != kNone) return tree.nodes[heading].id;
    }
    return around_focus_.empty() ? 0 : frame.title_id;
}

void FocusKeeper::remember(const Frame& frame)
{
    const auto& tree = frame.tree;
    const auto at = frame.focused ? tree.find(frame.focused) : kNone;
    if (at == kNone) return;
    around_focus_.clear();
    for (auto up = tree.nodes[at].parent; up != kNone; up = tree.nodes[up].parent)
        around_focus_.push_back(tree.nodes[up].id);
}

std::uint32_t FocusKeeper::chosen(Frame& frame, bool moved)
{
    auto& tree = frame.tree;
    const bool submitted = std::exchange(submitted_, false), went_back = std::exchange(went_back_, false);
    const auto title = frame.title_id ? std::string(tree.text(tree.nodes[tree.find(frame.title_id)])) : std::string();
    const bool is_first = title_.empty(), renamed = std::exchange(title_, title) != title;
    const bool found_faults = !frame.faults.empty() && (submitted || frame.faults != faults_);
    faults_ = frame.faults;

    if (frame.dialog_id != dialog_) {
        const auto last = std::exchange(dialog_, frame.dialog_id);
        if (!last) before_dialog_ = frame.focused;
        if (!dialog_) return tree.find(before_dialog_) != kNone ? std::exchange(before_dialog_, 0u) : frame.title_id;
        const auto stop = first_stop(tree, tree.find(dialog_));
        return stop != kNone ? tree.nodes[stop].id : dialog_;
    }
    if (std::exchange(frame.skips, false)) return frame.title_id;
    if (const auto id = std::exchange(frame.focus_id, 0u); id && tree.find(id) != kNone) return id;
    if (!frame.focus_name.empty()) {
        const auto name = std::exchange(frame.focus_name, {});
        for (const auto& [field, id] : frame.fields)
            if (field == name) return id;
    }
    if (found_faults) {
        const auto summary = first_of(tree, 0, Kind::Summary);
        if (summary != kNone) return tree.nodes[summary].id;
    }
    // Not at the start: somebody may be typing into the form that stood in the page before the program came.
    if (is_first && !moved) return 0;
    return renamed || moved || went_back ? frame.title_id : 0;
}

std::string FocusKeeper::document_title(const Frame& frame) const
{
    std::string product = words::text(words::Word::page_product);
    for (const auto& node : frame.tree.nodes)
        if (node.kind == Kind::Brand) product = frame.tree.text(node);
    if (title_.empty() || title_ == product) return product;
    return words::say(frame.faults.empty() ? words::Word::page_title : words::Word::page_title_error,
                      {{"screen", title_}, {"product", product}});
}

}  // namespace widgets
