// The screens beside the records: organisations, registers, reports, guidance, and who may act (IS-120 to IS-142,
// IS-600 to IS-609, IS-901 to IS-903).
#include <nlohmann/json.hpp>

#include "client/app/part.h"
#include "client/words/words.h"
#include "shared/acts/register_kinds.h"
#include "shared/acts/sharing_roles.h"
#include "shared/json/acts_json.h"
#include "shared/sharing/entity.h"
#include "shared/sharing/states.h"
#include "tests/client/app_support.h"

namespace {

using test::draw;
using widgets::EventKind;
using widgets::Kind;

std::string ready_as(const std::string& may)
{
    std::string view = test::kReady;
    const std::string before = R"("may":{"authoriser":false,"user":true})";
    view.replace(view.find(before), before.size(), R"("may":{)" + may + "}");
    return view;
}

ViewList list_of(std::string_view view, std::string_view name, std::vector<Fields> rows, std::int64_t total = -1)
{
    ViewList list;
    for (const auto& each : acts::find_view(view)->lists)
        if (each.name == name) list.columns.assign(each.columns.begin(), each.columns.end());
    REQUIRE_FALSE(list.columns.empty());
    for (auto& row : rows) {
        std::vector<std::string> cells;
        for (const auto& column : list.columns) cells.push_back(text_of(row, column));
        list.rows.push_back(std::move(cells));
    }
    list.total = total < 0 ? static_cast<std::int64_t>(list.rows.size()) : total;
    return list;
}

/// Somebody who holds these roles, at an address; what is asked is answered by name.
struct Holder {
    test::FakePlatform page;
    App app{page};

