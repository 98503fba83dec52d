#include "client/screens/sheet_form.h"

#include <algorithm>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/peer_part.h"
#include "client/screens/words.h"
#include "client/words/words.h"
#include "shared/sharing/record_pages.h"

namespace screens {

using sharing::path_of;
using sharing::Sheet;
using words::say;
using words::Word;

namespace {

/// "E-204" as the table of words has it: "e_204".
std::string key_of(std::string_view code)
{
    std::string key;
    for (const char c : code) key += c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return key;
}

std::string_view next_word(std::string_view& rest)
{
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    std::size_t end = 0;
    int depth = 0;
    while (end < rest.size() && (rest[end] != ' ' || depth > 0)) {
        if (rest[end] == '(') ++depth;
        if (rest[end] == ')') --depth;
        ++end;
    }
    const auto word = rest.substr(0, end);
    rest.remove_prefix(end);
    return word;
}

std::vector<widgets::Option> options_for(std::string_view group)
{
    std::vector<widgets::Option> options;
    for (const auto code : sharing::options_in(group)) {
        const auto hint = words::of_name("option_hint." + std::string(group) + "." + key_of(code));
        options.push_back({std::string(code), words_of(group, code), std::string(hint)});
    }
    return options;
}

bool has_word(std::string_view words, std::string_view word)
{
    while (!words.empty()) {
        const auto end = words.find(' ');
        if (words.substr(0, end) == word) return true;
        if (end == std::string_view::npos) break;
        words.remove_prefix(end + 1);
    }
    return false;
}

}  // namespace

std::string words_of(std::string_view group, std::string_view code)
{
    if (code.empty()) return {};
    const auto words = words::of_name(std::string(group) + "." + key_of(code));
    return std::string(words.empty() ? code : words);
}

std::vector<widgets::Fault> record_faults(const std::vector<Error>& errors)
{
    std::vector<widgets::Fault> faults;
    for (const auto& error : errors) {
        const bool is_code = error.code.size() > 2 && (error.code[1] == '-' || error.code.starts_with("IS-"));
        auto message = std::string(words::of_code(is_code ? key_of(error.code) : error.code));
        if (is_code) message += " (" + error.code + ")";
        faults.push_back({error.field, std::move(message)});
    }
    return faults;
}

namespace {

bool is_blank(const std::string& text) { return text.find_first_not_of(' ') == std::string::npos; }

}  // namespace

std::string person_name(const Sheet& sheet, int person)
{
    const auto& given = sharing::text_at(sheet, "person", person, "given_names");
    const auto& family = sharing::text_at(sheet, "person", person, "family_name");
    if (is_blank(given) && is_blank(family)) return say(Word::record_person, {{"number", std::to_string(person)}});
    return given + (given.empty() || family.empty() ? "" : " ") + family;
}

std::string item_name(const Sheet& sheet, int item)
{
    const auto& what = sharing::text_at(sheet, "item", item, "what");
    return is_blank(what) ? say(Word::record_item, {{"number", std::to_string(item)}}) : what;
}

SheetForm::SheetForm(App& app, app::RecordKeeper& keeper)
    : app_(app), keeper_(keeper), is_closed_(keeper.fact("may_edit").empty())
{
    for (auto& fault : record_faults(keeper.faults)) faults_.push_back(std::move(fault));
}

void SheetForm::problems()
{
    std::vector<widgets::Fault> shown;
    for (std::size_t i = 0; i < faults_.size(); ++i)
        if (!keeper_.faults[i].code.starts_with("W-")) shown.push_back(faults_[i]);
    widgets::error_summary(shown);
}

std::string SheetForm::label_of(std::string_view part, std::string_view field) const
{
    if (!part.empty())
        if (const auto own = words::of_name("sheet." + std::string(part) + "_" + std::string(field)); !own.empty())
            return std::string(own);
    return name_of("sheet", field);
}

bool SheetForm::is_asked(std::string_view part, int number, std::string_view field) const
{
    for (const auto& when : sharing::field_conditions()) {
        if (when.part != part || when.field != field) continue;
        const auto& value = number == 0 ? text_of(keeper_.sheet, when.other)
                                        : sharing::text_at(keeper_.sheet, part, number, when.other);
        return when.values == "*" ? !value.empty() : has_word(when.values, value);
    }
    return true;
}

bool SheetForm::field(std::string_view path, widgets::Field extra)
{
    const auto* row = sharing::field_at(keeper_.type(), path);
    if (row == nullptr) return false;
    const auto pieces = sharing::parts_of(path);
    const auto label = label_of(pieces.part, pieces.field);
    auto& value = keeper_.sheet[std::string(path)];
    if (is_closed_) {
        if (value.empty()) return false;
        const std::array shown{widgets::Fact{label, row->options.empty() ? value : words_of(row->options, value)}};
        widgets::facts(shown);
        return false;
    }
    extra.name = path;
    if (extra.label.empty()) extra.label = label;
    if (extra.hint.empty()) extra.hint = words::of_name("sheet_hint." + std::string(pieces.field));
    extra.error = widgets::message_of(faults_, path);
    extra.optional = row->need == sharing::Need::Free;
    switch (row->kind) {
        case acts::Kind::Day: return widgets::date_field(value, extra);
        case acts::Kind::Flag: {
            bool is_ticked = value == kTicked;
            extra.optional = false;
            if (!widgets::check_box(is_ticked, extra)) return false;
            value = is_ticked ? std::string(kTicked) : std::string();
            return true;
        }
        case acts::Kind::Choice: {
            constexpr std::size_t kMostRadios = 5;
            auto options = options_for(row->options);
            if (options.size() <= kMostRadios) {
                extra.is_inline = options.size() <= 3;
                return widgets::radios(value, extra, options);
            }
            options.insert(options.begin(), {"", words::text(Word::record_choose), {}});
            return widgets::select(value, extra, options);
        }
        case acts::Kind::Choices: {
            auto chosen = values_of({{"x", value}}, "x");
            if (!widgets::check_boxes(chosen, extra, options_for(row->options))) return false;
            value = join_values(chosen);
            return true;
        }
        case acts::Kind::Lines:
            extra.rows = 4;
            extra.max_length = static_cast<int>(row->most == 0 ? 4000 : row->most);
            return widgets::text_field(value, extra);
        case acts::Kind::Email: extra.kind = widgets::InputKind::Email; return widgets::text_field(value, extra);
        default: return widgets::text_field(value, extra);
    }
}

void SheetForm::organisation(std::string_view part, int number)
{
    const auto path = [&](std::string_view field) {
        return number == 0 ? std::string(field) : path_of(part, number, field);
    };
    auto& chosen = keeper_.sheet[path("organisation")];
    auto& name = keeper_.sheet[path("organisation_then")];
    if (is_closed_ || (!chosen.empty() && app_.sharing.chosen != path("organisation"))) {
        {
            const widgets::Row row("organisation");
            {
                const widgets::Stack left("left", 2);
                widgets::small(say(Word::record_organisation));
                widgets::strong(name);
            }
            if (is_closed_) return;
            widgets::push_right();
            widgets::link(say(Word::record_organisation_open), "/sharing/organisations/" + chosen);
            if (widgets::text_button(say(Word::record_organisation_change))) {
                app_.sharing.chosen = path("organisation");
                app_.sharing.typed.clear();
            }
        }
        draw_peer_checks(app_, keeper_, chosen, keeper_.sheet[path("contact")], keeper_.sheet[path("contact_name")],
                         path("contact"));
        return;
    }
    auto& state = app_.sharing;
    widgets::text_field(state.typed, {.name = path("organisation"),
                                      .label = say(Word::record_organisation_find),
                                      .hint = say(Word::record_organisation_hint),
                                      .error = widgets::message_of(faults_, path("organisation"))});
    if (state.typed.size() < 2) return;
    const Fields asks{{"text", state.typed}};
    const auto& look = app_.desk().look("entities", asks);
    if (!look.is_there) return widgets::waiting(say(Word::admin_waiting));
    const auto& found = look.view.list("organisations");
    for (std::size_t i = 0; i < found.rows.size() && i < 8; ++i) {
        const widgets::Card card({}, {}, found.at(i, "id"));
        const widgets::Row row("found");
        {
            const widgets::Stack left("left", 2);
            widgets::strong(found.at(i, "name"));
            widgets::small(found.at(i, "suburb"));
        }
        for (const auto& badge : values_of({{"x", found.at(i, "badges")}}, "x"))
            widgets::pill(words_of("badge", badge));
        widgets::push_right();
        if (widgets::button(say(Word::record_organisation_choose),
                            {.look = widgets::Look::Secondary, .small = true, .description = found.at(i, "name")})) {
            chosen = found.at(i, "id");
            name = found.at(i, "name");
            keeper_.sheet[path("contact")].clear();
            state.chosen.clear();
            state.typed.clear();
        }
    }
    widgets::small(say(Word::record_organisation_list));
    widgets::link(say(Word::record_organisation_add), "/sharing/organisations");
}

void SheetForm::part(std::string_view name, std::string_view fields)
{
    const auto numbers = sharing::numbers_of(keeper_.sheet, name);
    const std::string part(name);
    std::vector<int> shown = numbers;
    if (shown.empty() && !is_closed_) shown.push_back(1);
    for (const int number : shown) {
        const auto title = part == "person" ? person_name(keeper_.sheet, number)
                           : part == "item" ? item_name(keeper_.sheet, number)
                                            : name_of("part", part) +
                                                  (shown.size() > 1 ? " " + std::to_string(number) : std::string());
        const widgets::Card card(title, {}, path_of(part, number, ""));
        auto rest = fields;
        for (auto field = next_word(rest); !field.empty(); field = next_word(rest)) {
            if (field == "*organisation") {
                if (sharing::text_at(keeper_.sheet, part, number, "kind") == "ISE" ||
                    sharing::text_at(keeper_.sheet, part, number, "kind").empty())
                    organisation(part, number);
                continue;
            }
            const bool is_of_person =
                part == "recipient" && (field == "name" || field == "capacity" || field == "identity" ||
                                        field == "identity_result" || field == "recipient_perpetrator");
            const auto& kind = sharing::text_at(keeper_.sheet, part, number, "kind");
            if (is_of_person && (kind.empty() || kind == "ISE")) continue;
            if (part == "recipient" && (field == "contact_name" || field == "destination") && !kind.empty() &&
                kind != "ISE")
                continue;
            if (is_asked(part, number, field)) this->field(path_of(part, number, field));
        }
        if (!is_closed_ && shown.size() > 1 &&
            widgets::button(say(Word::record_remove),
                            {.look = widgets::Look::Quiet, .small = true, .description = title}))
            sharing::remove(keeper_.sheet, part, number);
    }
    if (is_closed_) return;
    const auto add = name_of("part_add", part);
    if (widgets::button(add, {.look = widgets::Look::Secondary, .key = "add." + part})) {
        const int next = shown.back() + 1;
        // A part is there once one of its fields is: the first choice that every row has.
        const std::string first = part == "law" ? "item" : part == "recipient" ? "kind" : "";
        if (part == "recipient") keeper_.sheet[path_of(part, next, first)] = "ISE";
        else if (part == "person") keeper_.sheet[path_of(part, next, "given_names")] = " ";
        else if (part == "item") keeper_.sheet[path_of(part, next, "what")] = " ";
        else if (part == "view") keeper_.sheet[path_of(part, next, "sought")] = "YES";
        else if (part == "notice") keeper_.sheet[path_of(part, next, "informed")] = "NOT_YET";
        else if (part == "consent") keeper_.sheet[path_of(part, next, "form")] = "VERBAL";
        else if (part == "document") keeper_.sheet[path_of(part, next, "kind")] = "SAFETY_PLAN";
        else if (part == "told") keeper_.sheet[path_of(part, next, "organisation_then")] = " ";
    }
}

void SheetForm::page(std::string_view asks)
{
    for (auto word = next_word(asks); !word.empty(); word = next_word(asks)) {
        if (word == "*organisation") {
            organisation({}, 0);
            continue;
        }
        if (const auto open = word.find('('); open != std::string_view::npos) {
            part(word.substr(0, open), word.substr(open + 1, word.size() - open - 2));
            continue;
        }
        if (word.front() == '#') {
            widgets::heading(name_of("heading", word.substr(1)));
            continue;
        }
        if (is_asked({}, 0, word)) field(word);
    }
}

}  // namespace screens
