// A few connections that can only read, lent one at a time. Each reading sees one snapshot.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/store/database.h"

namespace store {

class ReaderPool {
  public:
    /// Throws soci::soci_error when the file cannot be opened.
    ReaderPool(const std::string& path, int count);
    ~ReaderPool();
    ReaderPool(const ReaderPool&) = delete;
    ReaderPool& operator=(const ReaderPool&) = delete;

    /// Errors: Unavailable "database.busy" (no connection was free for five seconds), "database.failed".
    Status run(const std::function<Status(Tx&)>& work);

  private:
    struct Reader;
    Reader* borrow();
    void give_back(Reader* reader);

    std::vector<std::unique_ptr<Reader>> readers_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<Reader*> free_;
};

}  // namespace store
