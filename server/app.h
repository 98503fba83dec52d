// What the running server is made of. Handlers get this; nothing is global.
#pragma once

#include "server/config/settings.h"
#include "server/core/clock.h"
#include "server/store/database.h"

namespace admin {
class AdminService;
}
namespace records {
class ExportService;
class FileService;
}
namespace services {
class SignInService;
class SearchService;
class ProfileService;
class RefusalService;
class RegistrationService;
class DraftService;
class KeyedActService;
}  // namespace services

struct App {
    const Settings& settings;
    const Clock& clock;
    store::Database& database;
    services::SignInService& sign_in;
    services::SearchService& search;
    services::ProfileService& profiles;
    services::RegistrationService& registration;
    services::RefusalService& refusals;
    services::DraftService& drafts;
    services::KeyedActService& keyed_acts;
    admin::AdminService& admin;
    records::FileService& files;
    records::ExportService& exports;
};
