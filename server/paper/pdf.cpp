// A document as a letter: how it is set.
#include <algorithm>
#include <utility>

#include "server/paper/document.h"
#include "server/paper/press.h"

namespace paper {

namespace {

constexpr double kMargin = 56.69;  // 20 mm
constexpr double kLeft = kMargin, kRight = Press::kWidth - kMargin, kMeasure = kRight - kLeft;
constexpr double kTop = kMargin + 30;                      // below the letterhead
constexpr double kBottom = Press::kHeight - kMargin - 20;  // above the foot
constexpr double kLine = 14.5, kSmallLine = 12;
constexpr double kAfterBlock = 9, kAbove = 10;  // a letter stands this far below the top of its line
constexpr double kCellPad = 5, kGap = 10;

constexpr Ink kDark{0.13f, 0.15f, 0.18f}, kQuiet{0.36f, 0.39f, 0.44f}, kAccent{0.06f, 0.30f, 0.42f},
    kHair{0.80f, 0.82f, 0.85f}, kShade{0.94f, 0.955f, 0.97f};
constexpr Type kTitle{Face::Bold, 19, kAccent}, kHeadingType{Face::Bold, 12.5, kAccent},
    kBody{Face::Regular, 10, kDark}, kName{Face::Regular, 10, kQuiet}, kStrong{Face::Bold, 9, kDark},
    kCell{Face::Regular, 9, kDark}, kSmall{Face::Regular, 8, kQuiet}, kSmallBold{Face::Bold, 8, kAccent};

class Setter {
  public:
    explicit Setter(const Document& document)
        : document_(document), press_(clean_line(document.title), document.language)
    {
    }

    Result<std::string> set()
    {
        new_page();
        head();
        for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
            if (std::holds_alternative<Heading>(document_.blocks[i])) keep_with_next(i);
            std::visit([this](const auto& block) { put(block); }, document_.blocks[i]);
        }
        feet();
        return press_.bytes();
    }

  private:
    double left() const { return kBottom - y_; }

    void new_page()
    {
        press_.add_page();
        press_.write(kLeft, kMargin, clean_line(document_.organisation), {Face::Bold, 10, kAccent});
        const auto mark = clean_line(document_.classification);
        press_.write(kRight - press_.width(mark, kSmallBold), kMargin, mark, kSmallBold);
        press_.stroke(kLeft, kMargin + 7, kRight, kMargin + 7, 1.2, kAccent);
        y_ = kTop;
    }
    void make_room(double height)
    {
        if (left() < height && y_ > kTop) new_page();
    }
    void line(double x, std::string_view text, const Type& type, double height)
    {
        press_.write(x, y_ + kAbove, text, type);
        y_ += height;
    }
    std::vector<std::string> wrapped(std::string_view text, double width, const Type& type) const
    {
        return wrap(text, width, press_.advance(type));
    }

    void head()
    {
        y_ += 6;
        for (const auto& each : wrapped(document_.title, kMeasure, kTitle)) line(kLeft, each, kTitle, 25);
        if (!document_.reference.empty()) line(kLeft, "Reference " + clean_line(document_.reference), kName, kLine);
        if (!document_.stamp.by.empty()) {
            y_ += 2;
            for (const auto& each : wrapped(stamp_line(document_.stamp), kMeasure, kSmall)) {
                make_room(kSmallLine);
                line(kLeft, each, kSmall, kSmallLine);
            }
        }
        y_ += 12;
    }

    /// Each foot says how many pages there are, which is known only now.
    void feet()
    {
        const auto pages = press_.pages();
        std::string told = clean_line(document_.classification);
        if (!document_.reference.empty()) told += " · " + clean_line(document_.reference);
        for (int page = 0; page < pages; ++page) {
            press_.turn_to(page);
            const double y = Press::kHeight - kMargin;
            press_.stroke(kLeft, y - 11, kRight, y - 11, 0.5, kHair);
            press_.write(kLeft, y, told, kSmall);
            const auto number = "Page " + std::to_string(page + 1) + " of " + std::to_string(pages);
            press_.write(kRight - press_.width(number, kSmall), y, number, kSmall);
        }
    }

    /// A heading is never the last thing on a page; nor are two of them.
    void keep_with_next(std::size_t at)
    {
        double height = 0;
        for (; at < document_.blocks.size() && std::holds_alternative<Heading>(document_.blocks[at]); ++at)
            height += 34;
        make_room(height + 3 * kLine + 8);
    }

    void put(const Heading& heading)
    {
        if (y_ > kTop) y_ += 8;
        for (const auto& each : wrapped(heading.text, kMeasure, kHeadingType)) {
            make_room(18);
            line(kLeft, each, kHeadingType, 18);
        }
        y_ += 2;
    }

    void put(const Paragraph& paragraph)
    {
        flow(wrapped(paragraph.text, kMeasure, kBody), kLeft, kBody, kLine);
        y_ += kAfterBlock;
    }

    /// Lines over as many pages as it takes. Neither the first nor the last line is left alone on a page.
    void flow(const std::vector<std::string>& lines, double x, const Type& type, double height)
    {
        const auto count = lines.size();
        for (std::size_t i = 0; i < count; ++i) {
            const bool is_kept = i == 0 || i + 2 == count;
            const std::size_t together = i == 0 && count == 3 ? 3 : 2;
            make_room(is_kept ? height * static_cast<double>(std::min(together, count - i)) : height);
            line(x, lines[i], type, height);
        }
    }

