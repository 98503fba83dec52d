#include "tests/lookup/lookup_world.h"

#include <soci/soci.h>

#include <catch_amalgamated.hpp>

#include "server/store/person_store.h"

namespace test {

LookupWorld::LookupWorld(store::DataKind kind) : Register(kind)
{
    clock.set(Instant{std::chrono::sys_days{kToday}} + std::chrono::hours(1));
}

std::string LookupWorld::load(const std::string& kind, const std::string& lines, const std::string& day)
{
    const auto report = load_file(kind, folder.write(kind + ".csv", "#childlink," + kind + ",1," + day + "\n" + lines));
    return report ? "" : report.error().code + (report.error().field.empty() ? "" : "@" + report.error().field);
}

Result<registry::ListReport> LookupWorld::load_file(const std::string& kind, const std::string& path)
{
    faults.clear();
    return registry::load_register_list(*database, clock, kind, path, "system:register",
                                        [this](const auto& fault) { faults.push_back(fault); });
}

void LookupWorld::add_account(const std::string& public_id)
{
    store::Person person;
    person.public_id = person.username = public_id;
    person.may.user = true;
    REQUIRE(database->act([&](store::Tx& tx) { return store::add_person(tx, person); }));
}

std::string LookupWorld::text(const std::string& query)
{
    return database
        ->read([&](store::Tx& tx) -> Result<std::string> {
            std::string found;
            tx.sql() << query, soci::into(found);
            return found;
        })
        .value();
}

lookup::CredentialFound LookupWorld::credential(const std::string& number, const std::string& first,
                                                const std::string& last, const std::string& kind)
{
    return lookup::make_registers(settings, *database, clock).credentials->check({kind, number, first, last});
}

lookup::ReceiptFound LookupWorld::receipt(const std::string& number, const std::string& account,
                                          const std::string& first, const std::string& last)
{
    return lookup::make_registers(settings, *database, clock).training->check({number, first, last, account});
}

}  // namespace test
