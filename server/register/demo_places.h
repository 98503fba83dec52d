// The towns of an invented world and the services in each.
#pragma once

#include <string>

#include "server/register/demo_lists.h"

namespace registry::demo {

/// How many towns a world of so many children has: about 500 children to a town, never fewer than three.
int town_count(int children);

// References under which the extracts name the services of a town; services.csv lists them.
std::string mch_of(int town);
std::string playgroup_of(int town);
std::string early_education_of(int town);
std::string kindergarten_of(int town, int which);  // 0 or 1
std::string primary_of(int town, int which);       // 0 or 1
std::string secondary_of(int town);

/// services.csv, whole.
std::string services_csv(const Lists& lists, int towns, const std::string& as_at);

}  // namespace registry::demo
