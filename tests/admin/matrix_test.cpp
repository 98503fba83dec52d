// The matrix of capability, act and state (5.6), as tests/admin/matrix.txt has it: each cell by really doing it.
#include "tests/admin/matrix.h"

#include <algorithm>
#include <iostream>

#include "tests/admin/admin_world.h"

namespace {

using matrix::kFile;
using matrix::kStates;
using matrix::Row;
using policy::AccessState;

// In the order of the columns.
constexpr std::array<const char*, matrix::kCapabilities.size()> kActors{"ned.user", kWilhelmina, kAda, kRex, kOdette};

/// The first who may.
const char* actor_of(const Row& row)
{
    for (std::size_t i = 0; i < kActors.size(); ++i)
        if (row.may.at(i)) return kActors.at(i);
    return "";
}

/// Whether the form says whom it is about.
bool names_person(const acts::Act& act)
{
    return std::any_of(act.fields.begin(), act.fields.end(),
                       [](const acts::Field& field) { return field.name == "person" || field.name == "people"; });
}

/// A row to begin with, as the table of acts has it.
std::string proposed_row(const acts::Act& act)
{
    std::string line(act.name);
    const auto add = [&line](std::size_t column, const char* cell) {
        line.resize(std::max(line.size() + 1, column), ' ');
        line += cell;
    };
    constexpr std::array<std::size_t, matrix::kCapabilities.size()> kMay{23, 28, 33, 39, 46};
    constexpr std::array<std::size_t, kStates.size()> kCells{53, 70, 87, 101, 115, 133, 148};
    for (std::size_t i = 0; i < kMay.size(); ++i)
        add(kMay.at(i), acts::may(matrix::kCapabilities.at(i), act.by) ? "yes" : "-");
    const bool is_apart = act.states == 0 && !names_person(act);
    for (std::size_t i = 0; i < kCells.size(); ++i)
        add(kCells.at(i), is_apart ? "-" : acts::fits(act, kStates.at(i)) ? "done" : "no");
    return line + "\n";
}

/// Somebody in each state, granted access at Teacup Kindergarten, which has no cap on Users.
struct World : AdminWorld {
    static constexpr const char* kType = "Early childhood teacher";

    World() { add_user_at("ned.user", teacup, kType); }

    /// `is_credential`: of Locked, by a lapsed credential instead of by an overdue review.
    std::string put(const std::string& username, AccessState state, bool is_credential = false)
    {
        const bool is_registering =
            state == AccessState::Invited || state == AccessState::Incomplete || state == AccessState::Cancelled;
        if (is_registering) invite(kWilhelmina, username, teacup, kType);
        else add_user_at(username, teacup, kType);
        const auto id = id_of(username);
        const auto account = "(SELECT id FROM account WHERE public_id = '" + id + "')";
        const auto now = std::to_string(clock.now().time_since_epoch().count());
        if (state == AccessState::Incomplete)
            run("UPDATE invitation SET opened_at = " + now + " WHERE account_id = " + account);
        if (state == AccessState::Cancelled) done(kWilhelmina, "cancel_invitation", {{"person", id}});
        if (state == AccessState::Inactive) done(kWilhelmina, "remove_people", {{"people", id}, {"reason", "left"}});
        if (state == AccessState::Restricted)
            run("UPDATE account SET is_restricted = 1 WHERE public_id = '" + id + "'");
        if (state == AccessState::Locked && is_credential)
            run("UPDATE account SET credential_state = 'lapsed' WHERE public_id = '" + id + "'");
        if (state == AccessState::Locked && !is_credential)
            run("UPDATE access_grant SET locked_at = " + now + " WHERE account_id = " + account);
        settle(username);
        REQUIRE(state_of(username) == policy::word_of(state));
        return id;
    }

    std::string filled(std::string text, const std::string& person, const std::string& email)
    {
        for (const auto& [slot, value] : {std::pair<std::string, std::string>{"{person}", person},
                                          {"{email}", email},
                                          {"{here}", id_of(teacup)},
                                          {"{elsewhere}", id_of(moondust)}})
            for (auto at = text.find(slot); at != text.npos; at = text.find(slot)) text.replace(at, slot.size(), value);
        return text;
    }

