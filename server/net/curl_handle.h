// libcurl behind a handle that cleans up after itself. Only server/mail and server/lookup reach other machines.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

namespace net {

/// One transfer. What is set for every one of ours: a deadline for the whole of it, no signals, no redirects, no proxy
/// out of the environment, certificates checked.
class CurlHandle {
  public:
    /// `protocols` as libcurl names them: "smtp,smtps".
    CurlHandle(const char* protocols, int timeout_seconds);

    /// False when there was no memory for a handle.
    explicit operator bool() const { return handle_ != nullptr; }
    template <class Value>
    void set(CURLoption option, Value value)
    {
        if (curl_easy_setopt(handle_.get(), option, value) != CURLE_OK) set_all_ = false;
    }
    /// Adds one line to the list that `attach` gives to an option.
    void add_line(const std::string& line);
    void attach(CURLoption option) { set(option, lines_.get()); }
    void add_header(const std::string& line);

    /// Blocks until it has ended. CURLE_FAILED_INIT when an option was not taken.
    CURLcode perform();
    /// The last status that the other side gave; 0 when it said none.
    long response_code() const;

  private:
    struct Clean {
        void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    };
    struct FreeList {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };
    using List = std::unique_ptr<curl_slist, FreeList>;
    void append(List& list, const std::string& line);

    std::unique_ptr<CURL, Clean> handle_;
    List lines_, headers_;
    bool set_all_ = true;
};

}  // namespace net
