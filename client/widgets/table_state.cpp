#include "client/widgets/table_state.h"

#include <algorithm>

#include "client/widgets/type.h"

namespace widgets {

namespace {

/// The letter without its accents for U+00C0 to U+017F; '?' where it is none or another letter altogether.
constexpr std::string_view kLatin =
    "aaaaaa?ceeeeiiii?nooooo?ouuuuy??aaaaaa?ceeeeiiii?nooooo?ouuuuy?yaaaaaaccccccccddddeeeeeeeeeegggggggg"
    "hhhhiiiiiiiiii??jjkkkllllllllllnnnnnnn??oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
/// U+1E00 to U+1EFF: runs of a letter and how many code points it covers.
constexpr std::string_view kAdditional =
    "a2b6c2d9d1e9e1f2g2h9h1i4k6l8m6n8o8p4r8s9s1t8u9u1v4w9w1x4y2z6h1t1w1y1?1s1?4a9a9a6e9e7i4o9o9o6u9u5y8?6";

char additional(std::uint32_t code)
{
    std::uint32_t at = 0x1e00;
    for (std::size_t i = 0; i + 1 < kAdditional.size(); i += 2) {
        at += static_cast<std::uint32_t>(kAdditional[i + 1] - '0');
        if (code < at) return kAdditional[i];
    }
    return '?';
}

}  // namespace

std::string folded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto from = at;
        const auto code = next_code_point(text, at);
        if (code < 0x80) {
            out += static_cast<char>(code >= 'A' && code <= 'Z' ? code + 32 : code);
            continue;
        }
        if (code >= 0x300 && code < 0x370) continue;  // an accent that stands by itself
        if (code == 0xdf) out += "ss";
        else if (code == 0xc6 || code == 0xe6) out += "ae";
        else if (code == 0x152 || code == 0x153) out += "oe";
        else if (code == 0x1a0 || code == 0x1a1) out += 'o';
        else if (code == 0x1af || code == 0x1b0) out += 'u';
        else if (code == 0x2019 || code == 0x2018) out += '\'';
        else {
            const char letter = code >= 0xc0 && code < 0x180      ? kLatin[code - 0xc0]
                                : code >= 0x1e00 && code < 0x1f00 ? additional(code)
                                                                  : '?';
            if (letter != '?') out += letter;
            else out.append(text.substr(from, at - from));
        }
    }
    return out;
}

bool has_words(std::string_view text, std::string_view wanted)
{
    while (!wanted.empty()) {
        const auto end = wanted.find(' ');
        const auto word = wanted.substr(0, end);
        if (!word.empty() && text.find(word) == std::string_view::npos) return false;
        wanted = end == std::string_view::npos ? std::string_view() : wanted.substr(end + 1);
    }
    return true;
}

const std::vector<std::uint32_t>& arrange(TableState& state, const TableSource& source)
{
    auto& now = state.arranged;
    const bool same = now.sort_column == state.sort_column && now.is_descending == state.is_descending &&
                      now.count == source.count && now.revision == source.revision && now.filter == state.filter;
    if (same) return now.rows;
    if (now.filter != state.filter) state.page = 0;
    now = {{}, state.filter, state.sort_column, state.is_descending, source.count, source.revision};

    const auto wanted = folded(state.filter);
    for (std::uint32_t row = 0; row < source.count; ++row)
        if (wanted.empty() || has_words(folded(source.words(row)), wanted)) now.rows.push_back(row);
    if (state.sort_column < 0) return now.rows;
    std::vector<std::string> keys(source.count);
    for (const auto row : now.rows) keys[row] = folded(source.sort_key(row, state.sort_column));
    std::sort(now.rows.begin(), now.rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        const int order = keys[a].compare(keys[b]);
        return order == 0 ? a < b : (order < 0) != state.is_descending;
    });
    return now.rows;
}

std::size_t pages_of(const TableState& state, std::size_t rows)
{
    return rows == 0 ? 1 : (rows + state.page_size - 1) / state.page_size;
}

std::span<const std::uint32_t> page_of(TableState& state, std::span<const std::uint32_t> rows)
{
    state.page = std::min(state.page, pages_of(state, rows.size()) - 1);
    const auto first = state.page * state.page_size;
    return rows.subspan(first, std::min(state.page_size, rows.size() - first));
}

std::vector<std::size_t> page_buttons(std::size_t page, std::size_t pages)
{
    std::vector<std::size_t> buttons;
    for (std::size_t i = 0; i < pages; ++i) {
        const bool near = i + 1 >= page && i <= page + 1;
        // A gap of one page would take as much room as its button.
        const bool fills = (i == 1 && page == 3) || (i + 2 == pages && page + 4 == pages);
        if (i == 0 || i + 1 == pages || near || fills) buttons.push_back(i);
        else if (buttons.back() != kGap) buttons.push_back(kGap);
    }
    return buttons;
}

void sort_by(TableState& state, int column)
{
    state.is_descending = state.sort_column == column && !state.is_descending;
    state.sort_column = column;
    state.page = 0;
}

bool is_selected(const TableState& state, std::string_view key)
{
    return std::find(state.selected.begin(), state.selected.end(), key) != state.selected.end();
}

void select_row(TableState& state, std::string_view key, bool on)
{
    if (is_selected(state, key) == on) return;
    if (on) state.selected.emplace_back(key);
    else std::erase(state.selected, key);
}

void select_all(TableState& state, std::span<const std::string> keys, bool on)
{
    for (const auto& key : keys) select_row(state, key, on);
}

bool all_selected(const TableState& state, std::span<const std::string> keys)
{
    for (const auto& key : keys)
        if (!is_selected(state, key)) return false;
    return !keys.empty();
}

void keep_selected(TableState& state, std::span<const std::string> keys)
{
    std::erase_if(state.selected,
                  [&](const auto& key) { return std::find(keys.begin(), keys.end(), key) == keys.end(); });
}

}  // namespace widgets
