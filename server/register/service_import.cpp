#include "server/register/service_import.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "server/crypto/hash.h"
#include "server/register/assets.h"
#include "server/register/import_audit.h"
#include "server/store/audit_store.h"
#include "server/store/service_store.h"

namespace registry {

namespace {

using store::ServiceRow;
using Cells = std::map<std::string_view, std::string_view>;

/// Fills `row` from the named cells; answers what is wrong.
using ReadRow = std::vector<Fault> (*)(const Cells& cells, ServiceRow& row);

struct Format {
    std::vector<std::string_view> required;
    ReadRow read;
};

/// The Department's area of a council; empty where assets/reference/areas.csv does not say.
std::string area_of(const std::string& council)
{
    static const auto areas = [] {
        std::map<std::string, std::string> all;
        for (auto& [name, area] : pairs_of("reference/areas.csv")) all.emplace(std::move(name), std::move(area));
        return all;
    }();
    const auto found = areas.find(council);
    return found == areas.end() ? std::string() : found->second;
}

std::vector<Fault> read_school(const Cells& cells, ServiceRow& row)
{
    std::vector<Fault> faults;
    row.kind = "school";
    row.source = "school_register";
    row.sector = cells.at("Education_Sector");
    row.name = cells.at("School_Name");
    row.town = cells.at("Address_Town");
    // School numbers are unique within a sector's register only, which the entity type tells.
    row.source_ref = std::string(cells.at("Entity_Type")) + "-" + std::string(cells.at("SCHOOL_NO"));
    row.council = cells.at("LGA_Name");
    if (const auto code = row.council.rfind(" ("); code != std::string::npos)
        row.council.resize(code);  // "Wellington (S)"
    row.area = area_of(row.council);

    if (cells.at("School_Status") != "O") faults.push_back({"School_Status", "is not O: the school is not open"});
    if (cells.at("SCHOOL_NO").empty()) faults.push_back({"SCHOOL_NO", "is missing"});
    if (row.name.empty()) faults.push_back({"School_Name", "is missing"});
    if (row.sector != "Government" && row.sector != "Catholic" && row.sector != "Independent")
        faults.push_back({"Education_Sector", "is none of Government, Catholic, Independent"});
    return faults;
}

std::vector<Fault> read_service(const Cells& cells, ServiceRow& row)
{
    static constexpr std::array<std::string_view, 7> kKinds{"school",    "kindergarten", "early_education", "mch",
                                                            "playgroup", "council",      "office"};
    std::vector<Fault> faults;
    const auto cell = [&](std::string_view name) { return std::string(cells.at(name)); };
    row = {cell("kind"), "services", cell("reference"), cell("name"), cell("sector"), cell("town"), cell("council"),
           cell("area"), {}};
    if (std::find(kKinds.begin(), kKinds.end(), row.kind) == kKinds.end())
        faults.push_back({"kind", "is not one of the words for it"});
    if (row.source_ref.empty()) faults.push_back({"reference", "is missing"});
    if (row.name.empty()) faults.push_back({"name", "is missing"});
    return faults;
}

std::string hash_of(const ServiceRow& row)
{
    std::string all;
    for (const auto& part : {row.kind, row.name, row.sector, row.town, row.council, row.area}) all += part + '\x1f';
    return crypto::sha256_hex(all).substr(0, 32);
}

Status write_audit(store::Tx& tx, const ServiceReport& report, const std::string& source, const std::string& actor,
                   Instant now)
{
    store::AuditEvent event;
    event.at = now;
    event.actor = actor;
    event.capability = "system";
    event.action = "import.services";
    event.object_kind = "service_register";
    event.object_id = source;
    event.outcome = "done";
    event.detail = nlohmann::json{{"added", report.added},
                                  {"changed", report.changed},
                                  {"unchanged", report.unchanged},
                                  {"skipped", report.skipped}}
                       .dump();
    return store::append(tx, event);
}

Result<ServiceReport> import_rows(store::Database& database, const Clock& clock, CsvFile& file, RecordPlace at,
                                  const Format& format, const std::string& source, const std::string& actor,
                                  const OnFault& on_fault)
{
    RecordPlace place;
    std::vector<std::string> header;
    if (file.next(at, place))
        if (const auto* cells = file.cells(place)) header.assign(cells->begin(), cells->end());
    for (const auto column : format.required)
        if (std::find(header.begin(), header.end(), column) == header.end())
            return fail(ErrorKind::Invalid, "services.missing_column", std::string(column));

    return database.act([&](store::Tx& tx) -> Result<ServiceReport> {
        ServiceReport report;
        std::set<std::string> seen;
        while (file.next(at, place)) {
            ++report.rows;
            const auto* cells = file.cells(place);
            std::vector<Fault> faults;
            ServiceRow row;
            if (!cells || cells->size() != header.size()) {
                faults.push_back({"", "has not as many cells as the header"});
            } else {
                Cells named;
                for (std::size_t i = 0; i < header.size(); ++i) named[header[i]] = (*cells)[i];
                faults = format.read(named, row);
                if (faults.empty() && !seen.insert(row.source_ref).second)
                    faults.push_back({"reference", "is given more than once"});
            }
            for (auto& fault : faults) on_fault({file.path(), place.line, std::move(fault)});
            if (!faults.empty()) {
                ++report.skipped;
                continue;
            }
            row.content_hash = hash_of(row);
            switch (store::put_service(tx, row)) {
                case store::Put::Added: ++report.added; break;
                case store::Put::Changed: ++report.changed; break;
                case store::Put::Unchanged: ++report.unchanged; break;
            }
        }
        if (auto done = write_audit(tx, report, source, actor, clock.now()); !done) return fail(done.error());
        return report;
    });
}

Result<ServiceReport> schools_from(store::Database& database, const Clock& clock, const std::string& path,
                                   const std::string& actor, const OnFault& on_fault)
{
    auto file = CsvFile::open(path);
    if (!file) return fail(file.error());
    const Format format{
        {"Education_Sector", "Entity_Type", "SCHOOL_NO", "School_Name", "School_Status", "Address_Town", "LGA_Name"},
        read_school};
    return import_rows(database, clock, *file, {}, format, "school_register", actor, on_fault);
}

Result<ServiceReport> services_from(store::Database& database, const Clock& clock, const std::string& path,
                                    const std::string& actor, const OnFault& on_fault)
{
    auto file = CsvFile::open(path);
    if (!file) return fail(file.error());
    const auto mark = mark_of(*file);
    if (mark.size() != 4 || mark[0] != "childlink" || mark[1] != "services" || mark[2] != "1")
        return fail(ErrorKind::Invalid, "services.mark_missing", path);
    RecordPlace at, place;
    file->next(at, place);
    const Format format{{"reference", "kind", "name", "sector", "town", "council", "area"}, read_service};
    return import_rows(database, clock, *file, at, format, "services", actor, on_fault);
}

}  // namespace

Result<ServiceReport> import_schools(store::Database& database, const Clock& clock, const std::string& path,
                                     const std::string& actor, const OnFault& on_fault)
{
    auto report = schools_from(database, clock, path, actor, on_fault);
    if (!report) record_refused_import(database, clock, actor, "service_register", report.error());
    return report;
}

Result<ServiceReport> import_services(store::Database& database, const Clock& clock, const std::string& path,
                                      const std::string& actor, const OnFault& on_fault)
{
    auto report = services_from(database, clock, path, actor, on_fault);
    if (!report) record_refused_import(database, clock, actor, "service_register", report.error());
    return report;
}

}  // namespace registry
