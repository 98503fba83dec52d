// What stands around a table that sorts, filters and pages.
#include "client/widgets/field_parts.h"
#include "client/widgets/own_words.h"
#include "client/words/words.h"

namespace widgets {

namespace {

bool check_mark(bool& on, std::string_view key, std::string_view name)
{
    auto& f = frame();
    const auto at = f.add(Kind::CheckBox, key);
    bool changed = false;
    if (const auto* event = f.event(at, EventKind::Check); event && (event->value == "1") != on) {
        on = !on;
        changed = true;
    }
    f.node(at).state |= state::Small | (on ? state::Checked : 0);
    f.attribute(at, Attribute::Type, "checkbox");
    f.attribute(at, Attribute::Label, name);
    return changed;
}

}  // namespace

DataTable::DataTable(std::string_view caption, TableState& state, std::span<const TableColumn> columns,
                     std::span<const std::string> page_keys)
    : state_(state), selects_(!page_keys.empty())
{
    auto& f = frame();
    const auto at = f.push(Kind::Table, caption);
    auto& node = f.node(at);
    node.variant = selects_;  // how many columns stand before the one that names the row
    node.weights = static_cast<std::uint32_t>(f.tree.weights.size());
    node.weight_count = static_cast<std::uint32_t>(columns.size() + selects_);
    if (selects_) f.tree.weights.push_back(0.01f);
    for (const auto& column : columns) f.tree.weights.push_back(column.weight);
    f.add(Kind::Caption, "caption", caption);
    f.push(Kind::TableHead, "head");
    f.push(Kind::TableRow, "row");
    if (selects_) {
        f.push(Kind::Cell, "select");
        bool all = all_selected(state, page_keys);
        if (check_mark(all, "all", words::say(words::Word::widget_select_page))) select_all(state, page_keys, all);
        f.pop();
    }
    int place = 0;
    for (const auto& column : columns) {
        const auto head = f.push(Kind::HeadCell, column.heading, column.sorts ? std::string_view() : column.heading);
        f.attribute(head, Attribute::Scope, "col");
        if (column.sorts) {
            const bool pressed = f.event_of(hash_key(f.id_of(head), "sort"), EventKind::Press);
            if (pressed) sort_by(state, place);
            const bool by_this = state.sort_column == place;
            f.attribute(head, Attribute::Sort, !by_this ? "none" : state.is_descending ? "descending" : "ascending");
            f.node(f.add(Kind::SortButton, "sort", column.heading)).variant =
                static_cast<std::uint8_t>(!by_this              ? 0
                                          : state.is_descending ? 2
                                                                : 1);
        }
        f.pop();
        ++place;
    }
    f.pop();
    f.pop();
    f.push(Kind::TableBody, "body");
}

void DataTable::row(std::string_view key, std::string_view name)
{
    Table::row(key);
    if (!selects_) return;
    auto& f = frame();
    f.push(Kind::Cell, "select");
    bool on = is_selected(state_, key);
    if (check_mark(on, "on", words::say(words::Word::widget_select_row, {{"name", name}}))) select_row(state_, key, on);
    f.pop();
}

void table_filter(TableState& state, const Field& field, Noun noun, std::size_t rows)
{
    auto& f = frame();
    Field said = field;
    if (said.name.empty()) said.name = "filter";
    const auto count = hash_key(hash_key(f.id_of(f.top()), said.name), "count");
    const auto at = begin_field(f, said, Kind::Input, state.filter, std::to_string(count));
    f.attribute(at, Attribute::Type, "search");
    if (take(f, at, EventKind::Input, state.filter)) state.page = 0;
    const auto words = state.filter.empty() ? own::counted(rows, noun) : own::matching(rows, noun);
    f.speak_at_rest(f.id_of(f.add(Kind::Hint, "count", words)), words);
    f.pop();
}

void table_pages(TableState& state, std::size_t rows, Noun noun)
{
    auto& f = frame();
    const auto pages = pages_of(state, rows);
    const auto go = [&](std::uint32_t at, std::size_t page) {
        if (f.pressed_now(at)) state.page = page;
    };
    const Row line("pages-line");
    const auto first = rows == 0 ? 0 : state.page * state.page_size + 1;
    const auto words = own::showing(first, std::min(rows, first + state.page_size - 1), rows, noun);
    f.speak_at_rest(f.id_of(f.add(Kind::Small, "showing", words)), words);
    if (pages < 2) return;
    push_right();
    const auto nav = f.push(Kind::Pages, "pages");
    f.attribute(nav, Attribute::Label, words::say(words::Word::widget_pages, {{"noun", noun.many}}));
    if (state.page > 0)
        go(f.add(Kind::PageButton, "previous", words::say(words::Word::widget_previous)), state.page - 1);
    for (const auto page : page_buttons(state.page, pages)) {
        if (page == kGap) {
            f.add(Kind::Small, {}, "\u2026");
            continue;
        }
        const auto number = std::to_string(page + 1);
        const auto at = f.add(Kind::PageButton, number, number);
        if (page == state.page) f.node(at).state |= state::Current;
        f.attribute(at, Attribute::Label, words::say(words::Word::widget_page, {{"number", number}}));
        go(at, page);
    }
    if (state.page + 1 < pages)
        go(f.add(Kind::PageButton, "next", words::say(words::Word::widget_next)), state.page + 1);
    f.pop();
}

SelectionBar::SelectionBar(TableState& state, Noun noun) : is_open_(!state.selected.empty())
{
    if (!is_open_) return;
    auto& f = frame();
    f.push(Kind::Row, "selection");
    const auto words = own::selected(state.selected.size(), noun);
    f.speak_at_rest(f.id_of(f.add(Kind::Strong, "selected", words)), words);
    if (text_button(words::say(words::Word::widget_clear))) state.selected.clear();
}

SelectionBar::~SelectionBar()
{
    if (is_open_) frame().pop();
}

}  // namespace widgets
