#include "server/cli/demo_lives.h"

#include <array>

#include "server/admin/admin_service.h"
#include "server/admin/life.h"
#include "server/admin/restriction.h"
#include "server/crypto/random.h"
#include "server/records/handlers.h"
#include "server/register/training.h"
#include "server/store/duty_store.h"
#include "server/store/lookup_store.h"
#include "server/store/reference_store.h"
#include "server/store/session_store.h"

namespace cli {

namespace {

using std::chrono::hours;
constexpr hours kDay{24};

/// One person as the story wants them, invited by the Authoriser of this service.
struct Life {
    const char *first, *last, *service, *user_type;
    const char* story;  // "invited", "expired", "half", "lapsed", "restricted", "left"
    int days_ago;       // invited
};
constexpr std::array kLives{
    Life{"Rumi", "Exampleton", "Moondust Primary School (Fictional)", "Education support staff", "invited", 2},
    Life{"Tilly", "Mockingham", "Moondust Primary School (Fictional)", "Teacher", "half", 3},
    Life{"Rita", "Dummyfield", "Moondust Primary School (Fictional)", "Teacher", "restricted", 50},
    Life{"Ola", "Formerly", "Moondust Primary School (Fictional)", "Teacher", "left", 300},
    Life{"Hugo", "Pretendly", "Teacup Kindergarten (Fictional)", "Early childhood teacher", "expired", 12},
    Life{"Lotta", "Inventwell", "Teacup Kindergarten (Fictional)", "Early childhood teacher", "lapsed", 50},
};

Fields invitation_of(const Life& life, const View& choices)
{
    const std::string email = std::string(life.first) + "." + life.last + "@moondust.example";
    Fields form{{"first_name", life.first},
                {"last_name", life.last},
                {"email", email},
                {"email_again", email},
                {"user_type", life.user_type}};
    for (const auto* tick : {"is_relevant", "is_capable", "understands", "is_employed", "is_trained"})
        form[tick] = kTicked;
    const auto& services = choices.list("services");
    const auto& purposes = choices.list("purposes");
    for (std::size_t i = 0; i < services.rows.size(); ++i) {
        if (services.at(i, "name") != life.service) continue;
        form["services"] = services.at(i, "id");
        for (std::size_t j = 0; j < purposes.rows.size(); ++j)
            if (purposes.at(j, "workforce") == services.at(i, "workforce")) form["purpose"] = purposes.at(j, "code");
    }
    return form;
}

/// What the registers of the training database hold under this number becomes this person's.
Status give_numbers(store::Tx& tx, const admin::Parts& parts, store::Person& whom, const std::string& kind,
                    std::size_t number)
{
    whom.credential_kind = kind;
    whom.credential_number =
        parts.key.seal(registry::training_number(kind == "vit" ? "VIT" : "WWC", number), whom.public_id);
    whom.receipt_number = registry::training_number("TRN", number);
    const auto held = store::hold_receipt(tx, whom.receipt_number, whom.public_id, parts.clock.now());
    return held ? Status() : fail(held.error());
}

/// What happened after the invitation.
Status tell_on(store::Tx& tx, const admin::Parts& parts, const Life& life, const std::string& public_id)
{
    const auto now = parts.clock.now();
    const std::string story = life.story;
    auto person = store::find_person(tx, public_id);
    if (!person) return fail(person.error());
    auto invitation = store::last_invitation(tx, (*person)->id);
    if (!invitation) return fail(invitation.error());
    auto& open = **invitation;
    auto& whom = **person;
    open.sent_at = now - life.days_ago * kDay;
    if (story == "invited" || story == "expired") return store::save_invitation(tx, open);
    open.opened_at = open.sent_at + hours(5);
    int to_do = story == "half" ? 3 : 5;
    for (const auto& step : store::step_names(false))
        if (to_do-- > 0)
            if (auto done =
                    store::save_step(tx, open.id, {.step = step, .done_at = open.opened_at, .first_try_at = {}});
                !done)
                return done;
    if (story != "half") {
        open.done_at = open.opened_at;
        open.token_hash.clear();
        whom.activated_at = open.opened_at;
        const auto number = registry::first_invited_number() + static_cast<std::size_t>(&life - kLives.data());
        if (auto done = give_numbers(tx, parts, whom, "vit", number); !done) return done;
        whom.credential_state = story == "lapsed" ? "lapsed" : "current";
        whom.credential_expires_on = to_iso(add_days(melbourne_day(now), story == "lapsed" ? -4 : 400));
        whom.trained_on = to_iso(melbourne_day(open.sent_at - 20 * kDay));
        whom.terms_version = parts.settings.session.terms_version;
    }
    if (auto done = store::save_invitation(tx, open); !done) return done;
    if (open.done_at)
        if (auto done = store::set_last_sign_in(tx, whom.id, now - 6 * kDay); !done) return done;
    const admin::Scene scene{tx, parts, now, melbourne_day(now), "system:demo"};
    const auto state = admin::settle(scene, whom, story == "half" ? "invited" : story);
    if (!state) return fail(state.error());
    // With the case and the letters that it has in earnest (RES-12).
    return story == "restricted" ? admin::restrict_for_credential(scene, whom, "The register shows it as suspended.")
                                 : Status();
}

/// Of those who have had access for long: what registration would have left.
Status ground(store::Tx& tx, const admin::Parts& parts, const std::string& username, int& number)
{
    const auto account = store::find_account(tx, username);
    if (!account || !*account) return account ? Status() : fail(account.error());
    auto person = store::find_person(tx, (*account)->id);
    if (!person) return fail(person.error());
    auto& known = **person;
    const auto now = parts.clock.now();
    known.email = username + "@moondust.example";
    known.activated_at = now - (40 + number) * kDay;
    known.terms_version = parts.settings.session.terms_version;
    if (known.may.user) {
        const auto listed = static_cast<std::size_t>(number) + 1;
        if (auto done = give_numbers(tx, parts, known, number % 2 == 0 ? "vit" : "wwcc", listed); !done) return done;
        known.credential_state = "current";
        known.credential_expires_on = to_iso(registry::training_credential_end(listed, melbourne_day(now)));
        known.trained_on = to_iso(melbourne_day(now - (60 + 3 * number) * kDay));
    }
    // Pip has never signed in, and Bo not for long: what an Authoriser should see coming (OFF-4).
    const int days_ago = number == 7 ? 48 : number * 3 + 1;
    if (known.may.user && username != "pip.notarealname")
        if (auto done = store::set_last_sign_in(tx, known.id, now - days_ago * kDay); !done) return done;
    ++number;
    return store::save_person(tx, known);
}

}  // namespace

Result<services::Caller> begin_as(const admin::Parts& parts, const store::Person& person)
{
    services::Caller caller{.session = {},
                            .session_id = crypto::random_id(),
                            .account = person.id,
                            .account_id = person.public_id,
                            .may = person.may,
                            .network = "127.0.0.1"};
    const auto session = parts.database.act([&](store::Tx& tx) {
        return store::add_session(tx, {.public_id = caller.session_id,
                                       .token_hash = crypto::random_token(),
                                       .account = person.id,
                                       .stage = Stage::Ready,
                                       .device = {},
                                       .at = parts.clock.now(),
                                       .invitation = {}});
    });
    if (!session) return fail(session.error());
    caller.session = *session;
    return caller;
}

Status add_demo_lives(const admin::Parts& parts)
{
    int number = 0;
    for (const auto& each : registry::training_people())
        if (auto done = parts.database.act([&](store::Tx& tx) { return ground(tx, parts, each.username, number); });
            !done)
            return done;
    const auto augusta = parts.database.read(
        [](store::Tx& tx) { return store::find_person_by_email(tx, "augusta.placeholder@moondust.example"); });
    if (!augusta || !*augusta) return augusta ? fail(ErrorKind::NotFound, "account.not_found") : fail(augusta.error());
    const auto caller = begin_as(parts, **augusta);
    if (!caller) return fail(caller.error());
    admin::AdminService acts(parts.settings, parts.clock, parts.database, parts.key, records::handlers());
    const auto choices = acts.look(*caller, "invite_choices", {});
    if (!choices) return fail(choices.error().first());
    for (const auto& life : kLives) {
        const auto invited = acts.act(*caller, "invite", invitation_of(life, *choices));
        if (!invited) return fail(invited.error().first());
        const auto& id = invited->fact("person");
        if (auto done = parts.database.act([&](store::Tx& tx) { return tell_on(tx, parts, life, id); }); !done)
            return done;
        if (std::string_view(life.story) == "left")
            if (const auto removed = acts.act(*caller, "remove_people", {{"people", id}, {"reason", "left"}}); !removed)
                return fail(removed.error().first());
    }
    return parts.database.act(
        [&](store::Tx& tx) { return store::end_session(tx, caller->session, "signed out", parts.clock.now()); });
}

}  // namespace cli
