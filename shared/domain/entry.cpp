#include "shared/domain/entry.h"

std::string full_name(const PersonName& name)
{
    std::string whole;
    for (const auto* part : {&name.given, &name.middle, &name.family}) {
        if (part->empty()) continue;
        if (!whole.empty()) whole += ' ';
        whole += *part;
    }
    return whole;
}
