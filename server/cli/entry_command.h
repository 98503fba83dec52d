#pragma once

namespace CLI {
class App;
}

/// childlink entry restrict | release | withhold | reveal | protect | unprotect | show-status
void add_entry(CLI::App& program);
