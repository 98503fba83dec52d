#include "server/store/unit.h"

#include <soci/soci.h>

#include "server/store/dialect.h"

namespace store {

Part::Part(Tx& tx) : tx_(tx) { dialect::run(tx_.sql(), "SAVEPOINT part"); }

Part::~Part()
{
    if (is_over_) return;
    try {
        dialect::release_statements(tx_.sql());
        dialect::run(tx_.sql(), "ROLLBACK TO SAVEPOINT part");
        dialect::run(tx_.sql(), "RELEASE SAVEPOINT part");
    } catch (const std::exception&) {
        // The whole transaction is lost then, which whoever writes next finds out.
    }
}

void Part::keep()
{
    is_over_ = true;
    dialect::run(tx_.sql(), "RELEASE SAVEPOINT part");
}

}  // namespace store
