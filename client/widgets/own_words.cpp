#include "client/widgets/own_words.h"

namespace widgets::own {

std::string figure(std::size_t number)
{
    auto digits = std::to_string(number);
    for (auto at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string counted(std::size_t number, Noun noun)
{
    return figure(number) + " " + std::string(number == 1 ? noun.one : noun.many);
}

std::string matching(std::size_t number, Noun noun)
{
    if (number == 0) return "No " + std::string(noun.many) + " match";
    return counted(number, noun) + (number == 1 ? " matches" : " match");
}

std::string characters_left(int left, int most)
{
    return figure(static_cast<std::size_t>(left)) + " of " + figure(static_cast<std::size_t>(most)) +
           " characters left";
}

std::string showing(std::size_t first, std::size_t last, std::size_t total, Noun noun)
{
    if (total == 0) return "No " + std::string(noun.many);
    return "Showing " + figure(first) + " to " + figure(last) + " of " + counted(total, noun);
}

std::string selected(std::size_t number, Noun noun) { return counted(number, noun) + " selected"; }

std::string size_of(std::uint64_t bytes)
{
    if (bytes < 1000) return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    if (bytes < 999500) return std::to_string((bytes + 500) / 1000) + " KB";
    const auto tenths = (bytes + 50000) / 100000;
    return std::to_string(tenths / 10) + (tenths % 10 ? "." + std::to_string(tenths % 10) : "") + " MB";
}

std::string wrong_ending(std::string_view name, std::span<const std::string_view> endings)
{
    std::string kinds;
    for (std::size_t i = 0; i < endings.size(); ++i) {
        if (i > 0) kinds += i + 1 < endings.size() ? ", " : " or ";
        for (const char c : endings[i].substr(1)) kinds += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    }
    return std::string(name) + " cannot be added: only " + kinds + " files can";
}

std::string too_large(std::string_view name, std::uint64_t size, std::uint64_t largest)
{
    return std::string(name) + " is too large: it has " + size_of(size) + ", and at most " + size_of(largest) +
           " can be sent";
}

std::string is_empty(std::string_view name) { return std::string(name) + " is empty"; }

std::string too_many(int most)
{
    return most == 1 ? "Only one file can be added: remove it to choose another"
                     : "At most " + std::to_string(most) + " files can be added";
}

}  // namespace widgets::own