    void put(const List& list)
    {
        for (const auto& item : list.items) {
            const auto lines = wrapped(item, kMeasure - 14, kBody);
            make_room(kLine * static_cast<double>(std::min<std::size_t>(lines.size(), 2)));
            press_.write(kLeft + 3, y_ + kAbove, "•", kBody);
            flow(lines, kLeft + 14, kBody, kLine);
            y_ += 2;
        }
        y_ += kAfterBlock - 2;
    }

    void put(const Rule&)
    {
        if (left() < 14) return new_page();  // the end of the page divides as well
        press_.stroke(kLeft, y_ + 4, kRight, y_ + 4, 0.6, kHair);
        y_ += 14;
    }

    void put(const Note& note)
    {
        const Type type{Face::Regular, 9, kQuiet};
        const auto lines = wrapped(note.text, kMeasure - 20, type);
        make_room(13 * static_cast<double>(std::min<std::size_t>(lines.size(), 3)) + 8);
        y_ += 2;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            make_room(13);
            press_.fill(kLeft, y_, kMeasure, 13, kShade);
            press_.fill(kLeft, y_, 2.5, 13, kAccent);
            line(kLeft + 12, lines[i], type, 13);
        }
        y_ += kAfterBlock;
    }

    void put(const Facts& facts)
    {
        double name_width = 0;
        for (const auto& [name, _] : facts.rows)
            name_width = std::max(name_width, press_.width(clean_line(name), kName));
        name_width = std::min(name_width, kMeasure * 0.36);
        const double x = kLeft + name_width + 16;
        for (const auto& [name, value] : facts.rows)
            cells({wrapped(name, name_width, kName), wrapped(value, kRight - x, kBody)}, {kLeft, x}, {kName, kBody},
                  kLine, 3, [] {});
        y_ += kAfterBlock;
    }

    void put(const Table& table)
    {
        const auto count = table.columns.size();
        if (count == 0) return;
        std::vector<double> wanted(count, 24.0);
        const auto cell_of = [](const auto& row, std::size_t i) { return i < row.size() ? row[i] : std::string(); };
        for (std::size_t i = 0; i < count; ++i) {
            wanted[i] = std::max(wanted[i], press_.width(clean_line(table.columns[i]), kStrong));
            for (const auto& row : table.rows)
                wanted[i] = std::max(wanted[i], press_.width(clean_line(cell_of(row, i)), kCell));
        }
        const auto widths = share_out(wanted, kMeasure - 2 * kCellPad - kGap * static_cast<double>(count - 1));
        std::vector<double> xs;
        double x = kLeft + kCellPad;
        for (const auto width : widths) xs.push_back(std::exchange(x, x + width + kGap));

        std::vector<std::vector<std::string>> titles;
        for (std::size_t i = 0; i < count; ++i) titles.push_back(wrapped(table.columns[i], widths[i] + 1, kStrong));
        const auto header = [&] {
            const double height = kSmallLine * static_cast<double>(tallest(titles)) + 6;
            press_.fill(kLeft, y_, kMeasure, height, kShade);
            y_ += 2;
            const double top = y_;
            for (std::size_t i = 0; i < count; ++i) {
                y_ = top;
                for (const auto& each : titles[i]) line(xs[i], each, kStrong, kSmallLine);
            }
            y_ = top - 2 + height;
            press_.stroke(kLeft, y_, kRight, y_, 0.8, kAccent);
            y_ += 3;
        };
        make_room(kSmallLine * static_cast<double>(tallest(titles)) + 2 * kSmallLine + 14);
        header();
        const std::vector<Type> types(count, kCell);
        for (const auto& row : table.rows) {
            std::vector<std::vector<std::string>> lines;
            for (std::size_t i = 0; i < count; ++i) lines.push_back(wrapped(cell_of(row, i), widths[i] + 1, kCell));
            cells(lines, xs, types, kSmallLine, 6, header);
            press_.stroke(kLeft, y_ - 2.5, kRight, y_ - 2.5, 0.4, kHair);
        }
        y_ += kAfterBlock;
    }

    static std::size_t tallest(const std::vector<std::vector<std::string>>& cells)
    {
        std::size_t most = 1;
        for (const auto& each : cells) most = std::max(most, each.size());
        return most;
    }

    /// One row. It moves to the next page whole, unless it is longer than a third of one: then it goes on there.
    template <class Again>
    void cells(const std::vector<std::vector<std::string>>& lines, const std::vector<double>& xs,
               const std::vector<Type>& types, double height, double after, const Again& again)
    {
        const auto count = tallest(lines);
        const auto turn = [&](double needed) {
            if (left() >= needed || y_ <= kTop) return;
            new_page();
            again();
        };
        const double whole = height * static_cast<double>(count);
        turn(whole <= (kBottom - kTop) / 3 ? whole : 2 * height);
        for (std::size_t i = 0; i < count; ++i) {
            turn(height);
            for (std::size_t column = 0; column < lines.size(); ++column)
                if (i < lines[column].size()) press_.write(xs[column], y_ + kAbove, lines[column][i], types[column]);
            y_ += height;
        }
        y_ += after;
    }

    const Document& document_;
    Press press_;
    double y_ = kTop;
};

}  // namespace

Result<std::string> to_pdf(const Document& document) { return Setter(document).set(); }

}  // namespace paper
