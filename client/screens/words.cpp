#include "client/screens/words.h"

#include "client/words/words.h"

namespace screens {

std::vector<widgets::Fault> in_words(const std::vector<Error>& errors)
{
    std::vector<widgets::Fault> faults;
    for (const auto& error : errors) faults.push_back({error.field, std::string(words::of_code(error.code))});
    return faults;
}

std::string initials_of(std::string_view name)
{
    // The first letter of the first and of the last word; a letter may be of several bytes.
    std::string initials;
    const auto add = [&](std::size_t at) {
        if (at >= name.size()) return;
        do initials += name[at];
        while (++at < name.size() && (static_cast<unsigned char>(name[at]) & 0xC0U) == 0x80U);
    };
    add(0);
    if (const auto space = name.rfind(' '); space != std::string_view::npos) add(space + 1);
    return initials;
}

}  // namespace screens
