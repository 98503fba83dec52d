// Two of our organisations that deal with others: Sally shares and Rita keeps the records at Moondust, Otto shares at
// Starfall, Hanna helps at Moondust. All are invented.
#pragma once

#include "server/records/peer.h"
#include "tests/admin/admin_world.h"

inline constexpr const char* kSally = "sally.sharer";
inline constexpr const char* kRita = "rita.records";
inline constexpr const char* kOtto = "otto.other";
inline constexpr const char* kHanna = "hanna.helper";

struct EntityWorld : AdminWorld {
    explicit EntityWorld(store::DataKind kind = store::DataKind::Demo) : AdminWorld(kind)
    {
        for (const auto& [who, where, role] : {std::tuple(kSally, moondust, "sharer"),
                                               {kRita, moondust, "records"},
                                               {kOtto, starfall, "sharer"},
                                               {kHanna, moondust, "helper"}}) {
            add_user_at(who, where);
            add_role(who, where, role);
        }
    }

    /// Settled by the Department, so that both know it.
    std::string add_settled(const std::string& name, const std::string& categories, const std::string& domains = {})
    {
        const auto id = done(kSally, "add_organisation", {{"name", name}, {"domains", domains}}).fact("organisation");
        done(kAda, "settle_organisation", {{"organisation", id}, {"categories", categories}});
        return id;
    }
    std::string add_contact(const std::string& organisation, Fields more = {}, const char* who = kSally)
    {
        Fields form{{"organisation", organisation},
                    {"name", "Dr Mock Doctorly"},
                    {"position", "Nurse"},
                    {"phone", "0491 570 006"},
                    {"email", "mock@mythical-mch.example"}};
        for (const auto& [name, value] : more) form[name] = value;
        return done(who, "add_contact", form).fact("contact");
    }
    std::string check(const std::string& organisation, Fields more = {}, const char* who = kSally)
    {
        Fields form{
            {"organisation", organisation}, {"scheme", "CISS"}, {"result", "PASSED"}, {"method", "COUNTERPART_PORTAL"}};
        for (const auto& [name, value] : more) form[name] = value;
        return told(who, "check_organisation", form);
    }
    std::string check_person(const std::string& contact, Fields more = {}, const char* who = kSally)
    {
        Fields form{
            {"contact", contact}, {"engagement", "EMPLOYED"}, {"result", "PASSED"}, {"method", "COUNTERPART_PORTAL"}};
        for (const auto& [name, value] : more) form[name] = value;
        return told(who, "check_contact", form);
    }
    /// As the table sees it.
    Fields peer(const std::string& organisation, const std::string& contact = {}, const std::string& destination = {},
                std::optional<ServiceId> ours = {})
    {
        return in_scene([&](const admin::Scene& scene) {
            return records::facts_about_peer(scene, ours.value_or(moondust), organisation, contact, destination);
        });
    }
    Fields us(ServiceId service)
    {
        return in_scene([&](const admin::Scene& scene) { return records::facts_about_us(scene, service); });
    }
    std::string fact(const Fields& facts, std::string_view name) { return text_of(facts, name); }

    template <class Use>
    Fields in_scene(Use use)
    {
        const admin::Parts parts{settings, clock, *database, key};
        auto facts = database->act([&](store::Tx& tx) {
            return use(admin::Scene{tx, parts, clock.now(), melbourne_day(clock.now()), "system:test"});
        });
        REQUIRE(facts);
        return std::move(*facts);
    }
};
