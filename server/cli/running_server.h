// The whole server over one database: services, routes, client files, gate. The serve command and the tests start the
// same.
#pragma once

#include <memory>

#include "server/app.h"
#include "server/http/gate.h"
#include "server/records/files.h"

namespace cli {

/// What only a test has otherwise.
struct Wiring {
    http::MomentSource moments = std::chrono::steady_clock::now;
    records::MayTouch may_touch = {};  // empty: as the records themselves say
};

class RunningServer {
  public:
    /// Serves until destroyed. All that is passed must outlive it. Errors: those of the services, the assets and the
    /// gate.
    static Result<std::unique_ptr<RunningServer>> start(const Settings& settings, const Clock& clock,
                                                        store::Database& database, Wiring wiring = {});
    ~RunningServer();

    int port() const;
    const http::Gate& gate() const;

  private:
    struct Parts;
    explicit RunningServer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace cli
