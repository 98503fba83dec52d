#include "client/widgets/field_parts.h"

#include <algorithm>
#include <string>

#include "client/words/words.h"

namespace widgets {

std::string label_of(const Field& field)
{
    if (!field.optional) return std::string(field.label);
    return words::say(words::Word::common_optional, {{"label", field.label}});
}

Described describe(Frame& f, const Field& field)
{
    Described by;
    if (!field.hint.empty()) by.hint = f.id_of(f.add(Kind::Hint, "hint", field.hint));
    if (!field.error.empty()) by.fault = f.id_of(f.add(Kind::Fault, "fault", field.error));
    return by;
}

/// Opens a field, says its label, hint and fault, and adds its control, to which attributes may then be added.
std::uint32_t begin_field(Frame& f, const Field& field, Kind control, std::string_view value, std::string_view more)
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
    auto ids = by.ids();
    if (!more.empty()) ids += (ids.empty() ? "" : " ") + std::string(more);
    if (!ids.empty()) f.attribute(at, Attribute::DescribedBy, ids);
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

}  // namespace widgets
