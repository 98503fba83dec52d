#include "server/text/fold.h"

#include <rapidcheck.h>
#include <catch_amalgamated.hpp>

using text::fold;

TEST_CASE("SRC-3 case, accent, hyphen, apostrophe and spacing do not count")
{
    CHECK(fold("O'Brien") == "obrien");
    CHECK(fold("o\u2019brien") == "obrien");
    CHECK(fold(" OBRIEN ") == "obrien");
    CHECK(fold("Quill-Sampleton") == "quillsampleton");
    CHECK(fold("Nguy\u1EC5n") == "nguyen");
    CHECK(fold("\u0110\u1EB7ng") == "dang");  // Vietnamese
    CHECK(fold("Ho\u00E0ng Th\u1EA3o") == "hoangthao");
    CHECK(fold("L\u00FC") == "lu");                                                           // Chinese, in pinyin
    CHECK(fold("\u738B") == "\u738B");                                                        // and as written
    CHECK(fold("Al-\u1E24asan") == "alhasan");                                                // Arabic, transliterated
    CHECK(fold("\u0645\u064F\u062D\u0645\u0651\u062F") == fold("\u0645\u062D\u0645\u062F"));  // vowel marks
    CHECK(fold("\u0938\u093F\u0902\u0939") == fold("\u0938\u0939"));  // Devanagari without its signs
    CHECK(fold("\u02BBAlisi") == "alisi");                            // Pasifika: the okina
    CHECK(fold("T\u0101vita") == "tavita");
    CHECK(fold("Tjandamurra") == "tjandamurra");  // Aboriginal
    CHECK(fold("\u0130pek") == "ipek");           // Turkish i, both kinds
    CHECK(fold("Y\u0131lmaz") == "yilmaz");
    CHECK(fold("\u0141ukasz") == "lukasz");
    CHECK(fold("S\u00F8ren") == "soren");
    CHECK(fold("Stra\u00DFe") == "strasse");
    CHECK(fold("\uFF2D\uFF21\uFF29") == "mai");  // full-width letters
    CHECK(fold(" -' ").empty());
}

TEST_CASE("SRC-3 each part of a hyphenated or spaced name is found by itself")
{
    CHECK(text::parts("Quill-Sampleton") == std::vector<std::string>{"quill", "sampleton"});
    CHECK(text::parts("van der Placeholder") == std::vector<std::string>{"van", "der", "placeholder"});
    CHECK(text::parts("O'Brien") == std::vector<std::string>{"obrien"});
    CHECK(text::search_keys("Quill\u2010Sampleton") ==
          std::vector<std::string>{"quillsampleton", "quill", "sampleton"});
    CHECK(text::search_keys("Le-Le") == std::vector<std::string>{"lele", "le"});
    CHECK(text::search_keys("").empty());
    CHECK(text::letters(fold("\u738B\u5C0F")) == 2);
}

TEST_CASE("SRC-3 folding twice is folding once, and a name with a letter never folds to nothing")
{
    const auto point = rc::gen::oneOf(
        rc::gen::inRange<std::uint32_t>(0x20, 0x250), rc::gen::inRange<std::uint32_t>(0x370, 0x600),
        rc::gen::inRange<std::uint32_t>(0x1E00, 0x2030), rc::gen::inRange<std::uint32_t>(0x4E00, 0x9FFF));
    CHECK(rc::check([&] {
        std::string name;
        for (const auto c : *rc::gen::container<std::vector<std::uint32_t>>(point)) {
            if (c < 0x80) name += static_cast<char>(c);
            else if (c < 0x800) name += {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 63))};
            else
                name += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 63)),
                         static_cast<char>(0x80 | (c & 63))};
        }
        const auto key = fold(name);
        RC_ASSERT(fold(key) == key);
        RC_ASSERT(!fold(name + "a").empty());
        std::string joined;
        for (const auto& part : text::parts(name)) joined += part;
        RC_ASSERT(joined == key);
    }));
}
