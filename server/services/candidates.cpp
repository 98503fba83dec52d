#include "server/services/candidates.h"

#include <algorithm>

#include "server/text/fold.h"

namespace services {

namespace {

// The entries that have one of these keys in this role, each once, in order.
Result<std::vector<std::int64_t>> with_key(store::Tx& tx, const std::vector<std::string>& keys, store::KeyRole role,
                                           const std::vector<policy::BirthRange>& births)
{
    std::vector<std::int64_t> found;
    for (const auto& key : keys)
        for (const auto& born : births)
            if (auto added = store::add_by_key(tx, key, role, born, found); !added) return fail(added.error());
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<std::int64_t> in_both(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b)
{
    std::vector<std::int64_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

}  // namespace

Question question_of(const SearchForm& form, Date today)
{
    return {policy::make_name_query(text::spaced_key(form.last_name), text::spaced_key(form.first_name)),
            {form.date_of_birth, form.age, today}};
}

std::optional<Answer> answer_of(const Question& question, const store::Findable& entry)
{
    const auto birth = policy::grade_birth(question.birth, entry.date_of_birth);
    if (birth == policy::Match::None) return {};
    const auto name = policy::grade(question.names, entry.names);
    if (name.match == policy::Match::None) return {};
    return Answer{entry.id, std::min(birth, name.match), name.name};
}

Result<std::shared_ptr<const Vocabulary>> Candidates::vocabulary(store::Tx& tx)
{
    const auto version = store::register_version(tx);
    if (!version) return fail(version.error());
    const std::lock_guard held(lock_);  // whoever comes while it is read waits, rather than reading it too
    if (!vocabulary_ || vocabulary_->register_version() != *version) {
        const auto keys = store::distinct_keys(tx);
        if (!keys) return fail(keys.error());
        vocabulary_ = std::make_shared<Vocabulary>(*version, *keys);
    }
    return vocabulary_;
}

Result<std::vector<Answer>> Candidates::find_by_key(store::Tx& tx, const store::Vantage& vantage,
                                                    const Question& question, std::size_t enough)
{
    const auto words = vocabulary(tx);
    if (!words) return fail(words.error());
    const auto births = policy::birth_ranges(question.birth);
    const auto family_keys = (*words)->near(question.names.family);

    auto ids = with_key(tx, family_keys, store::KeyRole::Family, births);
    if (!ids) return fail(ids.error());
    if (!question.names.given.empty()) {
        const auto given_keys = (*words)->near(question.names.given);
        const auto given = with_key(tx, given_keys, store::KeyRole::Given, births);
        const auto family_as_given = with_key(tx, family_keys, store::KeyRole::Given, births);  // the two names swapped
        const auto given_as_family = with_key(tx, given_keys, store::KeyRole::Family, births);
        for (const auto* part : {&given, &family_as_given, &given_as_family})
            if (!*part) return fail(part->error());
        const auto straight = in_both(*ids, *given), swapped = in_both(*family_as_given, *given_as_family);
        ids->clear();
        std::set_union(straight.begin(), straight.end(), swapped.begin(), swapped.end(), std::back_inserter(*ids));
    }

    std::vector<Answer> answers;
    for (const auto id : *ids) {
        if (answers.size() >= enough) break;
        const auto entry = store::find_in_scope(tx, vantage, EntryId{id});
        if (!entry) return fail(entry.error());
        if (!*entry) continue;
        if (auto answer = answer_of(question, **entry)) answers.push_back(*answer);
    }
    return answers;
}

Result<std::vector<Answer>> find_by_roll(store::Tx& tx, const store::Vantage& vantage, const Question& question,
                                         std::size_t enough)
{
    const auto entries = store::all_in_scope(tx, vantage);
    if (!entries) return fail(entries.error());
    std::vector<Answer> answers;
    for (const auto& entry : *entries) {
        if (answers.size() >= enough) break;
        if (auto answer = answer_of(question, entry)) answers.push_back(*answer);
    }
    return answers;
}

Result<std::vector<Answer>> Candidates::find(store::Tx& tx, const store::Vantage& vantage, const Question& question,
                                             std::size_t enough)
{
    if (vantage.scope == ScopeKind::None) return std::vector<Answer>{};
    if (vantage.scope == ScopeKind::EnrolledAtService) return find_by_roll(tx, vantage, question, enough);
    return find_by_key(tx, vantage, question, enough);
}

}  // namespace services
