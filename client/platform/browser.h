// app::Platform over the page.
#pragma once

#include <map>

#include "client/app/platform.h"

namespace platform {

class BrowserPlatform final : public app::Platform {
  public:
    void push_path(std::string_view path) override;
    void replace_path(std::string_view path) override;
    void reload_at(std::string_view path) override;
    void set_title(std::string_view title) override;
    void call(std::string_view path, std::string body, std::string_view key,
              std::function<void(app::Reply)> done) override;
    std::string random_key() override;
    void wake_in(double seconds) override;
    double seconds() const override;
    void wipe() override { wiped_ = true; }

    void answer(int request, app::Reply reply);
    /// True once after each wipe().
    bool take_wiped();
    /// True once after the address changed by an act of the person, not by Back.
    bool take_moved();

  private:
    std::map<int, std::function<void(app::Reply)>> open_;
    int last_ = 0;
    bool wiped_{}, moved_{};
};

}  // namespace platform
