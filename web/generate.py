#!/usr/bin/env python3
"""From the tables that both faces share: tokens.css and icons.css out of tokens.def and icons.def in client/widgets,
kinds.js out of kinds.def and node.h.

generate.py TOKENS_DEF ICONS_DEF KINDS_DEF NODE_H OUT_DIR
"""
import math
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


def outline(strokes):
    """An icon as the data of an SVG path, with dots as strokes of no length apart: (path, [(x, y, r)])."""
    path, dots = '', []
    for kind, numbers in re.findall(r'([a-z])([^a-z]*)', strokes):
        n = [float(number) for number in numbers.split()]
        if kind == 'm':
            path += 'M' + 'L'.join(f'{x:g} {y:g}' for x, y in zip(n[::2], n[1::2]))
        elif kind == 'd':
            dots.append(n)
        else:
            x, y, r, first, last = n + [0, 359.9][len(n) - 3:]
            points = [(x + r * math.cos(math.radians(at)), y + r * math.sin(math.radians(at))) for at in (first, last)]
            (x1, y1), (x2, y2) = points
            path += f'M{x1:.4g} {y1:.4g}A{r:g} {r:g} 0 {int(last - first > 180)} 1 {x2:.4g} {y2:.4g}'
    return path, dots


def icons(table):
    out = ''
    for name, strokes in re.findall(r'^ICON\((\w+),\s*"([^"]*)"\)', table, re.M):
        path, dots = outline(strokes)
        rounds = ''.join(f"<circle cx='{x:g}' cy='{y:g}' r='{r:g}' fill='%23000' stroke='none'/>" for x, y, r in dots)
        svg = (f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-width='2'>"
               f"<path d='{path}'/>{rounds}</svg>")
        out += f'  --icon-{dashed(name)}: url("data:image/svg+xml,{svg}");\n'
    rules = ''.join(f'[data-icon="{name}"] {{ --icon: var(--icon-{dashed(name)}); }}\n'
                    for name in re.findall(r'^ICON\((\w+)', table, re.M))
    return ':root {\n' + out + '}\n' + rules


def js(kinds, node):
    table = ',\n'.join(f"  ['{tag}', '{look}', '{name}']" for name, tag, look in rows(kinds, 'KIND'))
    attributes = re.search(r'enum class Attribute[^{]*\{(.*?)\bcount', node, re.S).group(1)
    names = ', '.join(f"'{name}'" for name in re.findall(r'\w+', attributes))
    bits = re.search(r'namespace state \{(.*?)\}', node, re.S).group(1)
    states = ', '.join(f'{name}: {value}' for name, value in re.findall(r'(\w+) = (\d+)', bits))
    return (f'// Element, class and name of each kind of node.\nexport const kinds = [\n{table},\n];\n'
            f'export const attributes = [{names}];\nexport const states = {{ {states} }};\n')


def main():
    tokens, shapes, kinds, node, out = (pathlib.Path(argument) for argument in sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    (out / 'tokens.css').write_text(css(tokens.read_text()))
    (out / 'icons.css').write_text(icons(shapes.read_text()))
    (out / 'kinds.js').write_text(js(kinds.read_text(), node.read_text()))


main()
