#include "server/register/training_organisations.h"

#include <array>
#include <string_view>

#include "server/store/organisation_store.h"

namespace registry {

namespace {

struct Invented {
    const char *id, *name, *code, *phone, *domain;
};
constexpr std::array kInvented{
    Invented{"training-mch", "Mythical MCH Service", "HE09", "0491 570 006", "mythical-mch.example"},
    Invented{"training-hub", "Pretend Orange Hub", "HS11", "0491 570 156", "pretend-hub.example"},
    Invented{"training-hospital", "Nowhere General Hospital", "HE10", "0491 570 157", "nowhere-general.example"},
    Invented{"training-club", "Make-Believe Football Club", "NP11", "0491 570 158", "make-believe-fc.example"},
    Invented{"training-primary", "Banksia Imaginary Primary", "ED01", "0491 570 159", "banksia-primary.example"},
};

}  // namespace

Status load_training_organisations(store::Database& database, const Clock& clock)
{
    if (database.kind() != store::DataKind::Demo) return fail(ErrorKind::Conflict, "demo.database_is_real");
    return database.act([&](store::Tx& tx) -> Status {
        for (const auto& each : kInvented) {
            store::Organisation organisation;
            organisation.public_id = each.id;
            organisation.name = each.name;
            organisation.suburb = "Nowhere-on-Sea";
            organisation.phone = each.phone;
            organisation.domains = each.domain;
            organisation.inbox = std::string("sharing@") + each.domain;
            if (auto done = store::add_organisation(tx, organisation, "system:demo", clock.now()); !done) return done;
            const auto added = store::find_entity(tx, each.id);
            if (!added) return fail(added.error());
            if (auto done = store::confirm_organisation(tx, added->id, {each.code}, "system:demo", clock.now()); !done)
                return done;
        }
        return {};
    });
}

}  // namespace registry
