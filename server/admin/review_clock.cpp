#include "server/admin/review_clock.h"

#include <map>
#include <set>

#include "server/admin/clock_work.h"
#include "server/admin/rules.h"
#include "server/crypto/random.h"
#include "server/store/review_store.h"

namespace admin {

namespace {

using People = std::set<AccountId>;
/// Whom each Authoriser is asked about: one letter for all of their services.
using Asked = std::map<AccountId, People>;

std::string in_words(const People& people)
{
    if (people.empty()) return "nobody any more";
    return std::to_string(people.size()) + (people.size() == 1 ? " person" : " people");
}

Status tell_each(const Scene& scene, LetterCode letter, const Asked& asked, Date closes)
{
    for (const auto& [authoriser, people] : asked) {
        const auto person = store::find_person(scene.tx, authoriser);
        if (!person) return fail(person.error());
        if (!*person) continue;
        Slots slots{{"closes", format_day(closes)}};
        if (letter != LetterCode::ReviewMissed) slots.emplace("people", in_words(people));
        if (auto done = tell_if_possible(scene, letter, **person, slots); !done) return done;
    }
    return {};
}

/// The day on which the work is really done: the scene's is the one that it is done for.
Date done_on(const Scene& scene) { return melbourne_day(scene.now); }

/// UAR-6, ACT-5: whoever has access there, and is not the only one who could answer for it.
Result<std::vector<store::ReviewRow>> rows_for(const Scene& scene, const store::ReviewPlace& place,
                                               const std::vector<AccountId>& reviewers)
{
    auto all = store::reviewable_at(scene.tx, place);
    if (!all) return all;
    std::vector<store::ReviewRow> rows;
    for (auto& row : *all) {
        if (reviewers.size() == 1 && reviewers.front() == row.account) continue;
        const auto person = store::find_person(scene.tx, row.account);
        if (!person) return fail(person.error());
        if (!*person) continue;
        const auto state = state_of(scene.tx, **person);
        if (!state) return fail(state.error());
        if (*state == policy::AccessState::Active || *state == policy::AccessState::Locked)
            rows.push_back(std::move(row));
    }
    return rows;
}

policy::ReviewWindow window_of(const store::Review& review) { return {review.starts_on, review.closes_on}; }

/// Those who answer this review now, each with whom they are asked about; `only_undecided`: whom they still are.
Status add_asked(const Scene& scene, const store::Review& review, const std::vector<store::ReviewRow>& rows,
                 bool only_undecided, Asked& asked)
{
    const auto reviewers = store::reviewers_at(scene.tx, {review.service, review.by_region});
    if (!reviewers) return fail(reviewers.error());
    People decided;
    if (only_undecided) {
        const auto decisions = store::decisions_of(scene.tx, review.id);
        if (!decisions) return fail(decisions.error());
        for (const auto& decision : *decisions) decided.insert(decision.account);
    }
    for (const auto reviewer : *reviewers) {
        auto& people = asked[reviewer];
        for (const auto& row : rows)
            if (row.account != reviewer && !decided.contains(row.account)) people.insert(row.account);
    }
    return {};
}

/// A later reminder that is due by today is the one that is sent.
bool is_last_reminder(const Scene& scene, const policy::ReviewWindow& window, Date day, const policy::ClockRules& rules)
{
    for (Date next = add_days(day, 1); next <= done_on(scene); next = add_days(next, 1))
        if (policy::is_overdue(window, next) || policy::reminds_on(window, next, rules)) return false;
    return true;
}

/// UAR-7: everything that this review asks about, also what was decided, unless the setting spares that.
Result<People> lock_rows(const Scene& scene, const std::vector<store::ReviewRow>& rows, Date day)
{
    People locked;
    for (const auto& row : rows) {
        if (row.locks_on.empty() || row.locks_on > to_iso(day)) continue;
        if (auto done = store::lock_grant(scene.tx, row.grant, scene.now); !done) return fail(done.error());
        locked.insert(row.account);
    }
    for (const auto id : locked) {
        auto person = store::find_person(scene.tx, id);
        if (!person) return fail(person.error());
        if (!*person) continue;
        const auto state = settle(scene, **person, "review");
        if (!state) return fail(state.error());
        if (auto kept = note(scene, "review_lock", "account", (*person)->public_id,
                             {{"state", std::string(policy::word_of(*state))}});
            !kept)
            return fail(kept.error());
    }
    return locked;
}

Status lapse(const Scene& scene, store::Review& review, const std::vector<store::ReviewRow>& rows, Date day,
             Asked& late)
{
    // Nobody is left in it, so that nobody has to submit it.
    if (rows.empty()) {
        if (auto done = store::release_rows(scene.tx, review.id, scene.now); !done) return done;
        review.submitted_at = scene.now;
    } else {
        const auto locked = lock_rows(scene, rows, day);
        if (!locked) return fail(locked.error());
        if (auto done = add_asked(scene, review, rows, false, late); !done) return done;
        review.lapsed_at = scene.now;
        if (auto kept = note(scene, "review_lapse", "review", review.public_id, {{"locked", locked->size()}}); !kept)
            return kept;
    }
    return store::save_review(scene.tx, review);
}

}  // namespace

Result<int> open_reviews_from(const Scene& scene, Date starts, bool at_will)
{
    const auto rules = clock_rules(scene);
    const auto window = policy::review_window(starts, rules);
    const auto places = store::review_places(scene.tx);
    if (!places) return fail(places.error());
    Asked asked;
    int opened = 0;
    for (const auto& place : *places) {
        const auto has = store::has_review(scene.tx, place, at_will ? std::nullopt : std::optional(starts));
        if (!has) return fail(has.error());
        if (*has) continue;
        const auto reviewers = store::reviewers_at(scene.tx, place);
        if (!reviewers) return fail(reviewers.error());
        const auto rows = rows_for(scene, place, *reviewers);
        if (!rows) return fail(rows.error());
        if (rows->empty()) continue;  // UAR-10: nothing to complete
        store::Review review;
        review.public_id = crypto::random_id();
        review.service = place.service;
        review.by_region = place.by_region;
        review.starts_on = window.starts;
        review.closes_on = window.closes;
        review.opened_at = scene.now;
        review.opened_by = scene.by;
        if (auto done = store::add_review(scene.tx, review, *rows); !done) return fail(done.error());
        if (auto done = add_asked(scene, review, *rows, false, asked); !done) return fail(done.error());
        if (!at_will)  // else the row of the act says it, in the name of whoever did it
            if (auto kept = note(scene, "review_open", "review", review.public_id,
                                 {{"closes_on", to_iso(window.closes)}, {"grants", rows->size()}});
                !kept)
                return fail(kept.error());
        ++opened;
    }
    if (!policy::is_overdue(window, done_on(scene)))
        if (auto done = tell_each(scene, LetterCode::ReviewOpen, asked, window.closes); !done)
            return fail(done.error());
    return opened;
}

Status run_review_day(const Scene& scene, Date day)
{
    const auto rules = clock_rules(scene);
    if (policy::review_starts_on(day, rules))
        if (auto done = open_reviews_from(scene, day, false); !done) return fail(done.error());
    auto reviews = store::open_reviews(scene.tx);
    if (!reviews) return fail(reviews.error());
    // By their last days: windows of two kinds may be open in a demo.
    std::map<Date, Asked> reminded, late;
    for (auto& review : *reviews) {
        const auto window = window_of(review);
        const bool reminds = policy::reminds_on(window, day, rules) && review.reminded_on < to_iso(day) &&
                             is_last_reminder(scene, window, day, rules);
        const bool lapses = policy::is_overdue(window, day) && !review.lapsed_at;
        if (!reminds && !lapses) continue;
        const auto rows = store::rows_of(scene.tx, review.id);
        if (!rows) return fail(rows.error());
        if (lapses) {
            if (auto done = lapse(scene, review, *rows, day, late[window.closes]); !done) return done;
        } else if (!rows->empty()) {
            review.reminded_on = to_iso(day);
            if (auto done = add_asked(scene, review, *rows, true, reminded[window.closes]); !done) return done;
            if (auto done = store::save_review(scene.tx, review); !done) return done;
        }
    }
    for (const auto& [closes, asked] : reminded)
        if (auto done = tell_each(scene, LetterCode::ReviewReminder, asked, closes); !done) return done;
    for (const auto& [closes, asked] : late)
        if (auto done = tell_each(scene, LetterCode::ReviewMissed, asked, closes); !done) return done;
    return {};
}

}  // namespace admin
