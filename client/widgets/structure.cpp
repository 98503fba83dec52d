// Containers.
#include "client/widgets/frame.h"
#include "client/widgets/widgets.h"

namespace widgets {

GuardBase::~GuardBase() { frame().pop(); }

Group::Group(std::string_view key) { frame().push(Kind::Group, key); }
Row::Row(std::string_view key) { frame().push(Kind::Row, key); }

void push_right()
{
    auto& f = frame();
    f.node(f.top()).state |= state::Push;  // handed on to the next thing that is added
}

Stack::Stack(std::string_view key, int gap, int max_width)
{
    auto& f = frame();
    const auto at = f.push(Kind::Stack, key);
    f.node(at).number = static_cast<float>(gap);
    f.node(at).limit = static_cast<float>(max_width);
    // CSS lays the plain face out by the same two measures.
    f.attribute(at, Attribute::Style, std::to_string(gap) + ' ' + std::to_string(max_width));
}

Columns::Columns(std::initializer_list<float> weights, int fold_below, std::string_view key)
{
    auto& f = frame();
    const auto at = f.push(Kind::Columns, key);
    auto& node = f.node(at);
    node.limit = static_cast<float>(fold_below);
    node.weights = static_cast<std::uint32_t>(f.tree.weights.size());
    node.weight_count = static_cast<std::uint32_t>(weights.size());
    f.tree.weights.insert(f.tree.weights.end(), weights);
    std::string style;
    for (const float weight : weights) style += std::to_string(static_cast<int>(weight * 100)) + "fr ";
    f.attribute(at, Attribute::Style, style);
}

Card::Card(std::string_view title, std::string_view aside, std::string_view key)
{
    auto& f = frame();
    const auto at = f.push(Kind::Card, !key.empty() ? key : title.empty() ? "card" : title);
    if (title.empty()) return;
    const auto head = hash_key(f.id_of(at), "head");
    f.attribute(at, Attribute::LabelledBy, std::to_string(aside.empty() ? head : hash_key(head, "heading")));
    if (aside.empty()) {
        f.add(Kind::Heading, "head", title);
        return;
    }
    f.push(Kind::CardHead, "head");
    f.add(Kind::Heading, "heading", title);
    f.add(Kind::Aside, "aside", aside);
    f.pop();
}

Note::Note(Tone tone, std::string_view title, std::string_view key, bool alert)
{
    auto& f = frame();
    const auto at = f.push(Kind::Note, !key.empty() ? key : title.empty() ? "note" : title);
    f.node(at).variant = static_cast<std::uint8_t>(tone);
    if (alert) f.node(at).state |= state::Alert;
    if (!title.empty()) f.add(Kind::Strong, "title", title);
}

void note(Tone tone, std::string_view title, std::string_view body)
{
    const Note in(tone, title);
    if (!body.empty()) text(body);
}

void private_page() { frame().node(0).state |= state::Private; }
void printable_page(std::string_view line) { frame().attribute(0, Attribute::Print, line); }

void facts(std::span<const Fact> all)
{
    auto& f = frame();
    f.push(Kind::Facts);
    for (const auto& fact : all) {
        f.push(Kind::Fact);
        f.add(Kind::FactName, "name", fact.name);
        f.add(Kind::FactValue, "value", fact.value);
        f.pop();
    }
    f.pop();
}

Table::Table(std::string_view caption, std::initializer_list<TableColumn> columns, bool caption_is_shown)
{
    auto& f = frame();
    const auto at = f.push(Kind::Table, caption);
    auto& node = f.node(at);
    node.weights = static_cast<std::uint32_t>(f.tree.weights.size());
    node.weight_count = static_cast<std::uint32_t>(columns.size());
    for (const auto& column : columns) f.tree.weights.push_back(column.weight);
    if (caption_is_shown) f.node(at).state |= state::Shown;
    f.node(f.add(Kind::Caption, "caption", caption)).state |= caption_is_shown ? state::Shown : 0;
    f.push(Kind::TableHead, "head");
    f.push(Kind::TableRow, "row");
    for (const auto& column : columns) f.attribute(f.add(Kind::HeadCell, {}, column.heading), Attribute::Scope, "col");
    f.pop();
    f.pop();
    f.push(Kind::TableBody, "body");
}

Table::~Table()
{
    auto& f = frame();
    if (f.node(f.top()).kind == Kind::TableRow) f.pop();
    f.pop();
}

void Table::row(std::string_view key)
{
    auto& f = frame();
    if (f.node(f.top()).kind == Kind::TableRow) f.pop();
    f.push(Kind::TableRow, key);
}

namespace {

/// The first cell of a row is its heading. The heading of its column goes along, for the face in which rows are blocks.
std::uint32_t push_cell(Frame& f, std::string_view words)
{
    const auto row = f.top();
    const auto table = f.node(f.node(row).parent).parent;
    const bool first = f.node(row).children == f.node(table).variant;  // after the check box that selects the row
    auto head = f.node(f.node(f.node(table).first).next).first;        // caption, then the head's row
    head = f.node(head).first;
    for (std::uint32_t i = f.node(row).children; i > 0 && head != kNone; --i) head = f.node(head).next;
    const auto at = f.push(first ? Kind::RowHead : Kind::Cell, {}, words);
    if (first) f.attribute(at, Attribute::Scope, "row");
    if (head == kNone) return at;
    const auto sort = f.node(head).first;  // the button that sorts by the column holds its words
    f.attribute(at, Attribute::Label, sort == kNone ? f.node(head).text : f.node(sort).text);
    return at;
}

}  // namespace

void Table::cell(std::string_view words, std::string_view second_line)
{
    auto& f = frame();
    push_cell(f, second_line.empty() ? words : std::string_view());
    if (!second_line.empty()) {
        text(words);
        small(second_line);
    }
    f.pop();
}

bool Table::link_cell(std::string_view label, std::string_view href, std::string_view second_line)
{
    auto& f = frame();
    push_cell(f, {});
    const bool pressed = link(label, href);
    if (!second_line.empty()) small(second_line);
    f.pop();
    return pressed;
}

CellGuard Table::open_cell()
{
    push_cell(frame(), {});
    return {};
}

ScrollRegion::ScrollRegion(std::string_view label, int max_height, int min_width, std::string_view key)
{
    auto& f = frame();
    const auto at = f.push(Kind::Scroll, key.empty() ? label : key);
    f.node(at).state |= state::Scrolls;
    f.node(at).limit = static_cast<float>(max_height);
    f.node(at).number = static_cast<float>(min_width);
    f.attribute(at, Attribute::Role, "region");
    f.attribute(at, Attribute::Label, label);
    f.attribute(at, Attribute::Style, std::to_string(max_height) + ' ' + std::to_string(min_width));
}

Dialog::Dialog(std::string_view key, std::string_view title, bool alert)
{
    auto& f = frame();
    f.open.push_back(0);  // beside the page, not inside it: the rest of the page is inert
    const auto at = f.push(Kind::Dialog, key);
    f.open.erase(f.open.end() - 2);
    f.attribute(at, Attribute::Role, alert ? "alertdialog" : "dialog");
    f.attribute(at, Attribute::LabelledBy, std::to_string(hash_key(f.id_of(at), "title")));
    f.node(at).state |= state::Focusable | state::Scrolls | state::Fixed;
    f.dialog_id = f.id_of(at);
    dismissed_ = f.event(at, EventKind::Dismiss) != nullptr;
    f.add(Kind::Heading, "title", title);
}

}  // namespace widgets