    explicit Holder(const std::string& path, std::initializer_list<const char*> roles = {"sharer", "records"},
                    const std::string& may = R"("authoriser":false,"user":true,"sharing":true)")
    {
        page.answer(200, ready_as(may));
        app.path_changed(path);
        draw(app);
        View own;
        std::vector<Fields> rows;
        for (const auto* role : roles)
            rows.push_back({{"service", "s1"}, {"name", "Moondust"}, {"role", role}, {"title", "Teacher"}});
        own.lists["roles"] = list_of("own_roles", "roles", rows);
        if (find("own_roles") != nullptr) answered("own_roles", own);
    }
    ~Holder() { widgets::forget_toasts(); }
    /// The call of this view or act that waits; null when there is none.
    test::FakePlatform::Call* find(std::string_view name)
    {
        for (auto& call : page.calls)
            if (call.path.ends_with("/" + std::string(name))) return &call;
        return nullptr;
    }
    Fields asked(std::string_view name)
    {
        const auto* call = find(name);
        REQUIRE(call != nullptr);
        Fields fields;
        const auto body = nlohmann::json::parse(call->body);
        for (const auto& [field, value] : body["fields"].items()) fields[field] = value.get<std::string>();
        return fields;
    }
    std::string answered(std::string_view name, const View& view)
    {
        return answered(name, 200, wire::to_json(view).dump());
    }
    std::string answered(std::string_view name, int status, const std::string& body)
    {
        auto* call = find(name);
        REQUIRE(call != nullptr);
        auto done = std::move(call->done);
        for (auto at = page.calls.begin(); at != page.calls.end(); ++at)
            if (&*at == call) {
                page.calls.erase(at);
                break;
            }
        done({status, body});
        return draw(app);
    }
    /// The last one: a dialog stands after the screen.
    std::uint32_t id_of(Kind kind, std::string_view words)
    {
        const auto& f = widgets::frame();
        std::uint32_t id = 0;
        for (const auto& node : f.tree.nodes)
            if (node.kind == kind && (words.empty() || f.tree.text(node) == words ||
                                      f.tree.attribute(node, widgets::Attribute::Name) == words))
                if (id == 0 || kind == Kind::Form) id = node.id;
        return id;
    }
    std::string does(Kind kind, std::string_view words, EventKind event, std::string value = {})
    {
        const auto id = id_of(kind, words);
        INFO(words);
        REQUIRE(id != 0);
        if (kind == Kind::Combo) widgets::frame().focused = id;
        widgets::frame().events.push_back({id, event, std::move(value)});
        draw(app);
        return draw(app);
    }
    std::string press(std::string_view words) { return does(Kind::Button, words, EventKind::Press); }
    std::string submits() { return does(Kind::Form, "", EventKind::Submit); }
    std::string types(std::string_view field, std::string value)
    {
        return does(Kind::Input, field, EventKind::Input, std::move(value));
    }
    std::string ticks(std::string_view label)
    {
        const auto& f = widgets::frame();
        for (const auto& node : f.tree.nodes)
            if (node.kind == Kind::ChoiceLabel && f.tree.text(node) == label) {
                const auto& choice = f.tree.nodes[node.parent];
                widgets::frame().events.push_back({f.tree.nodes[choice.first].id, EventKind::Check, "1"});
                draw(app);
                return draw(app);
            }
        FAIL("nothing to tick: " << label);
        return {};
    }
};

bool has(const std::string& screen, std::string_view words) { return screen.find(words) != std::string::npos; }

View one_organisation()
{
    View view;
    view.facts = {{"id", "o1"},
                  {"service", "s1"},
                  {"name", "Mythical MCH Service"},
                  {"status", "confirmed"},
                  {"badges", "ciss\nfviss"},
                  {"ciss_result", "PASSED"},
                  {"ciss_until", "2027-03-03"},
                  {"fviss_result", "MISSING"}};
    view.lists["contacts"] = list_of("entity", "contacts",
                                     {{{"id", "c1"},
                                       {"name", "Dr Mock Doctorly"},
                                       {"position", "Nurse"},
                                       {"phone", "0491 570 006"},
                                       {"result", "PASSED"},
                                       {"engagement", "EMPLOYED"},
                                       {"checked_until", "2027-03-03"}},
                                      {{"id", "c2"},
                                       {"name", "Zed Fakerson"},
                                       {"position", "Clerk"},
                                       {"result", "MISSING"},
                                       {"engagement", "UNKNOWN"}}});
    view.lists["checks"] = list_of("entity", "checks",
                                   {{{"id", "k1"},
                                     {"contact", "c1"},
                                     {"name", "Dr Mock Doctorly"},
                                     {"result", "PASSED"},
                                     {"method", "SWITCHBOARD_CALLBACK"},
                                     {"engagement", "EMPLOYED"},
                                     {"day", "2026-03-03"},
                                     {"callback_number", "0491 570 110"},
                                     {"by", "Testina Sampleton"},
                                     {"checked_until", "2027-03-03"},
                                     {"counts_now", "yes"}}});
    view.lists["categories"] = list_of("entity", "categories",
                                       {{{"code", "MC01"},
                                         {"label", "Maternal and child health"},
                                         {"ciss", "yes"},
                                         {"fviss", "assumed"},
                                         {"rae", "no"},
                                         {"maram", "unknown"},
                                         {"source", "S002"}}});
    view.lists["impersonations"] = list_of("entity", "impersonations", {});
    return view;
}

View some_records(std::int64_t total)
{
    View view;
    view.facts = {{"register", "requests_in"}, {"page", "1"}, {"pages", "3"}};
    std::vector<Fields> rows;
    for (int i = 0; i < 50; ++i)
        rows.push_back({{"id", "r" + std::to_string(i)},
                        {"ref", "MOON-2026-000" + std::to_string(10 + i)},
                        {"date", "2026-11-20"},
                        {"type", "request_in"},
                        {"scheme", "CISS"},
                        {"other", "Mythical MCH Service"},
                        {"priority", "P2"},
                        {"asked", "3"},
                        {"shared", "2"},
                        {"refused", "1"},
                        {"reasons", "EXCLUDED"},
                        {"days_to_acknowledge", "1"},
                        {"days_to_respond", "3"},
                        {"state", "assessing"},
                        {"owner", "Quilla Testworth"},
                        {"label", "P N"},
                        {"findings", i == 0 ? "2" : "0"}});
    view.lists["rows"] = list_of("register", "rows", rows, total);
    view.lists["others"] = list_of("register", "others", {{{"id", "o1"}, {"name", "Mythical MCH Service"}}});
    view.lists["views"] =
        list_of("register", "views", {{{"name", "Mine"}, {"address", "/sharing/registers/requests_in;mine=yes"}}});
    view.lists["places"] = list_of("register", "places", {{{"id", "s1"}, {"name", "Moondust"}}});
    return view;
}

constexpr const char* kFault = R"({"error":{"code":"role.needed"}})";

}  // namespace

