#include "server/register/demo_child.h"

#include <algorithm>

#include "server/register/value_lists.h"

namespace registry::demo {

namespace {

void cell(std::string& csv, std::string_view text)
{
    if (!csv.empty() && csv.back() != '\n') csv += ',';
    if (text.find_first_of(",\"") == text.npos) csv += text;
    else (csv += '"').append(text).append("\"");  // none of our names holds a quotation mark
}

std::string iso(const std::optional<Date>& day) { return day ? to_iso(*day) : std::string(); }

std::string spans(const std::vector<Span>& all)
{
    std::string text;
    for (const auto& span : all) {
        if (!text.empty()) text += ';';
        if (!span.what.empty()) text += span.what + "|";
        if (!span.detail.empty()) text += span.detail + "|";
        text += to_iso(span.from) + "|" + iso(span.to);
    }
    return text;
}

std::string name_item(const std::optional<PersonName>& name)
{
    return name ? name->given + "|" + name->middle + "|" + name->family : std::string();
}

/// What a tired hand makes of a name: two neighbouring letters change places.
std::string slipped(std::string name)
{
    for (std::size_t i = 1; i + 1 < name.size(); ++i) {
        const bool plain = static_cast<unsigned char>(name[i]) < 0x80 && static_cast<unsigned char>(name[i + 1]) < 0x80;
        if (plain && name[i] != name[i + 1]) return std::swap(name[i], name[i + 1]), name;
    }
    return name;
}

std::string people(const Child& child)
{
    std::string text;
    for (const auto& person : child.people) {
        if (!text.empty()) text += ';';
        text += "P" + std::to_string(child.family) + "-" + std::to_string(person.number) + "|" + person.name + "|" +
                person.relationship + (person.is_parent ? "|yes" : "|no");
    }
    return text;
}

void append_common(std::string& csv, const Child& child, Source source)
{
    // Schools hear of a change of name first; the earlier services keep the name they were given.
    const bool knows_change = source == Source::School || source == Source::ChildProtection;
    PersonName name = child.former && !knows_change ? *child.former : child.name;
    if (source == Source::Kindergarten && child.number % 3 == 0) name.middle.clear();  // forms without room for it
    Date born = child.born;
    std::string sex = child.sex;
    if (child.slip[static_cast<std::size_t>(source)]) {
        const auto month = static_cast<unsigned>(born.month()), day = static_cast<unsigned>(born.day());
        if (child.number % 3 == 0 && day <= 12 && day != month)
            born = Date{born.year(), std::chrono::month{day}, std::chrono::day{month}};
        else if (child.number % 3 == 1) name.given = slipped(name.given);
        else sex.clear();
    }
    cell(csv, reference_of(child, source));
    cell(csv, name.given);
    cell(csv, name.middle);
    cell(csv, name.family);
    cell(csv, knows_change ? name_item(child.former) : "");
    cell(csv, source == Source::School ? name_item(child.alias) : "");
    cell(csv, to_iso(born));
    cell(csv, source == Source::Kindergarten ? "" : child.place);
    cell(csv, sex);
    cell(csv, child.indigenous);
    cell(csv, people(child));
    cell(csv, iso(child.died));
}

}  // namespace

std::string reference_of(const Child& child, Source source)
{
    static constexpr std::array kLetters{'M', 'K', 'S', 'C'};
    auto digits = std::to_string(child.number);
    digits.insert(0, digits.size() < 8 ? 8 - digits.size() : 0, '0');
    return kLetters[static_cast<std::size_t>(source)] + digits;
}

void append_line(std::string& csv, const Child& child, Source source)
{
    append_common(csv, child, source);
    switch (source) {
        case Source::Mch:
            cell(csv, spans(child.mch));
            for (const auto& visit : child.visits) cell(csv, iso(visit));
            cell(csv, spans(child.playgroups));
            break;
        case Source::Kindergarten:
            cell(csv, spans(child.kindergarten));
            cell(csv, spans(child.early_education));
            break;
        case Source::School:
            cell(csv, spans(child.schools));
            cell(csv, spans(child.home_schooling));
            cell(csv, spans(child.supports));
            break;
        case Source::ChildProtection:
            cell(csv, spans(child.orders));
            cell(csv, spans(child.placements));
            cell(csv, child.location_protected ? "yes" : "no");
            break;
    }
    csv += '\n';
}

void cut_off(Child& child, Date today)
{
    if (child.died && *child.died > today) child.died.reset();
    const Date last = child.died.value_or(today);
    const auto cut = [&](std::vector<Span>& all) {
        std::erase_if(all, [&](const Span& span) { return span.from > last || span.from < child.born; });
        if (&all == &child.schools && child.enrolment_stands) return;
        for (auto& span : all)
            if (child.died && (!span.to || *span.to > last)) span.to = last;
    };
    for (auto* all : {&child.mch, &child.playgroups, &child.early_education, &child.kindergarten, &child.schools,
                      &child.home_schooling, &child.supports, &child.orders, &child.placements})
        cut(*all);
    for (auto& visit : child.visits)
        if (visit && (*visit > last || *visit < child.born)) visit.reset();

    const auto knows = [&](Source source) -> bool& { return child.known[static_cast<std::size_t>(source)]; };
    knows(Source::Mch) = !child.mch.empty();
    knows(Source::Kindergarten) = !child.kindergarten.empty() || !child.early_education.empty();
    knows(Source::School) = !child.schools.empty() || !child.home_schooling.empty();
    knows(Source::ChildProtection) = !child.orders.empty() || !child.placements.empty() || child.location_protected;
    if (!knows(Source::School)) child.supports.clear();
}

}  // namespace registry::demo
