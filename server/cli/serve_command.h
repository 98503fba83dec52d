#pragma once

namespace CLI {
class App;
}

/// childlink serve
void add_serve(CLI::App& program);
