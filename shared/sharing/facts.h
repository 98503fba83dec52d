// What the decision table of section 2.3 looks at. The facts themselves are a list, facts.def; a set of answers to them
// is a handful of small numbers, read from and written as texts under names.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "shared/acts/fields.h"

namespace sharing {

/// The place of a fact in the table.
enum class FactId : std::uint8_t {
#define FACT(id, ...) id,
#include "shared/sharing/facts.def"
#undef FACT
};
inline constexpr FactId kNoFact{255};

/// Of whom or what: the record, the recipient (of a request of ours: who is asked), the person shown in the item, the
/// item.
enum class FactScope : std::uint8_t { Record, Recipient, Person, Item };

struct FactRow {
    FactId id{};
    std::string_view name;  // "part1"
    FactScope scope{};
    std::string_view values;  // with a space between them
    std::string_view blank;   // the value that a blank stands for; empty: a blank is a blank
    std::string_view asked;   // when a person answers it: "never", "always" or an expression
    bool differs{};           // between the schemes: one answer for each
};

inline constexpr FactRow kFacts[] = {
#define FACT(id, name, scope, values, blank, asked, differs) \
    {FactId::id, name, FactScope::scope, values, blank, asked, differs},
#include "shared/sharing/facts.def"
#undef FACT
};

constexpr std::span<const FactRow> fact_table() { return kFacts; }
constexpr const FactRow& fact_row(FactId fact) { return kFacts[static_cast<std::size_t>(fact)]; }
/// kNoFact when there is none of that name.
FactId find_fact(std::string_view name);

/// The number of a value in the list of its fact, from 1; 0: none such.
constexpr unsigned value_number(const FactRow& fact, std::string_view value)
{
    unsigned number = 1;
    for (std::size_t at = 0; at <= fact.values.size(); ++number) {
        auto end = fact.values.find(' ', at);
        if (end == std::string_view::npos) end = fact.values.size();
        if (!value.empty() && fact.values.substr(at, end - at) == value) return number;
        at = end + 1;
    }
    return 0;
}
/// The values of a fact, in the order of its list.
std::vector<std::string_view> words_of(FactId fact);

/// One evaluation's worth of answers: one item, one recipient, one scheme and, under FVISS, one person shown (IS-247).
class Facts {
  public:
    static constexpr std::size_t kCount = std::size(kFacts);

    /// A value outside the list counts as blank (IS-248). A name that is no fact changes nothing.
    Facts& set(FactId fact, std::string_view value);
    Facts& set(std::string_view fact, std::string_view value) { return set(find_fact(fact), value); }

    /// As it was given; empty when it is blank. "UNKNOWN" is an answer ("I cannot say"); a blank is none.
    std::string_view get(FactId fact) const;
    std::string_view get(std::string_view fact) const { return get(find_fact(fact)); }
    bool is_blank(FactId fact) const { return number(fact) == 0; }
    bool is(FactId fact, std::string_view value) const;  // a blank is what it stands for
    /// The number of the value, from 1; 0: blank.
    unsigned number(FactId fact) const { return values_[static_cast<std::size_t>(fact)]; }
    unsigned number_or_bold(FactId fact) const;  // a blank is what it stands for

    /// Names that are no facts are passed over; blanks are not written.
    static Facts from(const Fields& fields);
    Fields fields() const;

    friend bool operator==(const Facts&, const Facts&) = default;

  private:
    std::array<std::uint8_t, kCount> values_{};
};

}  // namespace sharing
