#include "server/register/extract_format.h"

#include <algorithm>
#include <array>

#include "server/register/cell_reader.h"

namespace registry {

namespace {

constexpr unsigned bit(Source source) { return 1U << static_cast<unsigned>(source); }
constexpr unsigned kMch = bit(Source::Mch), kKindergarten = bit(Source::Kindergarten), kSchool = bit(Source::School),
                   kCare = bit(Source::ChildProtection), kEvery = kMch | kKindergarten | kSchool | kCare;

using Read = void (*)(CellReader&, std::string_view cell, SourceRow&);

struct Column {
    std::string_view name;
    unsigned sources;
    bool required;
    Read read;
};

PersonName& current_name(SourceRow& row)
{
    if (row.facts.names.empty()) row.facts.names.emplace_back();
    return row.facts.names.front();
}

void read_names(CellReader& in, std::string_view cell, SourceRow& row, NameKind kind)
{
    current_name(row);  // stays first
    for (const auto& parts : in.items(cell, 3)) {
        PersonName name{in.name(parts[0]), in.name(parts[1]), in.name(parts[2]), kind};
        if (name.family.empty()) std::swap(name.given, name.family);  // a single name stands as the family name
        if (name.family.empty()) in.fault("has an empty name");
        row.facts.names.push_back(std::move(name));
    }
}

void read_stays(CellReader& in, std::string_view cell, std::string_view kind, std::vector<Stay>& stays)
{
    for (const auto& parts : in.items(cell, 3)) {
        const auto period = in.period({}, parts[1], parts[2]);
        stays.push_back({in.service(parts[0], kind).value_or(ServiceId{}), {}, {}, {}, period.from, period.to});
    }
}

template <std::size_t Visit>
void read_visit(CellReader& in, std::string_view cell, SourceRow& row)
{
    row.facts.visits[Visit] = in.past_day(cell);
}

constexpr std::array kColumns{
    Column{"reference", kEvery, true,
           [](CellReader& in, std::string_view cell, SourceRow& row) { row.ref = in.reference(cell); }},
    Column{"given_name", kEvery, true,
           [](CellReader& in, std::string_view cell, SourceRow& row) { current_name(row).given = in.name(cell); }},
    Column{"middle_names", kEvery, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) { current_name(row).middle = in.name(cell); }},
    Column{"family_name", kEvery, true,
           [](CellReader& in, std::string_view cell, SourceRow& row) { current_name(row).family = in.name(cell); }},
    Column{"former_names", kEvery, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) { read_names(in, cell, row, NameKind::Former); }},
    Column{"also_known_as", kEvery, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               read_names(in, cell, row, NameKind::AlsoKnownAs);
           }},
    Column{"date_of_birth", kEvery, true,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               const auto day = in.past_day(cell);
               if (cell.empty()) in.fault("is missing");
               row.date_of_birth = day.value_or(Date{});
           }},
    Column{"place_of_birth", kEvery, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) { row.facts.place_of_birth = in.place(cell); }},
    Column{"sex", kEvery, true,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               if (!cell.empty()) row.sex = in.label(cell, kSexes);
           }},
    Column{"indigenous_status", kEvery, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               const auto status = indigenous_status(cell);
               if (!status) in.fault("is not one of the words for it");
               row.facts.indigenous = status.value_or(IndigenousStatus::NotRecorded);
           }},
    Column{"people", kEvery, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               for (const auto& parts : in.items(cell, 4)) {
                   Person person{{std::string(word(row.source)) + ":" + in.reference(parts[0])},
                                 in.name(parts[1]),
                                 in.label(parts[2], kRelationships),
                                 in.yes(parts[3])};
                   if (person.name.empty()) in.fault("has a person without a name");
                   row.facts.people.push_back(std::move(person));
               }
           }},
    Column{"date_of_death", kEvery, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) { row.date_of_death = in.past_day(cell); }},
    Column{"mch_services", kMch, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               read_stays(in, cell, "mch", row.facts.maternal_child_health);
           }},
    Column{kVisitColumns[0], kMch, false, read_visit<0>},
    Column{kVisitColumns[1], kMch, false, read_visit<1>},
    Column{kVisitColumns[2], kMch, false, read_visit<2>},
    Column{kVisitColumns[3], kMch, false, read_visit<3>},
    Column{kVisitColumns[4], kMch, false, read_visit<4>},
    Column{kVisitColumns[5], kMch, false, read_visit<5>},
    Column{kVisitColumns[6], kMch, false, read_visit<6>},
    Column{kVisitColumns[7], kMch, false, read_visit<7>},
    Column{kVisitColumns[8], kMch, false, read_visit<8>},
    Column{kVisitColumns[9], kMch, false, read_visit<9>},
    Column{"playgroups", kMch, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               read_stays(in, cell, "playgroup", row.facts.playgroups);
           }},
    Column{"kindergarten", kKindergarten, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               for (const auto& parts : in.items(cell, 5)) {  // service|year|program|from|to
                   const auto period = in.period({}, parts[3], parts[4]);
                   if (parts[1].size() != 4 || parts[1].find_first_not_of("0123456789") != parts[1].npos)
                       in.fault("has no year such as 2025");
                   row.facts.kindergarten.push_back({in.service(parts[0], "kindergarten").value_or(ServiceId{}),
                                                     {},
                                                     in.label(parts[2], kKindergartenKinds),
                                                     std::string(parts[1]),
                                                     period.from,
                                                     period.to});
               }
           }},
    Column{"early_education", kKindergarten, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               read_stays(in, cell, "early_education", row.facts.early_education);
           }},
    Column{"enrolments", kSchool, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               for (const auto& parts : in.items(cell, 5)) {  // service|campus|year level|from|to
                   const auto period = in.period({}, parts[3], parts[4]);
                   row.facts.schools.push_back({in.service(parts[0], "school").value_or(ServiceId{}),
                                                in.place(parts[1]),
                                                in.label(parts[2], kYearLevels),
                                                {},
                                                period.from,
                                                period.to});
               }
           }},
    Column{"home_schooling", kSchool, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               for (const auto& parts : in.items(cell, 2))
                   row.facts.home_schooling.push_back(in.period({}, parts[0], parts[1]));
           }},
    Column{"supports", kSchool, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               for (const auto& parts : in.items(cell, 3))
                   row.facts.supports.push_back(in.period(in.label(parts[0], kSupports), parts[1], parts[2]));
           }},
    Column{"orders", kCare, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               for (const auto& parts : in.items(cell, 3)) {
                   if (parts[0] == kUndertaking272)
                       in.fault("has an undertaking under s 272, which is no protection order (ENT-10)");
                   else row.facts.orders.push_back(in.period(in.label(parts[0], kOrderKinds), parts[1], parts[2]));
               }
           }},
    Column{"placements", kCare, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) {
               for (const auto& parts : in.items(cell, 3))
                   row.facts.placements.push_back(in.period(in.label(parts[0], kPlacementKinds), parts[1], parts[2]));
           }},
    Column{"location_protected", kCare, false,
           [](CellReader& in, std::string_view cell, SourceRow& row) { row.location_protected = in.yes(cell); }},
};

