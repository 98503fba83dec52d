// What records of the tests say: one child of the school, Pip Notareal, and two items that Mythical MCH Service asks
// for.
#pragma once

#include "shared/core/date.h"
#include "shared/sharing/sheet.h"

/// Who is on the other side, and the day on which it happens.
struct OtherSide {
    std::string organisation, contact;
    Date today{};
};
/// A request that came in, complete for logging.
sharing::Sheet request_in_sheet(const OtherSide& other);
/// The same with every question answered so that each item is to be shared, and views and notices given.
sharing::Sheet answered_sheet(const OtherSide& other);
/// The same told without a request.
sharing::Sheet disclosure_sheet(const OtherSide& other);
