#!/usr/bin/env python3
"""Tables of words (assets/words): reads and checks them, and makes what the program and the page need out of them.

words.py EN_AU OUT_DIR             the built-in table as C++: words_keys.h and words_table.cpp
words.py --part PART EN_AU OUT_CPP SOURCE...
                                   words_table.cpp with the words that a part of the program says: those that its sources
                                   name, and names and errors where the table's lines `#: PART ...` say so
words.py --check EN_AU OTHER...    ends with what is wrong where another table is not like the first
"""
import pathlib
import re
import sys

KEY = re.compile(r'[a-z0-9_]+(\.[a-z0-9_]+)*')
PLACE = re.compile(r'\{([a-z_]+)\}')


def fail(path, what):
    sys.exit(f'{path}: {what}')


def read(path):
    """The table as {key: words}, in the order of the file but for names and what is wrong, which stand last, so that the
    words of a code are found by counting."""
    table = {}
    for number, line in enumerate(pathlib.Path(path).read_text(encoding='utf-8').splitlines(), 1):
        if not line.strip() or line.startswith('#'):
            continue
        key, found, words = (part.strip() for part in line.partition(' = '))
        if not found or not KEY.fullmatch(key) or not words:
            fail(path, f'line {number} is not `key = words`')
        if key in table:
            fail(path, f'line {number}: {key} stands twice')
        table[key] = words
    keys = sorted(table, key=group)
    for at, key in enumerate(keys):
        if group(key):
            continue  # a code may be called "other"
        if key.endswith('.one') and keys[at + 1:at + 2] != [key[:-4] + '.other']:
            fail(path, f'{key} is not followed by its .other')
        if key.endswith('.other') and keys[at - 1] != key[:-6] + '.one':
            fail(path, f'{key} does not follow its .one')
    return {key: table[key] for key in keys}


def group(key):
    """Names of acts, fields, states and the like are found by their code, as what is wrong is."""
    return 2 if key.startswith('error.') else 1 if key.startswith('name.') else 0


def codes(table, prefix):
    return '\n'.join('    ' + literal(key.removeprefix(prefix) if words else '') for key, words in table.items() if key.startswith(prefix)) or '    ""'


def parts_of(path):
    """{key: the parts of the program that the last line `#: desk sharing` before it names}, for names and errors; `#: all`
    ends it."""
    parts, current = {}, []
    for line in pathlib.Path(path).read_text(encoding='utf-8').splitlines():
        if line.startswith('#:'):
            current = [] if line[2:].split() == ['all'] else line[2:].split()
        elif current and line.partition(' = ')[1]:
            key = line.partition(' = ')[0].strip()
            if not group(key):
                fail(path, f'{key} goes where it is said, and stands after `#: {" ".join(current)}`')
            parts[key] = current
    return parts


# Said by counting from the first.
COUNTED = re.compile(r'(month|month_long|weekday|visit)\.\d+')


def for_part(path, part, sources):
    """The table with empty words for what this part does not say: places stay what they are in every program."""
    table, only = read(path), parts_of(path)
    text = ''.join(pathlib.Path(source).read_text(encoding='utf-8') for source in sources)
    named = set(re.findall(r'\b(?:Word|Plural)::(\w+)', text))

    def is_said(key):
        if group(key):
            return part in only.get(key, [part])
        name = re.sub(r'\.(one|other)$', '', key).replace('.', '_')
        return name in named or key.replace('.', '_') in named or COUNTED.fullmatch(key)

    return {key: words if is_said(key) else '' for key, words in table.items()}


def places(words):
    return sorted(set(PLACE.findall(words)))


def check_alike(path, table, model):
    """Ends the build where a table has not the keys of the built-in one, or other places to fill in."""
    for key in [*model, *table]:
        if key not in table or key not in model:
            fail(path, f'{key} is ' + ('missing' if key in model else 'not a key'))
        # "one" may be said without its number.
        if places(table[key]) != places(model[key]) and not (key.endswith('.one') and 'count' in places(model[key])):
            fail(path, f'{key} must fill in {places(model[key])}')


def blob(table, model):
    """The words in the order of `model`, each ended by a nought: what words::take_up reads."""
    return b''.join(table[key].encode() + b'\0' for key in model)


def literal(words):
    return '"' + words.replace('\\', '\\\\').replace('"', '\\"') + '" "\\0"'


def header(table):
    names = {}
    for key in table:
        name = key.replace('.', '_')
        if names.setdefault(name, key) != key:
            sys.exit(f'{key} and {names[name]} have one name')
    order = list(table)
    first = [next(at for at, key in enumerate(order) if group(key) == number) for number in (1, 2)]
    words = ',\n'.join(f'    {key.replace(".", "_")}' for key in order)
    plurals = ',\n'.join(f'    {key[:-4].replace(".", "_")} = {at}' for at, key in enumerate(order) if key.endswith('.one'))
    return (f'// Made by client/words/words.py out of assets/words/en-AU.txt.\n#pragma once\n\n#include <cstdint>\n\n'
            f'namespace words {{\n\nenum class Word : std::uint16_t {{\n{words},\n}};\n\n'
            f'/// What is counted: each the place of its `.one`, with its `.other` next.\n'
            f'enum class Plural : std::uint16_t {{\n{plurals},\n}};\n\n'
            f'inline constexpr unsigned kWords = {len(order)}, kFirstName = {first[0]}, kFirstError = {first[1]};\n\n}}  // namespace words\n')


def source(table):
    words = '\n'.join('    ' + literal(text) for text in table.values())
    return ('// Made by client/words/words.py out of assets/words/en-AU.txt.\n#include "client/words/table.h"\n\n'
            f'namespace words {{\n\nconst char kBuiltIn[] =\n{words};\nconst unsigned kBuiltInSize = sizeof kBuiltIn - 1;\n'
            f'const char kNames[] =\n{codes(table, "name.")};\nconst unsigned kNamesSize = sizeof kNames - 1;\n'
            f'const char kCodes[] =\n{codes(table, "error.")};\nconst unsigned kCodesSize = sizeof kCodes - 1;\n\n}}  // namespace words\n')


def main():
    if sys.argv[1] == '--check':
        model = read(sys.argv[2])
        for path in sys.argv[3:]:
            check_alike(path, read(path), model)
        return
    if sys.argv[1] == '--part':
        part, path, out, *sources = sys.argv[2:]
        pathlib.Path(out).write_text(source(for_part(path, part, sources)), encoding='utf-8')
        return
    table = read(sys.argv[1])
    out = pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    (out / 'words_keys.h').write_text(header(table), encoding='utf-8')
    (out / 'words_table.cpp').write_text(source(table), encoding='utf-8')


if __name__ == '__main__':
    main()
