// The Department's acts and views as one table, and its first screen.
#include "server/admin/department.h"

#include <algorithm>
#include <charconv>

namespace admin {

namespace department {

namespace {
constexpr int kPageSize = 50, kLastPage = 100'000;
}  // namespace

store::Page page_of(const Doing& doing)
{
    const auto& text = doing.text("page");
    int number = 1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return {kPageSize, (std::clamp(number, 1, kLastPage) - 1) * kPageSize};
}

std::vector<std::string> words_of(const std::string& typed)
{
    std::vector<std::string> words(1);
    for (const char c : typed) {
        if (c != ' ' && c != '\t') words.back() += c;
        else if (!words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string yes(bool is_so) { return is_so ? std::string(kTicked) : std::string(); }

Status add_history(Doing& doing, const std::string& id, const std::string& kind, ViewList& list)
{
    const auto rows = store::history_of(doing.tx, id, kind);
    if (!rows) return fail(rows.error());
    for (const auto& row : *rows) list.rows.push_back({to_iso(row.at), row.action, row.by, row.outcome, row.reason});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return {};
}

namespace {

Answer department_home(Doing& doing)
{
    const auto counts = store::department_counts(doing.tx);
    if (!counts) return refused(counts.error());
    View view;
    // Each sees what is theirs: an auditor the log, an administrator the rest.
    if (doing.caller.may.administrator)
        view.facts = {{"organisations", std::to_string(counts->organisations)},
                      {"without_authoriser", std::to_string(counts->without_authoriser)},
                      {"accounts", std::to_string(counts->accounts)},
                      {"accounts_locked", std::to_string(counts->accounts_locked)},
                      {"letters_failed", std::to_string(counts->letters_failed)}};
    if (doing.caller.may.auditor) view.facts["log_rows"] = std::to_string(counts->log_rows);
    return view;
}

constexpr Handling kHandlers[] = {
    {"department_home", department_home},
    {"organisations", organisations},
    {"organisation", organisation},
    {"set_eligibility", set_eligibility},
    {"set_campus", set_campus},
    {"add_authoriser", add_authoriser},
    {"give_duty", give_duty},
    {"end_duty", end_duty},
    {"accounts", accounts},
    {"account", account},
    {"lock_account", lock_account},
    {"unlock_account", unlock_account},
    {"reset_factor", reset_factor},
    {"add_staff", add_staff},
    {"give_capability", give_capability},
    {"take_capability", take_capability},
    {"authorise_staff", authorise_staff},
    {"end_authorisation", end_authorisation},
    {"workforces", workforces},
    {"user_types", user_types},
    {"purposes", purposes},
    {"set_workforce", set_workforce},
    {"add_user_type", add_user_type},
    {"set_user_type", set_user_type},
    {"set_purpose", set_purpose},
    {"clocks", clocks},
    {"jobs", jobs},
    {"outbox", outbox},
    {"letter", letter},
    {"retry_letter", retry_letter},
    {"audit_search", audit_search},
    {"verify_log", verify_log},
};

}  // namespace

}  // namespace department

std::span<const Handling> department_handlers() { return department::kHandlers; }

}  // namespace admin
