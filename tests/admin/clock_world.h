// The school in miniature with its clocks.
#pragma once

#include "server/admin/clocks.h"
#include "tests/admin/admin_world.h"

class ClockWorld : public AdminWorld {
  public:
    explicit ClockWorld(store::DataKind kind = store::DataKind::Demo) : AdminWorld(kind)
    {
        settings.mail.department = "department@childlink.test";
        settings.clocks.run_review = false;  // it locks whoever is not reviewed; its own tests are review_test.cpp's
        go_to(Date{std::chrono::year(2026) / 1 / 1});
    }
    /// Does what is due now; every clock must get to its end.
    admin::DueReport run_clocks()
    {
        auto report = admin::run_due(admin.parts(), clock.now());
        REQUIRE(report);
        for (const auto& fault : report->faults) FAIL(fault.clock << ": " << fault.error.code << fault.error.detail);
        return std::move(*report);
    }
    /// Noon of this day, and what is due then.
    void run_on(Date day)
    {
        go_to(day);
        run_clocks();
    }
    /// Each day by itself up to this one, from the day after the last.
    void run_to(Date day)
    {
        for (Date each = add_days(melbourne_day(clock.now()), 1); each <= day; each = add_days(each, 1)) run_on(each);
    }
    void signed_in(const std::string& username, Date day)
    {
        const auto now = clock.now();
        go_to(day);
        set(username, "last_sign_in_at", std::to_string(clock.now().time_since_epoch().count()));
        clock.set(now);
    }
    void set(const std::string& username, const std::string& column, const std::string& value)
    {
        run("UPDATE account SET " + column + " = " + value + " WHERE username = '" + username + "'");
    }
    /// The letters of this code, as "to|copies", oldest first, with " " between.
    std::string posted(const std::string& code)
    {
        return text(
            "SELECT coalesce(group_concat(to_address || '|' || replace(cc, char(10), ',')), '') FROM "
            "(SELECT to_address, cc FROM mail WHERE code = '" +
            code + "' ORDER BY id)");
    }
    /// The text of the newest letter of this code.
    std::string letter(const std::string& code)
    {
        const auto id = text("SELECT coalesce((SELECT public_id FROM mail WHERE code = '" + code +
                             "' ORDER BY id DESC LIMIT 1), '')");
        const auto opened = database->read(
            [&](store::Tx& tx) { return services::Postman(settings, key, database->kind()).open(tx, id); });
        return opened ? opened->text : "none";
    }
};

inline Fields one(const std::string& name, const std::string& value) { return {{name, value}}; }
