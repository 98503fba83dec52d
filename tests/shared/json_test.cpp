#include <rapidcheck.h>
#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "shared/json/draft_json.h"
#include "shared/json/entry_json.h"
#include "shared/json/error_json.h"
#include "shared/json/search_json.h"
#include "shared/json/session_json.h"

using nlohmann::json;
using namespace std::chrono;

namespace {

std::string any_text() { return *rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~')); }
Date any_day() { return Date{sys_days{2000y / January / 1} + std::chrono::days{*rc::gen::inRange(0, 20000)}}; }
std::optional<Date> maybe_day() { return *rc::gen::arbitrary<bool>() ? std::optional{any_day()} : std::nullopt; }
bool any_flag() { return *rc::gen::arbitrary<bool>(); }
template <class E>
E any_word(int count)
{
    return static_cast<E>(*rc::gen::inRange(0, count));
}
template <class F>
auto any_list(F make)
{
    std::vector<decltype(make())> list;
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) list.push_back(make());
    return list;
}
ServiceSpan any_span() { return {any_text(), any_text(), maybe_day(), maybe_day()}; }
CareSpan any_care() { return {any_text(), maybe_day(), maybe_day()}; }
PersonName any_name() { return {any_text(), any_text(), any_text(), any_word<NameKind>(3)}; }
SiblingCare any_sibling_care() { return {any_text(), any_word<Indicator>(3), any_word<Indicator>(3)}; }

EntryView any_view()
{
    EntryView view{any_text(),
                   any_word<EntryKind>(2),
                   any_text(),
                   Instant{seconds{*rc::gen::inRange(0, 2000000000)}},
                   any_list(any_name),
                   {any_word<EntryStatus>(2), maybe_day()},
                   {},
                   {},
                   {},
                   {},
                   {},
                   any_flag(),
                   {}};
    if (any_flag())
        view.identity = IdentitySection{any_text(), any_list(any_name), any_day(),
                                        any_text(), any_text(),         any_word<IndigenousStatus>(5),
                                        maybe_day()};
    if (any_flag())
        view.family = FamilySection{any_list([] {
                                        return RelatedPerson{any_text(), any_text()};
                                    }),
                                    any_list([] {
                                        return Sibling{any_text(), any_text(), any_word<EntryKind>(2)};
                                    }),
                                    maybe_day()};
    if (any_flag()) {
        view.early_years = EarlyYearsSection{any_list(any_span), {},          any_list(any_span), any_list(any_span),
                                             any_list(any_span), maybe_day(), maybe_day()};
        for (auto& visit : view.early_years->visits) visit = maybe_day();
    }
    if (any_flag()) view.school = SchoolSection{any_list(any_span), any_list(any_span), maybe_day()};
    if (any_flag()) view.supports = SupportsSection{any_list(any_span), maybe_day()};
    if (any_flag()) view.limited_care = any_sibling_care();
    return view;
}

// Through text, as it travels.
template <class T>
Result<T> there_and_back(const T& thing)
{
    return wire::from_json<T>(json::parse(wire::to_json(thing).dump()));
}

template <class T>
std::string fault(const char* text)
{
    const auto read = wire::from_json<T>(json::parse(text));
    return read ? "none" : read.error().code + "@" + read.error().field;
}

}  // namespace

TEST_CASE("ENT-5 an entry reads back as it was written")
{
    CHECK(rc::check([] {
        const auto view = any_view();
        const auto back = there_and_back(view);
        RC_ASSERT(back.has_value());
        RC_ASSERT(wire::to_json(*back) == wire::to_json(view));
        RC_ASSERT(back->names == view.names);
        RC_ASSERT(back->end.date_of_death == view.end.date_of_death);
        RC_ASSERT(back->identity.has_value() == view.identity.has_value());
        RC_ASSERT(!view.early_years || back->early_years->visits == view.early_years->visits);
        RC_ASSERT(!view.school || back->school->enrolments == view.school->enrolments);
    }));
    CHECK(rc::check([] {
        const CareSection section{any_word<Indicator>(3), any_word<Indicator>(3),     any_list(any_care),
                                  any_list(any_care),     any_list(any_sibling_care), maybe_day()};
        const auto back = there_and_back(section);
        RC_ASSERT(back.has_value());
        RC_ASSERT(wire::to_json(*back) == wire::to_json(section));
        RC_ASSERT(back->orders == section.orders);
        RC_ASSERT(back->siblings == section.siblings);
    }));
}

