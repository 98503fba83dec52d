// The whole surface on one page.
#include <algorithm>

#include "server/http/admin_handlers.h"
#include "server/http/draft_handlers.h"
#include "server/http/export_handlers.h"
#include "server/http/file_handlers.h"
#include "server/http/openapi.h"
#include "server/http/register_handlers.h"
#include "server/http/registration_handlers.h"
#include "server/http/route.h"
#include "server/http/session_handlers.h"
#include "server/records/files.h"
#include "shared/domain/draft.h"

namespace http {

namespace {

constexpr std::size_t kEmpty = 64;  // "{}" and room for spaces
constexpr std::size_t kShort = 1024;
constexpr std::size_t kForm = 4096;
constexpr std::size_t kActForm = 65536;  // a choice of 2,000 people
constexpr std::size_t kFileLimit = records::kFileBytes;

Answer show_health(App&, const Caller&, const Request&)
{
    Answer answer;
    answer.body = {{"ready", true}};
    return answer;
}

// What handlers refuse with, besides the wrapper's own refusals.
constexpr int kFault[] = {503};
constexpr int kSignIn[] = {422, 429, 503};
constexpr int kEnrol[] = {401, 409, 503};
constexpr int kFactor[] = {401, 404, 409, 503};
constexpr int kUnlock[] = {401, 409, 422, 429, 503};
constexpr int kCode[] = {401, 403, 404, 409, 422, 429, 503};
constexpr int kAgreement[] = {401, 403, 409, 422, 503};
constexpr int kLink[] = {404, 422, 503};
constexpr int kRegister[] = {401, 404, 409, 422, 429, 503};
constexpr int kTerms[] = {401, 409, 422, 503};
constexpr int kFind[] = {401, 403, 422, 429, 503};
constexpr int kDraft[] = {401, 422, 503};
constexpr int kAct[] = {401, 403, 404, 409, 422, 503};
constexpr int kFile[] = {401, 403, 404, 409, 422, 503};
constexpr int kOpen[] = {401, 403, 404, 429, 503};

using M = Method;
using R = Right;
using F = From;

constexpr Route kRoutes[] = {
    {M::Get, "/api/session", R::Anyone, F::OurPage, show_session, 0, "session", "", "SessionView", kFault,
     "Who is signed in, and what the session still owes. Does not count as activity.", WhenLocked::Reached},
    {M::Post, "/api/sign-in", R::Anyone, F::OurPage, sign_in, kShort, "sign_in", "SignInForm", "SessionView", kSignIn,
     "First step of signing in: username and password."},
    {M::Post, "/api/second-factor", R::SigningIn, F::OurPage, begin_enrolment, kEmpty, "sign_in", "Nothing",
     "EnrolmentView", kFactor, "Asks for a secret to put into an authenticator."},
    {M::Post, "/api/second-factor/confirmation", R::SigningIn, F::OurPage, confirm_enrolment, kShort, "sign_in",
     "CodeForm", "RecoveryCodesView", kCode, "Proves the authenticator; answers the recovery codes, once."},
    {M::Post, "/api/sign-in/code", R::SigningIn, F::OurPage, give_code, kShort, "sign_in", "CodeForm", "SessionView",
     kCode, "Second step of signing in: a code of the authenticator, or a recovery code."},
    {M::Post, "/api/agreement", R::SigningIn, F::OurPage, answer_agreement, kShort, "sign_in", "AgreementForm",
     "SessionView", kAgreement, "Last step of signing in: the sensitivity agreement. Declining signs out."},
    {M::Post, "/api/registration/open", R::Anyone, F::OurPage, open_registration, kShort, "registration.open",
     "LinkForm", "RegistrationView", kLink, "Opens the link of an invitation, in place of any session.",
     WhenLocked::Reached},
    {M::Get, "/api/registration", R::SigningIn, F::OurPage, show_registration, 0, "registration.view", "",
     "RegistrationView", kRegister, "Where whoever opened a link stands. Does not count as activity."},
    {M::Post, "/api/registration/password", R::SigningIn, F::OurPage, register_password, kShort,
     "registration.password", "UnlockForm", "RegistrationView", kRegister,
     "Chooses the password, or gives the one that was chosen under this link before."},
    {M::Post, "/api/registration/credential", R::SigningIn, F::OurPage, register_credential, kShort,
     "registration.credential", "CredentialForm", "RegistrationView", kRegister,
     "Gives the WWCC or VIT number, which the register must know under this name."},
    {M::Post, "/api/registration/training", R::SigningIn, F::OurPage, register_receipt, kShort, "registration.training",
     "ReceiptForm", "RegistrationView", kRegister, "Gives the training receipt number."},
    {M::Post, "/api/registration/terms", R::SigningIn, F::OurPage, register_terms, kShort, "registration.terms",
     "TermsForm", "RegistrationView", kRegister, "Accepts the Terms of Use, which ends the registration."},
    {M::Post, "/api/session/terms", R::SigningIn, F::OurPage, accept_new_terms, kShort, "sign_in.terms", "TermsForm",
     "SessionView", kTerms, "Accepts Terms of Use that are new since the last sign-in."},
    {M::Post, "/api/session/credential", R::SigningIn, F::OurPage, renew_credential, kShort, "sign_in.credential",
     "CredentialForm", "SessionView", kAgreement, "Gives a WWCC or VIT number that is owed again."},
    {M::Post, "/api/session/renewal", R::SignedIn, F::OurPage, renew_session, kEmpty, "session", "Nothing",
     "SessionView", kEnrol, "Still there: moves the idle end on."},
    {M::Post, "/api/session/lock", R::SigningIn, F::OurPage, lock_session, kEmpty, "session.lock", "Nothing",
     "SessionView", kEnrol, "Leaves the screen: the session reaches nothing until its password is given.",
     WhenLocked::Reached},
    {M::Post, "/api/session/unlock", R::SigningIn, F::OurPage, unlock_session, kShort, "session.unlock", "UnlockForm",
     "SessionView", kUnlock, "Comes back to a locked session.", WhenLocked::Reached},
    {M::Post, "/api/sign-out", R::SigningIn, F::OurPage, sign_out, kEmpty, "sign_out", "Nothing", "SessionView", kEnrol,
     "Ends the session.", WhenLocked::Reached},
    {M::Get, "/api/drafts/:form", R::SignedIn, F::OurPage, open_draft, 0, "draft.open", "", "DraftView", kDraft,
     "What was kept of a form; without fields when there is nothing."},
    {M::Post, "/api/drafts/:form", R::SignedIn, F::OurPage, save_draft, kDraftBodyLimit, "draft.save", "DraftForm",
     "DraftView", kDraft, "Keeps what was typed into a form, for its owner alone; without fields, discards it."},
    {M::Post, "/api/acts/:name", R::SignedIn, F::OurPage, do_act, kActForm, "act", "FieldsForm", "View", kAct,
     "Does one act of the table of acts, for whoever has the capability that it names."},
    {M::Post, "/api/views/:name", R::SignedIn, F::OurPage, look_at, kActForm, "view", "FieldsForm", "View", kAct,
     "Looks at one view of the table of views, for whoever has the capability that it names."},
    {M::Post, "/api/files/:record", R::SignedIn, F::OurPage, add_file, kFileLimit, "file.add", "FileBytes", "FileView",
     kFile, "Puts a file to a record: the bytes as they are, the name in X-File-Name.", WhenLocked::Refused,
     Carries::FileIn},
    {M::Post, "/api/files/:record/:file/content", R::SignedIn, F::OurPage, open_file, kEmpty, "file.open", "Nothing",
     "FileBytes", kFile, "Reads a file of a record. A POST, so that nothing keeps it.", WhenLocked::Refused,
     Carries::FileOut},
    {M::Post, "/api/exports/:name", R::SignedIn, F::OurPage, export_file, kForm, "export", "ExportForm", "FileBytes",
     kFile, "Makes one file of the table of exports, for whoever has the capability that it names; says what for.",
     WhenLocked::Refused, Carries::FileOut},
    {M::Post, "/api/searches", R::User, F::OurPage, search, kForm, "search", "SearchForm", "SearchAnswer", kFind,
     "Finds children by name and age under a stated purpose."},
    {M::Post, "/api/rolls", R::User, F::OurPage, list_roll, kForm, "roll", "RollForm", "RollAnswer", kFind,
     "Lists a service's own roll under a stated purpose."},
    {M::Get, "/api/entries/:handle", R::User, F::OurPage, open_entry, 0, "view", "", "EntryView", kOpen,
     "Opens an entry that a search or a roll has listed."},
    {M::Get, "/api/entries/:handle/sections/orders-and-care", R::User, F::OurPage, open_care_section, 0, "open_section",
     "", "CareSection", kOpen, "Opens the closed section of a full entry."},
    {M::Get,
     "/api/openapi.json",
     R::Anyone,
     F::Anywhere,
     show_openapi,
     0,
     "openapi",
     "",
     "OpenApi",
     {},
     "This description."},
    {M::Get,
     "/api/health",
     R::Anyone,
     F::Anywhere,
     show_health,
     0,
     "health",
     "",
     "Health",
     {},
     "Whether the server answers; for a proxy or a monitor."},
};

}  // namespace

std::span<const Route> routes() { return kRoutes; }

bool takes_key(const Route& route)
{
    const bool is_signed_in =
        route.right == Right::SignedIn || route.right == Right::User || route.right == Right::Authoriser;
    return route.method == Method::Post && is_signed_in && route.carries == Carries::Json;
}

std::vector<int> statuses_of(const Route& route)
{
    std::vector<int> all = {200, 400, 413, 503};
    all.insert(all.end(), route.refusals.begin(), route.refusals.end());
    if (route.method == Method::Post) all.push_back(411);
    if (route.method == Method::Post && route.carries != Carries::FileIn) all.push_back(415);
    if (route.from == From::OurPage) all.push_back(403);
    if (takes_key(route)) all.insert(all.end(), {409, 422, 429});
    if (route.right != Right::Anyone || (route.from == From::OurPage && route.when_locked == WhenLocked::Refused))
        all.push_back(401);
    all.insert(all.end(), {408, 431, 500});
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}  // namespace http
