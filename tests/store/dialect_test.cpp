// What only one engine understands stands in one file (and STRICT and the triggers in the migrations).
#include <catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

TEST_CASE("only the dialect speaks to one engine alone")
{
    const std::filesystem::path source = CHILDLINK_SOURCE_DIR;
    for (const auto& file : std::filesystem::recursive_directory_iterator(
             source / "server", std::filesystem::directory_options::follow_directory_symlink)) {
        const auto name = file.path().filename().string();
        const auto kind = file.path().extension();
        if ((kind != ".cpp" && kind != ".h") || name.starts_with("dialect.")) continue;
        std::ifstream stream(file.path());
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        for (const std::string word :
             {"PRAGMA", "sqlite", "BEGIN IMMEDIATE", "INSERT OR ", "WITHOUT ROWID", "json_extract", "json_each",
              "strftime", "julianday", " GLOB ", "AUTOINCREMENT"}) {
            INFO(name << ": " << word);
            CHECK(text.find(word) == std::string::npos);
        }
    }
}
