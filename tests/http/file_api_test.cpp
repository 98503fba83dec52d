// IS-430, IS-432, IS-503: files of a record, through a real connection.
#include <soci/soci.h>
#include <catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>

#include "tests/http/server_world.h"

using nlohmann::json;

namespace {

constexpr const char* kRecord = "/api/files/record-of-quilla";
const std::string kPdf = "%PDF-1.7\nA plan about Pip Notareal.\n";

/// Stands in for records: "record-of-quilla" is Quilla's; "record-of-all" anybody's to see and nobody's to change.
Status quilla_may(store::Tx&, const services::Caller& caller, std::string_view record, records::Use use)
{
    if (record == "record-of-all")
        return use == records::Use::Open ? Status{} : fail(ErrorKind::Forbidden, "record.not_sharer");
    if (record == "record-of-quilla" && caller.may.user && caller.account.value == 1) return {};
    return fail(ErrorKind::NotFound, "record.not_yours");
}

struct Filed : Taught {
    Filed() : Taught({}, {.may_touch = quilla_may}) { add_account("bo.notarealname", kUser, "W1", kSchool); }

    Reply add(Browser& page, const std::string& bytes, const std::string& name = "plan.pdf",
              const std::string& path = kRecord)
    {
        return page.ask("POST", path, bytes,
                        "X-Child-Link: 1\r\nContent-Type: application/x-any\r\nX-File-Name: " + name + "\r\n");
    }
    Reply open(Browser& page, const std::string& file, const std::string& path = kRecord)
    {
        return page.post(path + ("/" + file + "/content"), json::object());
    }
    int files() { return std::stoi(world.text("SELECT CAST(COUNT(*) AS TEXT) FROM sharing_file")); }
    std::string last_detail(const std::string& name)
    {
        return world.text("SELECT COALESCE(CAST(json_extract(detail, '$." + name +
                          "') AS TEXT), '') FROM audit_event ORDER BY seq DESC LIMIT 1");
    }
    std::string all_bytes()
    {
        std::string bytes;
        const auto folder = std::filesystem::path(world.folder.file("any")).parent_path();
        for (const auto& file : std::filesystem::directory_iterator(folder)) {
            std::ifstream in(file.path(), std::ios::binary);
            bytes.append(std::istreambuf_iterator<char>(in), {});
        }
        return bytes;
    }
};

}  // namespace

TEST_CASE("IS-430 IS-432 a file is kept as it stood, saved and never shown, and each opening has its row")
{
    Filed server;
    auto page = server.signed_in("quilla.testworth");
    const auto added = server.add(page, kPdf, "K%E1%BA%BF%20ho%E1%BA%A1ch.pdf");
    REQUIRE(added.told() == "200");
    CHECK(added.body["name"] == "Kế hoạch.pdf");
    CHECK(added.body["media_type"] == "application/pdf");
    CHECK(added.body["size"] == kPdf.size());
    CHECK(server.last_audit() == "file.add done ");
    CHECK(server.last_detail("file") == added.body["id"].get<std::string>());

    const int before = server.audit_rows();
    const auto opened = server.open(page, added.body["id"]);
    CHECK(opened.status == 200);
    CHECK(opened.raw.body == kPdf);
    CHECK(opened.raw.header("content-type") == "application/pdf");
    CHECK(opened.raw.header("content-disposition") ==
          "attachment; filename=\"K___ ho___ch.pdf\"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch.pdf");
    CHECK(opened.raw.header("cache-control") == "no-store");
    CHECK(opened.raw.header("x-content-type-options") == "nosniff");
    CHECK(opened.raw.header("content-security-policy") == "sandbox; default-src 'none'; frame-ancestors 'none'");
    CHECK(server.audit_rows() == before + 1);
    CHECK(server.last_audit() == "file.open done ");
}

