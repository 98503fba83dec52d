// HTTP-15 of docs/operations/http.md: the description says what the routes do. That each answer is one of those
// described is checked by the test browser of server_world.h with every request that it makes.
#include "server/http/openapi.h"

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "shared/json/draft_json.h"
#include "shared/json/entry_json.h"
#include "shared/json/registration_json.h"
#include "shared/json/search_json.h"
#include "shared/json/session_json.h"
#include "tests/http/server_world.h"

using namespace http;
using nlohmann::json;

namespace {

/// The first place where `value` does not fit `schema`, or an empty text. Knows the words that our schemas use.
std::string misfit(const json& value, const json& schema, const std::string& at = "$")
{
    if (schema.contains("$ref")) {
        const std::string name = schema["$ref"];
        return misfit(value, wire_schemas().at(name.substr(name.rfind('/') + 1)), at);
    }
    if (value.is_null()) return schema["type"].is_array() ? "" : at + " is null";
    const std::string type = schema["type"].is_array() ? schema["type"][0] : schema["type"];
    const bool fits = type == "object"    ? value.is_object()
                      : type == "array"   ? value.is_array()
                      : type == "string"  ? value.is_string()
                      : type == "integer" ? value.is_number_integer()
                                          : value.is_boolean();
    if (!fits) return at + " is not " + type;
    if (schema.contains("enum") &&
        std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
        return at + " is none of the words";
    if (type == "array")
        for (const auto& item : value)
            if (auto inner = misfit(item, schema["items"], at + "[]"); !inner.empty()) return inner;
    if (type != "object") return "";
    for (const auto& [key, member] : value.items()) {
        if (schema["additionalProperties"].is_object()) {
            if (auto inner = misfit(member, schema["additionalProperties"], at + "." + key); !inner.empty())
                return inner;
            continue;
        }
        if (!schema["properties"].contains(key)) return at + "." + key + " is not described";
        if (auto inner = misfit(member, schema["properties"][key], at + "." + key); !inner.empty()) return inner;
    }
    for (const auto& key : schema.value("required", json::array()))
        if (!value.contains(key)) return at + "." + std::string(key) + " is missing";
    return "";
}

/// And besides: nothing that is described may never be sent.
std::string unsent(const json& value, const char* name)
{
    for (const auto& [key, _] : wire_schemas().at(name)["properties"].items())
        if (!value.contains(key)) return std::string(name) + "." + key;
    return "";
}

const Date kDay = std::chrono::year(2026) / 3 / 3;

EntryView full_view()
{
    EntryView view;
    const PersonName name{"Zeb", "", "Sampleton", NameKind::Current};
    const ServiceSpan span{"Moondust", "Year 1", kDay, {}};
    view.names = {name};
    view.identity = IdentitySection{.identifier = "DEMO", .names = {name}, .date_of_birth = kDay, .as_at = kDay};
    view.family =
        FamilySection{.people = {{"Ned", "Father"}}, .siblings = {{"h", "Nell", EntryKind::Limited}}, .as_at = {}};
    view.early_years.emplace();
    view.early_years->maternal_child_health = {span};
    view.early_years->visits[3] = kDay;
    view.school = SchoolSection{.enrolments = {span}, .home_schooling = {}, .as_at = kDay};
    view.supports = SupportsSection{.supports = {span}, .as_at = {}};
    view.limited_care = SiblingCare{"Nell", Indicator::Past, Indicator::None};
    return view;
}

}  // namespace

TEST_CASE("HTTP-15 every route is described with each status it may answer, and nothing else is")
{
    const auto description = describe(routes());
    std::size_t operations = 0;
    for (const auto& [path, verbs] : description["paths"].items()) operations += verbs.size();
    CHECK(operations == routes().size());
    for (const auto& route : routes()) {
        const auto path = described_path(route.path);
        INFO(path);
        const auto& operation = description["paths"][path][route.method == Method::Get ? "get" : "post"];
        std::set<int> described;
        for (const auto& [status, answer] : operation["responses"].items()) {
            described.insert(std::stoi(status));
            CHECK(answer["description"] != "");
        }
        const auto statuses = statuses_of(route);
        CHECK(described == std::set<int>(statuses.begin(), statuses.end()));
        CHECK(wire_schemas().contains(std::string(route.answers)));
        CHECK((route.asks.empty() ? route.method == Method::Get : wire_schemas().contains(std::string(route.asks))));
        CHECK((route.body_limit > 0) == (route.method == Method::Post));
        CHECK_FALSE(route.action.empty());
        CHECK_FALSE(route.summary.empty());
    }
}

TEST_CASE("HTTP-15 the schemas are those of what is sent")
{
    SessionView session;
    session.grants = {{"g", "Moondust", "Teacher", {{"p", "Purpose"}}, true}};
    session.drafts = {"find"};
    session.today = kDay;
    RegistrationView registering;
    registering.services = {"Moondust"};
    registering.steps = {{"password", true, false}};
    registering.step = "factor";
    const SearchAnswer found{false, {{"h", "Zeb", {7, 1}, "", "", true}}};
    const RollAnswer roll{{"Year 1"}, {{"h", "Zeb", "Year 1"}}};
    CareSection care;
    care.orders = care.placements = {{"kind", kDay, {}}};
    care.siblings = {{"Nell", Indicator::Current, Indicator::None}};

    const std::pair<const char*, json> sent[] = {
        {"SessionView", wire::to_json(session)},
        {"EnrolmentView", wire::to_json(EnrolmentView{"a", "b", 1, "1"})},
        {"RegistrationView", wire::to_json(registering)},
        {"CredentialForm", wire::to_json(CredentialForm{"wwcc", "1"})},
        {"RecoveryCodesView", wire::to_json(RecoveryCodesView{{"a"}})},
        {"DraftForm", wire::to_json(DraftForm{{{"last_name", "Sampleton"}}})},
        {"DraftView", wire::to_json(DraftView{"find", {{"last_name", "Sampleton"}}, Instant{}})},
        {"SearchForm", wire::to_json(SearchForm{})},
        {"SearchAnswer", wire::to_json(found)},
        {"RollForm", wire::to_json(RollForm{})},
        {"RollAnswer", wire::to_json(roll)},
        {"EntryView", wire::to_json(full_view())},
        {"CareSection", wire::to_json(care)},
    };
    for (const auto& [name, value] : sent) {
        INFO(name);
        CHECK(misfit(value, wire_schemas().at(name)) == "");
        CHECK(unsent(value, name) == "");
    }
    CHECK(misfit(wire::to_json(EntryView{}), wire_schemas().at("EntryView")) ==
          "");  // a limited entry, without sections
    CHECK(misfit(to_answer(Error{ErrorKind::Invalid, "a", "b", "c"}).body, wire_schemas().at("Error")) == "");
    CHECK(misfit(to_answer(services::Refusal({Error{ErrorKind::Invalid, "a", "b", {}}})).body,
                 wire_schemas().at("Error")) == "");
}

TEST_CASE("HTTP-6 an error tells its code and field, never its detail")
{
    const auto answer = to_answer(Error{ErrorKind::Unavailable, "database.failed", "", "Quilla's row"});
    CHECK(answer.status == 503);
    CHECK(answer.retry_after > 0);
    CHECK(answer.body.dump() == R"({"error":{"code":"database.failed"}})");
    const std::pair<ErrorKind, int> statuses[] = {{ErrorKind::Invalid, 422},    {ErrorKind::SignedOut, 401},
                                                  {ErrorKind::Forbidden, 403},  {ErrorKind::NotFound, 404},
                                                  {ErrorKind::Conflict, 409},   {ErrorKind::TooMany, 429},
                                                  {ErrorKind::Unavailable, 503}};
    for (const auto& [kind, status] : statuses) CHECK(to_answer(Error{kind, "x", {}, {}}).status == status);
}
