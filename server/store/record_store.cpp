#include "server/store/record_store.h"

#include <soci/soci.h>

#include <algorithm>
#include <cctype>

namespace store {

namespace {

long long seconds(const std::optional<Instant>& moment) { return moment ? moment->time_since_epoch().count() : -1; }
std::optional<Instant> moment(long long seconds)
{
    return seconds < 0 ? std::nullopt : std::optional(Instant{std::chrono::seconds{seconds}});
}

/// The columns of a record, as a statement fills them or is given them.
struct Row {
    Record r;
    long long id{}, service{}, parent{}, owner{}, made{}, received{}, acknowledged{}, decided{}, answered{}, closed{},
        target{};
    int is_over{}, is_afterwards{}, has_reasons{};

    Row() = default;
    explicit Row(const Record& record)
        : r(record),
          id(record.id),
          service(record.service.value),
          parent(record.parent),
          owner(record.owner.value),
          made(record.made_at.time_since_epoch().count()),
          received(seconds(record.received_at)),
          acknowledged(seconds(record.acknowledged_at)),
          decided(seconds(record.decided_at)),
          answered(seconds(record.answered_at)),
          closed(seconds(record.closed_at)),
          target(seconds(record.target_at)),
          is_over(record.is_over ? 1 : 0),
          is_afterwards(record.is_afterwards ? 1 : 0),
          has_reasons(record.has_reasons ? 1 : 0)
    {
    }
    Record take() const
    {
        Record taken = r;
        taken.id = id;
        taken.service = ServiceId{service};
        taken.parent = parent;
        taken.owner = AccountId{owner};
        taken.made_at = Instant{std::chrono::seconds{made}};
        taken.received_at = moment(received);
        taken.acknowledged_at = moment(acknowledged);
        taken.decided_at = moment(decided);
        taken.answered_at = moment(answered);
        taken.closed_at = moment(closed);
        taken.target_at = moment(target);
        taken.is_over = is_over != 0;
        taken.is_afterwards = is_afterwards != 0;
        taken.has_reasons = has_reasons != 0;
        return taken;
    }
};

constexpr const char* kSelect =
    "SELECT r.id, r.public_id, r.ref, r.service_id, r.type, r.state, coalesce(r.parent_id, 0), r.version, r.scheme, "
    "r.direction, r.priority, r.other_id, r.other_name, r.category, r.label, r.owner_id, a.name, r.made_at, "
    "r.happened_on, r.needed_by, coalesce(r.received_at, -1), coalesce(r.acknowledged_at, -1), "
    "coalesce(r.decided_at, -1), coalesce(r.answered_at, -1), coalesce(r.closed_at, -1), coalesce(r.target_at, -1), "
    "r.is_over, r.is_afterwards, r.asked, r.shared, r.refused, r.reasons, r.outcomes, r.has_reasons, r.findings, "
    "r.retention_class, r.exchange FROM sharing_record r JOIN account a ON a.id = r.owner_id WHERE ";

void bind(soci::statement& statement, Row& row)
{
    auto& r = row.r;
    for (auto* number : {&row.id}) statement.exchange(soci::into(*number));
    statement.exchange(soci::into(r.public_id));
    statement.exchange(soci::into(r.ref));
    statement.exchange(soci::into(row.service));
    statement.exchange(soci::into(r.type));
    statement.exchange(soci::into(r.state));
    statement.exchange(soci::into(row.parent));
    statement.exchange(soci::into(r.version));
    for (auto* text : {&r.scheme, &r.direction, &r.priority, &r.other, &r.other_name, &r.category, &r.label})
        statement.exchange(soci::into(*text));
    statement.exchange(soci::into(row.owner));
    statement.exchange(soci::into(r.owner_name));
    statement.exchange(soci::into(row.made));
    statement.exchange(soci::into(r.happened_on));
    statement.exchange(soci::into(r.needed_by));
    for (auto* at : {&row.received, &row.acknowledged, &row.decided, &row.answered, &row.closed, &row.target})
        statement.exchange(soci::into(*at));
    for (auto* flag : {&row.is_over, &row.is_afterwards, &r.asked, &r.shared, &r.refused})
        statement.exchange(soci::into(*flag));
    statement.exchange(soci::into(r.reasons));
    statement.exchange(soci::into(r.outcomes));
    statement.exchange(soci::into(row.has_reasons));
    statement.exchange(soci::into(r.findings));
    statement.exchange(soci::into(r.retention_class));
    statement.exchange(soci::into(r.exchange));
}

/// Texts and numbers for the places of a query, in order. They live as long as the statement.
struct Given {
    std::vector<std::string> texts;
    std::vector<long long> numbers;
};

template <class Each>
void each_row(Tx& tx, const std::string& where, Given& given, const Each& each)
{
    Row row;
    soci::statement rows(tx.sql());
    bind(rows, row);
    for (auto& text : given.texts) rows.exchange(soci::use(text));
    for (auto& number : given.numbers) rows.exchange(soci::use(number));
    rows.alloc();
    rows.prepare(kSelect + where);
    rows.define_and_bind();
    rows.execute();
    while (rows.fetch())
        if (!each(row.take())) return;
}

std::vector<Record> read_records(Tx& tx, const std::string& where, Given given)
{
    std::vector<Record> all;
    each_row(tx, where, given, [&](const Record& record) {
        all.push_back(record);
        return true;
    });
    return all;
}

tl::unexpected<Error> not_found() { return fail(ErrorKind::NotFound, "record.not_found", "record"); }

/// "r.service_id IN (1, 2)": numbers of our own, no text.
std::string among(const std::vector<ServiceId>& services)
{
    std::string list;
    for (const auto& service : services) list += (list.empty() ? "" : ", ") + std::to_string(service.value);
    return "r.service_id IN (" + (list.empty() ? "NULL" : list) + ")";
}

/// The condition of a register; texts first, then numbers, in the order of the places.
std::string condition(const RegisterFilter& filter, Given& given)
{
    std::string where = among(filter.services);
    const auto text = [&](const std::string& clause, const std::string& value) {
        if (value.empty()) return;
        given.texts.push_back(value);
        where += " AND " + clause + ":t" + std::to_string(given.texts.size());
    };
    if (!filter.types.empty()) {
        std::string list;
        for (const auto& type : filter.types) {
            given.texts.push_back(type);
            list += (list.empty() ? ":t" : ", :t") + std::to_string(given.texts.size());
        }
        where += " AND r.type IN (" + list + ")";
    }
    text("r.scheme = ", filter.scheme);
    text("r.state = ", filter.state);
    text("r.other_id = ", filter.other);
    text("r.priority = ", filter.priority);
    text("r.direction = ", filter.direction);
    text("r.happened_on >= ", filter.from);
    text("r.happened_on <= ", filter.to);
    text("r.ref = ", filter.search);
    if (filter.only_findings) where += " AND r.findings > 0";
    if (filter.only_refused) where += " AND r.refused > 0";
    if (filter.only_linked) where += " AND r.parent_id IS NOT NULL";
    if (filter.only_unlinked) where += " AND r.parent_id IS NULL";
    if (filter.owner.value != 0) {
        given.numbers.push_back(filter.owner.value);
        where += " AND r.owner_id = :n1";
    }
    return where;
}

std::string order(const RegisterFilter& filter)
{
    return filter.oldest_first ? " ORDER BY r.happened_on, r.id" : " ORDER BY r.happened_on DESC, r.id DESC";
}

}  // namespace

Status add_record(Tx& tx, Record& record)
{
    Row row(record);
    const auto& r = row.r;
    tx.sql() << "INSERT INTO sharing_record (public_id, ref, service_id, type, state, parent_id, owner_id, made_at, "
                "exchange) VALUES (:public_id, :ref, :service, :type, :state, nullif(:parent, 0), :owner, :made, "
                ":exchange) RETURNING id",
        soci::use(r.public_id), soci::use(r.ref), soci::use(row.service), soci::use(r.type), soci::use(r.state),
        soci::use(row.parent), soci::use(row.owner), soci::use(row.made), soci::use(r.exchange), soci::into(row.id);
    record.id = row.id;
    return save_record(tx, record);
}

Status save_record(Tx& tx, const Record& record)
{
    const Row row(record);
    const auto& r = row.r;
    tx.sql() << "UPDATE sharing_record SET state = :state, version = :version, scheme = :scheme, direction = "
                ":direction, priority = :priority, other_id = :other, other_name = :other_name, category = :category, "
                "label = :label, owner_id = :owner, happened_on = :happened, needed_by = :needed, received_at = "
                "nullif(:received, -1), acknowledged_at = nullif(:acknowledged, -1), decided_at = nullif(:decided, "
                "-1), answered_at = nullif(:answered, -1), closed_at = nullif(:closed, -1), target_at = "
                "nullif(:target, -1), is_over = :over, is_afterwards = :afterwards, asked = :asked, shared = :shared, "
                "refused = :refused, reasons = :reasons, outcomes = :outcomes, has_reasons = :has_reasons, findings = "
                ":findings, retention_class = :retention, exchange = :exchange WHERE id = :id",
        soci::use(r.state), soci::use(r.version), soci::use(r.scheme), soci::use(r.direction), soci::use(r.priority),
        soci::use(r.other), soci::use(r.other_name), soci::use(r.category), soci::use(r.label), soci::use(row.owner),
        soci::use(r.happened_on), soci::use(r.needed_by), soci::use(row.received), soci::use(row.acknowledged),
        soci::use(row.decided), soci::use(row.answered), soci::use(row.closed), soci::use(row.target),
        soci::use(row.is_over), soci::use(row.is_afterwards), soci::use(r.asked), soci::use(r.shared),
        soci::use(r.refused), soci::use(r.reasons), soci::use(r.outcomes), soci::use(row.has_reasons),
        soci::use(r.findings), soci::use(r.retention_class), soci::use(r.exchange), soci::use(row.id);
    return {};
}

Result<Record> find_record(Tx& tx, const std::string& public_id)
{
    auto found = read_records(tx, "r.public_id = :id", {{public_id}, {}});
    if (found.empty()) return not_found();
    return std::move(found.front());
}

Result<Record> find_record(Tx& tx, std::int64_t id)
{
    auto found = read_records(tx, "r.id = :id", {{}, {id}});
    if (found.empty()) return not_found();
    return std::move(found.front());
}

Result<std::vector<Record>> records_under(Tx& tx, std::int64_t parent)
{
    return read_records(tx, "r.parent_id = :id ORDER BY r.id", {{}, {parent}});
}

Result<std::vector<Record>> records_of_exchange(Tx& tx, const std::string& exchange)
{
    return read_records(tx, "r.exchange = :exchange AND r.exchange <> '' ORDER BY r.id", {{exchange}, {}});
}

Result<std::vector<Record>> open_records(Tx& tx, const std::vector<ServiceId>& services, int most)
{
    return read_records(tx,
                        among(services) +
                            " AND r.is_over = 0 ORDER BY CASE r.priority WHEN '' THEN 'P4' ELSE r.priority END, CASE "
                            "r.needed_by WHEN '' THEN '9' ELSE r.needed_by END, r.made_at, r.id LIMIT " +
                            std::to_string(most),
                        {});
}

Result<std::vector<Record>> told_to(Tx& tx, ServiceId service, const std::string& organisation, Date since)
{
    return read_records(tx,
                        among({service}) +
                            " AND r.other_id = :other AND r.happened_on >= :since AND r.type IN ('disclosure', "
                            "'conference') AND r.state IN ('shared', 'correction_open', 'closed') ORDER BY "
                            "r.happened_on DESC, r.id DESC",
                        {{organisation, to_iso(since)}, {}});
}

Result<RegisterPage> register_page(Tx& tx, const RegisterFilter& filter)
{
    Given given;
    const auto where = condition(filter, given);
    RegisterPage page;
    {
        long long total = 0;
        soci::statement count(tx.sql());
        count.exchange(soci::into(total));
        for (auto& text : given.texts) count.exchange(soci::use(text));
        for (auto& number : given.numbers) count.exchange(soci::use(number));
        count.alloc();
        count.prepare("SELECT count(*) FROM sharing_record r WHERE " + where);
        count.define_and_bind();
        count.execute(true);
        page.total = total;
    }
    each_row(
        tx,
        where + order(filter) + " LIMIT " + std::to_string(filter.limit) + " OFFSET " + std::to_string(filter.offset),
        given, [&](const Record& record) {
            page.rows.push_back(record);
            return true;
        });
    return page;
}

Status each_of_register(Tx& tx, const RegisterFilter& filter, const std::function<bool(const Record&)>& each)
{
    Given given;
    const auto where = condition(filter, given);
    each_row(tx, where + order(filter), given, each);
    return {};
}

Result<std::vector<OtherSide>> other_sides(Tx& tx, const std::vector<ServiceId>& services)
{
    OtherSide row;
    std::vector<OtherSide> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT r.other_id, min(r.other_name) FROM sharing_record r WHERE " + among(services) +
                                 " AND r.other_id <> '' GROUP BY r.other_id ORDER BY "
                                 "min(r.other_name), r.other_id",
         soci::into(row.id), soci::into(row.name));
    rows.execute();
    while (rows.fetch()) all.push_back(row);
    return all;
}

