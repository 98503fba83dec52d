#include "server/store/draft_store.h"

#include <soci/soci.h>

namespace store {
namespace {

long long seconds(Instant moment) { return moment.time_since_epoch().count(); }

Result<std::vector<std::string>> forms_where(Tx& tx, const std::string& rest, AccountId owner, long long bound)
{
    const long long account = owner.value;
    std::vector<std::string> forms;
    std::string form;
    soci::statement rows = (tx.sql().prepare << "SELECT form FROM draft WHERE account_id = :account " + rest,
                            soci::into(form), soci::use(account), soci::use(bound));
    rows.execute();
    while (rows.fetch()) forms.push_back(form);
    return forms;
}

}  // namespace

Result<std::optional<SealedDraft>> find_draft(Tx& tx, AccountId owner, const std::string& form)
{
    const long long account = owner.value;
    SealedDraft draft;
    long long saved_at = 0;
    tx.sql() << "SELECT body, saved_at FROM draft WHERE account_id = :account AND form = :form", soci::use(account),
        soci::use(form), soci::into(draft.body), soci::into(saved_at);
    if (!tx.sql().got_data()) return std::nullopt;
    draft.saved_at = Instant{std::chrono::seconds{saved_at}};
    return draft;
}

Status save_draft(Tx& tx, AccountId owner, const std::string& form, const SealedDraft& draft)
{
    const long long account = owner.value, at = seconds(draft.saved_at);
    tx.sql() << "INSERT INTO draft (account_id, form, body, saved_at) VALUES (:account, :form, :body, :at) "
                "ON CONFLICT (account_id, form) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
        soci::use(account, "account"), soci::use(form, "form"), soci::use(draft.body, "body"), soci::use(at, "at");
    return {};
}

Status delete_draft(Tx& tx, AccountId owner, const std::string& form)
{
    const long long account = owner.value;
    tx.sql() << "DELETE FROM draft WHERE account_id = :account AND form = :form", soci::use(account), soci::use(form);
    return {};
}

Result<std::vector<std::string>> draft_forms(Tx& tx, AccountId owner, Instant oldest)
{
    return forms_where(tx, "AND saved_at > :oldest ORDER BY form", owner, seconds(oldest));
}

Result<std::vector<std::string>> aged_drafts(Tx& tx, AccountId owner, Instant oldest)
{
    return forms_where(tx, "AND saved_at <= :oldest ORDER BY form", owner, seconds(oldest));
}

Result<int> forget_drafts(Tx& tx, Instant oldest)
{
    const long long at = seconds(oldest);
    int count = 0;
    tx.sql() << "SELECT count(*) FROM draft WHERE saved_at <= :oldest", soci::use(at), soci::into(count);
    tx.sql() << "DELETE FROM draft WHERE saved_at <= :oldest", soci::use(at);
    return count;
}

Result<std::vector<std::string>> surplus_drafts(Tx& tx, AccountId owner, int kept)
{
    return forms_where(tx, "ORDER BY saved_at DESC, form LIMIT -1 OFFSET :kept", owner, kept);
}

}  // namespace store
