#include "server/register/facts_json.h"

namespace registry::json {

json name_json(const PersonName& name)
{
    json out = json::object();
    put_text(out, "given", name.given);
    put_text(out, "middle", name.middle);
    put_text(out, "family", name.family);
    if (name.kind == NameKind::Former) out["kind"] = "former";
    if (name.kind == NameKind::AlsoKnownAs) out["kind"] = "also_known_as";
    return out;
}

PersonName read_name(Reader& in)
{
    PersonName name{in.text("given"), in.text("middle"), in.text("family"), NameKind::Current};
    const auto kind = in.text("kind");
    if (kind == "former") name.kind = NameKind::Former;
    else if (kind == "also_known_as") name.kind = NameKind::AlsoKnownAs;
    else if (!kind.empty()) in.fault = "kind";
    return name;
}

json person_json(const Person& person)
{
    json out = json::object();
    put_list(out, "keys", person.keys, [](const std::string& key) { return key; });
    put_text(out, "name", person.name);
    put_text(out, "relationship", person.relationship);
    if (person.is_parent) out["parent"] = true;
    return out;
}

Person read_person(Reader& in)
{
    return {in.texts("keys"), in.text("name"), in.text("relationship"), in.flag("parent")};
}

json period_json(const Period& period)
{
    json out = json::object();
    put_text(out, "kind", period.kind);
    put_day(out, "from", period.from);
    put_day(out, "to", period.to);
    return out;
}

Period read_period(Reader& in) { return {in.text("kind"), in.day("from"), in.day("to")}; }

void put_visits(json& out, const std::array<std::optional<Date>, kKasVisits.size()>& visits)
{
    std::size_t known = visits.size();
    while (known > 0 && !visits[known - 1]) --known;
    if (known == 0) return;
    json& days = out["visits"] = json::array();
    for (std::size_t i = 0; i < known; ++i) days.push_back(visits[i] ? to_iso(*visits[i]) : std::string());
}

std::string Reader::text(const char* key)
{
    const auto at = object_.find(key);
    if (at == object_.end()) return {};
    if (!at->is_string()) {
        fault = key;
        return {};
    }
    return at->get<std::string>();
}

std::optional<Date> Reader::day(const char* key)
{
    const auto written = text(key);
    if (written.empty()) return {};
    const auto parsed = parse_date(written);
    if (!parsed) fault = key;
    return parsed;
}

bool Reader::flag(const char* key)
{
    const auto at = object_.find(key);
    if (at == object_.end()) return false;
    if (!at->is_boolean()) {
        fault = key;
        return false;
    }
    return at->get<bool>();
}

std::int64_t Reader::number(const char* key)
{
    const auto at = object_.find(key);
    if (at == object_.end() || !at->is_number_integer()) {
        fault = key;
        return 0;
    }
    return at->get<std::int64_t>();
}

std::vector<std::string> Reader::texts(const char* key)
{
    std::vector<std::string> items;
    const auto at = object_.find(key);
    if (at == object_.end()) return items;
    for (const auto& element : *at) {
        if (element.is_string()) items.push_back(element.get<std::string>());
        else fault = key;
    }
    return items;
}

std::array<std::optional<Date>, kKasVisits.size()> Reader::visits(const char* key)
{
    std::array<std::optional<Date>, kKasVisits.size()> days{};
    const auto written = texts(key);
    if (written.size() > days.size()) fault = key;
    for (std::size_t i = 0; i < written.size() && i < days.size(); ++i) {
        if (written[i].empty()) continue;
        days[i] = parse_date(written[i]);
        if (!days[i]) fault = key;
    }
    return days;
}

}  // namespace registry::json
