#include "client/app/app.h"

#include <algorithm>
#include <array>

#include "client/app/routes.h"
#include "client/words/when.h"
#include "client/words/words.h"

namespace {

/// Why something did not come: in words, for a line with "Try again" beside it.
std::string why(const api::Faults& faults)
{
    const auto& first = faults.front();
    return std::string(words::of_code(first.code));
}

/// The forms that are long enough that what was typed is kept (PLT-27), and where each stands.
struct LongForm {
    std::string_view name, address;
    words::Word title;
    bool is_act;
};
constexpr std::array kLongForms{
    LongForm{"find", "/find", words::Word::find_title, false},
    LongForm{"roll", "/roll", words::Word::roll_title, false},
    LongForm{"invite", "/authoriser/invite", words::Word::invite_title, true},
};

constexpr double kLockPatience = 2;  // seconds that a lock waits for what was typed to be kept

bool is_away(const api::Faults& faults) { return faults.front().code == "network.away"; }

bool concerns_form(const api::Faults& faults)
{
    return faults.front().kind == ErrorKind::Invalid || faults.front().kind == ErrorKind::TooMany ||
           faults.front().kind == ErrorKind::Forbidden;
}

}  // namespace

App::App(app::Platform& platform, const app::Part& part)
    : platform_(platform),
      part_(part),
      api_(platform),
      connection_(platform),
      desk_(
          part, platform, api_, connection_, [this] { used(); }, [this] { end_session(); }),
      find_draft_("find",
                  {{"grant", &find.form.purpose.grant, false},
                   {"purpose", &find.form.purpose.purpose},
                   {"note", &find.form.purpose.note},
                   {"last_name", &find.form.last_name},
                   {"first_name", &find.form.first_name},
                   {"date_of_birth", &find.form.date_of_birth},
                   {"age", &find.form.age},
                   {"identifier", &find.form.identifier}},
                  platform, api_, connection_, [this] { end_session(); }),
      roll_draft_("roll",
                  {{"grant", &roll.form.grant, false}, {"purpose", &roll.form.purpose}, {"note", &roll.form.note}},
                  platform, api_, connection_, [this] { end_session(); })
{
    drafts_ = {&find_draft_, &roll_draft_};
    for (const auto& form : kLongForms) {
        if (!form.is_act) continue;
        const auto act = form.name;
        std::vector<app::DraftKeeper::Field> fields;
        const auto* row = part_.find_act(act);  // in another part only that there is something is known
        for (const auto& field : row != nullptr ? row->fields : std::span<const acts::Field>{})
            fields.push_back({std::string(field.name), &desk_.form(act).fields[std::string(field.name)]});
        act_drafts_.push_back(std::make_unique<app::DraftKeeper>(std::string(act), std::move(fields), platform_, api_,
                                                                 connection_, [this] { end_session(); }));
        drafts_.push_back(act_drafts_.back().get());
    }
    keepers_.assign(drafts_.begin(), drafts_.end());
    look_again();
}

app::DraftKeeper* App::act_draft(std::string_view act)
{
    for (const auto& draft : act_drafts_)
        if (draft->form() == act) return draft.get();
    return nullptr;
}

void App::path_changed(const std::string& path)
{
    if (!part_.holds(path)) return platform_.move_to(path);
    going_.clear();
    path_ = path;
    asked = {};
    desk_.refresh();  // what others have done meanwhile shows on the next screen
    registration.is_dead = false;
}

void App::key(std::string_view name)
{
    if (name == "F9") lock();
}

void App::lock()
{
    if (session_.stage != Stage::Ready || locking_) return;
    locking_ = true;
    lock_by_ = platform_.seconds() + kLockPatience;
    platform_.wipe();
    platform_.wake_in(kLockPatience);
    save_drafts([this] { lock_by_ = 0; });
    if (lock_by_ == 0) platform_.lock();
}

void App::hidden()
{
    if (session_.stage == Stage::Ready && !locking_) save_drafts([] {});
}

// ---- What is typed

void App::keep_drafts()
{
    if (session_.stage != Stage::Ready) return;
    bool is_unsaved = false;
    for (auto* keeper : keepers_) {
        keeper->tick();
        is_unsaved = is_unsaved || keeper->is_unsaved();
    }
    platform_.set_unsaved(is_unsaved);
}

void App::save_drafts(std::function<void()> done)
{
    // One after the other; the last one tells.
    auto next = std::move(done);
    for (std::size_t i = keepers_.size(); i-- > 1;)
        next = [keeper = keepers_[i], next = std::move(next)] { keeper->save_now(next); };
    keepers_.front()->save_now(std::move(next));
}

std::vector<App::WaitingForm> App::waiting_forms() const
{
    std::vector<WaitingForm> waiting;
    for (const auto* draft : drafts_)
        for (const auto& form : kLongForms)
            if (draft->is_kept() && draft->form() == form.name)
                waiting.push_back({std::string(form.address), form.title});
    return waiting;
}

