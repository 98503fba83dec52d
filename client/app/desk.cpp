#include "client/app/desk.h"

#include <utility>

namespace app {

namespace {

bool is_away(const api::Faults& faults) { return faults.front().code == "network.away"; }

}  // namespace

Desk::Desk(const Part& part, Platform& platform, api::Client& api, Connection& connection, std::function<void()> used,
           std::function<void()> signed_out)
    : part_(part),
      platform_(platform),
      api_(api),
      connection_(connection),
      used_(std::move(used)),
      signed_out_(std::move(signed_out))
{
}

std::string Desk::name_of(std::string_view name, std::string_view about)
{
    return std::string(name) + '\n' + std::string(about);
}

const Look& Desk::look(std::string_view view, const Fields& asks)
{
    std::string name(view);
    for (const auto& [field, value] : asks) name += '\n' + field + '=' + value;
    auto& look = looks_[name];
    if (!look.is_fresh && !look.is_asked && look.faults.empty()) ask(name, std::string(view), asks);
    return look;
}

void Desk::look_again(std::string_view view, const Fields& asks)
{
    std::string name(view);
    for (const auto& [field, value] : asks) name += '\n' + field + '=' + value;
    looks_[name].faults.clear();
    looks_[name].is_fresh = false;
}

void Desk::refresh()
{
    for (auto& [name, look] : looks_) {
        look.is_fresh = false;
        look.faults.clear();
    }
}

void Desk::ask(const std::string& name, const std::string& view, const Fields& asks)
{
    looks_[name].is_asked = true;
    api_.look(view, asks, [this, name, view, asks, life = life_](auto answer) {
        if (life != life_) return;
        auto& look = looks_[name];
        look.is_asked = false;
        if (!answer && is_away(answer.error()))
            return connection_.lost("look." + name, [this, name, view, asks] { ask(name, view, asks); });
        connection_.reached("look." + name);
        if (!answer && answer.error().front().kind == ErrorKind::SignedOut) return signed_out_();
        if (!answer) {
            look.faults = answer.error();
            return;
        }
        used_();
        look.view = std::move(*answer);
        look.is_there = look.is_fresh = true;
        ++look.revision;
    });
}

ActForm& Desk::form(std::string_view act, std::string_view about) { return forms_[name_of(act, about)]; }

void Desk::forget_form(std::string_view act, std::string_view about)
{
    auto& form = forms_[name_of(act, about)];
    // A draft holds on to the fields of a long form: emptied, not taken away.
    for (auto& [name, value] : form.fields) value.clear();
    form.faults.clear();
    form.unreachable.clear();
    form.key.clear();
    form.is_busy = false;
}

void Desk::send(std::string_view act, std::string_view about, Done done, Refused refused)
{
    auto& form = this->form(act, about);
    if (form.is_busy) return;
    form.unreachable.clear();
    form.faults.clear();
    if (const auto* row = find_act(act)) form.faults = acts::faults_of(row->fields, form.fields);
    if (!form.faults.empty()) {
        if (refused) refused(api::Faults(form.faults));
        return;
    }
    if (form.key.empty() || form.sent != form.fields) {
        form.key = api_.new_key();
        form.sent = form.fields;
    }
    form.is_busy = true;
    const std::string name(act), whom(about);
    api_.act(
        name, form.fields,
        [this, name, whom, done = std::move(done), refused = std::move(refused), life = life_](auto answer) {
            if (life != life_) return;
            auto& sent = this->form(name, whom);
            sent.is_busy = false;
            if (!answer && is_away(answer.error()))
                return connection_.lost("act." + name,
                                        [this, name, whom, done, refused] { send(name, whom, done, refused); });
            connection_.reached("act." + name);
            sent.key.clear();
            if (answer) {
                used_();
                // What is only kept while it is typed changes nothing that is shown.
                if (const auto* row = part_.find_act(name); row == nullptr || !row->is_quiet) refresh();
                forget_form(name, whom);
                return done(*answer);
            }
            if (answer.error().front().kind == ErrorKind::SignedOut) return signed_out_();
            sent.faults = answer.error();
            if (answer.error().front().kind == ErrorKind::Conflict) refresh();
            if (refused) refused(answer.error());
        },
        form.key);
}

void Desk::act(std::string_view act, const Fields& fields, Done done, Refused refused)
{
    // The same act on the same things is one form, so that a second press while the first is under way does nothing.
    std::string about;
    for (const auto& [name, value] : fields) about += name + '=' + value + '\n';
    auto& form = this->form(act, about);
    for (const auto& [name, value] : fields) form.fields[name] = value;
    send(act, about, std::move(done),
         [this, name = std::string(act), about, refused = std::move(refused)](const api::Faults& faults) {
             forget_form(name, about);
             refused(faults);
         });
}

void Desk::forget()
{
    ++life_;
    looks_.clear();
    for (auto& [name, form] : forms_) {
        for (auto& [field, value] : form.fields) value.clear();
        form.faults.clear();
        form.is_busy = false;
    }
}

}  // namespace app
