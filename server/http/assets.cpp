#include "server/http/assets.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/crypto/hash.h"

namespace http {

namespace {

namespace fs = std::filesystem;

struct ContentType {
    std::string_view extension, type;
};
constexpr std::array kContentTypes{
    ContentType{".html", "text/html; charset=utf-8"},
    ContentType{".js", "text/javascript; charset=utf-8"},
    ContentType{".mjs", "text/javascript; charset=utf-8"},
    ContentType{".css", "text/css; charset=utf-8"},
    ContentType{".wasm", "application/wasm"},
    ContentType{".json", "application/json"},
    ContentType{".webmanifest", "application/manifest+json"},
    ContentType{".svg", "image/svg+xml"},
    ContentType{".png", "image/png"},
    ContentType{".ico", "image/x-icon"},
    ContentType{".woff2", "font/woff2"},
    ContentType{".ttf", "font/ttf"},
    ContentType{".otf", "font/otf"},
    ContentType{".txt", "text/plain; charset=utf-8"},
};

std::string type_of(const fs::path& path)
{
    const auto extension = path.extension().string();
    for (const auto& each : kContentTypes)
        if (each.extension == extension) return std::string(each.type);
    return "application/octet-stream";
}

/// "app.0a1b2c3d.wasm": eight or more hexadecimal digits before the extension.
bool has_content_hash(const fs::path& path)
{
    const auto hash = path.stem().extension().string();  // with its dot
    return hash.size() >= 9 &&
           std::all_of(hash.begin() + 1, hash.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

std::string read_all(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string_view trim(std::string_view text)
{
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// Whether a comma-separated header names `wanted`, and not only to rule it out ("br;q=0").
bool names(std::string_view list, std::string_view wanted)
{
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        const auto item = trim(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
        const auto semicolon = std::min(item.find(';'), item.size());
        const auto weight = trim(item.substr(std::min(semicolon + 1, item.size())));
        if (trim(item.substr(0, semicolon)) == wanted)
            return weight.empty() || weight.find_first_not_of("q=0.") != std::string_view::npos;
    }
    return false;
}

}  // namespace

Result<Assets> Assets::load(const std::string& web_root)
{
    Assets assets;
    if (web_root.empty()) return assets;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(web_root, error)) {
        const auto& path = entry.path();
        if (!entry.is_regular_file(error) || path.extension() == ".br" || path.extension() == ".gz") continue;
        File file;
        file.type = type_of(path);
        file.plain = read_all(path);
        file.brotli = read_all(path.string() + ".br");
        file.gzip = read_all(path.string() + ".gz");
        file.tag = crypto::sha256_hex(file.plain).substr(0, 32);
        file.is_immutable = has_content_hash(path);
        assets.files_.emplace("/" + fs::relative(path, web_root, error).generic_string(), std::move(file));
    }
    if (error)
        return fail(ErrorKind::Unavailable, "assets.unreadable", "server.web_root",
                    "Cannot read the client from " + web_root + ": " + error.message() + ".");
    if (!assets.files_.contains("/index.html"))
        return fail(
            ErrorKind::Unavailable, "assets.no_page", "server.web_root",
            "There is no index.html in " + web_root + ". Build the client, or name its folder with --web-root.");
    return assets;
}

const Assets::File* Assets::find(std::string_view path) const
{
    const auto name = path.substr(path.rfind('/') + 1);
    const auto found = files_.find(name.find('.') == std::string_view::npos ? "/index.html" : path);
    return found == files_.end() ? nullptr : &found->second;
}

Outgoing Assets::answer(const RequestHead& head) const
{
    if (head.method == "POST") {
        auto refusal = error_answer(405, "request.method");
        refusal.headers.emplace_back("Allow", "GET, HEAD");
        return refusal;
    }
    const auto* file = find(head.path());
    if (file == nullptr) return error_answer(404, "request.unknown_path");

    const auto accepts = head.header("accept-encoding");
    const bool brotli = !file->brotli.empty() && names(accepts, "br");
    const bool gzip = !brotli && !file->gzip.empty() && names(accepts, "gzip");
    const std::string tag = "\"" + file->tag + (brotli ? "-br" : gzip ? "-gz" : "") + "\"";

    Outgoing outgoing;
    outgoing.headers = {{"ETag", tag},
                        {"Vary", "Accept-Encoding"},
                        {"Cache-Control", file->is_immutable ? "public, max-age=31536000, immutable" : "no-cache"}};
    if (names(head.header("if-none-match"), tag)) {
        outgoing.status = 304;
        return outgoing;
    }
    outgoing.content_type = file->type;
    outgoing.body = brotli ? file->brotli : gzip ? file->gzip : file->plain;
    if (brotli || gzip) outgoing.headers.emplace_back("Content-Encoding", brotli ? "br" : "gzip");
    return outgoing;
}

}  // namespace http
