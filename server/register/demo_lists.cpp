#include "server/register/demo_lists.h"

#include "server/register/assets.h"

namespace registry::demo {

Lists::Lists()
{
    for (auto& [name, sex] : pairs_of("demo/given_names.csv")) {
        if (sex != "male") female_.push_back(name);
        if (sex != "female") male_.push_back(name);
    }
    for (auto& [name, use] : pairs_of("demo/family_names.csv")) {
        auto& list = use == "root" ? roots_ : use == "mark" ? marks_ : use == "stem" ? stems_ : endings_;
        list.push_back(name);
    }
    for (auto& [name, use] : pairs_of("demo/towns.csv")) {
        auto& list = use == "stem" ? town_stems_ : use == "ending" ? town_endings_ : town_before_;
        list.push_back(name);
    }
}

std::string Lists::family(Random& random) const
{
    const int kind = random.below(100);
    if (kind < 45) return invented(random);
    if (kind < 80) return random.pick(roots_) + "-" + random.pick(marks_);
    if (kind < 92) return invented(random) + "-" + invented(random);
    return invented(random) + " " + invented(random);
}

std::string Lists::town(int number) const
{
    if (number == 0) return "Nowhere-on-Sea";
    // Stems change fastest, so that the towns of a small world look unlike.
    const auto n = static_cast<std::size_t>(number);
    const auto &stem = town_stems_[n % town_stems_.size()],
               &ending = town_endings_[(n + n / town_stems_.size()) % town_endings_.size()];
    const auto round = n / (town_stems_.size() * town_endings_.size());
    std::string name = stem + ending;
    if (round > 0) name = town_before_[(round - 1) % town_before_.size()] + " " + name;
    const auto again = round / (town_before_.size() + 1);
    return again == 0 ? name : name + " " + std::to_string(again + 1);
}

}  // namespace registry::demo
