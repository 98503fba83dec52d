// The Department's areas: the table fits the tables of acts and views, has words for all of it, and each of the
// Department's people sees their own areas and no others.
#include <nlohmann/json.hpp>

#include "client/app/part.h"
#include "client/screens/department_areas.h"
#include "client/words/words.h"
#include "shared/json/acts_json.h"
#include "tests/client/app_support.h"

using test::draw;

namespace {

std::string ready_for(const std::string& capability)
{
    std::string view = test::kReady;
    const std::string may = R"("may":{"authoriser":false,"user":true})";
    view.replace(view.find(may), may.size(), R"("may":{"authoriser":false,"user":false,")" + capability + R"(":true})");
    return view;
}

/// Somebody of the Department at this address; what they see before anything is answered.
struct Staff {
    test::FakePlatform page;
    App app{page};

    explicit Staff(const std::string& capability, const std::string& path = "/department")
    {
        page.answer(200, ready_for(capability));
        app.path_changed(path);
        draw(app);
    }
    std::string answered(const View& view)
    {
        page.answer(200, wire::to_json(view).dump());
        return draw(app);
    }
};

bool has(std::span<const std::string_view> all, std::string_view one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

const acts::List* list_of(const acts::ViewOf& view, std::string_view name)
{
    for (const auto& list : view.lists)
        if (list.name == name) return &list;
    return nullptr;
}

void check_columns(const acts::ViewOf& view, std::string_view name, std::span<const screens::ListColumn> columns)
{
    INFO(name);
    const auto* list = list_of(view, name);
    REQUIRE(list != nullptr);
    for (const auto& column : columns) {
        INFO(column.column);
        CHECK(has(list->columns, column.column));
        CHECK_FALSE(words::of_name("column." + std::string(column.column)).empty());
    }
}

void check_act(const screens::AreaAct& each, const acts::ViewOf& view, const screens::Area& area)
{
    INFO(each.act);
    const auto* act = acts::find_act(each.act);
    REQUIRE(act != nullptr);
    CHECK_FALSE(words::of_name("act." + std::string(each.act)).empty());
    CHECK_FALSE(words::of_name("will." + std::string(each.act)).empty());
    for (const auto& field : act->fields) {
        INFO(field.name);
        if (field.name == each.field) continue;
        CHECK_FALSE(words::of_name("field." + std::string(field.name)).empty());
        // What is chosen has something to choose from.
        if (field.kind == acts::Kind::Choice)
            CHECK(std::any_of(screens::area_choices().begin(), screens::area_choices().end(),
                              [&](const auto& choice) { return choice.field == field.name; }));
    }
    if (each.field.empty()) return;
    const auto list_name = !each.list.empty() ? each.list : &view == acts::find_view(area.view) ? area.list : "";
    if (list_name.empty()) CHECK(has(view.facts, each.from));
    else CHECK(has(list_of(view, list_name)->columns, each.from));
    if (!each.if_name.empty() && list_name.empty()) CHECK(has(view.facts, each.if_name));
}

}  // namespace

TEST_CASE("UI-2 every area of the Department fits the tables of views and acts, and has words for all of it")
{
    for (const auto& area : screens::areas()) {
        INFO(area.path);
        const auto* many = acts::find_view(area.view);
        REQUIRE(many != nullptr);
        CHECK(many->by == area.by);
        check_columns(*many, area.list, area.columns);
        for (const auto& act : area.acts) check_act(act, *many, area);
        for (const auto& field : many->asks) {
            if (field.name == "page" || field.name == "before") continue;
            INFO(field.name);
            CHECK_FALSE(words::of_name("field." + std::string(field.name)).empty());
        }
        const auto place = app::this_part().place_of(area.path);
        REQUIRE(place.screen != nullptr);
        CHECK(place.screen->path == area.path);
        CHECK(place.screen->by == area.by);
        if (area.one.empty()) continue;
        const auto* one = acts::find_view(area.one);
        REQUIRE(one != nullptr);
        CHECK(one->asks.front().name == area.asks);
        for (const auto& fact : area.facts) {
            INFO(fact.fact);
            CHECK(has(one->facts, fact.fact));
            CHECK_FALSE(words::of_name("fact." + std::string(fact.fact)).empty());
        }
        for (const auto& list : area.lists) {
            check_columns(*one, list.list, list.columns);
            if (!list.link_key.empty()) CHECK(has(list_of(*one, list.list)->columns, list.link_key));
        }
        for (const auto& act : area.one_acts) check_act(act, *one, area);
    }
}

TEST_CASE("UI-2 each of the Department's people sees their own areas, and the menu of nobody else has them")
{
    const auto seen = [](const std::string& capability) {
        Staff at(capability);
        return at.answered({});
    };
    const auto administrator = seen("administrator"), reviewer = seen("reviewer"), auditor = seen("auditor");
    CHECK(administrator.find("Organisations") != std::string::npos);
    CHECK(administrator.find("Check the log") == std::string::npos);
    CHECK(administrator.find("Each search is recorded") == std::string::npos);
    CHECK(reviewer.find("Every school and service") == std::string::npos);
    CHECK(reviewer.find("What was written to whom") != std::string::npos);  // in a training room (REG-2)
    CHECK(auditor.find("Each search is recorded") != std::string::npos);
    CHECK(auditor.find("Everybody with an account") == std::string::npos);
    test::SignedIn user;
    CHECK(user.screen().find("Department") == std::string::npos);
    user.app.path_changed("/department");
    CHECK(user.screen().find("Organisations") == std::string::npos);
}

TEST_CASE("ACT-1 the list of organisations asks for a page, and the next one for the page behind it")
{
    Staff at("administrator", "/department/organisations");
    REQUIRE(at.page.calls.size() == 1);
    CHECK(at.page.calls.front().path == "/api/views/organisations");
    CHECK(at.page.calls.front().body.find("page") == std::string::npos);
    View view;
    view.lists["organisations"] = {{"id", "name", "kind", "closed_why"},
                                   {{"s1", "Moondust Primary School (Fictional)", "school", "no_enrolment_data"}},
                                   120};
    const auto said = at.answered(view);
    CHECK(said.find("Moondust Primary School (Fictional)") != std::string::npos);
    CHECK(said.find("No school enrolment data") != std::string::npos);
    CHECK(said.find("120") != std::string::npos);
    at.app.department.areas["/department/organisations"].table.page = 2;
    draw(at.app);
    REQUIRE(at.page.calls.size() == 1);
    CHECK(at.page.calls.front().body.find(R"("page":"3")") != std::string::npos);
}

TEST_CASE("REG-22 an act of the Department is asked for by name, says what will happen, and is sent about that account")
{
    Staff at("administrator", "/department/accounts/p1");
    View view;
    view.facts = {{"id", "p1"}, {"name", "Zeb Sampleton"}, {"username", "zeb.sampleton"}, {"state", "active"}};
    at.answered(view);
    auto& frame = widgets::frame();
    const auto press = [&](std::string_view label) {
        std::uint32_t id = 0;
        for (const auto& node : frame.tree.nodes)
            if (widgets::is_interactive(node.kind) && frame.tree.text(node) == label) id = node.id;
        REQUIRE(id != 0);
        frame.events.push_back({id, widgets::EventKind::Press, {}});
        draw(at.app);
        return draw(at.app);
    };
    const auto said = press("Lock account");
    CHECK(said.find("Lock account: Zeb Sampleton") != std::string::npos);
    CHECK(said.find("signed out at once") != std::string::npos);
    CHECK(at.app.asked.act == "lock_account");
    CHECK(at.app.asked.preset.at("account") == "p1");
    CHECK(at.app.asked.is_warning);
}

TEST_CASE("USE-8 a long log is asked for part after part, and the end is told with what to note down")
{
    Staff at("auditor", "/department/log");
    at.answered({});
    at.app.department.is_checking = true;
    draw(at.app);
    REQUIRE(at.page.calls.size() == 1);
    CHECK(at.page.calls.front().path == "/api/views/verify_log");
    View part;
    part.facts = {{"checked", "200000"}, {"log_rows", "200001"}, {"next", "200000:ab"}};
    at.answered(part);
    REQUIRE(at.page.calls.size() == 1);
    CHECK(at.page.calls.front().body.find("200000:ab") != std::string::npos);
    part.facts = {{"checked", "200001"}, {"log_rows", "200001"}, {"head", "200001:cd"}};
    const auto said = at.answered(part);
    CHECK(said.find("200001 rows") != std::string::npos);
    CHECK(said.find("200001:cd") != std::string::npos);
    at.page.clock = 900;
    draw(at.app);
    CHECK_FALSE(at.app.department.is_checking);
}
