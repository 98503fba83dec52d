// What somebody typed and has not sent yet, kept on the server for them alone (PLT-27).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/date.h"
#include "shared/core/result.h"

/// The fields of one form, by name, as text.
using DraftFields = std::map<std::string, std::string>;

/// POST /api/drafts/:form asks this. Without fields it discards the draft.
struct DraftForm {
    DraftFields fields;
};

/// GET /api/drafts/:form answers this, and saving one does.
struct DraftView {
    std::string form;  // "find"
    DraftFields fields;
    std::optional<Instant> saved_at;  // nothing: there is no draft, and no fields
};

inline constexpr std::size_t kDraftNameLimit = 40;     // of a form or a field: small letters, digits (fields) and '_'
inline constexpr std::size_t kDraftFieldLimit = 40;    // fields of one form
inline constexpr std::size_t kDraftValueLimit = 4000;  // bytes of one field
inline constexpr std::size_t kDraftBodyLimit = 16384;  // bytes of the whole form as it travels

/// Whether a form may be called this: [a-z_]{1,40}.
bool is_draft_form_name(std::string_view name);

/// Every fault in the form; empty when it may be sent. Same words on both sides. Errors: kind Invalid with codes
/// "draft.too_many_fields" on `fields`, "draft.field_name" on `fields` (not [a-z0-9_]{1,40}), "draft.value_too_long"
/// on `fields.NAME`.
std::vector<Error> faults_of(const DraftForm& form);
