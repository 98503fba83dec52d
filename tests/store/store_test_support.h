// A database of its own for each test, in a folder that goes away with it.
#pragma once

#include <catch_amalgamated.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "server/store/database.h"

class ScratchFolder {
  public:
    ScratchFolder()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "childlink-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ~ScratchFolder() { std::filesystem::remove_all(path_); }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    std::string file(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

inline std::unique_ptr<store::Database> open_scratch(const std::string& path,
                                                     store::DataKind kind = store::DataKind::Demo)
{
    auto opened = store::Database::open({.path = path, .kind = kind, .readers = 2, .must_exist = false});
    INFO((opened ? std::string() : opened.error().code + ": " + opened.error().detail));
    REQUIRE(opened);
    return std::move(*opened);
}
