#include "client/screens/draft_part.h"

#include "client/app/app.h"
#include "client/widgets/widgets.h"
#include "client/words/when.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

void draw_draft(App& app, app::DraftKeeper& draft)
{
    if (draft.is_empty()) return;
    const widgets::Row row("draft");
    if (draft.saved_at() && !draft.is_unsaved())
        widgets::small(say(Word::draft_saved,
                           {{"time", words::time_of_day(*draft.saved_at(), app.session().utc_offset_minutes)}}));
    if (widgets::text_button(say(Word::draft_clear))) draft.clear();
}

}  // namespace screens
