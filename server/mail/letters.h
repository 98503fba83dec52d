// The letters that the product writes, as data, and how one is made of them. They speak of people with accounts and of
// services; nothing about a child goes by mail.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"

namespace mail {

enum class LetterCode {
#define LETTER(name, code, to_the_gone, subject, body) name,
#include "server/mail/letters.def"
#undef LETTER
};

/// Whether a letter is still sent when the account it goes to has become inactive while it waited.
enum class ToTheGone { Sends, Skips };

struct Template {
    LetterCode letter{};
    std::string_view code;  // as the outbox and the log name it
    ToTheGone to_the_gone{};
    std::string_view subject, body;
};
/// Every letter there is.
std::span<const Template> templates();
const Template& template_of(LetterCode letter);
/// Nothing for a code of another version.
std::optional<LetterCode> letter_of(std::string_view code);

/// What fills the braces. {services} and {facts} hold one thing a line; of any other value, line breaks and control
/// characters become spaces, so that nobody's name adds a line or a header.
using Slots = std::map<std::string, std::string, std::less<>>;

struct Letter {
    LetterCode code{};
    std::string subject, body;  // UTF-8; lines of the body end with \n
};
/// Errors: Invalid "mail.slot_missing", `field` is the slot: a template has a brace that was not given.
Result<Letter> compose(LetterCode letter, const Slots& slots);

/// The names in braces, in the order in which they stand.
std::vector<std::string_view> slots_in(std::string_view text);

}  // namespace mail
