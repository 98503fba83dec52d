#include "server/register/facts.h"

#include "server/register/facts_json.h"

namespace registry {

namespace {

json::json stay_json(const Stay& stay)
{
    auto out = json::json::object();
    out["service"] = stay.service.value;
    json::put_text(out, "campus", stay.campus);
    json::put_text(out, "level", stay.level);
    json::put_text(out, "year", stay.year);
    json::put_day(out, "from", stay.from);
    json::put_day(out, "to", stay.to);
    return out;
}

Stay read_stay(json::Reader& in)
{
    return {ServiceId{in.number("service")},
            in.text("campus"),
            in.text("level"),
            in.text("year"),
            in.day("from"),
            in.day("to")};
}

}  // namespace

json::json json::facts_json(const Facts& facts)
{
    auto out = json::object();
    put_list(out, "names", facts.names, name_json);
    put_text(out, "place_of_birth", facts.place_of_birth);
    put_text(out, "indigenous", std::string(word(facts.indigenous)));
    put_list(out, "people", facts.people, person_json);
    put_list(out, "mch", facts.maternal_child_health, stay_json);
    put_visits(out, facts.visits);
    put_list(out, "playgroups", facts.playgroups, stay_json);
    put_list(out, "early_education", facts.early_education, stay_json);
    put_list(out, "kindergarten", facts.kindergarten, stay_json);
    put_list(out, "schools", facts.schools, stay_json);
    put_list(out, "home_schooling", facts.home_schooling, period_json);
    put_list(out, "supports", facts.supports, period_json);
    put_list(out, "orders", facts.orders, period_json);
    put_list(out, "placements", facts.placements, period_json);
    put_list(out, "sources", facts.sources, [](const std::string& source) { return source; });
    return out;
}

Facts json::read_facts(Reader& in)
{
    Facts facts;
    facts.names = in.list<PersonName>("names", read_name);
    facts.place_of_birth = in.text("place_of_birth");
    const auto indigenous = indigenous_status(in.text("indigenous"));
    if (!indigenous) in.fault = "indigenous";
    facts.indigenous = indigenous.value_or(IndigenousStatus::NotRecorded);
    facts.people = in.list<Person>("people", read_person);
    facts.maternal_child_health = in.list<Stay>("mch", read_stay);
    facts.visits = in.visits("visits");
    facts.playgroups = in.list<Stay>("playgroups", read_stay);
    facts.early_education = in.list<Stay>("early_education", read_stay);
    facts.kindergarten = in.list<Stay>("kindergarten", read_stay);
    facts.schools = in.list<Stay>("schools", read_stay);
    facts.home_schooling = in.list<Period>("home_schooling", read_period);
    facts.supports = in.list<Period>("supports", read_period);
    facts.orders = in.list<Period>("orders", read_period);
    facts.placements = in.list<Period>("placements", read_period);
    facts.sources = in.texts("sources");
    return facts;
}

std::string to_text(const Facts& facts) { return json::facts_json(facts).dump(); }

Result<Facts> facts_from_text(std::string_view text)
{
    const auto parsed = json::json::parse(text, nullptr, false);
    if (!parsed.is_object()) return fail(ErrorKind::Invalid, "facts.unreadable");
    json::Reader in(parsed);
    auto facts = json::read_facts(in);
    if (!in.fault.empty()) return fail(ErrorKind::Invalid, "facts.unreadable", in.fault);
    return facts;
}

std::string_view word(IndigenousStatus status)
{
    switch (status) {
        case IndigenousStatus::NotRecorded: return "";
        case IndigenousStatus::Aboriginal: return "aboriginal";
        case IndigenousStatus::TorresStraitIslander: return "torres_strait_islander";
        case IndigenousStatus::Both: return "both";
        case IndigenousStatus::No: return "no";
    }
    return "";
}

std::optional<IndigenousStatus> indigenous_status(std::string_view text)
{
    using enum IndigenousStatus;
    for (const auto status : {NotRecorded, Aboriginal, TorresStraitIslander, Both, No})
        if (word(status) == text) return status;
    return {};
}

}  // namespace registry
