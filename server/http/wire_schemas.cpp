// JSON Schemas of the wire types, in the order of shared/domain. A test holds each to what shared/json writes.
#include <nlohmann/json.hpp>

#include "server/http/openapi.h"
#include "shared/domain/draft.h"

namespace http {

namespace {

using nlohmann::json;

json kind(const char* type) { return {{"type", type}}; }
json text() { return kind("string"); }
json text(std::size_t most) { return {{"type", "string"}, {"maxLength", most}}; }
json flag() { return kind("boolean"); }
json number() { return kind("integer"); }
json day() { return {{"type", "string"}, {"format", "date"}}; }
json moment() { return {{"type", "string"}, {"format", "date-time"}}; }
json or_null(json schema)
{
    schema["type"] = json::array({schema["type"], "null"});
    return schema;
}
json one_of(std::initializer_list<const char*> words)
{
    json schema = text();
    for (const char* word : words) schema["enum"].push_back(word);
    return schema;
}
json to(const char* name) { return {{"$ref", std::string("#/components/schemas/") + name}}; }
json list(json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

using Members = std::initializer_list<std::pair<const char*, json>>;

/// An object with these members, all of them always there but `optional`, and no others.
json record(Members members, Members optional = {})
{
    json schema = {{"type", "object"},
                   {"properties", json::object()},
                   {"required", json::array()},
                   {"additionalProperties", false}};
    for (const auto& [name, member] : members) {
        schema["properties"][name] = member;
        schema["required"].push_back(name);
    }
    for (const auto& [name, member] : optional) schema["properties"][name] = member;
    return schema;
}

json indicator() { return one_of({"none", "past", "current"}); }

void add_session_types(json& all)
{
    all["Nothing"] = record({});
    all["Health"] = record({{"ready", flag()}});
    all["FileBytes"] = {{"type", "string"}, {"format", "binary"}};
    all["FileView"] = record(
        {{"id", text()}, {"name", text(120)}, {"media_type", text()}, {"size", number()}, {"added_at", moment()}});
    all["OpenApi"] = kind("object");
    all["Fault"] = record({{"code", text()}}, {{"field", text()}});
    all["Error"] = record({{"error", record({{"code", text()}}, {{"field", text()}, {"faults", list(to("Fault"))}})}});
    all["Purpose"] = record({{"code", text()}, {"label", text()}});
    all["GrantView"] = record({{"id", text()},
                               {"service", text()},
                               {"user_type", text()},
                               {"purposes", list(to("Purpose"))},
                               {"may_list_roll", flag()}});
    all["SessionView"] =
        record({{"stage", one_of({"signed_out", "registration", "enrolment", "code", "terms", "credential", "agreement",
                                  "ready", "locked"})},
                {"product_name", text()},
                {"training", flag()},
                {"training_code", text()},
                {"today", day()},
                {"now", moment()},
                {"utc_offset_minutes", number()},
                {"name", text()},
                {"terms_version", number()},
                {"may", record({{"authoriser", flag()},
                                {"user", flag()},
                                {"administrator", flag()},
                                {"reviewer", flag()},
                                {"auditor", flag()},
                                {"sharing", flag()}})},
                {"review", record({{"closes_on", or_null(day())}, {"is_overdue", flag()}, {"undecided", number()}})},
                {"grants", list(to("GrantView"))},
                {"drafts", list(text())},
                {"idle_seconds_limit", number()},
                {"idle_seconds_left", number()},
                {"warn_seconds_before", number()},
                {"session_seconds_left", number()}});
    const json texts = {{"type", "object"}, {"additionalProperties", text()}};
    all["FieldsForm"] = record({{"fields", texts}});
    all["ExportForm"] =
        record({{"fields", texts}, {"format", one_of({"pdf", "txt", "xlsx", "csv", "json"})}, {"purpose", text(300)}});
    all["ViewList"] = record({{"columns", list(text())}, {"rows", list(list(text()))}, {"total", number()}});
    all["View"] = record({{"facts", texts}, {"lists", {{"type", "object"}, {"additionalProperties", to("ViewList")}}}});
    all["EnrolmentView"] = record({{"secret", text()}, {"uri", text()}, {"qr_size", number()}, {"qr_modules", text()}});
    all["RecoveryCodesView"] = record({{"codes", list(text())}});
    all["SignInForm"] = record({{"username", text()}, {"password", text()}});
    all["UnlockForm"] = record({{"password", text()}});
    all["CodeForm"] = record({{"code", text()}});
    all["LinkForm"] = record({{"token", text()}});
    all["CredentialForm"] = record({{"kind", one_of({"wwcc", "vit"})}, {"number", text()}});
    all["ReceiptForm"] = record({{"number", text()}});
    all["TermsForm"] = record({{"version", number()}});
    all["RegistrationView"] =
        record({{"makes_authoriser", flag()},
                {"name", text()},
                {"username", text()},
                {"services", list(text())},
                {"steps", list(record({{"step", one_of({"password", "factor", "credential", "training", "terms"})},
                                       {"is_done", flag()},
                                       {"is_closed", flag()}}))},
                {"step", one_of({"password", "factor", "credential", "training", "terms", ""})},
                {"is_again", flag()},
                {"password_min", number()},
                {"terms_version", number()}});
    all["AgreementForm"] = record({{"accepted", flag()}});
}

void add_draft_types(json& all)
{
    json fields = kind("object");  // texts under names of the client's own
    fields["additionalProperties"] = text(kDraftValueLimit);
    fields["maxProperties"] = kDraftFieldLimit;
    all["DraftForm"] = record({{"fields", fields}});
    all["DraftView"] = record({{"form", text()}, {"fields", fields}, {"saved_at", or_null(moment())}});
}

void add_search_types(json& all)
{
    all["SearchForm"] = record({{"grant", text()}, {"purpose", text()}}, {{"note", or_null(text(200))},
                                                                          {"last_name", or_null(text())},
                                                                          {"first_name", or_null(text())},
                                                                          {"date_of_birth", or_null(day())},
                                                                          {"age", or_null(number())},
                                                                          {"identifier", or_null(text())}});
    all["ResultRow"] = record({{"handle", text()},
                               {"name", text()},
                               {"age", record({{"years", number()}, {"months", number()}})},
                               {"current_service", text()},
                               {"also_known_as", text()},
                               {"close_match", flag()}});
    all["SearchAnswer"] = record({{"more_than_limit", flag()}, {"rows", list(to("ResultRow"))}});
    all["RollForm"] = record({{"grant", text()}, {"purpose", text()}},
                             {{"note", or_null(text(200))}, {"year_level", or_null(text())}});
    all["RollRow"] = record({{"handle", text()}, {"name", text()}, {"year_level", text()}});
    all["RollAnswer"] = record({{"year_levels", list(text())}, {"rows", list(to("RollRow"))}});
}

void add_entry_types(json& all)
{
    const json as_at = or_null(day());
    all["PersonName"] = record({{"given", text()},
                                {"middle", text()},
                                {"family", text()},
                                {"kind", one_of({"current", "former", "also_known_as"})}});
    all["RelatedPerson"] = record({{"name", text()}, {"relationship", text()}});
    all["Sibling"] = record({{"handle", text()}, {"name", text()}, {"opens", one_of({"full", "limited"})}});
    all["ServiceSpan"] =
        record({{"service", text()}, {"detail", text()}, {"from", or_null(day())}, {"to", or_null(day())}});
    all["CareSpan"] = record({{"kind", text()}, {"from", or_null(day())}, {"to", or_null(day())}});
    all["SiblingCare"] = record({{"name", text()}, {"order", indicator()}, {"care", indicator()}});
    all["IdentitySection"] =
        record({{"identifier", text()},
                {"names", list(to("PersonName"))},
                {"date_of_birth", day()},
                {"place_of_birth", text()},
                {"sex", text()},
                {"indigenous_status", one_of({"not_recorded", "aboriginal", "torres_strait_islander", "both", "no"})},
                {"as_at", as_at}});
    all["FamilySection"] =
        record({{"people", list(to("RelatedPerson"))}, {"siblings", list(to("Sibling"))}, {"as_at", as_at}});
    all["EarlyYearsSection"] = record({{"maternal_child_health", list(to("ServiceSpan"))},
                                       {"visits", list(or_null(day()))},
                                       {"playgroups", list(to("ServiceSpan"))},
                                       {"early_education", list(to("ServiceSpan"))},
                                       {"kindergarten", list(to("ServiceSpan"))},
                                       {"health_as_at", as_at},
                                       {"kindergarten_as_at", as_at}});
    all["SchoolSection"] = record(
        {{"enrolments", list(to("ServiceSpan"))}, {"home_schooling", list(to("ServiceSpan"))}, {"as_at", as_at}});
    all["SupportsSection"] = record({{"supports", list(to("ServiceSpan"))}, {"as_at", as_at}});
    all["CareSection"] = record({{"order", indicator()},
                                 {"care", indicator()},
                                 {"orders", list(to("CareSpan"))},
                                 {"placements", list(to("CareSpan"))},
                                 {"siblings", list(to("SiblingCare"))},
                                 {"as_at", as_at}});
    all["EndSection"] = record({{"status", one_of({"active", "inactive"})}}, {{"date_of_death", day()}});
    all["EntryView"] = record({{"handle", text()},
                               {"kind", one_of({"full", "limited"})},
                               {"purpose", text()},
                               {"viewed_at", moment()},
                               {"names", list(to("PersonName"))},
                               {"end", to("EndSection")},
                               {"has_care_section", flag()}},
                              {{"identity", to("IdentitySection")},
                               {"family", to("FamilySection")},
                               {"early_years", to("EarlyYearsSection")},
                               {"school", to("SchoolSection")},
                               {"supports", to("SupportsSection")},
                               {"limited_care", to("SiblingCare")}});
}

}  // namespace

const json& wire_schemas()
{
    static const json schemas = [] {
        json all = json::object();
        add_session_types(all);
        add_draft_types(all);
        add_search_types(all);
        add_entry_types(all);
        return all;
    }();
    return schemas;
}

}  // namespace http
