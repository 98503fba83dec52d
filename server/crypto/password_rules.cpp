#include "server/crypto/password_rules.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace crypto {
namespace {

// A password is common when little is left of it once the words, rows of keys and years that everybody uses are taken
// out. That covers their endless combinations ("Password2024!!", "qwerty123qwerty") with a short list.
constexpr std::size_t kOwnCharacters = 6;

constexpr std::array<std::string_view, 96> kWords{
    "administrator", "trustnoone", "letmein",   "password",     "passwort", "passphrase", "passcode", "welcome",
    "iloveyou",      "sunshine",   "princess",  "football",     "baseball", "basketball", "superman", "batman",
    "starwars",      "pokemon",    "monkey",    "dragon",       "shadow",   "master",     "michael",  "jordan",
    "jennifer",      "jessica",    "ashley",    "daniel",       "charlie",  "thomas",     "hunter",   "ranger",
    "buster",        "soccer",     "hockey",    "killer",       "pepper",   "ginger",     "cookie",   "cheese",
    "banana",        "summer",     "winter",    "autumn",       "spring",   "monday",     "tuesday",  "wednesday",
    "thursday",      "friday",     "saturday",  "sunday",       "january",  "february",   "march",    "april",
    "august",        "september",  "october",   "november",     "december", "melbourne",  "victoria", "australia",
    "collingwood",   "geelong",    "carlton",   "richmond",     "essendon", "hawthorn",   "teacher",  "school",
    "student",       "children",   "education", "kindergarten", "computer", "internet",   "changeme", "default",
    "secret",        "access",     "login",     "hello",        "freedom",  "whatever",   "flower",   "orange",
    "purple",        "yellow",     "silver",    "correct",      "horse",    "battery",    "staple",   "abc123"};

// Neighbours on the keyboard, in the alphabet and among the digits; read in both directions.
constexpr std::array<std::string_view, 8> kRows{
    "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn",   "!@#$%^&*()"};

char plain_letter(char c)
{
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return c;
}

// "p@ssw0rd" is no better than "password".
char unmasked(char c)
{
    constexpr std::string_view kMasks = "@4031!5$7", kLetters = "aaoeiisst";
    const auto at = kMasks.find(c);
    return at == std::string_view::npos ? c : kLetters[at];
}

std::string mapped(std::string text, char (*change)(char))
{
    std::transform(text.begin(), text.end(), text.begin(), change);
    return text;
}

std::size_t run_length(std::string_view text, std::string_view row)
{
    const auto start = row.find(text.front());
    if (start == std::string_view::npos) return 0;
    std::size_t length = 1;
    while (length < text.size() && start + length < row.size() && text[length] == row[start + length]) ++length;
    return length;
}

// How much at the start of `text` is a stretch of four or more neighbours, or of one character again and again.
std::size_t row_at_start(std::string_view text)
{
    std::size_t longest = 1;
    while (longest < text.size() && text[longest] == text.front()) ++longest;
    for (const auto row : kRows) {
        const std::string back(row.rbegin(), row.rend());
        longest = std::max({longest, run_length(text, row), run_length(text, back)});
    }
    return longest >= 4 ? longest : 0;
}

std::size_t year_at_start(std::string_view text)
{
    const bool century = text.starts_with("19") || text.starts_with("20");
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return century && text.size() >= 4 && digit(text[2]) && digit(text[3]) ? 4 : 0;
}

// "abc-abc-abc-abc-" is one part, not four.
std::string_view without_repeats(std::string_view text)
{
    for (std::size_t period = 1; period <= text.size() / 2; ++period) {
        std::size_t i = period;
        while (i < text.size() && text[i] == text[i - period]) ++i;
        if (i == text.size()) return text.substr(0, period);
    }
    return text;
}

std::size_t own_characters(const std::string& password)
{
    const auto lower = mapped(password, plain_letter);
    const std::string once(without_repeats(lower));
    const auto open = mapped(once, unmasked);
    std::size_t own = 0;
    for (std::size_t i = 0; i < once.size();) {
        const std::string_view rest = std::string_view(once).substr(i), open_rest = std::string_view(open).substr(i);
        std::size_t known = std::max(row_at_start(rest), year_at_start(rest));
        for (const auto word : kWords)
            if (open_rest.starts_with(word) || rest.starts_with(word)) known = std::max(known, word.size());
        if (known == 0) ++own;
        i += std::max<std::size_t>(known, 1);
    }
    return own;
}

bool holds_any(const std::string& password, const std::vector<std::string>& known_words)
{
    const auto lower = mapped(password, plain_letter), open = mapped(lower, unmasked);
    for (const auto& words : known_words) {
        const auto known = mapped(words, plain_letter);
        for (std::size_t start = 0; start < known.size();) {
            const auto end = std::min(known.find_first_of(" .@-_'", start), known.size());
            const auto word = known.substr(start, end - start);
            if (word.size() >= 4 && (lower.find(word) != std::string::npos || open.find(word) != std::string::npos))
                return true;
            start = end + 1;
        }
    }
    return false;
}

// Characters of a UTF-8 text; -1 when it is none, or holds control characters.
int characters_in(const std::string& text)
{
    int count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        const auto lead = static_cast<unsigned char>(text[i++]);
        const int more = lead < 0x80                   ? 0
                         : lead >= 0xC2 && lead < 0xE0 ? 1
                         : lead >= 0xE0 && lead < 0xF0 ? 2
                         : lead >= 0xF0 && lead < 0xF5 ? 3
                                                       : -1;
        if (more < 0 || lead < 0x20 || lead == 0x7F) return -1;
        for (int k = 0; k < more; ++k, ++i)
            if (i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return -1;
    }
    return count;
}

tl::unexpected<Error> refuse(const char* code) { return fail(ErrorKind::Invalid, code, "password"); }

}  // namespace

Status check_password(const std::string& password, const std::vector<std::string>& known_words, int shortest)
{
    const int characters = characters_in(password);
    if (characters < 0) return refuse("password.unreadable");
    if (characters < shortest) return refuse("password.too_short");
    if (characters > kPasswordMax) return refuse("password.too_long");
    if (holds_any(password, known_words)) return refuse("password.holds_name");
    if (own_characters(password) < kOwnCharacters) return refuse("password.common");
    return {};
}

}  // namespace crypto
