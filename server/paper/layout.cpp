#include "server/paper/layout.h"

#include <algorithm>
#include <numeric>

#include "server/paper/document.h"

namespace paper {

namespace {

/// One paragraph without line ends.
void wrap_line(const Letters& line, double width, const Advance& advance, std::vector<std::string>& lines)
{
    std::size_t begin = 0;
    while (begin < line.size()) {
        double used = 0;
        std::size_t at = begin, space = Letters::npos;
        for (; at < line.size(); ++at) {
            if (line[at] == ' ') space = at;
            used += advance(line[at]);
            if (used > width && at > begin && line[at] != ' ') break;
        }
        if (at == line.size()) {
            lines.push_back(utf8_of(line.substr(begin)));
            return;
        }
        const bool has_space = space != Letters::npos && space > begin;
        auto end = has_space ? space : at;
        lines.push_back(utf8_of(line.substr(begin, end - begin)));
        while (end < line.size() && line[end] == ' ') ++end;
        begin = end;
    }
}

}  // namespace

double width_of(const Letters& letters, const Advance& advance)
{
    return std::accumulate(letters.begin(), letters.end(), 0.0,
                           [&](double sum, char32_t c) { return sum + advance(c); });
}

std::vector<std::string> wrap(std::string_view text, double width, const Advance& advance)
{
    std::vector<std::string> lines;
    const auto letters = letters_of(text);
    for (std::size_t begin = 0; begin <= letters.size();) {
        const auto end = std::min(letters.find(U'\n', begin), letters.size());
        const auto last = letters.find_last_not_of(U' ', end == 0 ? 0 : end - 1);
        const bool is_empty = end == begin || last == Letters::npos || last < begin;
        if (is_empty) lines.emplace_back();
        else wrap_line(letters.substr(begin, last + 1 - begin), width, advance, lines);
        begin = end + 1;
    }
    return lines;
}

std::vector<double> share_out(const std::vector<double>& wanted, double total)
{
    auto widths = wanted;
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    double left = total;
    for (std::size_t i = 0; i < order.size(); ++i) {
        widths[order[i]] = std::min(wanted[order[i]], left / static_cast<double>(order.size() - i));
        left -= widths[order[i]];
    }
    return widths;
}

std::string stamp_line(const Stamp& stamp)
{
    return "Confidential · exported by " + clean_line(stamp.by) + " at " + clean_line(stamp.at) + " for " +
           clean_line(stamp.purpose);
}

}  // namespace paper
