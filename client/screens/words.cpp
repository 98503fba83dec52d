#include "client/screens/words.h"

#include <algorithm>
#include <array>

namespace screens {
namespace {

struct Words {
    std::string_view code, text;
};

constexpr std::array kWords{
    // The search form (SRC-1, SRC-2, SRC-7)
    Words{"search.last_name_required", "Enter the child's last name"},
    Words{"search.last_name_too_short", "Last name must be 2 letters or more"},
    Words{"search.wildcard", "Enter a name without * or ?, since a name must be searched for as it is written"},
    Words{"search.age_or_birth_required", "Enter a date of birth or an age in whole years"},
    Words{"search.age_out_of_range", "Age must be a whole number from 0 to 20"},
    Words{"search.age_not_a_number", "Age must be a whole number from 0 to 20"},
    Words{"search.birth_in_future", "Date of birth must be today or earlier"},
    Words{"search.birth_not_a_date", "Enter the date of birth as day, month and year, such as 18/7/2020"},
    Words{"search.purpose_required", "Choose why you need this"},
    Words{"search.purpose_unknown", "Choose why you need this"},
    Words{"search.grant_required", "Choose the service you are acting for"},
    Words{"search.grant_unknown", "You no longer have access for this service. Ask your Authoriser"},
    Words{"search.note_too_long", "Note must be 200 characters or fewer"},
    // Signing in (REG-15 to REG-21)
    Words{"sign_in.failed", "Those details do not match. Check them and try again"},
    Words{"sign_in.username_required", "Enter your username"},
    Words{"sign_in.password_required", "Enter your password"},
    Words{"sign_in.code_required", "Enter the six digits from your authenticator app"},
    Words{"sign_in.recovery_code_required", "Enter one of your recovery codes"},
    Words{"sign_in.locked", "Too many tries. Sign-in is closed for 15 minutes; then try again"},
    Words{"sign_in.busy", "Many people are signing in just now. Wait a moment and try again"},
    Words{"sign_in.wrong_step", "That step has been done already. Continue from here"},
    Words{"recovery.not_confirmed", "Tick the box once you have stored the codes"},
    // Accounts
    Words{"account.locked", "Your access is paused until your Authoriser finishes the access review"},
    Words{"account.restricted", "Your access is restricted. The Department will contact you"},
    Words{"account.inactive", "Your access has ended. If you need it again, ask your Authoriser"},
    Words{"account.not_user", "Your account does not include looking at children's entries"},
    Words{"roll.not_allowed", "This service has no roll in Child Link"},
    // Limits and faults
    Words{"usage.limit", "You have reached the hourly limit. Wait a while, then try again"},
    Words{"session.ended", "Your session has ended. Sign in again"},
};

}  // namespace

std::string_view words_for(std::string_view code)
{
    const auto found =
        std::find_if(kWords.begin(), kWords.end(), [&](const Words& words) { return words.code == code; });
    return found != kWords.end() ? found->text
                                 : "Something went wrong on our side. Try again; if it goes on, ask for help";
}

std::vector<widgets::Fault> in_words(const std::vector<Error>& errors)
{
    std::vector<widgets::Fault> faults;
    for (const auto& error : errors) faults.push_back({error.field, std::string(words_for(error.code))});
    return faults;
}

}  // namespace screens