Result<std::vector<SavedView>> saved_views(Tx& tx, AccountId account)
{
    const long long id = account.value;
    SavedView row;
    std::vector<SavedView> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT name, address FROM sharing_saved_view WHERE account_id = :id ORDER BY name",
         soci::into(row.name), soci::into(row.address), soci::use(id));
    rows.execute();
    while (rows.fetch()) all.push_back(row);
    return all;
}

Status save_view(Tx& tx, AccountId account, const SavedView& view)
{
    const long long id = account.value;
    tx.sql() << "INSERT INTO sharing_saved_view (account_id, name, address) VALUES (:id, :name, :address) ON CONFLICT "
                "(account_id, name) DO UPDATE SET address = excluded.address",
        soci::use(id), soci::use(view.name), soci::use(view.address);
    return {};
}

Status drop_view(Tx& tx, AccountId account, const std::string& name)
{
    const long long id = account.value;
    int dropped = 0;
    tx.sql() << "SELECT count(*) FROM sharing_saved_view WHERE account_id = :id AND name = :name", soci::into(dropped),
        soci::use(id), soci::use(name);
    if (dropped == 0) return fail(ErrorKind::NotFound, "view.not_found", "name");
    tx.sql() << "DELETE FROM sharing_saved_view WHERE account_id = :id AND name = :name", soci::use(id),
        soci::use(name);
    return {};
}

