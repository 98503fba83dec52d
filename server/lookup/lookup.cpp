#include "server/lookup/lookup.h"

#include "server/lookup/source.h"
#include "server/text/register_match.h"
#include "shared/policy/clocks.h"

namespace lookup {
namespace {

using store::RegisterRow;
using Row = Result<std::optional<RegisterRow>>;

Source list_source(store::Database& database)
{
    return [&database](const Asked& asked) {
        return database.read([&](store::Tx& tx) -> Row {
            const auto day = store::register_list_day(tx, asked.kind);
            if (!day) return fail(day.error());
            // Without a list nobody knows: that is another answer than "not on the list".
            if (!*day) return fail(ErrorKind::Unavailable, "lookup.no_list");
            return store::find_register_row(tx, asked.kind, text::number_key(asked.number));
        });
    };
}

/// What any register says about a number and a name, before its own rules. Valid: `row` is this person's.
Finding identify(const Source& source, const Asked& asked, RegisterRow& row)
{
    if (text::number_key(asked.number).empty()) return Finding::NotFound;
    const auto found = source(asked);
    if (!found) return Finding::Unavailable;
    if (!*found) return Finding::NotFound;
    if (!text::names_agree(asked.first_name, asked.last_name, (*found)->first_name, (*found)->last_name))
        return Finding::NameMismatch;
    row = **found;
    return Finding::Valid;
}

class Credentials final : public CredentialRegister {
  public:
    Credentials(const Clock& clock, Source wwcc, Source vit)
        : clock_(clock), wwcc_(std::move(wwcc)), vit_(std::move(vit))
    {
    }

    CredentialFound check(const CredentialAsked& asked) override
    {
        if (asked.kind != "wwcc" && asked.kind != "vit") return {Finding::NotFound};
        RegisterRow row;
        const auto finding = identify(asked.kind == "wwcc" ? wwcc_ : vit_,
                                      {asked.kind, asked.number, asked.first_name, asked.last_name}, row);
        if (finding != Finding::Valid) return {finding};
        if (row.status == "current" && policy::credential_has_lapsed(parse_date(row.day), melbourne_day(clock_.now())))
            row.status = "expired";
        return {row.status == "current" ? Finding::Valid : Finding::NotCurrent, row.day, row.status};
    }

  private:
    const Clock& clock_;
    const Source wwcc_, vit_;
};

class Receipts final : public TrainingRegister {
  public:
    Receipts(store::Database& database, const Clock& clock, Source source)
        : database_(database), clock_(clock), source_(std::move(source))
    {
    }

    ReceiptFound check(const ReceiptAsked& asked) override
    {
        RegisterRow row;
        const auto finding = identify(source_, {"training", asked.number, asked.first_name, asked.last_name}, row);
        if (finding != Finding::Valid) return {finding};
        const auto is_theirs = database_.act([&](store::Tx& tx) {
            return store::hold_receipt(tx, text::number_key(asked.number), asked.account, clock_.now());
        });
        if (!is_theirs) return {Finding::Unavailable};
        if (!*is_theirs) return {Finding::Taken};
        return {Finding::Valid, row.day};
    }

  private:
    store::Database& database_;
    const Clock& clock_;
    const Source source_;
};

}  // namespace

std::string_view word_of(Finding finding)
{
    switch (finding) {
        case Finding::Valid: return "valid";
        case Finding::NameMismatch: return "name_mismatch";
        case Finding::NotFound: return "not_found";
        case Finding::NotCurrent: return "not_current";
        case Finding::Taken: return "taken";
        case Finding::Unavailable: return "unavailable";
    }
    return {};
}

Registers make_registers(const Settings& settings, store::Database& database, const Clock& clock)
{
    const auto source = [&](const std::string& url) {
        const bool is_list = url.empty() || database.kind() == store::DataKind::Demo;
        return is_list ? list_source(database) : http_source(url, settings.lookup);
    };
    return {std::make_unique<Credentials>(clock, source(settings.lookup.wwcc_url), source(settings.lookup.vit_url)),
            std::make_unique<Receipts>(database, clock, source(settings.lookup.training_url))};
}

}  // namespace lookup
