#include "tests/sharing/random_facts.h"

#ifdef __EMSCRIPTEN__
extern "C" __attribute__((export_name("sum_of_verdicts"))) std::uint64_t sum_of_verdicts_here()
{
    return sharing::sum_of_verdicts();
}
#else
#include <cinttypes>
#include <cstdio>

int main() { std::printf("%016" PRIx64 "\n", sharing::sum_of_verdicts()); }
#endif
