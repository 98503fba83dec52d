#include "shared/sharing/judge.h"

#include <algorithm>
#include <charconv>

namespace sharing {

namespace {

/// Facts that a yes or a tick of the sheet stands for.
std::string_view truth(std::string_view answer)
{
    if (answer == "YES" || answer == kTicked) return "true";
    return answer == "NO" ? "false" : std::string_view();
}

/// IS-306: the strictest of the entries about this item; the answer itself where there is none.
std::string_view other_law_of(const Sheet& sheet, int item)
{
    bool is_unknown = false, is_there = false;
    for (const int row : numbers_of(sheet, "law")) {
        if (text_at(sheet, "law", row, "item") != std::to_string(item)) continue;
        is_there = true;
        const auto& permitted = text_at(sheet, "law", row, "permitted");
        if (permitted == "NO") return "RESTRICTED";
        is_unknown = is_unknown || permitted != "YES";
    }
    if (is_there) return is_unknown ? "UNKNOWN" : "PERMITTED";
    const auto& answered = text_at(sheet, "item", item, "other_law_answered");
    // "I know of one" without an entry, or "I cannot say": somebody has to look it up.
    if (answered == "YES" || answered == "UNKNOWN") return "UNKNOWN";
    return answered == "NO" ? "NONE" : std::string_view();
}

std::string_view activities_of(const Sheet& sheet, int item)
{
    if (!text_at(sheet, "item", item, "activities").empty()) return "SOME";
    const auto& unknown = text_at(sheet, "item", item, "activities_unknown");
    if (unknown == "NONE") return "EMPTY";
    return unknown.empty() ? "" : "UNKNOWN";
}

int number_in(std::string_view text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// The flow of an item where it does not say: as the type of the record has it.
std::string_view flow_of(const RecordType& type, const Sheet& sheet, int item)
{
    const auto& own = text_at(sheet, "item", item, "flow");
    if (!own.empty()) return own;
    if (type.name == "request_in") return "REQUEST_IN";
    if (type.name == "request_out") return "REQUEST_OUT";
    return text_of(sheet, "request").empty() ? "VOLUNTARY" : "REQUEST_IN";
}

/// The answers under their own names, an item's before the recipient's.
std::string_view answer_to(const Sheet& sheet, const Case& about, const FactRow& fact)
{
    if (fact.name == "other_law") return other_law_of(sheet, about.item);
    if (fact.name == "activities") return activities_of(sheet, about.item);
    // The address is the person's to write; what it is to the table, the program says (IS-133).
    if (fact.name == "destination") return {};
    if (fact.differs)
        if (const auto& own = text_at(sheet, "item", about.item, about.scheme + "." + std::string(fact.name));
            !own.empty())
            return own;
    const auto& of_item = text_at(sheet, "item", about.item, fact.name);
    if (fact.name == "own_information" || fact.name == "context_in_request") return truth(of_item);
    if (!of_item.empty()) return of_item;
    if (fact.scope == FactScope::Recipient) {
        if (about.recipient == 0) return text_of(sheet, fact.name);
        return text_at(sheet, "recipient", about.recipient, fact.name);
    }
    return {};
}

/// What the person of the case brings along.
void set_person(Facts& facts, const Sheet& sheet, const Case& about)
{
    if (about.person == 0) return;
    const auto text = [&](std::string_view field) -> const std::string& {
        return text_at(sheet, "person", about.person, field);
    };
    facts.set("subject_is_child", text("is_child").empty() && text("unborn").empty() ? "false" : "true");
    facts.set("misidentified", text("misidentified"));
    // IS-224: the item names the role; where a person has but one, it is that.
    const auto roles = values_of({{"x", text("roles")}}, "x");
    if (facts.get("subject_role").empty() && roles.size() == 1) facts.set("subject_role", roles.front());
}

bool has_recipients(const RecordType& type)
{
    return std::any_of(type.parts.begin(), type.parts.end(),
                       [](const auto* part) { return part->name == "recipient"; });
}

}  // namespace

std::vector<int> recipients_of(const Sheet& sheet)
{
    auto all = numbers_of(sheet, "recipient");
    if (all.empty()) all.push_back(0);
    return all;
}

std::vector<std::string> schemes_of(const Sheet& sheet)
{
    const auto& scheme = text_of(sheet, "scheme");
    if (scheme == "BOTH") return {"CISS", "FVISS"};
    if (scheme == "CISS" || scheme == "FVISS") return {scheme};
    return {};
}

std::vector<int> persons_of(const Sheet& sheet, int item)
{
    std::vector<int> all;
    std::string_view rest = text_at(sheet, "item", item, "persons");
    while (!rest.empty()) {
        const auto end = rest.find_first_of(", \n");
        if (const int number = number_in(rest.substr(0, end)); number > 0) all.push_back(number);
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
    if (all.empty())  // nobody is named: everybody of the record is shown
        if (const auto persons = numbers_of(sheet, "person"); !persons.empty()) all = persons;
    if (all.empty()) all.push_back(0);
    return all;
}

std::vector<Case> cases_of(const RecordType& type, const Sheet& sheet)
{
    std::vector<Case> all;
    const auto recipients = has_recipients(type) ? recipients_of(sheet) : std::vector<int>{0};
    for (const int item : numbers_of(sheet, "item"))
        for (const int recipient : recipients)
            for (const auto& scheme : schemes_of(sheet)) {
                if (scheme == "CISS") all.push_back({item, recipient, 0, scheme});
                else
                    for (const int person : persons_of(sheet, item)) all.push_back({item, recipient, person, scheme});
            }
    return all;
}

Facts facts_of(const RecordType& type, const Sheet& sheet, const Known& known, const Case& about)
{
    Facts facts;
    const auto take = [&](const Fields& from) {
        for (const auto& [name, value] : from) {
            const std::string_view whole = name;
            const auto dot = whole.find('.');
            const auto scheme = whole.substr(0, dot);
            if (scheme == "CISS" || scheme == "FVISS") {
                if (scheme == about.scheme) facts.set(whole.substr(dot + 1), value);
            } else {
                facts.set(whole, value);
            }
        }
    };
    take(known.us);
    if (const auto peer = known.peers.find(about.recipient); peer != known.peers.end()) take(peer->second);
    facts.set("scheme", about.scheme);
    facts.set("flow", flow_of(type, sheet, about.item));
    const auto& kind = text_at(sheet, "recipient", about.recipient, "kind");
    facts.set("recipient_kind", about.recipient == 0 ? std::string_view("ISE") : std::string_view(kind));
    const auto table = fact_table();
    for (std::size_t i = 0; i < table.size(); ++i)
        if (const auto answer = answer_to(sheet, about, table[i]); !answer.empty())
            facts.set(static_cast<FactId>(i), answer);
    set_person(facts, sheet, about);
    return facts;
}

std::vector<Standing> judge(const RecordType& type, const Sheet& sheet, const Known& known)
{
    std::vector<Standing> all;
    for (const auto& about : cases_of(type, sheet)) {
        const auto verdict = evaluate(facts_of(type, sheet, known, about));
        Standing standing{.item = about.item,
                          .recipient = about.recipient,
                          .person = about.person,
                          .scheme = about.scheme,
                          .outcome = std::string(word_of(verdict.outcome)),
                          .row = std::string(verdict.row),
                          .reason = verdict.reason,
                          .stops = {},
                          .notes = verdict.notes};
        for (const auto stop : verdict.stops) standing.stops.emplace_back(stop);
        all.push_back(std::move(standing));
    }
    return all;
}

std::string path_of_answer(const Sheet& sheet, const Case& about, FactId fact)
{
    const auto& row = fact_row(fact);
    std::string name(row.name);
    if (name == "other_law") name = "other_law_answered";
    if (row.scope == FactScope::Recipient)
        return about.recipient == 0 ? name : path_of("recipient", about.recipient, name);
    if (row.differs && text_of(sheet, "scheme") == "BOTH") name = about.scheme + "." + name;
    return path_of("item", about.item, name);
}

namespace {

bool is_answered(const Sheet& sheet, const Case& about, FactId fact)
{
    if (!text_of(sheet, path_of_answer(sheet, about, fact)).empty()) return true;
    return fact == FactId::Activities && !text_at(sheet, "item", about.item, "activities_unknown").empty();
}

}  // namespace

Question next_question(const RecordType& type, const Sheet& sheet, const Known& known)
{
    for (const auto& about : cases_of(type, sheet)) {
        // Whoever could not say is not asked again; the item waits, and the next one is asked about.
        for (const auto fact : open_questions(facts_of(type, sheet, known, about)))
            if (!is_answered(sheet, about, fact)) return {about, fact};
    }
    return {};
}

namespace {

Outcome outcome_in(const std::string& word)
{
    for (int i = 0; i <= static_cast<int>(Outcome::WrongScheme); ++i)
        if (word_of(static_cast<Outcome>(i)) == word) return static_cast<Outcome>(i);
    return Outcome::AskMore;
}

}  // namespace

Outcome standing_of(const std::vector<Standing>& standings, int item)
{
    // Of the persons under one scheme and to one recipient the strictest holds (IS-234); among schemes and recipients
    // the mildest, since failing one does not stop another (IS-229, IS-421).
    bool is_there = false;
    Outcome best = Outcome::AskMore;
    constexpr auto rank = [](Outcome outcome) {
        if (is_share(outcome)) return 0;
        if (is_question(outcome)) return 1;
        return outcome == Outcome::MustRefuse ? 2 : 3;
    };
    for (const auto& each : standings) {
        if (each.item != item) continue;
        Outcome here = outcome_in(each.outcome);
        for (const auto& other : standings)
            if (other.item == item && other.recipient == each.recipient && other.scheme == each.scheme)
                here = strictest(here, outcome_in(other.outcome));
        if (!is_there || rank(here) < rank(best)) best = here;
        is_there = true;
    }
    return best;
}

Sorted sort_items(const RecordType&, const Sheet& sheet, const std::vector<Standing>& standings)
{
    Sorted sorted;
    for (const int item : numbers_of(sheet, "item")) {
        const auto outcome = standing_of(standings, item);
        if (text_at(sheet, "item", item, "is_held") == "NO") continue;  // nothing to give (IS-422)
        if (is_share(outcome)) sorted.share.push_back(item);
        else if (is_question(outcome) || outcome == Outcome::HandOver) sorted.ask.push_back(item);
        else sorted.refuse.push_back(item);
    }
    return sorted;
}

}  // namespace sharing
