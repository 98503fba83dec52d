// What an Authoriser and the Department can do, as one table: the name of each act, who may do it and what its form
// asks. The browser draws and checks the form by it; the server checks it by the same row, and then does the act.
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "shared/acts/fields.h"
#include "shared/core/date.h"
#include "shared/core/result.h"
#include "shared/domain/session.h"
#include "shared/policy/access_state.h"

namespace acts {

/// Who may: a capability of the account (ACT-4). Staff: any of the Department's; CaseOfficer: whoever may see a case
/// (RES-12); Monitor: whoever looks after use (USE-6). Anyone: whoever is signed in.
/// Sharing: whoever holds an information-sharing role (IS-120); which role at which organisation, the record decides.
enum class By { Anyone, User, Authoriser, Administrator, Reviewer, Auditor, Staff, CaseOfficer, Monitor, Sharing };
bool may(const Capabilities& capabilities, By by);
/// "authoriser": the word of the audit log (USE-9).
std::string_view word_of(By by);

enum class Kind {
    Id,     // an opaque public id; not typed by a person
    Ids,    // several
    Text,   // one line
    Lines,  // several
    Name,   // of a person: one line of letters as on a register
    Email,
    Day,      // as typed; read_typed_date reads it
    Choice,   // a word out of a list that the server checks
    Choices,  // several
    Tick,     // must be ticked
    Flag,     // may be
};
struct Field {
    std::string_view name;
    Kind kind{};
    bool is_required = true;
    std::size_t most = 0;  // characters; 0: the usual of its kind
};
/// Some states of 5.6, as bits.
using States = unsigned;
constexpr States in(std::initializer_list<policy::AccessState> states)
{
    States bits = 0;
    for (const auto state : states) bits |= 1U << static_cast<unsigned>(state);
    return bits;
}

struct Act {
    std::string_view name;  // [a-z_]+, also in the audit log
    By by{};
    std::span<const Field> fields;
    /// Of the person whom the field "person" names, the states in which this can be done to them; 0: it has none.
    States states = 0;
    /// Keeps what is being typed, for its writer alone: no row in the log once it is done.
    bool is_quiet{};
};
/// The matrix of capability, act and state (5.6): one cell.
bool fits(const Act& act, policy::AccessState state);

/// All of them, by area.
std::span<const Act> people_acts();
std::span<const Act> service_acts();
std::span<const Act> duty_acts();
std::span<const Act> review_acts();
std::span<const Act> restriction_acts();
std::span<const Act> usage_acts();
std::span<const Act> department_acts();
std::span<const Act> role_acts();
std::span<const Act> record_acts();
std::span<const Act> register_acts();
std::span<const Act> organisation_acts();
std::vector<const Act*> all_acts();
const Act* find_act(std::string_view name);

/// Every fault in the form, in field order. The same words on both sides; what only the server can know (is there such
/// a person?) it says itself. Errors: kind Invalid on the field, codes "field.required", "field.too_long",
/// "field.not_a_day", "field.not_an_email", "field.not_a_name", "field.tick_needed", "field.unknown".
std::vector<Error> faults_of(std::span<const Field> asked, const Fields& given);

/// What can be looked at, as one table. An answer has these facts and lists and no others.
struct List {
    std::string_view name;
    std::span<const std::string_view> columns;
};
struct ViewOf {
    std::string_view name;  // [a-z_]+
    By by{};
    std::span<const Field> asks;
    std::span<const std::string_view> facts;
    std::span<const List> lists;
    bool is_logged{};     // looking is an act of its own, with a row in the log ("look.NAME")
    bool is_only_read{};  // its handler changes nothing: it runs beside the writer, whose turn is not taken
};
std::span<const ViewOf> people_views();
std::span<const ViewOf> service_views();
std::span<const ViewOf> duty_views();
std::span<const ViewOf> review_views();
std::span<const ViewOf> restriction_views();
std::span<const ViewOf> usage_views();
std::span<const ViewOf> department_views();
std::span<const ViewOf> role_views();
std::span<const ViewOf> record_views();
std::span<const ViewOf> register_views();
std::span<const ViewOf> organisation_views();
std::vector<const ViewOf*> all_views();
const ViewOf* find_view(std::string_view name);

}  // namespace acts
