// childlink jobs: what the clocks have done, and does what is due while no server runs (OFF-5).
#pragma once

namespace CLI {
class App;
}

void add_jobs(CLI::App& program);
