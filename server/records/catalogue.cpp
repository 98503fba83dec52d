// The catalogue, as anybody reads it and as the Department keeps it (IS-140, Q04), and the organisations that wait for
// a category (IS-141).
#include <algorithm>

#include "server/records/entities.h"
#include "server/records/handlers.h"

namespace records {

using admin::Answer;
using admin::Doing;
using admin::refused;

namespace {

Answer entity_categories(Doing& doing)
{
    const auto catalogue = Catalogue::today(doing);
    if (!catalogue) return refused(catalogue.error());
    View view;
    auto& list = view.lists["categories"] = admin::list_for("entity_categories", "categories");
    for (const auto& row : catalogue->rows()) {
        const sharing::EntityCategory& category = row;
        list.rows.push_back({row.code, row.code, row.sector, row.label, row.ciss, row.fviss, row.rae, row.maram,
                             join_values(sharing::badges_of({&category, 1})), row.capacity_limit, row.note, row.why_not,
                             row.valid_from, row.source, row.checked_on});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer unconfirmed_organisations(Doing& doing)
{
    const auto all = store::organisations(doing.tx);
    if (!all) return refused(all.error());
    View view;
    auto& list = view.lists["organisations"] = admin::list_for("unconfirmed_organisations", "organisations");
    for (const auto& each : *all)
        if (!each.is_confirmed || each.added_for)
            list.rows.push_back({each.public_id, each.name, each.suburb, join_values(each.codes), each.source});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

/// The Department's word holds for everybody.
Answer settle_organisation(Doing& doing)
{
    const auto organisation = store::find_entity(doing.tx, doing.text("organisation"));
    if (!organisation) return refused(organisation.error());
    const auto catalogue = Catalogue::today(doing);
    if (!catalogue) return refused(catalogue.error());
    const auto codes = codes_in(doing, *catalogue);
    if (!codes) return refused(codes.error());
    doing.about("organisation", organisation->public_id);
    doing.detail = {{"categories", *codes}};
    if (auto done = store::confirm_organisation(doing.tx, organisation->id, *codes, doing.caller.account_id, doing.now);
        !done)
        return refused(done.error());
    if (auto done = store::open_to_all(doing.tx, organisation->id); !done) return refused(done.error());
    return View{};
}

struct FlagName {
    std::string_view name;
    std::string sharing::EntityCategory::*flag;
};
constexpr std::array kFlags{
    FlagName{"ciss", &sharing::EntityCategory::ciss}, FlagName{"fviss", &sharing::EntityCategory::fviss},
    FlagName{"rae", &sharing::EntityCategory::rae}, FlagName{"maram", &sharing::EntityCategory::maram}};
constexpr std::array<std::string_view, 4> kValues{"yes", "no", "assumed", "unknown"};

Answer set_category_flag(Doing& doing)
{
    const auto catalogue = Catalogue::today(doing);
    if (!catalogue) return refused(catalogue.error());
    const auto* found = catalogue->find(doing.text("category"));
    if (found == nullptr) return refused(ErrorKind::NotFound, "category.unknown", "category");
    std::vector<Error> faults;
    const auto flag = std::find_if(kFlags.begin(), kFlags.end(),
                                   [&](const auto& each) { return each.name == doing.text("category_flag"); });
    if (flag == kFlags.end()) faults.push_back({ErrorKind::Invalid, "category.flag", "category_flag", {}});
    if (std::find(kValues.begin(), kValues.end(), doing.text("flag_value")) == kValues.end())
        faults.push_back({ErrorKind::Invalid, "category.value", "flag_value", {}});
    if (doing.day("as_of") > doing.today) faults.push_back({ErrorKind::Invalid, "field.in_future", "as_of", {}});
    if (!faults.empty()) return refused(std::move(faults));
    if (!found->is_prescribed) return refused(ErrorKind::Conflict, "category.not_prescribed", "category");
    auto row = *found;
    doing.about("entity_category", row.code);
    doing.detail = {{"flag", flag->name}, {"from", row.*(flag->flag)}, {"to", doing.text("flag_value")}};
    row.*(flag->flag) = doing.text("flag_value");
    row.source = doing.text("source");
    row.checked_on = to_iso(doing.day("as_of"));
    if (auto done = store::put_category(doing.tx, row, doing.today); !done) return refused(done.error());
    return View{};
}

constexpr std::array kHandlers{
    admin::Handling{"entity_categories", entity_categories},
    admin::Handling{"unconfirmed_organisations", unconfirmed_organisations},
    admin::Handling{"settle_organisation", settle_organisation},
    admin::Handling{"set_category_flag", set_category_flag},
};

}  // namespace

std::span<const admin::Handling> catalogue_handlers() { return kHandlers; }

}  // namespace records
