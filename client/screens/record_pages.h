// The pages of each type of record, as one table: what is asked on which, in which order.
#pragma once

#include <span>
#include <string_view>

#include "client/words/words.h"

namespace screens {

struct RecordPage {
    std::string_view type;  // several with a space between them
    words::Word title;
    std::string_view asks;      // for SheetForm::page; "*aid", "*exactly" and "*check" are pages of their own
    std::string_view guidance;  // ids of section 9 that are shown beside it
};
std::span<const RecordPage> record_pages();

}  // namespace screens
