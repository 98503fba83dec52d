// The User Access Review as its Authoriser answers it (UAR-4 to UAR-11): one page over the open reviews of all services
// that are theirs now, one line for each User.
#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "server/admin/life.h"
#include "server/admin/review_clock.h"
#include "server/admin/rules.h"
#include "server/store/duty_store.h"
#include "server/store/people_store.h"
#include "server/store/reminder_store.h"
#include "server/store/review_store.h"
#include "shared/acts/reasons.h"

namespace admin {

namespace {

using store::Review;
using store::ReviewDecision;
using store::ReviewRow;

constexpr const char* kMaintain = "maintain";
constexpr const char* kRemove = "remove";

/// One User, over every open review that asks about them.
struct Line {
    std::vector<ReviewRow> rows;
    std::map<std::int64_t, ReviewDecision> decisions;  // the last one, by review

    std::vector<std::int64_t> reviews() const
    {
        std::vector<std::int64_t> ids;
        for (const auto& row : rows)
            if (std::find(ids.begin(), ids.end(), row.review) == ids.end()) ids.push_back(row.review);
        return ids;
    }
    /// Null while one of the reviews has no decision. Where two differ (the services changed hands), the newest.
    const ReviewDecision* decision() const
    {
        const ReviewDecision* newest = nullptr;
        for (const auto id : reviews()) {
            const auto found = decisions.find(id);
            if (found == decisions.end()) return nullptr;
            if (newest == nullptr || newest->at <= found->second.at) newest = &found->second;
        }
        return newest;
    }
};

struct Board {
    std::vector<Review> reviews;  // the one that closes first comes first
    std::map<AccountId, Line> lines;

