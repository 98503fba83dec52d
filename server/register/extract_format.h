// The four extracts: which columns each may have and how a row is read. The columns are the allow-list of ENT-5: any
// other is refused by name. docs/import.md describes them for those who write them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/register/source_row.h"

namespace registry {

/// What is wrong with a row, in words for the person who sent it. Never the value itself: it is about a child.
struct Fault {
    std::string field;
    std::string reason;
    friend bool operator==(const Fault&, const Fault&) = default;
};

/// The service of this reference that can be a stay of this kind: 'school', 'kindergarten', 'early_education', 'mch',
/// 'playgroup'.
using FindService = std::function<std::optional<ServiceId>(std::string_view kind, std::string_view ref)>;

class ExtractFormat {
  public:
    /// From the header row. Errors: Invalid "extract.unknown_column", "extract.repeated_column",
    /// "extract.missing_column"; `field` is the column.
    static Result<ExtractFormat> of(Source source, const std::vector<std::string_view>& header);

    /// Reads one row. Faults: all of them; the row is good only when there is none.
    /// `as_at`: the day of the extract; nothing in it may lie later, but for the end of a stay.
    std::vector<Fault> read(const std::vector<std::string_view>& cells, const FindService& services, Date as_at,
                            SourceRow& row) const;

    Source source() const { return source_; }
    /// The names of all columns that an extract of this source may have, in the order of docs/import.md.
    static std::vector<std::string_view> columns(Source source);

  private:
    Source source_{};
    std::vector<std::size_t> columns_;  // by cell: index of the column
};

}  // namespace registry
