// Who is the Authoriser of what: the Department alone says so (ACT-1, ACT-6, ACT-11).
#include <algorithm>

#include "server/admin/department.h"
#include "server/admin/rules.h"
#include "server/admin/transfers.h"
#include "server/crypto/random.h"

namespace admin::department {

namespace {

std::optional<store::DutyKind> kind_of(const std::string& word)
{
    using store::DutyKind;
    for (const auto kind : {DutyKind::Active, DutyKind::Holding, DutyKind::Region})
        if (store::word_of(kind) == word) return kind;
    return std::nullopt;  // a temporary one comes with a transfer (ACT-8)
}

/// ACT-5: there are principals to be authorised there.
Result<bool> has_region(store::Tx& tx, const store::ManagedService& service)
{
    const auto types = store::user_types_of(tx, service.workforce);
    if (!types) return fail(types.error());
    return std::any_of(types->begin(), types->end(), [](const store::UserType& type) { return type.by_region; });
}

/// The service and the kind of duty that the form names.
struct Post {
    store::ManagedService service;
    store::DutyKind kind{};
};
Result<Post> post_of(Doing& doing)
{
    const auto kind = kind_of(doing.text("duty_kind"));
    if (!kind) return fail(ErrorKind::Invalid, "field.unknown", "duty_kind");
    const auto id = store::find_typed_service(doing.tx, trimmed(doing.text("service_number")));
    if (!id) return fail(id.error());
    auto service = store::find_managed_service(doing.tx, *id);
    if (!service) return fail(service.error());
    // ACT-20, ACT-22, ACT-24: where nobody may be a User, nobody has any to manage.
    if (service->workforce.empty() || !service->admits_users)
        return fail(ErrorKind::Invalid, "service.not_eligible", "service_number");
    if (*kind == store::DutyKind::Region) {
        const auto is_open = has_region(doing.tx, *service);
        if (!is_open) return fail(is_open.error());
        if (!*is_open) return fail(ErrorKind::Invalid, "duty.no_region", "duty_kind");
    }
    return Post{std::move(*service), *kind};
}

Status add(Doing& doing, const store::Person& person, const Post& post)
{
    auto done = store::add_duty(doing.tx, {.id = {},
                                           .public_id = crypto::random_id(),
                                           .account = person.id,
                                           .service = post.service.id,
                                           .kind = post.kind,
                                           .from_at = doing.now,
                                           .in_force = true,
                                           .is_sole = post.service.is_sole && post.kind != store::DutyKind::Region});
    if (!done && done.error().kind == ErrorKind::Conflict)
        return fail(ErrorKind::Conflict, done.error().code, "service_number");
    if (!done) return done;
    if (post.kind == store::DutyKind::Region) return {};
    return attend(doing, post.service.id);  // Q21: who waited for an Authoriser has one
}

View answer_for(const store::Person& person, const store::ManagedService& service)
{
    View view;
    view.facts = {{"person", person.public_id}, {"name", person.name()}, {"service", service.name}};
    return view;
}

/// The row of the service beside that of the account: each has its own history.
Status note_at(Doing& doing, const char* action, const std::string& service, const store::Person& person,
               store::DutyKind kind)
{
    return doing.also(action, "service", service, {{"account", person.public_id}, {"reason", store::word_of(kind)}});
}

}  // namespace

void add_duties(ViewList& list, const std::vector<store::DutyLine>& duties)
{
    for (const auto& line : duties)
        list.rows.push_back({line.duty.public_id, line.account_id, line.name, line.username, line.service_id,
                             line.service_name, store::word_of(line.duty.kind),
                             line.ended_at        ? "ended"
                             : line.duty.in_force ? "in_force"
                                                  : "waiting",
                             to_iso(line.duty.from_at), iso(line.ended_at)});
    list.total = static_cast<std::int64_t>(list.rows.size());
}

Answer add_authoriser(Doing& doing)
{
    const auto post = post_of(doing);
    if (!post) return refused(post.error());
    if (post->kind == store::DutyKind::Holding) return refused(ErrorKind::Invalid, "duty.holding", "duty_kind");
    auto person = open_account(doing);
    if (!person) return tl::unexpected(person.error());
    doing.about(*person);
    person->may.authoriser = true;
    if (auto done = store::save_person(doing.tx, *person); !done) return refused(done.error());
    if (auto done = add(doing, *person, *post); !done) return refused(done.error());
    if (auto done = invite(doing, *person, LetterCode::InvitationAuthoriser, {post->service.name}); !done)
        return refused(done.error());
    if (auto state = settle(doing, *person, "invited"); !state) return refused(state.error());
    if (auto done = note_at(doing, "add_authoriser", post->service.public_id, *person, post->kind); !done)
        return refused(done.error());
    doing.detail["service"] = post->service.public_id;
    doing.detail["reason"] = store::word_of(post->kind);
    return answer_for(*person, post->service);
}

Answer give_duty(Doing& doing)
{
    const auto post = post_of(doing);
    if (!post) return refused(post.error());
    auto person = find_account(doing, doing.text("account_name"), "account_name");
    if (!person) return refused(person.error());
    doing.about(*person);
    if (person->id == doing.caller.account) return refused(ErrorKind::Forbidden, "duty.self", "account_name");
    if (person->is_restricted) return refused(ErrorKind::Conflict, "holder.restricted", "account_name");
    // An auditor changes nothing; an administrator is no school's Authoriser, but may hold one's Users (Q21).
    if (person->may.auditor) return refused(ErrorKind::Conflict, "capability.apart", "account_name");
    if (post->kind == store::DutyKind::Active && (person->may.administrator || person->may.reviewer))
        return refused(ErrorKind::Conflict, "duty.not_for_staff", "account_name");
    const auto facts = store::access_facts(doing.tx, *person);
    if (!facts) return refused(facts.error());
    using Invitation = policy::AccessFacts::Invitation;
    const bool is_registering = facts->invitation == Invitation::Sent || facts->invitation == Invitation::Opened;
    // Whoever has lost all access registers again (REG-8): they are invited, not just given a service.
    if (!is_registering && policy::sign_in_state(*facts) == policy::AccessState::Inactive)
        return refused(ErrorKind::Conflict, "holder.inactive", "account_name");
    person->may.authoriser = true;
    if (auto done = add(doing, *person, *post); !done) return refused(done.error());
    if (auto state = settle(doing, *person, "duty given"); !state) return refused(state.error());
    if (auto done = tell(doing, LetterCode::DutyGiven, *person, {{"services", post->service.name}}); !done)
        return refused(done.error());
    if (auto done = note_at(doing, "give_duty", post->service.public_id, *person, post->kind); !done)
        return refused(done.error());
    doing.detail = {{"service", post->service.public_id}, {"reason", store::word_of(post->kind)}};
    return answer_for(*person, post->service);
}

Answer end_duty(Doing& doing)
{
    const auto line = store::find_duty(doing.tx, doing.text("duty"));
    if (!line) return refused(line.error());
    if (!*line) return refused(ErrorKind::NotFound, "duty.not_found", "duty");
    const auto& duty = (*line)->duty;
    auto person = store::find_person(doing.tx, duty.account);
    if (!person) return refused(person.error());
    doing.about(**person);
    if ((*line)->ended_at) return refused(ErrorKind::Conflict, "duty.ended", "duty");
    if (duty.kind == store::DutyKind::Temporary) return refused(ErrorKind::Conflict, "duty.temporary", "duty");
    if (auto done = store::end_duty(doing.tx, duty.id, doing.now); !done) return refused(done.error());
    const auto left = store::duties_of(doing.tx, duty.account);
    if (!left) return refused(left.error());
    if (left->empty()) {
        (*person)->may.authoriser = false;
        // Whoever was invited for nothing but this has nothing to register for.
        const auto& may = (*person)->may;
        const bool is_staff = may.administrator || may.reviewer || may.auditor;
        const auto last = store::last_invitation(doing.tx, duty.account);
        if (!last) return refused(last.error());
        if (auto open = *last; open && open->is_open() && open->makes_authoriser && !is_staff) {
            open->cancelled_at = doing.now;
            open->token_hash.clear();
            if (auto done = store::save_invitation(doing.tx, *open); !done) return refused(done.error());
        }
    }
    if (auto state = settle(doing, **person, "duty ended"); !state) return refused(state.error());
    if (auto done = tell(doing, LetterCode::DutyEnded, **person, {{"services", (*line)->service_name}}); !done)
        return refused(done.error());
    if (auto done = note_at(doing, "end_duty", (*line)->service_id, **person, duty.kind); !done)
        return refused(done.error());
    doing.detail = {
        {"service", (*line)->service_id}, {"reason", store::word_of(duty.kind)}, {"note", trimmed(doing.text("why"))}};
    View view;
    view.facts = {{"name", (*person)->name()}, {"service", (*line)->service_name}};
    return view;
}

}  // namespace admin::department
