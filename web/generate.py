#!/usr/bin/env python3
"""From the tables that both faces share: tokens.css out of client/widgets/tokens.def, kinds.js out of kinds.def and node.h.

generate.py TOKENS_DEF KINDS_DEF NODE_H OUT_DIR
"""
import pathlib
import re
import sys


def css(tokens):
    lines = [':root {']
    for name, light in re.findall(r'^COLOR\((\w+),\s*0x([0-9a-f]{6})\)', tokens, re.M):
        lines.append(f'  --{name.replace("_", "-")}: #{light};')
    for name, size, line, weight in re.findall(r'^FONT\((\w+),\s*(\d+),\s*(\d+),\s*(\d+)\)', tokens, re.M):
        dashed = re.sub(r'(?<!^)([A-Z])', r'-\1', name).lower()
        lines.append(f'  --font-{dashed}: {weight} {size}px/{line}px Inter, Arial, sans-serif;')
    for name, px in re.findall(r'^SPACE\((\w+),\s*(\d+)\)', tokens, re.M):
        lines.append(f'  --{name.replace("_", "-")}: {px}px;')
    return '\n'.join(lines + ['}', ''])


def js(kinds, node):
    rows = re.findall(r'^KIND\((\w+),\s*(\w+),\s*([\w-]+)\)', kinds, re.M)
    table = ',\n'.join(f"  ['{tag}', '{look}', '{name}']" for name, tag, look in rows)
    attributes = re.search(r'enum class Attribute[^{]*\{(.*?)\bcount', node, re.S).group(1)
    names = ', '.join(f"'{name}'" for name in re.findall(r'\w+', attributes))
    bits = re.search(r'namespace state \{(.*?)\}', node, re.S).group(1)
    states = ', '.join(f'{name}: {value}' for name, value in re.findall(r'(\w+) = (\d+)', bits))
    return (f'// Element, class and name of each kind of node.\nexport const kinds = [\n{table},\n];\n'
            f'export const attributes = [{names}];\nexport const states = {{ {states} }};\n')


def main():
    tokens, kinds, node, out = (pathlib.Path(argument) for argument in sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    (out / 'tokens.css').write_text(css(tokens.read_text()))
    (out / 'kinds.js').write_text(js(kinds.read_text(), node.read_text()))


main()
