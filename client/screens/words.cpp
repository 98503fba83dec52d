#include "client/screens/words.h"

#include "client/words/words.h"

namespace screens {

std::vector<widgets::Fault> in_words(const std::vector<Error>& errors)
{
    std::vector<widgets::Fault> faults;
    for (const auto& error : errors) faults.push_back({error.field, std::string(words::of_code(error.code))});
    return faults;
}

}  // namespace screens
