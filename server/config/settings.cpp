#include "server/config/settings.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <string_view>
#include <utility>
#include <variant>

#include "shared/core/mail_address.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace {

/// One setting: where it lives and what it may be.
struct Field {
    std::string_view section, key;
    std::variant<std::string*, int*, bool*> value;
    int least = 0, most = std::numeric_limits<int>::max();  // of a number

    std::string name() const { return std::string(section) + "." + std::string(key); }
};

std::vector<Field> fields_of(Settings& s)
{
    constexpr int kHour = 3600;
    return {
        {"server", "host", &s.server.host},
        {"server", "port", &s.server.port, 0, 65535},
        {"server", "behind_proxy", &s.server.behind_proxy},
        {"server", "web_root", &s.server.web_root},
        {"server", "workers", &s.server.workers, 1, 256},
        {"server", "queue", &s.server.queue, 1, 65536},
        {"server", "max_connections", &s.server.max_connections, 16, 262144},
        {"server", "head_seconds", &s.server.head_seconds, 1, kHour},
        {"server", "request_seconds", &s.server.request_seconds, 1, kHour},
        {"server", "response_seconds", &s.server.response_seconds, 1, kHour},
        {"server", "idle_seconds", &s.server.idle_seconds, 1, kHour},
        {"server", "requests_per_connection", &s.server.requests_per_connection, 1, 1000000},
        {"server", "stranger_refusals", &s.server.stranger_refusals, 1, 100000},
        {"data", "database", &s.data.database},
        {"data", "key_file", &s.data.key_file},
        {"data", "readers", &s.data.readers, 1, 64},
        {"product", "name", &s.product.name},
        {"product", "help_contact", &s.product.help_contact},
        {"product", "site_url", &s.product.site_url},
        {"sign_in", "failures_before_lock", &s.sign_in.failures_before_lock, 1, 100},
        {"sign_in", "lock_minutes", &s.sign_in.lock_minutes, 1, 1440},
        {"sign_in", "password_min", &s.sign_in.password_min, 14, 64},  // REG-15 is the floor
        {"sign_in", "recovery_codes", &s.sign_in.recovery_codes, 1, 50},
        {"sign_in", "hash_memory_kib", &s.sign_in.hash_memory_kib, 8192, 4194304},
        {"sign_in", "hash_passes", &s.sign_in.hash_passes, 1, 100},
        {"sign_in", "hash_workers", &s.sign_in.hash_workers, 1, 64},
        {"sign_in", "hash_queue", &s.sign_in.hash_queue, 1, 4096},
        {"session", "idle_minutes", &s.session.idle_minutes, 1, 1440},
        {"session", "warn_minutes", &s.session.warn_minutes, 0, 1440},
        {"session", "max_hours", &s.session.max_hours, 1, 24},
        {"session", "idempotency_hours", &s.session.idempotency_hours, 1, 168},
        {"session", "terms_version", &s.session.terms_version, 1, 1000000},
        {"drafts", "keep_days", &s.drafts.keep_days, 1, 90},
        {"clocks", "invite_link_days", &s.clocks.invite_link_days, 1, 30},
        {"clocks", "review_window_days", &s.clocks.review_window_days, 14, 60},
        {"clocks", "review_locks_only_undecided", &s.clocks.review_locks_only_undecided},
        {"clocks", "review_shows_usage", &s.clocks.review_shows_usage},
        {"clocks", "inactivity_days", &s.clocks.inactivity_days, 45, 60},
        {"clocks", "absence_remove_days", &s.clocks.absence_remove_days, 1, 90},
        {"clocks", "transfer_max_days", &s.clocks.transfer_max_days, 1, 90},
        {"clocks", "receipt_reuse_months", &s.clocks.receipt_reuse_months, 0, 12},
        {"clocks", "exit_notice_weeks", &s.clocks.exit_notice_weeks, 0, 52},
        {"clocks", "review_request_business_days", &s.clocks.review_request_business_days, 20, 250},
        {"clocks", "usage_report_days", &s.clocks.usage_report_days, 1, 14},
        {"clocks", "run_inactivity", &s.clocks.run_inactivity},
        {"clocks", "run_credential", &s.clocks.run_credential},
        {"clocks", "run_review", &s.clocks.run_review},
        {"clocks", "run_absence", &s.clocks.run_absence},
        {"clocks", "run_transfer", &s.clocks.run_transfer},
        {"clocks", "run_retention", &s.clocks.run_retention},
        {"mail", "smtp_url", &s.mail.smtp_url},
        {"mail", "sender", &s.mail.sender},
        {"mail", "reply_to", &s.mail.reply_to},
        {"mail", "department", &s.mail.department},
        {"mail", "user", &s.mail.user},
        {"mail", "password", &s.mail.password},
        {"mail", "tls", &s.mail.tls},
        {"mail", "timeout_seconds", &s.mail.timeout_seconds, 1, 600},
        {"mail", "max_tries", &s.mail.max_tries, 1, 100},
        {"mail", "retry_seconds", &s.mail.retry_seconds, 1, kHour},
        {"lookup", "wwcc_url", &s.lookup.wwcc_url},
        {"lookup", "vit_url", &s.lookup.vit_url},
        {"lookup", "training_url", &s.lookup.training_url},
        {"lookup", "token", &s.lookup.token},
        {"lookup", "timeout_seconds", &s.lookup.timeout_seconds, 1, 60},
        {"register", "entry_age_limit_years", &s.registry.entry_age_limit_years, 1, 30},
        {"register", "entry_age_limit_at_school", &s.registry.entry_age_limit_at_school, 1, 30},
        {"register", "inactive_after_death_months", &s.registry.inactive_after_death_months, 0, 1200},
        {"register", "searches_per_hour", &s.registry.searches_per_hour, 1, 100000},
        {"register", "views_per_hour", &s.registry.views_per_hour, 1, 100000},
        {"register", "show_supports", &s.registry.show_supports},
        {"audit", "flag_from_hour", &s.audit.flag_from_hour, 0, 24},
        {"audit", "flag_until_hour", &s.audit.flag_until_hour, 0, 24},
        {"audit", "flag_children_a_day", &s.audit.flag_children_a_day, 1, 100000},
        {"audit", "flag_same_child_a_week", &s.audit.flag_same_child_a_week, 1, 100000},
        {"audit", "flag_searches_without_view", &s.audit.flag_searches_without_view, 1, 100000},
        {"audit", "flag_refusals_a_day", &s.audit.flag_refusals_a_day, 1, 100000},
    };
}

