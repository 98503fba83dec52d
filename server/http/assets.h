// The built client, held in memory: read once at start, so no request ever names a file of the disk.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "server/http/exchange.h"
#include "shared/core/result.h"

namespace http {

class Assets {
  public:
    /// Reads every file under `web_root`, with its .br and .gz siblings as other forms of it. An empty path: no client.
    /// Errors: Unavailable "assets.unreadable", "assets.no_page" (no index.html).
    static Result<Assets> load(const std::string& web_root);

    /// A file by its path; the page for every path without an extension, since each screen has its own URL.
    Outgoing answer(const RequestHead& head) const;

  private:
    struct File {
        std::string type, plain, brotli, gzip;
        std::string tag;      // of the plain form
        bool is_immutable{};  // its name holds a hash of its content
    };
    const File* find(std::string_view path) const;

    std::map<std::string, File, std::less<>> files_;
};

}  // namespace http
