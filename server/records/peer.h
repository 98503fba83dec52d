// What the organisations and people on the other side are to the decision table.
#pragma once

#include "server/admin/doing.h"

namespace records {

/// Our own organisation: "CISS.self_ise", "self_rae", "self_restricted", "self_court_exempt" and so on.
Result<Fields> facts_about_us(const admin::Scene& scene, ServiceId service);
/// The recipient's facts, as our organisation knows them; an organisation that is not there is no entity.
/// `destination`: an address or a channel, as it was written.
Result<Fields> facts_about_peer(const admin::Scene& scene, ServiceId service, const std::string& organisation,
                                const std::string& contact, const std::string& destination);

/// An organisation that uses this system, as a service of the register; nothing for any other.
struct OwnService {
    ServiceId service{};
    std::string name;
};
Result<std::optional<OwnService>> service_of(const admin::Scene& scene, const std::string& organisation);

/// Who writes, as the other side knows them: our organisation and the person as its contact.
struct Sender {
    std::string organisation, name;  // public id, name
    std::string contact, person, title, email;
};
Result<Sender> sender_of(admin::Doing& doing, ServiceId service);

}  // namespace records
