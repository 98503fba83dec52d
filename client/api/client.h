// Calls to the server, typed: the one place in the browser that knows paths, statuses and wire forms.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "client/app/platform.h"
#include "shared/core/result.h"
#include "shared/domain/entry.h"
#include "shared/domain/search.h"
#include "shared/domain/session.h"

namespace api {

/// Why there is no answer: at least one error. Kind Unavailable with code "network.away" when the server was not
/// reached.
using Faults = std::vector<Error>;
template <class T>
using Outcome = tl::expected<T, Faults>;
template <class T>
using Done = std::function<void(Outcome<T>)>;

class Client {
  public:
    explicit Client(app::Platform& platform) : platform_(platform) {}

    void session(Done<SessionView> done);
    void sign_in(const std::string& username, const std::string& password, Done<SessionView> done);
    void begin_enrolment(Done<EnrolmentView> done);
    void confirm_enrolment(const std::string& code, Done<RecoveryCodesView> done);
    void give_code(const std::string& code, Done<SessionView> done);
    void answer_agreement(bool accepted, Done<SessionView> done);
    void renew(Done<SessionView> done);
    void sign_out(std::function<void()> done);

    void search(const SearchForm& form, Done<SearchAnswer> done);
    void roll(const RollForm& form, Done<RollAnswer> done);
    void entry(const std::string& handle, Done<EntryView> done);
    void care(const std::string& handle, Done<CareSection> done);

  private:
    app::Platform& platform_;
};

}  // namespace api
