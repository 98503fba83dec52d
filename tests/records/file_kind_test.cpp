// IS-503: what a file is, whatever it is called.
#include "server/records/file_kind.h"

#include <catch_amalgamated.hpp>
#include <initializer_list>
#include <vector>

using namespace records;

namespace {

std::string number(std::uint32_t value, int size)
{
    std::string out;
    for (int i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
}

/// A ZIP with empty parts of these names.
std::string zip(std::initializer_list<std::string> names, const std::string& behind = {})
{
    std::string parts, table;
    for (const auto& name : names) {
        const auto at = static_cast<std::uint32_t>(parts.size());
        parts += "PK\x03\x04" + std::string(22, '\0') + number(static_cast<std::uint32_t>(name.size()), 2) +
                 number(0, 2) + name;
        table += "PK\x01\x02" + std::string(24, '\0') + number(static_cast<std::uint32_t>(name.size()), 2) +
                 std::string(12, '\0') + number(at, 4) + name;
    }
    const auto count = number(static_cast<std::uint32_t>(names.size()), 2);
    return parts + table + "PK\x05\x06" + std::string(4, '\0') + count + count +
           number(static_cast<std::uint32_t>(table.size()), 4) + number(static_cast<std::uint32_t>(parts.size()), 4) +
           number(0, 2) + behind;
}

std::string told(const std::string& bytes)
{
    const auto kind = kind_of(bytes);
    return kind ? std::string(kind->media_type) : kind.error().code;
}

std::string named(const std::string& name, const std::string& bytes = "%PDF-1.7")
{
    const auto clean = clean_name(name, *kind_of(bytes));
    return clean ? *clean : clean.error().code;
}

}  // namespace

TEST_CASE("IS-503 a file is told by what is in it")
{
    CHECK(told("%PDF-1.7\n...") == "application/pdf");
    CHECK(told("\x89PNG\r\n\x1A\nrest") == "image/png");
    CHECK(told("\xFF\xD8\xFF\xE0rest") == "image/jpeg");
    CHECK(told("Notes of a visit.\r\nNguyễn was there.\n") == "text/plain; charset=utf-8");
    CHECK(told("5 < 6, and a > b") == "text/plain; charset=utf-8");
    CHECK(told(zip({"[Content_Types].xml", "word/document.xml"})) ==
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    CHECK(told(zip({"[Content_Types].xml", "xl/workbook.xml"})) ==
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

TEST_CASE("IS-503 what could run, or could show as a page, is refused")
{
    CHECK(told("") == "file.empty");
    for (const std::string& bytes :
         {std::string("<!DOCTYPE html><p>x"), std::string("  \n<html>"), std::string("<svg xmlns='x'>"),
          std::string("<?xml version='1.0'?>"), std::string("text and <script>x</script>"), std::string("#!/bin/sh\n"),
          std::string("{\\rtf1 x}"), std::string("MZ\x90\0\x03", 5),
          std::string("\x7F"
                      "ELF\x02"),
          std::string("GIF89a\x01\0", 8), std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), std::string("text \xFF"),
          std::string("a\0b", 3), std::string("\xFF\xFEh\0i\0", 6)}) {
        CAPTURE(bytes);
        CHECK(told(bytes) == "file.type");
    }
    CHECK(told(zip({"[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"})) == "file.macros");
    CHECK(told(zip({"[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml"})) == "file.macros");
    CHECK(told(zip({"[Content_Types].xml", "word/document.xml", "word/embeddings/oleObject1.bin"})) == "file.macros");
}

TEST_CASE("IS-503 a ZIP that is no document, is broken or hides something is refused")
{
    CHECK(told(zip({"setup/readme.md"})) == "file.type");
    CHECK(told(zip({"word/document.xml"})) == "file.type");
    CHECK(told(zip({"[Content_Types].xml", "word/document.xml", "xl/workbook.xml"})) == "file.type");
    CHECK(told(zip({"[Content_Types].xml", "word/document.xml"}, "behind")) == "file.type");
    const auto whole = zip({"[Content_Types].xml", "word/document.xml"});
    for (std::size_t size = 4; size < whole.size(); ++size) CHECK(told(whole.substr(0, size)) == "file.type");
    for (std::size_t at = whole.size() - 12; at < whole.size() - 2; ++at) {
        auto changed = whole;
        changed[at] = '\x7F';
        CHECK_FALSE(told(changed).empty());  // never reads past its end
    }
}

TEST_CASE("IS-503 a name loses its folders and what systems take otherwise, and ends as the file is")
{
    CHECK(named("plan.pdf") == "plan.pdf");
    CHECK(named("PLAN.PDF") == "PLAN.PDF");
    CHECK(named("..\\..\\etc/plan.pdf") == "plan.pdf");
    CHECK(named("plan.exe") == "plan.exe.pdf");
    CHECK(named(std::string("a\0b\r\n\x1B.pdf", 10)) == "ab_.pdf");
    CHECK(named("  ..hidden. ") == "hidden.pdf");
    CHECK(named("a<b>:c|d?.pdf") == "a_b__c_d_.pdf");
    CHECK(named("") == "file.pdf");
    CHECK(named("\u202Efdp.exe") == "fdp.exe.pdf");
    CHECK(named("Kế hoạch.pdf") == "Kế hoạch.pdf");
    CHECK(named("photo.jpeg", "\xFF\xD8\xFF") == "photo.jpeg");
    CHECK(named(std::string(116, 'x') + ".pdf") == std::string(116, 'x') + ".pdf");
    CHECK(named(std::string(117, 'x') + ".pdf") == "file.name_too_long");
}
