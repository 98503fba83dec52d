// Schools, kindergartens, councils' services, offices: written by imports, named by extracts.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/domain/ids.h"

namespace store {

struct ServiceRow {
    std::string kind, source, source_ref, name, sector, town, council, area, content_hash;
};

enum class Put { Added, Changed, Unchanged };
/// By source and reference; the row's public id, once given, stays.
Put put_service(Tx& tx, const ServiceRow& row);

struct ServiceName {
    ServiceId id;
    std::string kind, source, source_ref, name;
};
void each_service(Tx& tx, const std::function<void(const ServiceName&)>& use);

}  // namespace store
