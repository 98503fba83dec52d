#include "client/api/client.h"

#include <nlohmann/json.hpp>

#include "shared/json/acts_json.h"
#include "shared/json/draft_json.h"
#include "shared/json/entry_json.h"
#include "shared/json/error_json.h"
#include "shared/json/registration_json.h"
#include "shared/json/search_json.h"
#include "shared/json/session_json.h"

namespace api {
namespace {

using nlohmann::json;

Faults away() { return {{ErrorKind::Unavailable, "network.away", {}, {}}}; }

/// The way back of the server's one table from ErrorKind to status.
ErrorKind kind_of(int status)
{
    switch (status) {
        case 401: return ErrorKind::SignedOut;
        case 403: return ErrorKind::Forbidden;
        case 404: return ErrorKind::NotFound;
        case 409: return ErrorKind::Conflict;
        case 429: return ErrorKind::TooMany;
        case 400:
        case 413:
        case 415:
        case 422: return ErrorKind::Invalid;
        default: return ErrorKind::Unavailable;
    }
}

/// Why a reply is no 200.
Faults faults_of(const app::Reply& reply, const json& body)
{
    if (reply.status == 0) return away();
    const auto kind = kind_of(reply.status);
    if (!body.is_discarded())
        if (auto faults = wire::errors_from_json(body, kind)) return std::move(*faults);
    return {{kind, "answer.unreadable", {}, {}}};
}

template <class T>
Outcome<T> read(const app::Reply& reply)
{
    const json body = json::parse(reply.body, nullptr, false);
    if (reply.status == 200) {
        auto value = body.is_discarded() ? Result<T>(fail(ErrorKind::Unavailable, "answer.unreadable"))
                                         : wire::from_json<T>(body);
        if (value) return std::move(*value);
        return tl::unexpected(Faults{{ErrorKind::Unavailable, "answer.unreadable", {}, {}}});
    }
    return tl::unexpected(faults_of(reply, body));
}

template <class T>
void call(app::Platform& platform, std::string_view path, std::string body, std::string_view key, Done<T> done)
{
    platform.call(path, std::move(body), key,
                  [done = std::move(done)](const app::Reply& reply) { done(read<T>(reply)); });
}

template <class T>
void get(app::Platform& platform, std::string_view path, Done<T> done)
{
    call<T>(platform, path, {}, {}, std::move(done));
}

template <class T>
void post(app::Platform& platform, std::string_view path, const json& body, Done<T> done)
{
    // Bytes that are no text (half a letter, pasted) become a mark, as on the server.
    call<T>(platform, path, body.dump(-1, ' ', false, json::error_handler_t::replace), {}, std::move(done));
}

/// An act that is done at most once under its key (PLT-25).
template <class T>
void keyed(app::Platform& platform, std::string_view path, const json& body, const std::string& key, Done<T> done)
{
    call<T>(platform, path, body.dump(-1, ' ', false, json::error_handler_t::replace),
            key.empty() ? platform.random_key() : key, std::move(done));
}

}  // namespace

Faults faults_in(const app::Reply& reply)
{
    return reply.status == 200 ? Faults{} : faults_of(reply, json::parse(reply.body, nullptr, false));
}

void export_file(app::Platform& platform, std::string_view name, const Fields& fields, std::string_view format,
                 std::string_view purpose, Sent done)
{
    auto form = wire::to_json(fields);
    form["format"] = format;
    form["purpose"] = purpose;
    platform.download("/api/exports/" + std::string(name), form.dump(),
                      [done = std::move(done)](const app::Reply& reply) { done(faults_in(reply)); });
}

void open_file(app::Platform& platform, std::string_view record, std::string_view file, Sent done)
{
    platform.download("/api/files/" + std::string(record) + "/" + std::string(file) + "/content", "{}",
                      [done = std::move(done)](const app::Reply& reply) { done(faults_in(reply)); });
}

void add_file(app::Platform& platform, std::string_view record, std::uint32_t file, std::function<void(float)> progress,
              Sent done)
{
    platform.upload(file, "/api/files/" + std::string(record), std::move(progress),
                    [done = std::move(done)](const app::Reply& reply) { done(faults_in(reply)); });
}

void Client::session(Done<SessionView> done) { get<SessionView>(platform_, "/api/session", std::move(done)); }

void Client::sign_in(const std::string& username, const std::string& password, Done<SessionView> done)
{
    post<SessionView>(platform_, "/api/sign-in", {{"username", username}, {"password", password}}, std::move(done));
}

void Client::begin_enrolment(Done<EnrolmentView> done)
{
    post<EnrolmentView>(platform_, "/api/second-factor", json::object(), std::move(done));
}

void Client::confirm_enrolment(const std::string& code, Done<RecoveryCodesView> done)
{
    post<RecoveryCodesView>(platform_, "/api/second-factor/confirmation", {{"code", code}}, std::move(done));
}

void Client::give_code(const std::string& code, Done<SessionView> done)
{
    post<SessionView>(platform_, "/api/sign-in/code", {{"code", code}}, std::move(done));
}

void Client::answer_agreement(bool accepted, Done<SessionView> done)
{
    post<SessionView>(platform_, "/api/agreement", {{"accepted", accepted}}, std::move(done));
}

void Client::accept_terms(int version, Done<SessionView> done)
{
    post<SessionView>(platform_, "/api/session/terms", {{"version", version}}, std::move(done));
}

void Client::renew_credential(const CredentialForm& form, Done<SessionView> done)
{
    post<SessionView>(platform_, "/api/session/credential", wire::to_json(form), std::move(done));
}

void Client::open_registration(const std::string& token, Done<RegistrationView> done)
{
    post<RegistrationView>(platform_, "/api/registration/open", {{"token", token}}, std::move(done));
}

void Client::registration(Done<RegistrationView> done)
{
    get<RegistrationView>(platform_, "/api/registration", std::move(done));
}

void Client::register_password(const std::string& password, Done<RegistrationView> done)
{
    post<RegistrationView>(platform_, "/api/registration/password", {{"password", password}}, std::move(done));
}

void Client::register_credential(const CredentialForm& form, Done<RegistrationView> done)
{
    post<RegistrationView>(platform_, "/api/registration/credential", wire::to_json(form), std::move(done));
}

void Client::register_receipt(const std::string& number, Done<RegistrationView> done)
{
    post<RegistrationView>(platform_, "/api/registration/training", {{"number", number}}, std::move(done));
}

void Client::register_terms(int version, Done<RegistrationView> done)
{
    post<RegistrationView>(platform_, "/api/registration/terms", {{"version", version}}, std::move(done));
}

void Client::renew(Done<SessionView> done)
{
    post<SessionView>(platform_, "/api/session/renewal", json::object(), std::move(done));
}

void Client::sign_out(std::function<void()> done)
{
    platform_.call("/api/sign-out", "{}", {}, [done = std::move(done)](const app::Reply&) { done(); });
}

void Client::lock(Done<SessionView> done)
{
    post<SessionView>(platform_, "/api/session/lock", json::object(), std::move(done));
}

void Client::unlock(const std::string& password, Done<SessionView> done)
{
    post<SessionView>(platform_, "/api/session/unlock", {{"password", password}}, std::move(done));
}

void Client::draft(const std::string& form, Done<DraftView> done)
{
    get<DraftView>(platform_, "/api/drafts/" + form, std::move(done));
}

void Client::save_draft(const std::string& form, const DraftFields& fields, Done<DraftView> done)
{
    post<DraftView>(platform_, "/api/drafts/" + form, wire::to_json(DraftForm{fields}), std::move(done));
}

void Client::search(const SearchForm& form, Done<SearchAnswer> done, const std::string& key)
{
    keyed<SearchAnswer>(platform_, "/api/searches", wire::to_json(form), key, std::move(done));
}

void Client::roll(const RollForm& form, Done<RollAnswer> done, const std::string& key)
{
    keyed<RollAnswer>(platform_, "/api/rolls", wire::to_json(form), key, std::move(done));
}

void Client::act(const std::string& name, const Fields& fields, Done<View> done, const std::string& key)
{
    keyed<View>(platform_, "/api/acts/" + name, wire::to_json(fields), key, std::move(done));
}

void Client::look(const std::string& name, const Fields& fields, Done<View> done)
{
    post<View>(platform_, "/api/views/" + name, wire::to_json(fields), std::move(done));
}

void Client::entry(const std::string& handle, Done<EntryView> done)
{
    get<EntryView>(platform_, "/api/entries/" + handle, std::move(done));
}

void Client::care(const std::string& handle, Done<CareSection> done)
{
    get<CareSection>(platform_, "/api/entries/" + handle + "/sections/orders-and-care", std::move(done));
}

}  // namespace api
