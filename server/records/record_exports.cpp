// One record as a file: for whoever keeps it, and for whoever is on the other side.
#include <charconv>

#include "server/records/exports.h"
#include "server/records/print.h"
#include "server/records/record_letters.h"

namespace records {

services::Outcome<Exported> export_record(Export& asked)
{
    auto& doing = asked.doing;
    const auto& layout = doing.text("layout");
    if (!layout.empty() && layout != "checklist") return admin::refused(ErrorKind::Invalid, "field.unknown", "layout");
    const auto held = held_record(doing, doing.text("record"));
    if (!held) return admin::refused(held.error());
    doing.detail["ref"] = held->record.ref;
    const auto shown = shown_of(doing, *held);
    if (!shown) return admin::refused(shown.error());
    if (asked.format == Format::Json) return pressed(held->record.ref, json_of(*shown, asked.stamp));
    const auto as = layout.empty() ? Layout::OfType : Layout::Checklist;
    return pressed(asked, held->record.ref, print_of(*shown, as, asked.stamp));
}

services::Outcome<Exported> export_letter(Export& asked)
{
    auto& doing = asked.doing;
    const auto held = held_record(doing, doing.text("record"));
    if (!held) return admin::refused(held.error());
    doing.detail["ref"] = held->record.ref;
    // Whoever only reads records writes to nobody (IS-120).
    if (!may_edit(*held)) return admin::refused(ErrorKind::Forbidden, "E-201", "record");
    LetterOf wanted{doing.text("form"), 0};
    const auto& recipient = doing.text("recipient");
    std::from_chars(recipient.data(), recipient.data() + recipient.size(), wanted.recipient);
    const auto letter = letter_of(doing, *held, wanted, asked.stamp);
    if (!letter) return admin::refused(letter.error());
    doing.detail["to"] = held->record.other;
    return pressed(asked, held->record.ref + "-letter", *letter);
}

}  // namespace records
