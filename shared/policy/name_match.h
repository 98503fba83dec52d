// SRC-3: does a name answer a search, exactly or closely? Works on name keys, the folded form that the register stores
// (server/text/fold.h): case, accents and apostrophes are gone, and the parts of a hyphenated or spaced name stand
// apart by one space ("obrien sample").
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/date.h"

namespace policy {

enum class Match { None, Close, Exact };  // in rising order: the worse of two is the smaller

/// The letters of a key that are compared: the whole name without its spaces, then each part of two letters or more.
std::vector<std::string> forms_of(std::string_view key);

/// One form against another: the same letters are Exact; edit distance 1 (up to 5 letters in `asked`) or 2 (above), or
/// the same phonetic key, is Close. Two adjacent letters swapped are one edit.
Match compare_forms(std::string_view asked, std::string_view found);

/// How a form sounds, roughly, for names of many origins; for comparing only. Empty where too little is left to
/// compare.
///   - the first vowel group is kept as front ("i": e, i, y) or back ("a": a, o, u); later vowels are dropped;
///   - consonants fall into classes: b p | f v ph, w at the start | c k q g | s z x j and c before e, i, y, with ch sh
///   zh |
///     d t th | l | m | n ng | r; h counts at the start only, and doubled classes count once.
/// Li = Lee, Smith = Smyth, Catherine = Kathryn, Mohamed = Muhammad, Stephen = Steven, Zhang = Chang.
std::string phonetic_key(std::string_view form);

struct NameKeys {
    std::string given, family;
};

struct NameQuery {
    std::vector<std::string> family, given;  // forms; no given forms: any given name
};
NameQuery make_name_query(std::string_view last_name_key, std::string_view first_name_key);

struct Graded {
    Match match = Match::None;
    int name = 0;  // index of the name that answered best
};

/// `names`: all of an entry's, the current one first. Exact is for the current name; any other name, and given and
/// family name swapped, are Close.
Graded grade(const NameQuery& query, std::span<const NameKeys> names);

struct BirthQuery {
    std::optional<Date> date_of_birth;
    std::optional<int> age;
    Date today{};
};

/// A date of birth: Exact on the day, Close with day and month swapped. An age: within one year either way. Both: both.
Match grade_birth(const BirthQuery& query, Date born);

/// The days of birth that grade_birth can accept: one day, two days, or the days of three ages.
struct BirthRange {
    Date from{}, to{};
};
std::vector<BirthRange> birth_ranges(const BirthQuery& query);

}  // namespace policy