// ---- Each organisation's own way of working

namespace {

/// "MOON" of "Moondust Primary School": the first letters of its name, and a number where another has them.
std::string code_of(const std::string& name, int again)
{
    std::string code;
    for (const char c : name) {
        if (code.size() == 4) break;
        if (std::isalpha(static_cast<unsigned char>(c)) != 0)
            code += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    if (code.empty()) code = "ORG";
    return again == 0 ? code : code + std::to_string(again + 1);
}

}  // namespace

Result<SharingService> find_sharing_service(Tx& tx, ServiceId service)
{
    const long long id = service.value;
    SharingService found{.service = service, .code = {}};
    tx.sql() << "SELECT code, approval, acknowledge_days, respond_p2_days, respond_p3_days, alarm_p1_hours FROM "
                "sharing_service WHERE service_id = :id",
        soci::into(found.code), soci::into(found.approval), soci::into(found.acknowledge_days),
        soci::into(found.respond_p2_days), soci::into(found.respond_p3_days), soci::into(found.alarm_p1_hours),
        soci::use(id);
    if (!tx.sql().got_data()) return SharingService{.service = service, .code = {}};
    return found;
}

Result<SharingService> sharing_service(Tx& tx, ServiceId service, const std::string& name)
{
    auto found = find_sharing_service(tx, service);
    if (!found || !found->code.empty()) return found;
    const long long id = service.value;
    for (int again = 0;; ++again) {
        found->code = code_of(name, again);
        int taken = 0;
        tx.sql() << "SELECT count(*) FROM sharing_service WHERE code = :code", soci::into(taken),
            soci::use(found->code);
        if (taken == 0) break;
    }
    tx.sql() << "INSERT INTO sharing_service (service_id, code) VALUES (:id, :code)", soci::use(id),
        soci::use(found->code);
    return found;
}

Status save_sharing_service(Tx& tx, const SharingService& service)
{
    const long long id = service.service.value;
    tx.sql() << "UPDATE sharing_service SET approval = :approval, acknowledge_days = :ack, respond_p2_days = :p2, "
                "respond_p3_days = :p3, alarm_p1_hours = :p1 WHERE service_id = :id",
        soci::use(service.approval), soci::use(service.acknowledge_days), soci::use(service.respond_p2_days),
        soci::use(service.respond_p3_days), soci::use(service.alarm_p1_hours), soci::use(id);
    return {};
}

Result<std::string> next_reference(Tx& tx, const SharingService& service, int year)
{
    const long long id = service.service.value;
    int number = 0;
    tx.sql() << "UPDATE sharing_service SET last_number = CASE WHEN last_year = :year THEN last_number + 1 ELSE 1 END, "
                "last_year = :year WHERE service_id = :id RETURNING last_number",
        soci::use(year, "year"), soci::use(id, "id"), soci::into(number);
    std::string digits = std::to_string(number);
    if (digits.size() < 5) digits.insert(0, 5 - digits.size(), '0');
    return service.code + "-" + std::to_string(year) + "-" + digits;
}

}  // namespace store
