#include "client/app/session_timer.h"

#include <catch_amalgamated.hpp>

namespace {

SessionView ready(int idle_left, int session_left)
{
    return {.stage = Stage::Ready,
            .idle_seconds_limit = 900,
            .idle_seconds_left = idle_left,
            .warn_seconds_before = 120,
            .session_seconds_left = session_left};
}

}  // namespace

TEST_CASE("REG-22 the warning is due two minutes before the idle end, and an act moves the end")
{
    app::SessionTimer timer;
    timer.told(ready(900, 28800), 1000);
    CHECK_FALSE(timer.is_due_to_warn(1000 + 779));
    CHECK(timer.is_due_to_warn(1000 + 780));
    CHECK_FALSE(timer.is_over(1000 + 899));
    CHECK(timer.is_over(1000 + 900));
    timer.used(1000 + 850);
    CHECK_FALSE(timer.is_due_to_warn(1000 + 900));
    CHECK(timer.is_over(1000 + 850 + 900));
}

TEST_CASE("REG-22 a session that was idle before the page was loaded keeps its end")
{
    app::SessionTimer timer;
    timer.told(ready(200, 28800), 0);
    CHECK_FALSE(timer.is_over(199));
    CHECK(timer.is_over(200));
}

TEST_CASE("REG-22 the eight-hour end cannot be put off")
{
    app::SessionTimer timer;
    timer.told(ready(900, 300), 0);
    timer.used(170);
    CHECK_FALSE(timer.is_final(179));
    CHECK(timer.is_final(180));
    CHECK(timer.is_over(300));
}

TEST_CASE("REG-22 a session that is not ready has no end to warn of")
{
    app::SessionTimer timer;
    timer.told({.stage = Stage::Agreement}, 0);
    CHECK_FALSE(timer.is_running());
    CHECK_FALSE(timer.is_due_to_warn(1e9));
    CHECK_FALSE(timer.is_over(1e9));
}

TEST_CASE("REG-22 frames are asked for only when the words change")
{
    app::SessionTimer timer;
    timer.told(ready(900, 28800), 0);
    CHECK(timer.next_change(0) == 780);
    CHECK(timer.next_change(780) == 60);
    CHECK(timer.next_change(840) == 30);
    CHECK(timer.next_change(895) == 5);
    CHECK(app::SessionTimer::spoken_seconds(119) == 120);
    CHECK(app::SessionTimer::spoken_seconds(60) == 60);
    CHECK(app::SessionTimer::spoken_seconds(9) == 10);
}
