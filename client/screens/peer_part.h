// Who is on the other side of a record, and whether they were checked (IS-130): chosen and checked without leaving the
// page.
#pragma once

#include <string>

#include "client/app/record_keeper.h"

struct App;

namespace screens {

/// `contact`, `name`: of the person there, as the sheet has them. `field`: their path, for what is wrong.
void draw_peer_checks(App& app, app::RecordKeeper& keeper, const std::string& organisation, std::string& contact,
                      std::string& name, const std::string& field);

}  // namespace screens
