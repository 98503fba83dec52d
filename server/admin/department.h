// What the Department does, by area; department.cpp has them as one table. Inside admin only.
#pragma once

#include <string>
#include <vector>

#include "server/admin/life.h"
#include "server/store/department_store.h"

namespace admin::department {

/// The page that the form asks for, counted from 1.
store::Page page_of(const Doing& doing);
std::vector<std::string> words_of(const std::string& typed);
std::string yes(bool is_so);

/// By public id, user name or address. Errors: NotFound "account.not_found" on `field`.
Result<store::Person> find_account(Doing& doing, const std::string& typed, const char* field);
/// The account that the form names, which is somebody else's. Errors: as above; Forbidden "account.self": nobody does
/// this to themselves (ACT-5).
Result<store::Person> other_account(Doing& doing);
/// "administrator, user": what somebody may.
std::string capabilities_of(const Capabilities& may);
bool* capability(Capabilities& may, const std::string& word);

/// The account with which somebody is invited who is no User: a new one, or the one that this address had before, with
/// its history. Every step is owed (REG-8). Errors: all faults of the form at once.
services::Outcome<store::Person> open_account(Doing& doing);
/// Sends `letter` with a link, under which this account registers (REG-3, REG-4).
Status invite(Doing& doing, const store::Person& person, LetterCode letter, const std::vector<std::string>& services);

/// Duties as the views of a service and of an account list them.
void add_duties(ViewList& list, const std::vector<store::DutyLine>& duties);
Status add_history(Doing& doing, const std::string& id, const std::string& kind, ViewList& list);

// ---- Organisations
Answer organisations(Doing& doing);
Answer organisation(Doing& doing);
Answer set_eligibility(Doing& doing);
Answer set_campus(Doing& doing);

// ---- Authorisers
Answer add_authoriser(Doing& doing);
Answer give_duty(Doing& doing);
Answer end_duty(Doing& doing);

// ---- Accounts
Answer accounts(Doing& doing);
Answer account(Doing& doing);
Answer lock_account(Doing& doing);
Answer unlock_account(Doing& doing);
Answer reset_factor(Doing& doing);

// ---- Staff
Answer add_staff(Doing& doing);
Answer give_capability(Doing& doing);
Answer take_capability(Doing& doing);
Answer authorise_staff(Doing& doing);
Answer end_authorisation(Doing& doing);

// ---- Reference data
Answer workforces(Doing& doing);
Answer user_types(Doing& doing);
Answer purposes(Doing& doing);
Answer set_workforce(Doing& doing);
Answer add_user_type(Doing& doing);
Answer set_user_type(Doing& doing);
Answer set_purpose(Doing& doing);
Answer clocks(Doing& doing);
Answer jobs(Doing& doing);

// ---- Letters
Answer outbox(Doing& doing);
Answer letter(Doing& doing);
Answer retry_letter(Doing& doing);

// ---- The log
Answer audit_search(Doing& doing);
Answer verify_log(Doing& doing);

}  // namespace admin::department