// ---- Organisations

TEST_CASE("IS-142 an organisation is searched as it is typed, asked once for each change, and what was found stays")
{
    Holder at("/sharing/organisations");
    CHECK(at.find("entities") == nullptr);
    at.types("text", "m");
    CHECK(at.find("entities") == nullptr);  // one letter finds too much
    at.types("text", "mch");
    CHECK(at.asked("entities") == Fields{{"service", "s1"}, {"text", "mch"}});
    draw(at.app);
    draw(at.app);
    CHECK(at.page.calls.size() == 1);
    View found;
    found.lists["organisations"] = list_of("entities", "organisations",
                                           {{{"id", "o1"},
                                             {"name", "Mythical MCH Service"},
                                             {"suburb", "Nowhere"},
                                             {"badges", "ciss\nrae"},
                                             {"verified_until", "2027-03-03"}}});
    found.lists["categories"] = list_of("entities", "categories",
                                        {{{"code", "NP01"},
                                          {"label", "Football club"},
                                          {"badges", "not_prescribed"},
                                          {"why_not", "Sports clubs are not prescribed."}}});
    const auto screen = at.answered("entities", found);
    CHECK(has(screen, "Mythical MCH Service"));
    CHECK(has(screen, "Risk assessment entity"));
    CHECK(has(screen, "Counts until 3 Mar 2027"));
    CHECK(has(screen, "Sports clubs are not prescribed."));  // IS-108
    CHECK(has(at.types("text", "mch s"), "Mythical MCH Service"));
    CHECK(at.asked("entities").at("text") == "mch s");
    found.lists["organisations"] = list_of("entities", "organisations", {});
    CHECK(has(at.answered("entities", found), "No organisation has these words"));
}

TEST_CASE("IS-132 the search says that the list is no proof")
{
    Holder at("/sharing/organisations");
    CHECK(has(draw(at.app), "This list is no proof"));
}

TEST_CASE("IS-142 a search that fails says why and can be asked again")
{
    Holder at("/sharing/organisations");
    at.types("text", "mch");
    CHECK(has(at.answered("entities", 403, kFault), "Your role here does not allow this"));
    at.press("Try again");
    CHECK(at.find("entities") != nullptr);
}

TEST_CASE("IS-141 an organisation is added with its kind of service chosen out of the catalogue")
{
    Holder at("/sharing/organisations");
    draw(at.app);
    at.press("Add organisation");
    View catalogue;
    catalogue.lists["categories"] = list_of("entity_categories", "categories",
                                            {{{"code", "ED01"}, {"label", "Government school"}},
                                             {{"code", "MC01"}, {"label", "Maternal and child health"}}});
    at.answered("entity_categories", catalogue);
    at.types("name", "Pretend Lantern Service");
    at.does(Kind::Combo, "categories", EventKind::Input, "government");
    at.does(Kind::Combo, "categories", EventKind::Key, "ArrowDown");
    CHECK(has(at.does(Kind::Combo, "categories", EventKind::Key, "Enter"), "Government school"));
    at.submits();
    const auto asked = at.asked("add_organisation");
    CHECK(asked.at("categories") == "ED01");
    CHECK(asked.at("service") == "s1");
    View added;
    added.facts = {{"organisation", "o9"}};
    at.answered("add_organisation", added);
    CHECK(at.app.path() == "/sharing/organisations/o9");
}

TEST_CASE("IS-130 one organisation shows what it is, who speaks for it and how each was checked")
{
    Holder at("/sharing/organisations/o1");
    CHECK(at.asked("entity") == Fields{{"organisation", "o1"}, {"service", "s1"}});
    const auto screen = at.answered("entity", one_organisation());
    CHECK(has(screen, "Mythical MCH Service"));
    CHECK(has(screen, "Checked until 3 Mar 2027"));
    // A colleague's check counts for everybody (IS-134).
    CHECK(has(screen, "Called back through the switchboard, by Testina Sampleton on 3 Mar 2026"));
    CHECK(has(screen, "Check this person before anything goes to them."));
    CHECK(has(screen, "Not checked yet"));
    CHECK(has(screen, "Assumed, not verified"));
    CHECK(has(screen, "Source: S002"));
}

