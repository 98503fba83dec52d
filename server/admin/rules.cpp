#include "server/admin/rules.h"

#include "shared/acts/reasons.h"

namespace admin {

policy::ClockRules clock_rules(const Settings& settings)
{
    const auto& given = settings.clocks;
    policy::ClockRules rules;
    rules.invite_link_days = given.invite_link_days;
    rules.review_window_days = given.review_window_days;
    rules.inactivity_days = given.inactivity_days;
    rules.absence_remove_days = given.absence_remove_days;
    rules.transfer_max_days = given.transfer_max_days;
    rules.receipt_reuse_months = given.receipt_reuse_months;
    rules.exit_notice_weeks = given.exit_notice_weeks;
    rules.review_request_business_days = given.review_request_business_days;
    rules.usage_report_days = given.usage_report_days;
    return rules;
}

policy::ClockRules clock_rules(const Scene& scene) { return clock_rules(scene.parts.settings); }

Result<store::UserType> find_user_type(store::Tx& tx, const store::ManagedService& service, const std::string& label)
{
    const auto types = store::user_types_of(tx, service.workforce);
    if (!types) return fail(types.error());
    for (const auto& type : *types) {
        if (type.label != label) continue;
        if (type.by_region != service.is_region) return fail(ErrorKind::Invalid, "user_type.by_region", "user_type");
        return type;
    }
    return fail(ErrorKind::Invalid, "user_type.unknown", "user_type");
}

Status check_room(store::Tx& tx, const store::ManagedService& service, const store::UserType& type, int more,
                  const std::string& field)
{
    if (service.user_cap == 0 || !type.counts) return {};
    const auto count = store::counted_users(tx, service);
    if (!count) return fail(count.error());
    if (*count + more > service.user_cap) return fail(ErrorKind::Conflict, "service.full", field);
    return {};
}

Status check_reason(const Doing& doing)
{
    const auto* reason = acts::find_end_reason(doing.text("reason"));
    if (reason == nullptr) return fail(ErrorKind::Invalid, "reason.unknown", "reason");
    if (reason->needs_note && trimmed(doing.text("note")).empty())
        return fail(ErrorKind::Invalid, "reason.note_needed", "note");
    return {};
}

std::string trimmed(const std::string& text)
{
    std::string out;
    bool gap = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            gap = !out.empty();
            continue;
        }
        if (gap) out += ' ';
        gap = false;
        out += c;
    }
    return out;
}

std::string iso(const std::optional<Instant>& moment) { return moment ? to_iso(*moment) : std::string(); }

std::string tail_of(const std::string& number)
{
    constexpr std::size_t kShown = 3;
    return number.size() <= kShown ? std::string() : number.substr(number.size() - kShown);
}

}  // namespace admin
