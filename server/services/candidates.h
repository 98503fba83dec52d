// Which entries may answer a search: found on a reader before the act, and asked again inside it.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "server/services/vocabulary.h"
#include "server/store/search_store.h"
#include "shared/domain/search.h"
#include "shared/policy/name_match.h"

namespace services {

/// What was typed, in the form that names are compared in.
struct Question {
    policy::NameQuery names;
    policy::BirthQuery birth;
};
Question question_of(const SearchForm& form, Date today);

struct Answer {
    EntryId id{};
    policy::Match match{};
    int name{};  // index of the name that matched
};
/// What this entry answers to that question; nothing when it does not match.
std::optional<Answer> answer_of(const Question& question, const store::Findable& entry);

class Candidates {
  public:
    /// The entries in scope that match, in no order; stops when `enough` are found. A scope of one service is matched
    /// against its children, a wider one against the key index; a property test holds the two to the same answer.
    Result<std::vector<Answer>> find(store::Tx& tx, const store::Vantage& vantage, const Question& question,
                                     std::size_t enough);

    /// The second way alone, for that test.
    Result<std::vector<Answer>> find_by_key(store::Tx& tx, const store::Vantage& vantage, const Question& question,
                                            std::size_t enough);

  private:
    Result<std::shared_ptr<const Vocabulary>> vocabulary(store::Tx& tx);

    std::mutex lock_;
    std::shared_ptr<const Vocabulary> vocabulary_;
};

/// Every entry in scope, graded one by one.
Result<std::vector<Answer>> find_by_roll(store::Tx& tx, const store::Vantage& vantage, const Question& question,
                                         std::size_t enough);

}  // namespace services
