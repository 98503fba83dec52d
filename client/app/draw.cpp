// One frame: what surrounds every screen, the screen itself, and the warning before the session ends.
#include <algorithm>
#include <array>
#include <string>

#include "client/app/app.h"
#include "client/app/routes.h"
#include "client/screens/plain_screens.h"
#include "client/screens/registration_screen.h"
#include "client/screens/review_reminder.h"
#include "client/screens/sign_in_screen.h"
#include "client/widgets/chrome.h"
#include "client/widgets/widgets.h"
#include "client/words/words.h"

using words::say;
using words::Word;

namespace {

std::string place_line(const SessionView& session)
{
    if (session.grants.empty() && acts::may(session.may, acts::By::Staff)) return words::text(Word::department_title);
    if (session.grants.empty()) return session.may.authoriser ? words::text(Word::common_authoriser) : "";
    if (session.grants.size() > 1) return say(words::Plural::chrome_services, static_cast<long>(session.grants.size()));
    const auto& grant = session.grants.front();
    return say(Word::chrome_place, {{"user_type", grant.user_type}, {"service", grant.service}});
}

/// Whether "Department" of the menu is where this address belongs: what has a line of its own there has not.
bool is_of_department(std::string_view path)
{
    constexpr std::array kOwnLines{"/department/cases", "/department/usage", "/department/flags"};
    return path.starts_with("/department") &&
           std::none_of(kOwnLines.begin(), kOwnLines.end(), [&](const char* own) { return path.starts_with(own); });
}

struct SharingLine {
    Word name;
    std::string_view path, also;  // `also`: what belongs to it as well
    widgets::Icon icon{};
};
// What lies elsewhere below the first address belongs to the requests.
constexpr std::array kSharingLines{
    SharingLine{Word::sharing_title, "/sharing", {}, widgets::Icon::list},
    SharingLine{Word::nav_log, "/sharing/new/quick", {}, widgets::Icon::check},
    SharingLine{Word::organisations_title, "/sharing/organisations", {}, widgets::Icon::users},
    SharingLine{Word::nav_registers, "/sharing/registers", "/sharing/reports", widgets::Icon::file},
    SharingLine{Word::guide_title, "/sharing/guidance", {}, widgets::Icon::info},
};

bool is_of(std::string_view path, const SharingLine& line)
{
    return path.starts_with(line.path) || (!line.also.empty() && path.starts_with(line.also));
}

/// UI-2: for whoever holds a role under the schemes (IS-124).
void draw_sharing_menu(std::string_view path)
{
    const auto& requests = kSharingLines.front();
    const bool is_elsewhere = std::any_of(kSharingLines.begin() + 1, kSharingLines.end(),
                                          [&](const auto& line) { return is_of(path, line); });
    widgets::nav_heading(say(Word::nav_sharing));
    for (const auto& line : kSharingLines) {
        if (&line == &kSharingLines.back()) widgets::nav_heading(say(Word::nav_help));
        const bool is_current = &line == &requests ? is_of(path, line) && !is_elsewhere : is_of(path, line);
        widgets::nav_link(say(line.name), line.path, is_current, line.icon);
    }
}

bool has_roll(const SessionView& session)
{
    for (const auto& grant : session.grants)
        if (grant.may_list_roll) return true;
    return false;
}

}  // namespace

void App::draw()
{
    const double now = platform_.seconds();
    if (timer_.is_over(now)) end_session();
    if (timer_.is_running()) platform_.wake_in(timer_.next_change(now));
    if (locking_ && now >= lock_by_) platform_.lock();
    connection_.tick();
    keep_drafts();

    widgets::skip_link();
    draw_chrome();
    {
        widgets::Main main;
        if (!locking_) draw_connection();
        if (!locking_ && session_.stage == Stage::Ready) screens::draw_review_banner(*this);
        if (!locking_) draw_screen();
    }
    if (locking_) return;
    widgets::toasts();
    if (timer_.is_due_to_warn(now)) draw_warning();
    else if (shortcuts_) draw_shortcuts();
    else if (!draw_dialog() && !screens::draw_review_prompt(*this)) widgets::display_dialog();
}

