#include "tests/services/register_world.h"

#include <soci/soci.h>

#include <set>

#include "server/text/fold.h"

using namespace std::chrono;

namespace {

const Date kLongSince = 2025y / January / 28;
const Date kOpenEnded = 9999y / December / 31;

std::unique_ptr<store::Database> open_database(const ScratchFolder& folder, store::DataKind kind)
{
    return open_scratch(folder.file("register.db"), kind);
}

}  // namespace

PersonName named(const std::string& given, const std::string& family) { return {given, "", family, NameKind::Current}; }

RegisterWorld::RegisterWorld(store::DataKind kind)
    : clock(*parse_instant("2026-03-03T01:00:00Z")),
      database(open_database(folder, kind)),
      search(settings, clock, *database),
      profiles(settings, clock, *database),
      control(clock, *database)
{
    for (const auto* source : {"mch", "kindergarten", "school", "child_protection"})
        run("INSERT INTO source_load (source, as_at) VALUES ('" + std::string(source) + "', '2026-03-02')");
}

void RegisterWorld::run(const std::string& statement)
{
    const auto done = database->act([&](store::Tx& tx) -> Status {
        tx.sql() << statement;
        return {};
    });
    INFO((done ? statement : statement + ": " + done.error().detail));
    REQUIRE(done);
}

std::string RegisterWorld::text(const std::string& query)
{
    const auto done = database->read([&](store::Tx& tx) -> Result<std::string> {
        std::string value;
        tx.sql() << query, soci::into(value);
        return value;
    });
    REQUIRE(done);
    return *done;
}

ServiceId RegisterWorld::add_service(const std::string& kind, const std::string& name, const std::string& council,
                                     const std::string& area)
{
    const auto ref = std::to_string(++count_);
    run("INSERT INTO service (id, public_id, kind, source, source_ref, name, council, area) VALUES (" + ref + ", 's" +
        ref + "', '" + kind + "', 'test', '" + ref + "', '" + name + "', '" + council + "', '" + area + "')");
    return ServiceId{count_};
}

User RegisterWorld::add_user(const std::string& workforce, ServiceId service, bool is_user)
{
    const auto n = std::to_string(++count_);
    const auto now = std::to_string(clock.now().time_since_epoch().count());
    run("INSERT INTO account (id, public_id, username, name, is_authoriser, is_user, state, password_hash) VALUES (" +
        n + ", 'a" + n + "', 'user" + n + "', 'Quilla Testworth', " + (is_user ? "0, 1" : "1, 0") + ", 'active', 'x')");
    run("INSERT INTO access_grant (id, public_id, account_id, service_id, workforce, user_type, granted_at) VALUES (" +
        n + ", 'g" + n + "', " + n + ", " + std::to_string(service.value) + ", '" + workforce + "', 'Teacher', 0)");
    run("INSERT INTO session (id, public_id, token_hash, account_id, stage, started_at, last_seen_at) VALUES (" + n +
        ", 'n" + n + "', 't" + n + "', " + n + ", 'ready', " + now + ", " + now + ")");
    User user;
    user.caller = {SessionId{count_}, "n" + n, AccountId{count_}, "a" + n, {!is_user, is_user}, "192.0.2.7"};
    user.grant = "g" + n;
    user.purpose = text("SELECT COALESCE(MIN(code), '') FROM purpose WHERE workforce = '" + workforce + "'");
    return user;
}

