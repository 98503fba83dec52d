// Table 1.3 as data: what can be corrected without a new build, each row with its source and its day (ACT-23). And the
// clocks, to be read only: an operator sets them.
#include <array>
#include <charconv>

#include "server/admin/department.h"
#include "server/admin/rules.h"
#include "server/store/job_store.h"
#include "server/store/reference_write_store.h"

namespace admin::department {

namespace {

/// "W1" and "Teacher" as one id.
std::string joined(const std::string& workforce, const std::string& name) { return workforce + "/" + name; }
std::pair<std::string, std::string> parted(const std::string& id)
{
    const auto slash = id.find('/');
    return slash == std::string::npos ? std::pair(id, std::string())
                                      : std::pair(id.substr(0, slash), id.substr(slash + 1));
}

/// The day on which a source was read: not one to come.
Status check_as_of(const Doing& doing)
{
    if (doing.day("as_of") > doing.today) return fail(ErrorKind::Invalid, "field.in_future", "as_of");
    return {};
}

View named(const std::string& name)
{
    View view;
    view.facts = {{"name", name}};
    return view;
}

}  // namespace

Answer workforces(Doing& doing)
{
    const auto rows = store::workforce_rows(doing.tx);
    if (!rows) return refused(rows.error());
    View view;
    auto& list = view.lists["workforces"] = list_for("workforces", "workforces");
    for (const auto& row : *rows)
        list.rows.push_back({row.code, row.label, row.service_kind, row.sector, row.authoriser_title,
                             std::to_string(row.user_cap), row.source, row.as_of});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer user_types(Doing& doing)
{
    const auto rows = store::user_type_rows(doing.tx);
    if (!rows) return refused(rows.error());
    View view;
    auto& list = view.lists["user_types"] = list_for("user_types", "user_types");
    for (const auto& row : *rows)
        list.rows.push_back({joined(row.workforce, row.label), row.label, row.workforce, yes(row.counts),
                             yes(row.by_region), yes(row.is_offered), row.source, row.as_of});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer purposes(Doing& doing)
{
    const auto rows = store::purpose_rows(doing.tx);
    if (!rows) return refused(rows.error());
    View view;
    auto& list = view.lists["purposes"] = list_for("purposes", "purposes");
    for (const auto& row : *rows)
        list.rows.push_back(
            {joined(row.workforce, row.code), row.label, row.workforce, row.code, row.source, row.as_of});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer set_workforce(Doing& doing)
{
    constexpr int kLargest = 999;
    store::WorkforceRow row;
    row.code = doing.text("workforce");
    doing.about("workforce", row.code);
    const auto& cap = doing.text("user_cap");
    const auto [end, fault] = std::from_chars(cap.data(), cap.data() + cap.size(), row.user_cap);
    if (fault != std::errc() || end != cap.data() + cap.size() || row.user_cap < 0 || row.user_cap > kLargest)
        return refused(ErrorKind::Invalid, "field.not_a_number", "user_cap");
    if (auto ok = check_as_of(doing); !ok) return refused(ok.error());
    row.authoriser_title = trimmed(doing.text("authoriser_title"));
    row.source = trimmed(doing.text("source"));
    row.as_of = to_iso(doing.day("as_of"));
    const auto before = store::workforce_rows(doing.tx);
    if (!before) return refused(before.error());
    for (const auto& each : *before)
        if (each.code == row.code)
            doing.detail["before"] = {
                {"user_cap", each.user_cap}, {"title", each.authoriser_title}, {"source", each.source}};
    if (auto done = store::save_workforce(doing.tx, row); !done) return refused(done.error());
    doing.detail["after"] = {{"user_cap", row.user_cap}, {"title", row.authoriser_title}, {"source", row.source}};
    return named(row.code);
}

Answer add_user_type(Doing& doing)
{
    if (auto ok = check_as_of(doing); !ok) return refused(ok.error());
    const store::UserTypeRow row{.workforce = doing.text("workforce"),
                                 .label = trimmed(doing.text("label")),
                                 .source = trimmed(doing.text("source")),
                                 .as_of = to_iso(doing.day("as_of")),
                                 .counts = doing.ticked("counts"),
                                 .by_region = doing.ticked("by_region")};
    doing.about("user_type", joined(row.workforce, row.label));
    doing.detail = {{"counts", row.counts}, {"by_region", row.by_region}, {"source", row.source}};
    if (auto done = store::add_user_type(doing.tx, row); !done) return refused(done.error());
    return named(row.label);
}

Answer set_user_type(Doing& doing)
{
    if (auto ok = check_as_of(doing); !ok) return refused(ok.error());
    const auto [workforce, label] = parted(doing.text("user_type"));
    const store::UserTypeRow row{.workforce = workforce,
                                 .label = label,
                                 .source = trimmed(doing.text("source")),
                                 .as_of = to_iso(doing.day("as_of")),
                                 .counts = doing.ticked("counts"),
                                 .by_region = doing.ticked("by_region"),
                                 .is_offered = doing.ticked("is_offered")};
    doing.about("user_type", doing.text("user_type"));
    doing.detail = {
        {"counts", row.counts}, {"by_region", row.by_region}, {"is_offered", row.is_offered}, {"source", row.source}};
    if (auto done = store::save_user_type(doing.tx, row); !done) return refused(done.error());
    return named(label);
}

Answer set_purpose(Doing& doing)
{
    if (auto ok = check_as_of(doing); !ok) return refused(ok.error());
    const auto [workforce, code] = parted(doing.text("purpose"));
    const store::PurposeRow row{.workforce = workforce,
                                .code = code,
                                .label = trimmed(doing.text("label")),
                                .source = trimmed(doing.text("source")),
                                .as_of = to_iso(doing.day("as_of"))};
    doing.about("purpose", doing.text("purpose"));
    doing.detail = {{"label", row.label}, {"source", row.source}};
    if (auto done = store::save_purpose(doing.tx, row); !done) return refused(done.error());
    return named(row.label);
}

Answer clocks(Doing& doing)
{
    const auto& settings = doing.parts.settings;
    const auto& given = settings.clocks;
    struct Clock {
        const char *name, *rule;
        int value;
    };
    const std::array<Clock, 12> all{{{"invite_link_days", "REG-3", given.invite_link_days},
                                     {"review_window_days", "UAR-3", given.review_window_days},
                                     {"inactivity_days", "OFF-1", given.inactivity_days},
                                     {"absence_remove_days", "OFF-10", given.absence_remove_days},
                                     {"transfer_max_days", "ACT-8", given.transfer_max_days},
                                     {"receipt_reuse_months", "OFF-8", given.receipt_reuse_months},
                                     {"exit_notice_weeks", "ACT-10", given.exit_notice_weeks},
                                     {"review_request_business_days", "RES-9", given.review_request_business_days},
                                     {"usage_report_days", "USE-4", given.usage_report_days},
                                     {"entry_age_limit_years", "ENT-20", settings.registry.entry_age_limit_years},
                                     {"idle_minutes", "REG-22", settings.session.idle_minutes},
                                     {"max_hours", "REG-22", settings.session.max_hours}}};
    const std::array<std::pair<const char*, bool>, 5> switches{{{"run_inactivity", given.run_inactivity},
                                                                {"run_credential", given.run_credential},
                                                                {"run_review", given.run_review},
                                                                {"run_absence", given.run_absence},
                                                                {"run_transfer", given.run_transfer}}};
    View view;
    auto& list = view.lists["clocks"] = list_for("clocks", "clocks");
    for (const auto& each : all) list.rows.push_back({each.name, std::to_string(each.value), each.rule});
    for (const auto& [name, is_on] : switches) list.rows.push_back({name, is_on ? "on" : "off", ""});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer jobs(Doing& doing)
{
    constexpr int kShown = 200;  // some weeks of every clock
    const auto runs = store::job_runs(doing.tx, kShown);
    if (!runs) return refused(runs.error());
    View view;
    auto& list = view.lists["jobs"] = list_for("jobs", "jobs");
    for (const auto& run : *runs)
        list.rows.push_back({run.clock, to_iso(run.day), to_iso(run.started_at), iso(run.finished_at),
                             std::to_string(run.count), run.error});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

}  // namespace admin::department
