// Fields that are more than one control.
#include <algorithm>

#include "client/widgets/field_parts.h"
#include "client/widgets/own_words.h"
#include "client/words/when.h"
#include "client/words/words.h"
#include "shared/core/typed_date.h"

namespace widgets {

bool password_field(std::string& value, bool& is_shown, const Field& field)
{
    auto& f = frame();
    const auto at = begin_field(f, field, Kind::Input, value);
    f.attribute(at, Attribute::Type, is_shown ? "text" : "password");
    const bool changed = take(f, at, EventKind::Input, value);
    const auto label =
        std::string(is_shown ? words::say(words::Word::widget_hide) : words::say(words::Word::widget_show));
    if (button(label, {.look = Look::Secondary, .small = true, .key = "reveal", .description = field.label}))
        is_shown = !is_shown;
    f.pop();
    return changed;
}

bool date_field(std::string& typed, const Field& field)
{
    auto& f = frame();
    Field said = field;
    if (said.hint.empty()) said.hint = words::say(words::Word::widget_date_hint);
    if (said.characters == 0) said.characters = 16;
    const auto at = begin_field(f, said, Kind::Input, typed,
                                std::to_string(hash_key(hash_key(f.id_of(f.top()), field.name), "day")));
    f.attribute(at, Attribute::Type, "text");
    const bool changed = take(f, at, EventKind::Input, typed);
    const auto day = read_typed_date(typed);
    const auto words = day ? words::long_day(*day) : std::string();
    const auto hint = f.add(Kind::Hint, "day", words);
    f.speak_at_rest(f.id_of(hint), words);
    f.pop();
    return changed;
}

}  // namespace widgets
