// Wilhelmina's school with somebody who was invited there, and registers that say what the test tells them to say.
#pragma once

#include "server/services/registration_service.h"
#include "tests/admin/admin_world.h"

struct ToldCredentials final : lookup::CredentialRegister {
    lookup::CredentialFound answer{lookup::Finding::Valid, "2029-06-30", "current"};
    std::vector<lookup::CredentialAsked> asked;
    lookup::CredentialFound check(const lookup::CredentialAsked& question) override
    {
        asked.push_back(question);
        return answer;
    }
};
struct ToldReceipts final : lookup::TrainingRegister {
    lookup::ReceiptFound answer{lookup::Finding::Valid, "2026-10-05"};
    std::vector<lookup::ReceiptAsked> asked;
    lookup::ReceiptFound check(const lookup::ReceiptAsked& question) override
    {
        asked.push_back(question);
        return answer;
    }
};

inline constexpr const char* kQuilla = "quilla.testworth";
inline constexpr const char* kGoodPassword = "violet otter crane 88";
inline constexpr const char* kFrom = "192.0.2.7";

class RegistrationWorld : public AdminWorld {
  public:
    RegistrationWorld();

    /// The token in the newest letter.
    std::string token();
    /// Invites Quilla to Moondust Primary School and answers the token of her link.
    std::string invited();
    /// A session by this link, which must open.
    SessionId open(const std::string& token);
    std::string told_open(const std::string& token);
    /// "factor": the step to take now, as the view says it.
    std::string step(SessionId session);
    Stage stage(SessionId session);
    std::string code(SessionId session);
    /// Each must succeed.
    void password(SessionId session, const std::string& password = kGoodPassword);
    void factor(SessionId session);
    void credential(SessionId session);
    void receipt(SessionId session);
    void terms(SessionId session);
    /// As far as this step, which is the next to take.
    SessionId at(const std::string& step, const std::string& token);
    /// Signs in with password and code; the stage after that is the caller's to ask.
    SessionId signed_in(const std::string& username = kQuilla);
    std::string told_credential(SessionId session, const std::string& number = "DEMO-WWC-0001");
    std::string told_receipt(SessionId session, const std::string& number = "DEMO-TRN-0001");
    std::string told_password(SessionId session, const std::string& password);
    /// "action outcome code" of the last `count` audit rows, oldest first.
    std::vector<std::string> log(int count);

    ToldCredentials credentials;
    ToldReceipts receipts;
    std::unique_ptr<services::SignInService> sign_in;
    std::unique_ptr<services::RegistrationService> registration;
};

/// "done", or "code@field".
template <class T>
std::string told_of(const Result<T>& result)
{
    if (result) return "done";
    return result.error().code + (result.error().field.empty() ? "" : "@" + result.error().field);
}
