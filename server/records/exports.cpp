#include "server/records/exports.h"

#include <algorithm>
#include <array>

#include "server/records/print_words.h"

namespace records {

namespace {

constexpr std::size_t kPurposeLeast = 3, kPurposeMost = 300;

struct FormatRow {
    Format format{};
    std::string_view name;  // and how the file's name ends
    std::string_view media_type;
};
constexpr std::array kFormats{
    FormatRow{Format::Pdf, "pdf", "application/pdf"},
    FormatRow{Format::Text, "txt", "text/plain; charset=utf-8"},
    FormatRow{Format::Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    FormatRow{Format::Csv, "csv", "text/csv; charset=utf-8"},
    FormatRow{Format::Json, "json", "application/json"},
};
const FormatRow& row_of(Format format)
{
    return *std::find_if(kFormats.begin(), kFormats.end(), [&](const auto& each) { return each.format == format; });
}

constexpr unsigned any_of(std::initializer_list<Format> formats)
{
    unsigned bits = 0;
    for (const auto format : formats) bits |= static_cast<unsigned>(format);
    return bits;
}

// ---- The table

using acts::Field;
using acts::Kind;
constexpr std::array kRecordAsks{Field{"record", Kind::Id}, Field{"layout", Kind::Choice, false}};
constexpr std::array kLetterAsks{Field{"record", Kind::Id}, Field{"form", Kind::Choice, false},
                                 Field{"recipient", Kind::Text, false, 3}};

struct ExportOf {
    std::string_view name;
    acts::By by{};
    std::string_view view;  // whose form it asks; empty: its own
    std::span<const Field> asks;
    unsigned formats{};
    services::Outcome<Exported> (*build)(Export&);
};
constexpr std::array kExports{
    ExportOf{"register",
             acts::By::Sharing,
             "register",
             {},
             any_of({Format::Csv, Format::Xlsx, Format::Json, Format::Pdf}),
             export_register},
    ExportOf{"report",
             acts::By::Sharing,
             "sharing_report",
             {},
             any_of({Format::Csv, Format::Xlsx, Format::Pdf}),
             export_report},
    ExportOf{
        "record", acts::By::Sharing, {}, kRecordAsks, any_of({Format::Pdf, Format::Text, Format::Json}), export_record},
    ExportOf{"letter", acts::By::Sharing, {}, kLetterAsks, any_of({Format::Pdf, Format::Text}), export_letter},
    ExportOf{"audit",
             acts::By::Auditor,
             "audit_search",
             {},
             any_of({Format::Csv, Format::Xlsx, Format::Json}),
             export_audit},
};

std::vector<Field> asks_of(const ExportOf& what)
{
    const auto* view = what.view.empty() ? nullptr : acts::find_view(what.view);
    const auto own = view != nullptr ? view->asks : what.asks;
    std::vector<Field> asks(own.begin(), own.end());
    asks.push_back({"format", Kind::Choice});
    asks.push_back({"purpose", Kind::Text, true, kPurposeMost});
    return asks;
}

/// Of any alphabet, without blanks.
std::size_t letters_in(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return c != ' ' && (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

services::Outcome<Exported> build(Doing& doing, const ExportOf& what)
{
    const auto format = std::find_if(kFormats.begin(), kFormats.end(),
                                     [&](const auto& each) { return each.name == doing.text("format"); });
    std::vector<Error> faults;
    if (format == kFormats.end() || (what.formats & static_cast<unsigned>(format->format)) == 0)
        faults.push_back({ErrorKind::Invalid, "field.unknown", "format", {}});
    if (letters_in(doing.text("purpose")) < kPurposeLeast)
        faults.push_back({ErrorKind::Invalid, "field.too_short", "purpose", {}});
    if (!faults.empty()) return admin::refused(std::move(faults));
    const auto person = store::find_person(doing.tx, doing.caller.account);
    if (!person) return admin::refused(person.error());
    Export asked{doing,
                 format->format,
                 {.by = *person ? (*person)->name() : std::string(),
                  .at = long_moment(doing.now),
                  .purpose = doing.text("purpose")}};
    return what.build(asked);
}

}  // namespace

services::Outcome<Exported> pressed(const Export& asked, std::string name, const paper::Document& document)
{
    const auto& row = row_of(asked.format);
    auto bytes = asked.format == Format::Text ? Result<std::string>(paper::to_text(document)) : paper::to_pdf(document);
    if (!bytes) return admin::refused(bytes.error());
    return Exported{name + "." + std::string(row.name), std::string(row.media_type), std::move(*bytes)};
}

services::Outcome<Exported> pressed(const Export& asked, std::string name, const paper::Sheet& sheet)
{
    const auto& row = row_of(asked.format);
    auto bytes = asked.format == Format::Xlsx  ? paper::to_xlsx(sheet)
                 : asked.format == Format::Csv ? Result<std::string>(paper::to_csv(sheet))
                                               : Result<std::string>(paper::to_json(sheet));
    if (!bytes) return admin::refused(bytes.error());
    return Exported{name + "." + std::string(row.name), std::string(row.media_type), std::move(*bytes)};
}

services::Outcome<Exported> pressed(std::string name, const nlohmann::json& json)
{
    const auto& row = row_of(Format::Json);
    return Exported{name + "." + std::string(row.name), std::string(row.media_type),
                    json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"};
}

services::Outcome<Exported> ExportService::make(const services::Caller& caller, std::string_view name,
                                                const Fields& fields) const
{
    const auto what =
        std::find_if(kExports.begin(), kExports.end(), [&](const auto& each) { return each.name == name; });
    if (what == kExports.end()) return admin::refused(ErrorKind::NotFound, "export.unknown");
    const auto asks = asks_of(*what);
    Exported made;
    const auto done = admin_.look_as(caller, {"export." + std::string(name), what->by, asks}, fields,
                                     [&](Doing& doing) -> admin::Answer {
                                         auto built = build(doing, *what);
                                         doing.detail["format"] = doing.text("format");
                                         doing.detail["purpose"] = doing.text("purpose");
                                         if (!built) return tl::unexpected(built.error());
                                         made = std::move(*built);
                                         return View{};
                                     });
    if (!done) return tl::unexpected(done.error());
    return made;
}

}  // namespace records
