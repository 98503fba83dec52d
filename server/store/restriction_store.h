// Cases of restriction, their steps, and what is restricted by them (RES). What is sensitive comes and goes sealed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/reference.h"
#include "shared/policy/restriction_case.h"

namespace store {

struct Case {
    std::int64_t id{};
    std::string public_id;
    std::optional<AccountId> account;  // or
    std::string entry;                 // a Child Link identifier
    std::string origin;                // "notice" of an Authoriser, "own", "request", "register"
    std::string asked_by, ground, facts, learned_on;
    policy::CaseState state{};
    Instant made_at{}, state_at{};
    std::optional<Instant> late_since;

    std::string reference() const { return "R-" + std::to_string(id); }
};
Result<std::int64_t> add_case(Tx& tx, const Case& of);
/// Errors: NotFound "case.not_found".
Result<Case> find_case(Tx& tx, const std::string& public_id);
/// State, ground and late_since; nothing else of a case changes.
Status save_case(Tx& tx, const Case& of);

struct CaseLine {
    Case of;
    std::string name;  // of the person
    std::string review_by;
    bool is_in_force{};
};
/// Newest first, those that are closed last.
Result<std::vector<CaseLine>> all_cases(Tx& tx);
/// Whether one about this person or entry waits for its decision.
Result<bool> has_undecided_case(Tx& tx, std::optional<AccountId> account, const std::string& entry);

struct CaseStepRow {
    std::string step;
    policy::CaseState state{};
    std::string actor, name, note;  // public id and name; the note sealed
    Instant at{};
};
Status add_step(Tx& tx, std::int64_t of, const CaseStepRow& step);
Result<std::vector<CaseStepRow>> case_steps_of(Tx& tx, std::int64_t of);

enum class Extent { Whole, Services, FieldGroups };
std::string word_of(Extent extent);

struct Restriction {
    std::int64_t id{}, of{};  // the case
    std::optional<AccountId> account;
    std::string entry;
    Extent extent{};
    std::vector<std::string> kept;  // public ids of services, or words of field groups
    Instant from_at{};
    Date notified_on{}, review_by{};
};
/// Errors: Conflict "restriction.in_force": there is one already.
Status add_restriction(Tx& tx, const Restriction& restriction);
Status end_restriction(Tx& tx, std::int64_t restriction, Instant at);
/// The one in force, by case, by person.
Result<std::optional<Restriction>> restriction_by(Tx& tx, std::int64_t of);
Result<std::optional<Restriction>> restriction_of(Tx& tx, AccountId account);

/// The workforce as this account may look with it: groups that a restriction in part does not keep are not seen, and
/// without the school group there is no roll (RES-3). Errors: as find_workforce.
Result<Workforce> workforce_for(Tx& tx, AccountId account, const std::string& code);

struct Holiday {
    Date day{};
    std::string name, source, as_of;
};
Result<std::vector<Holiday>> holidays(Tx& tx);
Status set_holiday(Tx& tx, const Holiday& holiday);
/// Whether there was one.
Result<bool> remove_holiday(Tx& tx, Date day);

}  // namespace store
