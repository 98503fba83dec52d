#include "tests/admin/matrix.h"

#include <catch_amalgamated.hpp>
#include <fstream>
#include <sstream>

namespace matrix {

namespace {

std::string stripped(const std::string& text)
{
    const auto from = text.find_first_not_of(" \t\r");
    return from == text.npos ? std::string() : text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

Row row_in(const std::string& line)
{
    Row row;
    std::istringstream words(line);
    std::string word;
    INFO(kFile << ": " << line);
    REQUIRE(words >> row.act);
    for (auto& may : row.may) {
        REQUIRE(words >> word);
        REQUIRE((word == "yes" || word == "-"));
        may = word == "yes";
    }
    for (auto& cell : row.cells) REQUIRE(words >> cell);
    REQUIRE_FALSE(words >> word);
    for (const auto& cell : row.cells) REQUIRE((cell == "-") == row.is_apart());
    return row;
}

}  // namespace

std::vector<Row> rows()
{
    std::ifstream file(std::string(CHILDLINK_SOURCE_DIR) + "/" + kFile);
    REQUIRE(file);
    std::vector<Row> all;
    std::string line;
    bool is_headed = false;
    while (std::getline(file, line)) {
        const auto text = stripped(line.substr(0, line.find('#')));
        if (text.empty()) continue;
        INFO(kFile << ": " << line);
        if (line.front() != ' ') {
            if (is_headed) all.push_back(row_in(text));
            is_headed = true;
            continue;
        }
        REQUIRE_FALSE(all.empty());
        if (text.rfind("sql ", 0) == 0) {
            all.back().statements.push_back(text.substr(4));
            continue;
        }
        const auto equals = text.find('=');
        REQUIRE(equals != text.npos);
        all.back().form.emplace_back(stripped(text.substr(0, equals)), stripped(text.substr(equals + 1)));
    }
    return all;
}

}  // namespace matrix
