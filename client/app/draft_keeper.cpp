#include "client/app/draft_keeper.h"

#include <utility>

namespace app {
namespace {

constexpr double kPause = 1;  // seconds without a key after which is sent what has changed

bool was_away(const api::Faults& faults) { return faults.front().code == "network.away"; }

}  // namespace

DraftKeeper::DraftKeeper(std::string form, std::vector<Field> fields, Platform& platform, api::Client& api,
                         Connection& connection, std::function<void()> signed_out)
    : form_(std::move(form)),
      fields_(std::move(fields)),
      platform_(platform),
      api_(api),
      connection_(connection),
      signed_out_(std::move(signed_out))
{
}

DraftFields DraftKeeper::typed() const
{
    DraftFields all;
    bool is_any_typed = false;
    for (const auto& field : fields_)
        if (!field.value->empty()) {
            all.emplace(field.name, *field.value);
            is_any_typed |= field.is_typed;
        }
    return is_any_typed ? all : DraftFields();
}

bool DraftKeeper::is_unsaved() const
{
    const auto now = typed();
    return now != kept_ && settled_ != now;
}

void DraftKeeper::show()
{
    if (state_ == State::Expected) ask();
}

void DraftKeeper::ask()
{
    state_ = State::Asked;
    api_.draft(form_, [this, life = life_](auto answer) {
        if (life != life_) return;
        if (!answer && was_away(answer.error())) return connection_.lost("draft." + form_, [this] { ask(); });
        connection_.reached("draft." + form_);
        state_ = State::Known;
        if (!answer && answer.error().front().kind == ErrorKind::SignedOut) return signed_out_();
        if (!answer) return;
        kept_ = answer->fields;
        saved_at_ = answer->saved_at;
        for (const auto& field : fields_)  // what was typed meanwhile is newer
            if (const auto kept = kept_.find(field.name); kept != kept_.end() && field.value->empty())
                *field.value = kept->second;
    });
}

void DraftKeeper::tick()
{
    if (state_ != State::Known || !is_unsaved()) return;
    const double now = platform_.seconds();
    if (auto current = typed(); current != seen_) {
        seen_ = std::move(current);
        due_ = now + kPause;
    }
    if (sending_) return;  // its answer brings another frame
    if (now >= due_) send([] {});
    else platform_.wake_in(due_ - now);
}

void DraftKeeper::save_now(std::function<void()> done)
{
    if (state_ != State::Known || !is_unsaved()) return done();
    send(std::move(done));
}

void DraftKeeper::send(std::function<void()> done)
{
    sending_ = true;
    const auto fields = settled_ == typed() ? DraftFields() : typed();
    api_.save_draft(form_, fields, [this, fields, done = std::move(done), life = life_](auto answer) {
        if (life != life_) return done();
        sending_ = false;
        if (answer) {
            kept_ = fields;
            saved_at_ = answer->saved_at;
            connection_.reached("draft." + form_);
        } else if (was_away(answer.error())) {
            due_ = 1e300;  // the connection says when
            connection_.lost("draft." + form_, [this] { send([] {}); });
        } else if (answer.error().front().kind == ErrorKind::SignedOut) {
            signed_out_();
        } else {
            settled_ = fields;  // it cannot be kept as it is; the next key tries anew
            connection_.reached("draft." + form_);
        }
        done();
    });
}

void DraftKeeper::settle()
{
    settled_ = typed();
    saved_at_.reset();
    if (!kept_.empty()) send([] {});
}

void DraftKeeper::clear()
{
    for (const auto& field : fields_) field.value->clear();
    settled_.reset();
    saved_at_.reset();
    if (!kept_.empty()) send([] {});
}

void DraftKeeper::forget()
{
    ++life_;
    state_ = State::Known;
    kept_.clear();
    settled_.reset();
    seen_.clear();
    sending_ = false;
    saved_at_.reset();
}

}  // namespace app
