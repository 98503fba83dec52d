// RES: what the acts on cases have in common, and what a clock may do by itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/admin/life.h"
#include "server/store/restriction_store.h"

namespace admin {

/// A case with the person whom it is about; without one it is about an entry.
struct CaseAt {
    store::Case of;
    std::optional<store::Person> person;
};

struct NewCase {
    std::optional<store::Person> person;
    std::string entry;
    std::string origin;  // "notice", "own", "request", "register"
    std::string asked_by, ground, facts;
    Date learned_on{};
};
/// Received, with its first step. Errors: Conflict "case.undecided": there is one about the same that waits.
Result<CaseAt> begin_case(const Scene& scene, const NewCase& about);

/// The case of the field "case". Errors: NotFound "case.not_found"; Forbidden "case.own": it is about the caller.
Result<CaseAt> find_case(Doing& doing);
/// Moves the case on and writes the step down. Errors: Conflict "case.STATE" where the step cannot be taken (RES-12).
Status take(const Scene& scene, CaseAt& at, policy::CaseStep step, const std::string& note);

/// RES-3: how much of it.
struct Part {
    store::Extent extent{};
    std::vector<std::string> kept;
};
/// As the form chose it. Errors: Invalid "extent.unknown", "extent.not_for_entry" on `extent`, "kept.unknown" and
/// "field.required" on `services` or `field_groups`.
Result<Part> chosen_part(Doing& doing, const CaseAt& at);
/// "All access, except at: ...": as letters say it to whoever has to live with it.
Result<std::string> effect_of(store::Tx& tx, const Part& part);

/// RES-7: in force in this transaction; nothing is mailed. Errors: Conflict "restriction.in_force".
Status put_in_force(const Scene& scene, CaseAt& at, const Part& part, Date notified_on, Date review_by);
/// RES-11: the account returns to the state it would otherwise have, the credential to be checked anew.
Status end_force(const Scene& scene, CaseAt& at);
/// Decides a case: in force at once, and both are told (RES-8). `ground`: a word of acts::kGrounds, `words` what is
/// said instead of it for "other".
Status restrict_access(const Scene& scene, CaseAt& at, const Part& part, const std::string& ground,
                       const std::string& words, const std::string& note);

/// Q20: a register says that the credential ("wwcc", "vit") no longer stands; restricted wholly and at once. A case
/// that waits is decided by it; where the whole access is restricted already nothing is done.
Status restrict_for_credential(const Scene& scene, store::Person& person, const std::string& facts);

/// The holidays of the table.
Result<std::vector<Date>> holiday_days(store::Tx& tx);
/// RES-9: the last day on which a review may be asked for without a reason; never earlier than the person was told.
Result<Date> review_due(const Scene& scene, Date notified_on, std::optional<Date> told = {});

/// Everybody who manages the person, and who sent the notice: {person} is filled.
Status tell_managers(const Scene& scene, LetterCode letter, const CaseAt& at, Slots slots);

/// What a case keeps sealed; empty when it does not open.
std::string unsealed(const Scene& scene, const CaseAt& at, const std::string& text);
std::string sealed(const Scene& scene, const CaseAt& at, const std::string& text);

}  // namespace admin
