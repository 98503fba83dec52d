#include "client/platform/browser.h"

#include <array>
#include <cstdint>
#include <utility>

#include "client/platform/host.h"
#include "client/widgets/widgets.h"

namespace platform {

void BrowserPlatform::push_path(std::string_view path)
{
    moved_ = true;
    host::show_path(path, host::History::Push);
}
void BrowserPlatform::replace_path(std::string_view path)
{
    moved_ = true;
    host::show_path(path, host::History::Replace);
}
void BrowserPlatform::reload_at(std::string_view path) { host::reload_at(path); }
void BrowserPlatform::move_to(std::string_view path) { host::move_to(path); }
void BrowserPlatform::fetch_ahead(std::string_view path) { host::fetch_ahead(path); }
void BrowserPlatform::lock() { host::lock(); }
void BrowserPlatform::leave() { host::leave(); }
void BrowserPlatform::tell_tabs(std::string_view what) { host::tell_tabs(what); }
void BrowserPlatform::set_unsaved(bool is_unsaved)
{
    if (is_unsaved != unsaved_) host::set_unsaved(unsaved_ = is_unsaved);
}
void BrowserPlatform::set_title(std::string_view title) { host::set_title(title); }
void BrowserPlatform::wake_in(double seconds) { wake_ = wake_ < 0 || seconds < wake_ ? seconds : wake_; }
void BrowserPlatform::choose_words(std::string_view language) { host::choose_words(language); }
double BrowserPlatform::seconds() const { return host::seconds(); }

void BrowserPlatform::call(std::string_view path, std::string body, std::string_view key,
                           std::function<void(app::Reply)> done)
{
    open_.emplace(++last_, std::move(done));
    host::fetch(last_, path, body, key);
}

std::string BrowserPlatform::random_key()
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<std::uint8_t, 16> bytes;
    host::fill_random(bytes);
    std::string key;
    for (const auto byte : bytes) {
        key += kDigits[byte >> 4];
        key += kDigits[byte & 15];
    }
    return key;
}

void BrowserPlatform::upload(std::uint32_t file, std::string_view path, std::function<void(float)> progress,
                             std::function<void(app::Reply)> done)
{
    open_.emplace(++last_, std::move(done));
    uploads_.emplace(last_, std::move(progress));
    host::upload(last_, file, path);
}

void BrowserPlatform::download(std::string_view path, std::string body, std::function<void(app::Reply)> done)
{
    open_.emplace(++last_, std::move(done));
    host::download(last_, path, body);
}

void BrowserPlatform::progressed(int request, float fraction)
{
    if (const auto found = uploads_.find(request); found != uploads_.end()) found->second(fraction);
}

void BrowserPlatform::wipe()
{
    wiped_ = true;
    widgets::forget_toasts();  // what they say may name somebody
}

void BrowserPlatform::answer(int request, app::Reply reply)
{
    uploads_.erase(request);
    const auto found = open_.extract(request);
    if (!found.empty()) found.mapped()(std::move(reply));
}

double BrowserPlatform::take_wake() { return std::exchange(wake_, -1.0); }
bool BrowserPlatform::take_wiped() { return std::exchange(wiped_, false); }
bool BrowserPlatform::take_moved() { return std::exchange(moved_, false); }

}  // namespace platform
