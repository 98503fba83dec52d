#include "server/crypto/library.h"

#include <liboath/oath.h>
#include <sodium.h>

#include <cstdlib>

namespace crypto {

void start_libraries()
{
    static const bool started = sodium_init() >= 0 && oath_init() == OATH_OK;
    if (!started) std::abort();
}

}  // namespace crypto