void App::unlock()
{
    sign_in.busy = true;
    api_.unlock(sign_in.password, [this](auto answer) {
        sign_in.password.clear();
        if (answer) return enter(*answer);
        const auto faults = answer.error();
        refused(faults);
        if (faults.front().kind != ErrorKind::TooMany) return;
        api_.session([this, faults](auto now) {  // the last wrong one has ended the session: said where that leads
            if (now) enter(*now);
            sign_in.faults = faults;
        });
    });
}

void App::other_tab(std::string_view what)
{
    if (!timer_.is_running()) return;
    if (what == "used") timer_.used(platform_.seconds());
    else if (what == "locked") platform_.lock();
    else platform_.reload_at(app::after_sign_in(path_));
}

std::string App::moment(Instant instant) const { return words::moment(instant, session_.utc_offset_minutes); }

void App::go(const std::string& path)
{
    if (!part_.holds(path)) return move(path);
    going_.clear();
    path_ = path;
    asked = {};
    desk_.refresh();
    registration.is_dead = false;
    platform_.push_path(path);
}

/// The page is loaded at this address, with another part of the program. The server is asked for the session first:
/// while it cannot be reached nothing is left behind, and the way is taken as soon as it can.
void App::move(const std::string& path)
{
    going_ = path;
    save_drafts([this, path] {
        api_.session([this, path](auto answer) {
            if (going_ != path || locking_) return;
            if (!answer && is_away(answer.error()))
                return connection_.lost("move", [this, path] {
                    if (going_ == path) move(path);
                });
            connection_.reached("move");
            keep_drafts();  // so that the browser warns of what could not be kept, and of nothing else
            platform_.move_to(path);
        });
    });
}

/// The parts that the menu of this person leads to, once there is nothing else to do.
void App::fetch_ahead()
{
    const auto ahead = [this](bool may, std::string_view path) {
        if (may && !part_.holds(path)) platform_.fetch_ahead(path);
    };
    ahead(true, "/");
    ahead(session_.may.authoriser || acts::may(session_.may, acts::By::Staff), "/authoriser");
    ahead(session_.may.sharing, "/sharing");
    ahead(session_.may.sharing, "/sharing/registers");
}

void App::replace(const std::string& path)
{
    path_ = path;
    platform_.replace_path(path);
}

// ---- The session

void App::enter(const SessionView& view)
{
    const bool was_known = known_;
    known_ = true;
    away_ = false;
    const auto before = session_.stage;
    session_ = view;
    sign_in.busy = false;
    timer_.told(view, platform_.seconds());
    if (timer_.is_running()) platform_.wake_in(timer_.next_change(platform_.seconds()));
    // What stands beside a session that registers is asked for whenever the session is; a link goes before either.
    if (!registration.token.empty() || (view.stage == Stage::Registration && !registration.is_done)) follow_link();
    if (before == view.stage) return;
    sign_in.faults.clear();
    sign_in.code.clear();
    sign_in.recovery_code.clear();
    if (view.stage == Stage::Ready) {
        for (auto* keeper : drafts_)
            if (std::find(view.drafts.begin(), view.drafts.end(), keeper->form()) != view.drafts.end())
                keeper->expect();
        sign_in = {};
        fetch_ahead();
        if (path_ == "/sign-in" || path_ == app::kRegister) replace("/");
        // UAR-5: at every sign-in; neither a page that is loaded again nor a screen that was locked is one.
        review.is_prompted = was_known && before != Stage::Locked && view.review.closes_on.has_value();
    } else if (view.stage == Stage::SignedOut && part_.holds("/sign-in") && path_ != "/sign-in" &&
               path_ != app::kRegister) {
        replace("/sign-in");
    }
}

/// A step of signing in was refused: said beside its field, unless the session itself is over.
void App::refused(const api::Faults& faults)
{
    sign_in.busy = false;
    sign_in.faults = faults;
    const auto kind = faults.front().kind;
    if (kind == ErrorKind::SignedOut || kind == ErrorKind::Conflict) look_again();
    if (kind == ErrorKind::NotFound) {  // the days of the link are over (REG-3)
        registration = {};
        registration.is_dead = true;
    }
}

void App::look_again()
{
    api_.session([this](auto answer) {
        if (answer) enter(*answer);
        else away_ = !known_;
    });
}

void App::give_password()
{
    sign_in.busy = true;
    api_.sign_in(sign_in.username, sign_in.password, [this](auto answer) {
        sign_in.password.clear();
        if (answer) enter(*answer);
        else refused(answer.error());
    });
}

void App::begin_enrolment()
{
    if (sign_in.busy) return;
    sign_in.busy = true;
    api_.begin_enrolment([this](auto answer) {
        sign_in.busy = false;
        if (!answer) return refused(answer.error());
        sign_in.enrolment = std::move(*answer);
        if (session_.training) look_again();  // only now is there a code to show
    });
}

void App::confirm_enrolment(const std::string& code)
{
    sign_in.busy = true;
    api_.confirm_enrolment(code, [this](auto answer) {
        sign_in.busy = false;
        if (!answer) return refused(answer.error());
        sign_in.faults.clear();
        sign_in.enrolment = {};
        sign_in.codes = std::move(*answer);
    });
}

