// A letter as it goes over the wire: RFC 5322 with MIME, 7 bits, lines of 76 characters at most.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/core/date.h"

namespace mail {

struct Mailbox {
    std::string name;     // UTF-8; may be empty
    std::string address;  // is_mail_address
};
struct Message {
    Mailbox from, to;
    std::string reply_to;         // address; empty: none
    std::vector<std::string> cc;  // addresses
    std::string id;               // the Message-ID is this, an @ and the domain of `from`
    std::string subject, body;    // UTF-8
};
/// Lines end with CR LF. Whatever the texts hold, no header is added and none is broken; bytes that are no UTF-8 go as
/// they are, encoded.
std::string wire_form(const Message& message, Instant now);

/// "Wed, 25 Nov 2026 09:05:55 +0000".
std::string mail_date(Instant moment);
/// A subject or a name for a header that began with `used` characters: as it is, or in encoded words of RFC 2047.
std::string header_text(std::string_view text, std::size_t used);
/// RFC 2045, section 6.7; for a text whose lines end with \n.
std::string quoted_printable(std::string_view text);

}  // namespace mail