TEST_CASE("IS-136 a warning stands on top with what pretending means, and only the records officer clears it")
{
    auto view = one_organisation();
    view.facts["impersonation"] = "yes";
    view.lists["impersonations"] = list_of("entity", "impersonations",
                                           {{{"id", "w1"},
                                             {"by", "Testina Sampleton"},
                                             {"at", "2026-11-20T01:00:00Z"},
                                             {"why", "Two callers, one name."}}});
    Holder records("/sharing/organisations/o1");
    CHECK(has(records.answered("entity", view), "Somebody may be pretending to be this organisation"));
    records.press("Clear the warning");
    records.does(Kind::TextArea, "why", EventKind::Input, "They called back.");
    records.submits();
    CHECK(records.asked("clear_impersonation").at("impersonation") == "w1");
    Holder sharer("/sharing/organisations/o1", {"sharer"});
    CHECK_FALSE(has(sharer.answered("entity", view), "Clear the warning"));
}

TEST_CASE("IS-131 a check asks what its method needs, and no more")
{
    Holder at("/sharing/organisations/o1");
    at.answered("entity", one_organisation());
    auto screen = at.press("Check organisation");
    CHECK(has(screen, "It stands in the public list. This never counts alone."));
    CHECK_FALSE(has(screen, "Number that you called"));
    CHECK_FALSE(has(screen, "Mail domain (optional)"));
    CHECK(has(at.ticks("Called back through the switchboard"), "Number that you called"));
    screen = at.ticks("Message from an address of the organisation");
    CHECK(has(screen, "Mail domain (optional)"));
    CHECK_FALSE(has(screen, "Number that you called"));
    at.ticks("Passed");
    at.ticks("Child Information Sharing Scheme");
    at.submits();
    const auto asked = at.asked("check_organisation");
    CHECK(asked.at("method") == "ORG_EMAIL");
    CHECK(asked.at("scheme") == "CISS");
    CHECK(asked.at("organisation") == "o1");
    CHECK(has(at.answered("check_organisation", 422, R"({"error":{"code":"check.domain_needed","field":"domain"}})"),
              "Write the part of the address after the @"));
}

TEST_CASE("IS-132 the list is no method for a person")
{
    Holder at("/sharing/organisations/o1");
    at.answered("entity", one_organisation());
    const auto screen = at.does(Kind::Button, "Check person", EventKind::Press);
    CHECK(has(screen, "Volunteer"));  // IS-137
    CHECK_FALSE(has(screen, "Looked up in the public list"));
}

TEST_CASE("IS-134 a contact is changed from what stands there, and the form says when a check is lost")
{
    Holder at("/sharing/organisations/o1");
    at.answered("entity", one_organisation());
    CHECK(has(at.press("Change contact"), "With another name, phone or email the person is to be checked anew."));
    at.types("position", "Team leader");
    at.submits();
    const auto asked = at.asked("change_contact");
    CHECK(asked.at("name") == "Dr Mock Doctorly");
    CHECK(asked.at("position") == "Team leader");
    CHECK(asked.at("phone") == "0491 570 006");
}

TEST_CASE("IS-130 an auditor reads, and is offered nothing that they may not do")
{
    Holder at("/sharing/organisations/o1", {"auditor"});
    const auto screen = at.answered("entity", one_organisation());
    CHECK_FALSE(has(screen, "Check person"));
    CHECK_FALSE(has(screen, "Add contact"));
    CHECK(has(screen, "Warn of impersonation"));  // anybody may (IS-136)
}

// ---- Registers

