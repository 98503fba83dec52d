// What a table that sorts, filters and pages keeps between frames, and the pure functions over it (PLT-38). The screen
// owns the state; nothing is worked out anew while nothing has changed.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace widgets {

/// Lower case without accents, as filters and type-ahead compare: "Nguyễn" and "nguyen" are one. Letters of other
/// scripts stay as they are.
std::string folded(std::string_view text);
/// True when each word of `wanted` (folded) stands somewhere in `text` (folded).
bool has_words(std::string_view text, std::string_view wanted);

struct TableState {
    std::string filter;
    int sort_column = -1;  // -1: in the order given
    bool is_descending{};
    std::size_t page{};  // from 0
    std::size_t page_size = 25;
    std::vector<std::string> selected;  // keys of rows, over all pages

    // Worked out by arrange(), for as long as the question stays the same.
    struct Arranged {
        std::vector<std::uint32_t> rows;
        std::string filter;
        int sort_column = -2;
        bool is_descending{};
        std::uint32_t count{}, revision{};
    } arranged;
};

struct TableSource {
    std::uint32_t count{};
    std::uint32_t revision{};  // another number whenever the rows have changed
    /// What row `row` is sorted by in `column`: words in any case, or a day or a number written so that it sorts.
    std::function<std::string(std::uint32_t row, int column)> sort_key;
    /// What the filter looks through.
    std::function<std::string(std::uint32_t row)> words;
};

/// The rows that pass the filter, in order: their numbers in the source. Equal keys stay in the order given.
const std::vector<std::uint32_t>& arrange(TableState& state, const TableSource& source);

/// The part of `rows` on the page that shows; moves to the last page where there are fewer than there were.
std::span<const std::uint32_t> page_of(TableState& state, std::span<const std::uint32_t> rows);
std::size_t pages_of(const TableState& state, std::size_t rows);
/// Which pages get a button: the first, the last, and those around the one that shows; kGap stands for those left out.
inline constexpr std::size_t kGap = static_cast<std::size_t>(-1);
std::vector<std::size_t> page_buttons(std::size_t page, std::size_t pages);

/// A press on a heading: by this column, or the other way round. Back to the first page.
void sort_by(TableState& state, int column);
bool is_selected(const TableState& state, std::string_view key);
void select_row(TableState& state, std::string_view key, bool on);
/// All of `keys` or none of them, leaving what is selected on other pages.
void select_all(TableState& state, std::span<const std::string> keys, bool on);
bool all_selected(const TableState& state, std::span<const std::string> keys);
/// Drops what is no longer among `keys`: after rows were removed.
void keep_selected(TableState& state, std::span<const std::string> keys);

}  // namespace widgets
