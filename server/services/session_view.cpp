// What the page is told about its session: as much as the stage allows, and no more.
#include <algorithm>

#include "server/crypto/one_time_code.h"
#include "server/services/draft_service.h"
#include "server/services/sign_in_parts.h"
#include "server/store/draft_store.h"
#include "server/store/reference_store.h"
#include "server/store/review_store.h"
#include "server/store/restriction_store.h"

namespace services {
namespace {

int seconds_until(Instant end, Instant now) { return static_cast<int>(std::max<std::int64_t>(0, (end - now).count())); }

Result<std::vector<GrantView>> grant_views(store::Tx& tx, AccountId account, Date today)
{
    const auto grants = store::grants_of(tx, account, today);
    if (!grants) return fail(grants.error());
    std::vector<GrantView> views;
    for (const auto& grant : *grants) {
        const auto workforce = store::workforce_for(tx, account, grant.workforce);
        if (!workforce) return fail(workforce.error());
        auto purposes = store::purposes_of(tx, grant.workforce);
        if (!purposes) return fail(purposes.error());
        views.push_back({.id = grant.public_id,
                         .service = grant.service_name,
                         .user_type = grant.user_type,
                         .purposes = std::move(*purposes),
                         .may_list_roll = workforce->may_list_roll});
    }
    return views;
}

}  // namespace

SessionView SignInService::Parts::signed_out_view() const
{
    SessionView view;
    view.stage = Stage::SignedOut;
    view.product_name = settings.product.name;
    view.training = database.kind() == store::DataKind::Demo;
    view.now = clock.now();
    view.today = melbourne_day(view.now);
    view.utc_offset_minutes = melbourne_offset_minutes(view.now);
    return view;
}

Result<SessionView> SignInService::Parts::view_of(store::Tx& tx, const store::LiveSession& session, Instant now) const
{
    SessionView view = signed_out_view();
    view.stage = session.stage;
    const bool before_second_factor =
        session.stage == Stage::Enrolment || session.stage == Stage::Code || session.stage == Stage::Registration;

    // TRN-6: trainees have no authenticator at hand. A code that was taken is not shown again; the next one is.
    const bool is_turn = session.stage != Stage::Registration || session.proved == store::Proved::Password;
    if (view.training && before_second_factor && is_turn) {
        const auto account = store::find_account(tx, session.account);
        if (!account || !*account) return fail(ErrorKind::Unavailable, "database.failed");
        const bool enrolling = (*account)->totp_secret.empty();
        const auto secret =
            key.open(enrolling ? (*account)->totp_pending : (*account)->totp_secret, (*account)->public_id);
        const auto last = enrolling ? 0 : (*account)->totp_last_step;
        if (secret) view.training_code = crypto::totp_code(*secret, std::max(crypto::totp_step(now), last + 1));
    }
    if (before_second_factor) return view;

    view.name = session.name;
    if (session.stage == Stage::Terms) {
        view.may = session.may;
        view.terms_version = settings.session.terms_version;
    }
    if (session.stage != Stage::Ready && session.stage != Stage::Locked) return view;
    const std::chrono::seconds idle = std::chrono::minutes(settings.session.idle_minutes);
    view.idle_seconds_limit = static_cast<int>(idle.count());
    view.idle_seconds_left = seconds_until(session.last_seen_at + idle, now);
    view.warn_seconds_before = settings.session.warn_minutes * 60;
    view.session_seconds_left = seconds_until(session.started_at + std::chrono::hours(settings.session.max_hours), now);
    if (session.stage == Stage::Locked) return view;  // PLT-29: whose it is, and how long it lasts, no more

    view.may = session.may;
    if (session.may.user) {
        auto grants = grant_views(tx, session.account, view.today);
        if (!grants) return fail(grants.error());
        view.grants = std::move(*grants);
    }
    if (session.may.authoriser) {
        const auto waiting = store::review_waiting_for(tx, session.account);
        if (!waiting) return fail(waiting.error());
        view.review = {.closes_on = waiting->closes_on,
                       .is_overdue = waiting->closes_on && view.today > *waiting->closes_on,
                       .undecided = waiting->undecided};
    }
    auto drafts = store::draft_forms(tx, session.account, too_old_draft(settings, now));
    if (!drafts) return fail(drafts.error());
    view.drafts = std::move(*drafts);
    return view;
}

Result<SessionView> SignInService::Parts::view_after(store::Tx& tx, SessionId session, Instant now) const
{
    const auto live = store::require_live(tx, session, now, settings.session);
    if (!live) return fail(live.error());
    return view_of(tx, *live, now);
}

}  // namespace services
