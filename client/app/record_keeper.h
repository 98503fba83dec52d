// The record that is on the screen: what the server has of it, what the person has written since, and the way back to
// the server. What is written is kept there as it is typed; saving makes it the next version (IS-402, IS-484).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/desk.h"
#include "client/app/keeper.h"
#include "client/app/platform.h"
#include "shared/sharing/judge.h"
#include "shared/sharing/record_type.h"

namespace app {

class RecordKeeper : public Keeper {
  public:
    RecordKeeper(Platform& platform, Desk& desk) : platform_(platform), desk_(desk) {}

    /// This record is on the screen. Takes up what the server says of it; what was typed meanwhile stays.
    const Look& show(const std::string& record);
    /// It has come, and `sheet` may be written in.
    bool is_there() const { return type_ != nullptr; }

    /// As it stands on the screen; days as they are typed.
    sharing::Sheet sheet;
    const sharing::RecordType& type() const { return *type_; }
    const View& view() const { return *view_; }
    const std::string& fact(std::string_view name) const { return view_->fact(name); }
    /// What the table needs to know beside the sheet; as old as the last answer of the server.
    const sharing::Known& known() const { return known_; }
    /// What another person wrote differently meanwhile; one of the two is chosen for each.
    std::vector<sharing::Clash> clashes;

    /// Something stands here that is no version yet.
    bool has_changes() const { return sheet != base_; }
    bool is_busy() const { return is_busy_; }
    const std::optional<Instant>& kept_at() const { return kept_at_; }
    /// What the last act was refused for.
    std::vector<Error> faults;

    using Done = std::function<void(const View&)>;
    /// Makes the next version, then runs `done`; at once where nothing has changed.
    void save(const std::string& reason, std::function<void()> done);
    /// Saves, then makes this step.
    void move(const std::string& event, Fields more, Done done);
    /// Throws away what is no version yet.
    void revert();

    void tick() override;
    void save_now(std::function<void()> done) override;
    bool is_unsaved() const override { return is_there() && sheet != kept_ && has_changes(); }
    void forget() override;

  private:
    void take_up(const Look& look);
    void keep(std::function<void()> done);
    void send(const char* act, Fields fields, Done done);

    Platform& platform_;
    Desk& desk_;
    std::string record_;
    const sharing::RecordType* type_ = nullptr;
    const View* view_ = nullptr;
    sharing::Known known_;
    sharing::Sheet base_;  // as the newest version that was seen has it
    sharing::Sheet kept_;  // as the server keeps it for this person
    sharing::Sheet seen_;  // as it was when it last changed
    unsigned revision_{};
    bool is_busy_{}, is_keeping_{};
    double due_{};
    std::optional<Instant> kept_at_;
    int life_{};
};

/// A sheet out of a list of a view, with days as people read them.
sharing::Sheet sheet_in(const sharing::RecordType& type, const ViewList& list);

}  // namespace app
