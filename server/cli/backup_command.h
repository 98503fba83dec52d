// childlink backup: a checked copy of the whole database, made while the server goes on.
#pragma once

namespace CLI {
class App;
}

void add_backup(CLI::App& program);
