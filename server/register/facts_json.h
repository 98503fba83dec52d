// The wire form of Facts, as entry.facts and source_record.payload hold it.
#pragma once

#include <nlohmann/json.hpp>

#include "server/register/facts.h"

namespace registry::json {

using nlohmann::json;

inline void put_text(json& out, const char* key, const std::string& text)
{
    if (!text.empty()) out[key] = text;
}
inline void put_day(json& out, const char* key, const std::optional<Date>& day)
{
    if (day) out[key] = to_iso(*day);
}
template <class List, class F>
void put_list(json& out, const char* key, const List& list, F&& item_of)
{
    if (list.empty()) return;
    json& items = out[key] = json::array();
    for (const auto& item : list) items.push_back(item_of(item));
}

json name_json(const PersonName& name);
json person_json(const Person& person);
json period_json(const Period& period);
void put_visits(json& out, const std::array<std::optional<Date>, kKasVisits.size()>& visits);

/// Reads members out of one object; the first that does not fit is remembered as `fault`.
class Reader {
  public:
    explicit Reader(const json& object) : object_(object) {}

    std::string text(const char* key);
    std::optional<Date> day(const char* key);
    bool flag(const char* key);
    std::int64_t number(const char* key);
    template <class T, class F>
    std::vector<T> list(const char* key, F&& item_of)
    {
        std::vector<T> items;
        const auto at = object_.find(key);
        if (at == object_.end()) return items;
        if (!at->is_array()) fault = key;
        for (const auto& element : *at) {
            if (!element.is_object()) {
                fault = key;
                continue;
            }
            Reader inner(element);
            items.push_back(item_of(inner));
            if (!inner.fault.empty()) fault = key;
        }
        return items;
    }
    std::vector<std::string> texts(const char* key);
    std::array<std::optional<Date>, kKasVisits.size()> visits(const char* key);

    std::string fault;

  private:
    const json& object_;
};

json facts_json(const Facts& facts);
Facts read_facts(Reader& in);

PersonName read_name(Reader& in);
Person read_person(Reader& in);
Period read_period(Reader& in);

}  // namespace registry::json
