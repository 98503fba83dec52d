#include "server/cli/running_server.h"

#include <spdlog/spdlog.h>

#include "server/admin/admin_service.h"
#include "server/admin/clocks.h"
#include "server/admin/restriction.h"
#include "server/http/site.h"
#include "server/mail/mail_sender.h"
#include "server/records/exports.h"
#include "server/records/handlers.h"
#include "server/services/draft_service.h"
#include "server/services/keyed_act_service.h"
#include "server/services/profile_service.h"
#include "server/services/refusal_service.h"
#include "server/services/registration_service.h"
#include "server/services/search_service.h"
#include "server/services/sign_in_service.h"

namespace cli {

namespace {

/// What the operator has to know: the log of the acts themselves is in the database.
void tell_faults(const admin::DueReport& report)
{
    for (const auto& fault : report.faults)
        spdlog::error("the clock '{}' has not done all of {}: {} {}", fault.clock, to_iso(fault.day), fault.error.code,
                      fault.error.detail);
}

}  // namespace

// In the order in which they are built: the gate last, so that it closes before anything that it reaches goes away.
struct RunningServer::Parts {
    Parts(const Settings& settings, const Clock& clock, store::Database& database,
          std::unique_ptr<services::SignInService> made, const crypto::ServerKey& own_key, http::Assets assets,
          Wiring& wiring)
        : key(own_key),
          sign_in(std::move(made)),
          registers(lookup::make_registers(settings, database, clock)),
          registration(*sign_in, *registers.credentials, *registers.training,
                       [this](store::Tx& tx, store::Person& person, const std::string& status) {
                           return restrict(tx, person, status);
                       }),
          search(settings, clock, database),
          profiles(settings, clock, database),
          refusals(settings, clock, database),
          drafts(settings, clock, database, key),
          keyed_acts(settings, clock, database, key),
          admin(settings, clock, database, key, records::handlers()),
          files(settings, clock, database, key,
                wiring.may_touch ? std::move(wiring.may_touch) : records::may_touch_records(admin.parts())),
          exports(admin),
          sender(settings, clock, database, key),
          clocks(settings, clock, database, key, tell_faults),
          app{settings, clock,  database,   *sign_in, search, profiles, registration,
              refusals, drafts, keyed_acts, admin,    files,  exports},
          site(app, std::move(assets))
    {
    }

    /// RES-4: as the daily check of credentials does it.
    Status restrict(store::Tx& tx, store::Person& person, const std::string& status)
    {
        const auto now = app.clock.now();
        const admin::Scene scene{tx, admin.parts(), now, melbourne_day(now), "system:credential"};
        return admin::restrict_for_credential(scene, person, status);
    }

    const crypto::ServerKey key;  // what acts and clocks refer to for as long as the server runs
    std::unique_ptr<services::SignInService> sign_in;
    lookup::Registers registers;
    services::RegistrationService registration;
    services::SearchService search;
    services::ProfileService profiles;
    services::RefusalService refusals;
    services::DraftService drafts;
    services::KeyedActService keyed_acts;
    admin::AdminService admin;
    records::FileService files;
    records::ExportService exports;
    mail::MailSender sender;
    admin::ClockRunner clocks;
    App app;
    http::Site site;
    std::unique_ptr<http::Gate> gate;
};

Result<std::unique_ptr<RunningServer>> RunningServer::start(const Settings& settings, const Clock& clock,
                                                            store::Database& database, Wiring wiring)
{
    auto assets = http::Assets::load(settings.server.web_root);
    if (!assets) return fail(assets.error());
    auto sign_in = services::SignInService::make(database, clock, settings);
    if (!sign_in) return fail(sign_in.error());
    const auto key = crypto::ServerKey::load_or_make(key_file_of(settings));
    if (!key) return fail(key.error());
    auto parts =
        std::make_unique<Parts>(settings, clock, database, std::move(*sign_in), *key, std::move(*assets), wiring);
    // Of people who never came back, nothing is kept longer than of anybody else.
    if (auto done = parts->drafts.forget_old(); !done) return fail(done.error());
    if (auto done = parts->keyed_acts.forget_old(); !done) return fail(done.error());
    parts->clocks.start();
    parts->sender.start();
    auto gate = http::Gate::open(
        {.settings = settings.server,
         .answerer = [&site = parts->site](const http::Incoming& incoming) { return site.answer(incoming); },
         .body_limit = &http::Api::body_limit,
         .now = std::move(wiring.moments)});
    if (!gate) return fail(gate.error());
    parts->gate = std::move(*gate);
    return std::unique_ptr<RunningServer>(new RunningServer(std::move(parts)));
}

RunningServer::RunningServer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
RunningServer::~RunningServer() = default;

int RunningServer::port() const { return parts_->gate->port(); }
const http::Gate& RunningServer::gate() const { return *parts_->gate; }

}  // namespace cli
