#include "server/register/source_row.h"

#include "server/register/facts_json.h"

namespace registry {

std::string_view word(Source source)
{
    switch (source) {
        case Source::Mch: return "mch";
        case Source::Kindergarten: return "kindergarten";
        case Source::School: return "school";
        case Source::ChildProtection: return "child_protection";
    }
    return "";
}

std::optional<Source> source_of(std::string_view text)
{
    for (const auto source : kSources)
        if (word(source) == text) return source;
    return {};
}

std::string payload_of(const SourceRow& row)
{
    auto out = json::facts_json(row.facts);
    out["date_of_birth"] = to_iso(row.date_of_birth);
    json::put_text(out, "sex", row.sex);
    json::put_day(out, "date_of_death", row.date_of_death);
    if (row.location_protected) out["location_protected"] = true;
    return out.dump();
}

Result<SourceRow> row_from_payload(Source source, std::string ref, std::string_view payload)
{
    const auto parsed = json::json::parse(payload, nullptr, false);
    if (!parsed.is_object()) return fail(ErrorKind::Invalid, "payload.unreadable");
    json::Reader in(parsed);
    SourceRow row;
    row.source = source;
    row.ref = std::move(ref);
    row.facts = json::read_facts(in);
    const auto born = in.day("date_of_birth");
    row.date_of_birth = born.value_or(Date{});
    row.sex = in.text("sex");
    row.date_of_death = in.day("date_of_death");
    row.location_protected = in.flag("location_protected");
    if (!born || !in.fault.empty()) return fail(ErrorKind::Invalid, "payload.unreadable", in.fault);
    return row;
}

}  // namespace registry
