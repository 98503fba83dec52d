#include "server/services/draft_service.h"

#include <chrono>

#include <nlohmann/json.hpp>

#include "server/services/register_act.h"
#include "server/store/draft_store.h"
#include "server/store/session_store.h"
#include "shared/json/draft_json.h"

namespace services {

namespace {

using nlohmann::json;

// Another account's draft under the same name, and any other thing that is sealed, opens with none of these.
std::string owner_of(const std::string& account_id, const std::string& form)
{
    return "draft " + account_id + " " + form;
}

// One account's drafts inside one unit of work.
class Desk {
  public:
    Desk(store::Tx& tx, const crypto::ServerKey& key, const Caller& caller, Instant now)
        : tx_(tx), key_(key), caller_(caller), now_(now)
    {
    }

    // One that does not open (the key is another, the row is damaged) is as good as none.
    Result<std::optional<DraftView>> find(const std::string& form)
    {
        const auto sealed = store::find_draft(tx_, caller_.account, form);
        if (!sealed) return fail(sealed.error());
        if (!*sealed) return std::nullopt;
        const auto plain = key_.open((*sealed)->body, owner_of(caller_.account_id, form));
        const auto fields = plain ? json::parse(*plain, nullptr, false) : json();
        auto given = wire::from_json<DraftForm>(fields);
        if (given) return DraftView{form, std::move(given->fields), (*sealed)->saved_at};
        if (auto gone = discard(form, "unreadable"); !gone) return fail(gone.error());
        return std::nullopt;
    }

    Status keep(const DraftView& draft)
    {
        const auto plain = wire::to_json(DraftForm{draft.fields}).dump(-1, ' ', false, json::error_handler_t::replace);
        return store::save_draft(tx_, caller_.account, draft.form,
                                 {key_.seal(plain, owner_of(caller_.account_id, draft.form)), *draft.saved_at});
    }

    Status discard(const std::string& form, const char* why)
    {
        if (auto gone = store::delete_draft(tx_, caller_.account, form); !gone) return gone;
        return record("draft.discard", form, {{"why", why}});
    }

    Status discard_all(const Result<std::vector<std::string>>& forms, const char* why)
    {
        if (!forms) return fail(forms.error());
        for (const auto& form : *forms)
            if (auto gone = discard(form, why); !gone) return gone;
        return {};
    }

    Status record(const std::string& action, const std::string& form, const json& detail = json::object())
    {
        auto event = event_of(caller_, action, now_);
        event.capability.clear();  // anybody who is signed in has a desk
        event.object_kind = "draft";
        event.object_id = form;
        event.outcome = "done";
        event.detail = detail.dump();
        return store::append(tx_, event);
    }

  private:
    store::Tx& tx_;
    const crypto::ServerKey& key_;
    const Caller& caller_;
    const Instant now_;
};

tl::unexpected<Refusal> refused(Error error) { return tl::unexpected<Refusal>(Refusal(std::move(error))); }

}  // namespace

Instant too_old_draft(const Settings& settings, Instant now)
{
    return now - std::chrono::hours(24) * settings.drafts.keep_days;
}

Status DraftService::forget_old()
{
    return database_.act([&](store::Tx& tx) -> Status {
        const auto now = clock_.now();
        const auto count = store::forget_drafts(tx, too_old_draft(settings_, now));
        if (!count) return fail(count.error());
        if (*count == 0) return {};
        store::AuditEvent event;
        event.at = now;
        event.capability = "system";
        event.action = "draft.discard";
        event.object_kind = "draft";
        event.outcome = "done";
        event.detail = json{{"why", "age"}, {"count", *count}}.dump();
        return store::append(tx, event);
    });
}

Outcome<DraftView> DraftService::open(const Caller& caller, const std::string& form)
{
    if (!is_draft_form_name(form)) return refused({ErrorKind::Invalid, "draft.form_name", "form", {}});
    auto done = database_.act([&](store::Tx& tx) -> Result<DraftView> {
        const auto now = clock_.now();
        const auto session = store::require_ready(tx, caller.session, now, settings_.session);
        if (!session) return fail(session.error());
        Desk desk(tx, key_, caller, now);
        const auto aged = store::aged_drafts(tx, caller.account, too_old_draft(settings_, now));
        if (auto gone = desk.discard_all(aged, "age"); !gone) return fail(gone.error());
        auto found = desk.find(form);
        if (!found) return fail(found.error());
        if (!*found) return DraftView{form, {}, {}};
        if (auto kept = desk.record("draft.open", form); !kept) return fail(kept.error());
        if (auto moved = store::touch_session(tx, caller.session, now); !moved) return fail(moved.error());
        return std::move(**found);
    });
    if (!done) return refused(done.error());
    return std::move(*done);
}

Outcome<DraftView> DraftService::save(const Caller& caller, const std::string& form, const DraftForm& given)
{
    if (!is_draft_form_name(form)) return refused({ErrorKind::Invalid, "draft.form_name", "form", {}});
    if (auto faults = faults_of(given); !faults.empty()) return tl::unexpected<Refusal>(Refusal(std::move(faults)));
    auto done = database_.act([&](store::Tx& tx) -> Result<DraftView> {
        const auto now = clock_.now();
        const auto session = store::require_ready(tx, caller.session, now, settings_.session);
        if (!session) return fail(session.error());
        if (auto moved = store::touch_session(tx, caller.session, now); !moved) return fail(moved.error());
        Desk desk(tx, key_, caller, now);
        const auto aged = store::aged_drafts(tx, caller.account, too_old_draft(settings_, now));
        if (auto gone = desk.discard_all(aged, "age"); !gone) return fail(gone.error());
        const auto before = store::find_draft(tx, caller.account, form);
        if (!before) return fail(before.error());

        if (given.fields.empty()) {
            if (*before)
                if (auto gone = desk.discard(form, "asked"); !gone) return fail(gone.error());
            return DraftView{form, {}, {}};
        }
        DraftView draft{form, given.fields, now};
        if (auto kept = desk.keep(draft); !kept) return fail(kept.error());
        // Only its coming and going is written down. A row for each pause in typing would drown the log, and shows
        // nothing to anybody: a draft is seen by its owner alone, and each time it is opened has its row.
        if (!*before) {
            if (auto kept = desk.record("draft.save", form); !kept) return fail(kept.error());
            const auto surplus = store::surplus_drafts(tx, caller.account, kDraftsKept);
            if (auto gone = desk.discard_all(surplus, "room"); !gone) return fail(gone.error());
        }
        return draft;
    });
    if (!done) return refused(done.error());
    return std::move(*done);
}

}  // namespace services
