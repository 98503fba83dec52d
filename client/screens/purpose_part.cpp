#include "client/screens/purpose_part.h"

#include <algorithm>
#include <vector>

#include "client/words/words.h"
#include "shared/domain/search.h"

namespace screens {

using words::say;
using words::Word;

const GrantView* acting_grant(const SessionView& session, PurposeForm& form)
{
    if (session.grants.empty()) return nullptr;
    if (session.grants.size() == 1) form.grant = session.grants.front().id;
    const auto found = std::find_if(session.grants.begin(), session.grants.end(),
                                    [&](const GrantView& grant) { return grant.id == form.grant; });
    return found != session.grants.end() ? &*found : nullptr;
}

void draw_purpose(const SessionView& session, PurposeForm& form, std::span<const widgets::Fault> faults)
{
    if (session.grants.size() > 1) {
        std::vector<widgets::Option> services{{"", words::text(Word::purpose_choose_service)}};
        for (const auto& grant : session.grants)
            services.push_back(
                {grant.id, say(Word::purpose_place, {{"service", grant.service}, {"user_type", grant.user_type}})});
        if (widgets::select(
                form.grant,
                {.name = "grant", .label = say(Word::purpose_service), .error = message_of(faults, "grant")}, services))
            form.purpose.clear();  // each service has purposes of its own
    }

    if (const auto* grant = acting_grant(session, form)) {
        std::vector<widgets::Option> purposes;
        for (const auto& purpose : grant->purposes) purposes.push_back({purpose.code, purpose.label});
        widgets::radios(form.purpose,
                        {.name = "purpose",
                         .label = say(Word::purpose_why),
                         .hint = say(Word::purpose_hint),
                         .error = message_of(faults, "purpose")},
                        purposes);
    }
    widgets::text_field(form.note, {.name = "note",
                                    .label = say(Word::common_note),
                                    .hint = say(Word::purpose_note_hint),
                                    .error = message_of(faults, "note"),
                                    .max_length = kNoteLimit,
                                    .optional = true});
}

}  // namespace screens