    Fields form_of(const Row& row, const std::string& person, const std::string& email)
    {
        Fields form;
        for (const auto& field : acts::find_act(row.act)->fields) {
            const std::string name(field.name);
            if (name == "person" || name == "people" || name == "account") form[name] = person;
            if (field.kind == acts::Kind::Tick) form[name] = kTicked;
        }
        for (const auto& [name, written] : row.form) {
            const auto value = filled(written, person, email);
            form[name] = value.front() == '(' ? text("SELECT CAST(" + value + " AS TEXT)") : value;
        }
        return form;
    }

    void check(const Row& row, std::size_t column, bool is_credential);
};

void World::check(const Row& row, std::size_t column, bool is_credential)
{
    const auto state = kStates.at(column);
    const std::string word(policy::word_of(state)), cell = row.cells.at(column);
    const auto username = word + (is_credential ? "bycredential" : "") + ".sampleton";
    const auto id = put(username, state, is_credential);
    const auto email = username + "@moondust.example";
    for (const auto& statement : row.statements) run(filled(statement, id, email));

    INFO(row.act << " by " << actor_of(row) << " of somebody " << word << (is_credential ? " (credential)" : "")
                 << "; the cell says " << cell << ", the form stands beneath the row in " << kFile);
    const auto told = this->told(actor_of(row), row.act, form_of(row, id, email));
    const auto code = told.substr(0, told.find('@'));
    if (cell.rfind("done", 0) == 0) {
        CHECK(told == "done");
        CHECK(state_of(username) == (cell == "done" ? word : cell.substr(5)));
        CHECK(last_audit().rfind(row.act + " done", 0) == 0);
    } else {
        CHECK(code == (cell == "no" ? "person." + word : cell));
        CHECK(state_of(username) == word);
        CHECK(last_audit().rfind(row.act + " refused", 0) == 0);
    }
}

}  // namespace

TEST_CASE("MAN-22 every act has its row in the matrix, every row its act, and the matrix agrees with the table of acts")
{
    std::map<std::string, Row> by_act;
    for (const auto& row : matrix::rows()) {
        INFO(row.act);
        CHECK(acts::find_act(row.act) != nullptr);
        CHECK(by_act.emplace(row.act, row).second);
    }
    std::string missing;
    for (const auto* act : acts::all_acts()) {
        if (act->by == acts::By::Sharing) continue;  // what is done to a record has a table of its own
        const auto found = by_act.find(std::string(act->name));
        if (found == by_act.end()) {
            missing += proposed_row(*act);
            continue;
        }
        INFO(act->name);
        const auto& row = found->second;
        // Whoever names a person says what comes of each state.
        CHECK_FALSE((row.is_apart() && (act->states != 0 || names_person(*act))));
        CHECK(actor_of(row) != std::string());
        for (std::size_t i = 0; i < kStates.size(); ++i) {
            if (act->states == 0) continue;
            INFO(policy::word_of(kStates.at(i)));
            CHECK(acts::fits(*act, kStates.at(i)) == (row.cells.at(i) != "no"));
        }
    }
    if (missing.empty()) return;
    std::cerr << missing;  // as it is: what Catch2 prints is broken into short lines
    FAIL("Acts without a row in " << kFile
                                  << ". The lines above begin them: check each cell against the rules, and give "
                                  << "the form beneath, \"field = value\".");
}

TEST_CASE("ACT-4 each capability by itself may do the acts that the matrix gives it, and no others")
{
    World world;
    const auto id = world.put("zeb.sampleton", AccessState::Active);
    for (const auto& row : matrix::rows())
        for (std::size_t i = 0; i < kActors.size(); ++i) {
            INFO(row.act << " by " << kActors.at(i));
            // A form with everything wrong: whoever may is told so, and nothing is done.
            const auto told = world.told(kActors.at(i), row.act, {{"no_such_field", "x"}});
            const bool is_refused = told.rfind("account.not_", 0) == 0;
            CHECK(is_refused != row.may.at(i));
            CHECK(told != "done");
        }
    CHECK(world.state_of("zeb.sampleton") == "active");
}

TEST_CASE("MAN-22 each act is done or refused in each state as the matrix says")
{
    for (const auto& row : matrix::rows()) {
        if (row.is_apart()) continue;
        World world;
        for (std::size_t column = 0; column < kStates.size(); ++column) {
            world.check(row, column, false);
            if (kStates.at(column) == AccessState::Locked) world.check(row, column, true);
        }
    }
}
