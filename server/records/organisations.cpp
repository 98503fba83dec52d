// Finding an organisation, looking at one, adding and confirming one (IS-140 to IS-142, IS-804).
#include <algorithm>
#include <set>

#include "server/crypto/random.h"
#include "server/records/entities.h"
#include "server/records/handlers.h"
#include "server/text/fold.h"
#include "shared/core/mail_address.h"

namespace records {

using admin::Answer;
using admin::Doing;
using admin::refused;

namespace {

constexpr std::size_t kMostShown = 50;

// ---- Search (IS-142)

enum Rank { Exact, Prefix, Word, Elsewhere, None };

bool has_word(const std::vector<std::string>& words, const std::string& begin)
{
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return word.starts_with(begin); });
}

/// How well a name and what else is known answer the words that were typed; each of them has to be found.
Rank rank_of(const std::string& text, const std::vector<std::string>& asked, const std::string& name,
             const std::vector<std::string>& others)
{
    const auto key = text::spaced_key(name);
    if (key == text) return Exact;
    if (key.starts_with(text)) return Prefix;
    auto words = text::parts(name);
    const auto all_in = [&] {
        return std::all_of(asked.begin(), asked.end(), [&](const auto& word) { return has_word(words, word); });
    };
    if (all_in()) return Word;
    for (const auto& other : others)
        for (auto& word : text::parts(other)) words.push_back(std::move(word));
    return all_in() ? Elsewhere : None;
}

template <class Row>
struct Found {
    Rank rank{};
    const Row* row{};
};
template <class Row>
void sort(std::vector<Found<Row>>& found)
{
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.rank < b.rank; });
}

/// The last day of the organisation's check under either scheme.
std::string until_of(const std::vector<sharing::Check>& checks, Date today)
{
    std::string until;
    for (const auto scheme : sharing::kSchemes) until = std::max(until, verified_by(checks, scheme, today).until);
    return until;
}

std::string labels_of(const std::vector<sharing::EntityCategory>& categories)
{
    std::vector<std::string> labels;
    for (const auto& each : categories) labels.push_back(each.label);
    return join_values(labels);
}

Answer entities(Doing& doing)
{
    const auto desk = desk_of(doing, kMayRead);
    if (!desk) return refused(desk.error());
    const auto text = text::spaced_key(doing.text("text"));
    const auto asked = text::parts(doing.text("text"));
    if (asked.empty()) return refused(ErrorKind::Invalid, "field.required", "text");
    const auto catalogue = Catalogue::today(doing);
    if (!catalogue) return refused(catalogue.error());
    const auto all = store::organisations(doing.tx);
    if (!all) return refused(all.error());
    const auto made = store::organisation_verifications(doing.tx, desk->service);
    if (!made) return refused(made.error());
    std::map<std::int64_t, std::vector<sharing::Check>> checks;
    for (const auto& each : *made) checks[each.organisation].push_back(each.check);

    std::vector<Found<store::Organisation>> found;
    for (const auto& each : *all) {
        if (!may_know(each, desk->service)) continue;
        auto others = lines_of(each.former_names);
        others.push_back(each.suburb);
        for (const auto& code : each.codes)
            if (const auto* row = catalogue->find(code)) others.insert(others.end(), {row->code, row->label});
        if (const auto rank = rank_of(text, asked, each.name, others); rank != None) found.push_back({rank, &each});
    }
    sort(found);
    View view;
    view.facts = {{"service", desk->service_id}};
    auto& list = view.lists["organisations"] = admin::list_for("entities", "organisations");
    for (const auto& [rank, row] : found) {
        if (list.rows.size() == kMostShown) break;
        const auto categories = catalogue->of(row->codes);
        list.rows.push_back({row->public_id, row->name, row->former_names, row->suburb, labels_of(categories),
                             join_values(sharing::badges_of(categories, row->is_confirmed)),
                             sharing::why_not_prescribed(categories, row->is_confirmed),
                             until_of(checks[row->id], doing.today)});
    }
    list.total = static_cast<std::int64_t>(found.size());

    // A kind of service that is not prescribed answers too, with the reason.
    std::vector<Found<store::CategoryRow>> kinds;
    for (const auto& row : catalogue->rows())
        if (const auto rank = rank_of(text, asked, row.label, {row.code, row.sector}); rank != None)
            kinds.push_back({rank, &row});
    sort(kinds);
    auto& more = view.lists["categories"] = admin::list_for("entities", "categories");
    for (const auto& [rank, row] : kinds) {
        const sharing::EntityCategory& category = *row;
        more.rows.push_back(
            {row->code, row->sector, row->label, join_values(sharing::badges_of({&category, 1})), row->why_not});
    }
    more.total = static_cast<std::int64_t>(more.rows.size());
    return view;
}

