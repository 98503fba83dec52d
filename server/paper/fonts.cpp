#include "server/paper/fonts.h"

// The assembler copies the files in as they are: a megabyte as an array in C++ would take the compiler many seconds.
asm(".section .rodata\n"
    ".balign 16\n"
    ".global paper_regular_begin\n.global paper_regular_end\n.global paper_bold_begin\n.global paper_bold_end\n"
    "paper_regular_begin:\n.incbin \"" PAPER_FONTS
    "/NotoSans-Regular.ttf\"\npaper_regular_end:\n"
    ".balign 16\n"
    "paper_bold_begin:\n.incbin \"" PAPER_FONTS
    "/NotoSans-Bold.ttf\"\npaper_bold_end:\n"
    ".byte 0\n"
    ".text\n");

extern "C" const char paper_regular_begin[], paper_regular_end[], paper_bold_begin[], paper_bold_end[];

namespace paper {

std::string_view regular_font() { return {paper_regular_begin, paper_regular_end}; }
std::string_view bold_font() { return {paper_bold_begin, paper_bold_end}; }

}  // namespace paper
