// A form as the table of acts has it, and a view as it comes: what the screens of Authorisers and of the Department
// have in common. Labels are the words under name.field., hints those under name.hint.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/app/desk.h"
#include "client/widgets/widgets.h"

struct App;

namespace screens {

/// True once the view is there; else says that it is on its way, or why it is not.
bool ready(App& app, const app::Look& look, std::string_view view, const Fields& asks = {});

/// "Locked": the words of a code under name.GROUP., or the code itself. Capitals of a code are small there: "CISS" has
/// its words under name.GROUP.ciss.
std::string name_of(std::string_view group, std::string_view code);
/// "3 Mar 2026" of an ISO day or moment; empty for nothing.
std::string day_of(const App& app, std::string_view iso);
/// "3 Mar 2026, 10:42 am"
std::string moment_of(const App& app, std::string_view iso);

/// The form of one act on the screen:
///     ActFields fields(app, "change_name", person);
///     fields.problems();
///     widgets::Form form("name");
///     fields.text("first_name");
///     if (fields.submit(form, say(Word::save))) fields.send([&](const View& answer) { ... });
class ActFields {
  public:
    ActFields(App& app, std::string_view act, std::string_view about = {});
    /// The summary above the form.
    void problems();
    void set(std::string_view field, std::string_view value);
    const std::string& value(std::string_view field);
    std::vector<std::string> values(std::string_view field) { return values_of(form_.fields, field); }
    /// A field of any kind that is typed, drawn by the kind that the table gives it.
    void text(std::string_view field, widgets::Field extra = {});
    void choice(std::string_view field, std::span<const widgets::Option> options, widgets::Field extra = {});
    /// As a list that opens, where there are many.
    void pick(std::string_view field, std::span<const widgets::Option> options, widgets::Field extra = {});
    void choices(std::string_view field, std::span<const widgets::Option> options, widgets::Field extra = {});
    void tick(std::string_view field, widgets::Field extra = {});
    /// Below a long form, that what was typed is kept.
    void draft();
    bool submit(widgets::Form& form, std::string_view label, widgets::Look look = widgets::Look::Primary);
    void send(app::Desk::Done done, app::Desk::Refused refused = {});
    bool is_busy() const { return form_.is_busy; }
    /// Label, hint and fault of this field, for what draws it otherwise.
    widgets::Field field(std::string_view name, widgets::Field extra = {});

  private:
    App& app_;
    const std::string act_, about_;
    const acts::Act* row_;
    app::ActForm& form_;
    std::vector<widgets::Fault> faults_;
    std::vector<std::string> labels_;  // of this frame, for the fields that point into them
};

/// The words of an enumeration as options: codes and their words under name.GROUP.
std::vector<widgets::Option> options_of(std::string_view group, std::span<const std::string_view> codes);

}  // namespace screens
