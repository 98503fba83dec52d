// A register in miniature: services, Users of any workforce, invented children. The clock stands at noon in Melbourne.
#pragma once

#include <string>
#include <vector>

#include "server/register/facts.h"
#include "server/services/entry_control_service.h"
#include "server/services/profile_service.h"
#include "server/services/search_service.h"
#include "server/store/entry_write_store.h"
#include "tests/store/store_test_support.h"

struct StayAt {
    ServiceId service;
    std::string kind = "school", level = "Year 1";
    Date from{}, to{};  // empty: long since, and open-ended
};

struct Child {
    std::string identifier{};
    PersonName name{};
    Date born{};
    std::vector<StayAt> stays{};
    std::vector<registry::Person> people{};
    std::vector<PersonName> other_names{};
    std::vector<registry::Period> orders{}, placements{};
    bool location_protected{}, restricted{};
    std::optional<Date> inactive_from{}, died{};
};

struct User {
    services::Caller caller;
    std::string grant, purpose;
};

struct AuditLine {
    std::string action, outcome, actor, grant, object, purpose, detail;
};

class RegisterWorld {
  public:
    explicit RegisterWorld(store::DataKind kind = store::DataKind::Demo);

    ServiceId add_service(const std::string& kind, const std::string& name,
                          const std::string& council = "Nowhere-on-Sea", const std::string& area = "Moon");
    /// Signed in and ready, with one grant. The purpose is the workforce's first.
    User add_user(const std::string& workforce, ServiceId service, bool is_user = true);
    EntryId add_child(const Child& child) { return add_children({child}).front(); }
    std::vector<EntryId> add_children(const std::vector<Child>& children);
    void run(const std::string& statement);
    std::string text(const std::string& query);
    std::vector<AuditLine> log(const std::string& action);

    SearchForm form(const User& user, const std::string& last_name, std::optional<int> age = {}) const;
    /// Searches, which must be answered.
    SearchAnswer found(const User& user, const SearchForm& form);
    SearchAnswer found(const User& user, const std::string& last_name, int age)
    {
        return found(user, form(user, last_name, age));
    }
    /// The handle under which this child is found by identifier; empty: not found.
    std::string handle_of(const User& user, const std::string& identifier);
    EntryView opened(const User& user, const std::string& handle);

    ScratchFolder folder;
    Settings settings;
    FixedClock clock;
    std::unique_ptr<store::Database> database;
    services::SearchService search;
    services::ProfileService profiles;
    services::EntryControlService control;

  private:
    store::EntryRow row_of(const Child& child);

    int count_ = 0;
};

/// The first error of a refusal, or "done".
template <class T>
std::string code_of(const services::Outcome<T>& outcome)
{
    return outcome ? "done" : outcome.error().first().code;
}

PersonName named(const std::string& given, const std::string& family);
