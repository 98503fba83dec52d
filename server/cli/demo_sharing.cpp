#include "server/cli/demo_sharing.h"

#include <array>

#include "server/admin/admin_service.h"
#include "server/cli/demo_lives.h"
#include "server/records/handlers.h"
#include "server/store/account_store.h"
#include "server/store/session_store.h"
#include "shared/json/acts_json.h"

namespace cli {

namespace {

/// Somebody who does acts, as they would at the screen.
class Actor {
  public:
    static Result<Actor> of(const admin::Parts& parts, const std::string& username)
    {
        const auto person = parts.database.read([&](store::Tx& tx) -> Result<store::Person> {
            const auto account = store::find_account(tx, username);
            if (!account) return fail(account.error());
            if (!*account) return fail(ErrorKind::NotFound, "account.not_found");
            auto found = store::find_person(tx, (*account)->id);
            if (!found) return fail(found.error());
            return std::move(**found);
        });
        if (!person) return fail(person.error());
        auto caller = begin_as(parts, *person);
        if (!caller) return fail(caller.error());
        return Actor(parts, std::move(*caller));
    }

    Result<View> act(std::string_view name, const Fields& fields)
    {
        auto done = acts_.act(caller_, name, fields);
        if (!done) return fail(done.error().first());
        return std::move(*done);
    }
    Result<View> look(std::string_view name, const Fields& fields)
    {
        auto seen = acts_.look(caller_, name, fields);
        if (!seen) return fail(seen.error().first());
        return std::move(*seen);
    }
    Status leave()
    {
        return parts_.database.act(
            [&](store::Tx& tx) { return store::end_session(tx, caller_.session, "signed out", parts_.clock.now()); });
    }

  private:
    Actor(const admin::Parts& parts, services::Caller caller)
        : parts_(parts),
          caller_(std::move(caller)),
          acts_(parts.settings, parts.clock, parts.database, parts.key, records::handlers())
    {
    }