tl::unexpected<Error> wrong(std::string code, const std::string& name, std::string why)
{
    return fail(ErrorKind::Invalid, std::move(code), name, std::move(why));
}
tl::unexpected<Error> wrong_type(const Field& field)
{
    const char* kinds[] = {"a text", "a whole number", "true or false"};
    return wrong("settings.wrong_type", field.name(), field.name() + " must be " + kinds[field.value.index()] + ".");
}

Status set_number(const Field& field, std::int64_t number)
{
    if (number < field.least || number > field.most)
        return wrong("settings.out_of_range", field.name(),
                     field.name() + " must be between " + std::to_string(field.least) + " and " +
                         std::to_string(field.most) + ".");
    *std::get<int*>(field.value) = static_cast<int>(number);
    return {};
}

Status set_from_toml(const Field& field, const toml::node& node)
{
    if (auto* const* text = std::get_if<std::string*>(&field.value)) {
        const auto given = node.value_exact<std::string>();
        if (!given) return wrong_type(field);
        **text = *given;
        return {};
    }
    if (auto* const* flag = std::get_if<bool*>(&field.value)) {
        const auto given = node.value_exact<bool>();
        if (!given) return wrong_type(field);
        **flag = *given;
        return {};
    }
    const auto given = node.value_exact<std::int64_t>();
    return given ? set_number(field, *given) : wrong_type(field);
}

