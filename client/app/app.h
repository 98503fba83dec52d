// What is on the screen and why: who is signed in, where they are, what they typed, what came back. Screens draw it and
// ask it to act; it speaks to the server through api::Client and to the browser through app::Platform.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "client/api/client.h"
#include "client/app/connection.h"
#include "client/app/desk.h"
#include "client/app/draft_keeper.h"
#include "client/app/part.h"
#include "client/app/platform.h"
#include "client/app/session_timer.h"
#include "client/screens/case_screens.h"
#include "client/screens/department_screen.h"
#include "client/screens/desk_parts.h"
#include "client/screens/entry_screen.h"
#include "client/screens/find_screen.h"
#include "client/screens/people_screen.h"
#include "client/screens/registration_screen.h"
#include "client/screens/review_screen.h"
#include "client/screens/roll_screen.h"
#include "client/screens/sharing_state.h"
#include "client/screens/sign_in_screen.h"

struct App {
  public:
    /// `part` outlives the app.
    explicit App(app::Platform& platform, const app::Part& part = app::this_part());

    // ---- What the platform tells
    /// The address, at the start and after Back or Forward.
    void path_changed(const std::string& path);
    /// The token of an invitation's link, which the page has taken out of the address.
    void open_link(std::string token);
    void key(std::string_view name);  // "F9": lock
    /// Another tab of this session says "used", "locked" or "ended" (PLT-31).
    void other_tab(std::string_view what);
    /// The page is hidden or left for a while: what has not been kept yet is sent at once.
    void hidden();
    /// The browser has a network again.
    void online() { connection_.try_now(); }
    /// Draws one frame through the widgets.
    void draw();

    // ---- What screens read
    const SessionView& session() const { return session_; }
    const std::string& path() const { return path_; }
    /// "23 Nov 2026, 10:42 am" in Melbourne.
    std::string moment(Instant instant) const;

    // ---- What screens ask for
    /// Also to an address of another part, once what is typed is kept.
    void go(const std::string& path);
    void replace(const std::string& path);
    void give_password();
    void begin_enrolment();
    void confirm_enrolment(const std::string& code);
    void codes_are_stored();
    void give_code(const std::string& code);
    void answer_agreement(bool accepted);
    // Registering (registering.cpp)
    void follow_link();
    void register_password();
    void register_credential();
    void register_receipt();
    void register_terms();
    /// From what became of the link to wherever the session stands.
    void leave_registration();
    void accept_new_terms();
    void renew_credential();
    void stay_signed_in();
    /// Asks the server where the session stands, and what waits in it.
    void look_again();
    void sign_out();
    /// To a neutral page at once, the session ended behind it (PLT-30).
    void leave() { platform_.leave(); }
    /// From the signed-out screen back to sign-in, with nothing left in memory.
    void start_over();
    /// Nothing can be read or done here from the next frame on, until the password is given again (PLT-29).
    void lock();
    void unlock();
    /// The same form again after no answer came is the same act, under the same key (PLT-25).
    void search(const SearchForm& form);
    void list_roll(const RollForm& form);
    void open_entry(const std::string& handle);
    void open_care(const std::string& handle);
    /// Sends a file that a file_picker holds; see app::Platform.
    void upload(std::uint32_t file, std::string_view path, std::function<void(float)> progress,
                std::function<void(app::Reply)> done)
    {
        platform_.upload(file, path, std::move(progress), std::move(done));
    }

    // ---- What each screen keeps while a person is signed in
    screens::SignInState sign_in;
    screens::RegistrationState registration;
    screens::FindState find;
    screens::RollState roll;
    screens::EntryState entry;

    /// Of an Authoriser or of the Department: every view and every act.
    app::Desk& desk() { return desk_; }
    /// The dialog that is open, an act that is asked for or something told; none when both are empty.
    screens::AskedAct asked;
    screens::Told told;
    screens::PeopleState people;
    screens::ReviewState review;
    screens::OversightState oversight;
    screens::DepartmentState department;
    screens::SharingState sharing;

    // ---- What is typed, as the server keeps it
    /// The draft of an act that has a long form; nothing for others.
    app::DraftKeeper* act_draft(std::string_view act);
    app::DraftKeeper& find_draft() { return find_draft_; }
    app::DraftKeeper& roll_draft() { return roll_draft_; }
    /// Of a record that is being written: kept with the drafts from here on.
    void add_keeper(app::Keeper& keeper) { keepers_.push_back(&keeper); }
    app::Platform& platform() { return platform_; }
    /// Forms in which something typed waits: where, and what the form is called.
    struct WaitingForm {
        std::string address;
        words::Word title;
    };
    std::vector<WaitingForm> waiting_forms() const;

  private:
    void enter(const SessionView& view);
    void refused(const api::Faults& faults);
    void registered(api::Outcome<RegistrationView> answer);
    void owed_step(api::Outcome<SessionView> answer);
    void end_session();
    void used();
    template <class State, class Answer>
    bool settle(State& state, api::Outcome<Answer> answer);
    void draw_chrome();
    void draw_screen();
    void draw_warning();
    bool draw_dialog();
    void register_here();
    void move(const std::string& path);
    void fetch_ahead();
    void draw_shortcuts();
    void draw_connection();
    void keep_drafts();
    void save_drafts(std::function<void()> done);

    app::Platform& platform_;
    const app::Part& part_;
    api::Client api_;
    app::SessionTimer timer_;
    app::Connection connection_;
    app::Desk desk_;
    app::DraftKeeper find_draft_, roll_draft_;
    std::vector<std::unique_ptr<app::DraftKeeper>> act_drafts_;
    std::vector<app::DraftKeeper*> drafts_;  // all of them
    std::vector<app::Keeper*> keepers_;      // those and the records
    /// An act that may have to be tried again: what was asked, and under which key.
    template <class Form>
    struct Asked {
        Form form;
        std::string key;
    };
    std::optional<Asked<SearchForm>> searching_;
    std::optional<Asked<RollForm>> listing_;
    SessionView session_;
    std::string path_ = "/";
    std::string going_;  // the address of another part that is about to be loaded
    bool known_{};       // the server has said who is signed in
    bool away_{};        // it could not be reached at the start
    bool shortcuts_{};   // the list of keys is open
    bool was_lost_{};    // the connection, as it was last spoken of
    double lock_by_{};
    bool locking_{};     // nothing is said any more; the page is about to start anew
    bool signed_out_{};  // the session ended by itself
};
