#include "server/store/database.h"

#include <soci/soci.h>
#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "tests/store/store_test_support.h"

using store::Database;
using store::DataKind;
using store::Tx;

namespace {

Status note(Tx& tx, const std::string& name)
{
    tx.sql() << "INSERT INTO source_load (source, as_at) VALUES (:name, '2026-11-22')", soci::use(name);
    return {};
}

Result<int> count(Tx& tx)
{
    int found = 0;
    tx.sql() << "SELECT count(*) FROM source_load", soci::into(found);
    return found;
}

std::string code_of(const Result<std::unique_ptr<Database>>& opened) { return opened ? "opened" : opened.error().code; }

}  // namespace

TEST_CASE("TRN-8 a file keeps the kind it was made with, and is refused for the other one both ways")
{
    const ScratchFolder folder;
    const auto demo = folder.file("demo.db"), real = folder.file("real.db");
    CHECK(open_scratch(demo, DataKind::Demo)->kind() == DataKind::Demo);
    CHECK(open_scratch(real, DataKind::Real)->kind() == DataKind::Real);

    for (const bool must_exist : {true, false}) {
        CHECK(code_of(Database::open({.path = demo, .kind = DataKind::Real, .must_exist = must_exist})) ==
              "database.wrong_kind");
        CHECK(code_of(Database::open({.path = real, .kind = DataKind::Demo, .must_exist = must_exist})) ==
              "database.wrong_kind");
        CHECK(code_of(Database::open({.path = real, .kind = DataKind::Real, .must_exist = must_exist})) == "opened");
    }
    CHECK(Database::kind_of(demo) == DataKind::Demo);
    CHECK(Database::kind_of(real) == DataKind::Real);

    auto database = open_scratch(demo, DataKind::Demo);
    const auto marked = database->act([](Tx& tx) -> Status {
        tx.sql() << "UPDATE database_mark SET kind = 'real'";
        return {};
    });
    CHECK_FALSE(marked);
}

TEST_CASE("a file is made only when that is asked for, and a file of another program is left alone")
{
    const ScratchFolder folder;
    CHECK(code_of(Database::open({.path = folder.file("none.db")})) == "database.missing");
    CHECK_FALSE(std::filesystem::exists(folder.file("none.db")));

    std::ofstream(folder.file("text.db"))
        << "This is no database at all, only some text that is long enough to have a head.";
    CHECK(code_of(Database::open({.path = folder.file("text.db"), .must_exist = false})) == "database.failed");
    {
        soci::session other("sqlite3", "db=\"" + folder.file("other.db") + "\"");
        other << "CREATE TABLE shopping (item TEXT)";
    }
    CHECK(code_of(Database::open({.path = folder.file("other.db"), .must_exist = false})) == "database.foreign");
}

TEST_CASE("a database of a newer program is refused")
{
    const ScratchFolder folder;
    const auto path = folder.file("a.db");
    REQUIRE(open_scratch(path)->act([](Tx& tx) -> Status {
        tx.sql() << "INSERT INTO schema_migration (number, name, run_at) VALUES (9999, 'to come', 0)";
        return {};
    }));
    CHECK(code_of(Database::open({.path = path, .kind = DataKind::Demo})) == "database.newer");
}

TEST_CASE("one process at a time holds the database; a read-only look beside it is possible and can write nothing")
{
    const ScratchFolder folder;
    const auto path = folder.file("a.db");
    auto server = open_scratch(path);
    CHECK(code_of(Database::open({.path = path, .kind = DataKind::Demo})) == "database.in_use");
    REQUIRE(server->act([](Tx& tx) { return note(tx, "one"); }));

    auto beside = Database::open({.path = path, .kind = DataKind::Demo, .read_only = true});
    REQUIRE(beside);
    CHECK((*beside)->read(count) == 1);
    const auto written = (*beside)->act([](Tx& tx) { return note(tx, "two"); });
    REQUIRE_FALSE(written);
    CHECK(written.error().code == "database.read_only");
    CHECK_FALSE((*beside)->read([](Tx& tx) { return note(tx, "three"); }));
    CHECK_FALSE(server->read([](Tx& tx) { return note(tx, "four"); }));
    CHECK((*beside)->read(count) == 1);
}

TEST_CASE("the database file can be read by its owner only")
{
    const ScratchFolder folder;
    const auto path = folder.file("a.db");
    auto database = open_scratch(path);
    REQUIRE(database->act([](Tx& tx) { return note(tx, "one"); }));
    for (const auto* suffix : {"", "-wal", "-shm", ".lock"}) {
        struct stat facts {};
        INFO(suffix);
        REQUIRE(::stat((path + suffix).c_str(), &facts) == 0);
        CHECK((facts.st_mode & 0077) == 0);
    }
}

TEST_CASE("a refusal is committed with what it wrote; a fault undoes its own unit and no other")
{
    const ScratchFolder folder;
    auto database = open_scratch(folder.file("a.db"));

    const auto refused = database->act([](Tx& tx) -> Result<int> {
        if (auto done = note(tx, "refused"); !done) return fail(done.error());
        return fail(ErrorKind::Forbidden, "no.capability");
    });
    CHECK(refused.error().code == "no.capability");
    CHECK(database->read(count) == 1);

    const auto unavailable = database->act([](Tx& tx) -> Result<int> {
        if (auto done = note(tx, "undone"); !done) return fail(done.error());
        return fail(ErrorKind::Unavailable, "mail.down");
    });
    CHECK(unavailable.error().code == "mail.down");
    CHECK(database->read(count) == 1);

    const auto broken = database->act([](Tx& tx) -> Status {
        if (auto done = note(tx, "undone too"); !done) return done;
        tx.sql() << "INSERT INTO no_such_table VALUES (1)";
        return {};
    });
    CHECK(broken.error().code == "database.failed");
    CHECK(database->read(count) == 1);
    CHECK(database->act([](Tx& tx) { return note(tx, "next"); }));
    CHECK(database->read(count) == 2);
}

