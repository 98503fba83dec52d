#include "client/screens/plain_screens.h"

#include <array>
#include <string>

#include "client/app/app.h"
#include "client/widgets/widgets.h"
#include "client/words/when.h"
#include "client/words/words.h"
#include "shared/domain/search.h"

namespace screens {

using words::say;
using words::Word;

void allow_printing(const App& app, std::string_view title)
{
    const auto& session = app.session();
    widgets::printable_page(say(Word::page_printed, {{"product", session.product_name},
                                                     {"screen", title},
                                                     {"date", words::day(session.today)},
                                                     {"name", session.name}}));
}

void draw_help(App& app)
{
    widgets::title(say(Word::help_title));
    allow_printing(app, say(Word::help_title));
    widgets::Stack column("help", 16, 720);
    {
        widgets::Card card(say(Word::help_looking));
        auto points = words::all({Word::help_looking_name, Word::help_looking_accents, Word::help_looking_empty});
        points.insert(points.begin() + 2, say(Word::help_looking_many, {{"count", std::to_string(kSearchLimit)}}));
        widgets::bullets(points);
    }
    {
        widgets::Card card(say(Word::help_using));
        widgets::bullets(words::all({Word::help_using_role, Word::help_using_known, Word::help_using_copy,
                                     Word::help_using_talk, Word::help_using_identify}));
    }
    {
        widgets::Card card(say(Word::help_shared));
        widgets::bullets(words::all(
            {Word::help_shared_name, Word::help_shared_lock, Word::help_shared_leave, Word::help_shared_idle}));
    }
    widgets::Card card(say(Word::help_getting));
    widgets::text(say(Word::help_getting_text));
    if (app.session().may.user) widgets::link(say(Word::restriction_title), "/restriction", "to-restriction");
}

void draw_not_found(App& app)
{
    widgets::title(say(Word::nothing_title));
    widgets::Stack column("nothing", 16, 720);
    widgets::text(say(Word::nothing_text));
    if (app.session().may.user) widgets::link(say(Word::find_title), "/find", "to-find");
    widgets::link(say(Word::common_to_start), "/");
}

void draw_not_available(App&)
{
    widgets::title(say(Word::forbidden_title));
    widgets::Stack column("nothing", 16, 720);
    widgets::text(say(Word::forbidden_text));
    widgets::link(say(Word::common_to_start), "/");
}

void draw_signed_out(App& app)
{
    widgets::Stack column("out", 20, 480);
    widgets::Card card({}, {}, "card");
    widgets::title(say(Word::ended_title));
    widgets::text(say(Word::ended_text));
    if (widgets::button(say(Word::sign_in_title))) app.start_over();
}

}  // namespace screens