void App::codes_are_stored()
{
    sign_in.codes = {};
    sign_in.codes_stored = false;
    look_again();
}

void App::give_code(const std::string& code)
{
    sign_in.busy = true;
    api_.give_code(code, [this](auto answer) {
        if (answer) enter(*answer);
        else refused(answer.error());
    });
}

void App::answer_agreement(bool accepted)
{
    sign_in.busy = true;
    api_.answer_agreement(accepted, [this, accepted](auto answer) {
        if (!answer) return refused(answer.error());
        if (!accepted) return platform_.reload_at("/sign-in");
        enter(*answer);
    });
}

void App::stay_signed_in()
{
    api_.renew([this](auto answer) {
        if (answer) enter(*answer), used();
        else if (answer.error().front().kind == ErrorKind::SignedOut) end_session();
    });
}

/// An act that the server took as use of the session: every tab's idle time begins anew.
void App::used()
{
    timer_.used(platform_.seconds());
    platform_.tell_tabs("used");
}

/// Leaves the program and its memory behind, whether or not the server could be told (REG-23).
void App::sign_out()
{
    platform_.wipe();
    save_drafts([this] {
        api_.sign_out([this] {
            platform_.tell_tabs("ended");
            platform_.reload_at("/sign-in");
        });
    });
}

void App::start_over() { platform_.reload_at(path_); }

void App::end_session()
{
    timer_.stop();
    signed_out_ = true;
    session_ = {.product_name = session_.product_name, .training = session_.training};
    sign_in = {};
    registration = {};
    find = {};
    roll = {};
    entry = {};
    for (auto* keeper : keepers_) keeper->forget();
    desk_.forget();
    asked = {};
    told = {};
    people = {};
    review = {};
    oversight = {};
    department = {};
    keepers_.assign(drafts_.begin(), drafts_.end());
    sharing = {};
    connection_.forget();
    searching_.reset();
    listing_.reset();
    going_.clear();
    platform_.set_unsaved(false);
    platform_.wipe();
    replace(app::after_sign_in(path_));  // there the person is again once they have signed in (PLT-26)
    api_.sign_out([] {});
}

// ---- Looking up

/// What came of a form that was sent: the answer, or where and why not. True when there is an answer.
template <class State, class Answer>
bool App::settle(State& state, api::Outcome<Answer> answer)
{
    state.busy = false;
    if (answer) {
        used();
        state.answer = std::move(*answer);
        state.answered = true;
        return true;
    }
    const auto& faults = answer.error();
    if (faults.front().kind == ErrorKind::SignedOut) end_session();
    else if (concerns_form(faults)) state.faults = faults;
    else state.unreachable = why(faults);
    return false;
}

void App::search(const SearchForm& form)
{
    if (!searching_ || searching_->form != form) searching_ = {form, api_.new_key()};
    find.busy = true;
    find.unreachable.clear();
    api_.search(
        form,
        [this, form](auto answer) {
            if (!answer && is_away(answer.error())) {
                find.busy = false;
                return connection_.lost("search", [this, form] { search(form); });
            }
            connection_.reached("search");
            searching_.reset();
            if (!settle(find, std::move(answer))) return;
            find.form.purpose.note.clear();
            find_draft_.settle();
            go("/results");
        },
        searching_->key);
}

void App::list_roll(const RollForm& form)
{
    if (!listing_ || listing_->form != form) listing_ = {form, api_.new_key()};
    roll.busy = true;
    roll.unreachable.clear();
    api_.roll(
        form,
        [this, form](auto answer) {
            if (!answer && is_away(answer.error())) {
                roll.busy = false;
                return connection_.lost("roll", [this, form] { list_roll(form); });
            }
            connection_.reached("roll");
            listing_.reset();
            if (settle(roll, std::move(answer))) roll_draft_.settle();
        },
        listing_->key);
}

void App::open_entry(const std::string& handle)
{
    entry.asked = true;
    entry.unreachable.clear();
    api_.entry(handle, [this, handle](auto answer) {
        if (entry.handle != handle) return connection_.reached("entry");  // another one was opened meanwhile
        if (!answer && is_away(answer.error()))
            return connection_.lost("entry", [this, handle] { open_entry(handle); });
        connection_.reached("entry");
        if (answer) used();
        if (answer) entry.view = std::move(*answer);
        else if (answer.error().front().kind == ErrorKind::SignedOut) end_session();
        else if (answer.error().front().kind == ErrorKind::NotFound) entry.missing = true;
        else entry.unreachable = why(answer.error());
    });
}

void App::open_care(const std::string& handle)
{
    entry.care_busy = true;
    entry.care_unreachable.clear();
    api_.care(handle, [this, handle](auto answer) {
        if (entry.handle != handle) return connection_.reached("care");
        entry.care_busy = false;
        if (!answer && is_away(answer.error())) return connection_.lost("care", [this, handle] { open_care(handle); });
        connection_.reached("care");
        if (answer) used();
        if (answer) entry.care = std::move(*answer);
        else if (answer.error().front().kind == ErrorKind::SignedOut) end_session();
        else entry.care_unreachable = why(answer.error());
    });
}
