// What a register says of a number, put into the words of the rules. Inside server/services only.
#pragma once

#include <optional>
#include <string>

#include "server/crypto/server_key.h"
#include "server/lookup/lookup.h"
#include "server/store/person_store.h"
#include "shared/core/result.h"
#include "shared/domain/registration.h"

namespace services {

/// What is wrong with the form itself, before anybody is asked.
Status check_form(const CredentialForm& form);

/// REG-14: "credential.not_found" and so on, on `number`; nothing for one that is valid. `subject`: "credential.",
/// "receipt.".
std::optional<Error> fault_of(lookup::Finding finding, const std::string& subject);
/// REG-12: not merely expired.
bool is_barred(const lookup::CredentialFound& found);
/// Put right by the Authoriser while the register was asked, a name is another one than it was asked for.
bool has_same_name(const store::Person& a, const store::Person& b);
lookup::CredentialAsked asked_of(const store::Person& person, const CredentialForm& form);
/// The credential that the register has found valid. The number is sealed (MAN-6).
void keep(store::Person& person, const CredentialForm& form, const lookup::CredentialFound& found,
          const crypto::ServerKey& key);

}  // namespace services
