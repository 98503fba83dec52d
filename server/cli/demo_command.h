#pragma once

namespace CLI {
class App;
}

/// childlink demo
void add_demo(CLI::App& program);
