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
    void move_to(std::string_view path) override;
    void fetch_ahead(std::string_view path) override;
    void lock() override;
    void leave() override;
    void tell_tabs(std::string_view what) override;
    void set_unsaved(bool is_unsaved) override;
    void set_title(std::string_view title) override;
    void call(std::string_view path, std::string body, std::string_view key,
              std::function<void(app::Reply)> done) override;
    std::string random_key() override;
    void wake_in(double seconds) override;
    double seconds() const override;
    void choose_words(std::string_view language) override;
    void wipe() override;
    void upload(std::uint32_t file, std::string_view path, std::function<void(float)> progress,
                std::function<void(app::Reply)> done) override;

    void download(std::string_view path, std::string body, std::function<void(app::Reply)> done) override;

    void answer(int request, app::Reply reply);
    void progressed(int request, float fraction);
    /// The earliest of what wake_in was asked for since it was last taken; below 0: nothing.
    double take_wake();
    /// True once after each wipe().
    bool take_wiped();
    /// True once after the address changed by an act of the person, not by Back.
    bool take_moved();

  private:
    std::map<int, std::function<void(app::Reply)>> open_;
    std::map<int, std::function<void(float)>> uploads_;
    double wake_ = -1;
    int last_ = 0;
    bool unsaved_{};
    bool wiped_{}, moved_{};
};

}  // namespace platform
