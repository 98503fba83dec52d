// For the programs that measure: a database of many children, and a User who is signed in to it.
#pragma once

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "server/services/outcome.h"
#include "server/store/database.h"

namespace bench {

/// The path in argument 1 or CHILDLINK_BENCH_DB; ends the program without one. The file is opened for writing.
std::unique_ptr<store::Database> open_database(int count, char** words);

struct User {
    services::Caller caller;
    std::string grant, purpose;
};
/// A new account with one grant of this workforce, signed in and ready at `now`.
User add_user(store::Database& database, const std::string& workforce, std::chrono::sys_seconds now);

/// Children picked at random: their identifiers, or names and ages to search for.
struct Child {
    std::string identifier, given, family, born;
};
std::vector<Child> children(store::Database& database, int count);
std::string count_of_children(store::Database& database);

using Clock = std::chrono::steady_clock;
double milliseconds(Clock::duration time);
/// The value below which this part (0 to 1) of the values lie.
double part(std::vector<double> values, double share);

}  // namespace bench
