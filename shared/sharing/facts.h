// The facts of the decision table (2.3 of the rules on information sharing): one table of their names, values and what
// a blank means; and a set of them, as small numbers.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sharing {

/// Of whom or what: the record, the recipient, the person shown in the item, the item.
enum class FactScope { Record, Recipient, Person, Item };

struct FactRow {
    std::string_view name;  // "part1"
    FactScope scope{};
    std::string_view values;  // with a space between them
    std::string_view blank;   // the value that a blank stands for; empty: a blank is a blank
    bool is_asked{};          // a person answers it; the others the program knows
    bool differs{};           // between the schemes: one answer for each
};

/// The place of a fact in the table.
using FactId = std::uint8_t;
std::span<const FactRow> fact_table();
inline constexpr FactId kNoFact = 255;
FactId find_fact(std::string_view name);

class Facts {
  public:
    static constexpr std::size_t kCount = 48;

    /// A value outside the list counts as blank (IS-248).
    void set(FactId fact, std::string_view value);
    void set(std::string_view fact, std::string_view value) { set(find_fact(fact), value); }
    /// As it was given; empty when it is blank.
    std::string_view get(FactId fact) const;
    std::string_view get(std::string_view fact) const { return get(find_fact(fact)); }
    bool is_blank(FactId fact) const { return values_[fact] == 0; }
    /// The number of the value, from 1; 0: blank.
    std::uint8_t number(FactId fact) const { return values_[fact]; }

    friend bool operator==(const Facts&, const Facts&) = default;

  private:
    std::array<std::uint8_t, kCount> values_{};
};

/// The number of a value of this fact, from 1; 0: none such.
std::uint8_t value_number(FactId fact, std::string_view value);
/// The value with this number.
std::string_view value_at(FactId fact, std::uint8_t number);

}  // namespace sharing