TEST_CASE(
    "IS-432 neither what a file says nor its name is anywhere in the database's files, and a moved part does not open")
{
    Filed server;
    auto page = server.signed_in("quilla.testworth");
    const auto first = server.add(page, kPdf, "Pip%20Notareal%20plan.pdf");
    const auto second = server.add(page, kPdf + std::string(600'000, 'x'), "long.pdf");
    REQUIRE(second.told() == "200");
    CHECK(server.world.text("SELECT CAST(COUNT(*) AS TEXT) FROM sharing_file_part") == "4");
    const auto bytes = server.all_bytes();
    for (const auto* text : {"A plan about", "Pip Notareal", "%PDF-", "long.pdf", "xxxxxxxx"})
        CHECK(bytes.find(text) == std::string::npos);
    CHECK(server.open(page, second.body["id"]).raw.body.size() == kPdf.size() + 600'000);

    server.world.run("DROP TRIGGER sharing_file_part_no_update");
    server.world.run(
        "UPDATE sharing_file_part SET content = (SELECT content FROM sharing_file_part WHERE file_id = 2 AND number = "
        "1) "
        "WHERE file_id = 2 AND number = 0");
    CHECK(server.open(page, second.body["id"]).told() == "503 file.damaged");
    CHECK(server.open(page, first.body["id"]).status == 200);
}

TEST_CASE("IS-432 the ladder of files: signed out, somebody else's, absent, not allowed; nothing tells which")
{
    Filed server;
    auto page = server.signed_in("quilla.testworth");
    const std::string id = server.add(page, kPdf).body["id"];
    auto stranger = server.browser();
    CHECK(server.add(stranger, kPdf).told() == "401 session.signed_out");
    CHECK(server.last_audit() == "file.add refused session.signed_out");
    CHECK(server.open(stranger, id).told() == "401 session.signed_out");

    auto other = server.signed_in("bo.notarealname");
    const auto theirs = server.open(other, id), absent = server.open(other, "nothing"),
               elsewhere = server.open(other, id, "/api/files/nothing"), wrong = server.open(page, "nothing");
    CHECK(theirs.told() == "404 file.not_found");
    for (const auto* reply : {&absent, &elsewhere, &wrong}) CHECK(reply->raw.body == theirs.raw.body);
    CHECK(server.last_audit() == "file.open refused file.not_found");
    // Whether it is a sound file is not said to whoever may not add one.
    CHECK(server.add(other, "<html>").told() == "404 file.not_found");
    CHECK(server.last_audit() == "file.add refused file.not_found");
    CHECK(server.add(other, kPdf, "plan.pdf", "/api/files/record-of-all").told() == "403 record.not_sharer");
    CHECK(server.open(page, id, "/api/files/record-of-all").told() == "404 file.not_found");  // of another record
    CHECK(server.files() == 1);

    page.post("/api/session/lock", json::object());
    CHECK(server.open(page, id).told() == "401 session.locked");
    CHECK(page.ask("POST", kRecord, kPdf, "Content-Type: application/pdf\r\n").told() == "403 request.cross_site");
}

TEST_CASE("IS-503 a file of the wrong kind, the same one again, or one too many is refused and not stored")
{
    Filed server;
    auto page = server.signed_in("quilla.testworth");
    CHECK(server.add(page, "").told() == "422 form.invalid file.empty@file");
    CHECK(server.add(page, "<svg>", "picture.png").told() == "422 form.invalid file.type@file");
    CHECK(server.last_audit() == "file.add refused file.type");
    CHECK(server.add(page, kPdf, std::string(117, 'x') + ".pdf").told() == "422 form.invalid file.name_too_long@name");
    CHECK(server.files() == 0);
    for (int i = 1; i <= 20; ++i) CHECK(server.add(page, kPdf + std::to_string(i)).told() == "200");
    CHECK(server.add(page, kPdf + "21").told() == "409 file.too_many");
    CHECK(server.last_audit() == "file.add refused file.too_many");
    CHECK(server.files() == 20);
}

TEST_CASE("IS-503 the same bytes are kept once to a record")
{
    Filed server;
    auto page = server.signed_in("quilla.testworth");
    CHECK(server.add(page, kPdf).told() == "200");
    CHECK(server.add(page, kPdf, "other.pdf").told() == "409 file.there_already");
    CHECK(server.files() == 1);
}

TEST_CASE("IS-503 a file of 10 MB is kept, one byte more is refused before it is read")
{
    Filed server;
    auto page = server.signed_in("quilla.testworth");
    const auto whole = kPdf + std::string(records::kFileBytes - kPdf.size(), 'y');
    const auto added = server.add(page, whole);
    REQUIRE(added.told() == "200");
    CHECK((server.open(page, added.body["id"]).raw.body == whole));
    RawClient client(server.server->port());
    client.send(std::string("POST ") + kRecord +
                " HTTP/1.1\r\nHost: childlink.test\r\nX-Child-Link: 1\r\nContent-Length: " +
                std::to_string(records::kFileBytes + 1) + "\r\n\r\n");
    const auto refused = client.answer();
    REQUIRE(refused);
    CHECK(refused->status == 413);
    CHECK(server.files() == 1);
}

TEST_CASE("IS-503 an upload that is cut off in the middle leaves nothing behind, and the server goes on")
{
    Filed server;
    auto page = server.signed_in("quilla.testworth");
    std::string held;
    for (const auto& [name, value] : page.cookies) held += (held.empty() ? "" : "; ") + name + "=" + value;
    const int before = server.audit_rows();
    {
        RawClient client(server.server->port());
        client.send(std::string("POST ") + kRecord +
                    " HTTP/1.1\r\nHost: childlink.test\r\nX-Child-Link: 1\r\nCookie: " + held +
                    "\r\nContent-Length: 5000\r\n\r\n" + kPdf);
        client.finish_sending();
        CHECK(client.is_closed_by_server());
    }
    CHECK(server.files() == 0);
    CHECK(server.audit_rows() == before);
    CHECK(server.add(page, kPdf).told() == "200");
}

TEST_CASE("IS-430 a kept file is never changed nor taken away; disposed of, its stub stays")
{
    Filed server;
    auto page = server.signed_in("quilla.testworth");
    const std::string id = server.add(page, kPdf).body["id"];
    auto tried = [&](const char* sql) {
        const auto done = server.world.database->act([&](store::Tx& tx) -> Status {
            tx.sql() << sql;
            return {};
        });
        return done.has_value();
    };
    CHECK_FALSE(tried("DELETE FROM sharing_file"));
    CHECK_FALSE(tried("DELETE FROM sharing_file_part"));
    CHECK_FALSE(tried("UPDATE sharing_file_part SET content = ''"));
    CHECK_FALSE(tried("UPDATE sharing_file SET record = 'x'"));
    CHECK(tried("UPDATE sharing_file SET state = 'disposed'"));
    CHECK(tried("DELETE FROM sharing_file_part"));
    CHECK_FALSE(tried("UPDATE sharing_file SET state = 'kept'"));
    CHECK(server.open(page, id).told() == "404 file.not_found");
}