TEST_CASE("IS-600 every register has words, and access is shown to the records officer and the auditor alone")
{
    for (const auto& each : acts::kRegisters) {
        INFO(each.name);
        CHECK_FALSE(words::of_name("register." + std::string(each.name)).empty());
        CHECK_FALSE(words::of_name("register_text." + std::string(each.name)).empty());
    }
    Holder records("/sharing/registers"), sharer("/sharing/registers", {"sharer"});
    CHECK(has(draw(records.app), "Access requests and subpoenas"));
    const auto screen = draw(sharer.app);
    CHECK(has(screen, "Requests received"));
    CHECK_FALSE(has(screen, "Access requests and subpoenas"));
}

TEST_CASE("IS-609 a register shows its columns, initials at most, and the server's pages")
{
    Holder at("/sharing/registers/requests_in");
    CHECK(at.asked("register") == Fields{{"register", "requests_in"}, {"page", "1"}});
    const auto screen = at.answered("register", some_records(120));
    for (const auto* words : {"MOON-2026-00010", "P N", "20 Nov 2026", "CISS", "Mythical MCH Service", "Safety risk",
                              "3 asked, 2 shared, 1 declined", "The law keeps this out.", "acknowledged in 1 day",
                              "answered in 3 days", "Being decided", "Quilla Testworth", "2 findings"}) {
        INFO(words);
        CHECK(has(screen, words));
    }
    CHECK(has(screen, "Showing 1 to 50 of 120"));
    at.does(Kind::PageButton, "2", EventKind::Press);
    CHECK(at.asked("register").at("page") == "2");
}

TEST_CASE("IS-600 a register is filtered once the filters are whole, and a day that is none is told")
{
    Holder at("/sharing/registers/requests_in");
    at.answered("register", some_records(3));
    at.does(Kind::Disclosure, "Filters", EventKind::Press);
    at.types("from", "soon");
    at.does(Kind::Select, "scheme", EventKind::Input, "CISS");
    CHECK(at.page.calls.empty());  // nothing is asked while somebody types
    CHECK(has(at.submits(), "There is a problem"));
    CHECK(at.page.calls.empty());
    at.types("from", "1/3/2026");
    at.ticks("Only mine");
    at.submits();
    const auto asked = at.asked("register");
    CHECK(asked.at("from") == "1/3/2026");
    CHECK(asked.at("scheme") == "CISS");
    CHECK(asked.at("mine") == "yes");
    auto none = some_records(0);
    none.lists["rows"] = list_of("register", "rows", {});
    CHECK(has(at.answered("register", none), "Nothing fits these filters"));
    at.press("Clear filters");
    CHECK(has(draw(at.app), "MOON-2026-00010"));
}

TEST_CASE("IS-600 a view is saved with codes and days and without what was typed, and opens as it was")
{
    Holder at("/sharing/registers/requests_in");
    at.answered("register", some_records(3));
    at.does(Kind::Disclosure, "Filters", EventKind::Press);
    at.types("from", "1/3/2026");
    at.types("reference", "Notareal");
    at.does(Kind::Select, "state", EventKind::Input, "assessing");
    at.submits();
    at.answered("register", some_records(3));
    at.press("Save this view");
    at.types("name", "Since March");
    at.submits();
    const auto asked = at.asked("save_register_view");
    CHECK(asked.at("name") == "Since March");
    CHECK(asked.at("address") == "/sharing/registers/requests_in;from=2026-03-01;state=assessing");
    Holder later(asked.at("address"));
    CHECK(later.asked("register") ==
          Fields{{"from", "2026-03-01"}, {"page", "1"}, {"register", "requests_in"}, {"state", "assessing"}});
}

TEST_CASE("IS-600 a saved view is removed only after a question")
{
    Holder at("/sharing/registers/requests_in");
    at.answered("register", some_records(3));
    CHECK(has(at.press("Remove view"), "Remove the view \"Mine\"?"));
    CHECK(at.page.calls.empty());
    at.submits();
    CHECK(at.asked("drop_register_view") == Fields{{"name", "Mine"}});
}

TEST_CASE("IS-600 an unknown register says so and asks for nothing; one that fails can be asked again")
{
    Holder unknown("/sharing/registers/nothing");
    CHECK(has(draw(unknown.app), "There is no such register"));
    CHECK(unknown.find("register") == nullptr);
    Holder at("/sharing/registers/access");
    CHECK(has(at.answered("register", 403, kFault), "Your role here does not allow this"));
}

