#include "client/screens/act_form.h"

#include <algorithm>

#include "client/app/app.h"
#include "client/screens/draft_part.h"
#include "client/screens/words.h"
#include "client/words/when.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

bool ready(App& app, const app::Look& look, std::string_view view, const Fields& asks)
{
    if (!look.faults.empty()) {
        if (widgets::failed(words::of_code(look.faults.front().code))) app.desk().look_again(view, asks);
        return look.is_there;
    }
    if (!look.is_there) widgets::waiting(say(Word::admin_waiting));
    return look.is_there;
}

std::string name_of(std::string_view group, std::string_view code)
{
    if (code.empty()) return {};
    auto key = std::string(group) + ".";
    for (const char c : code) key += c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto words = words::of_name(key);
    return std::string(words.empty() ? code : words);
}

std::string day_of(const App& app, std::string_view iso)
{
    if (const auto day = parse_date(iso)) return words::day(*day);
    const auto moment = parse_instant(iso);
    if (!moment) return {};
    const auto here = *moment + std::chrono::minutes(app.session().utc_offset_minutes);
    return words::day(std::chrono::floor<std::chrono::days>(here));
}

std::string moment_of(const App& app, std::string_view iso)
{
    const auto moment = parse_instant(iso);
    return moment ? app.moment(*moment) : std::string();
}

ActFields::ActFields(App& app, std::string_view act, std::string_view about)
    : app_(app), act_(act), about_(about), row_(app.desk().find_act(act)), form_(app.desk().form(act, about))
{
    faults_ = in_words(form_.faults);
    // What concerns no field of the form is said above it all the same, without a field to go to.
    for (auto& fault : faults_) {
        const bool is_field = std::any_of(row_->fields.begin(), row_->fields.end(), [&](const acts::Field& each) {
            return each.name == fault.field && each.kind != acts::Kind::Id && each.kind != acts::Kind::Ids;
        });
        if (!is_field) fault.field.clear();
    }
    labels_.reserve(row_->fields.size() * 2 + 2);
    if (about_.empty())
        if (auto* draft = app_.act_draft(act_)) draft->show();
}

void ActFields::problems()
{
    widgets::error_summary(faults_);
    if (form_.unreachable.empty()) return;
    widgets::note(widgets::Tone::Bad, form_.unreachable);
}

void ActFields::set(std::string_view field, std::string_view value) { form_.fields[std::string(field)] = value; }

const std::string& ActFields::value(std::string_view field) { return form_.fields[std::string(field)]; }

widgets::Field ActFields::field(std::string_view name, widgets::Field extra)
{
    extra.name = name;
    if (extra.label.empty()) {
        auto own = words::of_name("field." + act_ + "." + std::string(name));
        extra.label = own.empty() ? words::of_name("field." + std::string(name)) : own;
    }
    if (extra.hint.empty()) {
        auto own = words::of_name("hint." + act_ + "." + std::string(name));
        extra.hint = own.empty() ? words::of_name("hint." + std::string(name)) : own;
    }
    extra.error = widgets::message_of(faults_, name);
    for (const auto& each : row_->fields)
        if (each.name == name && !each.is_required && each.kind != acts::Kind::Flag) extra.optional = true;
    return extra;
}

void ActFields::text(std::string_view name, widgets::Field extra)
{
    auto& value = form_.fields[std::string(name)];
    const auto found =
        std::find_if(row_->fields.begin(), row_->fields.end(), [&](const auto& each) { return each.name == name; });
    const auto kind = found == row_->fields.end() ? acts::Kind::Text : found->kind;
    if (kind == acts::Kind::Day) {
        widgets::date_field(value, field(name, extra));
        return;
    }
    if (kind == acts::Kind::Email) extra.kind = widgets::InputKind::Email;
    if (kind == acts::Kind::Lines) {
        if (extra.rows == 0) extra.rows = 4;
        if (found->most != 0) extra.max_length = static_cast<int>(found->most);
    }
    widgets::text_field(value, field(name, extra));
}

void ActFields::choice(std::string_view name, std::span<const widgets::Option> options, widgets::Field extra)
{
    widgets::radios(form_.fields[std::string(name)], field(name, extra), options);
}

void ActFields::pick(std::string_view name, std::span<const widgets::Option> options, widgets::Field extra)
{
    widgets::select(form_.fields[std::string(name)], field(name, extra), options);
}

void ActFields::choices(std::string_view name, std::span<const widgets::Option> options, widgets::Field extra)
{
    auto values = values_of(form_.fields, name);
    if (widgets::check_boxes(values, field(name, extra), options))
        form_.fields[std::string(name)] = join_values(values);
}

void ActFields::tick(std::string_view name, widgets::Field extra)
{
    bool is_on = is_ticked(form_.fields, name);
    if (widgets::check_box(is_on, field(name, extra))) form_.fields[std::string(name)] = is_on ? kTicked : "";
}

void ActFields::draft()
{
    if (auto* draft = app_.act_draft(act_)) draw_draft(app_, *draft);
}

bool ActFields::submit(widgets::Form& form, std::string_view label, widgets::Look look)
{
    return form.submit(label, {.look = look, .busy = form_.is_busy});
}

void ActFields::send(app::Desk::Done done, app::Desk::Refused refused)
{
    auto* draft = about_.empty() ? app_.act_draft(act_) : nullptr;
    app_.desk().send(
        act_, about_,
        [done = std::move(done), draft](const View& answer) {
            if (draft != nullptr) draft->settle();
            done(answer);
        },
        std::move(refused));
}

std::vector<widgets::Option> options_of(std::string_view group, std::span<const std::string_view> codes)
{
    std::vector<widgets::Option> options;
    for (const auto code : codes) options.push_back({std::string(code), name_of(group, code), {}});
    return options;
}

}  // namespace screens
