// Fields: label, hint, fault, and the native control that the browser lays over the box drawn here.
#include <algorithm>
#include <string>

#include "client/widgets/field_parts.h"
#include "client/widgets/own_words.h"
#include "client/words/words.h"

namespace widgets {

namespace {

/// As the browser counts for maxlength: UTF-16 units.
int length_of(std::string_view text)
{
    int units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        units += (byte & 0xc0) != 0x80;
        units += byte >= 0xf0;
    }
    return units;
}

/// How many characters are left: always shown, spoken only near the end and when the typing rests (PLT-7).
void characters_left(Frame& f, std::string_view value, int most)
{
    const int left = std::max(0, most - length_of(value));
    const auto words = own::characters_left(left, most);
    const bool is_near = left * 5 <= most;
    f.speak_at_rest(f.id_of(f.add(Kind::Hint, "count", words)), is_near ? words : std::string());
}

}  // namespace

bool text_field(std::string& value, const Field& field)
{
    auto& f = frame();
    const bool tall = field.rows > 0;
    const auto count = hash_key(hash_key(f.id_of(f.top()), field.name), "count");
    const auto at = begin_field(f, field, tall ? Kind::TextArea : Kind::Input, value,
                                field.max_length > 0 ? std::to_string(count) : std::string());
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
    if (field.max_length > 0) characters_left(f, value, field.max_length);
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

namespace {

struct ChoiceGroup {
    std::uint32_t over{};  // id of what holds the choices
    std::uint32_t fault{};
};

/// Opens a fieldset and says what stands above its choices.
ChoiceGroup begin_group(Frame& f, const Field& field)
{
    const auto group = f.push(Kind::Fieldset, field.name);
    if (!field.error.empty()) f.node(group).state |= state::Invalid;
    if (!field.hint.empty())
        f.attribute(group, Attribute::DescribedBy, std::to_string(hash_key(f.id_of(group), "hint")));
    f.add(Kind::Legend, "legend", label_of(field));
    const auto fault = describe(f, field).fault;
    if (field.is_inline) f.push(Kind::Row, "choices");
    return {f.id_of(f.top()), fault};
}

void end_group(Frame& f, const Field& field)
{
    if (field.is_inline) f.pop();
    f.pop();
}

std::uint32_t input_of(const ChoiceGroup& group, const Option& option)
{
    return hash_key(hash_key(group.over, option.value), "input");
}

/// The first of a group is where its fault is told and where the summary leads to.
void say_choice(Frame& f, const Field& field, const ChoiceGroup& group, const Option& option, Kind kind, bool is_on,
                bool is_first)
{
    const auto choice = f.push(Kind::Choice, option.value);
    const auto at = f.add(kind, "input");
    f.node(at).value = f.tree.keep(option.value);
    if (is_on) f.node(at).state |= state::Checked, f.node(choice).state |= state::Checked;
    f.attribute(at, Attribute::Type, kind == Kind::Radio ? "radio" : "checkbox");
    f.attribute(at, Attribute::Name, field.name);
    if (is_first) f.fields.emplace_back(field.name, f.id_of(at));
    std::string about = group.fault && is_first ? std::to_string(group.fault) : std::string();
    if (!option.hint.empty()) about += (about.empty() ? "" : " ") + std::to_string(hash_key(f.id_of(choice), "hint"));
    if (!about.empty()) f.attribute(at, Attribute::DescribedBy, about);
    const auto label = f.add(Kind::ChoiceLabel, "label", option.label);
    f.attribute(label, Attribute::For, std::to_string(f.id_of(at)));
    if (!option.hint.empty()) f.add(Kind::ChoiceHint, "hint", option.hint);
    f.pop();
}

}  // namespace

bool radios(std::string& value, const Field& field, std::span<const Option> options)
{
    auto& f = frame();
    const auto group = begin_group(f, field);
    bool changed = false;
    // First what was chosen, so that one pass shows the choice and no two stand marked.
    for (const auto& option : options) {
        const auto input = input_of(group, option);
        for (const auto& event : f.events)
            if (event.id == input && event.kind == EventKind::Check && event.value == "1" && value != option.value) {
                value = option.value;
                changed = true;
            }
    }
    for (const auto& option : options)
        say_choice(f, field, group, option, Kind::Radio, value == option.value, &option == options.data());
    end_group(f, field);
    return changed;
}

bool check_boxes(std::vector<std::string>& values, const Field& field, std::span<const Option> options)
{
    auto& f = frame();
    const auto group = begin_group(f, field);
    const auto is_on = [&](const Option& option) {
        return std::find(values.begin(), values.end(), option.value) != values.end();
    };
    std::vector<std::string> now;
    bool changed = false;
    for (const auto& option : options) {
        bool on = is_on(option);
        const auto input = input_of(group, option);
        for (const auto& event : f.events)
            if (event.id == input && event.kind == EventKind::Check) on = event.value == "1";
        changed |= on != is_on(option);
        if (on) now.push_back(option.value);
    }
    if (changed) values = std::move(now);
    for (const auto& option : options)
        say_choice(f, field, group, option, Kind::CheckBox, is_on(option), &option == options.data());
    end_group(f, field);
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
    f.add(Kind::Heading, "title", words::say(words::Word::common_problem));
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
