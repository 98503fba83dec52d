#include "shared/core/mail_address.h"

#include <algorithm>

namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Calls `is_part` for what stands between dots; false at the first that is none.
template <class IsPart>
bool all_parts(std::string_view text, IsPart&& is_part)
{
    for (;;) {
        const auto dot = text.find('.');
        if (!is_part(text.substr(0, dot))) return false;
        if (dot == text.npos) return true;
        text.remove_prefix(dot + 1);
    }
}

bool is_atom(std::string_view part)
{
    constexpr std::string_view kOthers = "!#$%&'*+-/=?^_`{|}~";  // RFC 5322, atext
    return !part.empty() && std::all_of(part.begin(), part.end(), [&](char c) {
        return is_letter_or_digit(c) || kOthers.find(c) != kOthers.npos;
    });
}

bool is_label(std::string_view part)
{
    return !part.empty() && part.size() <= 63 && part.front() != '-' && part.back() != '-' &&
           std::all_of(part.begin(), part.end(), [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

}  // namespace

bool is_mail_address(std::string_view text)
{
    const auto at = text.find('@');
    if (text.size() > 254 || at == text.npos || at > 64) return false;
    const auto domain = text.substr(at + 1);
    return all_parts(text.substr(0, at), is_atom) && domain.find('.') != domain.npos && all_parts(domain, is_label);
}

std::string_view mail_domain(std::string_view address)
{
    const auto at = address.find('@');
    return at == address.npos ? std::string_view() : address.substr(at + 1);
}
