#include "server/store/reader_pool.h"

#include <soci/soci.h>

#include "server/store/dialect.h"

namespace store {

struct ReaderPool::Reader {
    soci::session sql;
    Tx tx{sql};
};

ReaderPool::ReaderPool(const std::string& path, int count)
{
    for (int i = 0; i < count; ++i) {
        auto reader = std::make_unique<Reader>();
        dialect::open_reader(reader->sql, path);
        free_.push_back(reader.get());
        readers_.push_back(std::move(reader));
    }
}

ReaderPool::~ReaderPool() = default;

ReaderPool::Reader* ReaderPool::borrow()
{
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, std::chrono::seconds(5), [&] { return !free_.empty(); })) return nullptr;
    Reader* const reader = free_.back();
    free_.pop_back();
    return reader;
}

void ReaderPool::give_back(Reader* reader)
{
    {
        const std::lock_guard lock(mutex_);
        free_.push_back(reader);
    }
    returned_.notify_one();
}

Status ReaderPool::run(const std::function<Status(Tx&)>& work)
{
    Reader* const reader = borrow();
    if (!reader) return fail(ErrorKind::Unavailable, "database.busy");
    Status answer;
    try {
        dialect::begin_read(reader->sql);
        answer = work(reader->tx);
    } catch (const std::exception& fault) {
        answer = fail(ErrorKind::Unavailable, "database.failed", {}, fault.what());
    }
    try {
        dialect::release_statements(reader->sql);
        if (dialect::in_transaction(reader->sql)) dialect::run(reader->sql, "COMMIT");
    } catch (const std::exception& fault) {
        answer = fail(ErrorKind::Unavailable, "database.failed", {}, fault.what());
    }
    give_back(reader);
    return answer;
}

}  // namespace store
