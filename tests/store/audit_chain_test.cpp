#include <soci/soci.h>

#include "server/store/audit_store.h"
#include "tests/store/store_test_support.h"

using namespace std::chrono;

namespace {

// Ten rows, written as they are in life; then the file is closed.
void write_ten(const std::string& path)
{
    const auto database = open_scratch(path);
    for (int i = 1; i <= 10; ++i) {
        store::AuditEvent event;
        event.at = Instant{sys_days{2026y / November / 22} + seconds(i)};
        event.actor = "account-" + std::to_string(i);
        event.capability = "user";
        event.action = "view";
        event.object_kind = "entry";
        event.object_id = "CL-" + std::to_string(i);
        event.grant = "grant";
        event.purpose = "education_services";
        event.outcome = i % 3 ? "done" : "refused";
        event.session = "session";
        event.network = "192.0.2.7";
        event.detail = R"({"name":"O'Brien-Sample","n":)" + std::to_string(i) + "}";
        REQUIRE(database->act([&](store::Tx& tx) { return store::append(tx, event); }));
    }
}

// Somebody who has the file and goes round the program.
void tamper(const std::string& path, const std::vector<std::string>& statements)
{
    soci::session sql("sqlite3", "db=\"" + path + "\"");
    for (const auto* trigger :
         {"audit_event_no_update", "audit_event_no_delete", "audit_head_forward_only", "audit_head_no_delete"})
        sql << "DROP TRIGGER " << trigger;
    for (const auto& statement : statements) sql << statement;
}

store::ChainReport verified(const std::string& path, const std::string& head = {})
{
    const auto report = open_scratch(path)->read([&](store::Tx& tx) { return store::verify_chain(tx, head); });
    REQUIRE(report);
    return *report;
}

}  // namespace

TEST_CASE("USE-8 a log that nobody touched holds, from the first row to the head")
{
    const ScratchFolder folder;
    const auto path = folder.file("a.db");
    CHECK(verified(path).rows == 0);
    write_ten(path);
    const auto report = verified(path);
    CHECK(report.rows == 10);
    CHECK_FALSE(report.bad_row);
    CHECK(report.head.size() == 64);
    CHECK_FALSE(verified(path, "10:" + report.head).bad_row);
}

TEST_CASE("USE-8 the tables refuse to change or lose a row")
{
    const ScratchFolder folder;
    const auto path = folder.file("a.db");
    write_ten(path);
    const auto database = open_scratch(path);
    for (const auto* statement :
         {"UPDATE audit_event SET actor = 'x' WHERE seq = 3", "DELETE FROM audit_event WHERE seq = 10",
          "DELETE FROM audit_head", "UPDATE audit_head SET seq = 9", "UPDATE audit_head SET hash = 'x'"}) {
        INFO(statement);
        const auto done = database->act([&](store::Tx& tx) -> Status {
            tx.sql() << statement;
            return {};
        });
        CHECK_FALSE(done);
    }
}

TEST_CASE("USE-9 a change of any column of a row names that row")
{
    const auto change =
        GENERATE(as<std::string>{}, "at = at + 1", "actor = 'somebody'", "capability = 'authoriser'",
                 "action = 'search'", "object_kind = 'account'", "object_id = 'CL-11'", "grant_id = 'other'",
                 "purpose = 'plan_services'", "outcome = 'failed'", "session = 'other'", "network = '192.0.2.8'",
                 "detail = '{}'", "prev_hash = hash", "hash = prev_hash",
                 // from one column into the next one, so that the text of the row stays the same
                 "actor = actor || 'u', capability = 'ser'");
    const ScratchFolder folder;
    const auto path = folder.file("a.db");
    write_ten(path);
    tamper(path, {"UPDATE audit_event SET " + change + " WHERE seq = 4"});
    const auto report = verified(path);
    INFO(change);
    CHECK(report.bad_row == 4);
    CHECK(report.fault == "changed");
}

