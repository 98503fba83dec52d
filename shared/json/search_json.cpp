#include "shared/json/search_json.h"

#include "shared/json/reader.h"

namespace wire {

namespace {

using nlohmann::json;

json write(const ResultRow& row)
{
    return {{"handle", row.handle},
            {"name", row.name},
            {"age", {{"years", row.age.years}, {"months", row.age.months}}},
            {"current_service", row.current_service},
            {"also_known_as", row.also_known_as},
            {"close_match", row.close_match}};
}

void read(Reader& in, ResultRow& row)
{
    in.text("handle", row.handle);
    in.text("name", row.name);
    in.object("age", row.age, [](Reader& item, Age& age) {
        item.number("years", age.years);
        item.number("months", age.months);
    });
    in.text("current_service", row.current_service);
    in.text("also_known_as", row.also_known_as);
    in.flag("close_match", row.close_match);
}

json write(const RollRow& row) { return {{"handle", row.handle}, {"name", row.name}, {"year_level", row.year_level}}; }

void read(Reader& in, RollRow& row)
{
    in.text("handle", row.handle);
    in.text("name", row.name);
    in.text("year_level", row.year_level);
}

}  // namespace

json to_json(const SearchForm& form)
{
    json out = {{"grant", form.grant},
                {"purpose", form.purpose},
                {"note", form.note},
                {"last_name", form.last_name},
                {"first_name", form.first_name},
                {"date_of_birth", day_or_null(form.date_of_birth)},
                {"age", nullptr},
                {"identifier", form.identifier}};
    if (form.age) out["age"] = *form.age;
    return out;
}

template <>
Result<SearchForm> from_json<SearchForm>(const json& value)
{
    SearchForm form;
    Reader in{value};
    in.text("grant", form.grant);
    in.text("purpose", form.purpose);
    in.text("note", form.note);
    in.text("last_name", form.last_name);
    in.text("first_name", form.first_name);
    in.day("date_of_birth", form.date_of_birth);
    in.number("age", form.age);
    in.text("identifier", form.identifier);
    in.only({"grant", "purpose", "note", "last_name", "first_name", "date_of_birth", "age", "identifier"});
    return in.done(std::move(form));
}

json to_json(const SearchAnswer& answer)
{
    return {{"more_than_limit", answer.more_than_limit},
            {"rows", list_of(answer.rows, [](const ResultRow& row) { return write(row); })}};
}

template <>
Result<SearchAnswer> from_json<SearchAnswer>(const json& value)
{
    SearchAnswer answer;
    Reader in{value};
    in.flag("more_than_limit", answer.more_than_limit);
    in.list("rows", answer.rows, [](Reader& item, ResultRow& row) { read(item, row); });
    return in.done(std::move(answer));
}

json to_json(const RollForm& form)
{
    return {{"grant", form.grant}, {"purpose", form.purpose}, {"note", form.note}, {"year_level", form.year_level}};
}

template <>
Result<RollForm> from_json<RollForm>(const json& value)
{
    RollForm form;
    Reader in{value};
    in.text("grant", form.grant);
    in.text("purpose", form.purpose);
    in.text("note", form.note);
    in.text("year_level", form.year_level);
    in.only({"grant", "purpose", "note", "year_level"});
    return in.done(std::move(form));
}

json to_json(const RollAnswer& answer)
{
    return {{"year_levels", answer.year_levels},
            {"rows", list_of(answer.rows, [](const RollRow& row) { return write(row); })}};
}

template <>
Result<RollAnswer> from_json<RollAnswer>(const json& value)
{
    RollAnswer answer;
    Reader in{value};
    in.texts("year_levels", answer.year_levels);
    in.list("rows", answer.rows, [](Reader& item, RollRow& row) { read(item, row); });
    return in.done(std::move(answer));
}

}  // namespace wire
