#include "shared/sharing/facts.h"

#include <algorithm>

namespace sharing {

namespace {

constexpr auto kBold = [] {
    std::array<std::uint8_t, Facts::kCount> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = static_cast<std::uint8_t>(value_number(kFacts[i], kFacts[i].blank));
    return numbers;
}();

}  // namespace

FactId find_fact(std::string_view name)
{
    for (std::size_t i = 0; i < Facts::kCount; ++i)
        if (kFacts[i].name == name) return static_cast<FactId>(i);
    return kNoFact;
}

std::vector<std::string_view> words_of(FactId fact)
{
    std::vector<std::string_view> words;
    const auto text = fact_row(fact).values;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

Facts& Facts::set(FactId fact, std::string_view value)
{
    if (fact != kNoFact)
        values_[static_cast<std::size_t>(fact)] = static_cast<std::uint8_t>(value_number(fact_row(fact), value));
    return *this;
}

std::string_view Facts::get(FactId fact) const
{
    if (fact == kNoFact || is_blank(fact)) return {};
    return words_of(fact)[number(fact) - 1];
}

unsigned Facts::number_or_bold(FactId fact) const
{
    const auto given = number(fact);
    return given != 0 ? given : kBold[static_cast<std::size_t>(fact)];
}

bool Facts::is(FactId fact, std::string_view value) const
{
    const auto wanted = value_number(fact_row(fact), value);
    return wanted != 0 && number_or_bold(fact) == wanted;
}

Facts Facts::from(const Fields& fields)
{
    Facts facts;
    for (const auto& [name, value] : fields) facts.set(name, value);
    return facts;
}

Fields Facts::fields() const
{
    Fields fields;
    for (std::size_t i = 0; i < kCount; ++i)
        if (values_[i] != 0) fields.emplace(kFacts[i].name, get(static_cast<FactId>(i)));
    return fields;
}

}  // namespace sharing
