// Eighteen months of a school of invented people, who sign in, stop signing in, let a clearance end and go on leave as
// a seeded dice says; with each clock switched off in turn. On every day somebody has access exactly when no clock that
// is on has ended it: so with any one of them off, it ends by the others.
#include <random>

#include "tests/admin/clock_world.h"

using namespace std::chrono;

namespace {

constexpr int kPeople = 16, kDays = 548;
const Date kFirst = 2026y / January / 1;

/// What somebody will do, and what has come of it.
struct Life {
    std::string username, id;
    double diligence{};  // how likely a sign-in is on a day
    int quits{};         // the day on which they stop
    int credential_end{};
    int absent_from{}, absent_days{};  // 0: never
    int last_sign_in{};
    bool is_removed{}, is_locked{};
    bool has_access() const { return !is_removed && !is_locked; }
};

struct Switches {
    const char* off;
    bool Settings::Clocks::*runs;
};

class Simulation : public ClockWorld {
  public:
    Simulation(unsigned seed, bool Settings::Clocks::*off) : dice_(seed)
    {
        if (off != nullptr) settings.clocks.*off = false;
        go_to(kFirst);
        for (int i = 0; i < kPeople; ++i) {
            Life life{.username = std::string("p") + char('a' + i) + ".example"};
            add_user_at(life.username, moondust);
            life.id = id_of(life.username);
            life.diligence = 0.05 + 0.2 * roll(100) / 100;
            life.quits = roll(2) == 0 ? roll(kDays) : kDays;
            life.credential_end = roll(2) == 0 ? 60 + roll(kDays) : 4 * kDays;
            life.absent_from = roll(3) == 0 ? 1 + roll(kDays) : 0;
            life.absent_days = 60 + roll(60);
            set(life.username, "credential_expires_on", "'" + to_iso(add_days(kFirst, life.credential_end)) + "'");
            signed_in(life.username, kFirst);
            lives_.push_back(life);
        }
        run_clocks();
        for (const auto& life : lives_)
            if (life.absent_from != 0)
                done(kWilhelmina, "plan_absence",
                     {{"person", life.id},
                      {"from", to_iso(add_days(kFirst, life.absent_from))},
                      {"to", to_iso(add_days(kFirst, life.absent_from + life.absent_days - 1))}});
    }

    /// Up to the next day of which something is looked at: usually the next, sometimes after a time without a server.
    void step()
    {
        const int ahead = roll(20) == 0 ? 1 + roll(40) : 1;
        for (int i = 0; i < ahead; ++i) expect(++day_);
        run_on(add_days(kFirst, day_));
        for (auto& life : lives_) {
            INFO(life.username << " on day " << day_ << ", last sign-in on day " << life.last_sign_in);
            const bool has_access = person(life.username).state == store::AccountState::Active;
            CHECK(has_access == life.has_access());
            if (!has_access || day_ >= life.quits || roll(1000) >= life.diligence * 1000) continue;
            life.last_sign_in = day_;
            signed_in(life.username, add_days(kFirst, day_));
        }
    }
    int day() const { return day_; }
    int with_access() const
    {
        return int(std::count_if(lives_.begin(), lives_.end(), [](const Life& life) { return life.has_access(); }));
    }

  private:
    int roll(int sides) { return int(dice_() % unsigned(sides)); }
    /// The rules, in the plainest words.
    void expect(int day)
    {
        const auto& on = settings.clocks;
        for (auto& life : lives_) {
            if (on.run_inactivity && day - life.last_sign_in > 60) life.is_removed = true;
            if (on.run_absence && life.absent_from != 0 && life.absent_days >= 90 && day >= life.absent_from)
                life.is_removed = true;
            if (on.run_credential && !life.is_removed && day > life.credential_end) life.is_locked = true;
        }
    }

    std::mt19937 dice_;
    std::vector<Life> lives_;
    int day_ = 0;
};

}  // namespace

TEST_CASE("OFF-5 over 18 months, with each clock off in turn, access ends by the others, on the day and not before")
{
    const auto each = GENERATE(Switches{"none", nullptr}, Switches{"inactivity", &Settings::Clocks::run_inactivity},
                               Switches{"credential", &Settings::Clocks::run_credential},
                               Switches{"absence", &Settings::Clocks::run_absence},
                               Switches{"transfer", &Settings::Clocks::run_transfer});
    INFO("off: " << each.off);
    Simulation simulation(20260303, each.runs);
    const int before = simulation.with_access();
    while (simulation.day() < kDays) simulation.step();
    CHECK(simulation.with_access() < before);
    CHECK(simulation.count("access_grant WHERE ended_at IS NOT NULL AND ended_by NOT LIKE 'system:%'") == 0);
}

TEST_CASE(
    "UAR-7 over 18 months a review that nobody answers locks whoever signs in each day, whichever other clock is off")
{
    const auto each = GENERATE(
        Switches{"none", nullptr}, Switches{"inactivity", &Settings::Clocks::run_inactivity},
        Switches{"credential", &Settings::Clocks::run_credential}, Switches{"absence", &Settings::Clocks::run_absence},
        Switches{"transfer", &Settings::Clocks::run_transfer}, Switches{"review", &Settings::Clocks::run_review});
    INFO("off: " << each.off);
    ClockWorld world;
    world.settings.clocks.run_review = true;
    if (each.runs != nullptr) world.settings.clocks.*each.runs = false;
    world.go_to(kFirst);
    world.add_user_at("zeb.sampleton", world.moondust);
    world.set("zeb.sampleton", "credential_expires_on", "'2030-01-01'");
    const Date locks = 2026y / February / 15;  // after the 14 days that begin on 1 February
    for (int number = 0; number < kDays; ++number) {
        const auto day = add_days(kFirst, number);
        INFO(to_iso(day));
        const bool is_open = !world.settings.clocks.run_review || day < locks;
        if (is_open) world.signed_in("zeb.sampleton", day);
        world.run_on(day);
        CHECK((world.state_of("zeb.sampleton") == "active") == is_open);
    }
}