    int undecided(AccountId me) const
    {
        return static_cast<int>(std::count_if(lines.begin(), lines.end(), [me](const auto& line) {
            return line.first != me && line.second.decision() == nullptr;
        }));
    }
};

/// Everything open that this Authoriser answers; their own line too, which they neither see nor decide (ACT-5).
Result<Board> board_of(Doing& doing)
{
    auto reviews = store::open_reviews_of(doing.tx, doing.caller.account);
    if (!reviews) return fail(reviews.error());
    Board board;
    for (auto& review : *reviews) {
        auto rows = store::rows_of(doing.tx, review.id);
        if (!rows) return fail(rows.error());
        if (std::all_of(rows->begin(), rows->end(),
                        [&](const auto& row) { return row.account == doing.caller.account; }))
            continue;  // UAR-10: nobody to answer for
        for (auto& row : *rows) board.lines[row.account].rows.push_back(std::move(row));
        auto decisions = store::decisions_of(doing.tx, review.id);
        if (!decisions) return fail(decisions.error());
        for (auto& decision : *decisions)
            if (const auto line = board.lines.find(decision.account); line != board.lines.end())
                line->second.decisions[review.id] = std::move(decision);
        board.reviews.push_back(std::move(review));
    }
    return board;
}

Result<Board> open_board(Doing& doing)
{
    auto board = board_of(doing);
    if (board && board->reviews.empty()) return fail(ErrorKind::Conflict, "review.none");
    return board;
}

/// A distinct value of the rows in each of its places: "Teacher, Principal".
template <class Rows, class Of>
std::string joined(const Rows& rows, Of of)
{
    std::vector<std::string> all;
    for (const auto& row : rows)
        if (std::find(all.begin(), all.end(), of(row)) == all.end()) all.push_back(of(row));
    std::string text;
    for (const auto& each : all) text += (text.empty() ? "" : ", ") + each;
    return text;
}

// ---- Decisions

/// The person's line. Errors: NotFound "person.not_found" for anybody who is not this Authoriser's User; Conflict
/// "review.not_in_it" for one who is, but came later or is not there to be reviewed (UAR-10).
Result<const Line*> find_line(Doing& doing, const Board& board, store::Person& person, const std::string& id)
{
    auto found = find_own_person(doing.tx, doing.caller.account, id, doing.now);
    if (!found) return fail(found.error());
    person = std::move(*found);
    const auto line = board.lines.find(person.id);
    if (line == board.lines.end()) return fail(ErrorKind::Conflict, "review.not_in_it", "person");
    return &line->second;
}

Status check_choice(const Doing& doing)
{
    const auto& choice = doing.text("choice");
    if (choice == kMaintain) return {};
    if (choice != kRemove) return fail(ErrorKind::Invalid, "review.choice", "choice");
    return check_reason(doing);
}

Status decide(Doing& doing, const Line& line, AccountId account)
{
    const auto& choice = doing.text("choice");
    const bool removes = choice == kRemove;
    for (const auto review : line.reviews())
        if (auto done = store::add_decision(doing.tx, {.review = review,
                                                       .account = account,
                                                       .choice = choice,
                                                       .reason = removes ? doing.text("reason") : "",
                                                       .note = removes ? trimmed(doing.text("note")) : "",
                                                       .by = doing.caller.account,
                                                       .at = doing.now});
            !done)
            return done;
    // Where the setting spares whoever was decided. What is locked already waits for the end all the same (UAR-7).
    if (doing.parts.settings.clocks.review_locks_only_undecided)
        for (const auto& row : line.rows)
            if (row.locks_on > to_iso(doing.today))
                if (auto done = store::release_grant(doing.tx, row.grant, doing.now); !done) return done;
    return {};
}

Answer progress(Doing& doing)
{
    const auto board = board_of(doing);
    if (!board) return refused(board.error());
    View view;
    view.facts = {{"undecided", std::to_string(board->undecided(doing.caller.account))}};
    return view;
}

Answer review_decide(Doing& doing)
{
    const auto board = open_board(doing);
    if (!board) return refused(board.error());
    store::Person person;
    const auto line = find_line(doing, *board, person, doing.text("person"));
    if (!line) return refused(line.error());
    doing.about(person);
    if (auto ok = check_choice(doing); !ok) return refused(ok.error());
    doing.detail = {{"choice", doing.text("choice")}, {"reason", doing.text("reason")}};
    if (auto done = decide(doing, **line, person.id); !done) return refused(done.error());
    return progress(doing);
}

Answer review_decide_many(Doing& doing)
{
    const auto board = open_board(doing);
    if (!board) return refused(board.error());
    if (auto ok = check_choice(doing); !ok) return refused(ok.error());
    const auto& choice = doing.text("choice");
    const auto ids = doing.values("people");
    for (const auto& id : ids) {
        store::Person person;
        const auto line = find_line(doing, *board, person, id);
        if (!line) return refused(line.error());
        if (auto done = decide(doing, **line, person.id); !done) return refused(done.error());
        if (auto kept = doing.also("review_decide", "account", person.public_id,
                                   {{"choice", choice}, {"reason", doing.text("reason")}});
            !kept)
            return refused(kept.error());
    }
    doing.detail = {{"count", ids.size()}, {"choice", choice}};
    return progress(doing);
}

// ---- The end of it

/// UAR-8. What was given at these services after the review had begun goes too: it is the person who was removed.
Status remove_all(Doing& doing, const Board& board, store::Person& person, const Line& line,
                  const ReviewDecision& decision)
{
    auto grants = store::held_grants_of(doing.tx, person.id);
    if (!grants) return fail(grants.error());
    const auto mine = store::services_of(doing.tx, doing.caller.account);
    if (!mine) return fail(mine.error());
    std::erase_if(*grants, [&](const store::HeldGrant& grant) {
        if (!grant.is_live()) return true;
        const bool is_row =
            std::any_of(line.rows.begin(), line.rows.end(), [&](const auto& row) { return row.grant == grant.id; });
        const bool came_later = grant.granted_at > board.reviews.front().opened_at &&
                                std::any_of(mine->begin(), mine->end(), [&](const store::ManagedService& service) {
                                    return service.id == grant.service && !service.is_region;
                                });
        return !is_row && !came_later;
    });
    const auto state = end_grants(doing, person, *grants, decision.reason);
    if (!state) return fail(state.error());
    const auto* reason = acts::find_end_reason(decision.reason);
    if (reason != nullptr && reason->is_notifiable)  // MAN-15
        if (auto done = store::add_reminder(doing.tx, doing.caller.account, person.id, decision.reason, doing.now);
            !done)
            return done;
    if (auto done = tell(doing, LetterCode::ReviewDoneRemoved, person, {}); !done) return done;
    return doing.also("remove_service", "account", person.public_id,
                      {{"reason", decision.reason}, {"note", decision.note}, {"services", names_of(*grants)}});
}

Status maintain(Doing& doing, store::Person& person, bool is_told)
{
    if (auto done = store::release_followers(doing.tx, doing.caller.account, person.id, doing.now); !done) return done;
    const auto state = settle(doing, person, "review");
    if (!state) return fail(state.error());
    if (is_told)
        if (auto done = tell(doing, LetterCode::ReviewDoneKept, person, {}); !done) return done;
    return doing.also("review_maintain", "account", person.public_id,
                      {{"state", std::string(policy::word_of(*state))}});
}

Answer review_submit(Doing& doing)
{
    auto board = open_board(doing);
    if (!board) return refused(board.error());
    doing.about("review", board->reviews.size() == 1 ? board->reviews.front().public_id : std::string());
    if (board->undecided(doing.caller.account) != 0) return refused(ErrorKind::Conflict, "review.undecided");
    // Before anybody is settled: whoever is restricted is in no line, and no review may go on locking what they had.
    auto reviews = nlohmann::json::array();
    for (auto& review : board->reviews) {
        review.submitted_at = doing.now;
        review.submitted_by = doing.caller.account;
        if (auto saved = store::save_review(doing.tx, review); !saved) return refused(saved.error());
        if (auto done = store::release_rows(doing.tx, review.id, doing.now); !done) return refused(done.error());
        reviews.push_back(review.public_id);
    }
    int kept = 0, removed = 0, notifiable = 0;
    for (const auto& [account, line] : board->lines) {
        auto person = store::find_person(doing.tx, account);
        if (!person) return refused(person.error());
        if (!*person) continue;
        // An Authoriser's own line has a decision only where another one has made it.
        const auto* decision = line.decision();
        const bool removes = decision != nullptr && decision->choice == kRemove;
        const bool is_own = account == doing.caller.account;
        const auto done =
            removes ? remove_all(doing, *board, **person, line, *decision) : maintain(doing, **person, !is_own);
        if (!done) return refused(done.error());
        if (removes) ++removed;
        else if (!is_own) ++kept;
        const auto* reason = removes ? acts::find_end_reason(decision->reason) : nullptr;
        if (reason != nullptr && reason->is_notifiable) ++notifiable;
    }
    doing.detail = {{"reviews", reviews}, {"kept", kept}, {"removed", removed}};
    View view;
    view.facts = {{"kept", std::to_string(kept)},
                  {"removed", std::to_string(removed)},
                  {"notifiable", std::to_string(notifiable)}};
    return view;
}

Answer review_start(Doing& doing)
{
    if (!doing.is_training()) return refused(ErrorKind::Conflict, "review.not_training");
    const auto opened = open_reviews_from(doing, doing.today, true);
    if (!opened) return refused(opened.error());
    if (*opened == 0) return refused(ErrorKind::Conflict, "review.nothing");
    doing.detail = {{"opened", *opened}};
    View view;
    view.facts = {{"reviews", std::to_string(*opened)}};
    return view;
}

// ---- Looks

/// What was done to somebody since the review before, as words: the acts of MAN that matter here.
Result<std::string> changes_of(Doing& doing, const store::Person& person, const Line& line, Instant since)
{
    constexpr std::array kTold{"add_service", "remove_service", "change_name"};
    const auto history = store::history_of(doing.tx, person.public_id);
    if (!history) return fail(history.error());
    std::vector<std::string> changes;
    if (std::any_of(line.rows.begin(), line.rows.end(), [&](const auto& row) { return row.granted_at > since; }))
        changes.emplace_back("is_new");
    for (const auto* told : kTold)
        if (std::any_of(history->begin(), history->end(),
                        [&](const auto& row) { return row.action == told && row.at > since; }))
            changes.emplace_back(told);
    return join_values(changes);
}

/// Since when changes and uses count: the end of the review before, or the cycle that this one ends (UAR-1).
Result<Instant> counted_from(Doing& doing, const Board& board)
{
    constexpr int kCycleMonths = 4;
    std::optional<Instant> from;
    for (const auto& review : board.reviews) {
        const auto last = store::last_review_at(doing.tx, {review.service, review.by_region});
        if (!last) return fail(last.error());
        const auto since = last->value_or(Instant{days(add_months(review.starts_on, -kCycleMonths))});
        if (!from || since < *from) from = since;
    }
    return from.value_or(doing.now);
}

struct Uses {
    std::string count, purposes;
};
/// Counts and purposes at most, and only where an operator has switched them on (UAR-6).
Result<Uses> uses_of(Doing& doing, const store::Person& person, Instant since)
{
    Uses uses;
    if (!doing.parts.settings.clocks.review_shows_usage) return uses;
    const auto purposes = store::purposes_used(doing.tx, person.public_id, since);
    if (!purposes) return fail(purposes.error());
    int total = 0;
    std::vector<std::string> lines;
    for (const auto& purpose : *purposes) {
        total += purpose.count;
        lines.push_back(purpose.label + ": " + std::to_string(purpose.count));
    }
    uses.count = std::to_string(total);
    uses.purposes = join_values(lines);
    return uses;
}

Status add_people(Doing& doing, const Board& board, ViewList& list)
{
    const auto since = counted_from(doing, board);
    if (!since) return fail(since.error());
    std::vector<std::pair<store::Person, const Line*>> people;
    for (const auto& [account, line] : board.lines) {
        if (account == doing.caller.account) continue;
        auto person = store::find_person(doing.tx, account);
        if (!person) return fail(person.error());
        if (*person) people.emplace_back(std::move(**person), &line);
    }
    std::sort(people.begin(), people.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first.last_name, a.first.first_name, a.first.public_id) <
               std::tie(b.first.last_name, b.first.first_name, b.first.public_id);
    });
    for (const auto& [person, line] : people) {
        const auto state = state_of(doing.tx, person);
        if (!state) return fail(state.error());
        const auto changes = changes_of(doing, person, *line, *since);
        if (!changes) return fail(changes.error());
        const auto uses = uses_of(doing, person, *since);
        if (!uses) return fail(uses.error());
        const auto* decision = line->decision();
        list.rows.push_back(
            {person.public_id, person.name(), joined(line->rows, [](const auto& row) { return row.user_type; }),
             joined(line->rows, [](const auto& row) { return row.service_name; }), std::string(policy::word_of(*state)),
             iso(person.last_sign_in_at), person.credential_kind, person.credential_expires_on, person.trained_on,
             *changes, uses->count, uses->purposes, decision != nullptr ? decision->choice : "",
             decision != nullptr ? decision->reason : "", decision != nullptr ? decision->note : ""});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
    return {};
}

/// UAR-6: for information; nothing is decided about somebody who has not registered yet.
Status add_invitations(Doing& doing, ViewList& list)
{
    const auto people = store::people_under(doing.tx, doing.caller.account, doing.now);
    if (!people) return fail(people.error());
    const auto grants = store::held_grants_under(doing.tx, doing.caller.account, doing.now);
    if (!grants) return fail(grants.error());
    for (const auto& person : *people) {
        const auto state = policy::access_state(person.facts);
        if (state != policy::AccessState::Invited && state != policy::AccessState::Incomplete) continue;
        std::vector<store::HeldGrant> own;
        for (const auto& grant : *grants)
            if (grant.account == person.id && grant.is_live()) own.push_back(grant);
        if (own.empty()) continue;
        list.rows.push_back({person.public_id, person.name(), std::string(policy::word_of(state)),
                             joined(own, [](const auto& grant) { return grant.user_type; }),
                             joined(own, [](const auto& grant) { return grant.service_name; }),
                             to_iso(person.invitation.sent_at)});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
    return {};
}

Answer review(Doing& doing)
{
    const auto board = board_of(doing);
    if (!board) return refused(board.error());
    View view;
    auto& people = view.lists["people"] = list_for("review", "people");
    auto& invitations = view.lists["invitations"] = list_for("review", "invitations");
    if (board->reviews.empty()) return view;
    const auto& first = board->reviews.front();
    if (auto done = add_people(doing, *board, people); !done) return refused(done.error());
    if (auto done = add_invitations(doing, invitations); !done) return refused(done.error());
    const auto count = people.rows.size();
    const auto undecided = static_cast<std::size_t>(board->undecided(doing.caller.account));
    view.facts = {{"starts_on", to_iso(first.starts_on)},
                  {"closes_on", to_iso(first.closes_on)},
                  {"is_overdue", doing.today > first.closes_on ? "yes" : ""},
                  {"people", std::to_string(count)},
                  {"decided", std::to_string(count - undecided)},
                  {"shows_usage", doing.parts.settings.clocks.review_shows_usage ? "yes" : ""}};
    return view;
}

Result<std::string> name_of(Doing& doing, AccountId account)
{
    if (account.value == 0) return std::string();
    const auto person = store::find_person(doing.tx, account);
    if (!person) return fail(person.error());
    return *person ? (*person)->name() : std::string();
}

std::string yes_if_late(const Review& review)
{
    return review.submitted_at && melbourne_day(*review.submitted_at) > review.closes_on ? "yes" : "";
}

Answer past_reviews(Doing& doing)
{
    const auto reviews = store::past_reviews_of(doing.tx, doing.caller.account);
    if (!reviews) return refused(reviews.error());
    View view;
    auto& list = view.lists["reviews"] = list_for("past_reviews", "reviews");
    for (const auto& review : *reviews) {
        const auto decisions = store::decisions_of(doing.tx, review.id);
        if (!decisions) return refused(decisions.error());
        std::map<AccountId, bool> is_kept;
        for (const auto& each : *decisions) is_kept[each.account] = each.choice == kMaintain;
        const auto kept = std::count_if(is_kept.begin(), is_kept.end(), [](const auto& each) { return each.second; });
        const auto by = name_of(doing, review.submitted_by);
        if (!by) return refused(by.error());
        list.rows.push_back({review.public_id, review.service_name, to_iso(review.starts_on), to_iso(review.closes_on),
                             iso(review.submitted_at), *by, std::to_string(kept),
                             std::to_string(static_cast<std::ptrdiff_t>(is_kept.size()) - kept), yes_if_late(review)});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer past_review(Doing& doing)
{
    const auto reviews = store::past_reviews_of(doing.tx, doing.caller.account);
    if (!reviews) return refused(reviews.error());
    const auto found = std::find_if(reviews->begin(), reviews->end(),
                                    [&](const Review& review) { return review.public_id == doing.text("review"); });
    if (found == reviews->end()) return refused(ErrorKind::NotFound, "review.not_found", "review");
    doing.about("review", found->public_id);
    const auto decisions = store::decisions_of(doing.tx, found->id);
    if (!decisions) return refused(decisions.error());
    const auto submitted_by = name_of(doing, found->submitted_by);
    if (!submitted_by) return refused(submitted_by.error());
    View view;
    view.facts = {{"service", found->service_name},
                  {"starts_on", to_iso(found->starts_on)},
                  {"closes_on", to_iso(found->closes_on)},
                  {"submitted_at", iso(found->submitted_at)},
                  {"by", *submitted_by},
                  {"was_late", yes_if_late(*found)}};
    auto& list = view.lists["decisions"] = list_for("past_review", "decisions");
    for (std::size_t i = 0; i < decisions->size(); ++i) {
        const auto& each = (*decisions)[i];
        if (each.account == doing.caller.account) continue;  // ACT-5
        const bool is_superseded =
            std::any_of(decisions->begin() + static_cast<std::ptrdiff_t>(i) + 1, decisions->end(),
                        [&](const auto& later) { return later.account == each.account; });
        const auto person = store::find_person(doing.tx, each.account);
        if (!person) return refused(person.error());
        const auto by = name_of(doing, each.by);
        if (!by) return refused(by.error());
        list.rows.push_back({*person ? (*person)->public_id : "", *person ? (*person)->name() : "", each.choice,
                             each.reason, to_iso(each.at), *by, is_superseded ? "" : "yes"});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

constexpr Handling kHandlers[] = {{"review_decide", review_decide},
                                  {"review_decide_many", review_decide_many},
                                  {"review_submit", review_submit},
                                  {"review_start", review_start},
                                  {"review", review},
                                  {"past_reviews", past_reviews},
                                  {"past_review", past_review}};

}  // namespace

std::span<const Handling> review_handlers() { return kHandlers; }

}  // namespace admin
