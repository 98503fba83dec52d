// Words on the screen.
#include "client/widgets/frame.h"
#include "client/widgets/widgets.h"
#include "client/words/words.h"

namespace widgets {

void title(std::string_view words)
{
    auto& f = frame();
    const auto at = f.add(Kind::Title, "title", words);
    f.node(at).state |= state::Focusable;
    f.title_id = f.id_of(at);
}

void heading(std::string_view words, std::string_view aside)
{
    auto& f = frame();
    if (aside.empty()) {
        f.add(Kind::Heading, {}, words);
        return;
    }
    f.push(Kind::CardHead, words);
    f.add(Kind::Heading, "heading", words);
    f.add(Kind::Aside, "aside", aside);
    f.pop();
}

void subheading(std::string_view words) { frame().add(Kind::Subheading, {}, words); }
void text(std::string_view words) { frame().add(Kind::Text, {}, words); }
void lead(std::string_view words, std::string_view key) { frame().add(Kind::Lead, key, words); }
void small(std::string_view words) { frame().add(Kind::Small, {}, words); }
void strong(std::string_view words) { frame().add(Kind::Strong, {}, words); }
void no_record() { frame().add(Kind::Lead, {}, words::say(words::Word::common_no_record)); }
void divider() { frame().add(Kind::Divider); }

void bullets(std::span<const std::string> items)
{
    auto& f = frame();
    f.push(Kind::Bullets);
    for (const auto& item : items) f.add(Kind::Bullet, {}, item);
    f.pop();
}

void pill(std::string_view words, Tone tone)
{
    auto& f = frame();
    f.node(f.add(Kind::Pill, {}, words)).variant = static_cast<std::uint8_t>(tone);
}

void avatar(std::string_view initials)
{
    auto& f = frame();
    f.node(f.add(Kind::Avatar, {}, initials)).state |= state::Decoration;
}

void announce(std::string_view words) { frame().spoken.push_back({std::string(words), false}); }
void announce_now(std::string_view words) { frame().spoken.push_back({std::string(words), true}); }

}  // namespace widgets
