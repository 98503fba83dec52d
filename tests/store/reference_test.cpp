#include <soci/soci.h>

#include "server/store/reference_store.h"
#include "tests/store/store_test_support.h"

namespace {

constexpr auto kAll = Visibility::All;
constexpr auto kNone = Visibility::None;

Workforce workforce(store::Database& database, const std::string& code)
{
    const auto found = database.read([&](store::Tx& tx) { return store::find_workforce(tx, code); });
    INFO(code);
    REQUIRE(found);
    return *found;
}

}  // namespace

TEST_CASE("ENT-14 ENT-15 each workforce sees what the matrix gives it, and reaches the children of table 1.3")
{
    const ScratchFolder folder;
    const auto database = open_scratch(folder.file("a.db"));
    const std::array<Visibility, 7> everything{kAll, kAll, kAll, kAll, kAll, kAll, kAll};
    const std::array<Visibility, 7> nothing{kNone, kNone, kNone, kNone, kNone, kNone, kNone};
    for (const std::string code : {"W1", "W2", "W3", "W4", "W6", "W7", "W8", "W9", "W10-steward"})
        CHECK(workforce(*database, code).sees == everything);
    CHECK(workforce(*database, "W5").sees ==
          std::array<Visibility, 7>{kAll, kNone, kNone, kAll, kAll, kNone, Visibility::StatusOnly});
    for (const std::string code : {"W10-sysadmin", "W10-deidentify"}) {
        CHECK(workforce(*database, code).sees == nothing);
        CHECK(workforce(*database, code).scope == ScopeKind::None);
    }
    const std::vector<std::pair<std::string, ScopeKind>> scopes{
        {"W1", ScopeKind::EnrolledAtService}, {"W2", ScopeKind::EnrolledAtService},
        {"W3", ScopeKind::EnrolledAtService}, {"W4", ScopeKind::KnownToService},
        {"W5", ScopeKind::CouncilServices},   {"W6", ScopeKind::Everyone},
        {"W7", ScopeKind::Everyone},          {"W8", ScopeKind::Area},
        {"W9", ScopeKind::Everyone}};
    for (const auto& [code, scope] : scopes) CHECK(workforce(*database, code).scope == scope);
}

TEST_CASE("ENT-24 only W6, W7 and W9 see the names of protected services; SRC-2 only W1 to W3 list a roll")
{
    const ScratchFolder folder;
    const auto database = open_scratch(folder.file("a.db"));
    for (const std::string code :
         {"W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W10-steward", "W10-sysadmin", "W10-deidentify"}) {
        INFO(code);
        const auto found = workforce(*database, code);
        CHECK(found.sees_protected_services == (code == "W6" || code == "W7" || code == "W9"));
        CHECK(found.may_list_roll == (code == "W1" || code == "W2" || code == "W3"));
    }
}

TEST_CASE("SRC-7 a workforce that sees children has a purpose to state, and one that sees none has none")
{
    const ScratchFolder folder;
    const auto database = open_scratch(folder.file("a.db"));
    const auto empty = database->read([](store::Tx& tx) -> Result<std::string> {
        std::string code, wrong;
        soci::statement rows = (tx.sql().prepare << "SELECT code FROM workforce ORDER BY code", soci::into(code));
        rows.execute();
        while (rows.fetch()) {
            const auto found = store::find_workforce(tx, code);
            const auto purposes = store::purposes_of(tx, code);
            if (!found || !purposes) return fail(ErrorKind::Unavailable, "unreadable");
            if ((found->scope == ScopeKind::None) != purposes->empty()) wrong += code + " ";
        }
        return wrong;
    });
    CHECK(empty == "");
    const auto first = database->read([](store::Tx& tx) { return store::purposes_of(tx, "W1"); });
    REQUIRE(first);
    CHECK(first->front().code == "education_services");
    CHECK(database->read([](store::Tx& tx) { return store::find_workforce(tx, "W11"); }).error().code ==
          "workforce.not_found");
}
