// Every school and service there is: who is its Authoriser, how many Users it has, whether it may have any (ACT-20 to
// ACT-22).
#include <algorithm>
#include <array>

#include "server/admin/department.h"
#include "server/admin/rules.h"
#include "server/store/invitation_store.h"
#include "server/store/reference_write_store.h"

namespace admin::department {

namespace {

std::string cap_of(const store::ManagedService& service)
{
    return service.user_cap == 0 ? std::string() : std::to_string(service.user_cap);
}

std::string closed_why(const store::ManagedService& service)
{
    if (service.workforce.empty()) return "no_workforce";
    if (service.admits_users) return {};
    return service.admits_why.empty() ? "not_eligible" : service.admits_why;
}

/// The names of its Authorisers in force.
Result<std::string> authorisers(Doing& doing, ServiceId service)
{
    const auto ids = store::authorisers_of(doing.tx, service);
    if (!ids) return fail(ids.error());
    std::string names;
    for (const auto id : *ids) {
        const auto person = store::find_person(doing.tx, id);
        if (!person) return fail(person.error());
        if (*person) names += (names.empty() ? "" : ", ") + (*person)->name();
    }
    return names;
}

Result<std::vector<std::string>> line_of(Doing& doing, ServiceId id)
{
    const auto service = store::find_managed_service(doing.tx, id);
    if (!service) return fail(service.error());
    const auto more = store::organisation_more(doing.tx, id);
    if (!more) return fail(more.error());
    const auto names = authorisers(doing, id);
    if (!names) return fail(names.error());
    const auto count = store::counted_users(doing.tx, *service);
    if (!count) return fail(count.error());
    return std::vector<std::string>{service->public_id,     service->name,    more->number,        service->kind,
                                    service->sector,        service->town,    service->workforce,  *names,
                                    std::to_string(*count), cap_of(*service), closed_why(*service)};
}

Result<store::ManagedService> service_named(Doing& doing, const std::string& typed)
{
    const auto id = store::find_typed_service(doing.tx, typed);
    if (!id) return fail(id.error());
    return store::find_managed_service(doing.tx, *id);
}

}  // namespace

Answer organisations(Doing& doing)
{
    const store::OrganisationSearch search{words_of(doing.text("search")), doing.text("kind"), doing.text("sector"),
                                           doing.text("is_open")};
    const auto found = store::find_organisations(doing.tx, search, page_of(doing));
    if (!found) return refused(found.error());
    View view;
    auto& list = view.lists["organisations"] = list_for("organisations", "organisations");
    list.total = found->total;
    for (const auto id : found->ids) {
        auto line = line_of(doing, id);
        if (!line) return refused(line.error());
        list.rows.push_back(std::move(*line));
    }
    return view;
}

Answer organisation(Doing& doing)
{
    const auto service = store::find_managed_service(doing.tx, doing.text("service"));
    if (!service) return refused(service.error());
    doing.about("service", service->public_id);
    const auto more = store::organisation_more(doing.tx, service->id);
    if (!more) return refused(more.error());
    const auto count = store::counted_users(doing.tx, *service);
    if (!count) return refused(count.error());
    const auto invited = store::invited_at(doing.tx, service->id);
    if (!invited) return refused(invited.error());
    const auto duties = store::duties_at(doing.tx, service->id);
    if (!duties) return refused(duties.error());
    const auto campuses = store::campuses_of(doing.tx, service->id);
    if (!campuses) return refused(campuses.error());

    View view;
    view.facts = {{"id", service->public_id},
                  {"name", service->name},
                  {"number", more->number},
                  {"kind", service->kind},
                  {"sector", service->sector},
                  {"town", service->town},
                  {"council", more->council},
                  {"area", more->area},
                  {"workforce", service->workforce},
                  {"count", std::to_string(*count)},
                  {"cap", cap_of(*service)},
                  {"invited", std::to_string(*invited)},
                  {"is_eligible", closed_why(*service).empty() ? "yes" : "no"},
                  {"closed_why", closed_why(*service)}};
    const auto workforces = store::workforce_rows(doing.tx);
    if (!workforces) return refused(workforces.error());
    for (const auto& each : *workforces)
        if (each.code == service->workforce) view.facts["authoriser_title"] = each.authoriser_title;
    if (more->campus_of) {
        const auto main_school = store::find_managed_service(doing.tx, *more->campus_of);
        if (!main_school) return refused(main_school.error());
        const auto main_more = store::organisation_more(doing.tx, *more->campus_of);
        if (!main_more) return refused(main_more.error());
        view.facts["main_school"] = main_school->name;
        view.facts["main_number"] = main_more->number;
    }
    add_duties(view.lists["duties"] = list_for("organisation", "duties"), *duties);
    auto& list = view.lists["campuses"] = list_for("organisation", "campuses");
    for (const auto id : *campuses) {
        const auto campus = store::find_managed_service(doing.tx, id);
        if (!campus) return refused(campus.error());
        const auto campus_more = store::organisation_more(doing.tx, id);
        if (!campus_more) return refused(campus_more.error());
        list.rows.push_back({campus->public_id, campus->name, campus_more->number, campus->town});
    }
    if (auto done = add_history(doing, service->public_id, "service",
                                view.lists["history"] = list_for("organisation", "history"));
        !done)
        return refused(done.error());
    return view;
}

Answer set_eligibility(Doing& doing)
{
    // ACT-20: no enrolment data; ACT-22: no funded kindergarten program.
    constexpr std::array<std::string_view, 4> kWhy{"no_enrolment_data", "no_funded_program", "closed", "other"};
    const auto service = store::find_managed_service(doing.tx, doing.text("service"));
    if (!service) return refused(service.error());
    doing.about("service", service->public_id);
    const auto& answer = doing.text("is_eligible");
    const bool is_eligible = answer == "yes";
    if (!is_eligible && answer != "no") return refused(ErrorKind::Invalid, "field.unknown", "is_eligible");
    const auto why = is_eligible ? std::string() : doing.text("closed_why");
    if (!is_eligible && why.empty()) return refused(ErrorKind::Invalid, "field.required", "closed_why");
    if (!is_eligible && std::find(kWhy.begin(), kWhy.end(), why) == kWhy.end())
        return refused(ErrorKind::Invalid, "field.unknown", "closed_why");
    if (service->admits_users == is_eligible && service->admits_why == why)
        return refused(ErrorKind::Conflict, "service.same", "is_eligible");
    doing.detail = {
        {"before", service->admits_users ? "yes" : "no"}, {"after", is_eligible ? "yes" : "no"}, {"reason", why}};
    if (auto done = store::set_admits(doing.tx, service->id, is_eligible, why); !done) return refused(done.error());
    View view;
    view.facts = {{"name", service->name}};
    return view;
}

Answer set_campus(Doing& doing)
{
    const auto service = store::find_managed_service(doing.tx, doing.text("service"));
    if (!service) return refused(service.error());
    doing.about("service", service->public_id);
    std::optional<ServiceId> main_id;
    View view;
    view.facts = {{"name", service->name}};
    if (!doing.text("main_school").empty()) {
        const auto main_school = service_named(doing, trimmed(doing.text("main_school")));
        if (!main_school) return refused(main_school.error().kind, main_school.error().code, "main_school");
        const auto more = store::organisation_more(doing.tx, main_school->id);
        if (!more) return refused(more.error());
        const auto own = store::campuses_of(doing.tx, service->id);
        if (!own) return refused(own.error());
        if (main_school->id == service->id) return refused(ErrorKind::Invalid, "campus.self", "main_school");
        if (service->kind != "school" || main_school->kind != "school" || service->sector != main_school->sector)
            return refused(ErrorKind::Invalid, "campus.not_alike", "main_school");
        // One level: what a campus belongs to is a school, so that the cap is counted for one (ACT-21).
        if (more->campus_of || !own->empty()) return refused(ErrorKind::Invalid, "campus.of_campus", "main_school");
        main_id = main_school->id;
        view.facts["main_school"] = main_school->name;
        doing.detail["school"] = main_school->public_id;
    }
    if (auto done = store::set_campus_of(doing.tx, service->id, main_id); !done) return refused(done.error());
    return view;
}

}  // namespace admin::department