TEST_CASE("USE-8 a row that is missing, moved, put in or taken off the end is named")
{
    struct Case {
        std::string name;
        std::vector<std::string> statements;
        std::int64_t bad_row;
        std::string fault;
    };
    const std::string columns =
        "at, actor, capability, action, object_kind, object_id, grant_id, purpose, outcome, session, "
        "network, detail, prev_hash, hash";
    const auto one = GENERATE_COPY(
        Case{"first deleted", {"DELETE FROM audit_event WHERE seq = 1"}, 1, "missing"},
        Case{"middle deleted", {"DELETE FROM audit_event WHERE seq = 5"}, 5, "missing"},
        Case{"middle deleted and the rest moved up",
             {"DELETE FROM audit_event WHERE seq = 5", "UPDATE audit_event SET seq = seq - 1 WHERE seq > 5"},
             5,
             "changed"},
        Case{"last deleted", {"DELETE FROM audit_event WHERE seq = 10"}, 10, "shortened"},
        Case{"last three deleted", {"DELETE FROM audit_event WHERE seq > 7"}, 8, "shortened"},
        Case{"two swapped",
             {"UPDATE audit_event SET seq = 100 WHERE seq = 3", "UPDATE audit_event SET seq = 3 WHERE seq = 4",
              "UPDATE audit_event SET seq = 4 WHERE seq = 100"},
             3,
             "changed"},
        Case{"a copy put in at the end",
             {"INSERT INTO audit_event (seq, " + columns + ") SELECT 11, " + columns +
              " FROM audit_event WHERE seq = 10"},
             11,
             "changed"},
        Case{
            "put in before the first",
            {"INSERT INTO audit_event (seq, " + columns + ") SELECT 0, " + columns + " FROM audit_event WHERE seq = 1"},
            0,
            "out of order"},
        Case{"all deleted", {"DELETE FROM audit_event"}, 1, "shortened"},
        Case{"end deleted and the head set back",
             {"DELETE FROM audit_event WHERE seq > 7", "UPDATE audit_head SET seq = 7"},
             7,
             "changed"});
    const ScratchFolder folder;
    const auto path = folder.file("a.db");
    write_ten(path);
    tamper(path, one.statements);
    const auto report = verified(path);
    INFO(one.name);
    CHECK(report.bad_row == one.bad_row);
    CHECK(report.fault == one.fault);
}

TEST_CASE("USE-8 a log rewritten or shortened with its head fits in itself, and not with what was noted elsewhere")
{
    const ScratchFolder folder;
    const auto path = folder.file("a.db");
    write_ten(path);
    const auto noted = "10:" + verified(path).head;

    tamper(path, {"DELETE FROM audit_event WHERE seq > 7",
                  "UPDATE audit_head SET seq = 7, hash = (SELECT hash FROM audit_event WHERE seq = 7)"});
    CHECK_FALSE(verified(path).bad_row);
    const auto shortened = verified(path, noted);
    CHECK(shortened.bad_row == 8);
    CHECK(shortened.fault == "shortened");

    // Written on in the program's own way from row 8: the chain holds, the note does not.
    write_ten(path);
    CHECK_FALSE(verified(path).bad_row);
    const auto rewritten = verified(path, noted);
    CHECK(rewritten.bad_row == 10);
    CHECK(rewritten.fault == "changed");
}

TEST_CASE("USE-8 a note that is no note is refused")
{
    const ScratchFolder folder;
    const auto path = folder.file("a.db");
    const auto database = open_scratch(path);
    for (const std::string& head : std::vector<std::string>{
             "x", "10", "10:", ":abc", "10:ABC", "-1:" + std::string(64, 'a'), "1:" + std::string(65, 'a')}) {
        INFO(head);
        const auto report = database->read([&](store::Tx& tx) { return store::verify_chain(tx, head); });
        REQUIRE_FALSE(report);
        CHECK(report.error().code == "audit.head_malformed");
    }
}

TEST_CASE("USE-8 an act that is undone leaves no row and no gap in the chain")
{
    const ScratchFolder folder;
    const auto path = folder.file("a.db");
    {
        const auto database = open_scratch(path);
        for (int i = 0; i < 6; ++i)
            (void)database->act([&](store::Tx& tx) -> Status {
                store::AuditEvent event;
                event.action = "view";
                event.outcome = "done";
                event.detail = std::string("a\0b", 3);
                if (auto done = store::append(tx, event); !done) return done;
                if (i % 2) return fail(ErrorKind::Unavailable, "undone");
                return {};
            });
    }
    const auto report = verified(path);
    CHECK(report.rows == 3);
    CHECK_FALSE(report.bad_row);
}
