// The catalogue of prescribed entities as data, and who may change it (IS-101 to IS-108, IS-140, Q04).
#include <soci/soci.h>

#include "tests/records/entity_world.h"

namespace {

struct World : EntityWorld {
    View catalogue() { return seen("zeb.sampleton", "entity_categories"); }
    World() { add_user_at("zeb.sampleton", moondust); }
    std::string of(const std::string& code, std::string_view column)
    {
        const auto list = catalogue().list("categories");
        for (std::size_t i = 0; i < list.rows.size(); ++i)
            if (list.at(i, "code") == code) return list.at(i, column);
        return "none";
    }
    bool is_refused(const std::string& statement)
    {
        return !database->act([&](store::Tx& tx) -> Status {
            tx.sql() << statement;
            return {};
        });
    }
    std::string set(const std::string& code, const std::string& flag, const std::string& value,
                    const std::string& day = "2 Mar 2026")
    {
        return told(kAda, "set_category_flag",
                    {{"category", code},
                     {"category_flag", flag},
                     {"flag_value", value},
                     {"source", "Letter of the ministry"},
                     {"as_of", day}});
    }
};

}  // namespace

TEST_CASE("IS-140 the catalogue is data with its days, source and day of reading")
{
    World world;
    CHECK(world.catalogue().list("categories").total == 84);
    CHECK(world.of("ED01", "valid_from") == "2023-09-11");
    CHECK_FALSE(world.of("ED01", "source").empty());
    CHECK(world.of("ED01", "checked_on") == "2026-11-01");
    CHECK(world.count("entity_category WHERE is_prescribed = 1") == 73);
    CHECK(world.is_refused("DELETE FROM entity_category WHERE code = 'ED01'"));
}

TEST_CASE("IS-101 a category is prescribed for each scheme by itself")
{
    World world;
    CHECK(world.of("ED01", "ciss") == "yes");
    CHECK(world.of("ED01", "fviss") == "yes");
    CHECK(world.of("FV01", "ciss") == "no");
    CHECK(world.of("FV01", "fviss") == "yes");
    CHECK(world.of("OT01", "fviss") == "unknown");
}

TEST_CASE("IS-102 the database takes no risk assessment entity that is none for FVISS")
{
    World world;
    CHECK(world.is_refused("UPDATE entity_category SET rae = 'yes' WHERE code = 'ED03'"));
    CHECK_FALSE(world.is_refused("UPDATE entity_category SET rae = 'yes' WHERE code = 'ED01'"));
    CHECK(world.of("HS01", "rae") == "yes");
    CHECK(world.of("HS02", "rae") == "no");
    CHECK(world.of("HS12", "rae") == "yes");
}

TEST_CASE("IS-103 Child Link alone is restricted")
{
    World world;
    CHECK(world.count("entity_category WHERE is_restricted = 1") == 1);
    const auto child_link = world.peer("body-child-link");
    CHECK(world.fact(child_link, "peer_restricted") == "true");
    CHECK(world.fact(child_link, "CISS.peer_ise") == "YES");
    CHECK(world.fact(world.peer("body-victoria-police"), "peer_restricted") == "false");
}

TEST_CASE("IS-105 IS-106 courts are exempt, MARAM is a flag of its own")
{
    World world;
    CHECK(world.count("entity_category WHERE is_court_exempt = 1") == 2);
    CHECK(world.fact(world.peer("body-magistrates-court"), "court_exempt") == "true");
    CHECK(world.fact(world.peer("body-child-protection"), "court_exempt") == "false");
    CHECK(world.of("ED01", "maram") == "yes");
    CHECK(world.of("JU04", "maram") == "unknown");
}

TEST_CASE("IS-107 a body with a limit has its capacity asked about, another one has not")
{
    World world;
    CHECK(world.count("entity_category WHERE capacity_limit <> ''") == 3);
    const auto panel = world.add_settled("Pretend Panel of Nowhere", "HS05");
    CHECK(world.fact(world.peer(panel), "acting_in_capacity").empty());
    CHECK_FALSE(world.fact(world.peer(panel), "capacity_limit").empty());
    CHECK(world.fact(world.peer("body-victoria-police"), "acting_in_capacity") == "YES");
}

TEST_CASE("IS-108 bodies of the Commonwealth, interstate ones and the NDIS are there and are not prescribed")
{
    World world;
    for (const auto* code : {"NP06", "NP07", "NP08", "NP09"}) {
        CHECK(world.of(code, "badges") == "not_prescribed");
        CHECK_FALSE(world.of(code, "why_not").empty());
    }
    CHECK(world.fact(world.peer("body-ndia"), "CISS.peer_ise") == "NO");
    CHECK(world.fact(world.peer("body-ndia"), "FVISS.peer_ise") == "NO");
}

TEST_CASE("Q04 an administrator sets a status with its source; the row before stands for the days before")
{
    World world;
    CHECK(world.fact(world.peer("body-victorian-institute-of-teaching"), "FVISS.peer_ise") == "UNVERIFIED");
    CHECK(world.set("ED05", "fviss", "yes") == "done");
    CHECK(world.last_audit() == "set_category_flag done ED05");
    CHECK(world.fact(world.peer("body-victorian-institute-of-teaching"), "FVISS.peer_ise") == "YES");
    CHECK(world.of("ED05", "source") == "Letter of the ministry");
    CHECK(world.of("ED05", "valid_from") == "2026-03-03");
    CHECK(world.text("SELECT fviss || valid_to FROM entity_category WHERE code = 'ED05' AND valid_from = "
                     "'2023-09-11'") == "assumed2026-03-02");
    CHECK(world.set("ED05", "maram", "no") == "done");
    CHECK(world.count("entity_category WHERE code = 'ED05'") == 2);
}

TEST_CASE("Q04 a status is one of four, of one of four flags, read on a day that has been")
{
    World world;
    CHECK(world.set("ED05", "fviss", "maybe") == "category.value@flag_value");
    CHECK(world.set("ED05", "is_restricted", "yes") == "category.flag@category_flag");
    CHECK(world.set("ED05", "fviss", "yes", "3 Mar 2026") == "done");
    CHECK(world.set("ED05", "fviss", "yes", "4 Mar 2026") == "field.in_future@as_of");
    CHECK(world.set("XX99", "fviss", "yes") == "category.unknown@category");
    CHECK(world.set("NP01", "ciss", "yes") == "category.not_prescribed@category");
    CHECK(world.set("ED06", "rae", "yes") == "category.rae@flag_value");
    CHECK(world.set("ED01", "rae", "yes") == "done");
    CHECK(world.set("ED01", "fviss", "assumed") == "category.rae@flag_value");
}

TEST_CASE("Q05 a perpetrator intervention service is no risk assessment entity until that is confirmed")
{
    World world;
    const auto service = world.add_settled("Pretend Change Program", "JU06");
    CHECK(world.fact(world.peer(service), "peer_rae") == "false");
    CHECK(world.set("JU06", "rae", "yes") == "done");
    CHECK(world.fact(world.peer(service), "peer_rae") == "true");
}
