// Facts of use on the screen: asked for and read by Authorisers, decided and watched by the Department (USE).
#pragma once

#include <string>

struct App;

namespace screens {

void draw_usage(App& app, const std::string& request);
void draw_own_query(App& app, const std::string& query);
void draw_usage_queue(App& app, const std::string& request);
void draw_queries(App& app, const std::string& query);
void draw_flags(App& app, const std::string&);
void draw_names(App& app, const std::string&);

}  // namespace screens
