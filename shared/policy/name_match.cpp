#include "shared/policy/name_match.h"

#include <algorithm>
#include <array>

namespace policy {

namespace {

constexpr int kLettersForOneEdit = 5;  // SRC-3: distance 1 up to 5 letters, 2 above
constexpr int kAgeTolerance = 1;       // SRC-3, years

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::u32string code_points(std::string_view text)
{
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t point = lead;
        for (std::size_t i = 1; i < size && at + i < text.size(); ++i)
            point = (point << 8) | static_cast<unsigned char>(text[at + i]);  // any one-to-one number serves
        points.push_back(point);
        at += size;
    }
    return points;
}

// Optimal string alignment, three rows at a time. Only "at most `limit`" matters, so a row without a hope ends it.
template <class Text>
bool within_edits(const Text& a, const Text& b, int limit)
{
    constexpr std::size_t kLongest = 64;
    const std::size_t n = a.size(), m = b.size();
    if ((n > m ? n - m : m - n) > static_cast<std::size_t>(limit) || n > kLongest || m > kLongest) return false;
    std::array<std::array<int, kLongest + 1>, 3> rows;
    auto *before = rows[0].data(), *above = rows[1].data(), *row = rows[2].data();
    for (std::size_t j = 0; j <= m; ++j) above[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= n; ++i) {
        int best = row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= m; ++j) {
            int cost = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = std::min(cost, before[j - 2] + 1);
            best = std::min(best, row[j] = cost);
        }
        if (best > limit) return false;
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[m] <= limit;
}

bool is_close_spelling(std::string_view asked, std::string_view found)
{
    if (is_ascii(asked) && is_ascii(found))
        return within_edits(asked, found, asked.size() <= kLettersForOneEdit ? 1 : 2);
    const auto a = code_points(asked), b = code_points(found);
    return within_edits(a, b, a.size() <= kLettersForOneEdit ? 1 : 2);
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
bool is_front(char c) { return c == 'e' || c == 'i' || c == 'y'; }

// The best that any form of one name makes of any form of the other.
Match compare(const std::vector<std::string>& asked, const std::vector<std::string>& found)
{
    Match best = Match::None;
    for (const auto& a : asked)
        for (const auto& b : found) {
            best = std::max(best, compare_forms(a, b));
            if (best == Match::Exact) return best;
        }
    return best;
}

std::optional<Date> day_and_month_swapped(Date day)
{
    const Date swapped{day.year(), std::chrono::month{static_cast<unsigned>(day.day())},
                       std::chrono::day{static_cast<unsigned>(day.month())}};
    if (!swapped.ok() || swapped == day) return {};
    return swapped;
}

}  // namespace

std::vector<std::string> forms_of(std::string_view key)
{
    std::vector<std::string> parts;
    std::string whole;
    for (std::size_t at = 0; at < key.size();) {
        const auto end = std::min(key.find(' ', at), key.size());
        if (end > at) {
            parts.emplace_back(key.substr(at, end - at));
            whole += parts.back();
        }
        at = end + 1;
    }
    std::vector<std::string> forms;
    if (!whole.empty()) forms.push_back(whole);
    if (parts.size() > 1)
        for (auto& part : parts)
            if (code_points(part).size() >= 2) forms.push_back(std::move(part));
    return forms;
}

std::string phonetic_key(std::string_view form)
{
    std::string key;
    bool had_vowel = false;
    if (!is_ascii(form)) return {};  // other scripts: spelling alone
    const auto at = [&](std::size_t i) { return i < form.size() ? form[i] : '\0'; };
    const auto add = [&](char sound) {
        if (key.empty() || key.back() != sound) key += sound;
    };
    for (std::size_t i = 0; i < form.size(); ++i) {
        const char c = form[i], next = at(i + 1);
        if (is_vowel(c)) {
            if (!had_vowel) key += is_front(c) ? 'i' : 'a';
            had_vowel = true;
            while (is_vowel(at(i + 1)) || at(i + 1) == 'w') ++i;
            continue;
        }
        switch (c) {
            case 'b': add('p'); break;
            case 'p': add(next == 'h' ? 'f' : 'p'); break;
            case 'f':
            case 'v': add('f'); break;
            case 'w':
                if (i == 0) add('f');
                break;
            case 'k':
                if (!(i == 0 && next == 'n')) add('k');
                break;  // Knight
            case 'q':
            case 'g':
                if (c == 'g' && i > 0 && (next == 'h' || at(i - 1) == 'n')) break;  // Wright, Wong
                add('k');
                break;
            case 'c':
                if (next == 'h') add(i + 2 < form.size() && !is_vowel(at(i + 2)) ? 'k' : 's');  // Christie, Chan
                else add(is_front(next) ? 's' : 'k');
                break;
            case 's':
            case 'z':
            case 'j': add('s'); break;
            case 'x':
                if (i > 0) add('k');
                add('s');
                break;
            case 'd':
            case 't': add('t'); break;
            case 'n': add('n'); break;
            case 'h':
                if (i == 0 && is_vowel(next)) add('h');
                break;
            default: add(c); break;  // l, m, r
        }
        if (c == 'n' && next == 'g') ++i;  // ng is one sound, at the start and at the end
    }
    return key.size() < 2 ? std::string{} : key;
}

Match compare_forms(std::string_view asked, std::string_view found)
{
    if (asked.empty() || found.empty()) return Match::None;
    if (asked == found) return Match::Exact;
    if (is_close_spelling(asked, found)) return Match::Close;
    const auto sound = phonetic_key(asked);
    return !sound.empty() && sound == phonetic_key(found) ? Match::Close : Match::None;
}

NameQuery make_name_query(std::string_view last_name_key, std::string_view first_name_key)
{
    return {forms_of(last_name_key), forms_of(first_name_key)};
}

Graded grade(const NameQuery& query, std::span<const NameKeys> names)
{
    Graded best;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto family = forms_of(names[i].family), given = forms_of(names[i].given);
        Match match = compare(query.family, family);
        if (!query.given.empty() && match != Match::None) match = std::min(match, compare(query.given, given));
        if (match == Match::None && !query.given.empty() && compare(query.family, given) != Match::None &&
            compare(query.given, family) != Match::None)
            match = Match::Close;                          // given and family name swapped
        if (i > 0) match = std::min(match, Match::Close);  // any name in F2
        if (match > best.match) best = {match, static_cast<int>(i)};
    }
    return best;
}

Match grade_birth(const BirthQuery& query, Date born)
{
    Match match = Match::Exact;
    if (query.date_of_birth && *query.date_of_birth != born)
        match = day_and_month_swapped(*query.date_of_birth) == born ? Match::Close : Match::None;
    if (query.age) {
        const int apart = age_on(born, query.today).years - *query.age;
        if (apart > kAgeTolerance || apart < -kAgeTolerance || days(born) > days(query.today)) match = Match::None;
    }
    return match;
}

std::vector<BirthRange> birth_ranges(const BirthQuery& query)
{
    if (query.date_of_birth) {
        std::vector<BirthRange> ranges{{*query.date_of_birth, *query.date_of_birth}};
        if (const auto swapped = day_and_month_swapped(*query.date_of_birth)) ranges.push_back({*swapped, *swapped});
        return ranges;
    }
    if (!query.age) return {};
    // Aged a-1 to a+1 today. A day more at the old end: where a birthday of 29 February falls is grade_birth's to say.
    return {{add_years(query.today, -(*query.age + kAgeTolerance + 1)),
             add_years(query.today, -(*query.age - kAgeTolerance))}};
}

}  // namespace policy
