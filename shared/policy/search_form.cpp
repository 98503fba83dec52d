// What may be asked (SRC-1, SRC-2, SRC-7): the same faults in the same words in the browser and on the server.
#include <string_view>

#include "shared/domain/search.h"

namespace {

constexpr int kShortestLastName = 2;  // SRC-1: "Ng" and "Le" are whole surnames

// The code points of UTF-8 text; a byte that fits nowhere counts as one, so that bad text is never "shorter".
template <class Visit>
void each_character(std::string_view text, Visit visit)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t point = size == 1 ? lead : lead & (0xFFU >> (size + 1));
        for (std::size_t i = 1; i < size && at + i < text.size(); ++i)
            point = (point << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
        visit(point);
        at += size;
    }
}

int characters(std::string_view text)
{
    int count = 0;
    each_character(text, [&](char32_t) { ++count; });
    return count;
}

// Letters of any script: what is neither ASCII punctuation, nor a mark that combines with the letter before it, nor one
// of the typographic apostrophes, hyphens and spaces. A letter written as base and accent counts once.
int letters(std::string_view text)
{
    int count = 0;
    each_character(text, [&](char32_t point) {
        const bool ascii_letter = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
        const bool combining = point >= 0x300 && point <= 0x36F;
        const bool punctuation = (point >= 0x80 && point <= 0xBF) || (point >= 0x2000 && point <= 0x206F);
        const bool modifier = point >= 0x2B0 && point <= 0x2FF;  // the okina among them
        if (ascii_letter || (point >= 0xC0 && !combining && !punctuation && !modifier)) ++count;
    });
    return count;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }
bool has_wildcard(std::string_view text) { return text.find_first_of("*%?_") != std::string_view::npos; }

class Faults {
  public:
    void add(const char* code, const char* field) { list_.push_back({ErrorKind::Invalid, code, field, {}}); }
    std::vector<Error> take() { return std::move(list_); }

  private:
    std::vector<Error> list_;
};

// SRC-7, and the same for the roll: who asks for which service, and why.
void check_reason(Faults& faults, const std::string& grant, const std::string& purpose, const std::string& note)
{
    if (is_blank(grant)) faults.add("search.grant_required", "grant");
    if (is_blank(purpose)) faults.add("search.purpose_required", "purpose");
    if (characters(note) > kNoteLimit) faults.add("search.note_too_long", "note");
}

}  // namespace

std::vector<Error> faults_of(const SearchForm& form, Date today)
{
    Faults faults;
    check_reason(faults, form.grant, form.purpose, form.note);

    if (!is_blank(form.identifier)) {  // SRC-1: accepted alone
        const bool alone = is_blank(form.last_name) && is_blank(form.first_name) && !form.date_of_birth && !form.age;
        if (!alone) faults.add("search.identifier_alone", "identifier");
        if (has_wildcard(form.identifier)) faults.add("search.wildcard", "identifier");
        return faults.take();
    }

    if (has_wildcard(form.last_name)) faults.add("search.wildcard", "last_name");  // SRC-2
    else if (is_blank(form.last_name)) faults.add("search.last_name_required", "last_name");
    else if (letters(form.last_name) < kShortestLastName) faults.add("search.last_name_too_short", "last_name");

    if (has_wildcard(form.first_name)) faults.add("search.wildcard", "first_name");

    if (form.date_of_birth && days(*form.date_of_birth) > days(today))
        faults.add("search.birth_in_future", "date_of_birth");
    if (form.age && (*form.age < 0 || *form.age > kOldestSearchableAge)) faults.add("search.age_out_of_range", "age");
    if (!form.date_of_birth && !form.age) faults.add("search.age_or_birth_required", "age");
    return faults.take();
}

std::vector<Error> faults_of(const RollForm& form)
{
    Faults faults;
    check_reason(faults, form.grant, form.purpose, form.note);
    return faults.take();
}
