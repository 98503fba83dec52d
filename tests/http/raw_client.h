// A client that says exactly what it is told to, byte by byte.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

struct RawAnswer {
    int status{};
    std::multimap<std::string, std::string> headers;  // names in lower case
    std::string body, bytes;

    std::string header(const std::string& name) const;
};

class RawClient {
  public:
    explicit RawClient(int port);
    ~RawClient();
    RawClient(RawClient&& other) noexcept;
    RawClient(const RawClient&) = delete;

    void send(std::string_view bytes);
    void finish_sending();
    /// One answer, framed by its Content-Length; nothing when the server closes without one. Fails the test after 10 s.
    std::optional<RawAnswer> answer(bool without_body = false);
    void wait_for_first_byte();
    /// send() and answer(), which must come.
    RawAnswer exchange(std::string_view bytes);
    /// Whether the server has closed its side, waiting for it up to 10 s.
    bool is_closed_by_server();

  private:
    bool fill();

    int fd_;
    std::string in_;
};
