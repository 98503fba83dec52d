// The one way to the tables. One writer thread owns the only connection that writes and checkpoints; it commits in
// groups and every acknowledged act has been synced. Readers have read-only connections of their own.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <typeindex>
#include <unordered_map>
#include <utility>

#include "shared/core/result.h"

namespace soci {
class session;
}

namespace store {

/// One unit of work inside a transaction. The stores of this folder, and nobody else, speak SQL through it.
class Tx {
  public:
    explicit Tx(soci::session& sql) : sql_(sql) {}
    Tx(const Tx&) = delete;
    Tx& operator=(const Tx&) = delete;

    /// Stores only; a test holds everyone else to it.
    soci::session& sql() { return sql_; }

    /// The one T of this connection, made as T(soci::session&) when first asked for: statements prepared once, with the
    /// variables they are bound to. For the busiest paths only; `sql() << ...` is fine everywhere else.
    template <class T>
    T& kept()
    {
        auto& slot = kept_[std::type_index(typeid(T))];
        if (!slot) slot = std::make_shared<T>(sql_);
        return *static_cast<T*>(slot.get());
    }

  private:
    soci::session& sql_;
    std::unordered_map<std::type_index, std::shared_ptr<void>> kept_;
};

/// Real and demo data never share a database file (TRN-8): the mark is set when the file is made and never changes.
enum class DataKind { Real, Demo };

struct DatabaseOptions {
    std::string path;
    DataKind kind = DataKind::Real;
    int readers = 4;
    int queue_limit = 512;   // units of work waiting for the writer; past it, act() answers Unavailable at once
    int group_limit = 32;    // units of work to one commit
    bool must_exist = true;  // false: make the file, mark it, migrate it
    bool read_only = false;  // beside a running server: no lock, no writer; the file must be up to date
};

class Database {
  public:
    /// Opens (or makes), locks against a second process, checks the mark, migrates, starts the writer.
    /// Errors: Unavailable "database.missing", "database.in_use", "database.wrong_kind" (TRN-8), "database.foreign"
    /// (not one of ours), "database.newer" or "database.older" (than this program), "database.failed".
    static Result<std::unique_ptr<Database>> open(const DatabaseOptions& options);
    virtual ~Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// The mark of an existing file, for a tool that serves both kinds. Errors: as open.
    static Result<DataKind> kind_of(const std::string& path);

    /// Runs `work` in the writer's transaction and returns once it is durable. Commits whatever `work` did, also when
    /// it returns an error: a refusal keeps its audit row. Only an error of kind Unavailable, or a fault of the
    /// database, undoes the unit. F: Result<T>(Tx&). Errors of its own, all Unavailable: "database.busy" (queue full),
    /// "database.failed", "database.nested_act" (called from inside an act, which could never end),
    /// "database.read_only", "database.closing".
    template <class F>
    auto act(F&& work) -> std::invoke_result_t<F, Tx&>
    {
        using Answer = std::invoke_result_t<F, Tx&>;
        Answer answer = fail(ErrorKind::Unavailable, "database.failed");
        const Status done = run_act([&](Tx& tx) -> Status {
            answer = work(tx);
            if (!answer && answer.error().kind == ErrorKind::Unavailable) return fail(answer.error());
            return {};
        });
        if (!done) return fail(done.error());
        return answer;
    }

    /// Runs `work` on a reader, in one read-only snapshot. F: Result<T>(Tx&).
    template <class F>
    auto read(F&& work) -> std::invoke_result_t<F, Tx&>
    {
        using Answer = std::invoke_result_t<F, Tx&>;
        Answer answer = fail(ErrorKind::Unavailable, "database.failed");
        const Status done = run_read([&](Tx& tx) -> Status {
            answer = work(tx);
            return {};
        });
        if (!done) return fail(done.error());
        return answer;
    }

    virtual DataKind kind() const = 0;
    /// A consistent copy of the whole database, made while others go on reading and writing. `progress` gets 0 to 1.
    virtual Status backup(const std::string& to_path, const std::function<void(double)>& progress) = 0;

  protected:
    Database() = default;
    virtual Status run_act(const std::function<Status(Tx&)>& work) = 0;
    virtual Status run_read(const std::function<Status(Tx&)>& work) = 0;
};

}  // namespace store