void App::draw_chrome()
{
    const bool ready = session_.stage == Stage::Ready && !locking_;
    {
        widgets::Header header;
        widgets::brand(session_.product_name.empty() ? say(Word::page_product) : session_.product_name);
        if (session_.training) widgets::tag(say(Word::chrome_training));  // TRN-6
        if (ready) {
            widgets::who(say(Word::chrome_signed_in_as, {{"name", session_.name}}), place_line(session_));
            if (widgets::header_button(say(Word::chrome_leave), {}, widgets::Icon::close)) leave();
            if (widgets::header_button(say(Word::chrome_lock), say(Word::shortcuts_key_lock), widgets::Icon::lock))
                lock();
        }
        if (session_.stage != Stage::SignedOut && !locking_) {
            if (!ready) widgets::push_right();  // else it stands beside who is signed in
            if (widgets::header_button(say(Word::chrome_sign_out), {}, widgets::Icon::exit)) sign_out();
        }
    }
    widgets::Nav nav(ready);
    if (ready) {
        const auto screen = app::screen_of(path_);
        if (session_.may.authoriser)  // MAN-1: the first of the menu
            widgets::nav_link(say(Word::authoriser_home), "/authoriser", path_.starts_with("/authoriser"),
                              widgets::Icon::users);
        if (acts::may(session_.may, acts::By::Staff))
            widgets::nav_link(say(Word::department_title), "/department", is_of_department(path_), widgets::Icon::grid);
        widgets::nav_link(say(Word::chrome_home), "/", screen == app::Screen::Home, widgets::Icon::home);
        if (session_.may.user) {  // UI-2: what the account lacks is absent, not greyed
            const bool looking =
                screen == app::Screen::Find || screen == app::Screen::Results || screen == app::Screen::Entry;
            widgets::nav_link(say(Word::chrome_find), "/find", looking, widgets::Icon::search);
            if (has_roll(session_))
                widgets::nav_link(say(Word::chrome_roll), "/roll", screen == app::Screen::Roll, widgets::Icon::list);
        }
        if (session_.review.closes_on)  // UI-2: only while one is open
            widgets::nav_link(say(Word::review_title), "/authoriser/review", path_ == "/authoriser/review",
                              widgets::Icon::check);
        const auto in = [&](const char* path) { return path_.starts_with(path); };
        if (acts::may(session_.may, acts::By::CaseOfficer))
            widgets::nav_link(say(Word::cases_title), "/department/cases", in("/department/cases"),
                              widgets::Icon::file);
        if (session_.may.administrator)
            widgets::nav_link(say(Word::usage_queue), "/department/usage", in("/department/usage"),
                              widgets::Icon::list);
        if (session_.may.auditor)
            widgets::nav_link(say(Word::flags_title), "/department/flags", in("/department/flags"),
                              widgets::Icon::warning);
        if (session_.may.sharing) draw_sharing_menu(path_);
        widgets::nav_link(say(Word::chrome_help), "/help", screen == app::Screen::Help, widgets::Icon::help);
        if (session_.training)
            widgets::nav_link(say(Word::chrome_gallery), "/gallery", screen == app::Screen::Gallery,
                              widgets::Icon::grid);
    }
    if (ready && widgets::nav_button(say(Word::shortcuts_title), widgets::Icon::keyboard)) shortcuts_ = true;
    widgets::display_button();
    for (const auto& each : words::offered())
        if (each.code != words::language() && widgets::nav_button(each.name, widgets::Icon::none, each.code))
            platform_.choose_words(each.code);
}

/// Said in words as long as it lasts, and spoken once when it is lost and once when it is back (PLT-24, PLT-4).
void App::draw_connection()
{
    const bool is_lost = connection_.is_lost();
    if (is_lost != was_lost_) widgets::announce(say(is_lost ? Word::away_act : Word::away_back));
    was_lost_ = is_lost;
    if (!is_lost) return;
    const widgets::Note note(widgets::Tone::Warn, say(Word::away_act), "connection");
    widgets::text(say(Word::away_retry));
    if (widgets::button(say(Word::common_try_again), {.look = widgets::Look::Secondary, .small = true}))
        connection_.try_now();
}

