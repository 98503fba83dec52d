// childlink verify-log: reads the audit log from its first row and names the first that does not fit (USE-8).
#pragma once

namespace CLI {
class App;
}

void add_verify_log(CLI::App& program);
