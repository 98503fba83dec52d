// HTTP-14 of docs/operations/http.md: the files of the client.
#include "server/http/assets.h"

#include <catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>

using namespace http;

namespace {

struct Folder {
    std::filesystem::path path;

    Folder()
    {
        path = std::filesystem::temp_directory_path() /
               ("childlink-assets-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
        std::filesystem::create_directories(path / "fonts");
    }
    ~Folder() { std::filesystem::remove_all(path); }
    void write(const std::string& name, const std::string& text) const { std::ofstream(path / name) << text; }
};

Outgoing get(const Assets& assets, const std::string& target,
             std::vector<std::pair<std::string, std::string>> headers = {}, const std::string& method = "GET")
{
    RequestHead head;
    head.method = method;
    head.target = target;
    head.headers = std::move(headers);
    return assets.answer(head);
}
std::string header(const Outgoing& outgoing, const std::string& name)
{
    for (const auto& [key, value] : outgoing.headers)
        if (key == name) return value;
    return {};
}

Assets sample(const Folder& folder)
{
    folder.write("index.html", "the page");
    folder.write("index.html.br", "the page, brotli");
    folder.write("index.html.gz", "the page, gzip");
    folder.write("app.0123abcd.wasm", "program");
    folder.write("app.notahash1.js", "script");
    folder.write("fonts/inter.0123456789.woff2", "font");
    auto assets = Assets::load(folder.path.string());
    REQUIRE(assets);
    return std::move(*assets);
}

}  // namespace

TEST_CASE("HTTP-14 every screen's URL gets the page, which is asked for anew each time")
{
    const Folder folder;
    const auto assets = sample(folder);
    for (const char* target : {"/", "/search", "/entries/abc-DEF_123", "/x/y/?q"}) {
        const auto page = get(assets, target);
        CHECK(page.status == 200);
        CHECK(page.body == "the page");
        CHECK(page.content_type == "text/html; charset=utf-8");
        CHECK(header(page, "Cache-Control") == "no-cache");
    }
    CHECK(get(assets, "/nothing.js").status == 404);
    CHECK(get(assets, "/../index.html.br").status == 404);
    CHECK(get(assets, "/fonts/../index.html").status == 404);
    CHECK(get(assets, "/", {}, "POST").status == 405);
}

TEST_CASE("HTTP-14 a file whose name holds its hash is kept for a year, others are not")
{
    const Folder folder;
    const auto assets = sample(folder);
    const auto program = get(assets, "/app.0123abcd.wasm");
    CHECK(program.content_type == "application/wasm");
    CHECK(header(program, "Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(header(get(assets, "/fonts/inter.0123456789.woff2"), "Cache-Control") ==
          "public, max-age=31536000, immutable");
    CHECK(header(get(assets, "/app.notahash1.js"), "Cache-Control") == "no-cache");
}

TEST_CASE("HTTP-14 the form is the best that the browser takes")
{
    const Folder folder;
    const auto assets = sample(folder);
    const auto encoding = [&](const std::string& accepts) {
        return header(get(assets, "/", {{"accept-encoding", accepts}}), "Content-Encoding");
    };
    CHECK(encoding("gzip, deflate, br") == "br");
    CHECK(encoding("gzip;q=0.5, br;q=0") == "gzip");
    CHECK(encoding("gzip;q=0.0") == "");
    CHECK(encoding("broken") == "");
    CHECK(header(get(assets, "/"), "Vary") == "Accept-Encoding");
}

TEST_CASE("HTTP-14 what the browser has already is not sent again")
{
    const Folder folder;
    const auto assets = sample(folder);
    const auto tag = header(get(assets, "/"), "ETag");
    const auto again = get(assets, "/", {{"if-none-match", "W/\"x\", " + tag}});
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(get(assets, "/", {{"if-none-match", tag}, {"accept-encoding", "br"}}).status == 200);  // another form
}

TEST_CASE("HTTP-14 a folder without a page is refused at the start")
{
    const Folder folder;
    CHECK(Assets::load(folder.path.string()).error().code == "assets.no_page");
    CHECK(Assets::load((folder.path / "nowhere").string()).error().code == "assets.unreadable");
    CHECK(Assets::load(""));
}
