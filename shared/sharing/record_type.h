// The types of records (section 4.2 of the rules on information sharing) as one table: of which parts each is made,
// what each part asks, and how strong the asking is. The form is drawn by it, the server checks by it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "shared/acts/act.h"
#include "shared/sharing/sheet.h"

namespace sharing {

/// Field status: M by law, C when a condition holds, G good practice, D by our design, O free.
enum class Need { Law, When, Good, Ours, Free };

struct SheetField {
    std::string_view name;
    acts::Kind kind{};
    Need need = Need::Free;
    std::string_view options{};  // the group of words that can be chosen; see options_in
    std::size_t most = 0;        // characters; 0: the usual of its kind (IS-503)
};

/// `most` 0: its fields stand once, without a number.
struct Part {
    std::string_view name;
    int most = 0;
    std::span<const SheetField> fields;
};

struct RecordType {
    std::string_view name;       // "request_in"
    std::string_view direction;  // "IN", "OUT" or neither
    std::span<const Part* const> parts;
};

std::span<const RecordType> record_types();
const RecordType* find_record_type(std::string_view name);
/// Of this type, what stands at this path; null when there is no such field.
const SheetField* field_at(const RecordType& type, std::string_view path);
/// The codes of a group, in the order in which they are shown.
std::span<const std::string_view> options_in(std::string_view group);

/// What cannot be kept, not even in a draft: unknown paths, text too long, a day that is none, a code out of no list,
/// too many of a part (IS-503). A gap is no fault. Errors: kind Invalid on the path: "sheet.unknown_path",
/// "field.too_long", "field.not_a_day", "field.unknown", "sheet.too_many".
std::vector<Error> faults_of(const RecordType& type, const Sheet& sheet);

}  // namespace sharing
