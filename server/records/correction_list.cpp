// Whom something reached (IS-451), and where somebody was taken for a perpetrator (IS-455, IS-457).
#include <algorithm>
#include <set>

#include "server/records/correcting.h"
#include "server/records/exchange.h"
#include "server/store/organisation_store.h"

namespace records {

using namespace sharing;

namespace {

/// A record and what it says.
struct Read {
    store::Record record;
    Sheet sheet;
};

Result<std::vector<Read>> all_records(const admin::Scene& scene, ServiceId service, std::vector<std::string> types = {})
{
    store::RegisterFilter filter;
    filter.services = {service};
    filter.types = std::move(types);
    filter.oldest_first = true;
    std::vector<Read> all;
    if (auto done = store::each_of_register(scene.tx, filter,
                                            [&](const store::Record& record) {
                                                all.push_back({record, {}});
                                                return true;
                                            });
        !done)
        return fail(done.error());
    for (auto& each : all) {
        auto sheet = sheet_of(scene, each.record);
        if (!sheet) return fail(sheet.error());
        each.sheet = std::move(*sheet);
    }
    return all;
}

struct Recipient {
    std::string record, organisation, name, contact;
    /// The same one is told once, however often something reached them.
    std::string key() const { return organisation.empty() ? "name " + name : organisation; }
};

bool tells(const store::Record& record)
{
    return record.type == "disclosure" || record.type == "safety_disclosure" || record.type == "conference";
}

/// Whom this record itself told.
std::vector<Recipient> recipients_in(const Read& read)
{
    std::vector<Recipient> all;
    if (is_draft(read.record.state)) return all;
    const auto& id = read.record.public_id;
    if (read.record.type == "request_out")
        all.push_back({id, text_of(read.sheet, "organisation"), text_of(read.sheet, "organisation_then"),
                       text_of(read.sheet, "contact")});
    if (!tells(read.record)) return all;
    for (const int row : numbers_of(read.sheet, "recipient")) {
        const auto at = [&](std::string_view field) { return text_at(read.sheet, "recipient", row, field); };
        const auto name = at("organisation_then").empty() ? at("name") : at("organisation_then");
        all.push_back({id, at("organisation"), name, at("contact")});
    }
    return all;
}

bool is_derived(const Sheet& sheet, const std::string& ref)
{
    const auto items = numbers_of(sheet, "item");
    return std::any_of(items.begin(), items.end(),
                       [&](int item) { return text_at(sheet, "item", item, "derived_from") == ref; });
}

/// Follows what hangs on a record and what was derived from it, record by record.
class Trace {
  public:
    explicit Trace(const std::vector<Read>& all) : all_(all) {}

    void from(const std::string& public_id)
    {
        for (const auto& read : all_)
            if (read.record.public_id == public_id) visit(read);
    }
    std::vector<Recipient> found;

  private:
    void visit(const Read& read)
    {
        if (!seen_.insert(read.record.id).second) return;
        for (auto& each : recipients_in(read)) found.push_back(std::move(each));
        for (const auto& other : all_) {
            const bool is_answer = other.record.parent == read.record.id && tells(other.record);
            const bool relied = is_derived(other.sheet, read.record.ref);
            // A request that relied on it, whatever came of it: also a refusal may have been wrong.
            if (relied && other.record.type == "request_in")
                found.push_back({other.record.public_id, text_of(other.sheet, "organisation"),
                                 text_of(other.sheet, "organisation_then"), text_of(other.sheet, "contact")});
            if ((is_answer || relied) && !is_correcting(other.record)) visit(other);
        }
        // IS-453: where it came from another organisation, that one is told.
        for (const auto& source : all_)
            if (source.record.type == "request_out" && is_derived(read.sheet, source.record.ref))
                for (auto& each : recipients_in(source)) found.push_back(std::move(each));
    }

