// Something typed that is kept on the server while it is typed (PLT-27): what the app asks of each.
#pragma once

#include <functional>

namespace app {

class Keeper {
  public:
    virtual ~Keeper() = default;
    /// Once a frame: sends what has changed once the person pauses.
    virtual void tick() = 0;
    /// Sends at once what has not been kept yet; `done` runs when it was, or could not be.
    virtual void save_now(std::function<void()> done) = 0;
    virtual bool is_unsaved() const = 0;
    /// The session is over: nothing of it is known any more.
    virtual void forget() = 0;
};

}  // namespace app