TEST_CASE("SRC-1 SRC-4 SRC-5 forms and answers of searching read back as they were written")
{
    CHECK(rc::check([] {
        SearchForm form{any_text(), any_text(), any_text(), any_text(), any_text(), maybe_day(), {}, any_text()};
        if (any_flag()) form.age = *rc::gen::inRange(-5, 99);
        const auto back = there_and_back(form);
        RC_ASSERT(back.has_value());
        RC_ASSERT(wire::to_json(*back) == wire::to_json(form));
        RC_ASSERT(back->age == form.age);
        RC_ASSERT(back->date_of_birth == form.date_of_birth);

        const SearchAnswer answer{any_flag(), any_list([] {
                                      return ResultRow{
                                          any_text(), any_text(), {*rc::gen::inRange(0, 20), *rc::gen::inRange(0, 12)},
                                          any_text(), any_text(), any_flag()};
                                  })};
        RC_ASSERT(wire::to_json(*there_and_back(answer)) == wire::to_json(answer));
        const RollForm roll{any_text(), any_text(), any_text(), any_text()};
        RC_ASSERT(wire::to_json(*there_and_back(roll)) == wire::to_json(roll));
        const RollAnswer rolled{any_list(any_text), any_list([] {
                                    return RollRow{any_text(), any_text(), any_text()};
                                })};
        RC_ASSERT(wire::to_json(*there_and_back(rolled)) == wire::to_json(rolled));
    }));
}

TEST_CASE("REG-18 what is said of a session reads back as it was written")
{
    CHECK(rc::check([] {
        const SessionView view{any_word<Stage>(9),
                               any_text(),
                               any_flag(),
                               any_text(),
                               any_day(),
                               Instant{seconds{1700000000}},
                               660,
                               any_text(),
                               *rc::gen::inRange(0, 9),
                               {any_flag(), any_flag(), any_flag(), any_flag(), any_flag()},
                               any_list([] {
                                   return GrantView{any_text(), any_text(), any_text(), any_list([] {
                                                        return Purpose{any_text(), any_text()};
                                                    }),
                                                    any_flag()};
                               }),
                               {any_day(), any_flag(), *rc::gen::inRange(0, 7)},
                               any_list(any_text),
                               900,
                               *rc::gen::inRange(0, 900),
                               120,
                               *rc::gen::inRange(0, 28800)};
        const auto back = there_and_back(view);
        RC_ASSERT(back.has_value());
        RC_ASSERT(wire::to_json(*back) == wire::to_json(view));
        RC_ASSERT(back->grants == view.grants);
        RC_ASSERT(back->review == view.review);
        RC_ASSERT(back->drafts == view.drafts);
    }));
    const EnrolmentView enrolment{"ABCD EFGH", "otpauth://totp/x", 2, "1001"};
    CHECK(wire::to_json(*there_and_back(enrolment)) == wire::to_json(enrolment));
    const RecoveryCodesView codes{{"one", "two"}};
    CHECK(there_and_back(codes)->codes == codes.codes);
}

TEST_CASE("SRC-1 a request names the field at fault, takes null for missing and refuses what it does not know")
{
    CHECK(fault<SearchForm>("{}") == "none");
    CHECK(fault<SearchForm>(R"({"age": null, "last_name": null})") == "none");
    CHECK(fault<SearchForm>(R"({"age": "7"})") == "json.wrong_type@age");
    CHECK(fault<SearchForm>(R"({"age": 7.5})") == "json.wrong_type@age");
    CHECK(fault<SearchForm>(R"({"age": 99999999999})") == "json.wrong_type@age");
    CHECK(fault<SearchForm>(R"({"last_name": 5})") == "json.wrong_type@last_name");
    CHECK(fault<SearchForm>(R"({"date_of_birth": "2025-02-30"})") == "json.wrong_type@date_of_birth");
    CHECK(fault<SearchForm>(R"({"town": "x"})") == "json.unknown_key@town");
    CHECK(fault<SearchForm>("[]") == "json.wrong_type@");
    CHECK(fault<SearchForm>("null") == "json.wrong_type@");
    CHECK(fault<RollForm>(R"({"sort": "x"})") == "json.unknown_key@sort");
}

