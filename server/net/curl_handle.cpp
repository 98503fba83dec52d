#include "server/net/curl_handle.h"

#include <mutex>

namespace net {
namespace {

CURL* new_handle()
{
    static std::once_flag once;
    static bool started = false;
    std::call_once(once, [] { started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK; });
    return started ? curl_easy_init() : nullptr;
}

}  // namespace

CurlHandle::CurlHandle(const char* protocols, int timeout_seconds) : handle_(new_handle())
{
    if (!handle_) return;
    set(CURLOPT_PROTOCOLS_STR, protocols);
    set(CURLOPT_TIMEOUT, static_cast<long>(timeout_seconds));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
}

void CurlHandle::append(List& list, const std::string& line)
{
    auto* const longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) {
        set_all_ = false;
        return;
    }
    static_cast<void>(list.release());
    list.reset(longer);
}

void CurlHandle::add_line(const std::string& line) { append(lines_, line); }

void CurlHandle::add_header(const std::string& line)
{
    append(headers_, line);
    set(CURLOPT_HTTPHEADER, headers_.get());
}

CURLcode CurlHandle::perform() { return handle_ && set_all_ ? curl_easy_perform(handle_.get()) : CURLE_FAILED_INIT; }

long CurlHandle::response_code() const
{
    long code = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &code);
    return code;
}

}  // namespace net