    const std::vector<Read>& all_;
    std::set<std::int64_t> seen_;
};

/// Of a correction that came from the other side: who told us, and knows.
Result<std::string> teller_of(const admin::Scene& scene, const store::Record& correction)
{
    const auto peer = peer_record(scene, correction);
    if (!peer) return fail(peer.error());
    if (!*peer) return std::string();
    const auto organisation = store::organisation_of(scene.tx, (*peer)->service);
    if (!organisation) return fail(organisation.error());
    return organisation->public_id;
}

std::vector<std::string> roots_of(const Sheet& sheet)
{
    std::vector<std::string> roots;
    if (const auto& record = text_of(sheet, "record"); !record.empty()) roots.push_back(record);
    for (const int row : numbers_of(sheet, "affected")) roots.push_back(text_at(sheet, "affected", row, "record"));
    return roots;
}

}  // namespace

bool is_correcting(const store::Record& record)
{
    return record.type == "correction" || record.type == "misidentification";
}

Result<int> list_recipients(const admin::Scene& scene, Held& correction)
{
    const auto all = all_records(scene, correction.record.service);
    if (!all) return fail(all.error());
    Trace trace(*all);
    for (const auto& root : roots_of(correction.sheet)) trace.from(root);
    if (const auto& source = text_of(correction.sheet, "came_from"); !source.empty())
        trace.found.push_back({text_of(correction.sheet, "record"), {}, source, {}});
    const auto teller = teller_of(scene, correction.record);
    if (!teller) return fail(teller.error());

    auto sheet = correction.sheet;
    std::set<std::string> known{*teller};
    std::set<std::string> names;
    for (const int row : numbers_of(sheet, "told")) {
        known.insert(Recipient{
            {},
            text_at(sheet, "told", row, "organisation"),
            text_at(sheet, "told", row, "organisation_then"),
            {}}.key());
        names.insert(text_at(sheet, "told", row, "organisation_then"));
    }
    int added = 0;
    for (const auto& each : trace.found) {
        if (each.name.empty() && each.organisation.empty()) continue;
        // A source is named in words alone; where it is one of the recipients it is told as that.
        if (each.organisation.empty() && names.contains(each.name)) continue;
        if (!known.insert(each.key()).second) continue;
        names.insert(each.name);
        const int row = next_number(sheet, "told");
        for (const auto& [field, value] : {std::pair("record", each.record),
                                           {"organisation", each.organisation},
                                           {"organisation_then", each.name},
                                           {"contact", each.contact}})
            if (!value.empty()) sheet[path_of("told", row, field)] = value;
        ++added;
    }
    if (added == 0) return 0;
    if (auto done = write_down(scene, correction, std::move(sheet), {}); !done) return fail(done.error());
    return added;
}

// ---- Misidentification

namespace {

/// The person of a misidentification is its first one.
constexpr int kWho = 1;

bool is_same_person(const Sheet& one, int person, const Sheet& other, int whom)
{
    for (const std::string_view field : {"given_names", "family_name", "date_of_birth"})
        if (text_at(one, "person", person, field) != text_at(other, "person", whom, field)) return false;
    return !text_at(one, "person", person, "family_name").empty();
}

bool has_violent_role(const Sheet& sheet, int person)
{
    return text_at(sheet, "person", person, "roles").find("PERPETRATOR") != std::string::npos;
}

bool stands_as_perpetrator(const Sheet& sheet, const Sheet& misidentification)
{
    const auto persons = numbers_of(sheet, "person");
    return std::any_of(persons.begin(), persons.end(), [&](int person) {
        return has_violent_role(sheet, person) && is_same_person(sheet, person, misidentification, kWho);
    });
}

std::string name_at(const Sheet& sheet, int person)
{
    return text_at(sheet, "person", person, "given_names") + " " + text_at(sheet, "person", person, "family_name");
}

/// What a misidentification in this state says of the persons of a sheet.
void mark(const admin::Scene& scene, const Read& said, Sheet& sheet)
{
    const bool is_rejected = said.record.state == "rejected", is_suspected = said.record.state == "suspected";
    const std::string now = is_rejected ? "" : is_suspected ? "SUSPECTED" : "CONFIRMED";
    const auto put = [&](const std::string& path, const std::string& value) {
        if (value.empty()) sheet.erase(path);
        else sheet[path] = value;
    };
    for (const int person : numbers_of(sheet, "person")) {
        if (!is_same_person(sheet, person, said.sheet, kWho) || !has_violent_role(sheet, person)) continue;
        const auto& stands = text_at(sheet, "person", person, "misidentified");
        if (is_rejected && stands != "SUSPECTED") continue;
        put(path_of("person", person, "misidentified"), now);
        if (now == "CONFIRMED" && text_at(sheet, "person", person, "role_ended_on").empty())
            put(path_of("person", person, "role_ended_on"), to_iso(scene.today));
    }
    for (const int recipient : numbers_of(sheet, "recipient")) {
        const auto& name = text_at(sheet, "recipient", recipient, "name");
        const auto path = path_of("recipient", recipient, "recipient_perpetrator");
        if (name.empty()) continue;
        if (name == name_at(said.sheet, kWho) && now == "CONFIRMED") put(path, "NO");
        // IS-457: if the roles may be reversed, the other one may be the perpetrator.
        for (const int other : numbers_of(said.sheet, "person"))
            if (other != kWho && name == name_at(said.sheet, other) && now == "SUSPECTED" &&
                text_of(sheet, path) != "YES")
                put(path, "SUSPECTED");
    }
}

}  // namespace

Status list_affected(const admin::Scene& scene, Held& misidentification)
{
    if (!numbers_of(misidentification.sheet, "affected").empty()) return {};
    const auto all = all_records(scene, misidentification.record.service);
    if (!all) return fail(all.error());
    auto sheet = misidentification.sheet;
    for (const auto& read : *all)
        if (!is_correcting(read.record) && stands_as_perpetrator(read.sheet, sheet))
            sheet[path_of("affected", next_number(sheet, "affected"), "record")] = read.record.public_id;
    if (sheet == misidentification.sheet) return {};
    return write_down(scene, misidentification, std::move(sheet), {});
}

Status mark_misidentified(const admin::Scene& scene, ServiceId service, Sheet& sheet)
{
    if (numbers_of(sheet, "person").empty() && numbers_of(sheet, "recipient").empty()) return {};
    const auto said = all_records(scene, service, {"misidentification"});
    if (!said) return fail(said.error());
    for (const auto& each : *said)
        if (each.record.state != kNew && each.record.state != "rejected") mark(scene, each, sheet);
    return {};
}

Status mark_affected(Doing& doing, const Held& misidentification)
{
    const bool only_open = misidentification.record.state == "suspected";  // IS-457: a warning, no more
    const Read said{misidentification.record, misidentification.sheet};
    for (const int row : numbers_of(said.sheet, "affected")) {
        const auto record = store::find_record(doing.tx, text_at(said.sheet, "affected", row, "record"));
        if (!record) return fail(record.error());
        if (record->service != misidentification.record.service || (only_open && record->is_over)) continue;
        auto before = sheet_of(doing, *record);
        if (!before) return fail(before.error());
        auto after = *before;
        mark(doing, said, after);
        if (after == *before) continue;
        Held held{*record, misidentification.post, find_record_type(record->type), std::move(*before)};
        const auto& why = text_of(said.sheet, said.record.state == "rejected" ? "basis" : "correct");
        if (auto done = write_down(doing, held, std::move(after), said.record.ref + (why.empty() ? "" : ": " + why));
            !done)
            return done;
        if (auto done = doing.also("misidentified", "record", record->public_id, {{"ref", record->ref}}); !done)
            return done;
    }
    return {};
}

Result<std::vector<std::string>> corrections_of(const admin::Scene& scene, const store::Record& record)
{
    const auto all = all_records(scene, record.service, {"correction", "misidentification"});
    if (!all) return fail(all.error());
    std::vector<std::string> ids;
    for (const auto& each : *all) {
        const auto roots = roots_of(each.sheet);
        const bool is_about = std::find(roots.begin(), roots.end(), record.public_id) != roots.end();
        if (is_about && each.record.state != kNew && each.record.state != "rejected")
            ids.push_back(each.record.public_id);
    }
    return ids;
}

}  // namespace records
