#include "shared/sharing/entity.h"

#include <algorithm>

#include "shared/core/mail_address.h"

namespace sharing {

namespace {

bool is_assumed(std::string_view flag) { return flag == "assumed" || flag == "unknown"; }

template <class Pred>
bool any(Categories categories, Pred pred)
{
    return std::any_of(categories.begin(), categories.end(), pred);
}

template <class Words>
bool knows(const Words& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

std::string_view ise_for(Categories categories, std::string_view scheme, bool is_confirmed)
{
    const bool is_sure = any(categories, [&](const auto& each) { return each.flag(scheme) == "yes"; });
    const bool may_be = any(categories, [&](const auto& each) { return is_assumed(each.flag(scheme)); });
    if (!is_confirmed) return is_sure || may_be || categories.empty() ? "UNVERIFIED" : "NO";
    return is_sure ? "YES" : may_be ? "UNVERIFIED" : "NO";
}

bool is_rae(Categories categories, bool is_confirmed)
{
    return is_confirmed && any(categories, [](const auto& each) { return each.rae == "yes" && each.fviss == "yes"; });
}

bool is_restricted(Categories categories)
{
    return any(categories, [](const auto& each) { return each.is_restricted; });
}

bool is_court_exempt(Categories categories)
{
    return any(categories, [](const auto& each) { return each.is_court_exempt; });
}

std::string capacity_limit(Categories categories)
{
    bool is_limited = false;
    for (const auto scheme : kSchemes) {
        const auto is_in = [&](const auto& each) { return each.is_prescribed && each.flag(scheme) != "no"; };
        const auto is_free = [&](const auto& each) { return is_in(each) && each.capacity_limit.empty(); };
        if (any(categories, is_in) && !any(categories, is_free)) is_limited = true;
    }
    std::string all;
    if (!is_limited) return all;
    for (const auto& each : categories)
        if (!each.capacity_limit.empty()) all += (all.empty() ? "" : "; ") + each.capacity_limit;
    return all;
}

bool is_status_assumed(Categories categories)
{
    const auto rests_on = [&](std::string EntityCategory::*flag) {
        return any(categories, [&](const auto& each) { return is_assumed(each.*flag); }) &&
               !any(categories, [&](const auto& each) { return each.*flag == "yes"; });
    };
    return rests_on(&EntityCategory::fviss) || rests_on(&EntityCategory::maram);
}

std::string why_not_prescribed(Categories categories, bool is_confirmed)
{
    for (const auto scheme : kSchemes)
        if (ise_for(categories, scheme, is_confirmed) != "NO") return {};
    std::string all;
    for (const auto& each : categories)
        if (!each.why_not.empty()) all += (all.empty() ? "" : " ") + each.why_not;
    return all;
}

std::vector<std::string> badges_of(Categories categories, bool is_confirmed)
{
    std::vector<std::string> all;
    const auto add = [&](bool is_so, const char* badge) {
        if (is_so) all.emplace_back(badge);
    };
    const auto ciss = ise_for(categories, "CISS"), fviss = ise_for(categories, "FVISS");
    add(ciss != "NO", "ciss");
    add(fviss == "YES", "fviss");
    add(fviss == "UNVERIFIED", "fviss_assumed");
    add(is_rae(categories), "rae");
    add(is_restricted(categories), "restricted");
    add(is_court_exempt(categories), "court");
    add(!capacity_limit(categories).empty(), "limited");
    add(!categories.empty() && ciss == "NO" && fviss == "NO", "not_prescribed");
    add(!is_confirmed, "unconfirmed");
    return all;
}

Date counts_until(Date on) { return add_months(on, 12); }

Verified verified_by(std::span<const Check> checks, std::string_view scheme, Date today)
{
    Verified verified;
    for (const auto& check : checks) {
        if (check.method == kListLookup || check.scheme != scheme) continue;
        verified = {};
        if (check.result == "FAILED") verified.result = "FAILED";
        if (check.result != "PASSED" || counts_until(check.on) < today) continue;
        verified.result = "PASSED";
        verified.until = to_iso(counts_until(check.on));
        for (const auto engagement : kPeerEngagements)
            if (engagement == check.engagement) verified.engagement = engagement;
    }
    return verified;
}

std::vector<CheckFault> faults_of(const CheckForm& form, std::span<const std::string> free_mail)
{
    std::vector<CheckFault> faults;
    const auto fault = [&](bool is_so, std::string_view code, std::string_view field) {
        if (is_so) faults.push_back({code, field});
    };
    const bool passed = form.result == "PASSED", by_list = form.method == kListLookup;
    if (!form.is_of_person) fault(!knows(kSchemes, form.scheme), "check.scheme_unknown", "scheme");
    fault(!knows(kCheckResults, form.result), "check.result_unknown", "result");
    fault(by_list && form.result == "FAILED", "check.list_no_proof", "result");  // absence proves nothing (IS-132)
    fault(!knows(kCheckMethods, form.method), "check.method_unknown", "method");
    fault(by_list && form.is_of_person, "check.list_no_person", "method");
    if (form.is_of_person) fault(!knows(kPeerEngagements, form.engagement), "check.engagement_unknown", "engagement");
    // RECORDS has to know why it failed; an existing relationship is said in words (IS-131).
    fault(form.note.empty() && (form.result == "FAILED" || (passed && form.method == "KNOWN_RELATIONSHIP")),
          "check.note_needed", "note");
    if (!passed) return faults;
    if (form.method == "SWITCHBOARD_CALLBACK") {
        fault(form.callback_number.empty(), "check.number_needed", "callback_number");
        fault(form.callback_source.empty(), "check.source_needed", "callback_source");
    }
    if (form.method == "ORG_EMAIL") {
        const auto domain = domain_in(form.domain);
        fault(domain.empty(), "check.domain_needed", "domain");
        fault(!domain.empty() && is_free_mail(domain, free_mail), "domain.free_mail", "domain");
    }
    return faults;
}

std::string domain_in(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.remove_suffix(1);
    if (text.find('@') != text.npos) text = is_mail_address(text) ? mail_domain(text) : std::string_view();
    std::string domain(text);
    for (auto& c : domain)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool is_one =
        domain.find('.') != domain.npos && domain.find("..") == domain.npos && domain.size() <= 253 &&
        !domain.empty() && domain.front() != '.' &&
        std::all_of(domain.begin(), domain.end(), [](char c) { return is_letter_or_digit(c) || c == '.' || c == '-'; });
    return is_one ? domain : std::string();
}

bool is_free_mail(std::string_view domain, std::span<const std::string> free_mail)
{
    return is_domain_of(domain, free_mail);
}

bool is_domain_of(std::string_view domain, std::span<const std::string> recorded)
{
    return std::any_of(recorded.begin(), recorded.end(), [&](const auto& each) {
        if (each.empty() || !domain.ends_with(each)) return false;
        return domain.size() == each.size() || domain[domain.size() - each.size() - 1] == '.';
    });
}

std::string_view destination_of(std::string_view destination, bool is_confirmed, std::span<const std::string> recorded,
                                std::span<const std::string> free_mail)
{
    if (destination.find_first_not_of(" \t\r\n") == destination.npos) return "NOT_CHOSEN";
    if (!is_confirmed) return "UNCONFIRMED_ORG";
    if (destination.find('@') == destination.npos) return "ORG_CHANNEL";
    // An address that cannot be read is nobody's of theirs.
    const auto domain = domain_in(destination);
    const bool is_theirs = !domain.empty() && is_domain_of(domain, recorded) && !is_free_mail(domain, free_mail);
    return is_theirs ? "ORG_CHANNEL" : "PERSONAL_MAILBOX";
}

}  // namespace sharing