Status set_from_text(const Field& field, std::string_view given)
{
    if (auto* const* text = std::get_if<std::string*>(&field.value)) {
        **text = given;
        return {};
    }
    if (auto* const* flag = std::get_if<bool*>(&field.value)) {
        if (given != "true" && given != "false") return wrong_type(field);
        **flag = given == "true";
        return {};
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
    if (error != std::errc{} || end != given.data() + given.size()) return wrong_type(field);
    return set_number(field, number);
}

Status read_toml(const std::string& path, const std::vector<Field>& fields)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored))
        return wrong("settings.unreadable", "", "There is no settings file at " + path + ".");
    const auto parsed = toml::parse_file(path);
    if (!parsed) {
        const auto& error = parsed.error();
        return wrong("settings.unreadable", "",
                     path + ", line " + std::to_string(error.source().begin.line) + ": " +
                         std::string(error.description()) + ".");
    }
    for (const auto& [section, inside] : parsed.table()) {
        const auto* table = inside.as_table();
        if (table == nullptr)
            return wrong("settings.unknown_key", std::string(section.str()),
                         "Settings stand in sections: [server], [data] ...");
        for (const auto& [key, node] : *table) {
            const auto field = std::find_if(fields.begin(), fields.end(), [&](const Field& each) {
                return each.section == section.str() && each.key == key.str();
            });
            const std::string name = std::string(section.str()) + "." + std::string(key.str());
            if (field == fields.end()) return wrong("settings.unknown_key", name, "There is no setting " + name + ".");
            if (auto ok = set_from_toml(*field, node); !ok) return ok;
        }
    }
    return {};
}

