#include "client/screens/own_roles.h"

#include <algorithm>
#include <vector>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

bool holds(App& app, const std::string_view* service, std::initializer_list<std::string_view> roles)
{
    const auto& list = app.desk().look("own_roles").view.list("roles");
    for (std::size_t i = 0; i < list.rows.size(); ++i)
        if ((service == nullptr || list.at(i, "service") == *service) &&
            std::find(roles.begin(), roles.end(), list.at(i, "role")) != roles.end())
            return true;
    return false;
}

}  // namespace

bool holds_role(App& app, std::string_view service, std::initializer_list<std::string_view> roles)
{
    return holds(app, &service, roles);
}

bool holds_role(App& app, std::initializer_list<std::string_view> roles) { return holds(app, nullptr, roles); }

bool has_own(App& app, std::string& service)
{
    const auto& list = app.desk().look("own_roles").view.list("roles");
    if (service.empty() && !list.rows.empty()) service = list.at(0, "service");
    return !service.empty();
}

bool choose_own(App& app, std::string& service)
{
    has_own(app, service);
    const auto& look = app.desk().look("own_roles");
    if (!ready(app, look, "own_roles")) return false;
    const auto& list = look.view.list("roles");
    std::vector<widgets::Option> places;
    for (std::size_t i = 0; i < list.rows.size(); ++i)
        if (places.empty() || places.back().value != list.at(i, "service"))
            places.push_back({list.at(i, "service"), list.at(i, "name")});
    if (places.size() > 1) widgets::select(service, {.name = "own", .label = say(Word::own_service)}, places);
    return !service.empty();
}

}  // namespace screens
