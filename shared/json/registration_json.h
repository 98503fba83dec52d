// Wire form of shared/domain/registration.h.
#pragma once

#include "shared/domain/registration.h"
#include "shared/json/wire.h"

namespace wire {

nlohmann::json to_json(const RegistrationView& view);
nlohmann::json to_json(const CredentialForm& form);

template <>
Result<RegistrationView> from_json<RegistrationView>(const nlohmann::json& value);
template <>
Result<CredentialForm> from_json<CredentialForm>(const nlohmann::json& value);

}  // namespace wire
