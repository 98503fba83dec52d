#include "server/mail/letters.h"

#include <algorithm>
#include <array>

namespace mail {
namespace {

constexpr std::array kTemplates{
#define LETTER(name, code, to_the_gone, subject, body) \
    Template{LetterCode::name, code, ToTheGone::to_the_gone, subject, body},
#include "server/mail/letters.def"
#undef LETTER
};

constexpr std::string_view kClosing = "\n\n-- \nSent by {product}. {help}\n";

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string on_one_line(std::string_view value)
{
    std::string line(value);
    std::replace_if(line.begin(), line.end(), is_control, ' ');
    return line;
}

/// Each line of `value` as an item of a list.
std::string as_list(std::string_view value)
{
    std::string list;
    for (;;) {
        const auto end = value.find('\n');
        if (const auto line = on_one_line(value.substr(0, end)); line.find_first_not_of(' ') != line.npos)
            list += (list.empty() ? "  - " : "\n  - ") + line;
        if (end == value.npos) return list;
        value.remove_prefix(end + 1);
    }
}

struct Braced {
    std::string_view before, slot, after;
};
/// The first slot of `text`, or nothing.
std::optional<Braced> first_slot(std::string_view text)
{
    const auto from = text.find('{');
    const auto to = text.find('}', from == text.npos ? 0 : from);
    if (from == text.npos || to == text.npos) return std::nullopt;
    return Braced{text.substr(0, from), text.substr(from + 1, to - from - 1), text.substr(to + 1)};
}

Result<std::string> fill(std::string_view text, const Slots& slots)
{
    std::string filled;
    while (const auto braced = first_slot(text)) {
        const auto found = slots.find(braced->slot);
        if (found == slots.end()) return fail(ErrorKind::Invalid, "mail.slot_missing", std::string(braced->slot));
        const bool is_list = braced->slot == "services" || braced->slot == "facts";
        filled += braced->before;
        filled += is_list ? as_list(found->second) : on_one_line(found->second);
        text = braced->after;
    }
    return filled.append(text);
}

}  // namespace

std::span<const Template> templates() { return kTemplates; }

const Template& template_of(LetterCode letter) { return kTemplates[static_cast<std::size_t>(letter)]; }

std::optional<LetterCode> letter_of(std::string_view code)
{
    const auto found =
        std::find_if(kTemplates.begin(), kTemplates.end(), [&](const Template& each) { return each.code == code; });
    if (found == kTemplates.end()) return std::nullopt;
    return found->letter;
}

Result<Letter> compose(LetterCode letter, const Slots& slots)
{
    const auto& from = template_of(letter);
    auto subject = fill(from.subject, slots);
    if (!subject) return fail(subject.error());
    auto body = fill(std::string(from.body).append(kClosing), slots);
    if (!body) return fail(body.error());
    return Letter{letter, std::move(*subject), std::move(*body)};
}

std::vector<std::string_view> slots_in(std::string_view text)
{
    std::vector<std::string_view> names;
    while (const auto braced = first_slot(text)) {
        names.push_back(braced->slot);
        text = braced->after;
    }
    return names;
}

}  // namespace mail