// ---- One of them

std::string word(bool is_so) { return is_so ? "yes" : ""; }

void add_checks(const Doing& doing, const Entity& entity, const std::vector<store::Contact>& contacts, ViewList& list)
{
    for (auto each = entity.verifications.rbegin(); each != entity.verifications.rend(); ++each) {
        const auto contact = std::find_if(contacts.begin(), contacts.end(),
                                          [&](const auto& one) { return one.public_id == each->contact; });
        const bool is_of_now = contact == contacts.end() || each->contact_version >= contact->checks_from;
        const bool passed = each->check.result == "PASSED" && each->check.method != sharing::kListLookup;
        const auto until = sharing::counts_until(each->check.on);
        list.rows.push_back({each->public_id, each->contact, contact == contacts.end() ? std::string() : contact->name,
                             each->check.scheme, each->check.result, each->check.method, each->check.engagement,
                             to_iso(each->check.on), opened(doing, each->note, each->public_id), each->callback_number,
                             each->callback_source, each->domain, each->by_name, passed ? to_iso(until) : std::string(),
                             word(passed && is_of_now && doing.today <= until)});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
}

void add_flags(const Doing& doing, const Entity& entity, const std::vector<store::Contact>& contacts, ViewList& list)
{
    for (const auto& each : entity.flags) {
        const auto contact = std::find_if(contacts.begin(), contacts.end(),
                                          [&](const auto& one) { return one.public_id == each.contact; });
        list.rows.push_back({each.public_id, each.contact, contact == contacts.end() ? std::string() : contact->name,
                             each.raised_name, to_iso(each.raised_at), opened(doing, each.why, each.public_id),
                             each.cleared_name, each.cleared_at ? to_iso(*each.cleared_at) : std::string(),
                             opened(doing, each.cleared_why, each.public_id)});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
}

Fields facts_of(const Doing& doing, const Desk& desk, const Entity& entity)
{
    const auto& organisation = entity.organisation;
    const auto& categories = entity.categories;
    const bool is_confirmed = organisation.is_confirmed;
    const auto ciss = entity.organisation_check("CISS", doing.today),
               fviss = entity.organisation_check("FVISS", doing.today);
    const auto ours_or = [](const std::string& ours, const std::string& published) {
        return ours.empty() ? published : ours;
    };
    return {{"id", organisation.public_id},
            {"service", desk.service_id},
            {"name", organisation.name},
            {"former_names", organisation.former_names},
            {"suburb", organisation.suburb},
            {"status", is_confirmed ? "confirmed" : "unconfirmed"},
            {"source", organisation.source},
            {"own", word(organisation.service == desk.service)},
            {"badges", join_values(sharing::badges_of(categories, is_confirmed))},
            {"why_not", sharing::why_not_prescribed(categories, is_confirmed)},
            {"capacity_limit", sharing::capacity_limit(categories)},
            {"ciss", std::string(sharing::ise_for(categories, "CISS", is_confirmed))},
            {"fviss", std::string(sharing::ise_for(categories, "FVISS", is_confirmed))},
            {"rae", word(sharing::is_rae(categories, is_confirmed))},
            {"court", word(sharing::is_court_exempt(categories))},
            {"restricted", word(sharing::is_restricted(categories))},
            {"assumed", word(sharing::is_status_assumed(categories))},
            {"phone", ours_or(entity.known.phone, organisation.phone)},
            {"domains", join_values(entity.domains)},
            {"inbox", ours_or(entity.known.inbox, organisation.inbox)},
            {"preferred_form", ours_or(entity.known.preferred_form, organisation.preferred_form)},
            {"published_in", organisation.published_in},
            {"checked_on", organisation.checked_on},
            {"ciss_result", std::string(ciss.result)},
            {"ciss_until", ciss.until},
            {"fviss_result", std::string(fviss.result)},
            {"fviss_until", fviss.until},
            {"impersonation", word(entity.is_flagged({}))}};
}

Answer entity(Doing& doing)
{
    const auto desk = desk_of(doing, kMayRead);
    if (!desk) return refused(desk.error());
    const auto found = entity_of(doing, desk->service, doing.text("organisation"));
    if (!found) return refused(found.error());
    const auto contacts = store::contacts_at(doing.tx, found->organisation.id, desk->service);
    if (!contacts) return refused(contacts.error());
    const auto catalogue = Catalogue::today(doing);
    if (!catalogue) return refused(catalogue.error());
    View view;
    view.facts = facts_of(doing, *desk, *found);
    auto& categories = view.lists["categories"] = admin::list_for("entity", "categories");
    for (const auto& code : found->organisation.codes)
        if (const auto* row = catalogue->find(code))
            categories.rows.push_back({row->code, row->sector, row->label, row->ciss, row->fviss, row->rae, row->maram,
                                       row->capacity_limit, row->note, row->why_not, row->source});
    categories.total = static_cast<std::int64_t>(categories.rows.size());
    auto& people = view.lists["contacts"] = admin::list_for("entity", "contacts");
    for (const auto& each : *contacts) {
        const auto checked = found->person_check(each, doing.today);
        people.rows.push_back({each.public_id, each.name, each.title, each.phone, each.email,
                               std::string(checked.result), std::string(checked.engagement), checked.until,
                               word(found->is_flagged(each.public_id))});
    }
    people.total = static_cast<std::int64_t>(people.rows.size());
    add_checks(doing, *found, *contacts, view.lists["checks"] = admin::list_for("entity", "checks"));
    add_flags(doing, *found, *contacts, view.lists["impersonations"] = admin::list_for("entity", "impersonations"));
    return view;
}

// ---- Adding, confirming, how it is reached

/// One domain to a line; free mail is nobody's.
Result<std::string> domains_in(const Doing& doing)
{
    const auto free_mail = store::free_mail_domains(doing.tx);
    if (!free_mail) return fail(free_mail.error());
    std::vector<std::string> all;
    for (const auto& line : lines_of(doing.text("domains"))) {
        auto domain = sharing::domain_in(line);
        if (domain.empty()) return fail(ErrorKind::Invalid, "domain.not_one", "domains");
        if (sharing::is_free_mail(domain, *free_mail)) return fail(ErrorKind::Invalid, "domain.free_mail", "domains");
        all.push_back(std::move(domain));
    }
    if (const auto& inbox = doing.text("inbox");
        !inbox.empty() && sharing::is_free_mail(sharing::domain_in(inbox), *free_mail))
        return fail(ErrorKind::Invalid, "domain.free_mail", "inbox");
    return join_values(all);
}

/// The same words, or all words of the shorter name in the longer one.
bool is_alike(const std::string& one, const std::string& other)
{
    if (text::fold(one) == text::fold(other)) return true;
    auto shorter = text::parts(one), longer = text::parts(other);
    if (shorter.size() > longer.size()) std::swap(shorter, longer);
    const std::set<std::string> words(longer.begin(), longer.end());
    return shorter.size() > 1 &&
           std::all_of(shorter.begin(), shorter.end(), [&](const auto& each) { return words.count(each) != 0; });
}

Answer add_organisation(Doing& doing)
{
    const auto desk = desk_of(doing, kMayCheck);
    if (!desk) return refused(desk.error());
    const auto catalogue = Catalogue::today(doing);
    if (!catalogue) return refused(catalogue.error());
    auto codes = codes_in(doing, *catalogue);
    if (!codes) return refused(codes.error());
    const auto domains = domains_in(doing);
    if (!domains) return refused(domains.error());
    if (text::fold(doing.text("name")).empty()) return refused(ErrorKind::Invalid, "field.required", "name");
    const auto all = store::organisations(doing.tx);
    if (!all) return refused(all.error());
    for (const auto& each : *all)
        if (!doing.ticked("is_other") && may_know(each, desk->service) && is_alike(each.name, doing.text("name")))
            return refused(ErrorKind::Conflict, "organisation.alike", "is_other");
    store::Organisation organisation;
    organisation.public_id = crypto::random_id();
    organisation.name = doing.text("name");
    organisation.suburb = doing.text("suburb");
    organisation.added_for = desk->service;
    organisation.codes = std::move(*codes);
    doing.about("organisation", organisation.public_id);
    doing.detail = {{"service", desk->service_id}};
    if (auto done = store::add_organisation(doing.tx, organisation, doing.caller.account_id, doing.now); !done)
        return refused(done.error());
    const auto added = store::find_entity(doing.tx, organisation.public_id);
    if (!added) return refused(added.error());
    const store::KnownOf known{doing.text("phone"), *domains, doing.text("inbox"), {}};
    if (auto done = store::set_known(doing.tx, added->id, desk->service, known, doing.caller.account_id, doing.now);
        !done)
        return refused(done.error());
    View view;
    view.facts = {{"organisation", organisation.public_id}};
    return view;
}

/// RECORDS confirms what its own people added; what stands for everybody the Department settles.
Answer confirm_organisation(Doing& doing)
{
    const auto desk = desk_of(doing, kMayRecord);
    if (!desk) return refused(desk.error());
    const auto found = entity_of(doing, desk->service, doing.text("organisation"));
    if (!found) return refused(found.error());
    if (found->organisation.added_for != desk->service)
        return refused(ErrorKind::Forbidden, "organisation.not_ours", "organisation");
    const auto catalogue = Catalogue::today(doing);
    if (!catalogue) return refused(catalogue.error());
    const auto codes = codes_in(doing, *catalogue);
    if (!codes) return refused(codes.error());
    doing.about("organisation", found->organisation.public_id);
    doing.detail = {{"service", desk->service_id}, {"categories", *codes}};
    if (auto done =
            store::confirm_organisation(doing.tx, found->organisation.id, *codes, doing.caller.account_id, doing.now);
        !done)
        return refused(done.error());
    return View{};
}

constexpr std::array<std::string_view, 5> kForms{"", "VICPOL", "CIS", "DFFH_CP", "GENERIC"};

Answer set_organisation(Doing& doing)
{
    const auto desk = desk_of(doing, kMayRecord);
    if (!desk) return refused(desk.error());
    const auto found = entity_of(doing, desk->service, doing.text("organisation"));
    if (!found) return refused(found.error());
    const auto domains = domains_in(doing);
    if (!domains) return refused(domains.error());
    if (std::find(kForms.begin(), kForms.end(), doing.text("preferred_form")) == kForms.end())
        return refused(ErrorKind::Invalid, "organisation.form_unknown", "preferred_form");
    doing.about("organisation", found->organisation.public_id);
    doing.detail = {{"service", desk->service_id}};
    const store::KnownOf known{doing.text("phone"), *domains, doing.text("inbox"), doing.text("preferred_form")};
    if (auto done = store::set_known(doing.tx, found->organisation.id, desk->service, known, doing.caller.account_id,
                                     doing.now);
        !done)
        return refused(done.error());
    return View{};
}

constexpr std::array kHandlers{
    admin::Handling{"entities", entities},
    admin::Handling{"entity", entity},
    admin::Handling{"add_organisation", add_organisation},
    admin::Handling{"confirm_organisation", confirm_organisation},
    admin::Handling{"set_organisation", set_organisation},
};

}  // namespace

std::span<const admin::Handling> organisation_handlers() { return kHandlers; }

}  // namespace records
