#include "tests/register/register_support.h"

#include <soci/soci.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "server/register/service_import.h"

namespace test {

Folder::Folder()
{
    auto name = (std::filesystem::temp_directory_path() / "childlink-register-XXXXXX").string();
    path_ = mkdtemp(name.data());
}
Folder::~Folder() { std::filesystem::remove_all(path_); }

std::string Folder::write(const std::string& name, const std::string& text) const
{
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
}

std::string read_text(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Register::Register(store::DataKind kind) : clock(Instant{std::chrono::sys_days{kToday}})
{
    store::DatabaseOptions options;
    options.path = folder.path("register.db");
    options.kind = kind;
    options.must_exist = false;
    options.readers = 1;
    database = std::move(*store::Database::open(options));
    const auto services = folder.write("services.csv",
                                       "#childlink,services,1,2026-11-22\n"
                                       "reference,kind,name,sector,town,council,area\n"
                                       "MOON,school,Moondust Primary School (Fictional),Government,,,\n"
                                       "STAR,school,Stardust Secondary College (Fictional),Government,,,\n"
                                       "TEA,kindergarten,Teacup Kindergarten (Fictional),,,,\n"
                                       "NURSE,mch,Shire of Nowhere-on-Sea (Fictional),Council,,,\n");
    registry::import_services(*database, clock, services, "test", [this](const auto& fault) {
        faults.push_back(fault);
    }).value();
}

std::string Register::extract(const std::string& source, const std::string& lines)
{
    return folder.write(std::to_string(++files_) + source + ".csv", "#childlink," + source + ",1,2026-11-22\n" + lines);
}

Result<registry::ImportReport> Register::apply(std::vector<std::string> paths)
{
    return registry::apply_extracts(
        *database, clock, {std::move(paths), "test", [this](const auto& fault) { faults.push_back(fault); }, {}});
}

Result<registry::ImportReport> Register::preview(std::vector<std::string> paths)
{
    return registry::preview_extracts(
        *database, {std::move(paths), "test", [this](const auto& fault) { faults.push_back(fault); }, {}});
}

std::vector<std::string> Register::entries()
{
    return database
        ->read([&](store::Tx& tx) -> Result<std::vector<std::string>> {
            std::map<long long, std::string> refs;
            long long id = 0;
            std::string text;
            soci::statement records =
                (tx.sql().prepare
                     << "SELECT entry_id, source || ' ' || source_ref FROM source_record ORDER BY source, source_ref",
                 soci::into(id), soci::into(text));
            for (bool more = records.execute(true); more; more = records.fetch()) refs[id] += text + " ";
            std::vector<std::string> all;
            soci::statement rows =
                (tx.sql().prepare << "SELECT id, date_of_birth || sex || inactive_from || facts FROM entry",
                 soci::into(id), soci::into(text));
            for (bool more = rows.execute(true); more; more = rows.fetch()) all.push_back(refs[id] + text);
            std::sort(all.begin(), all.end());
            return all;
        })
        .value();
}

long long Register::count(const std::string& table)
{
    return database
        ->read([&](store::Tx& tx) -> Result<long long> {
            long long rows = 0;
            tx.sql() << "SELECT count(*) FROM " << table, soci::into(rows);
            return rows;
        })
        .value();
}

std::vector<std::pair<std::string, long long>> Register::links()
{
    return database
        ->read([&](store::Tx& tx) -> Result<std::vector<std::pair<std::string, long long>>> {
            std::vector<std::pair<std::string, long long>> all;
            std::string key;
            long long entry = 0;
            soci::statement rows =
                (tx.sql().prepare << "SELECT source || ' ' || source_ref, entry_id FROM source_record", soci::into(key),
                 soci::into(entry));
            for (bool more = rows.execute(true); more; more = rows.fetch()) all.emplace_back(key, entry);
            return all;
        })
        .value();
}

}  // namespace test