/// What no single cell can tell.
void check_whole(CellReader& in, SourceRow& row)
{
    const auto say = [&](std::string_view column, std::string reason) {
        in.column = column;
        in.fault(std::move(reason));
    };
    auto& name = current_name(row);
    if (name.family.empty()) std::swap(name.given, name.family);  // a single name stands as the family name
    if (name.family.empty()) say("family_name", "is missing, and so is the given name");
    if (!in.faults.empty()) return;

    const Date born = row.date_of_birth;
    if (born < add_years(in.as_at, -25))
        say("date_of_birth", "lies too far back for a child");  // past any age of ENT-20
    if (row.date_of_death && *row.date_of_death < born) say("date_of_death", "lies before birth");
    for (std::size_t i = 0; i < kVisitColumns.size(); ++i)
        if (row.facts.visits[i] && *row.facts.visits[i] < born) say(kVisitColumns[i], "lies before birth");
    const auto after_birth = [&](std::string_view column, const auto& spans) {
        for (const auto& span : spans)
            if (span.from && *span.from < born) say(column, "begins before birth");
    };
    after_birth("mch_services", row.facts.maternal_child_health);
    after_birth("playgroups", row.facts.playgroups);
    after_birth("early_education", row.facts.early_education);
    after_birth("kindergarten", row.facts.kindergarten);
    after_birth("enrolments", row.facts.schools);
    after_birth("home_schooling", row.facts.home_schooling);
    after_birth("supports", row.facts.supports);
}

}  // namespace

std::vector<std::string_view> ExtractFormat::columns(Source source)
{
    std::vector<std::string_view> names;
    for (const auto& column : kColumns)
        if (column.sources & bit(source)) names.push_back(column.name);
    return names;
}

Result<ExtractFormat> ExtractFormat::of(Source source, const std::vector<std::string_view>& header)
{
    ExtractFormat format;
    format.source_ = source;
    for (const auto cell : header) {
        const auto found = std::find_if(kColumns.begin(), kColumns.end(), [&](const Column& column) {
            return column.name == cell && (column.sources & bit(source));
        });
        if (found == kColumns.end()) return fail(ErrorKind::Invalid, "extract.unknown_column", std::string(cell));
        const auto index = static_cast<std::size_t>(found - kColumns.begin());
        if (std::find(format.columns_.begin(), format.columns_.end(), index) != format.columns_.end())
            return fail(ErrorKind::Invalid, "extract.repeated_column", std::string(cell));
        format.columns_.push_back(index);
    }
    for (std::size_t i = 0; i < kColumns.size(); ++i)
        if (kColumns[i].required &&
            std::find(format.columns_.begin(), format.columns_.end(), i) == format.columns_.end())
            return fail(ErrorKind::Invalid, "extract.missing_column", std::string(kColumns[i].name));
    return format;
}

std::vector<Fault> ExtractFormat::read(const std::vector<std::string_view>& cells, const FindService& services,
                                       Date as_at, SourceRow& row) const
{
    row = SourceRow{};
    row.source = source_;
    CellReader in{services, as_at, {}, {}};
    if (cells.size() != columns_.size()) {
        in.fault("has " + std::to_string(cells.size()) + " cells where the header has " +
                 std::to_string(columns_.size()));
        return std::move(in.faults);
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& column = kColumns[columns_[i]];
        in.column = column.name;
        column.read(in, cells[i], row);
    }
    check_whole(in, row);
    return std::move(in.faults);
}

}  // namespace registry
