// Every word on the screen, by its key in assets/words (PLT-44). The table of Australian English is part of the
// program; another one takes its place when the page hands it over.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "words_keys.h"

namespace words {

/// What goes in the place of {name}.
struct Given {
    std::string_view name, value;
};

/// Good until another table is taken up.
std::string_view say(Word word);
std::string say(Word word, std::initializer_list<Given> given);
/// Of one or of more, with {count} filled in.
std::string say(Plural plural, long count, std::initializer_list<Given> given = {});
/// For what keeps its own words.
inline std::string text(Word word) { return std::string(say(word)); }
std::vector<std::string> all(std::initializer_list<Word> words);
/// What is wrong, by the server's or a form's code for it; a code without words of its own gets a plain line.
std::string_view of_code(std::string_view code);
/// What something is called that is known by a code: "state.locked", "field.first_name"; the keys under `name.`. Empty
/// when it has no words.
std::string_view of_name(std::string_view name);

// ---- Which table
struct Language {
    std::string code;  // "en-AU", as in <html lang>
    std::string name;  // as its own speakers write it
};
inline constexpr std::string_view kBuiltInLanguage = "en-AU";
/// The code of the table in use.
const std::string& language();
/// All that can be chosen, the built-in one among them.
const std::vector<Language>& offered();
/// `list`: code, \x1f, name, \x1e for each.
void offer(std::string_view list);
/// Takes a table into use: every text ended by a nought, in the order of Word. Empty: the built-in one again. False,
/// and nothing changes, when it is not as long as the built-in one.
bool take_up(std::string code, std::string table);

}  // namespace words
