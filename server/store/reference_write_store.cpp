#include "server/store/reference_write_store.h"

#include <soci/soci.h>

namespace store {

namespace {

int count(Tx& tx, const std::string& from_where, const std::string& first, const std::string& second = {})
{
    int found = 0;
    if (second.empty()) tx.sql() << "SELECT count(*) FROM " + from_where, soci::use(first), soci::into(found);
    else tx.sql() << "SELECT count(*) FROM " + from_where, soci::use(first), soci::use(second), soci::into(found);
    return found;
}

}  // namespace

Result<std::vector<WorkforceRow>> workforce_rows(Tx& tx)
{
    WorkforceRow row;
    std::vector<WorkforceRow> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT code, label, service_kind, sector, authoriser_title, user_cap, source, as_of "
                             "FROM workforce ORDER BY length(code), code",
         soci::into(row.code), soci::into(row.label), soci::into(row.service_kind), soci::into(row.sector),
         soci::into(row.authoriser_title), soci::into(row.user_cap), soci::into(row.source), soci::into(row.as_of));
    rows.execute();
    while (rows.fetch()) all.push_back(row);
    return all;
}

Result<std::vector<UserTypeRow>> user_type_rows(Tx& tx)
{
    UserTypeRow row;
    int counts = 0, by_region = 0, is_offered = 0;
    std::vector<UserTypeRow> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT workforce, label, counts, by_region, is_offered, source, as_of FROM user_type "
                             "ORDER BY length(workforce), workforce, position",
         soci::into(row.workforce), soci::into(row.label), soci::into(counts), soci::into(by_region),
         soci::into(is_offered), soci::into(row.source), soci::into(row.as_of));
    rows.execute();
    while (rows.fetch()) {
        row.counts = counts != 0;
        row.by_region = by_region != 0;
        row.is_offered = is_offered != 0;
        all.push_back(row);
    }
    return all;
}

Result<std::vector<PurposeRow>> purpose_rows(Tx& tx)
{
    PurposeRow row;
    std::vector<PurposeRow> all;
    soci::statement rows = (tx.sql().prepare << "SELECT workforce, code, label, source, as_of FROM purpose "
                                                "ORDER BY length(workforce), workforce, position",
                            soci::into(row.workforce), soci::into(row.code), soci::into(row.label),
                            soci::into(row.source), soci::into(row.as_of));
    rows.execute();
    while (rows.fetch()) all.push_back(row);
    return all;
}

Status save_workforce(Tx& tx, const WorkforceRow& row)
{
    if (count(tx, "workforce WHERE code = :code", row.code) == 0)
        return fail(ErrorKind::NotFound, "workforce.not_found", "workforce");
    tx.sql() << "UPDATE workforce SET authoriser_title = :title, user_cap = :cap, source = :source, as_of = :as_of "
                "WHERE code = :code",
        soci::use(row.authoriser_title, "title"), soci::use(row.user_cap, "cap"), soci::use(row.source, "source"),
        soci::use(row.as_of, "as_of"), soci::use(row.code, "code");
    return {};
}

Status add_user_type(Tx& tx, const UserTypeRow& row)
{
    if (count(tx, "workforce WHERE code = :code", row.workforce) == 0)
        return fail(ErrorKind::NotFound, "workforce.not_found", "workforce");
    if (count(tx, "user_type WHERE workforce = :workforce AND lower(label) = lower(:label)", row.workforce,
              row.label) != 0)
        return fail(ErrorKind::Conflict, "user_type.exists", "label");
    const int counts = row.counts, by_region = row.by_region;
    tx.sql() << "INSERT INTO user_type (workforce, label, counts, by_region, position, source, as_of) SELECT "
                ":workforce, :label, :counts, :by_region, coalesce(max(position), 0) + 1, :source, :as_of "
                "FROM user_type WHERE workforce = :workforce",
        soci::use(row.workforce, "workforce"), soci::use(row.label, "label"), soci::use(counts, "counts"),
        soci::use(by_region, "by_region"), soci::use(row.source, "source"), soci::use(row.as_of, "as_of");
    return {};
}

Status save_user_type(Tx& tx, const UserTypeRow& row)
{
    if (count(tx, "user_type WHERE workforce = :workforce AND label = :label", row.workforce, row.label) == 0)
        return fail(ErrorKind::NotFound, "user_type.unknown", "user_type");
    const int counts = row.counts, by_region = row.by_region, is_offered = row.is_offered;
    tx.sql() << "UPDATE user_type SET counts = :counts, by_region = :by_region, is_offered = :offered, "
                "source = :source, as_of = :as_of WHERE workforce = :workforce AND label = :label",
        soci::use(counts, "counts"), soci::use(by_region, "by_region"), soci::use(is_offered, "offered"),
        soci::use(row.source, "source"), soci::use(row.as_of, "as_of"), soci::use(row.workforce, "workforce"),
        soci::use(row.label, "label");
    return {};
}

Status save_purpose(Tx& tx, const PurposeRow& row)
{
    if (count(tx, "purpose WHERE workforce = :workforce AND code = :code", row.workforce, row.code) == 0)
        return fail(ErrorKind::NotFound, "purpose.unknown", "purpose");
    tx.sql() << "UPDATE purpose SET label = :label, source = :source, as_of = :as_of "
                "WHERE workforce = :workforce AND code = :code",
        soci::use(row.label, "label"), soci::use(row.source, "source"), soci::use(row.as_of, "as_of"),
        soci::use(row.workforce, "workforce"), soci::use(row.code, "code");
    return {};
}

}  // namespace store