Status read_environment(const std::vector<Field>& fields)
{
    for (const auto& field : fields) {
        std::string variable = "CHILDLINK_" + std::string(field.section) + "_" + std::string(field.key);
        std::transform(variable.begin(), variable.end(), variable.begin(),
                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        if (const char* given = std::getenv(variable.c_str()))
            if (auto ok = set_from_text(field, given); !ok) return ok;
    }
    return {};
}

bool is_loopback(const std::string& host) { return host == "localhost" || host == "::1" || host.starts_with("127."); }

/// The host in "scheme://host:port/path", brackets of IPv6 taken off.
std::string host_of(const std::string& url)
{
    const auto scheme = url.find("://");
    if (scheme == std::string::npos) return {};
    auto host = url.substr(scheme + 3);
    host.resize(std::min(host.find('/'), host.size()));
    if (host.starts_with("[")) return host.substr(1, host.find(']') - 1);
    host.resize(std::min(host.find(':'), host.size()));
    return host;
}

// Letters name people, and invitations open accounts: they do not cross a network in the open.
Status check_mail(const Settings::Mail& mail)
{
    for (const auto& [key, value] : {std::pair{"mail.sender", &mail.sender}, std::pair{"mail.reply_to", &mail.reply_to},
                                     std::pair{"mail.department", &mail.department}})
        if (!value->empty() && !is_mail_address(*value))
            return wrong("settings.wrong_type", key,
                         std::string(key) + " must be an address such as no-reply@example.org.");
    if (mail.tls != "required" && mail.tls != "none")
        return wrong("settings.wrong_type", "mail.tls", "mail.tls must be required or none.");
    if (mail.smtp_url.empty()) return {};
    const auto host = host_of(mail.smtp_url);
    const bool is_smtp = mail.smtp_url.starts_with("smtp://") || mail.smtp_url.starts_with("smtps://");
    if (!is_smtp || host.empty() || mail.smtp_url.find('@') != std::string::npos)
        return wrong("settings.wrong_type", "mail.smtp_url",
                     "mail.smtp_url must be smtp://HOST:PORT or smtps://HOST:PORT; the user stands in mail.user.");
    if (mail.tls == "none" && !is_loopback(host))
        return wrong("settings.unsafe_mail", "mail.tls",
                     "mail.tls is none, and mail.smtp_url is on another computer: letters would cross the network in "
                     "the open. Set it to required.");
    if (mail.sender.empty() || mail.sender.ends_with(".invalid"))
        return wrong("settings.sender_missing", "mail.sender",
                     "mail.sender must be an address of yours before letters are sent.");
    return {};
}

// A question names a person and the number of their clearance: it does not cross a network in the open.
Status check_lookup(const Settings::Lookup& lookup)
{
    for (const auto& [key, url] :
         {std::pair{"lookup.wwcc_url", &lookup.wwcc_url}, std::pair{"lookup.vit_url", &lookup.vit_url},
          std::pair{"lookup.training_url", &lookup.training_url}}) {
        if (url->empty()) continue;
        const bool is_plain = url->starts_with("http://");
        const auto host = host_of(*url);
        if ((!is_plain && !url->starts_with("https://")) || host.empty() || url->find('@') != std::string::npos)
            return wrong("settings.wrong_type", key,
                         std::string(key) + " must be https://HOST/PATH; what lets us in stands in lookup.token.");
        if (is_plain && !is_loopback(host))
            return wrong("settings.unsafe_lookup", key,
                         std::string(key) +
                             " is on another computer and does not begin with https://: names and "
                             "numbers would cross the network in the open.");
    }
    if (std::any_of(lookup.token.begin(), lookup.token.end(), [](unsigned char c) { return c <= 0x20 || c >= 0x7F; }))
        return wrong("settings.wrong_type", "lookup.token", "lookup.token must be one word of plain characters.");
    return {};
}

bool is_address(const std::string& text)
{
    unsigned char out[sizeof(in6_addr)];
    return ::inet_pton(AF_INET, text.c_str(), out) == 1 || ::inet_pton(AF_INET6, text.c_str(), out) == 1;
}

}  // namespace

Result<Settings> load_settings(const std::string& toml_path)
{
    Settings settings;
    const auto fields = fields_of(settings);
    if (!toml_path.empty())
        if (auto ok = read_toml(toml_path, fields); !ok) return fail(ok.error());
    if (auto ok = read_environment(fields); !ok) return fail(ok.error());
    if (!settings.server.behind_proxy.empty() && !is_address(settings.server.behind_proxy))
        return wrong("settings.wrong_type", "server.behind_proxy",
                     "server.behind_proxy must be an IP address, such as 127.0.0.1.");
    if (settings.session.warn_minutes >= settings.session.idle_minutes)
        return wrong("settings.out_of_range", "session.warn_minutes",
                     "session.warn_minutes must be less than session.idle_minutes.");
    if (auto ok = check_mail(settings.mail); !ok) return fail(ok.error());
    if (auto ok = check_lookup(settings.lookup); !ok) return fail(ok.error());
    return settings;
}

Status check_safe(const Settings& settings)
{
    if (is_loopback(settings.server.host) || !settings.server.behind_proxy.empty()) return {};
    return wrong(
        "settings.unsafe_listen", "server.host",
        "server.host is " + settings.server.host +
            ", which other computers can reach, and this program does not encrypt by itself: names of children "
            "and passwords would cross the network in the open. Put a proxy that does TLS in front and name its "
            "address in server.behind_proxy, or listen on 127.0.0.1. See docs/operations/nginx.md.");
}

std::string key_file_of(const Settings& settings)
{
    return settings.data.key_file.empty() ? settings.data.database + ".key" : settings.data.key_file;
}

std::vector<std::string> setting_names()
{
    Settings settings;
    std::vector<std::string> names;
    for (const auto& field : fields_of(settings)) names.push_back(field.name());
    return names;
}
