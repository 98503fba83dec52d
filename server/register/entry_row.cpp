#include "server/register/entry_row.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "server/crypto/random.h"
#include "server/text/fold.h"

namespace registry {

namespace {

std::string iso_or_empty(const std::optional<Date>& day) { return day ? to_iso(*day) : std::string(); }

void add_stays(std::vector<store::EntryRow::Stay>& all, const std::vector<Stay>& stays, const char* kind)
{
    for (const auto& stay : stays) {
        if (!stay.from) continue;
        store::EntryRow::Stay row{stay.service, kind, stay.level, to_iso(*stay.from),
                                  to_iso(stay.to.value_or(policy::kOpenEnded))};
        const auto same = std::find_if(all.begin(), all.end(), [&](const auto& other) {
            return std::tie(other.service, other.kind, other.from) == std::tie(row.service, row.kind, row.from);
        });
        if (same == all.end()) all.push_back(std::move(row));
        else same->to = std::max(same->to, row.to);  // two programs of one kindergarten at once
    }
}

}  // namespace

std::vector<store::EntryRow::Key> keys_of(const std::vector<PersonName>& names)
{
    std::vector<store::EntryRow::Key> keys;
    for (const auto& name : names) {
        for (auto& key : text::search_keys(name.family)) keys.push_back({std::move(key), 'f'});
        for (auto& key : text::search_keys(name.given)) keys.push_back({std::move(key), 'g'});
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

store::EntryRow row_of(const MergedEntry& entry)
{
    store::EntryRow row;
    row.date_of_birth = to_iso(entry.date_of_birth);
    row.sex = entry.sex;
    row.date_of_death = iso_or_empty(entry.date_of_death);
    row.enrolled_until = iso_or_empty(entry.enrolled_until);
    row.inactive_from = to_iso(entry.inactive_from);
    row.location_protected = entry.location_protected;
    row.facts = to_text(entry.facts);

    for (const auto& name : entry.facts.names)
        row.names.push_back({text::spaced_key(name.given), text::spaced_key(name.family), full_name(name)});
    row.keys = keys_of(entry.facts.names);

    add_stays(row.stays, entry.facts.maternal_child_health, "mch");
    add_stays(row.stays, entry.facts.playgroups, "playgroup");
    add_stays(row.stays, entry.facts.early_education, "early_education");
    add_stays(row.stays, entry.facts.kindergarten, "kindergarten");
    add_stays(row.stays, entry.facts.schools, "school");

    std::set<std::string_view> known;
    for (const auto& person : entry.facts.people)
        for (const auto& key : person.keys)
            if (known.insert(key).second) row.people.push_back({key, person.is_parent});
    return row;
}

std::string new_identifier(store::DataKind kind, EntryId entry)
{
    static constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // none to be mistaken for another
    if (kind == store::DataKind::Real) return crypto::random_id();

    // Mixes 40 bits so that neighbours look unlike; each step can be undone, so no two numbers give the same.
    constexpr std::uint64_t kBits = (std::uint64_t{1} << 40) - 1;
    std::uint64_t mixed = static_cast<std::uint64_t>(entry.value) & kBits;
    for (int round = 0; round < 3; ++round) {
        mixed = (mixed * 0x9E3779B97FULL + 0x3C6EF372FULL) & kBits;
        mixed ^= mixed >> 17;
    }
    std::string id = "DEMO-";
    for (int i = 0; i < 8; ++i) {
        if (i == 4) id += '-';
        id += kLetters[(mixed >> (35 - 5 * i)) & 31];
    }
    return id;
}

}  // namespace registry
