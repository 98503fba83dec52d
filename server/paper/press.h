// Pages of A4 under libhpdf, which is seen only here: fonts, lines of text, strokes and areas, in points from the top
// left.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/paper/layout.h"
#include "shared/core/result.h"

namespace paper {

enum class Face { Regular, Bold };

struct Ink {
    float red, green, blue;
};

struct Type {
    Face face;
    double size;
    Ink ink;
};

class Press {
  public:
    static constexpr double kWidth = 595.28, kHeight = 841.89;  // A4

    Press(std::string_view title, std::string_view language);
    ~Press();
    Press(const Press&) = delete;
    Press& operator=(const Press&) = delete;

    void add_page();
    int pages() const;
    /// Goes back to an earlier page, 0 the first.
    void turn_to(int page);

    /// `y`: of the line the letters stand on. `text`: clean, one line.
    void write(double x, double y, std::string_view text, const Type& type);
    void stroke(double x1, double y1, double x2, double y2, double width, Ink ink);
    void fill(double x, double y, double width, double height, Ink ink);
    Advance advance(const Type& type) const;
    double width(std::string_view text, const Type& type) const;

    /// The whole file. Errors: Unavailable "paper.failed".
    Result<std::string> bytes();

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace paper
