// One frame: what surrounds every screen, the screen itself, and the warning before the session ends.
#include <array>
#include <string>

#include "client/app/app.h"
#include "client/app/routes.h"
#include "client/screens/entry_screen.h"
#include "client/screens/find_screen.h"
#include "client/screens/gallery_screen.h"
#include "client/screens/home_screen.h"
#include "client/screens/plain_screens.h"
#include "client/screens/roll_screen.h"
#include "client/screens/sign_in_screen.h"
#include "client/widgets/chrome.h"
#include "client/widgets/widgets.h"

namespace {

std::string place_line(const SessionView& session)
{
    if (session.grants.empty()) return session.may.authoriser ? "Authoriser" : "";
    if (session.grants.size() > 1) return std::to_string(session.grants.size()) + " services";
    return session.grants.front().user_type + ", " + session.grants.front().service;
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

    widgets::skip_link();
    draw_chrome();
    {
        widgets::Main main;
        if (covered_) screens::draw_covered(*this);
        else draw_screen();
    }
    if (!covered_) widgets::toasts();
    if (timer_.is_due_to_warn(now)) draw_warning();
    else widgets::display_dialog();
}

void App::draw_chrome()
{
    const bool ready = session_.stage == Stage::Ready;
    {
        widgets::Header header;
        widgets::brand(session_.product_name.empty() ? "Child Link" : session_.product_name);
        if (session_.training) widgets::tag("Training: all people are invented");  // TRN-6
        if (ready && !covered_) {
            widgets::who("Signed in as " + session_.name, place_line(session_));
            if (widgets::header_button("Cover", "F9", widgets::Icon::lock)) key("F9");
        }
        if (session_.stage != Stage::SignedOut && !covered_) {
            if (!ready) widgets::push_right();  // else it stands beside who is signed in
            if (widgets::header_button("Sign out", {}, widgets::Icon::exit)) sign_out();
        }
    }
    widgets::Nav nav(ready && !covered_);
    if (ready && !covered_) {
        const auto screen = app::place_of(path_).screen;
        widgets::nav_link("Home", "/", screen == app::Screen::Home, widgets::Icon::home);
        if (session_.may.user) {  // UI-2: what the account lacks is absent, not greyed
            const bool looking =
                screen == app::Screen::Find || screen == app::Screen::Results || screen == app::Screen::Entry;
            widgets::nav_link("Find a child", "/find", looking, widgets::Icon::search);
            if (has_roll(session_))
                widgets::nav_link("My roll", "/roll", screen == app::Screen::Roll, widgets::Icon::list);
        }
        widgets::nav_link("Help", "/help", screen == app::Screen::Help, widgets::Icon::help);
        if (session_.training)
            widgets::nav_link("Gallery", "/gallery", screen == app::Screen::Gallery, widgets::Icon::grid);
    }
    widgets::display_button();
}

void App::draw_screen()
{
    if (away_) {
        widgets::title("Child Link cannot be reached");
        if (widgets::failed("The server did not answer. Check the connection.")) {
            away_ = false;
            look_again();
        }
        return;
    }
    if (signed_out_) return screens::draw_signed_out(*this);
    if (!known_) {
        // The sign-in form already stands in the page: it is taken over as it is.
        if (path_ == "/sign-in") return screens::draw_sign_in(*this);
        widgets::title("Child Link");
        return widgets::waiting("Starting");
    }
    if (!sign_in.codes.codes.empty()) return screens::draw_recovery_codes(*this);
    switch (session_.stage) {
        case Stage::SignedOut: return screens::draw_sign_in(*this);
        case Stage::Enrolment: return screens::draw_set_up(*this);
        case Stage::Code: return screens::draw_code(*this);
        case Stage::Agreement: return screens::draw_agreement(*this);
        case Stage::Locked: return screens::draw_covered(*this);
        case Stage::Ready: break;
    }
    const auto place = app::place_of(path_);
    if (app::is_for_users(place.screen) && !session_.may.user) {
        if (place.screen == app::Screen::Entry && entry.handle != place.handle) {
            entry = {.handle = place.handle};
            open_entry(place.handle);  // asked all the same: the server refuses it and records that (ACT-2)
        }
        return screens::draw_not_available(*this);
    }
    switch (place.screen) {
        case app::Screen::Home: return screens::draw_home(*this);
        case app::Screen::Find: return screens::draw_find(*this);
        case app::Screen::Results: return screens::draw_results(*this);
        case app::Screen::Roll: return screens::draw_roll(*this);
        case app::Screen::Entry: return screens::draw_entry(*this, place.handle);
        case app::Screen::Help: return screens::draw_help(*this);
        case app::Screen::Gallery:
            if (session_.training) return screens::draw_gallery(*this, place.handle);
            break;
        case app::Screen::Unknown: break;
    }
    screens::draw_not_found(*this);
}

void App::draw_warning()
{
    const double left = timer_.left(platform_.seconds());
    const int spoken = app::SessionTimer::spoken_seconds(left);
    const std::string when = spoken >= 120  ? "in 2 minutes"
                             : spoken == 60 ? "in 1 minute"
                                            : "in " + std::to_string(spoken) + " seconds";
    widgets::Dialog dialog("session-warning", "You are about to be signed out", true);
    if (timer_.is_final(platform_.seconds())) {
        widgets::text("This session ends " + when + ". After eight hours everyone signs in again.");
        widgets::Row row("acts");
        if (widgets::button("Sign out")) sign_out();
        return;
    }
    widgets::text("Nothing has been used for a while. You will be signed out " + when + ".");
    widgets::Row row("acts");
    if (widgets::button("Stay signed in") || dialog.dismissed()) stay_signed_in();
    if (widgets::button("Sign out", {.look = widgets::Look::Secondary})) sign_out();
}
