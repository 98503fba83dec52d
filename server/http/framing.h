// Where one request ends and the next begins. Stricter than the standard asks: whatever two readers could read in two
// ways is refused, so that nothing can be smuggled past a proxy in front.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

inline constexpr std::size_t kHeadLimit = 16 * 1024;  // request line and headers together, bytes
inline constexpr std::size_t kLineLimit = 8000;       // one header line
inline constexpr std::size_t kTargetLimit = 2048;
inline constexpr int kHeaderLimit = 100;  // header lines

struct RequestHead {
    std::string method;  // GET, HEAD or POST
    std::string target;  // starts with '/', visible ASCII
    /// Only the headers that the product reads, names in lower case, each at most once. All others end here, among them
    /// everything that claims to know the client's address (REMOTE_ADDR, X-Forwarded-For ...).
    std::vector<std::pair<std::string, std::string>> headers;
    std::size_t content_length{};
    bool keep_alive{};

    /// The value of a header, or an empty text. `name` in lower case.
    std::string_view header(std::string_view name) const;
    bool has_header(std::string_view name) const;
    std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
};

/// A refusal of the gate: its status and its code in the body.
struct Refusal {
    int status;
    std::string_view code;
};

struct HeadReading {
    std::optional<Refusal> refusal;
    std::optional<RequestHead> head;  // neither: more bytes are needed
    std::size_t head_size{};          // bytes up to and with the empty line
};

/// Reads a head from the start of `bytes`. `scanned`: how many of them an earlier call has already looked at; kept by
/// the caller, 0 for a new request. A fault shows at once, not only when the head is complete.
HeadReading read_head(std::string_view bytes, std::size_t& scanned);

}  // namespace http
