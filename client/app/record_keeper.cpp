#include "client/app/record_keeper.h"

#include <charconv>

#include "shared/json/acts_json.h"

namespace app {

namespace {

constexpr double kPause = 1.5;  // seconds without a key after which is kept what has changed

int number_in(const std::string& text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void drop_blanks(sharing::Sheet& sheet)
{
    // A space alone is a place that was opened and left empty.
    std::erase_if(sheet, [](const auto& each) { return each.second.find_first_not_of(' ') == std::string::npos; });
}

}  // namespace

sharing::Sheet sheet_in(const sharing::RecordType& type, const ViewList& list)
{
    sharing::Sheet sheet;
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        const auto& path = list.at(i, "path");
        auto value = list.at(i, "value");
        if (const auto* field = sharing::field_at(type, path); field != nullptr && field->kind == acts::Kind::Day)
            if (const auto day = parse_date(value)) value = format_day(*day);
        sheet[path] = std::move(value);
    }
    return sheet;
}

const Look& RecordKeeper::show(const std::string& record)
{
    if (record != record_) {
        forget();
        record_ = record;
    }
    const auto& look = desk_.look("record", {{"record", record}});
    if (look.is_there && look.faults.empty() && look.revision != revision_) take_up(look);
    return look;
}

void RecordKeeper::take_up(const Look& look)
{
    const auto* type = sharing::find_record_type(look.view.fact("type"));
    if (type == nullptr) return;
    auto saved = sheet_in(*type, look.view.list("sheet"));
    if (type_ == nullptr) {  // for the first time: with what was written here before
        const auto& working = look.view.list("working");
        sheet = working.rows.empty() ? saved : sheet_in(*type, working);
        base_ = saved;
        if (!working.rows.empty() && look.view.fact("working_version") != look.view.fact("version")) {
            // Somebody saved meanwhile: against what both began with.
            const auto& began =
                desk_.look("record_version", {{"record", record_}, {"version", look.view.fact("working_version")}});
            if (!began.is_there && began.faults.empty()) return;  // on its way
            const auto base = began.is_there ? sheet_in(*type, began.view.list("sheet")) : saved;
            auto merged = sharing::merge(base, saved, sheet);
            sheet = std::move(merged.sheet);
            clashes = std::move(merged.clashes);
        }
    } else if (saved != base_) {
        drop_blanks(sheet);
        if (sheet == base_) {
            sheet = saved;
        } else {
            auto merged = sharing::merge(base_, saved, sheet);
            sheet = std::move(merged.sheet);
            clashes = std::move(merged.clashes);
        }
        base_ = std::move(saved);
    }
    kept_ = sheet;
    seen_ = sheet;
    revision_ = look.revision;
    type_ = type;
    view_ = &look.view;
    known_ = {};
    const auto& facts = look.view.list("known");
    for (std::size_t i = 0; i < facts.rows.size(); ++i) {
        const auto& whose = facts.at(i, "recipient");
        auto& into = whose.empty() ? known_.us : known_.peers[number_in(whose)];
        into[facts.at(i, "fact")] = facts.at(i, "value");
    }
}

void RecordKeeper::send(const char* act, Fields fields, Done done)
{
    auto& form = desk_.form(act, record_);
    if (form.is_busy) return;
    for (auto& [name, value] : form.fields) value.clear();
    fields["record"] = record_;
    fields["version"] = view_->fact("version");
    for (auto& [name, value] : fields) form.fields[name] = std::move(value);
    is_busy_ = true;
    faults.clear();
    desk_.send(
        act, record_,
        [this, done = std::move(done), life = life_](const View& answer) {
            if (life != life_) return;
            is_busy_ = false;
            done(answer);
        },
        [this, life = life_](const api::Faults& refused) {
            if (life != life_) return;
            is_busy_ = false;
            faults = refused;
        });
}

void RecordKeeper::save(const std::string& reason, std::function<void()> done)
{
    drop_blanks(sheet);
    if (!has_changes()) return done();
    const auto sent = sheet;
    send("save_record", {{"sheet", wire::text_of(sheet)}, {"reason", reason}},
         [this, sent, done = std::move(done)](const View&) {
             base_ = sent;
             kept_ = sent;
             clashes.clear();
             done();
         });
}

void RecordKeeper::move(const std::string& event, Fields more, Done done)
{
    more["event"] = event;
    send("move_record", std::move(more), std::move(done));
}

void RecordKeeper::revert()
{
    sheet = base_;
    clashes.clear();
    faults.clear();
    keep([] {});
}

void RecordKeeper::tick()
{
    if (!is_there() || is_busy_ || !is_unsaved() || view_->fact("may_edit").empty()) return;
    const double now = platform_.seconds();
    if (sheet != seen_) {
        seen_ = sheet;
        due_ = now + kPause;
    }
    if (is_keeping_) return;  // its answer brings another frame
    if (now >= due_) keep([] {});
    else platform_.wake_in(due_ - now);
}

void RecordKeeper::save_now(std::function<void()> done)
{
    if (!is_unsaved() || is_keeping_) return done();
    keep(std::move(done));
}

void RecordKeeper::keep(std::function<void()> done)
{
    auto& form = desk_.form("keep_working", record_);
    if (form.is_busy) return done();
    is_keeping_ = true;
    const auto sent = sheet;
    form.fields["record"] = record_;
    form.fields["version"] = view_->fact("version");
    form.fields["sheet"] = wire::text_of(sheet);
    desk_.send(
        "keep_working", record_,
        [this, sent, done, life = life_](const View& answer) {
            if (life == life_) {
                is_keeping_ = false;
                kept_ = sent;
                kept_at_ = parse_instant(answer.fact("saved_at"));
            }
            done();
        },
        [this, sent, done, life = life_](const api::Faults&) {
            if (life == life_) {
                is_keeping_ = false;
                kept_ = sent;  // it cannot be kept as it is; the next key tries anew
            }
            done();
        });
}

void RecordKeeper::forget()
{
    ++life_;
    record_.clear();
    type_ = nullptr;
    view_ = nullptr;
    known_ = {};
    for (auto* each : {&sheet, &base_, &kept_, &seen_}) each->clear();
    clashes.clear();
    faults.clear();
    revision_ = 0;
    is_busy_ = is_keeping_ = false;
    kept_at_.reset();
}

}  // namespace app
