// What leaves the product as a file (6.4 of the rules on information sharing): a register, a report, a record, a
// letter, a part of the log. One table says who may have which and in which formats; each is stamped with who, when and
// what for, and has its row in the log before it is answered (IS-610).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/admin/admin_service.h"
#include "server/paper/document.h"
#include "server/paper/sheet.h"

namespace records {

using admin::Doing;

enum class Format : unsigned { Pdf = 1, Text = 2, Xlsx = 4, Csv = 8, Json = 16 };

/// What a builder works with.
struct Export {
    Doing& doing;
    Format format{};
    paper::Stamp stamp;
};
struct Exported {
    std::string name;  // of the file; never anything about a person
    std::string media_type, bytes;
};
services::Outcome<Exported> pressed(const Export& asked, std::string name, const paper::Document& document);
services::Outcome<Exported> pressed(const Export& asked, std::string name, const paper::Sheet& sheet);
services::Outcome<Exported> pressed(std::string name, const nlohmann::json& json);

/// The builders, by what they read.
services::Outcome<Exported> export_register(Export& asked);
services::Outcome<Exported> export_report(Export& asked);
services::Outcome<Exported> export_audit(Export& asked);
services::Outcome<Exported> export_record(Export& asked);
services::Outcome<Exported> export_letter(Export& asked);

class ExportService {
  public:
    explicit ExportService(admin::AdminService& admin) : admin_(admin) {}

    /// `fields`: those of the export, and besides "format" ("pdf", "txt", "xlsx", "csv", "json") and "purpose", 3 to
    /// 300 characters. Errors: NotFound "export.unknown"; Invalid "field.unknown" on `format`, "field.too_short" on
    /// `purpose`; those of AdminService::look and of the builder.
    services::Outcome<Exported> make(const services::Caller& caller, std::string_view name, const Fields& fields) const;

  private:
    admin::AdminService& admin_;
};

}  // namespace records
