// Waiting, and the few pictures.
#include <algorithm>
#include <charconv>

#include "client/widgets/frame.h"
#include "client/widgets/widgets.h"
#include "client/words/words.h"

namespace widgets {

void waiting(std::string_view label)
{
    auto& f = frame();
    f.attribute(f.add(Kind::Waiting, {}, label), Attribute::Role, "status");
}

bool failed(std::string_view message)
{
    const Note in(Tone::Bad, {}, "failed", true);
    text(message);
    return button(words::say(words::Word::common_try_again), {.look = Look::Secondary, .small = true});
}

void progress(std::string_view label, float fraction)
{
    auto& f = frame();
    const auto at = f.add(Kind::Progress, label);
    f.node(at).number = std::clamp(fraction, 0.f, 1.f);
    f.node(at).value = f.tree.keep(std::to_string(static_cast<int>(f.node(at).number * 100)));
    f.attribute(at, Attribute::Label, label);
}

void steps(std::span<const std::string> names, int current)
{
    auto& f = frame();
    f.push(Kind::Steps, "steps");
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        auto& node = f.node(f.add(Kind::Step, {}, names[static_cast<std::size_t>(i)]));
        if (i < current) node.state |= state::Done;
        if (i == current) node.state |= state::Current;
    }
    f.pop();
}

namespace {

void number(std::string& out, float value)
{
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<int>(value * 1000)).ptr;
    out.append(digits, end);
}

}  // namespace

void timeline(const Timeline& picture)
{
    auto& f = frame();
    const auto at = f.add(Kind::Timeline, "timeline");
    f.node(at).number = picture.years;
    f.attribute(at, Attribute::Role, "img");
    f.attribute(at, Attribute::Label, picture.summary);
    // The picture travels as text, so that the painter and the plain face draw the same: the length of the axis,
    // the words at its beginning and at each year, parted by \x1f, and \x1d; then rows ended by \x1e, each a label and
    // marks parted by \x1f, "from,to,kind,label", in thousandths of a year.
    std::string data;
    number(data, picture.years);
    data += '\x1f';
    data += words::say(words::Word::timeline_birth);
    data += '\x1f';
    data += words::say(words::Word::timeline_year);
    data += '\x1d';
    for (const auto& row : picture.rows) {
        data += row.label;
        for (const auto& mark : row.marks) {
            data += '\x1f';
            number(data, mark.from);
            data += ',';
            number(data, mark.to);
            data += ',';
            number(data, static_cast<float>(mark.kind) / 1000.f);
            data += ',';
            data += mark.label;
        }
        data += '\x1e';
    }
    f.node(at).value = f.tree.keep(data);
    f.node(at).limit = static_cast<float>(picture.rows.size());
}

void bars(const BarChart& chart)
{
    auto& f = frame();
    const auto table = f.push(Kind::Bars, chart.caption);
    f.node(table).limit = chart.is_across ? 1 : 0;
    f.node(f.add(Kind::Caption, "caption", chart.caption)).state |= state::Shown;
    int most = 1;
    for (const auto& row : chart.rows)
        for (const int value : row.values) most = std::max(most, value);
    // How a bar is drawn stands with its cell: its pattern as the variant, counted from 1, and its length in
    // thousandths of the longest.
    const auto cell = [&](Kind kind, std::string_view words, std::string_view scope, std::size_t pattern, int value) {
        const auto at = f.add(kind, {}, words);
        f.node(at).variant = static_cast<std::uint8_t>(pattern);
        f.node(at).number = static_cast<float>(value) / static_cast<float>(most);
        if (!scope.empty()) return f.attribute(at, Attribute::Scope, scope);
        f.attribute(at, Attribute::Style, std::to_string(value * 1000 / most));
        f.attribute(at, Attribute::Label, chart.series[pattern - 1]);
    };
    f.push(Kind::TableHead, "head");
    f.push(Kind::TableRow, "row");
    cell(Kind::HeadCell, chart.row_heading, "col", 0, 0);
    for (std::size_t i = 0; i < chart.series.size(); ++i) cell(Kind::HeadCell, chart.series[i], "col", i + 1, 0);
    f.pop();
    f.pop();
    f.push(Kind::TableBody, "body");
    for (const auto& row : chart.rows) {
        f.push(Kind::TableRow, row.label);
        cell(Kind::RowHead, row.label, "row", 0, 0);
        for (std::size_t i = 0; i < row.values.size(); ++i)
            cell(Kind::Cell, std::to_string(row.values[i]), {}, i + 1, row.values[i]);
        f.pop();
    }
    f.pop();
    f.pop();
}

void qr_code(std::string_view modules, int side, std::string_view alternative)
{
    auto& f = frame();
    const auto at = f.add(Kind::QrCode, "qr");
    f.node(at).number = static_cast<float>(side);
    f.node(at).value = f.tree.keep(modules);
    f.attribute(at, Attribute::Role, "img");
    f.attribute(at, Attribute::Label, alternative);
}

void code_list(std::string_view label, std::span<const std::string> codes)
{
    auto& f = frame();
    const auto at = f.push(Kind::Codes, "codes");
    f.attribute(at, Attribute::Label, label);
    for (const auto& code : codes) f.add(Kind::Code, {}, code);
    f.pop();
}

void watermark(std::string_view words)
{
    auto& f = frame();
    f.open.push_back(0);
    const auto at = f.add(Kind::Watermark, "watermark", words);
    f.node(at).state |= state::Decoration;
    f.pop();
}

}  // namespace widgets
