#include "server/records/record_letters.h"

#include <algorithm>
#include <array>

#include "server/records/peer.h"
#include "server/records/print_words.h"
#include "server/store/organisation_store.h"
#include "server/store/person_store.h"
#include "shared/sharing/projection.h"

namespace records {

using namespace sharing;

namespace {

constexpr const char* kLimits =
    "Confidential. You may use this and pass it on only as the scheme or another law allows. If any of it turns out to "
    "be wrong, tell us at once: we tell everybody whom we told.";

/// Who writes, as far as the program knows it: the "us." fields of a projection.
Result<Fields> about_us(Doing& doing, const Held& held)
{
    const auto person = store::find_person(doing.tx, doing.caller.account);
    if (!person) return fail(person.error());
    const auto roles = store::sharing_roles_of(doing.tx, doing.caller.account);
    if (!roles) return fail(roles.error());
    const auto facts = facts_about_us(doing, held.record.service);
    if (!facts) return fail(facts.error());
    Fields us{{"us.organisation", held.post.service_name}};
    if (*person) {
        us["us.person"] = (*person)->name();
        us["us.email"] = (*person)->email;
    }
    for (const auto& role : *roles)
        if (role.service == held.record.service && role.is_current(doing.today)) us["us.title"] = role.title;
    std::string status;
    for (const std::string scheme : {"CISS", "FVISS"})
        if (text_of(*facts, scheme + ".self_ise") == "true")
            status += (status.empty() ? "" : "; ") + ("information sharing entity, " + words_of("scheme", scheme));
    if (text_of(*facts, "self_rae") == "true") status += "; risk assessment entity";
    us["us.status"] = status;
    return us;
}

/// The items that may go to this recipient as they stand now; 0: to any.
Result<std::vector<int>> items_for(Doing& doing, const Held& held, int recipient)
{
    auto standings = standings_of(doing, held);
    if (!standings) return fail(standings.error());
    if (recipient != 0) std::erase_if(*standings, [&](const auto& each) { return each.recipient != recipient; });
    auto items = sort_items(*held.type, held.sheet, *standings).share;
    if (items.empty()) return fail(ErrorKind::Conflict, "export.nothing_shared", "record");
    return items;
}

bool is_among(const std::vector<int>& items, int item)
{
    return std::find(items.begin(), items.end(), item) != items.end();
}

paper::Document begin(const Held& held, std::string title, paper::Stamp stamp)
{
    paper::Document document;
    document.title = std::move(title);
    if (!held.record.scheme.empty()) document.title += " · " + words_of("scheme", held.record.scheme);
    document.reference = held.record.ref;
    document.organisation = held.post.service_name;
    // What the letter is for is between us and the log.
    stamp.purpose = "the organisation named below";
    document.stamp = std::move(stamp);
    return document;
}

paper::Facts addressed(const std::string& organisation, const std::string& person, const Fields& us)
{
    paper::Facts facts;
    facts.rows.emplace_back("To", organisation);
    if (!person.empty()) facts.rows.emplace_back("For the attention of", person);
    facts.rows.emplace_back("From", text_of(us, "us.organisation"));
    std::string who = text_of(us, "us.person");
    for (const auto* more : {"us.title", "us.email"})
        if (const auto& text = text_of(us, more); !text.empty()) who += ", " + text;
    facts.rows.emplace_back("Written by", who);
    return facts;
}

std::string name_of_person(const Sheet& sheet, int person)
{
    auto name = text_at(sheet, "person", person, "given_names");
    const auto& family = text_at(sheet, "person", person, "family_name");
    return name.empty() ? family : family.empty() ? name : name + " " + family;
}

// ---- A request of ours (8.2)

constexpr std::array kGroups{std::pair{"requester", "Who asks"},
                             std::pair{"scheme", "Under which scheme, and how urgent"},
                             std::pair{"children", "About the child"},
                             std::pair{"subjects", "About others"},
                             std::pair{"request", "What we ask for"},
                             std::pair{"violence", "Family violence"},
                             std::pair{"views", "Views, notice and consent"},
                             std::pair{"declarations", "What we have considered"}};

std::string_view group_of(std::string_view path, const Sheet& sheet)
{
    const auto pieces = parts_of(path);
    const bool is_child = pieces.part == "person" && (!text_at(sheet, "person", pieces.number, "is_child").empty() ||
                                                      !text_at(sheet, "person", pieces.number, "unborn").empty());
    const auto part = pieces.part == "person" ? (is_child ? "child" : "adult") : pieces.part;
    for (const auto& field : request_fields()) {
        const bool is_us = field.part == "us" && path.starts_with("us.") && path.substr(3) == field.name;
        if (is_us || (field.part == part && field.name == pieces.field)) return field.group;
    }
    return "request";
}

std::string label_in_request(std::string_view path, const Sheet& sheet)
{
    if (path.starts_with("us.")) return words_of("requester", path.substr(3));
    const auto pieces = parts_of(path);
    if (pieces.number == 0 || numbers_of(sheet, pieces.part).size() < 2) return label_of(path);
    return label_of(path) + " (" + std::to_string(pieces.number) + ")";
}

/// Who is shown in these items.
std::vector<int> persons_in(const Sheet& sheet, const std::vector<int>& items)
{
    std::vector<int> persons;
    for (const int item : items)
        for (const int person : persons_of(sheet, item))
            if (person != 0 && !is_among(persons, person)) persons.push_back(person);
    return persons;
}

/// Without the items that are not among these, and without whom only those show.
Sheet only_items(Sheet sheet, const std::vector<int>& items)
{
    const auto persons = persons_in(sheet, items);
    for (const int item : numbers_of(sheet, "item"))
        if (!is_among(items, item)) remove(sheet, "item", item);
    for (const int person : numbers_of(sheet, "person"))
        if (!is_among(persons, person)) remove(sheet, "person", person);
    return sheet;
}

/// Facts that are given along so that they can find or judge it (IS-410): each has passed the table like any other
/// item.
paper::List context_of(const Sheet& sheet)
{
    paper::List list;
    for (const int item : numbers_of(sheet, "item"))
        if (const auto& told = text_at(sheet, "item", item, "summary");
            !told.empty() && text_at(sheet, "item", item, "context_in_request") == "YES")
            list.items.push_back(told);
    return list;
}

Result<std::string> form_for(Doing& doing, const Held& held, const std::string& asked)
{
    std::string form = asked;
    if (form.empty()) {
        const auto organisation = store::find_entity(doing.tx, held.record.other);
        if (!organisation && organisation.error().kind != ErrorKind::NotFound) return fail(organisation.error());
        if (organisation) {
            const auto known = store::known_of(doing.tx, organisation->id, held.record.service);
            if (!known) return fail(known.error());
            form = known->preferred_form.empty() ? organisation->preferred_form : known->preferred_form;
        }
        if (form.empty()) form = "GENERIC";
    }
    if (std::find(kProjections.begin(), kProjections.end(), form) == kProjections.end())
        return fail(ErrorKind::Invalid, "field.unknown", "form");
    return form;
}

Result<paper::Document> request_letter(Doing& doing, const Held& held, const LetterOf& asked, paper::Stamp stamp)
{
    const auto form = form_for(doing, held, asked.form);
    if (!form) return fail(form.error());
    const auto items = items_for(doing, held, 0);
    if (!items) return fail(items.error());
    const auto us = about_us(doing, held);
    if (!us) return fail(us.error());
    auto sheet = only_items(held.sheet, *items);
    sheet.insert(us->begin(), us->end());
    const auto projection = project(sheet, *form);
    auto document = begin(held, "Request for information", std::move(stamp));
    document.blocks.emplace_back(addressed(text_of(sheet, "organisation_then"), text_of(sheet, "contact_name"), *us));
    for (const auto& [group, heading] : kGroups) {
        paper::Facts facts;
        for (const auto& path : projection.shown)
            if (group_of(path, sheet) == group)
                facts.rows.emplace_back(label_in_request(path, sheet),
                                        value_of(*held.type, path, text_of(sheet, path)));
        for (const auto& path : projection.missing)
            if (group_of(path, sheet) == group)
                facts.rows.emplace_back(label_in_request(path, sheet), "(to be filled in)");
        if (facts.rows.empty()) continue;
        document.blocks.emplace_back(paper::Heading{heading});
        document.blocks.emplace_back(std::move(facts));
    }
    if (auto context = context_of(sheet); !context.items.empty()) {
        document.blocks.emplace_back(paper::Heading{"What may help you to find or judge it"});
        document.blocks.emplace_back(std::move(context));
    }
    document.blocks.emplace_back(paper::Paragraph{
        "Whoever writes is authorised to ask for our organisation, and a record of this request is kept. As far as we "
        "know, none of what we ask for is excluded from sharing. You may answer by phone or in writing."});
    document.blocks.emplace_back(paper::Note{kLimits});
    return document;
}

// ---- A decline

Result<paper::Document> decline_letter(Doing& doing, const Held& held, paper::Stamp stamp)
{
    const auto& reason = text_of(held.sheet, "external_reason");
    if (reason.empty()) return fail(ErrorKind::Conflict, "export.no_reasons", "record");
    const auto us = about_us(doing, held);
    if (!us) return fail(us.error());
    auto document = begin(held, "Our answer to your request", std::move(stamp));
    document.blocks.emplace_back(
        addressed(text_of(held.sheet, "organisation_then"), text_of(held.sheet, "contact_name"), *us));
    document.blocks.emplace_back(
        paper::Paragraph{"We have considered your request. We cannot share all of what you asked for."});
    // IS-463: where the ground is withheld, which piece it was may be what gives it away.
    paper::List declined;
    if (text_of(held.sheet, "is_withheld") != "YES")
        for (const int item : numbers_of(held.sheet, "item"))
            if (const auto& what = text_at(held.sheet, "item", item, "what"); !what.empty())
                declined.items.push_back(what);
    if (!declined.items.empty()) {
        document.blocks.emplace_back(paper::Heading{"What we do not share"});
        document.blocks.emplace_back(std::move(declined));
    }
    document.blocks.emplace_back(paper::Heading{"Why"});
    document.blocks.emplace_back(paper::Paragraph{reason});
    document.blocks.emplace_back(
        paper::Paragraph{"You may talk this over with us, ask again when something changes, or complain to us."});
    document.blocks.emplace_back(paper::Note{"Confidential. A record of your request and of this answer is kept."});
    return document;
}

// ---- What is shared

Result<paper::Document> summary_letter(Doing& doing, const Held& held, const LetterOf& asked, paper::Stamp stamp)
{
    const auto recipients = numbers_of(held.sheet, "recipient");
    const int recipient = asked.recipient != 0 ? asked.recipient : recipients.empty() ? 0 : recipients.front();
    const bool is_there =
        recipient == 0 || std::find(recipients.begin(), recipients.end(), recipient) != recipients.end();
    if (!is_there) return fail(ErrorKind::Invalid, "field.unknown", "recipient");
    const auto items = items_for(doing, held, recipient);
    if (!items) return fail(items.error());
    const auto us = about_us(doing, held);
    if (!us) return fail(us.error());
    const auto& sheet = held.sheet;
    const auto to = [&](std::string_view field) -> const std::string& {
        return recipient == 0 ? text_of(sheet, field) : text_at(sheet, "recipient", recipient, field);
    };
    auto document = begin(held, "Information that we share with you", std::move(stamp));
    auto head = addressed(to("organisation_then"), to("contact_name"), *us);
    if (const auto& day = text_of(sheet, "occurred_on"); !day.empty())
        head.rows.emplace_back("Shared on", long_day(day));
    document.blocks.emplace_back(std::move(head));

    paper::Facts about;
    for (const int person : persons_in(sheet, *items)) {
        about.rows.emplace_back("Name", name_of_person(sheet, person));
        if (const auto& born = text_at(sheet, "person", person, "date_of_birth"); !born.empty())
            about.rows.emplace_back("Date of birth", long_day(born));
    }
    if (!about.rows.empty()) {
        document.blocks.emplace_back(paper::Heading{"About"});
        document.blocks.emplace_back(std::move(about));
    }
    for (const int item : *items) {
        document.blocks.emplace_back(paper::Heading{text_at(sheet, "item", item, "what")});
        document.blocks.emplace_back(paper::Paragraph{text_at(sheet, "item", item, "summary")});
        paper::Facts source;
        if (text_at(sheet, "item", item, "told_source") == "YES") {
            source.rows.emplace_back("We have it from", text_at(sheet, "item", item, "original_source"));
            source.rows.emplace_back("Since", long_day(text_at(sheet, "item", item, "obtained_on")));
            document.blocks.emplace_back(std::move(source));
        }
    }
    document.blocks.emplace_back(paper::Note{kLimits});
    return document;
}

}  // namespace

Result<paper::Document> letter_of(Doing& doing, const Held& held, const LetterOf& asked, paper::Stamp stamp)
{
    const auto& type = held.record.type;
    if (type == "request_out") return request_letter(doing, held, asked, std::move(stamp));
    if (type == "refusal") return decline_letter(doing, held, std::move(stamp));
    if (type == "disclosure") return summary_letter(doing, held, asked, std::move(stamp));
    return fail(ErrorKind::Invalid, "export.no_letter", "record");
}

}  // namespace records
