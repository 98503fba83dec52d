// When the server cannot be reached: what is to be tried again, and when (PLT-24).
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "client/app/platform.h"

namespace app {

class Connection {
  public:
    explicit Connection(Platform& platform) : platform_(platform) {}

    bool is_lost() const { return !waiting_.empty(); }
    /// A call got no answer; `again` tries it once more, under the same key if it is an act. Of one name the last
    /// counts.
    void lost(const std::string& name, std::function<void()> again);
    /// A call was answered, whatever it said: what waits under this name has been done or is not wanted any more.
    void reached(const std::string& name);
    /// Tries what waits, now: the person asks for it, or the browser says that there is a network again.
    void try_now();
    /// Tries what waits if it is time, else asks for a frame when it will be.
    void tick();
    void forget() { waiting_.clear(); }

  private:
    Platform& platform_;
    std::vector<std::pair<std::string, std::function<void()>>> waiting_;
    bool trying_{};
    double pause_{}, at_{};  // seconds
};

}  // namespace app
