// A record is begun, kept while it is typed, and written down (IS-402, IS-484, IS-502).
#include <algorithm>

#include "server/records/correcting.h"
#include "server/records/handlers.h"
#include "server/records/keeping.h"
#include "server/store/duty_store.h"
#include "server/store/record_task_store.h"
#include "shared/acts/sharing_roles.h"
#include "shared/core/typed_date.h"

namespace records {

using namespace sharing;

namespace {

/// The record on which a new one hangs, which must be of the same organisation.
Result<std::int64_t> parent_of(Doing& doing, const Post& post, const std::string& id)
{
    if (id.empty()) return 0;
    const auto parent = held_record(doing, id);
    if (!parent) return fail(parent.error().kind, parent.error().code, "parent");
    if (parent->post.service != post.service) return fail(ErrorKind::NotFound, "record.not_found", "parent");
    return parent->record.id;
}

Answer start_record(Doing& doing)
{
    const auto post = post_at(doing, doing.text("service"));
    if (!post) return refused(post.error());
    const auto* type = find_record_type(doing.text("type"));
    if (type == nullptr) return refused(ErrorKind::Invalid, "record.type_unknown", "type");
    // Who may make the first step may begin one (4.7, 4.8).
    if (moves_from(type->name, kNew, post->roles).empty()) return refused(ErrorKind::Forbidden, "E-201", "type");
    auto sheet = read_sheet(*type, doing.text("sheet"));
    if (!sheet) return tl::unexpected<services::Refusal>(sheet.error());
    // What this corrects or complains about is what it hangs on.
    const auto& named = text_of(*sheet, type->name == "complaint" ? "linked_record" : "record");
    const auto parent = parent_of(doing, *post, doing.text("parent").empty() ? named : doing.text("parent"));
    if (!parent) return refused(parent.error());
    const bool has_draft = find_move(type->name, kNew, "begin") != nullptr;
    const auto made = make_record(doing, {.type = type,
                                          .post = *post,
                                          .state = has_draft ? "draft" : std::string(kNew),
                                          .parent = *parent,
                                          .exchange = {},
                                          .sheet = std::move(*sheet),
                                          .owner = doing.caller.account});
    if (!made) return refused(made.error());
    doing.about("record", made->record.public_id);
    doing.detail = {{"ref", made->record.ref}, {"type", made->record.type}, {"service", post->service_id}};
    View view;
    view.facts = {{"record", made->record.public_id}, {"ref", made->record.ref}};
    return view;
}

Answer keep_working(Doing& doing)
{
    const auto held = held_record(doing, doing.text("record"));
    if (!held) return refused(held.error());
    if (!may_edit(*held)) return refused(ErrorKind::Forbidden, "E-201", "record");
    const auto sheet = read_sheet(*held->type, doing.text("sheet"));
    // What is half typed is kept as it is; only what is no sheet at all is refused.
    if (!sheet && sheet.error().first().code == "sheet.unreadable")
        return tl::unexpected<services::Refusal>(sheet.error());
    store::WorkingCopy copy;
    copy.version = held->record.version;
    copy.body = seal(doing, held->record, doing.text("sheet"));
    copy.at = doing.now;
    if (auto done = store::keep_working(doing.tx, held->record.id, doing.caller.account, copy); !done)
        return refused(done.error());
    View view;
    view.facts = {{"saved_at", to_iso(doing.now)}};
    return view;
}

/// IS-241: an answer that was given and now is another.
bool changes_fact(const Sheet& before, const Sheet& after)
{
    const auto is_fact = [](const std::string& path) {
        const auto pieces = parts_of(path);
        auto name = pieces.field;
        for (const std::string_view scheme : {"CISS.", "FVISS."})
            if (name.starts_with(scheme)) name.remove_prefix(scheme.size());
        return (pieces.part == "item" || pieces.part == "recipient") && find_fact(name) != kNoFact;
    };
    return std::any_of(before.begin(), before.end(), [&](const auto& each) {
        return !each.second.empty() && is_fact(each.first) && text_of(after, each.first) != each.second;
    });
}

/// What may not change without a reason, or not by this role.
Status check_change(const Held& held, const Sheet& after, const std::string& reason)
{
    const auto& before = held.sheet;
    const bool lowers_p1 = text_of(before, "priority") == "P1" && text_of(after, "priority") != "P1";
    if (!is_draft(held.record.state) && lowers_p1 && !held.post.has(Lead))
        return fail(ErrorKind::Forbidden, "record.p1_lead", "priority");  // IS-446
    const bool changes_priority =
        !text_of(before, "priority").empty() && text_of(before, "priority") != text_of(after, "priority");
    const bool needs_reason =
        !is_draft(held.record.state) && (held.record.is_over || changes_priority || changes_fact(before, after));
    if (needs_reason && reason.empty()) return fail(ErrorKind::Invalid, "field.required", "reason");
    return {};
}

Answer save_record(Doing& doing)
{
    auto held = held_for_change(doing);
    if (!held) return refused(held.error());
    if (!may_edit(*held)) return refused(ErrorKind::Forbidden, "E-201", "record");
    auto sheet = read_sheet(*held->type, doing.text("sheet"));
    if (!sheet) return tl::unexpected<services::Refusal>(sheet.error());
    if (auto ok = check_change(*held, *sheet, doing.text("reason")); !ok) return refused(ok.error());
    if (is_correcting(held->record))
        if (auto ok = check_told(held->sheet, *sheet); !ok) return refused(ok.error());
    if (*sheet != held->sheet)
        if (auto done = write_down(doing, *held, std::move(*sheet), doing.text("reason")); !done)
            return refused(done.error());
    if (is_correcting(held->record))
        if (auto done = correction_written(doing, *held); !done) return refused(done.error());
    if (auto done = store::forget_working(doing.tx, held->record.id, doing.caller.account); !done)
        return refused(done.error());
    if (auto done = settle_after_change(doing, *held); !done) return refused(done.error());
    doing.detail = {{"version", held->record.version}};
    View view;
    view.facts = {{"record", held->record.public_id}, {"version", std::to_string(held->record.version)}};
    return view;
}

// ---- Those who help (IS-127)

Answer let_in_helper(Doing& doing)
{
    const auto held = held_record(doing, doing.text("record"));
    if (!held) return refused(held.error());
    if (!held->post.has(Sharer)) return refused(ErrorKind::Forbidden, "E-201", "record");
    const auto people = store::sharing_roles_at(doing.tx, held->record.service);
    if (!people) return refused(people.error());
    const auto helper = std::find_if(people->begin(), people->end(), [&](const auto& each) {
        return each.account_id == doing.text("helper") && each.role == acts::kHelper && each.is_current(doing.today);
    });
    if (helper == people->end()) return refused(ErrorKind::Invalid, "record.no_helper", "helper");
    if (auto done = store::let_in(doing.tx, {.record = held->record.id,
                                             .account = helper->account,
                                             .name = {},
                                             .question = seal(doing, held->record, doing.text("question")),
                                             .at = doing.now,
                                             .by = doing.caller.account_id});
        !done)
        return refused(done.error());
    doing.detail = {{"helper", helper->account_id}};
    return View{};
}

/// Q13: the child and the question, and nothing else.
Answer record_help(Doing& doing)
{
    const auto found = helped_record(doing);
    if (!found) return refused(found.error());
    View view;
    view.facts = {{"ref", found->first.ref},
                  {"version", std::to_string(found->first.version)},
                  {"state", found->first.state},
                  {"label", unseal(doing, found->first, found->first.label)},
                  {"question", found->second}};
    return view;
}

Answer add_views(Doing& doing)
{
    const auto found = helped_record(doing);
    if (!found) return refused(found.error());
    const auto* type = find_record_type(found->first.type);
    const auto version = store::find_version(doing.tx, found->first.id, found->first.version);
    if (!version) return refused(version.error());
    auto sheet = read_sheet(*type, unseal(doing, found->first, version->body));
    if (!sheet) return tl::unexpected<services::Refusal>(sheet.error());
    if (field_at(*type, "view.1.sought") == nullptr) return refused(ErrorKind::Conflict, "record.no_views", "record");
    const int row = next_number(*sheet, "view");
    const auto put = [&](std::string_view field, std::string value) {
        (*sheet)[path_of("view", row, field)] = std::move(value);
    };
    put("person", doing.text("views_of"));
    put("sought", "YES");
    put("obtained", "YES");
    put("views", doing.text("views"));
    put("sought_on", to_iso(doing.day("sought_on")));
    if (!doing.text("informed").empty()) {
        const int notice = next_number(*sheet, "notice");
        (*sheet)[path_of("notice", notice, "person")] = doing.text("views_of");
        (*sheet)[path_of("notice", notice, "informed")] = doing.text("informed");
    }
    if (auto faults = faults_of(*type, *sheet); !faults.empty()) return refused(std::move(faults));
    Held held{found->first, {}, type, {}};
    held.post.service = held.record.service;
    held.post.role = acts::kHelper;
    if (auto done = write_down(doing, held, std::move(*sheet), {}); !done) return refused(done.error());
    return View{};
}

constexpr std::array kHandlers{
    admin::Handling{"start_record", start_record}, admin::Handling{"keep_working", keep_working},
    admin::Handling{"save_record", save_record},   admin::Handling{"let_in_helper", let_in_helper},
    admin::Handling{"record_help", record_help},   admin::Handling{"add_views", add_views},
};

}  // namespace

std::span<const admin::Handling> writing_handlers() { return kHandlers; }

}  // namespace records
