#include "shared/acts/act.h"

#include <algorithm>

#include "shared/core/mail_address.h"
#include "shared/core/typed_date.h"

namespace acts {

namespace {

constexpr std::size_t kLine = 200, kLines = 4000, kName = 80, kEmail = 254, kIds = 16000;

template <class T>
void add(std::vector<const T*>& all, std::span<const T> some)
{
    for (const auto& each : some) all.push_back(&each);
}

std::size_t limit_of(const Field& field)
{
    if (field.most != 0) return field.most;
    switch (field.kind) {
        case Kind::Name: return kName;
        case Kind::Email: return kEmail;
        case Kind::Lines: return kLines;
        case Kind::Ids:
        case Kind::Choices: return kIds;
        default: return kLine;
    }
}

std::size_t letters_in(std::string_view text)  // UTF-8: the bytes that begin a letter
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool has_control(std::string_view text, bool lines)
{
    return std::any_of(text.begin(), text.end(), [lines](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0x7F || (byte < 0x20 && !(lines && (c == '\n' || c == '\r' || c == '\t')));
    });
}

/// Any letters of any script, and what joins them; what no register has in a name is a slip.
bool is_name(std::string_view text)
{
    return text.find_first_of("0123456789@<>()[]{}\\/|\"_=+*&^%$#!?;:,~`") == std::string_view::npos;
}

std::string_view fault_in(const Field& field, const std::string& value)
{
    const bool takes_lines = field.kind == Kind::Lines || field.kind == Kind::Ids || field.kind == Kind::Choices;
    if (field.kind == Kind::Tick) return value == kTicked ? "" : "field.tick_needed";
    if (is_blank(value)) return field.is_required ? "field.required" : "";
    if (letters_in(value) > limit_of(field)) return "field.too_long";
    if (has_control(value, takes_lines)) return "field.unknown";
    if (field.kind == Kind::Flag) return value == kTicked ? "" : "field.unknown";
    if (field.kind == Kind::Day) return read_typed_date(value) ? "" : "field.not_a_day";
    if (field.kind == Kind::Email) return is_mail_address(value) ? "" : "field.not_an_email";
    if (field.kind == Kind::Name) return is_name(value) ? "" : "field.not_a_name";
    return "";
}

}  // namespace

bool may(const Capabilities& capabilities, By by)
{
    switch (by) {
        case By::Anyone: return true;
        case By::User: return capabilities.user;
        case By::Authoriser: return capabilities.authoriser;
        case By::Administrator: return capabilities.administrator;
        case By::Reviewer: return capabilities.reviewer;
        case By::Auditor: return capabilities.auditor;
        case By::Staff: return capabilities.administrator || capabilities.reviewer || capabilities.auditor;
        case By::CaseOfficer: return capabilities.administrator || capabilities.reviewer;
        case By::Monitor: return capabilities.administrator || capabilities.auditor;
        case By::Sharing: return capabilities.sharing;
    }
    return false;
}

bool fits(const Act& act, policy::AccessState state) { return act.states == 0 || (act.states & in({state})) != 0; }

std::string_view word_of(By by)
{
    switch (by) {
        case By::Anyone: return "";
        case By::User: return "user";
        case By::Authoriser: return "authoriser";
        case By::Administrator: return "administrator";
        case By::Reviewer: return "reviewer";
        case By::Auditor: return "auditor";
        case By::Staff: return "department";
        case By::CaseOfficer: return "case_officer";
        case By::Monitor: return "monitor";
        case By::Sharing: return "sharing";
    }
    return "";
}

std::vector<const Act*> all_acts()
{
    std::vector<const Act*> all;
    for (const auto& area :
         {people_acts(), service_acts(), duty_acts(), review_acts(), restriction_acts(), usage_acts(),
          department_acts(), role_acts(), record_acts(), register_acts(), organisation_acts()})
        add(all, area);
    return all;
}

const Act* find_act(std::string_view name)
{
    for (const auto* act : all_acts())
        if (act->name == name) return act;
    return nullptr;
}

std::vector<const ViewOf*> all_views()
{
    std::vector<const ViewOf*> all;
    for (const auto& area :
         {people_views(), service_views(), duty_views(), review_views(), restriction_views(), usage_views(),
          department_views(), role_views(), record_views(), register_views(), organisation_views()})
        add(all, area);
    return all;
}

const ViewOf* find_view(std::string_view name)
{
    for (const auto* view : all_views())
        if (view->name == name) return view;
    return nullptr;
}

std::vector<Error> faults_of(std::span<const Field> asked, const Fields& given)
{
    std::vector<Error> faults;
    for (const auto& field : asked)
        if (const auto code = fault_in(field, text_of(given, field.name)); !code.empty())
            faults.push_back({ErrorKind::Invalid, std::string(code), std::string(field.name), {}});
    for (const auto& [given_name, value] : given)
        if (std::none_of(asked.begin(), asked.end(),
                         [&, name = std::string_view(given_name)](const Field& field) { return field.name == name; }))
            faults.push_back({ErrorKind::Invalid, "field.unknown", given_name, {}});
    return faults;
}

}  // namespace acts
