#include "server/records/peer.h"

namespace records {

Result<Fields> facts_about_us(const admin::Scene&, ServiceId)
{
    return Fields{{"CISS.self_ise", "true"},
                  {"FVISS.self_ise", "true"},
                  {"self_rae", "false"},
                  {"self_restricted", "false"},
                  {"self_court_exempt", "false"}};
}

Result<Fields> facts_about_peer(const admin::Scene&, ServiceId, const std::string& organisation, const std::string&,
                                const std::string&)
{
    if (organisation.empty()) return Fields{};
    return Fields{
        {"CISS.peer_ise", "YES"},           {"FVISS.peer_ise", "YES"},       {"peer_rae", "false"},
        {"peer_restricted", "false"},       {"acting_in_capacity", "YES"},   {"peer_verified.organisation", "PASSED"},
        {"peer_verified.person", "PASSED"}, {"peer_engagement", "EMPLOYED"}, {"destination", "ORG_CHANNEL"}};
}

Result<std::optional<OwnService>> service_of(const admin::Scene&, const std::string&) { return std::nullopt; }
Result<Sender> sender_of(admin::Doing&, ServiceId) { return Sender{}; }

}  // namespace records
