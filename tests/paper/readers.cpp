#include "tests/paper/readers.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>

std::string run_on(const std::string& command, const std::string& bytes, const std::string& ending)
{
    std::string path = "/tmp/paper_test_XXXXXX" + ending;
    const int fd = ::mkstemps(path.data(), static_cast<int>(ending.size()));
    if (fd < 0) return {};
    ::close(fd);
    std::ofstream(path, std::ios::binary) << bytes;
    std::string line = command;
    line.replace(line.find("FILE"), 4, path);
    std::string out;
    if (FILE* pipe = ::popen(line.c_str(), "r")) {
        std::array<char, 4096> part;
        while (const auto got = std::fread(part.data(), 1, part.size(), pipe)) out.append(part.data(), got);
        if (::pclose(pipe) != 0) out = "failed: " + line;
    }
    ::unlink(path.c_str());
    return out;
}

std::string xlsx_cells(const std::string& bytes)
{
    return run_on("python3 " CHILDLINK_SOURCE_DIR "/tests/paper/read_xlsx.py FILE", bytes, ".xlsx");
}
