// What a file is, told from what is in it: neither its name nor what the browser says of it is believed.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/result.h"

namespace records {

struct FileKind {
    std::string_view media_type;
    std::string_view endings;  // "jpg jpeg": the first is added to a name that has none of them
};

/// PDF, PNG, JPEG, Word and Excel without macros, plain text in UTF-8. Errors, all Invalid on "file": "file.empty",
/// "file.macros", "file.type" (anything else; among it HTML, SVG, RTF, scripts, programs).
Result<FileKind> kind_of(std::string_view bytes);

/// A name without folders, control characters and what systems give a meaning of their own, ending as its kind does.
/// Errors: Invalid "file.name_too_long" on "name", past 120 characters (IS-503): never cut.
Result<std::string> clean_name(std::string_view name, const FileKind& kind);

}  // namespace records
