// The browser, as the app sees it. client/platform implements it for the page; tests bring one of their own.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace app {

/// What came back of a call. `status` 0: no answer at all (no network, server away).
struct Reply {
    int status{};
    std::string body;
};

class Platform {
  public:
    virtual ~Platform() = default;

    /// The address changes without loading: pushed onto the history, or in place of the last one.
    virtual void push_path(std::string_view path) = 0;
    virtual void replace_path(std::string_view path) = 0;
    /// Leaves this program and all its memory behind: loads the page anew at `path`, in place of the last address.
    virtual void reload_at(std::string_view path) = 0;
    /// Loads the page at an address of another part of the program, as a link does: Back leads here again.
    virtual void move_to(std::string_view path) = 0;
    /// Fetches the part that has this address before anybody asks for it, once nothing else is under way.
    virtual void fetch_ahead(std::string_view path) = 0;
    /// Locks the session and starts anew with nothing in memory; the screen stays closed until the server knows
    /// (PLT-29).
    virtual void lock() = 0;
    /// At once to a neutral page in place of this one; the session ends behind it (PLT-30).
    virtual void leave() = 0;
    /// To the other tabs of this session: "used", "locked" or "ended" (PLT-31).
    virtual void tell_tabs(std::string_view what) = 0;
    /// While something typed is kept nowhere yet the browser asks before it lets the page go (PLT-28).
    virtual void set_unsaved(bool is_unsaved) = 0;
    virtual void set_title(std::string_view title) = 0;

    /// One call to the server, with the header X-Child-Link; `body` empty: a GET. `key`: goes along as Idempotency-Key;
    /// empty: none. `done` runs between frames and a frame is drawn after it.
    virtual void call(std::string_view path, std::string body, std::string_view key,
                      std::function<void(Reply)> done) = 0;
    /// A new key that nobody can guess and nobody else makes: 128 bits as 32 hex digits.
    virtual std::string random_key() = 0;

    /// Another language: its table of words is fetched and taken into use, and a frame is drawn after it.
    virtual void choose_words(std::string_view language) = 0;

    /// Sends a file that was chosen with widgets::file_picker, with the header X-Child-Link; its bytes never come into
    /// the program's memory. `progress` is told the part that has gone, 0 to 1; then `done` as for call().
    virtual void upload(std::uint32_t file, std::string_view path, std::function<void(float)> progress,
                        std::function<void(Reply)> done) = 0;

    /// Posts `body`, with the header X-Child-Link, and hands the file that is answered to the browser to save; its
    /// bytes never come into the program's memory. `done` as for call(), with an empty body once the file is there.
    virtual void download(std::string_view path, std::string body, std::function<void(Reply)> done) = 0;

    /// Asks for a frame in `seconds` from now, for what is due then; of several calls the earliest counts.
    virtual void wake_in(double seconds) = 0;
    /// A clock that only goes on, in seconds; follows the page's own (so that a test can move it).
    virtual double seconds() const = 0;
    /// The renderer and the mirror show nothing but what the next frame says, and native fields are emptied.
    virtual void wipe() = 0;
};

}  // namespace app