TEST_CASE("many acts at once are each kept or undone by themselves")
{
    const ScratchFolder folder;
    auto database = open_scratch(folder.file("a.db"));
    std::atomic<int> acknowledged = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 16; ++thread)
            threads.emplace_back([&, thread] {
                for (int i = 0; i < 50; ++i) {
                    const auto done = database->act([&](Tx& tx) -> Status {
                        if (auto noted = note(tx, std::to_string(thread) + "/" + std::to_string(i)); !noted)
                            return noted;
                        if (i % 5 == 0) tx.sql() << "INSERT INTO no_such_table VALUES (1)";
                        return {};
                    });
                    if (done) ++acknowledged;
                }
            });
    }
    CHECK(acknowledged == 16 * 40);
    CHECK(database->read(count) == 16 * 40);
}

TEST_CASE("a failed commit fails every unit of its group")
{
    const ScratchFolder folder;
    auto database = open_scratch(folder.file("a.db"));
    // A reference that is checked only at the commit, and has no row to lead to.
    const auto done = database->act([](Tx& tx) -> Status {
        tx.sql() << "PRAGMA defer_foreign_keys = ON";
        tx.sql() << "INSERT INTO recovery_code (account_id, code_hash) VALUES (4711, 'x')";
        return {};
    });
    REQUIRE_FALSE(done);
    CHECK(done.error().kind == ErrorKind::Unavailable);
    CHECK(database->act([](Tx& tx) { return note(tx, "one"); }));
    CHECK(database->read(count) == 1);
}

TEST_CASE("an act inside an act is refused at once, not waited for without end")
{
    const ScratchFolder folder;
    auto database = open_scratch(folder.file("a.db"));
    const auto outer = database->act([&](Tx&) { return database->act([](Tx& tx) { return note(tx, "inner"); }); });
    REQUIRE_FALSE(outer);
    CHECK(outer.error().code == "database.nested_act");
}

TEST_CASE("a full queue answers busy at once")
{
    const ScratchFolder folder;
    auto opened =
        Database::open({.path = folder.file("a.db"), .queue_limit = 1, .group_limit = 1, .must_exist = false});
    REQUIRE(opened);
    auto& database = **opened;
    std::binary_semaphore working{0}, go_on{0};
    std::jthread first([&] {
        CHECK(database.act([&](Tx& tx) {
            working.release();
            go_on.acquire();
            return note(tx, "first");
        }));
    });
    working.acquire();
    // One may wait; the next one is turned away. Which of these two threads is which does not matter.
    std::atomic<int> busy = 0, done = 0;
    std::binary_semaphore turned_away{0};
    auto knock = [&](const std::string& name) {
        const auto answer = database.act([&](Tx& tx) { return note(tx, name); });
        if (answer) ++done;
        if (!answer && answer.error().code == "database.busy") {
            ++busy;
            turned_away.release();
        }
    };
    std::jthread second(knock, "second"), third(knock, "third");
    turned_away.acquire();
    go_on.release();
    second.join();
    third.join();
    CHECK(busy == 1);
    CHECK(done == 1);
}

TEST_CASE("a reading sees one moment, whatever is written meanwhile")
{
    const ScratchFolder folder;
    auto database = open_scratch(folder.file("a.db"));
    const auto steady = database->read([&](Tx& tx) -> Result<bool> {
        std::thread([&] { CHECK(database->act([](Tx& write) { return note(write, "one"); })); }).join();
        return count(tx) == 0;
    });
    CHECK(steady == true);
    CHECK(database->read(count) == 1);
}

TEST_CASE("a statement kept by its connection holds no snapshot open")
{
    struct First {
        std::string name;
        soci::statement find;
        explicit First(soci::session& sql)
            : find((sql.prepare << "SELECT source FROM source_load ORDER BY source DESC", soci::into(name)))
        {
        }
    };
    const ScratchFolder folder;
    auto opened = Database::open({.path = folder.file("a.db"), .readers = 1, .must_exist = false});
    REQUIRE(opened);
    const auto last = [&] {
        return *(*opened)->read([](Tx& tx) -> Result<std::string> {
            auto& first = tx.kept<First>();
            first.find.execute(true);  // more rows follow, and are not read
            return first.name;
        });
    };
    for (const std::string name : {"a", "b", "c"}) {
        REQUIRE((*opened)->act([&](Tx& tx) { return note(tx, name); }));
        CHECK(last() == name);
    }
}

TEST_CASE("a copy holds all that was committed, passes its checks and overwrites nothing")
{
    const ScratchFolder folder;
    const auto copy = folder.file("copy.db");
    {
        auto database = open_scratch(folder.file("a.db"));
        REQUIRE(database->act([](Tx& tx) { return note(tx, "one"); }));
        double last = 0;
        REQUIRE(database->backup(copy, [&](double done) { last = done; }));
        CHECK(last == 1.0);
        CHECK_FALSE(std::filesystem::exists(copy + "-wal"));
        const auto again = database->backup(copy, {});
        REQUIRE_FALSE(again);
        CHECK(again.error().code == "backup.exists");
    }
    CHECK(open_scratch(copy)->read(count) == 1);
}
