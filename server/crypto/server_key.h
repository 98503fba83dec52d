// The one secret of a server, in a file beside the database: whoever holds the database alone reads no second factor
// and checks no guessed name or recovery code.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/result.h"

namespace crypto {

class ServerKey {
  public:
    /// Reads the key, or makes it (mode 0600) when there is no such file.
    /// Errors: Unavailable "key.unreadable", "key.exposed" (others than its owner may read it), "key.failed".
    static Result<ServerKey> load_or_make(const std::string& path);
    /// A key for a test, or for one run.
    static ServerKey fresh();
    ~ServerKey();
    ServerKey(const ServerKey&) = default;
    ServerKey& operator=(const ServerKey&) = default;

    /// Hidden and bound to `owner`: opened only under the same key and the same owner. Base64url.
    std::string seal(std::string_view plain, std::string_view owner) const;
    /// Nothing, when it was changed, or sealed for another owner or under another key.
    std::optional<std::string> open(std::string_view sealed, std::string_view owner) const;
    /// A digest that cannot be guessed without the key, 64 hex digits. `use` keeps digests of different things apart.
    std::string digest(std::string_view use, std::string_view text) const;

  private:
    ServerKey() = default;
    using Bytes = std::array<unsigned char, 32>;
    Bytes sealing_key() const;
    Bytes digest_key() const;
    Bytes root_{};
};

}  // namespace crypto
