// One child as one source system knows it.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "server/register/facts.h"

namespace registry {

/// In the order in which Facts::sources lists them; the words are those of source_record.source.
enum class Source { Mch, Kindergarten, School, ChildProtection };
inline constexpr std::array kSources{Source::Mch, Source::Kindergarten, Source::School, Source::ChildProtection};
std::string_view word(Source source);
std::optional<Source> source_of(std::string_view word);

struct SourceRow {
    Source source{};
    std::string ref;  // the source's own reference for this child
    Date date_of_birth{};
    std::string sex;  // as recorded: "Female", "Male", "Other"; empty: not recorded
    std::optional<Date> date_of_death;
    bool location_protected{};
    Facts facts;  // what this source alone gave; `sources` stays empty
    friend bool operator==(const SourceRow&, const SourceRow&) = default;
};

/// source_record.payload: the fields of table 2.2 that the source gave, and no others.
std::string payload_of(const SourceRow& row);
/// Errors: Invalid "payload.unreadable".
Result<SourceRow> row_from_payload(Source source, std::string ref, std::string_view payload);

}  // namespace registry
