// What leaves a record as a file, and the files that are kept with it, as somebody does it on the screen.
#include <nlohmann/json.hpp>

#include "client/app/record_keeper.h"
#include "shared/json/acts_json.h"
#include "shared/sharing/record_pages.h"
#include "tests/client/app_support.h"

namespace {

using Catch::Matchers::ContainsSubstring;

/// Which of its pages is the one where it is checked and sent.
int check_page_of(std::string_view type)
{
    int page = 0;
    for (const auto& each : sharing::record_pages()) {
        if ((" " + std::string(each.type) + " ").find(" " + std::string(type) + " ") == std::string::npos) continue;
        if (each.asks.starts_with("*check")) return page;
        ++page;
    }
    return 0;
}

/// Somebody with an information-sharing role on the page "Check and send" of a record of this type.
struct OnRecord : test::SignedIn {
    explicit OnRecord(const std::string& type, Fields sheet = {})
    {
        View view;
        view.facts = {{"id", "rec1"},           {"ref", "MOON-2026-00001"}, {"type", type},
                      {"state", "draft"},       {"version", "1"},           {"may_edit", "yes"},
                      {"may_add_files", "yes"}, {"may_open_files", "yes"}};
        auto& rows = view.lists["sheet"];
        rows.columns = {"path", "value"};
        for (const auto& [path, value] : sheet) rows.rows.push_back({path, value});
        auto& files = view.lists["files"];
        files.columns = {"id", "name", "media_type", "size", "added_at"};
        files.rows = {{"file1", "plan.pdf", "application/pdf", "1200", "2026-11-22T23:42:00Z"}};
        std::string ready = test::kReady;
        const std::string may = R"("may":{"authoriser":false,"user":true})";
        ready.replace(ready.find(may), may.size(), R"("may":{"authoriser":false,"user":true,"sharing":true})");
        app.look_again();
        page.answer(200, ready);
        while (!page.calls.empty()) page.calls.pop_front();
        app.path_changed("/sharing/record/rec1~" + std::to_string(check_page_of(type)));
        screen();
        while (!page.calls.empty()) {
            const bool is_record = page.calls.front().path == "/api/views/record";
            page.answer(is_record ? 200 : 503, is_record ? wire::to_json(view).dump() : "{}");
        }
        screen();
    }
    /// The form of the dialog, as by its button or by Enter.
    std::string submit()
    {
        auto& frame = widgets::frame();
        std::uint32_t id = 0;
        for (const auto& node : frame.tree.nodes)
            if (node.kind == widgets::Kind::Form) id = node.id;
        REQUIRE(id != 0);
        frame.events.push_back({id, widgets::EventKind::Submit, {}});
        return screen();
    }
    /// Into the one line of text that the dialog asks for.
    void type(const char* text)
    {
        auto& frame = widgets::frame();
        std::uint32_t id = 0;
        for (const auto& node : frame.tree.nodes)
            if (node.kind == widgets::Kind::Input) id = node.id;
        REQUIRE(id != 0);
        frame.events.push_back({id, widgets::EventKind::Input, text});
        screen();
    }
};

}  // namespace

TEST_CASE("IS-610 a record is saved only with what it is for, and what the server refuses is said in the dialog")
{
    OnRecord world("request_in");
    CHECK_THAT(world.press("Print or save"), ContainsSubstring("What is it for?"));
    world.submit();
    REQUIRE(world.page.calls.size() == 1);
    CHECK(world.page.calls.front().path == "/api/exports/record");
    auto body = nlohmann::json::parse(world.page.calls.front().body);
    CHECK(body["format"] == "pdf");
    CHECK(body["fields"]["record"] == "rec1");
    world.page.answer(422,
                      R"({"error":{"code":"form.invalid","faults":[{"code":"field.required","field":"purpose"}]}})");
    CHECK_THAT(world.screen(), ContainsSubstring("Fill this in"));
    world.type("For the meeting");
    world.submit();
    body = nlohmann::json::parse(world.page.calls.front().body);
    CHECK(body["purpose"] == "For the meeting");
    world.page.answer(200, "");
    const auto after = world.screen();
    CHECK_THAT(after, !ContainsSubstring("What is it for?"));
    CHECK_THAT(after, ContainsSubstring("The file is saved"));
}

TEST_CASE("IS-612 only what goes to somebody has a letter")
{
    for (const auto* type : {"request_out", "refusal", "disclosure"})
        CHECK_THAT(OnRecord(type).screen(), ContainsSubstring("Letter\n"));
    for (const auto* type : {"request_in", "complaint"})
        CHECK_THAT(OnRecord(type).screen(), !ContainsSubstring("Letter\n"));
}

TEST_CASE("IS-802 the letter of a request says what the form needs and is empty, and what it leaves out")
{
    OnRecord world("request_out", {{"scheme", "CISS"},
                                   {"person.1.given_names", "Pip"},
                                   {"person.1.is_child", "yes"},
                                   {"person.1.address", "1 Nowhere Street"},
                                   {"fv_present", "UNKNOWN"}});
    const auto dialog = world.press("Letter");
    CHECK_THAT(dialog, ContainsSubstring("They need this, and it is empty"));
    CHECK_THAT(dialog, ContainsSubstring("Date of birth"));
    CHECK_THAT(dialog, ContainsSubstring("They do not ask for this: it is left out"));
    CHECK_THAT(dialog, ContainsSubstring("Address"));
}

TEST_CASE("IS-432 a file of a record is saved by the browser and never shown; a refusal is said")
{
    OnRecord world("request_in");
    CHECK_THAT(world.screen(), ContainsSubstring("plan.pdf"));
    world.press("Open");
    REQUIRE(world.page.calls.size() == 1);
    CHECK(world.page.calls.front().path == "/api/files/rec1/file1/content");
    world.page.answer(404, R"({"error":{"code":"file.not_found"}})");
    CHECK_THAT(world.screen(), ContainsSubstring("This file is not there, or not for you to open"));
}

TEST_CASE("IS-430 a file is named as the copy of the document that is held")
{
    OnRecord world("disclosure", {{"document.1.kind", "SAFETY_PLAN"}, {"document.1.is_held", "YES"}});
    world.press("Copy of: Safety plan");
    CHECK(text_of(world.app.sharing.keeper->sheet, "document.1.file") == "file1");
    CHECK_THAT(world.screen(), !ContainsSubstring("Copy of: Safety plan"));
}
