// All that a whole request can reach: the routes of the API and the files of the client.
#pragma once

#include "server/http/api.h"
#include "server/http/assets.h"

namespace http {

class Site {
  public:
    Site(App& app, Assets assets) : api_(app), assets_(std::move(assets)) {}

    Outgoing answer(const Incoming& incoming) const
    {
        return incoming.head.path().starts_with("/api") ? api_.answer(incoming) : assets_.answer(incoming.head);
    }

  private:
    Api api_;
    Assets assets_;
};

}  // namespace http