// ---- Reports

TEST_CASE("IS-601 to IS-607 a report counts every month, and says how long answers took against the own target")
{
    Holder at("/sharing/reports");
    View view;
    view.facts = {{"from", "2026-08-15"},   {"to", "2026-11-23"},   {"without_reasons", "1"},
                  {"complaints_open", "2"}, {"open_findings", "4"}, {"recipients_not_told", "0"},
                  {"complaint_days", "6"}};
    view.lists["volume"] =
        list_of("sharing_report", "volume", {{{"month", "2026-09"}, {"received", "4"}, {"made", "2"}, {"told", "7"}}});
    view.lists["counts"] = list_of("sharing_report", "counts",
                                   {{{"what", "scheme"}, {"group", "CISS"}, {"count", "9"}},
                                    {{"what", "views"}, {"group", "not_sought"}, {"count", "3"}},
                                    {{"what", "informed"}, {"group", "BEFORE"}, {"count", "5"}}});
    view.lists["times"] = list_of("sharing_report", "times",
                                  {{{"priority", "P2"},
                                    {"answered", "8"},
                                    {"median_acknowledge", "1"},
                                    {"most_acknowledge", "2"},
                                    {"median_respond", "2"},
                                    {"most_respond", "4"},
                                    {"within", "6"},
                                    {"target", "2"}}});
    view.lists["refusals"] =
        list_of("sharing_report", "refusals", {{{"reason", "EXCLUDED"}, {"count", "3"}, {"without_reasons", "1"}}});
    view.lists["peers"] =
        list_of("sharing_report", "peers",
                {{{"other", "Nowhere General Hospital"}, {"refusals", "2"}, {"discussed", "1"}, {"complaints", "0"}}});
    view.lists["places"] = list_of("sharing_report", "places", {{{"id", "s1"}, {"name", "Moondust"}}});
    const auto screen = at.answered("sharing_report", view);
    for (const auto* words : {"Aug 2026", "Sep 2026", "Oct 2026", "Nov 2026", "6 of 8", "target: 2 business days",
                              "half within 2 business days", "9 of 10 within 4 business days",
                              "not a legal limit",  // IS-443
                              "Declines without written reasons: 1", "Must be none", "Nowhere General Hospital",
                              "Not asked for", "Yes, before", "Show the findings"}) {
        INFO(words);
        CHECK(has(screen, words));
    }
    CHECK_FALSE(has(screen, "Dec 2026"));
}

TEST_CASE("IS-602 a period that is no period is told, and the report is asked anew for one that is")
{
    Holder at("/sharing/reports");
    View view;
    view.facts = {{"from", "2026-08-15"}, {"to", "2026-11-23"}, {"without_reasons", "0"}};
    CHECK(has(at.answered("sharing_report", view), "As it must be"));
    at.types("from", "then");
    CHECK(has(at.submits(), "There is a problem"));
    CHECK(at.find("sharing_report") == nullptr);
    at.types("from", "1/3/2026");
    at.submits();
    CHECK(at.asked("sharing_report").at("from") == "1/3/2026");
    CHECK(has(at.answered("sharing_report", 422, R"({"error":{"code":"day.order","field":"to"}})"),
              "not before the first"));
}

// ---- Guidance

TEST_CASE("IS-901 to IS-903 the guidance has all twelve texts and nine principles, dated, in penalty units, and no sum")
{
    Holder at("/sharing/guidance");
    const auto screen = draw(at.app);
    for (int i = 1; i <= 12; ++i) CHECK(has(screen, (i < 10 ? "G0" : "G") + std::to_string(i)));
    for (int i = 1; i <= 9; ++i) CHECK(has(screen, words::of_name("principle.lp" + std::to_string(i))));
    CHECK(has(screen, "Guidelines of"));
    CHECK(has(screen, "60 penalty units"));
    CHECK(has(screen, "Under the family violence scheme"));
    CHECK_FALSE(has(screen, "$"));
}

// ---- The menu

