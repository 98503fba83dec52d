#include "server/services/registration_checks.h"

#include "server/services/registration_parts.h"

namespace services {

Status check_form(const CredentialForm& form)
{
    if (form.kind != "wwcc" && form.kind != "vit") return fail(ErrorKind::Invalid, "credential.kind_required", "kind");
    if (stripped(form.number).empty()) return fail(ErrorKind::Invalid, "credential.number_required", "number");
    return {};
}

std::optional<Error> fault_of(lookup::Finding finding, const std::string& subject)
{
    using lookup::Finding;
    if (finding == Finding::Valid) return {};
    if (finding == Finding::Unavailable) return Error{ErrorKind::Unavailable, "register.unavailable", "number", {}};
    // REG-13: whose a receipt is instead is nobody's business.
    const auto told = finding == Finding::Taken ? Finding::NotFound : finding;
    return Error{ErrorKind::Invalid, subject + std::string(lookup::word_of(told)), "number", {}};
}

bool is_barred(const lookup::CredentialFound& found)
{
    return found.finding == lookup::Finding::NotCurrent && !found.status.empty() && found.status != "expired";
}

bool has_same_name(const store::Person& a, const store::Person& b)
{
    return a.id == b.id && a.first_name == b.first_name && a.last_name == b.last_name;
}

lookup::CredentialAsked asked_of(const store::Person& person, const CredentialForm& form)
{
    return {.kind = form.kind,
            .number = stripped(form.number),
            .first_name = person.first_name,
            .last_name = person.last_name};
}

void keep(store::Person& person, const CredentialForm& form, const lookup::CredentialFound& found,
          const crypto::ServerKey& key)
{
    person.credential_kind = form.kind;
    person.credential_number = key.seal(stripped(form.number), person.public_id);
    person.credential_expires_on = found.expires_on;
    person.credential_state = "current";
    person.credential_owed = false;
}

}  // namespace services
