// What is typed into one form, kept on the server while it is typed, so that a lost session, a lock or a closed lid
// costs nothing (PLT-26, PLT-27). Each form names its fields once, in app.cpp.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "client/api/client.h"
#include "client/app/connection.h"
#include "client/app/keeper.h"
#include "client/app/platform.h"

namespace app {

class DraftKeeper : public Keeper {
  public:
    struct Field {
        std::string name;
        std::string* value;    // where the form holds it
        bool is_typed = true;  // false: chosen for the person where there is one choice, and no draft by itself
    };
    /// `signed_out` runs when the server says that the session is over.
    DraftKeeper(std::string form, std::vector<Field> fields, Platform& platform, api::Client& api,
                Connection& connection, std::function<void()> signed_out);

    const std::string& form() const { return form_; }
    /// The server holds something for this form, which is fetched the first time that the form is shown.
    void expect() { state_ = State::Expected; }
    /// The form is on the screen.
    void show();
    void tick() override;
    void save_now(std::function<void()> done) override;
    /// What stands in the form has been sent as an act: it is no draft any more.
    void settle();
    /// Empties the form and forgets the draft.
    void clear();
    void forget() override;

    bool is_unsaved() const override;
    /// The server holds something of it.
    bool is_kept() const { return state_ != State::Known || !kept_.empty(); }
    bool is_empty() const { return typed().empty(); }
    /// When the server last kept it; nothing while there is no draft.
    const std::optional<Instant>& saved_at() const { return saved_at_; }

  private:
    enum class State { Known, Expected, Asked };
    DraftFields typed() const;
    void ask();
    void send(std::function<void()> done);

    const std::string form_;
    const std::vector<Field> fields_;
    Platform& platform_;
    api::Client& api_;
    Connection& connection_;
    const std::function<void()> signed_out_;
    State state_ = State::Known;
    DraftFields kept_;                    // as the server has it
    std::optional<DraftFields> settled_;  // as it was sent as an act
    DraftFields seen_;                    // as it was when it last changed
    double due_{};
    bool sending_{};
    int life_{};  // answers to an earlier one are not heard
    std::optional<Instant> saved_at_;
};

}  // namespace app
