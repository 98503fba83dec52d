#include "server/services/vocabulary.h"

#include <algorithm>
#include <functional>

#include "shared/policy/name_match.h"

namespace services {

namespace {

constexpr std::size_t kLongest = 255;
constexpr int kMostEdits = 2;       // SRC-3
constexpr int kBytesPerLetter = 4;  // UTF-8
constexpr std::uint32_t kOtherScript = 1U << 31;

std::uint32_t alphabet_of(std::string_view key)
{
    std::uint32_t bits = 0;
    for (const char c : key) {
        if (c >= 'a' && c <= 'z') bits |= 1U << (c - 'a');
        else if (static_cast<unsigned char>(c) >= 0x80) bits |= kOtherScript;
    }
    return bits;
}

// Asked of every word in every search, so without std::popcount, which is a call where the machine is not named.
bool has_at_most_edits(std::uint32_t bits)
{
    for (int i = 0; i < kMostEdits; ++i) bits &= bits - 1;  // each step takes one bit away
    return bits == 0;
}

std::uint32_t sound_of(std::string_view key)
{
    const auto sound = policy::phonetic_key(key);
    return sound.empty() ? 0 : static_cast<std::uint32_t>(std::hash<std::string>{}(sound)) | 1U;
}

}  // namespace

Vocabulary::Vocabulary(std::int64_t register_version, const std::vector<std::string>& keys)
    : register_version_(register_version)
{
    std::size_t bytes = 0;
    for (const auto& key : keys) bytes += key.size();
    letters_.reserve(bytes);
    words_.reserve(keys.size());
    for (const auto& key : keys) {
        if (key.empty() || key.size() > kLongest) continue;
        words_.push_back({static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint8_t>(key.size()),
                          alphabet_of(key), sound_of(key)});
        letters_ += key;
    }
}

std::vector<std::string> Vocabulary::near(const std::vector<std::string>& forms) const
{
    std::vector<std::string> keys;
    for (const auto& form : forms) {
        const auto alphabet = alphabet_of(form);
        const auto sound = sound_of(form);
        const int size = static_cast<int>(form.size());
        for (const auto& word : words_) {
            // Cheap reasons why no two edits can lead from one to the other; what is left is asked of the policy.
            const bool other_script = ((alphabet | word.alphabet) & kOtherScript) != 0;
            const int apart = std::abs(size - word.size);
            const bool spelt_alike = apart <= kMostEdits * (other_script ? kBytesPerLetter : 1) &&
                                     has_at_most_edits(alphabet & ~word.alphabet) &&
                                     has_at_most_edits(word.alphabet & ~alphabet);
            const bool sounds_alike = sound != 0 && sound == word.sound;
            if (!spelt_alike && !sounds_alike) continue;
            if (policy::compare_forms(form, letters(word)) != policy::Match::None) keys.emplace_back(letters(word));
        }
        keys.push_back(form);  // a key added since the list was made, or too long for it, is still found by itself
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

}  // namespace services
