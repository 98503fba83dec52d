// The app without a browser: a platform of the test's own answers its calls, and the frame's tree says what is on the
// screen.
#pragma once

#include <catch_amalgamated.hpp>
#include <deque>

#include "client/app/app.h"
#include "client/widgets/frame.h"

namespace test {

struct FakePlatform final : app::Platform {
    struct Call {
        std::string path, body, key;
        std::function<void(app::Reply)> done;
    };
    std::deque<Call> calls;
    std::vector<std::string> addresses;
    std::string reloaded, moved, language;
    std::vector<std::string> told_tabs, ahead;
    bool left{}, locked{}, unsaved{};
    int wiped = 0, keys = 0;
    double clock = 0;

    void push_path(std::string_view path) override { addresses.emplace_back(path); }
    void replace_path(std::string_view path) override { addresses.emplace_back(path); }
    void reload_at(std::string_view path) override { reloaded = path; }
    void move_to(std::string_view path) override { moved = path; }
    void fetch_ahead(std::string_view path) override { ahead.emplace_back(path); }
    void lock() override { locked = true; }
    void leave() override { left = true; }
    void tell_tabs(std::string_view what) override { told_tabs.emplace_back(what); }
    void set_unsaved(bool is) override { unsaved = is; }
    void set_title(std::string_view) override {}
    void call(std::string_view path, std::string body, std::string_view key,
              std::function<void(app::Reply)> done) override
    {
        calls.push_back({std::string(path), std::move(body), std::string(key), std::move(done)});
    }
    std::string random_key() override { return "key-" + std::to_string(++keys) + std::string(20, '0'); }
    void upload(std::uint32_t, std::string_view, std::function<void(float)>,
                std::function<void(app::Reply)> done) override
    {
        calls.push_back({"upload", {}, {}, std::move(done)});
    }
    void download(std::string_view path, std::string body, std::function<void(app::Reply)> done) override
    {
        calls.push_back({std::string(path), std::move(body), {}, std::move(done)});
    }
    void choose_words(std::string_view chosen) override { language = chosen; }
    void wake_in(double) override {}
    double seconds() const override { return clock; }
    void wipe() override { ++wiped; }

    void answer(int status, std::string body)
    {
        REQUIRE_FALSE(calls.empty());
        auto call = std::move(calls.front());
        calls.pop_front();
        call.done({status, std::move(body)});
    }
};

inline constexpr const char* kReady =
    R"json({"stage":"ready","product_name":"Child Link","training":true,"training_code":"","today":"2026-11-23",
    "now":"2026-11-22T23:42:00Z","utc_offset_minutes":660,"name":"Quilla Testworth","may":{"authoriser":false,"user":true},
    "grants":[{"id":"g1","service":"Moondust Primary School (Fictional)","user_type":"Teacher",
    "purposes":[{"code":"p1","label":"Provide education"}],"may_list_roll":true}],
    "idle_seconds_limit":900,"idle_seconds_left":900,"warn_seconds_before":120,"session_seconds_left":28800})json";

inline constexpr const char* kSignedOut =
    R"json({"stage":"signed_out","product_name":"Child Link","training":true,"training_code":"","today":"2026-11-23",
    "now":"2026-11-22T23:42:00Z","utc_offset_minutes":660,"name":"","may":{"authoriser":false,"user":false},"grants":[],
    "idle_seconds_limit":0,"idle_seconds_left":0,"warn_seconds_before":0,"session_seconds_left":0})json";

inline constexpr const char* kEntry =
    R"json({"handle":"AAAAAAAAAAAAAAAAAAAAAA","kind":"full","purpose":"Provide education",
    "viewed_at":"2026-11-22T23:42:00Z","names":[{"given":"Zeb","middle":"","family":"Sampleton","kind":"current"}],
    "end":{"status":"active"},"has_care_section":true,
    "school":{"enrolments":[],"home_schooling":[]}})json";

/// One frame, with what happened since the last; everything that is said in it.
inline std::string draw(App& app)
{
    auto& frame = widgets::frame();
    frame.begin();
    app.draw();
    frame.end();
    frame.events.clear();
    std::string said;
    for (const auto& node : frame.tree.nodes) said += std::string(frame.tree.view(node.text)) + "\n";
    return said;
}

/// Quilla Testworth at home, signed in.
struct SignedIn {
    FakePlatform page;
    App app{page};

    SignedIn()
    {
        page.answer(200, kReady);
        app.path_changed("/");
    }
    /// Everything that is said on the screen in the frame that is drawn now.
    std::string screen() { return draw(app); }
    /// Presses what says so on the screen that was drawn last, and draws what comes of it.
    std::string press(std::string_view label)
    {
        auto& frame = widgets::frame();
        std::uint32_t id = 0;
        for (const auto& node : frame.tree.nodes)
            if (widgets::is_interactive(node.kind) && frame.tree.text(node) == label) id = node.id;
        REQUIRE(id != 0);
        frame.events.push_back({id, widgets::EventKind::Press, {}});
        draw(app);
        return draw(app);
    }
    /// The same, once an entry was asked for and the server has answered.
    std::string screen_of_entry(int status, const char* body)
    {
        app.path_changed("/entry/AAAAAAAAAAAAAAAAAAAAAA");
        screen();
        page.answer(status, body);
        return screen();
    }
    void send_search() { app.search({.grant = "g1", .purpose = "p1", .last_name = "Sampleton", .age = 6}); }
};

}  // namespace test
