#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "server/paper/cells.h"
#include "server/paper/clean.h"
#include "server/paper/sheet.h"

namespace paper {

namespace {

constexpr std::size_t kCellLimit = 32'767;  // Excel's, in UTF-16 units

/// A file that is nowhere but in memory: what an export says never touches a disk.
class MemoryFile {
  public:
    MemoryFile() : fd_(::memfd_create("export", MFD_CLOEXEC)) {}
    ~MemoryFile()
    {
        if (fd_ >= 0) ::close(fd_);
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    bool is_open() const { return fd_ >= 0; }
    std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }
    std::string bytes() const
    {
        struct stat about {};
        if (::fstat(fd_, &about) != 0) return {};
        std::string all(static_cast<std::size_t>(about.st_size), '\0');
        for (std::size_t at = 0; at < all.size();) {
            const auto got = ::pread(fd_, all.data() + at, all.size() - at, static_cast<off_t>(at));
            if (got <= 0) return {};
            at += static_cast<std::size_t>(got);
        }
        return all;
    }

  private:
    int fd_;
};

/// "_x0041_" in a text is Excel's own way to write a letter: its underscore is written so itself.
std::string escaped(const std::string& text)
{
    const auto is_hex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_code = i + 6 < text.size() && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_' &&
                             std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                                         text.begin() + static_cast<std::ptrdiff_t>(i) + 6, is_hex);
        out += is_code ? "_x005F_" : std::string(1, text[i]);
    }
    return out;
}

std::string fitted(std::string_view text)
{
    auto letters = letters_of(text);
    const auto units = [](char32_t c) { return c > 0xFFFF ? std::size_t{2} : std::size_t{1}; };
    std::size_t used = 0;
    for (const auto c : letters) used += units(c);
    if (used <= kCellLimit) {
        auto whole = escaped(utf8_of(letters));
        return letters_of(whole).size() <= kCellLimit ? whole : utf8_of(letters);
    }
    constexpr std::string_view mark = " … [cut: longer than a cell may be]";
    std::size_t kept = 0, size = mark.size();
    while (kept < letters.size() && size + units(letters[kept]) <= kCellLimit) size += units(letters[kept++]);
    return utf8_of(letters.substr(0, kept)) + std::string(mark);
}

struct Looks {
    lxw_format *head, *text, *day, *stamp;
};

Looks looks_of(lxw_workbook* book)
{
    Looks looks{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book),
                workbook_add_format(book)};
    format_set_bold(looks.head);
    format_set_bg_color(looks.head, 0xEFF4F7);
    format_set_bottom(looks.head, LXW_BORDER_THIN);
    format_set_text_wrap(looks.head);
    format_set_align(looks.head, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(looks.text, "@");  // stays text when somebody edits it
    format_set_align(looks.text, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(looks.text);
    format_set_num_format(looks.day, "d mmm yyyy");
    format_set_align(looks.day, LXW_ALIGN_VERTICAL_TOP);
    format_set_align(looks.day, LXW_ALIGN_LEFT);
    format_set_italic(looks.stamp);
    return looks;
}

bool put(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const std::string& text, Kind kind, const Looks& looks)
{
    if (text.empty()) return true;
    if (kind == Kind::Number && is_number(text)) {
        double number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return worksheet_write_number(page, row, column, number, nullptr) == LXW_NO_ERROR;
    }
    const auto day = kind == Kind::Day ? parse_date(text) : std::nullopt;
    if (day && int(day->year()) >= 1900) {
        lxw_datetime when{};
        when.year = int(day->year());
        when.month = static_cast<int>(unsigned(day->month()));
        when.day = static_cast<int>(unsigned(day->day()));
        return worksheet_write_datetime(page, row, column, &when, looks.day) == LXW_NO_ERROR;
    }
    return worksheet_write_string(page, row, column, fitted(text).c_str(), looks.text) == LXW_NO_ERROR;
}

/// A print footer takes 255 characters, and "&" begins a code in it.
std::string footer_of(const std::string& stamp)
{
    std::string text;
    auto letters = letters_of(stamp);
    if (letters.size() > 100) letters = letters.substr(0, 99) + U"…";
    for (const auto c : utf8_of(letters)) text += c == '&' ? std::string("&&") : std::string(1, c);
    return "&L&8" + text + "&R&8Page &P of &N";
}

Status fill(lxw_workbook* book, const Sheet& sheet)
{
    const auto failed = [] { return fail(ErrorKind::Unavailable, "paper.failed"); };
    auto* page = workbook_add_worksheet(book, "Export");
    if (page == nullptr || sheet.columns.empty()) return failed();
    const auto looks = looks_of(book);
    const auto last = static_cast<lxw_col_t>(sheet.columns.size() - 1);
    for (lxw_col_t i = 0; i <= last; ++i) {
        worksheet_set_column(page, i, i, sheet.columns[i].width, nullptr);
        worksheet_write_string(page, 0, i, fitted(sheet.columns[i].title).c_str(), looks.head);
    }
    worksheet_freeze_panes(page, 1, 0);
    worksheet_set_landscape(page);
    worksheet_set_paper(page, 9);  // A4
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_repeat_rows(page, 0, 0);
    worksheet_set_footer(page, footer_of(stamp_line(sheet.stamp)).c_str());
    lxw_row_t at = 1;
    while (const auto row = sheet.rows()) {
        if (at > kSheetRows) return fail(ErrorKind::Invalid, "export.too_long");
        for (lxw_col_t i = 0; i <= last && i < row->size(); ++i)
            if (!put(page, at, i, (*row)[i], sheet.columns[i].kind, looks)) return failed();
        ++at;
    }
    worksheet_autofilter(page, 0, 0, at > 1 ? at - 1 : 0, last);
    worksheet_write_string(page, at + 1, 0, fitted(stamp_line(sheet.stamp)).c_str(), looks.stamp);
    return {};
}

}  // namespace

Result<std::string> to_xlsx(const Sheet& sheet)
{
    const MemoryFile file;
    if (!file.is_open()) return fail(ErrorKind::Unavailable, "paper.failed");
    const auto path = file.path();
    std::string shared_memory =
        "/dev/shm";  // its parts too stay off the disk; they are unlinked as soon as they are open
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    if (::access(shared_memory.c_str(), W_OK) == 0) options.tmpdir = shared_memory.data();
    auto* book = workbook_new_opt(path.c_str(), &options);
    if (book == nullptr) return fail(ErrorKind::Unavailable, "paper.failed");
    auto title = clean_line(sheet.title);
    std::string author = "Child Link";
    lxw_doc_properties about{};
    about.title = title.data();
    about.author = author.data();
    workbook_set_properties(book, &about);
    const auto filled = fill(book, sheet);
    const bool is_closed = workbook_close(book) == LXW_NO_ERROR;
    if (!filled) return fail(filled.error());
    auto bytes = file.bytes();
    if (!is_closed || bytes.empty()) return fail(ErrorKind::Unavailable, "paper.failed");
    return bytes;
}

}  // namespace paper
