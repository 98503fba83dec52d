// The built-in table as client/words/words.py makes it. Only words.cpp and the tests read it.
#pragma once

namespace words {

extern const char kBuiltIn[];  // each text ended by a nought, in the order of Word
extern const unsigned kBuiltInSize;
extern const char kNames[];  // the codes of the words from kFirstName on, likewise
extern const unsigned kNamesSize;
extern const char kCodes[];  // and from kFirstError on
extern const unsigned kCodesSize;

}  // namespace words
