#include "shared/sharing/projection.h"

#include <algorithm>

namespace sharing {

namespace {

constexpr Asks o = Asks::No, t = Asks::Takes, N = Asks::Needs;

// The fields of the counterparts' own forms could not be seen (Q06): these columns follow what their channels are said
// to search and decide by, and are mended here when a form is known.
constexpr RequestField kFields[] = {
    //                                          VICPOL CIS DFFH_CP GENERIC
    {"requester", "us", "organisation", {N, N, N, N}},
    {"requester", "us", "status", {N, N, N, N}},
    {"requester", "us", "person", {N, N, N, N}},
    {"requester", "us", "title", {N, N, N, N}},
    {"requester", "us", "email", {N, N, N, N}},
    {"requester", "us", "phone", {N, o, N, N}},
    {"requester", "", "preferred_channel", {t, t, t, t}},

    {"scheme", "", "scheme", {N, N, N, N}},
    {"scheme", "item", "activities", {t, t, t, t}},
    {"scheme", "item", "purpose", {N, N, N, N}},
    {"scheme", "", "priority", {N, N, N, N}},
    {"scheme", "", "urgency", {t, t, t, t}},
    {"scheme", "", "threat_note", {t, o, t, t}},
    {"scheme", "", "needed_by", {t, t, t, t}},
    {"scheme", "", "needed_why", {t, t, t, t}},

    {"children", "child", "given_names", {N, N, N, N}},
    {"children", "child", "family_name", {N, N, N, N}},
    {"children", "child", "other_names", {t, t, t, t}},
    {"children", "child", "date_of_birth", {N, N, N, N}},
    {"children", "child", "expected_on", {t, o, t, t}},
    {"children", "child", "gender", {t, o, t, t}},
    {"children", "child", "address", {t, o, t, t}},
    {"children", "child", "identifiers", {t, t, t, t}},
    {"children", "child", "relation", {t, o, t, t}},
    {"children", "child", "roles", {o, o, o, t}},
    {"children", "child", "why_engaged", {o, o, N, t}},
    {"children", "child", "aboriginal_or_islander", {o, o, t, t}},
    {"children", "child", "interpreter", {o, o, t, t}},
    {"children", "", "child_group", {o, o, t, t}},

    {"subjects", "adult", "given_names", {N, N, N, N}},
    {"subjects", "adult", "family_name", {N, N, N, N}},
    {"subjects", "adult", "other_names", {t, t, t, t}},
    {"subjects", "adult", "date_of_birth", {N, N, t, t}},
    {"subjects", "adult", "gender", {t, o, t, t}},
    {"subjects", "adult", "address", {t, o, t, t}},
    {"subjects", "adult", "identifiers", {t, t, t, t}},
    {"subjects", "adult", "relation", {N, t, N, N}},
    {"subjects", "adult", "roles", {t, t, t, t}},
    {"subjects", "adult", "aboriginal_or_islander", {o, o, t, t}},
    {"subjects", "adult", "interpreter", {o, o, t, t}},

    {"request", "", "why", {N, N, N, N}},
    {"request", "", "why_holder", {t, t, t, t}},
    {"request", "item", "what", {N, N, N, N}},
    {"request", "item", "period", {t, t, t, t}},
    {"request", "item", "wanted", {o, t, o, t}},
    {"request", "item", "why_needed", {t, t, t, t}},

    {"violence", "", "fv_present", {N, t, N, N}},
    {"violence", "", "maram_level", {t, o, t, t}},
    {"violence", "", "safe_contact", {t, o, t, t}},
    {"violence", "", "must_not_learn", {t, o, t, t}},

    {"views", "view", "sought", {o, o, t, t}},
    {"views", "view", "obtained", {o, o, t, t}},
    {"views", "view", "not_sought_reason", {o, o, t, t}},
    {"views", "notice", "informed", {o, o, t, t}},
    {"views", "consent", "form", {t, o, o, t}},
    {"views", "item", "consent_by", {t, o, o, t}},

    {"declarations", "item", "part1", {o, t, t, t}},
    {"declarations", "item", "relevant", {t, t, t, t}},
    {"declarations", "item", "necessary", {o, t, t, t}},
};

/// The numbers of a part of the canonical request. A child is whoever is marked so, or not born yet.
std::vector<int> numbers(const Sheet& sheet, std::string_view part)
{
    if (part != "child" && part != "adult") return numbers_of(sheet, part);
    auto all = numbers_of(sheet, "person");
    std::erase_if(all, [&](int person) {
        const bool is_child = !text_at(sheet, "person", person, "is_child").empty() ||
                              !text_at(sheet, "person", person, "unborn").empty();
        return is_child != (part == "child");
    });
    return all;
}

std::vector<std::string> paths_of(const Sheet& sheet, const RequestField& field)
{
    if (field.part == "us") return {"us." + std::string(field.name)};
    if (field.part.empty()) return {std::string(field.name)};
    const bool is_person = field.part == "child" || field.part == "adult";
    std::vector<std::string> paths;
    for (const int number : numbers(sheet, field.part))
        paths.push_back(path_of(is_person ? "person" : field.part, number, field.name));
    return paths;
}

/// Whether an empty one is a gap: an unborn child has no birthday, and no child needs to be named where a group is.
bool is_owed(const Sheet& sheet, const RequestField& field, const std::string& path)
{
    if (field.name != "date_of_birth") return true;
    return text_at(sheet, "person", parts_of(path).number, "unborn").empty();
}

}  // namespace

std::span<const RequestField> request_fields() { return kFields; }

Asks asks_for(const RequestField& field, std::string_view form)
{
    const auto found = std::find(kProjections.begin(), kProjections.end(), form);
    return found == kProjections.end() ? Asks::No : field.asks[static_cast<std::size_t>(found - kProjections.begin())];
}

Projection project(const Sheet& sheet, std::string_view form)
{
    Projection all;
    const bool knows_us = !text_of(sheet, "us.organisation").empty();
    const bool may_show_address = text_of(sheet, "fv_present") == "NO";
    for (const auto& field : kFields) {
        if (field.part == "us" && !knows_us) continue;
        const auto asks = asks_for(field, form);
        for (const auto& path : paths_of(sheet, field)) {
            const bool is_held = !text_of(sheet, path).empty();
            const bool is_masked = field.name == "address" && !may_show_address;
            if (is_held && asks != Asks::No && !is_masked) all.shown.push_back(path);
            else if (is_held) all.left_out.push_back(path);
            else if (asks == Asks::Needs && is_owed(sheet, field, path)) all.missing.push_back(path);
        }
    }
    // Nobody is named at all, and no item either: the first of them is what is missing.
    const bool names_child = !numbers(sheet, "child").empty() || !text_of(sheet, "child_group").empty();
    if (!names_child && numbers(sheet, "adult").empty()) all.missing.emplace_back("person.1.given_names");
    if (numbers_of(sheet, "item").empty()) all.missing.emplace_back("item.1.what");
    return all;
}

}  // namespace sharing
