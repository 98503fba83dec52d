// childlink register load: the lists of clearances, registrations and training receipts (REG-11, REG-13).
#pragma once

namespace CLI {
class App;
}

void add_register(CLI::App& program);
