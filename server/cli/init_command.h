// childlink init: makes an empty database for real data. Training databases are made by `childlink demo`.
#pragma once

namespace CLI {
class App;
}

void add_init(CLI::App& program);
