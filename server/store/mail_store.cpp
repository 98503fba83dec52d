#include "server/store/mail_store.h"

#include <soci/soci.h>

#include <algorithm>
#include <array>
#include <utility>

namespace store {
namespace {

constexpr std::array kStates{MailState::Queued, MailState::Sent, MailState::Failed, MailState::Kept};

Instant instant(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }
long long seconds(Instant moment) { return moment.time_since_epoch().count(); }

std::string joined(const std::vector<std::string>& lines)
{
    std::string all;
    for (const auto& line : lines) all += (all.empty() ? "" : "\n") + line;
    return all;
}

std::vector<std::string> split_lines(const std::string& all)
{
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < all.size();) {
        const auto end = std::min(all.find('\n', from), all.size());
        lines.push_back(all.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

struct Row {
    std::string public_id, code, to_address, to_name, cc, subject, state, last_error, body;
    long long to_account{}, queued_at{}, sent_at{}, next_try_at{};
    int tries{};

    Mail take() const
    {
        Mail mail{.public_id = public_id,
                  .code = code,
                  .to_address = to_address,
                  .to_name = to_name,
                  .cc = split_lines(cc),
                  .subject = subject,
                  .body = body,
                  .state = mail_state_of(state).value_or(MailState::Failed),
                  .queued_at = instant(queued_at),
                  .tries = tries,
                  .next_try_at = instant(next_try_at),
                  .last_error = last_error};
        if (to_account != 0) mail.to_account = AccountId{to_account};
        if (sent_at != 0) mail.sent_at = instant(sent_at);
        return mail;
    }
};

template <class... Uses>
std::vector<Mail> mails_where(Tx& tx, const std::string& rest, Uses&&... uses)
{
    Row row;
    auto prepared = (tx.sql().prepare
                         << "SELECT public_id, code, to_address, to_name, coalesce(to_account, 0), cc, subject, state, "
                            "queued_at, coalesce(sent_at, 0), tries, next_try_at, last_error, body FROM mail " +
                                rest,
                     soci::into(row.public_id), soci::into(row.code), soci::into(row.to_address),
                     soci::into(row.to_name), soci::into(row.to_account), soci::into(row.cc), soci::into(row.subject),
                     soci::into(row.state), soci::into(row.queued_at), soci::into(row.sent_at), soci::into(row.tries),
                     soci::into(row.next_try_at), soci::into(row.last_error), soci::into(row.body));
    soci::statement rows = (prepared, ..., std::forward<Uses>(uses));
    rows.execute();
    std::vector<Mail> all;
    while (rows.fetch()) all.push_back(row.take());
    return all;
}

std::optional<Mail> first_of(std::vector<Mail> mails)
{
    if (mails.empty()) return std::nullopt;
    return std::move(mails.front());
}

}  // namespace

std::string word_of(MailState state)
{
    switch (state) {
        case MailState::Queued: return "queued";
        case MailState::Sent: return "sent";
        case MailState::Failed: return "failed";
        case MailState::Kept: return "kept";
    }
    return {};
}

std::optional<MailState> mail_state_of(const std::string& word)
{
    for (const auto state : kStates)
        if (word_of(state) == word) return state;
    return std::nullopt;
}

Status queue_mail(Tx& tx, const Mail& mail)
{
    const auto state = word_of(mail.state), cc = joined(mail.cc);
    const long long queued_at = seconds(mail.queued_at), next_try_at = seconds(mail.next_try_at);
    const long long account = mail.to_account ? mail.to_account->value : 0;
    soci::indicator account_is = mail.to_account ? soci::i_ok : soci::i_null;
    tx.sql() << "INSERT INTO mail (public_id, code, to_address, to_account, to_name, cc, subject, body, state, "
                "queued_at, next_try_at) VALUES (:public_id, :code, :address, :account, :name, :cc, :subject, :body, "
                ":state, :queued_at, :next_try_at)",
        soci::use(mail.public_id, "public_id"), soci::use(mail.code, "code"), soci::use(mail.to_address, "address"),
        soci::use(account, account_is, "account"), soci::use(mail.to_name, "name"), soci::use(cc, "cc"),
        soci::use(mail.subject, "subject"), soci::use(mail.body, "body"), soci::use(state, "state"),
        soci::use(queued_at, "queued_at"), soci::use(next_try_at, "next_try_at");
    return {};
}

Result<std::optional<Mail>> due_mail(Tx& tx, Instant now)
{
    const long long at = seconds(now);
    return first_of(mails_where(tx, "WHERE state = 'queued' AND next_try_at <= :at ORDER BY next_try_at, id LIMIT 1",
                                soci::use(at, "at")));
}

Result<std::optional<Instant>> next_due_mail(Tx& tx)
{
    long long count = 0, at = 0;
    tx.sql() << "SELECT count(*), coalesce(min(next_try_at), 0) FROM mail WHERE state = 'queued'", soci::into(count),
        soci::into(at);
    if (count == 0) return std::nullopt;
    return instant(at);
}

Status claim_mail(Tx& tx, const std::string& public_id, Instant again_at)
{
    const long long at = seconds(again_at);
    tx.sql() << "UPDATE mail SET tries = tries + 1, next_try_at = :at WHERE public_id = :id AND state = 'queued'",
        soci::use(at, "at"), soci::use(public_id, "id");
    return {};
}

Status settle_sent(Tx& tx, const std::string& public_id, Instant now)
{
    const long long at = seconds(now);
    tx.sql() << "UPDATE mail SET state = 'sent', sent_at = :at, body = '', last_error = '' "
                "WHERE public_id = :id AND state = 'queued'",
        soci::use(at, "at"), soci::use(public_id, "id");
    return {};
}

Status settle_waiting(Tx& tx, const std::string& public_id, const std::string& error)
{
    tx.sql() << "UPDATE mail SET last_error = :error WHERE public_id = :id AND state = 'queued'",
        soci::use(error, "error"), soci::use(public_id, "id");
    return {};
}

Status settle_failed(Tx& tx, const std::string& public_id, const std::string& error)
{
    tx.sql() << "UPDATE mail SET state = 'failed', last_error = :error WHERE public_id = :id AND state = 'queued'",
        soci::use(error, "error"), soci::use(public_id, "id");
    return {};
}

Result<bool> retry_mail(Tx& tx, const std::string& public_id, Instant now)
{
    const long long at = seconds(now);
    int count = 0;
    tx.sql() << "SELECT count(*) FROM mail WHERE public_id = :id AND state = 'failed'", soci::use(public_id, "id"),
        soci::into(count);
    if (count == 0) return false;
    tx.sql() << "UPDATE mail SET state = 'queued', tries = 0, next_try_at = :at, last_error = '' "
                "WHERE public_id = :id AND state = 'failed'",
        soci::use(at, "at"), soci::use(public_id, "id");
    return true;
}

Result<MailPage> list_mail(Tx& tx, std::optional<MailState> state, int limit, int offset)
{
    const auto word = state ? word_of(*state) : std::string();
    MailPage page;
    tx.sql() << "SELECT count(*) FROM mail WHERE (:any = '' OR state = :state)", soci::use(word, "any"),
        soci::use(word, "state"), soci::into(page.total);
    page.mails = mails_where(tx,
                             "WHERE (:any = '' OR state = :state) ORDER BY queued_at DESC, id DESC "
                             "LIMIT :limit OFFSET :offset",
                             soci::use(word, "any"), soci::use(word, "state"), soci::use(limit, "limit"),
                             soci::use(offset, "offset"));
    for (auto& mail : page.mails) mail.body.clear();
    return page;
}

Result<std::optional<Mail>> find_mail(Tx& tx, const std::string& public_id)
{
    return first_of(mails_where(tx, "WHERE public_id = :id", soci::use(public_id, "id")));
}

}  // namespace store
