// The fixed words in which an entry's facts are told (UI-4), and its services laid out over time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "client/widgets/widgets.h"
#include "shared/domain/entry.h"

namespace screens {

std::string_view words_for(IndigenousStatus status);
std::string_view words_for_order(Indicator indicator);
std::string_view words_for_care(Indicator indicator);
/// One of the ten Key Ages and Stages visits, counted from 0 (ENT-9).
std::string words_for_visit(std::size_t which);
/// "3 Feb 2024", or `otherwise`.
std::string day_or(const std::optional<Date>& day, std::string_view otherwise);
/// "as at 3 Feb 2024", or empty when the source was never loaded (ENT-4).
std::string as_at(const std::optional<Date>& day);

/// The picture of what the tables beside it say, from birth to `today`; orders and care only once they were opened.
widgets::Timeline timeline_of(const EntryView& view, const std::optional<CareSection>& care, Date today);

}  // namespace screens
