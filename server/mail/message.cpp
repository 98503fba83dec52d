#include "server/mail/message.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "shared/core/mail_address.h"

namespace mail {
namespace {

constexpr std::size_t kLineLength = 76;

bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }
bool continues_a_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string base64(std::string_view bytes)
{
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t at) {
            return at < bytes.size() ? static_cast<unsigned>(static_cast<unsigned char>(bytes[at])) : 0U;
        };
        const unsigned three = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
        for (unsigned digit = 0; digit < 4; ++digit)
            text += i + digit <= bytes.size() ? kDigits[three >> (18 - 6 * digit) & 63] : '=';
    }
    return text;
}

/// As many whole letters of `text` as go into `room` bytes; one byte at least.
std::string_view whole_letters(std::string_view text, std::size_t room)
{
    std::size_t end = std::min(text.size(), room);
    while (end > 0 && end < text.size() && continues_a_letter(text[end])) --end;
    return text.substr(0, std::max<std::size_t>(end, std::min<std::size_t>(1, text.size())));
}

std::string encoded_words(std::string_view text, std::size_t used)
{
    constexpr std::string_view kBefore = "=?utf-8?B?", kAfter = "?=";
    std::string words;
    while (!text.empty()) {
        const auto left = kLineLength - std::min(used, kLineLength - 1) - 1;
        const auto frame = kBefore.size() + kAfter.size();
        const auto room = left > frame + 8 ? (left - frame) / 4 * 3 : 0;
        if (room > 0) {
            const auto piece = whole_letters(text, room);
            words.append(kBefore).append(base64(piece)).append(kAfter);
            text.remove_prefix(piece.size());
        }
        if (!text.empty()) words += "\r\n ";
        used = 1;
    }
    return words;
}

/// Printable ASCII, broken at spaces.
std::string folded(std::string_view text, std::size_t used)
{
    std::string lines;
    while (!text.empty()) {
        const auto space = text.find(' ', 1);  // a word goes with the space before it
        const auto word = text.substr(0, space);
        if (used + word.size() > kLineLength && word.front() == ' ' && used > 1) {
            lines += "\r\n";
            used = 0;
        }
        lines += word;
        used += word.size();
        text.remove_prefix(word.size());
    }
    return lines;
}

std::string mailbox(const Mailbox& box, std::size_t used)
{
    if (box.name.empty()) return box.address;
    const auto address = "<" + box.address + ">";
    if (!std::all_of(box.name.begin(), box.name.end(), is_plain) || box.name.find("=?") != std::string::npos)
        return encoded_words(box.name, used) + "\r\n " + address;
    std::string quoted = "\"";
    for (const char c : box.name) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"\r\n " + address;
}

}  // namespace

std::string mail_date(Instant moment)
{
    constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto start = std::chrono::floor<std::chrono::days>(moment);
    const Date day{start};
    const std::chrono::hh_mm_ss time{moment - start};
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %u %s %d %02d:%02d:%02d +0000",
                  kDays[std::chrono::weekday{start}.c_encoding()], static_cast<unsigned>(day.day()),
                  kMonths[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

std::string header_text(std::string_view text, std::size_t used)
{
    const bool as_it_is = std::all_of(text.begin(), text.end(), is_plain) && text.find("=?") == text.npos;
    return as_it_is ? folded(text, used) : encoded_words(text, used);
}

std::string quoted_printable(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string all;
    std::size_t used = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n';
        if (c == '\n') {
            all += "\r\n";
            used = 0;
            continue;
        }
        // A space at the end of a line would be lost on the way.
        const bool stays = is_plain(c) && c != '=' && !(c == ' ' && ends_line);
        const std::size_t wide = stays ? 1 : 3;
        if (used + wide > kLineLength - 1) {
            all += "=\r\n";
            used = 0;
        }
        if (stays) {
            all += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            all += {'=', kDigits[byte >> 4], kDigits[byte & 15]};
        }
        used += wide;
    }
    return all;
}

std::string wire_form(const Message& message, Instant now)
{
    std::string all;
    const auto header = [&](std::string_view name, const std::string& value) {
        all.append(name).append(": ").append(value).append("\r\n");
    };
    header("Date", mail_date(now));
    header("From", mailbox(message.from, 6));
    if (!message.reply_to.empty()) header("Reply-To", message.reply_to);
    header("To", mailbox(message.to, 4));
    std::string copies;
    for (const auto& address : message.cc) copies += (copies.empty() ? "" : ",\r\n ") + address;
    if (!copies.empty()) header("Cc", copies);
    header("Subject", header_text(message.subject, 9));
    header("Message-ID", "<" + message.id + "@" + std::string(mail_domain(message.from.address)) + ">");
    header("Auto-Submitted", "auto-generated");  // RFC 3834: no holiday notices in return
    header("MIME-Version", "1.0");
    header("Content-Type", "text/plain; charset=utf-8");
    header("Content-Transfer-Encoding", "quoted-printable");
    all.append("\r\n").append(quoted_printable(message.body));
    if (!all.ends_with("\r\n")) all += "\r\n";
    return all;
}

}  // namespace mail
