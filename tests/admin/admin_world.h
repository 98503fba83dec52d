// Schools and services in miniature, with their Authorisers, Users and the Department, over the acts themselves: no
// HTTP. All people are invented.
//
//   Moondust Primary School (Fictional), government: Wilhelmina Placeholder is its principal and Authoriser
//   Starfall College (Fictional), government: Barnaby Mockford
//   Teacup Kindergarten (Fictional): Wilhelmina too
//   Ada Adminson, Rex Reviewson, Odette Auditworth: of the Department
#pragma once

#include <map>

#include "server/admin/admin_service.h"
#include "server/store/person_store.h"
#include "tests/services/register_world.h"

inline constexpr const char* kWilhelmina = "wilhelmina.placeholder";
inline constexpr const char* kBarnaby = "barnaby.mockford";
inline constexpr const char* kAda = "ada.adminson";
inline constexpr const char* kRex = "rex.reviewson";
inline constexpr const char* kOdette = "odette.auditworth";

class AdminWorld : public RegisterWorld {
  public:
    explicit AdminWorld(store::DataKind kind = store::DataKind::Demo);

    /// Somebody with an account who can sign in; `username` "zeb.sampleton" makes the name and the address.
    AccountId add_person(const std::string& username, Capabilities may);
    /// The same as a User, active, with a grant there since long ago, credential and training known.
    AccountId add_user_at(const std::string& username, ServiceId service, const std::string& user_type = "Teacher");
    void add_grant(const std::string& username, ServiceId service, const std::string& user_type = "Teacher");
    /// An information-sharing role there, named by whoever has it, since long ago (IS-121).
    void add_role(const std::string& username, ServiceId service, const std::string& role);
    void put_in_charge(const std::string& username, ServiceId service, const std::string& kind = "active");
    /// Somebody invited by this Authoriser with the form as the screen fills it in; the public id.
    std::string invite(const std::string& authoriser, const std::string& username, ServiceId service,
                       const std::string& user_type = "Teacher");
    Fields invite_form(const std::string& username, ServiceId service, const std::string& user_type = "Teacher");
    /// Marks an invited person as having finished every step.
    void finish(const std::string& username);

    /// A session of this person that is ready, made when there is none that lives.
    services::Caller caller(const std::string& username);
    admin::Answer act(const std::string& username, std::string_view act, const Fields& fields = {});
    admin::Answer look(const std::string& username, std::string_view view, const Fields& fields = {});
    /// The same, which must be answered.
    View done(const std::string& username, std::string_view act, const Fields& fields = {});
    View seen(const std::string& username, std::string_view view, const Fields& fields = {});
    /// "done", or each fault as "code@field".
    std::string told(const std::string& username, std::string_view act, const Fields& fields = {});
    std::string told_look(const std::string& username, std::string_view view, const Fields& fields = {});

    std::string id_of(const std::string& username);
    std::string id_of(ServiceId service) { return "s" + std::to_string(service.value); }
    store::Person person(const std::string& username);
    /// What every act and clock calls last; for facts that a test has put into the database by itself.
    void settle(const std::string& username);
    /// "active": as the card shows it.
    std::string state_of(const std::string& username);
    /// Whether this session still lives.
    bool is_live(const services::Caller& caller);
    /// "code address" of each letter, oldest first.
    std::vector<std::string> letters();
    /// "action outcome object code" of the newest audit row.
    std::string last_audit();
    int count(const std::string& from);
    /// Noon in Melbourne on this day.
    void go_to(Date day);

    crypto::ServerKey key;
    admin::AdminService admin;
    ServiceId moondust, starfall, teacup;

  private:
    std::map<std::string, services::Caller> callers_;
    int people_ = 1000;
};

/// "done", or each fault as "code@field".
std::string told_of(const admin::Answer& answer);