    admin::Parts parts_;
    services::Caller caller_;
    admin::AdminService acts_;
};

struct Named {
    const char *authoriser, *service, *person, *role, *title;
};
constexpr std::array kNamed{
    Named{"augusta.placeholder", "Moondust Primary School (Fictional)", "Quilla Testworth", "sharer", "Teacher"},
    Named{"augusta.placeholder", "Moondust Primary School (Fictional)", "Bo Notarealname", "lead", "Principal"},
    Named{"augusta.placeholder", "Moondust Primary School (Fictional)", "Bo Notarealname", "sharer", "Principal"},
    Named{"augusta.placeholder", "Moondust Primary School (Fictional)", "Augusta Placeholder", "records",
          "Records officer"},
    Named{"augusta.placeholder", "Moondust Primary School (Fictional)", "Pip Notarealname", "helper",
          "Student wellbeing professional"},
    Named{"bo.notarealname", "Stardust Secondary College (Fictional)", "Bo Notarealname", "sharer", "Principal"},
};

Status name_role(const admin::Parts& parts, const Named& named)
{
    auto actor = Actor::of(parts, named.authoriser);
    if (!actor) return fail(actor.error());
    const auto services = actor->look("services", {});
    if (!services) return fail(services.error());
    const auto& list = services->list("services");
    std::string service;
    for (std::size_t i = 0; i < list.rows.size(); ++i)
        if (list.at(i, "name") == named.service) service = list.at(i, "id");
    const auto roles = actor->look("sharing_roles", {{"service", service}});
    if (!roles) return fail(roles.error());
    const auto& people = roles->list("people");
    std::string holder;
    for (std::size_t i = 0; i < people.rows.size(); ++i)
        if (people.at(i, "name") == named.person) holder = people.at(i, "id");
    const auto today = melbourne_day(parts.clock.now());
    const auto done = actor->act("name_role", {{"service", service},
                                               {"holder", holder},
                                               {"role", named.role},
                                               {"title", named.title},
                                               {"engagement", "employed"},
                                               {"judgement", "Works with children and families every day"},
                                               {"trained_on", to_iso(add_days(today, -90))},
                                               {"meets_clients", std::string(kTicked)},
                                               {"from", to_iso(today)},
                                               {"reason", "Named for the training database"}});
    if (!done) return fail(done.error());
    return actor->leave();
}

/// A request that waits, and a phone call that was logged in a hurry.
Status add_records(const admin::Parts& parts)
{
    auto quilla = Actor::of(parts, "quilla.testworth");
    if (!quilla) return fail(quilla.error());
    const auto contact = quilla->act("add_contact", {{"organisation", "training-mch"},
                                                     {"name", "Dr Mock Doctorly"},
                                                     {"position", "Maternal and child health nurse"},
                                                     {"phone", "0491 570 006"},
                                                     {"email", "mock@mythical-mch.example"}});
    if (!contact) return fail(contact.error());
    for (const char* scheme : {"CISS", "FVISS"})
        if (const auto done = quilla->act("check_organisation", {{"organisation", "training-mch"},
                                                                 {"scheme", scheme},
                                                                 {"result", "PASSED"},
                                                                 {"method", "SWITCHBOARD_CALLBACK"},
                                                                 {"callback_number", "0491 570 006"},
                                                                 {"callback_source", "The council's own page"}});
            !done)
            return fail(done.error());
    if (const auto done = quilla->act("check_contact", {{"contact", contact->fact("contact")},
                                                        {"engagement", "EMPLOYED"},
                                                        {"result", "PASSED"},
                                                        {"method", "SWITCHBOARD_CALLBACK"},
                                                        {"callback_number", "0491 570 006"},
                                                        {"callback_source", "The council's own page"}});
        !done)
        return fail(done.error());
    const auto own = quilla->look("sharing_board", {});
    if (!own) return fail(own.error());
    const auto service = own->list("places").at(0, "id");
    const auto today = to_iso(melbourne_day(parts.clock.now()));
    const Fields asked{
        {"scheme", "CISS"},
        {"mode", "EMAIL"},
        {"organisation", "training-mch"},
        {"organisation_then", "Mythical MCH Service"},
        {"contact", contact->fact("contact")},
        {"contact_name", "Dr Mock Doctorly"},
        {"contact_email", "mock@mythical-mch.example"},
        {"made_on", today},
        {"received_on", today},
        {"why",
         "We visit the family each week and are planning supports for Pip. It would help to know how school is "
         "going and whether anything has changed since August."},
        {"fv_present", "NO"},
        {"priority", "P2"},
        {"person.1.given_names", "Pip"},
        {"person.1.family_name", "Notareal"},
        {"person.1.is_child", std::string(kTicked)},
        {"item.1.what", "Enrolment and year level"},
        {"item.2.what", "Attendance concerns since August"},
        {"item.3.what", "Counsellor's file note"}};
    const auto request =
        quilla->act("start_record", {{"service", service}, {"type", "request_in"}, {"sheet", wire::text_of(asked)}});
    if (!request) return fail(request.error());
    if (const auto done =
            quilla->act("move_record",
                        {{"record", request->fact("record")}, {"version", "1"}, {"event", "log"}, {"confirmed", ""}});
        !done)
        return fail(done.error());
    const Fields told{{"scheme", "CISS"},
                      {"mode", "VERBAL_PHONE"},
                      {"occurred_on", today},
                      {"recipient.1.kind", "ISE"},
                      {"recipient.1.organisation_then", "Nowhere General Hospital"},
                      {"item.1.what", "What was told"},
                      {"item.1.summary", "Quill has been away for three days"},
                      {"person.1.given_names", "Quill"},
                      {"person.1.family_name", "Examplechild"},
                      {"person.1.is_child", std::string(kTicked)}};
    const auto call =
        quilla->act("start_record", {{"service", service}, {"type", "disclosure"}, {"sheet", wire::text_of(told)}});
    if (!call) return fail(call.error());
    if (const auto done =
            quilla->act("move_record", {{"record", call->fact("record")}, {"version", "1"}, {"event", "record"}});
        !done)
        return fail(done.error());
    return quilla->leave();
}

}  // namespace

Status add_demo_sharing(const admin::Parts& parts)
{
    for (const auto& named : kNamed)
        if (auto done = name_role(parts, named); !done) return done;
    return add_records(parts);
}

}  // namespace cli
