// A small generator of our own, so that a seed gives the same world on every machine and with every library.
#pragma once

#include <cstdint>
#include <vector>

namespace registry::demo {

class Random {  // SplitMix64
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next()
    {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0 to count - 1.
    int below(int count) { return static_cast<int>(next() % static_cast<std::uint64_t>(count)); }
    int between(int first, int last) { return first + below(last - first + 1); }
    /// True in `many` of a thousand.
    bool per_mille(int many) { return below(1000) < many; }
    template <class T>
    const T& pick(const std::vector<T>& all)
    {
        return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
    }

  private:
    std::uint64_t state_;
};

}  // namespace registry::demo
