// One message to one SMTP server. Blocks for as long as that takes.
#pragma once

#include <string>
#include <vector>

#include "server/config/settings.h"

namespace mail {

struct Envelope {
    std::string from;
    std::vector<std::string> to;  // everybody who gets it, copies included
};

enum class Delivery {
    Taken,    // the server has it; what becomes of it is its business
    Refused,  // for good: this letter to these people will not be taken tomorrow either
    Later,    // the server is away, busy, or did not let us in
};
struct DeliveryReport {
    Delivery delivery{};
    std::string error;  // a class: "refused", "away", "slow", "busy", "sign_in", "tls", "failed"; empty when taken
};

/// `message` as wire_form makes it. A refusal of one recipient refuses the letter for all.
DeliveryReport send_by_smtp(const Settings::Mail& server, const Envelope& envelope, const std::string& message);

}  // namespace mail
