#include <catch_amalgamated.hpp>

#include "server/http/route.h"

TEST_CASE("ENT-6 no route adds to an entry, changes it or takes from it")
{
    int entry_routes = 0;
    for (const auto& route : http::routes()) {
        if (route.path.find("/entries") == std::string_view::npos) continue;
        ++entry_routes;
        CHECK(route.method == http::Method::Get);
        CHECK(route.body_limit == 0);
    }
    CHECK(entry_routes == 2);
}
