// The letters of the product: which wait, which went, which failed; one of them opened (REG-1, REG-2).
#include "server/admin/department.h"
#include "server/admin/rules.h"
#include "server/services/mail_service.h"

namespace admin::department {

namespace {

/// On training data letters are read on the screen, by all of the Department; real ones by an administrator.
Status check_reader(const Doing& doing)
{
    if (doing.is_training() || doing.caller.may.administrator) return {};
    return fail(ErrorKind::Forbidden, "account.not_administrator");
}

/// A link is for the person alone: whoever had it could register as them. Only a training room shows it.
std::string without_links(std::string text)
{
    constexpr std::string_view kBegins = "/register#";
    for (auto at = text.find(kBegins); at != std::string::npos; at = text.find(kBegins, at)) {
        at += kBegins.size();
        const auto end = text.find_first_of(" \r\n", at);
        text.replace(at, (end == std::string::npos ? text.size() : end) - at, "...");
    }
    return text;
}

}  // namespace

Answer outbox(Doing& doing)
{
    if (auto ok = check_reader(doing); !ok) return refused(ok.error());
    const auto& word = doing.text("letter_state");
    const auto state = store::mail_state_of(word);
    if (!word.empty() && !state) return refused(ErrorKind::Invalid, "field.unknown", "letter_state");
    const auto page = page_of(doing);
    const auto found = store::list_mail(doing.tx, state, page.limit, page.offset);
    if (!found) return refused(found.error());
    View view;
    auto& list = view.lists["letters"] = list_for("outbox", "letters");
    list.total = found->total;
    for (const auto& mail : found->mails)
        list.rows.push_back({mail.public_id, mail.code, mail.to_address, mail.subject, to_iso(mail.queued_at),
                             store::word_of(mail.state), std::to_string(mail.tries)});
    return view;
}

Answer letter(Doing& doing)
{
    if (auto ok = check_reader(doing); !ok) return refused(ok.error());
    const services::Postman postman(doing.parts.settings, doing.parts.key, doing.parts.database.kind());
    const auto opened = postman.open(doing.tx, doing.text("letter"));
    if (!opened) return refused(opened.error().kind, opened.error().code, "letter");
    const auto& mail = opened->mail;
    doing.about("mail", mail.public_id);
    std::string cc;
    for (const auto& each : mail.cc) cc += (cc.empty() ? "" : ", ") + each;
    View view;
    view.facts = {{"id", mail.public_id},
                  {"letter_code", mail.code},
                  {"to", mail.to_address},
                  {"cc", cc},
                  {"subject", mail.subject},
                  {"queued_at", to_iso(mail.queued_at)},
                  {"letter_state", store::word_of(mail.state)},
                  {"sent_at", iso(mail.sent_at)},
                  {"tries", std::to_string(mail.tries)},
                  {"last_error", mail.last_error},
                  {"text", doing.is_training() ? opened->text : without_links(opened->text)}};
    return view;
}

Answer retry_letter(Doing& doing)
{
    doing.about("mail", doing.text("letter"));
    const auto found = store::find_mail(doing.tx, doing.text("letter"));
    if (!found) return refused(found.error());
    if (!*found) return refused(ErrorKind::NotFound, "mail.not_found", "letter");
    const auto waits = store::retry_mail(doing.tx, (*found)->public_id, doing.now);
    if (!waits) return refused(waits.error());
    if (!*waits) return refused(ErrorKind::Conflict, "mail.not_failed", "letter");
    View view;
    view.facts = {{"to", (*found)->to_address}};
    return view;
}

}  // namespace admin::department
