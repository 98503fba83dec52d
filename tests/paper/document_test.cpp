#include <catch_amalgamated.hpp>
#include <cstdlib>
#include <fstream>

#include "server/paper/clean.h"
#include "server/paper/count.h"
#include "server/paper/document.h"
#include "server/paper/layout.h"
#include "tests/paper/readers.h"

namespace {

using Catch::Matchers::ContainsSubstring;

paper::Document letter()
{
    paper::Document letter;
    letter.title = "Response to a request for information";
    letter.reference = "IS-2026-0042";
    letter.organisation = "Banksia Imaginary Primary";
    letter.stamp = {"Testina Sampleton", "25 November 2026, 4:05 pm", "answering the request"};
    letter.blocks = {
        paper::Heading{"What was asked"},
        paper::Paragraph{"Mythical MCH Service asked on 3 March for attendance and health notes of Pip Notareal. "
                         "We have looked at each item and answer it below."},
        paper::Facts{{{"Asked by", "Dr Mock Doctorly, Mythical MCH Service"},
                      {"Scheme", "Child Information Sharing Scheme"},
                      {"Names", "Nguyễn Thị Hương · Γιάννης Παπαδόπουλος · Наталья Щукина · Zoë Łukasz"}}},
        paper::Heading{"Item by item"},
        paper::Table{{"Item", "Outcome", "Reason"},
                     {{"Attendance this term", "Shared", ""},
                      {"Health notes", "Refused", "The information is excluded from sharing under the scheme."}}},
        paper::List{{"Keep this letter with your own record.", "Tell us if any of it turns out to be wrong."}},
        paper::Rule{},
        paper::Note{"Confidential information. It may be used or passed on only as the scheme allows."}};
    return letter;
}

std::string pdf_of(const paper::Document& document)
{
    auto pdf = paper::to_pdf(document);
    REQUIRE(pdf);
    return std::move(*pdf);
}

int count_of(const std::string& text, const std::string& part)
{
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("IS-610 a document says on every page that it is confidential, and once who took it out, when and what for")
{
    auto document = letter();
    document.blocks.emplace_back(paper::Paragraph{repeated("A sentence that is here to fill the page. ", 200)});
    const auto pdf = pdf_of(document);
    const auto text = pdf_text(pdf);
    CHECK_THAT(text, ContainsSubstring("exported by Testina Sampleton at 25 November 2026, 4:05 pm for answering"));
    CHECK_THAT(text, ContainsSubstring("Page 1 of 3"));
    CHECK_THAT(text, ContainsSubstring("Page 3 of 3"));
    CHECK(count_of(text, "Confidential · IS-2026-0042") == 3);
    const auto info = pdf_info(pdf);
    CHECK_THAT(info, ContainsSubstring("Response to a request for information"));
    CHECK_THAT(info, ContainsSubstring("Child Link"));
    CHECK_THAT(info, ContainsSubstring("A4"));
    CHECK_THAT(pdf, ContainsSubstring("/Lang (en-AU)"));
}

TEST_CASE("IS-610 names in Vietnamese, Greek, Cyrillic and Latin letters can be read out of a document again")
{
    const auto pdf = pdf_of(letter());
    const auto text = pdf_text(pdf);
    for (const auto* name : {"Nguyễn Thị Hương", "Γιάννης Παπαδόπουλος", "Наталья Щукина", "Zoë Łukasz"})
        CHECK_THAT(text, ContainsSubstring(name));
    const auto fonts = pdf_fonts(pdf);
    CHECK_THAT(fonts, ContainsSubstring("NotoSans"));
    CHECK(count_of(fonts, "yes yes yes") == 2);  // embedded, a subset, and with a table back to letters
    CHECK(pdf.size() < 150'000);
}

TEST_CASE("IS-610 a table longer than a page repeats its headings and loses no row")
{
    auto document = letter();
    paper::Table table{{"Number", "Told", "Outcome"}, {}};
    for (int i = 1; i <= 300; ++i)
        table.rows.push_back({"row " + std::to_string(i) + ".", "Pretend Orange Hub (RAE)", "Shared"});
    document.blocks = {table};
    const auto text = pdf_text(pdf_of(document));
    for (int i = 1; i <= 300; ++i) CHECK(count_of(text, "row " + std::to_string(i) + ".") == 1);
    CHECK(count_of(text, "Number") == count_of(text, "Page "));
}

TEST_CASE("IS-610 a cell longer than a page goes on over the next ones")
{
    auto document = letter();
    document.blocks = {paper::Table{{"Item", "What it says"}, {{"one", repeated("word ", 4000) + "lastword"}}}};
    const auto text = pdf_text(pdf_of(document));
    CHECK(count_of(text, "word ") + count_of(text, "word\n") >= 4000);
    CHECK_THAT(text, ContainsSubstring("lastword"));
}

TEST_CASE("IS-610 a heading is never the last line of a page")
{
    for (int lines = 30; lines < 60; ++lines) {
        auto document = letter();
        document.blocks.clear();
        document.blocks.emplace_back(paper::List{std::vector<std::string>(static_cast<std::size_t>(lines), "An item")});
        document.blocks.emplace_back(paper::Heading{"Zebra heading"});
        document.blocks.emplace_back(paper::Paragraph{"What stands under it."});
        const auto text = pdf_text(pdf_of(document));
        const auto heading = text.find("Zebra heading"), below = text.find("What stands under it.");
        REQUIRE(heading < below);
        CHECK(text.substr(heading, below - heading).find('\f') == std::string::npos);
    }
}

TEST_CASE("IS-610 bytes that are no text, control characters and turned writing do no harm")
{
    CHECK(paper::clean("a\xFF\xC0z") == "a\uFFFD\uFFFDz");
    CHECK(paper::clean(std::string("a\0b\x1B[31m\x7F", 9)) == "ab[31m");
    CHECK(paper::clean("one\r\ntwo\rthree\tfour") == "one\ntwo\nthree four");
    CHECK(paper::clean("\u202Eevil\u2066") == "evil");
    CHECK(paper::clean("Nguye\u0302\u0303n") == "Nguyễn");  // composed
    auto document = letter();
    document.title = "Title \xFF with\nlines";
    document.blocks = {paper::Paragraph{"half \xE1\xBB and \x01\x02 more \U0001F600 \u4F60"},
                       paper::Facts{{{"\xFF", "\x80"}}},
                       paper::Table{{}, {}},
                       paper::Table{{"one"}, {{}, {"a", "b"}}},
                       paper::List{},
                       paper::Paragraph{""}};
    CHECK_THAT(pdf_text(pdf_of(document)), ContainsSubstring("half"));
    CHECK_THAT(paper::to_text(document), ContainsSubstring("half \uFFFD"));
}

TEST_CASE("IS-610 a word longer than its line is broken, any other is not")
{
    const auto one = [](char32_t) { return 1.0; };
    CHECK(paper::wrap("abcdefgh", 3, one) == std::vector<std::string>{"abc", "def", "gh"});
    CHECK(paper::wrap("ab cd", 5, one) == std::vector<std::string>{"ab cd"});
    CHECK(paper::wrap("ab cde", 5, one) == std::vector<std::string>{"ab", "cde"});
    CHECK(paper::wrap("ab\n\ncd", 5, one) == std::vector<std::string>{"ab", "", "cd"});
    CHECK(paper::wrap("", 5, one) == std::vector<std::string>{""});
    CHECK(paper::share_out({1, 100, 100}, 51) == std::vector<double>{1, 25, 25});
    CHECK(paper::share_out({1, 2, 3}, 51) == std::vector<double>{1, 2, 3});
}

TEST_CASE("IS-610 the same document as plain text fits 78 columns")
{
    const auto text = paper::to_text(letter());
    std::ifstream file(CHILDLINK_SOURCE_DIR "/tests/paper/letter.txt");
    const std::string golden((std::istreambuf_iterator<char>(file)), {});
    CHECK(text == golden);
    auto wide = letter();
    wide.blocks.emplace_back(paper::Paragraph{repeated("x", 500)});
    const auto one = [](char32_t) { return 1.0; };
    std::size_t begin = 0;
    const auto all = paper::to_text(wide);
    for (auto end = all.find('\n'); end != std::string::npos; begin = end + 1, end = all.find('\n', begin))
        CHECK(paper::width_of(paper::letters_of(all.substr(begin, end - begin)), one) <= paper::kTextColumns);
}

TEST_CASE("IS-608 an exported count from 1 to 4 is shown as <5")
{
    CHECK(paper::shown_count(0) == "0");
    CHECK(paper::shown_count(1) == "<5");
    CHECK(paper::shown_count(4) == "<5");
    CHECK(paper::shown_count(5) == "5");
    CHECK(paper::shown_count(-1) == "-1");
}
