// IS-125, IS-432: files of a real record, through a real connection.
#include <catch_amalgamated.hpp>

#include "tests/http/recorded.h"

using nlohmann::json;

namespace {

const std::string kPdf = "%PDF-1.7\nA safety plan.\n";

struct Filed : Recorded {
    std::string record = start("sally.sharer", "request_in", answered_sheet(other));
    Reply add(const std::string& who, const std::string& to, const std::string& bytes = kPdf)
    {
        return page(who).ask("POST", "/api/files/" + to, bytes,
                             "X-Child-Link: 1\r\nContent-Type: application/x-any\r\nX-File-Name: plan.pdf\r\n");
    }
    Reply open(const std::string& who, const std::string& of, const std::string& file)
    {
        return page(who).post("/api/files/" + of + "/" + file + "/content", json::object());
    }
};

}  // namespace

TEST_CASE("IS-432 the ladder of files over a record: no role, somebody else's, absent, a reader, success and its rows")
{
    Filed server;
    const auto added = server.add("sally.sharer", server.record);
    REQUIRE(added.told() == "200");
    CHECK(server.last_audit() == "file.add done ");
    const std::string file = added.body["id"];

    const auto absent = server.open("sally.sharer", "nothing", file);
    CHECK(absent.told() == "404 file.not_found");
    for (const auto* who : {"nora.norole", "sven.sharer", "otto.auditor", "lenny.leader"}) {
        const auto reply = server.open(who, server.record, file);
        CHECK(reply.status == 404);
        CHECK(reply.raw.body == absent.raw.body);
        CHECK(server.last_audit() == "file.open refused file.not_found");
    }
    CHECK(server.add("sven.sharer", server.record).told() == "404 file.not_found");
    CHECK(server.add("lenny.leader", server.record, kPdf + "2").told() == "200");

    CHECK(server.open("rita.records", server.record, file).raw.body == kPdf);
    CHECK(server.last_audit() == "file.open done ");
    const auto listed = server.seen("sally.sharer", "record", {{"record", server.record}});
    CHECK(listed["lists"]["files"]["rows"].size() == 2);
    CHECK(listed["facts"]["may_open_files"] == "yes");
}
