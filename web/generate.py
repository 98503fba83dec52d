#!/usr/bin/env python3
"""From the tables that both faces share: tokens.css out of client/widgets/tokens.def, kinds.js out of kinds.def and node.h.

generate.py TOKENS_DEF KINDS_DEF NODE_H OUT_DIR
"""
import pathlib
import re
import sys

THEMES = (':root', ':root[data-theme="dark"]', ':root[data-theme="contrast"]')


def rows(table, macro):
    """The arguments of every row of this macro."""
    return [re.split(r',\s*', row) for row in re.findall(rf'^{macro}\(([^)]*)\)', table, re.M)]


def dashed(name):
    return re.sub(r'(?<!^)([A-Z])', r'-\1', name).lower().replace('_', '-')


def css(tokens):
    colors = {name: [value.replace('0x', '#') for value in values] for name, *values in rows(tokens, 'COLOR')}
    shared = [f'--font-{dashed(name)}: {weight} {size}px/{line}px Inter, Arial, sans-serif;'
              for name, size, line, weight in rows(tokens, 'FONT')]
    shared += [f'--{dashed(name)}: {px}px;' for name, px in rows(tokens, 'SPACE')]
    shared += [f'--{dashed(name)}: {ms}ms;' for name, ms in rows(tokens, 'MOTION')]
    out = ''
    for theme, selector in enumerate(THEMES):
        own = ['color-scheme: light;' if theme == 0 else 'color-scheme: dark;']
        # A value that is the light one's is inherited.
        own += [f'--{dashed(name)}: {values[theme]};' for name, values in colors.items()
                if theme == 0 or values[theme] != values[0]]
        shade = ' '.join(str(int(colors['shade'][theme][at:at + 2], 16)) for at in (1, 3, 5))
        own += [f'--{dashed(name)}: 0 {down}px {soft}px rgb({shade} / {percent}%);'
                for name, down, soft, percent in rows(tokens, 'SHADOW')]
        rule = selector + ' {\n  ' + '\n  '.join(own + (shared if theme == 0 else [])) + '\n}\n'
        out += rule if theme == 0 else '@media screen {\n' + rule + '}\n'  # paper is white
    return out


def js(kinds, node):
    table = ',\n'.join(f"  ['{tag}', '{look}', '{name}']" for name, tag, look in rows(kinds, 'KIND'))
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
