// Calls to the server, typed: the one place in the browser that knows paths, statuses and wire forms.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "client/app/platform.h"
#include "shared/acts/view.h"
#include "shared/core/result.h"
#include "shared/domain/draft.h"
#include "shared/domain/entry.h"
#include "shared/domain/registration.h"
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

/// What is wrong with a reply that came without being read: none when it is a 200.
Faults faults_in(const app::Reply& reply);

// ---- Files. They go between the browser and the server; this program never holds their bytes.
using Sent = std::function<void(Faults)>;  // no fault: it is there
/// Has a file made and hands it to the browser to save (IS-610).
void export_file(app::Platform& platform, std::string_view name, const Fields& fields, std::string_view format,
                 std::string_view purpose, Sent done);
/// A file of a record, to be saved (IS-432).
void open_file(app::Platform& platform, std::string_view record, std::string_view file, Sent done);
/// Sends a file that a file_picker holds to a record.
void add_file(app::Platform& platform, std::string_view record, std::uint32_t file, std::function<void(float)> progress,
              Sent done);

class Client {
  public:
    explicit Client(app::Platform& platform) : platform_(platform) {}

    void session(Done<SessionView> done);
    void sign_in(const std::string& username, const std::string& password, Done<SessionView> done);
    void begin_enrolment(Done<EnrolmentView> done);
    void confirm_enrolment(const std::string& code, Done<RecoveryCodesView> done);
    void give_code(const std::string& code, Done<SessionView> done);
    void answer_agreement(bool accepted, Done<SessionView> done);
    /// What a sign-in may owe before the agreement (REG-16, MAN-11).
    void accept_terms(int version, Done<SessionView> done);
    void renew_credential(const CredentialForm& form, Done<SessionView> done);
    void renew(Done<SessionView> done);
    void sign_out(std::function<void()> done);

    /// REG-5: kind NotFound: the link does not work, whyever. The other steps answer the same once its days are over.
    void open_registration(const std::string& token, Done<RegistrationView> done);
    void registration(Done<RegistrationView> done);
    void register_password(const std::string& password, Done<RegistrationView> done);
    void register_credential(const CredentialForm& form, Done<RegistrationView> done);
    void register_receipt(const std::string& number, Done<RegistrationView> done);
    void register_terms(int version, Done<RegistrationView> done);

    /// PLT-29. Stage becomes Locked; locking what is locked does nothing.
    void lock(Done<SessionView> done);
    /// Stage becomes Ready. Faults: "unlock.failed" on `password` (wrong), "sign_in.locked" (one wrong one too many:
    /// the session is over, or the door is shut for a while), "sign_in.busy", kind SignedOut (over already).
    void unlock(const std::string& password, Done<SessionView> done);

    /// PLT-27. What was kept of a form; without fields when nothing was. `form`: [a-z_]{1,40}.
    void draft(const std::string& form, Done<DraftView> done);
    /// Keeps these fields in place of those kept before; none: discards the draft. Counts as an act of the person, so
    /// it moves the idle end. Needs no key: doing it twice is doing it once.
    void save_draft(const std::string& form, const DraftFields& fields, Done<DraftView> done);

    /// PLT-25. The key of one act, to be kept by whoever may have to try that act again.
    std::string new_key() { return platform_.random_key(); }

    /// `key`: of the act that is tried again, once no answer came (kind Unavailable): then it is done at most once,
    /// and answered as it was at first. Empty: a new act. Faults: Conflict "act.outcome_unknown" when the server
    /// began this act and does not know how it ended; ask for it anew, under a new key.
    void search(const SearchForm& form, Done<SearchAnswer> done, const std::string& key = {});
    void roll(const RollForm& form, Done<RollAnswer> done, const std::string& key = {});
    void entry(const std::string& handle, Done<EntryView> done);
    void care(const std::string& handle, Done<CareSection> done);

    /// One act of the table of acts; `key` as for search().
    void act(const std::string& name, const Fields& fields, Done<View> done, const std::string& key);
    /// One view of the table of views.
    void look(const std::string& name, const Fields& fields, Done<View> done);

  private:
    app::Platform& platform_;
};

}  // namespace api
