// The catalogue of prescribed entities and the organisations (1.4 of the rules on information sharing).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"
#include "shared/sharing/entity.h"

namespace store {

/// A row of the catalogue with where it comes from.
struct CategoryRow : sharing::EntityCategory {
    std::int64_t id{};
    std::string valid_from, source, checked_on;
};
/// Those that stand on this day, by code.
Result<std::vector<CategoryRow>> categories_on(Tx& tx, Date day);
/// IS-140: the row that stands on `from` ends the day before, and this one begins. Errors: Invalid "category.rae" where
/// a risk assessment entity would be none for FVISS (IS-102).
Status put_category(Tx& tx, const CategoryRow& row, Date from);

struct Organisation {
    std::int64_t id{};
    std::string public_id, name, former_names, suburb;
    std::optional<ServiceId> service;  // it uses this system
    bool is_confirmed{};
    std::string source;                                                           // "register", "catalogue", "person"
    std::optional<ServiceId> added_for;                                           // whose person added it
    std::string phone, domains, inbox, preferred_form, published_in, checked_on;  // as published
    std::vector<std::string> codes;
};
/// All of them, by name.
Result<std::vector<Organisation>> organisations(Tx& tx);
/// Errors: NotFound "organisation.not_found" on `organisation`.
Result<Organisation> find_entity(Tx& tx, const std::string& public_id);
Result<Organisation> organisation_by_id(Tx& tx, std::int64_t id);
Result<Organisation> organisation_of(Tx& tx, ServiceId service);
/// Unconfirmed (IS-141).
Status add_organisation(Tx& tx, const Organisation& organisation, const std::string& by, Instant at);
Status confirm_organisation(Tx& tx, std::int64_t id, const std::vector<std::string>& codes, const std::string& by,
                            Instant at);

/// No longer that of whose person added it alone.
Status open_to_all(Tx& tx, std::int64_t id);

/// How one of our organisations reaches another one.
struct KnownOf {
    std::string phone, domains, inbox, preferred_form;
};
Result<KnownOf> known_of(Tx& tx, std::int64_t organisation, ServiceId service);
Status set_known(Tx& tx, std::int64_t organisation, ServiceId service, const KnownOf& known, const std::string& by,
                 Instant at);

Result<std::vector<std::string>> free_mail_domains(Tx& tx);

}  // namespace store
