#pragma once

namespace CLI {
class App;
}

/// childlink import schools | services | extracts
void add_import(CLI::App& program);
