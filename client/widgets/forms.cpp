// Fields: label, hint, fault, and the native control that the browser lays over the box drawn here.
#include <algorithm>
#include <string>

#include "client/widgets/frame.h"
#include "client/widgets/widgets.h"

namespace widgets {

namespace {

struct Described {
    std::uint32_t label{}, hint{}, fault{};  // ids; 0: none
    std::string ids() const
    {
        std::string all;
        if (hint) all = std::to_string(hint);
        if (fault) all += (all.empty() ? "" : " ") + std::to_string(fault);
        return all;
    }
};

std::string label_of(const Field& field) { return std::string(field.label) + (field.optional ? " (optional)" : ""); }

Described describe(Frame& f, const Field& field)
{
    Described by;
    if (!field.hint.empty()) by.hint = f.id_of(f.add(Kind::Hint, "hint", field.hint));
    if (!field.error.empty()) by.fault = f.id_of(f.add(Kind::Fault, "fault", field.error));
    return by;
}

/// Opens a field, says its label, hint and fault, and adds its control, to which attributes may then be added.
std::uint32_t begin_field(Frame& f, const Field& field, Kind control, std::string_view value)
{
    const auto group = f.push(Kind::Field, field.name);
    if (!field.error.empty()) f.node(group).state |= state::Invalid;
    const auto input_id = hash_key(f.id_of(group), "input");
    const auto label = f.add(Kind::Label, "label", label_of(field));
    f.attribute(label, Attribute::For, std::to_string(input_id));
    const auto by = describe(f, field);
    const auto at = f.add(control, "input");
    auto& node = f.node(at);
    node.value = f.tree.keep(value);
    if (!field.error.empty()) node.state |= state::Invalid;
    f.attribute(at, Attribute::Name, field.name);
    if (const auto ids = by.ids(); !ids.empty()) f.attribute(at, Attribute::DescribedBy, ids);
    f.attribute(at, Attribute::Autocomplete, field.autocomplete);
    if (field.characters > 0) {
        const int wide = std::max(72, field.characters * 10 + 32) + (control == Kind::Select ? 24 : 0);
        f.node(at).number = static_cast<float>(wide);
        f.attribute(at, Attribute::Style, std::to_string(wide));  // for the face that CSS lays out
    }
    f.fields.emplace_back(field.name, f.id_of(at));
    return at;
}

std::string_view type_of(InputKind kind)
{
    switch (kind) {
        case InputKind::Password: return "password";
        case InputKind::Email: return "email";
        case InputKind::Text:
        case InputKind::Number:
        case InputKind::OneTimeCode:
        case InputKind::Date: break;
    }
    return "text";
}

bool take(Frame& f, std::uint32_t at, EventKind kind, std::string& value)
{
    const auto* event = f.event(at, kind);
    if (!event || event->value == value) return false;
    value = event->value;
    f.node(at).value = f.tree.keep(value);
    return true;
}

}  // namespace

bool text_field(std::string& value, const Field& field)
{
    auto& f = frame();
    const bool tall = field.rows > 0;
    const auto at = begin_field(f, field, tall ? Kind::TextArea : Kind::Input, value);
    if (tall) {
        f.node(at).state |= state::Spellcheck;
        f.attribute(at, Attribute::Rows, std::to_string(field.rows));
        f.node(at).limit = static_cast<float>(field.rows);
    } else {
        f.attribute(at, Attribute::Type, type_of(field.kind));
    }
    // Not type=number: it drops what is not a figure, rounds, and turns on the wheel; the keypad is what is wanted.
    if (field.kind == InputKind::Number || field.kind == InputKind::OneTimeCode)
        f.attribute(at, Attribute::InputMode, "numeric");
    if (field.max_length > 0) f.attribute(at, Attribute::MaxLength, std::to_string(field.max_length));
    const bool changed = take(f, at, EventKind::Input, value);
    f.pop();
    return changed;
}

bool select(std::string& value, const Field& field, std::span<const Option> options)
{
    auto& f = frame();
    const auto at = begin_field(f, field, Kind::Select, value);
    std::string list;
    for (const auto& option : options) list += option.value + '\x1f' + option.label + '\x1e';
    f.attribute(at, Attribute::Options, list);
    const bool changed = take(f, at, EventKind::Input, value);
    f.pop();
    return changed;
}

bool radios(std::string& value, const Field& field, std::span<const Option> options)
{
    auto& f = frame();
    const auto group = f.push(Kind::Fieldset, field.name);
    if (!field.error.empty()) f.node(group).state |= state::Invalid;
    if (!field.hint.empty())
        f.attribute(group, Attribute::DescribedBy, std::to_string(hash_key(f.id_of(group), "hint")));
    f.add(Kind::Legend, "legend", label_of(field));
    const auto by = describe(f, field);
    bool changed = false;
    // First what was chosen, so that one pass shows the choice and no two stand marked.
    for (const auto& option : options) {
        const auto choice = hash_key(f.id_of(group), option.value);
        const auto input = hash_key(choice, "input");
        for (const auto& event : f.events)
            if (event.id == input && event.kind == EventKind::Check && event.value == "1" && value != option.value) {
                value = option.value;
                changed = true;
            }
    }
    for (const auto& option : options) {
        const auto choice = f.push(Kind::Choice, option.value);
        const auto at = f.add(Kind::Radio, "input");
        const bool chosen = value == option.value;
        f.node(at).value = f.tree.keep(option.value);
        if (chosen) f.node(at).state |= state::Checked, f.node(choice).state |= state::Checked;
        f.attribute(at, Attribute::Type, "radio");
        f.attribute(at, Attribute::Name, field.name);
        if (&option == options.data()) f.fields.emplace_back(field.name, f.id_of(at));
        std::string about = by.fault && &option == options.data() ? std::to_string(by.fault) : std::string();
        if (!option.hint.empty())
            about += (about.empty() ? "" : " ") + std::to_string(hash_key(f.id_of(choice), "hint"));
        if (!about.empty()) f.attribute(at, Attribute::DescribedBy, about);
        const auto label = f.add(Kind::ChoiceLabel, "label", option.label);
        f.attribute(label, Attribute::For, std::to_string(f.id_of(at)));
        if (!option.hint.empty()) f.add(Kind::ChoiceHint, "hint", option.hint);
        f.pop();
    }
    f.pop();
    return changed;
}

bool check_box(bool& value, const Field& field)
{
    auto& f = frame();
    const auto group = f.push(Kind::Field, field.name);
    if (!field.error.empty()) f.node(group).state |= state::Invalid;
    Described by;
    if (!field.error.empty()) by.fault = f.id_of(f.add(Kind::Fault, "fault", field.error));
    const auto choice = f.push(Kind::Choice, "choice");
    if (!field.hint.empty()) by.hint = hash_key(f.id_of(choice), "hint");
    const auto at = f.add(Kind::CheckBox, "input");
    bool changed = false;
    if (const auto* event = f.event(at, EventKind::Check); event && (event->value == "1") != value) {
        value = !value;
        changed = true;
    }
    if (value) f.node(at).state |= state::Checked, f.node(choice).state |= state::Checked;
    if (!field.error.empty()) f.node(at).state |= state::Invalid;
    f.attribute(at, Attribute::Type, "checkbox");
    f.attribute(at, Attribute::Name, field.name);
    if (const auto ids = by.ids(); !ids.empty()) f.attribute(at, Attribute::DescribedBy, ids);
    f.fields.emplace_back(field.name, f.id_of(at));
    const auto label = f.add(Kind::ChoiceLabel, "label", field.label);
    f.attribute(label, Attribute::For, std::to_string(f.id_of(at)));
    if (!field.hint.empty()) f.add(Kind::ChoiceHint, "hint", field.hint);
    f.pop();
    f.pop();
    return changed;
}

void error_summary(std::span<const Fault> faults)
{
    if (faults.empty()) return;
    auto& f = frame();
    const auto at = f.push(Kind::Summary, "error-summary");
    f.node(at).state |= state::Focusable | state::Alert;
    f.attribute(at, Attribute::LabelledBy, std::to_string(hash_key(f.id_of(at), "title")));
    f.add(Kind::Heading, "title", "There is a problem");
    for (const auto& fault : faults) {
        f.faults += fault.field + '\n' + fault.message + '\n';
        if (fault.field.empty()) {
            f.add(Kind::Text, {}, fault.message);
            continue;
        }
        const auto line = f.add(Kind::TextButton, fault.field, fault.message);
        f.attribute(line, Attribute::Role, "link");  // it leads to a place on this page
        if (f.pressed_now(line)) f.focus_name = fault.field;
    }
    f.pop();
}

std::string_view message_of(std::span<const Fault> faults, std::string_view field)
{
    for (const auto& fault : faults)
        if (fault.field == field) return fault.message;
    return {};
}

void focus_field(std::string_view name) { frame().focus_name = name; }

}  // namespace widgets
