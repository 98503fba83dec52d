// Who adds and opens the files of a record: the record's own answer (IS-125, IS-432).
#include "server/records/files.h"
#include "tests/records/record_world.h"

namespace {

const std::string kPdf = "%PDF-1.7\nA safety plan.\n";

struct Filed : RecordWorld {
    records::FileService files{settings, clock, *database, key, records::may_touch_records(admin.parts())};
    std::string record = start("sally.sharer", "request_in", answered());

    std::string add(const std::string& who, const std::string& to, const std::string& bytes)
    {
        const auto added = files.add(caller(who), to, "plan.pdf", bytes);
        return added ? "done" : added.error().first().code;
    }
    std::string open(const std::string& who, const std::string& of, const std::string& file)
    {
        const auto opened = files.open(caller(who), of, file);
        return opened ? opened->bytes : opened.error().first().code;
    }
    ViewList listed(const std::string& who) { return seen(who, "record", {{"record", record}}).list("files"); }
};

}  // namespace

TEST_CASE("IS-432 SHARER and RECORDS open a file of a record; a LEAD adds one; to anybody else there is no such record")
{
    Filed world;
    REQUIRE(world.add("sally.sharer", world.record, kPdf) == "done");
    const auto file = world.listed("sally.sharer").at(0, "id");
    for (const auto* who : {"sally.sharer", "rita.records"}) CHECK(world.open(who, world.record, file) == kPdf);
    for (const auto* who : {"lenny.leader", "otto.auditor", "hal.helper", kOtto}) {
        CHECK(world.open(who, world.record, file) == "file.not_found");
        CHECK(world.open(who, "no-such-record", file) == "file.not_found");
    }
    CHECK(world.add("lenny.leader", world.record, kPdf + "2") == "done");
    CHECK(world.add("rita.records", world.record, kPdf + "3") == "done");
    for (const auto* who : {"otto.auditor", "hal.helper", kOtto})
        CHECK(world.add(who, world.record, kPdf + who) == "file.not_found");
    CHECK(world.listed("sally.sharer").rows.size() == 3);
}

TEST_CASE("IS-430 a record lists its files, oldest first, and says what the reader may do with them")
{
    Filed world;
    const auto added_at = to_iso(world.clock.now());
    world.add("sally.sharer", world.record, kPdf);
    world.clock.advance(std::chrono::seconds(60));
    world.add("lenny.leader", world.record, kPdf + "later");
    const auto files = world.listed("otto.auditor");
    REQUIRE(files.rows.size() == 2);
    CHECK(files.at(0, "name") == "plan.pdf");
    CHECK(files.at(0, "media_type") == "application/pdf");
    CHECK(files.at(0, "size") == std::to_string(kPdf.size()));
    CHECK(files.at(0, "added_at") == added_at);
    const auto may = [&](const char* who) {
        const auto view = world.seen(who, "record", {{"record", world.record}});
        return std::string(view.fact("may_add_files").empty() ? "" : "add ") +
               (view.fact("may_open_files").empty() ? "" : "open");
    };
    CHECK(may("sally.sharer") == "add open");
    CHECK(may("rita.records") == "add open");
    CHECK(may("lenny.leader") == "add ");
    CHECK(may("otto.auditor").empty());
}

TEST_CASE("IS-473 files of an access request are for RECORDS alone")
{
    Filed world;
    const auto request = world.start("rita.records", "access_request", {});
    CHECK(world.add("sally.sharer", request, kPdf) == "file.not_found");
    CHECK(world.add("rita.records", request, kPdf) == "done");
}

TEST_CASE("IS-121 whose role has ended opens nothing any more")
{
    Filed world;
    world.add("sally.sharer", world.record, kPdf);
    const auto file = world.listed("sally.sharer").at(0, "id");
    world.run("UPDATE sharing_role SET to_on = '" + to_iso(add_days(melbourne_day(world.clock.now()), -1)) +
              "' WHERE account_id = (SELECT id FROM account WHERE username = "
              "'sally.sharer')");
    CHECK(world.open("sally.sharer", world.record, file) == "file.not_found");
}
