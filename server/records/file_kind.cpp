#include "server/records/file_kind.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "server/paper/clean.h"

namespace records {

namespace {

constexpr FileKind kPdf{"application/pdf", "pdf"}, kPng{"image/png", "png"}, kJpeg{"image/jpeg", "jpg jpeg"},
    kText{"text/plain; charset=utf-8", "txt csv md log"},
    kWord{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    kExcel{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"};

constexpr std::size_t kNameLimit = 120;

std::uint32_t number(std::string_view bytes, std::size_t at, int size)
{
    std::uint32_t value = 0;
    for (int i = size - 1; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + std::size_t(i)]);
    return value;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// A ZIP by its table of contents, which must end the file: nothing hides behind it. Nothing is unpacked.
struct Contents {
    bool is_sound{}, has_types{}, has_word{}, has_excel{}, has_macros{};
};

Contents contents_of(std::string_view bytes)
{
    constexpr std::string_view end_mark("PK\x05\x06", 4), entry_mark("PK\x01\x02", 4);
    constexpr std::size_t end_size = 22, entry_size = 46;
    Contents contents;
    const auto end = bytes.rfind(end_mark);
    if (end == std::string_view::npos || bytes.size() - end < end_size) return {};
    if (end + end_size + number(bytes, end + 20, 2) != bytes.size()) return {};
    const auto count = number(bytes, end + 10, 2);
    std::size_t at = number(bytes, end + 16, 4);
    for (std::uint32_t i = 0; i < count; ++i) {
        if (at > end || end - at < entry_size || bytes.substr(at, 4) != entry_mark) return {};
        const auto size = number(bytes, at + 28, 2);
        if (end - at - entry_size < size) return {};
        const auto name = lower(bytes.substr(at + entry_size, size));
        contents.has_types |= name == "[content_types].xml";
        contents.has_word |= name == "word/document.xml";
        contents.has_excel |= name == "xl/workbook.xml";
        // Also what starts without being asked: controls, embedded programs, Excel 4 macro sheets.
        for (const auto* part :
             {"vbaproject", "vbadata", "activex", "macrosheets", "embeddings/", ".exe", ".dll", ".js"})
            contents.has_macros |= name.find(part) != std::string::npos && !name.ends_with(".xml.rels");
        at += entry_size + size + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
    }
    contents.is_sound = at == end;
    return contents;
}

/// Text that no program takes for something to run or to show as a page.
bool is_plain_text(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const bool has_controls = std::any_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') || byte == 0x7F;
    });
    if (has_controls || paper::letters_of(bytes).find(U'\uFFFD') != paper::Letters::npos) return false;
    const auto first = std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size());
    const auto begin = lower(bytes.substr(first, 16));
    if (begin.starts_with("#!") || begin.starts_with("{\\rtf") || begin.starts_with("%!ps")) return false;
    const auto all = lower(bytes.substr(0, 4096));
    for (const auto* mark : {"<html", "<!doctype", "<svg", "<script", "<?xml", "<?php", "<iframe"})
        if (all.find(mark) != std::string::npos) return false;
    return true;
}

tl::unexpected<Error> wrong(const char* code) { return fail(ErrorKind::Invalid, code, "file"); }

}  // namespace

Result<FileKind> kind_of(std::string_view bytes)
{
    if (bytes.empty()) return wrong("file.empty");
    if (bytes.starts_with("%PDF-")) return kPdf;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return kPng;
    if (bytes.starts_with("\xFF\xD8\xFF")) return kJpeg;
    if (bytes.starts_with("PK\x03\x04")) {
        const auto contents = contents_of(bytes);
        if (contents.has_macros) return wrong("file.macros");
        if (!contents.is_sound || !contents.has_types || contents.has_word == contents.has_excel)
            return wrong("file.type");
        return contents.has_word ? kWord : kExcel;
    }
    if (is_plain_text(bytes)) return kText;
    return wrong("file.type");
}

Result<std::string> clean_name(std::string_view name, const FileKind& kind)
{
    auto letters = paper::letters_of(name.substr(name.find_last_of("/\\") + 1));
    for (auto& c : letters)
        if (std::u32string_view(U"<>:\"|?*\n").find(c) != std::u32string_view::npos) c = U'_';
    const auto first = letters.find_first_not_of(U" ."), last = letters.find_last_not_of(U" .");
    letters = first == paper::Letters::npos ? U"file" : letters.substr(first, last + 1 - first);
    auto clean = paper::utf8_of(letters);
    const auto dot = clean.rfind('.');
    const auto ending = dot == std::string::npos ? std::string() : lower(clean.substr(dot + 1));
    const auto known = " " + std::string(kind.endings) + " ";
    if (ending.empty() || known.find(" " + ending + " ") == std::string::npos)
        clean += "." + std::string(kind.endings.substr(0, kind.endings.find(' ')));
    if (paper::letters_of(clean).size() > kNameLimit) return fail(ErrorKind::Invalid, "file.name_too_long", "name");
    return clean;
}

}  // namespace records
