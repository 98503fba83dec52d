// The distinct name keys of one state of the register, in memory: which of them are near to what was typed (SRC-3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace services {

class Vocabulary {
  public:
    Vocabulary(std::int64_t register_version, const std::vector<std::string>& keys);

    std::int64_t register_version() const { return register_version_; }
    /// Every key that policy::compare_forms finds exact or close to one of `forms`, in order.
    std::vector<std::string> near(const std::vector<std::string>& forms) const;

  private:
    struct Word {
        std::uint32_t at;        // in letters_
        std::uint8_t size;       // bytes; longer keys are cut off the list of close ones, never of exact ones
        std::uint32_t alphabet;  // one bit for each letter that occurs
        std::uint32_t sound;     // hash of the phonetic key; 0: none
    };
    std::string_view letters(const Word& word) const { return std::string_view(letters_).substr(word.at, word.size); }

    std::int64_t register_version_;
    std::string letters_;
    std::vector<Word> words_;
};

}  // namespace services
