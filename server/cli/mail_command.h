// childlink mail try ADDRESS: whether letters would leave this server.
#pragma once

namespace CLI {
class App;
}

void add_mail(CLI::App& program);