store::EntryRow RegisterWorld::row_of(const Child& child)
{
    registry::Facts facts;
    facts.names = {child.name};
    facts.names.insert(facts.names.end(), child.other_names.begin(), child.other_names.end());
    facts.people = child.people;
    facts.orders = child.orders;
    facts.placements = child.placements;
    facts.sources = {"school"};

    store::EntryRow row;
    row.id = EntryId{++count_};
    row.public_id = child.identifier.empty() ? "DEMO-" + std::to_string(count_) : child.identifier;
    row.date_of_birth = to_iso(child.born);
    row.sex = "female";
    row.date_of_death = child.died ? to_iso(*child.died) : "";
    row.inactive_from = to_iso(child.inactive_from.value_or(2040y / January / 1));
    row.location_protected = child.location_protected;
    std::set<store::EntryRow::Key> keys;
    for (const auto& name : facts.names) {
        row.names.push_back({text::spaced_key(name.given), text::spaced_key(name.family), full_name(name)});
        for (auto& key : text::search_keys(name.family)) keys.insert({key, 'f'});
        for (auto& key : text::search_keys(name.given)) keys.insert({key, 'g'});
    }
    row.keys.assign(keys.begin(), keys.end());
    for (const auto& stay : child.stays) {
        const Date from = stay.from == Date{} ? kLongSince : stay.from;
        row.stays.push_back(
            {stay.service, stay.kind, stay.level, to_iso(from), to_iso(stay.to == Date{} ? kOpenEnded : stay.to)});
        const registry::Stay fact{stay.service, "",   stay.level,
                                  "",           from, stay.to == Date{} ? std::nullopt : std::optional{stay.to}};
        if (stay.kind == "school") facts.schools.push_back(fact);
        else if (stay.kind == "mch") facts.maternal_child_health.push_back(fact);
        else if (stay.kind == "playgroup") facts.playgroups.push_back(fact);
        else if (stay.kind == "kindergarten") facts.kindergarten.push_back(fact);
        else facts.early_education.push_back(fact);
    }
    for (const auto& person : child.people)
        for (const auto& key : person.keys) row.people.push_back({key, person.is_parent});
    row.facts = registry::to_text(facts);
    return row;
}

std::vector<EntryId> RegisterWorld::add_children(const std::vector<Child>& children)
{
    std::vector<EntryId> added;
    const auto done = database->act([&](store::Tx& tx) -> Status {
        store::EntryWriter writer(tx);
        for (const auto& child : children) {
            const auto row = row_of(child);
            writer.add(row);
            added.push_back(row.id);
            const long long id = row.id.value;
            if (child.restricted) tx.sql() << "UPDATE entry SET restricted = 1 WHERE id = :id", soci::use(id, "id");
        }
        tx.sql() << "UPDATE database_mark SET register_version = register_version + 1 WHERE id = 1";
        return {};
    });
    INFO((done ? "" : done.error().detail));
    REQUIRE(done);
    return added;
}

std::vector<AuditLine> RegisterWorld::log(const std::string& action)
{
    const auto done = database->read([&](store::Tx& tx) -> Result<std::vector<AuditLine>> {
        std::vector<AuditLine> lines;
        AuditLine line;
        soci::statement rows =
            (tx.sql().prepare << "SELECT action, outcome, actor, grant_id, object_id, purpose, detail FROM audit_event "
                                 "WHERE action = :action ORDER BY seq",
             soci::use(action, "action"), soci::into(line.action), soci::into(line.outcome), soci::into(line.actor),
             soci::into(line.grant), soci::into(line.object), soci::into(line.purpose), soci::into(line.detail));
        rows.execute();
        while (rows.fetch()) lines.push_back(line);
        return lines;
    });
    REQUIRE(done);
    return *done;
}

SearchForm RegisterWorld::form(const User& user, const std::string& last_name, std::optional<int> age) const
{
    SearchForm form;
    form.grant = user.grant;
    form.purpose = user.purpose;
    form.last_name = last_name;
    form.age = age;
    return form;
}

SearchAnswer RegisterWorld::found(const User& user, const SearchForm& form)
{
    auto answer = search.search(user.caller, form);
    INFO(code_of(answer) + ": " + (answer ? "" : answer.error().first().detail));
    REQUIRE(answer);
    return *answer;
}

std::string RegisterWorld::handle_of(const User& user, const std::string& identifier)
{
    SearchForm by_identifier = form(user, "");
    by_identifier.identifier = identifier;
    const auto answer = found(user, by_identifier);
    return answer.rows.empty() ? "" : answer.rows.front().handle;
}

EntryView RegisterWorld::opened(const User& user, const std::string& handle)
{
    auto view = profiles.open(user.caller, handle);
    INFO(code_of(view) + ": " + (view ? "" : view.error().first().detail));
    REQUIRE(view);
    return *view;
}
