// Situations of practice, each a test of its own, from vignettes.txt.
#include <catch_amalgamated.hpp>
#include <fstream>
#include <map>

#include "tests/sharing/situations.h"

using namespace sharing;

namespace {

struct Vignette {
    std::string name, text, source, base, facts, says;
};

std::vector<Vignette> read_vignettes()
{
    std::ifstream file{CHILDLINK_SOURCE_DIR "/tests/sharing/vignettes.txt"};
    std::vector<Vignette> all;
    for (std::string line; std::getline(file, line);) {
        const auto colon = line.find(": ");
        if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
        const auto key = line.substr(0, colon), value = line.substr(colon + 2);
        if (key == "name") all.push_back({value});
        auto& last = all.back();
        if (key == "text") last.text = value;
        if (key == "source") last.source = value;
        if (key == "base") last.base = value;
        if (key == "facts") last.facts = value;
        if (key == "says") last.says = value;
    }
    return all;
}

Facts base_of(const std::string& name)
{
    static const std::map<std::string, Facts (*)()> kBases{
        {"ciss_request_in", ciss_request_in}, {"ciss_request_out", ciss_request_out},
        {"ciss_parent", ciss_parent},         {"fviss_request_in", fviss_request_in},
        {"fviss_to_rae", fviss_to_rae},       {"fviss_survivor", fviss_survivor},
    };
    REQUIRE(kBases.contains(name));
    return kBases.at(name)();
}

class VignetteTest final : public Catch::ITestInvoker {
  public:
    explicit VignetteTest(Vignette vignette) : vignette_{std::move(vignette)} {}
    void invoke() const override
    {
        INFO(vignette_.text);
        CHECK_FALSE(vignette_.text.empty());
        CHECK_FALSE(vignette_.source.empty());
        auto facts = base_of(vignette_.base);
        for (std::size_t at = 0; at < vignette_.facts.size();) {
            const auto end = std::min(vignette_.facts.find(", ", at), vignette_.facts.size());
            const auto pair = vignette_.facts.substr(at, end - at);
            const auto equals = pair.find('=');
            REQUIRE(equals != std::string::npos);
            facts = with(facts, {{pair.substr(0, equals), pair.substr(equals + 1)}});
            at = end + 2;
        }
        const auto verdict = evaluate(facts);
        CHECK(std::string{word_of(verdict.outcome)} + " " + std::string{verdict.row} == vignette_.says);
        // And nobody who tells this story in the form is asked anything more, or the table asks what is missing.
        CHECK((open_questions(facts).empty() || verdict.outcome == Outcome::AskMore));
    }

  private:
    Vignette vignette_;
};

/// "D19 A nurse plans an assessment of development"
const bool kRegistered = [] {
    for (const auto& vignette : read_vignettes()) {
        const auto name = vignette.says.substr(vignette.says.find(' ') + 1) + " " + vignette.name;
        Catch::AutoReg{Catch::Detail::make_unique<VignetteTest>(vignette), CATCH_INTERNAL_LINEINFO, Catch::StringRef{},
                       Catch::NameAndTags{name, "[vignette]"}};
    }
    return true;
}();

}  // namespace

TEST_CASE("IS-240 more than thirty situations of practice are told, each under a name of its own")
{
    REQUIRE(kRegistered);
    const auto all = read_vignettes();
    CHECK(all.size() >= 30);
    std::map<std::string, int> names;
    for (const auto& vignette : all) ++names[vignette.name];
    CHECK(names.size() == all.size());
}