TEST_CASE("IS-124 and UI-2 the menu has information sharing for whoever holds a role, and for nobody else")
{
    Holder holder("/sharing/reports");
    const auto screen = draw(holder.app);
    CHECK(has(screen, "Log a sharing"));
    const auto& f = widgets::frame();
    for (const auto& node : f.tree.nodes)
        if (node.kind == Kind::NavLink)
            CHECK(((node.state & widgets::state::Current) != 0) == (f.tree.text(node) == "Registers and reports"));
    test::SignedIn user;
    CHECK_FALSE(has(user.screen(), "Log a sharing"));
}

// ---- Who may act (the Authoriser's side)

TEST_CASE("IS-120 to IS-124 an Authoriser names who may act; a volunteer can be chosen and is refused with the reason")
{
    Holder at("/authoriser/services/s1", {}, R"("authoriser":true,"user":false)");
    View service;
    service.facts = {{"id", "s1"}, {"name", "Moondust"}, {"count", "2"}};
    at.answered("service", service);
    View roles;
    roles.facts = {{"id", "s1"}, {"name", "Moondust"}};
    roles.lists["people"] = list_of("sharing_roles", "people", {{{"id", "p1"}, {"name", "Quilla Testworth"}}});
    roles.lists["roles"] = list_of("sharing_roles", "roles",
                                   {{{"id", "x1"},
                                     {"name", "Testina Sampleton"},
                                     {"role", "lead"},
                                     {"title", "Principal"},
                                     {"engagement", "employed"},
                                     {"trained_on", "2024-11-22"},
                                     {"from", "2025-01-01"},
                                     {"state", "current"}},
                                    {{"id", "x2"},
                                     {"name", "Zed Fakerson"},
                                     {"role", "sharer"},
                                     {"title", "Teacher"},
                                     {"engagement", "contracted"},
                                     {"trained_on", "2024-11-23"},
                                     {"from", "2024-12-01"},
                                     {"to", "2025-12-01"},
                                     {"state", "over"}}});
    auto screen = at.answered("sharing_roles", roles);
    CHECK(has(screen, "Testina Sampleton"));
    CHECK(has(screen, "More than 24 months ago"));  // W-117
    CHECK(has(screen, "1 Dec 2024 to 1 Dec 2025"));
    for (const auto role : acts::kSharingRoles)
        CHECK_FALSE(words::of_name("sharing_role_text." + std::string(role)).empty());
    screen = at.press("Name somebody");
    CHECK(has(screen, "Cannot hold a role under the schemes"));
    at.ticks("Quilla Testworth");
    at.ticks("Shares and requests");
    at.ticks("Volunteer");
    at.types("title", "Teacher");
    at.does(Kind::TextArea, "judgement", EventKind::Input, "Ten years in wellbeing");
    at.types("trained_on", "1/3/2026");
    at.does(Kind::TextArea, "reason", EventKind::Input, "Leads wellbeing");
    at.submits();
    const auto asked = at.asked("name_role");
    CHECK(asked.at("engagement") == "volunteer");
    CHECK(asked.at("from") == "23 Nov 2026");
    CHECK(has(at.answered("name_role", 422, R"({"error":{"code":"role.volunteer","field":"engagement"}})"),
              "A volunteer cannot hold a role under the schemes"));
}

TEST_CASE("IS-121 W-117 training of exactly 24 months is no warning, and a role is ended after a question")
{
    Holder at("/authoriser/services/s1", {}, R"("authoriser":true,"user":false)");
    View service;
    service.facts = {{"id", "s1"}, {"name", "Moondust"}, {"count", "2"}};
    at.answered("service", service);
    View roles;
    roles.facts = {{"id", "s1"}, {"name", "Moondust"}};
    roles.lists["roles"] = list_of("sharing_roles", "roles",
                                   {{{"id", "x1"},
                                     {"name", "Testina Sampleton"},
                                     {"role", "lead"},
                                     {"engagement", "employed"},
                                     {"trained_on", "2024-11-23"},
                                     {"from", "2025-01-01"},
                                     {"state", "current"}}});
    CHECK_FALSE(has(at.answered("sharing_roles", roles), "More than 24 months ago"));
    CHECK(has(at.press("End role"), "End the role of Testina Sampleton: Lead?"));
    at.submits();
    CHECK(at.asked("end_role") == Fields{{"role", "x1"}});
}