TEST_CASE("PLT-27 drafts read back as they were written, with whatever names and values they hold")
{
    CHECK(rc::check([] {
        DraftForm form;
        for (int i = *rc::gen::inRange(0, 5); i > 0; --i) form.fields[any_text()] = any_text();
        const auto back = there_and_back(form);
        RC_ASSERT(back.has_value());
        RC_ASSERT(back->fields == form.fields);
        DraftView view{any_text(), form.fields, {}};
        if (any_flag()) view.saved_at = Instant{seconds{*rc::gen::inRange(0, 2000000000)}};
        const auto seen = there_and_back(view);
        RC_ASSERT(seen.has_value());
        RC_ASSERT(seen->form == view.form);
        RC_ASSERT(seen->fields == view.fields);
        RC_ASSERT(seen->saved_at == view.saved_at);
    }));
    CHECK(wire::to_json(DraftView{"find", {{"last_name", "Sampleton"}}, Instant{seconds{0}}}).dump() ==
          R"({"fields":{"last_name":"Sampleton"},"form":"find","saved_at":"1970-01-01T00:00:00Z"})");
    CHECK(wire::to_json(DraftView{"find", {}, {}}).dump() == R"({"fields":{},"form":"find","saved_at":null})");
    CHECK(fault<DraftForm>(R"({"fields": {}})") == "none");
    CHECK(fault<DraftForm>(R"({"fields": {"age": null}})") == "none");
    CHECK(fault<DraftForm>("{}") == "json.missing@fields");
    CHECK(fault<DraftForm>(R"({"fields": []})") == "json.wrong_type@fields");
    CHECK(fault<DraftForm>(R"({"fields": {"age": 7}})") == "json.wrong_type@fields.age");
    CHECK(fault<DraftForm>(R"({"fields": {}, "form": "find"})") == "json.unknown_key@form");
    CHECK(fault<DraftView>(R"({"form": "find", "saved_at": "yesterday"})") == "json.wrong_type@saved_at");
}

TEST_CASE("ENT-5 an answer names the path at fault and refuses unknown words")
{
    CHECK(fault<SearchAnswer>(R"({"rows": [{"age": {"years": 1}}, {"age": {"years": "x"}}]})") ==
          "json.wrong_type@rows.1.age.years");
    CHECK(fault<SearchAnswer>(R"({"rows": [{}]})") == "json.missing@rows.0.age");
    CHECK(fault<SearchAnswer>(R"({"rows": 4})") == "json.wrong_type@rows");
    CHECK(fault<CareSection>(R"({"order": "soon", "care": "none"})") == "json.unknown_word@order");
    CHECK(fault<CareSection>(R"({"care": "none"})") == "json.missing@order");
    CHECK(fault<SessionView>(R"({"stage": "ready", "today": "2025-03-03", "now": "yesterday"})") ==
          "json.wrong_type@now");
}

TEST_CASE("Errors travel as code and field alone, one or several")
{
    const Error error{ErrorKind::NotFound, "entry.not_found", "", "row 17"};
    CHECK(wire::to_json(error).dump() == R"({"error":{"code":"entry.not_found"}})");
    const auto one = wire::errors_from_json(wire::to_json(error), ErrorKind::NotFound);
    REQUIRE(one);
    CHECK((one->size() == 1 && one->front().code == "entry.not_found" && one->front().kind == ErrorKind::NotFound));

    const std::vector<Error> faults{{ErrorKind::Invalid, "a.b", "x", ""}, {ErrorKind::Invalid, "c.d", "y", "secret"}};
    const auto body = wire::to_json(faults);
    CHECK(body.dump() ==
          R"({"error":{"code":"form.invalid","faults":[{"code":"a.b","field":"x"},{"code":"c.d","field":"y"}]}})");
    const auto two = wire::errors_from_json(body, ErrorKind::Invalid);
    REQUIRE(two);
    CHECK((two->size() == 2 && two->back().code == "c.d" && two->back().field == "y"));
    CHECK_FALSE(wire::errors_from_json(json::parse("{}"), ErrorKind::Invalid));
}
