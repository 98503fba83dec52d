#include "server/services/mail_service.h"

#include <algorithm>
#include <chrono>

#include "server/crypto/random.h"
#include "server/mail/mail_sender.h"
#include "shared/core/mail_address.h"

namespace services {
namespace {

// On training data the Department's queue is on the screen too, at an address that can never be anybody's (REG-2).
constexpr const char* kTrainingDepartment = "department@childlink.invalid";

bool is_subject(const std::string& text)
{
    return !text.empty() && std::none_of(text.begin(), text.end(),
                                         [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

std::string in_letter(Instant moment)
{
    using namespace std::chrono;
    const auto there = moment + minutes(melbourne_offset_minutes(moment));
    const hh_mm_ss time(floor<minutes>(there - floor<std::chrono::days>(there)));
    const auto hour = time.hours().count();
    const auto minute = std::to_string(time.minutes().count());
    return format_day(melbourne_day(moment)) + ", " + std::to_string(hour % 12 == 0 ? 12 : hour % 12) + ":" +
           (minute.size() == 1 ? "0" : "") + minute + (hour < 12 ? " am" : " pm");
}

Result<std::string> Postman::post(store::Tx& tx, Instant now, mail::LetterCode letter, const Recipient& to,
                                  mail::Slots slots, const std::vector<std::string>& cc) const
{
    slots.emplace("product", settings_.product.name);
    slots.emplace("help", settings_.product.help_contact);
    slots.emplace("name", to.name);
    const auto written = mail::compose(letter, slots);
    if (!written) return fail(written.error());
    return queue(tx, now, *written, to, cc);
}

Result<std::string> Postman::post_to_department(store::Tx& tx, Instant now, mail::LetterCode letter,
                                                mail::Slots slots) const
{
    auto address = settings_.mail.department;
    if (kind_ == store::DataKind::Demo) address = kTrainingDepartment;
    if (address.empty()) return std::string();
    return post(tx, now, letter, {.address = address, .name = "Department"}, std::move(slots));
}

Result<std::string> Postman::queue(store::Tx& tx, Instant now, const mail::Letter& letter, const Recipient& to,
                                   const std::vector<std::string>& cc) const
{
    if (!is_mail_address(to.address)) return fail(ErrorKind::Invalid, "mail.bad_address", "to");
    if (!std::all_of(cc.begin(), cc.end(), is_mail_address)) return fail(ErrorKind::Invalid, "mail.bad_address", "cc");
    if (!is_subject(letter.subject)) return fail(ErrorKind::Invalid, "mail.bad_subject", "subject");
    const auto id = crypto::random_id();
    store::Mail mail{.public_id = id,
                     .code = std::string(mail::template_of(letter.code).code),
                     .to_address = to.address,
                     .to_name = to.name,
                     .to_account = to.account,
                     .cc = cc,
                     .subject = letter.subject,
                     .body = key_.seal(letter.body, mail::seal_owner(id)),
                     .state = kind_ == store::DataKind::Demo ? store::MailState::Kept : store::MailState::Queued,
                     .queued_at = now,
                     .next_try_at = now};
    if (auto done = store::queue_mail(tx, mail); !done) return fail(done.error());
    return id;
}

Result<OpenedMail> Postman::open(store::Tx& tx, const std::string& public_id) const
{
    auto found = store::find_mail(tx, public_id);
    if (!found) return fail(found.error());
    if (!*found) return fail(ErrorKind::NotFound, "mail.not_found");
    OpenedMail opened{std::move(**found), {}};
    if (!opened.mail.body.empty())
        opened.text = key_.open(opened.mail.body, mail::seal_owner(public_id)).value_or(std::string());
    opened.mail.body.clear();
    return opened;
}

}  // namespace services