void App::draw_screen()
{
    if (away_) {
        widgets::title(say(Word::away_title));
        if (widgets::failed(say(Word::away_start))) {
            away_ = false;
            look_again();
        }
        return;
    }
    if (signed_out_) return screens::draw_signed_out(*this);
    if (!known_) {
        // The sign-in form already stands in the page: it is taken over as it is.
        if (path_ == "/sign-in") return screens::draw_sign_in(*this);
        widgets::title(say(Word::page_product));
        return widgets::waiting(say(Word::page_starting));
    }
    const auto& link = registration;
    if (!link.token.empty() || link.is_dead || link.is_done) return register_here();
    if (!sign_in.codes.codes.empty()) return screens::draw_recovery_codes(*this);
    switch (session_.stage) {
        case Stage::SignedOut:
            if (path_ == app::kRegister) return register_here();
            return screens::draw_sign_in(*this);
        case Stage::Registration: return register_here();
        case Stage::Enrolment: return screens::draw_set_up(*this);
        case Stage::Code: return screens::draw_code(*this);
        case Stage::Agreement: return screens::draw_agreement(*this);
        case Stage::Locked: return screens::draw_locked(*this);
        case Stage::Terms: return screens::draw_new_terms(*this);
        case Stage::Credential: return screens::draw_owed_credential(*this);
        case Stage::Ready: break;
    }
    const auto place = part_.place_of(path_);
    if (place.screen == nullptr) return screens::draw_not_found(*this);
    if (!acts::may(session_.may, place.screen->by)) return screens::draw_not_available(*this);
    place.screen->draw(*this, place.rest);
}

/// Where another part has the screens of registering, the page goes there.
void App::register_here()
{
    if (part_.draw_registration != nullptr) return part_.draw_registration(*this);
    widgets::waiting(say(Word::page_starting));
    if (going_.empty()) go(std::string(app::kRegister));
}

bool App::draw_dialog() { return part_.draw_dialog != nullptr && part_.draw_dialog(*this); }

void App::draw_shortcuts()
{
    const widgets::Dialog dialog("shortcuts", say(Word::shortcuts_title));
    const std::array facts{widgets::Fact{words::text(Word::shortcuts_key_lock), words::text(Word::shortcuts_lock)},
                           widgets::Fact{words::text(Word::shortcuts_shift), words::text(Word::shortcuts_leave)},
                           widgets::Fact{words::text(Word::shortcuts_key_escape), words::text(Word::shortcuts_escape)},
                           widgets::Fact{words::text(Word::shortcuts_key_tab), words::text(Word::shortcuts_tab)}};
    widgets::facts(facts);
    widgets::small(say(Word::shortcuts_history));
    const widgets::Row row("acts");
    if (widgets::button(say(Word::shortcuts_close)) || dialog.dismissed()) shortcuts_ = false;
}

void App::draw_warning()
{
    const double left = timer_.left(platform_.seconds());
    const int spoken = app::SessionTimer::spoken_seconds(left);
    const auto when = spoken >= 60 ? say(words::Plural::ending_in_minutes, spoken / 60)
                                   : say(words::Plural::ending_in_seconds, spoken);
    widgets::Dialog dialog("session-warning", say(Word::ending_title), true);
    if (timer_.is_final(platform_.seconds())) {
        widgets::text(say(Word::ending_final, {{"when", when}}));
        widgets::Row row("acts");
        if (widgets::button(say(Word::chrome_sign_out))) sign_out();
        return;
    }
    widgets::text(say(Word::ending_idle, {{"when", when}}));
    widgets::Row row("acts");
    if (widgets::button(say(Word::ending_stay)) || dialog.dismissed()) stay_signed_in();
    if (widgets::button(say(Word::chrome_sign_out), {.look = widgets::Look::Secondary})) sign_out();
}
