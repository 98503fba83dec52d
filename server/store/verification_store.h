// Who speaks for an organisation, how organisation and person were checked, and who may not be who they say (1.3 of the
// rules on information sharing). All of it belongs to the one of our organisations that wrote it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"
#include "shared/sharing/entity.h"

namespace store {

struct Contact {
    std::string public_id;
    int version{};
    std::int64_t organisation{};
    std::optional<ServiceId> service;  // whose contact it is; none: `account` uses this system
    std::optional<AccountId> account;
    std::string name, title, phone, email;
    int checks_from{};  // the version from which checks count (IS-134)
};
/// Its newest version, where this organisation of ours may know it: its own, or somebody who uses this system.
/// Errors: NotFound "contact.not_found" on `contact`.
Result<Contact> find_contact(Tx& tx, const std::string& public_id, ServiceId ours);
/// Newest versions, by name: ours, and those who use this system and whom ours has checked or flagged.
Result<std::vector<Contact>> contacts_at(Tx& tx, std::int64_t organisation, ServiceId ours);
Result<std::optional<Contact>> contact_of(Tx& tx, AccountId account, std::int64_t organisation);
/// The first version, or the next one.
Status add_contact(Tx& tx, const Contact& contact, const std::string& by, Instant at);

struct Verification {
    std::string public_id;
    ServiceId service{};
    std::int64_t organisation{};
    std::string contact;  // public id; empty: the organisation itself
    int contact_version{};
    sharing::Check check;
    std::string note;  // sealed
    std::string callback_number, callback_source, domain;
    Instant at{};
    std::string by, by_name;
};
/// Of the organisation and of all its contacts, as ours made them, oldest first.
Result<std::vector<Verification>> verifications(Tx& tx, ServiceId ours, std::int64_t organisation);
/// All that ours has made of organisations themselves, oldest first.
Result<std::vector<Verification>> organisation_verifications(Tx& tx, ServiceId ours);
Status add_verification(Tx& tx, const Verification& verification);

struct ImpersonationFlag {
    std::string public_id;
    ServiceId service{};
    std::int64_t organisation{};
    std::string contact, raised_by, raised_name;
    Instant raised_at{};
    std::string why;  // sealed
    std::optional<Instant> cleared_at;
    std::string cleared_by, cleared_name, cleared_why;
};
/// Standing and cleared, newest first.
Result<std::vector<ImpersonationFlag>> impersonation_flags(Tx& tx, ServiceId ours, std::int64_t organisation);
/// Errors: NotFound "impersonation.not_found" on `impersonation`.
Result<ImpersonationFlag> find_impersonation(Tx& tx, ServiceId ours, const std::string& public_id);
/// Errors: Conflict "impersonation.stands".
Status raise_impersonation(Tx& tx, const ImpersonationFlag& flag);
/// Errors: Conflict "impersonation.cleared".
Status clear_impersonation(Tx& tx, const ImpersonationFlag& flag);

}  // namespace store
