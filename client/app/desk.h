// The desk of an Authoriser or of the Department: what has been looked at and what is being filled in, over the one way
// to every view and every act (shared/acts/act.h).
#pragma once

#include <functional>
#include <map>
#include <string>

#include "client/api/client.h"
#include "client/app/connection.h"
#include "client/app/part.h"
#include "client/app/platform.h"
#include "shared/acts/act.h"
#include "shared/acts/view.h"

namespace app {

/// One view as it was last answered.
struct Look {
    View view;
    bool is_there{};      // `view` has been answered, now or before
    bool is_asked{};      // an answer is on its way
    bool is_fresh{};      // nothing was done since
    unsigned revision{};  // another number with each answer
    api::Faults faults;   // why there is no answer
};

/// One form as it is being filled in: nothing typed is lost when it comes back with a fault.
struct ActForm {
    Fields fields;
    std::vector<Error> faults;
    bool is_busy{};
    std::string unreachable;  // why the last try got no answer
    std::string key;          // of the try that got none: the same form again is the same act (PLT-25)
    Fields sent;
};

class Desk {
  public:
    /// `used`: the server took something as use of the session. `signed_out`: it says that the session is over.
    Desk(const Part& part, Platform& platform, api::Client& api, Connection& connection, std::function<void()> used,
         std::function<void()> signed_out);

    /// The rows of this part of the program.
    const acts::Act* find_act(std::string_view name) const { return part_.find_act(name); }
    const acts::ViewOf* find_view(std::string_view name) const { return part_.find_view(name); }

    /// What this view shows; asks for it when it is shown for the first time, and anew once something was done. What
    /// was there stays on the screen meanwhile.
    const Look& look(std::string_view view, const Fields& asks = {});
    /// Asks again after a fault.
    void look_again(std::string_view view, const Fields& asks = {});
    /// What was seen is old: something was done, here or elsewhere.
    void refresh();

    /// The form of this act; `about` keeps two of one kind apart. Fields may be set beforehand.
    ActForm& form(std::string_view act, std::string_view about = {});
    void forget_form(std::string_view act, std::string_view about = {});
    using Done = std::function<void(const View&)>;
    using Refused = std::function<void(const api::Faults&)>;
    /// Checks the form by the table and sends it. `done` gets what was answered; the form is forgotten then. Faults
    /// stay in the form, and `refused` hears of them too.
    void send(std::string_view act, std::string_view about, Done done, Refused refused = {});
    /// An act without a form on the screen: fields as they are.
    void act(std::string_view act, const Fields& fields, Done done, Refused refused);

    /// The session is over: nothing is known any more.
    void forget();

  private:
    static std::string name_of(std::string_view name, std::string_view about);
    void ask(const std::string& name, const std::string& view, const Fields& asks);

    const Part& part_;
    Platform& platform_;
    api::Client& api_;
    Connection& connection_;
    const std::function<void()> used_, signed_out_;
    std::map<std::string, Look> looks_;
    std::map<std::string, ActForm> forms_;
    int life_{};  // answers to an earlier one are not heard
};

}  // namespace app
