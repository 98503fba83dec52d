// Addresses of electronic mail, as far as this product takes them: plain letters on both sides of the one @.
#pragma once

#include <string>
#include <string_view>

/// Whether a letter can be sent there: a dot-atom of RFC 5322, an @, and a domain of two labels or more; ASCII, 254
/// characters at most. No quoted local parts, no comments, no display names, and so nothing that could add a header.
bool is_mail_address(std::string_view text);

/// The part behind the @; empty when there is none.
std::string_view mail_domain(std::string_view address);
