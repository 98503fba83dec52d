// What a printed document is made of, whatever it is printed as.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "shared/core/result.h"

namespace paper {

/// Who took it out, when and what for (IS-610). In words already: "25 November 2026, 4:05 pm".
struct Stamp {
    std::string by, at, purpose;
};

struct Heading {
    std::string text;
};
struct Paragraph {
    std::string text;  // line ends are kept
};
struct Facts {
    std::vector<std::pair<std::string, std::string>> rows;  // name and value
};
struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;  // a short row is filled up with empty cells
};
struct List {
    std::vector<std::string> items;
};
struct Rule {};
/// An aside, set apart from what the document says: how it may be used, what was left out.
struct Note {
    std::string text;
};
using Block = std::variant<Heading, Paragraph, Facts, Table, List, Rule, Note>;

struct Document {
    std::string title, reference, organisation;
    Stamp stamp;
    std::string classification = "Confidential";
    std::string language = "en-AU";
    std::vector<Block> blocks;
};

/// A4, with its own fonts: looks the same everywhere. A letter that the font does not have is shown as a mark.
/// Errors: Unavailable "paper.failed".
Result<std::string> to_pdf(const Document& document);

inline constexpr int kTextColumns = 78;
/// The same in plain text, for a mail.
std::string to_text(const Document& document);

/// "Confidential · exported by … at … for …", as every export says (IS-610).
std::string stamp_line(const Stamp& stamp);

}  // namespace paper
