#include "client/words/when.h"

#include "client/words/words.h"

namespace words {

std::string day(Date day)
{
    const auto month = static_cast<unsigned>(Word::month_1) + static_cast<unsigned>(day.month()) - 1;
    return say(Word::when_day, {{"day", std::to_string(static_cast<unsigned>(day.day()))},
                                {"month", say(static_cast<Word>(month))},
                                {"year", std::to_string(static_cast<int>(day.year()))}});
}

std::string month(Date day)
{
    const auto month = static_cast<unsigned>(Word::month_1) + static_cast<unsigned>(day.month()) - 1;
    return say(Word::when_month,
               {{"month", say(static_cast<Word>(month))}, {"year", std::to_string(static_cast<int>(day.year()))}});
}

std::string long_day(Date day)
{
    const auto weekday = static_cast<unsigned>(Word::weekday_1) + std::chrono::weekday{days(day)}.iso_encoding() - 1;
    const auto month = static_cast<unsigned>(Word::month_long_1) + static_cast<unsigned>(day.month()) - 1;
    return say(Word::when_long_day, {{"weekday", say(static_cast<Word>(weekday))},
                                     {"day", std::to_string(static_cast<unsigned>(day.day()))},
                                     {"month", say(static_cast<Word>(month))},
                                     {"year", std::to_string(static_cast<int>(day.year()))}});
}

std::string time_of_day(Instant moment, int utc_offset_minutes)
{
    const auto local = moment + std::chrono::minutes{utc_offset_minutes};
    const std::chrono::hh_mm_ss time{local - std::chrono::floor<std::chrono::days>(local)};
    const auto hour = time.hours().count();
    const auto minute = std::to_string(time.minutes().count());
    return say(hour < 12 ? Word::when_morning : Word::when_afternoon,
               {{"hour", std::to_string(hour % 12 == 0 ? 12 : hour % 12)},
                {"minute", minute.size() < 2 ? "0" + minute : minute}});
}

std::string moment(Instant moment, int utc_offset_minutes)
{
    const auto local = moment + std::chrono::minutes{utc_offset_minutes};
    return say(Word::when_moment, {{"date", day(Date{std::chrono::floor<std::chrono::days>(local)})},
                                   {"time", time_of_day(moment, utc_offset_minutes)}});
}

std::string age(Age age)
{
    if (age.years == 0 && age.months == 0) return text(Word::age_under_a_month);
    if (age.years == 0) return say(Plural::age_months, age.months);
    if (age.months == 0) return say(Plural::age_years, age.years);
    return say(Word::age_years_and_months,
               {{"years", say(Plural::age_years, age.years)}, {"months", say(Plural::age_months, age.months)}});
}

std::string age(Date born, Date on)
{
    const auto whole = age_on(born, on);
    if (whole.years > 0 || whole.months >= 2) return age(whole);
    const auto lived = days(on) > days(born) ? (days(on) - days(born)).count() : 0;
    return lived < 14 ? say(Plural::age_days, lived) : say(Plural::age_weeks, lived / 7);
}

}  // namespace words
