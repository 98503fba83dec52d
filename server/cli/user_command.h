// childlink user add | list | grant | lock | unlock | reset-factor: accounts, by an operator at the server.
#pragma once

namespace CLI {
class App;
}

void add_user(CLI::App& program);
