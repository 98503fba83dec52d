// What a draft may hold (PLT-27): bounds only, since a draft is by its nature unfinished.
#include <algorithm>

#include "shared/domain/draft.h"

namespace {

bool is_small_letter(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
bool is_field_letter(char c) { return is_small_letter(c) || (c >= '0' && c <= '9'); }

bool is_name(std::string_view name, bool (*is_letter)(char))
{
    return !name.empty() && name.size() <= kDraftNameLimit && std::all_of(name.begin(), name.end(), is_letter);
}

}  // namespace

bool is_draft_form_name(std::string_view name) { return is_name(name, is_small_letter); }

std::vector<Error> faults_of(const DraftForm& form)
{
    std::vector<Error> faults;
    if (form.fields.size() > kDraftFieldLimit)
        faults.push_back({ErrorKind::Invalid, "draft.too_many_fields", "fields", {}});
    for (const auto& [name, value] : form.fields) {
        if (!is_name(name, is_field_letter)) faults.push_back({ErrorKind::Invalid, "draft.field_name", "fields", {}});
        else if (value.size() > kDraftValueLimit)
            faults.push_back({ErrorKind::Invalid, "draft.value_too_long", "fields." + name, {}});
    }
    return faults;
}
