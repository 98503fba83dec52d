#include "server/mail/smtp.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "server/net/curl_handle.h"
#include "shared/core/mail_address.h"

namespace mail {
namespace {

std::size_t read_some(char* to, std::size_t size, std::size_t count, void* from)
{
    auto& left = *static_cast<std::string_view*>(from);
    const auto taken = std::min(size * count, left.size());
    std::memcpy(to, left.data(), taken);
    left.remove_prefix(taken);
    return taken;
}

/// Notes whether the server has been asked about a recipient: only what it refuses from there on is about this letter.
int watch(CURL*, curl_infotype kind, char* data, std::size_t size, void* asked)
{
    if (kind == CURLINFO_HEADER_OUT && std::string_view(data, size).starts_with("RCPT TO:"))
        *static_cast<bool*>(asked) = true;
    return 0;
}

/// libcurl greets with what stands behind the address; without it, with this machine's own name, which is nobody's
/// business.
std::string url_of(const Settings::Mail& server, const Envelope& envelope)
{
    const auto host = server.smtp_url.find("://") + 3;
    const auto path = server.smtp_url.find('/', host);
    if (path == std::string::npos) return server.smtp_url + "/" + std::string(mail_domain(envelope.from));
    if (path + 1 == server.smtp_url.size()) return server.smtp_url + std::string(mail_domain(envelope.from));
    return server.smtp_url;
}

DeliveryReport report_of(CURLcode ended, long reply, bool asked_recipient)
{
    switch (ended) {
        case CURLE_OK: return {Delivery::Taken, {}};
        case CURLE_LOGIN_DENIED: return {Delivery::Later, "sign_in"};
        case CURLE_OPERATION_TIMEDOUT: return {Delivery::Later, "slow"};
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT: return {Delivery::Later, "away"};
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_PEER_FAILED_VERIFICATION: return {Delivery::Later, "tls"};
        default: break;
    }
    // RFC 5321, 4.2: 55x is about this letter and for good; 53x is about signing in, 4xx passes. A greeting or a sender
    // that is refused is about us, and every letter would be lost by it.
    if (asked_recipient && reply >= 550 && reply < 560) return {Delivery::Refused, "refused"};
    if (reply >= 530 && reply < 540) return {Delivery::Later, "sign_in"};
    if (reply >= 400 && reply < 500) return {Delivery::Later, "busy"};
    return {Delivery::Later, reply == 0 ? "away" : "failed"};
}

}  // namespace

DeliveryReport send_by_smtp(const Settings::Mail& server, const Envelope& envelope, const std::string& message)
{
    net::CurlHandle transfer("smtp,smtps", server.timeout_seconds);
    if (!transfer) return {Delivery::Later, "failed"};
    const auto url = url_of(server, envelope), from = "<" + envelope.from + ">";
    std::string_view left = message;
    transfer.set(CURLOPT_URL, url.c_str());
    transfer.set(CURLOPT_USE_SSL, static_cast<long>(server.tls == "none" ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (!server.user.empty()) {
        transfer.set(CURLOPT_USERNAME, server.user.c_str());
        transfer.set(CURLOPT_PASSWORD, server.password.c_str());
    }
    transfer.set(CURLOPT_MAIL_FROM, from.c_str());
    for (const auto& address : envelope.to) transfer.add_line("<" + address + ">");
    transfer.attach(CURLOPT_MAIL_RCPT);
    transfer.set(CURLOPT_UPLOAD, 1L);
    transfer.set(CURLOPT_READFUNCTION, &read_some);
    transfer.set(CURLOPT_READDATA, static_cast<void*>(&left));
    bool asked_recipient = false;
    transfer.set(CURLOPT_VERBOSE, 1L);
    transfer.set(CURLOPT_DEBUGFUNCTION, &watch);
    transfer.set(CURLOPT_DEBUGDATA, static_cast<void*>(&asked_recipient));
    const auto ended = transfer.perform();
    return report_of(ended, transfer.response_code(), asked_recipient);
}

}  // namespace mail
