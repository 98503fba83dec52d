#!/usr/bin/env python3
"""Makes the folder that the server hands out: every file under a name that holds its hash (so that browsers may keep it for
good), beside it the same compressed, and the page that names them all.

pack.py OUT name=file ...   with the names kinds, canvas, mirror, pictures, native, words, first, app, style, regular, semibold, page; tables:
                            assets/words/en-AU.txt, whose neighbours are packed as further languages; part.NAME: the script of each
                            part of the program, whose .wasm lies beside it; and addresses: client/app/parts.def
"""
import gzip
import hashlib
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / 'client/words'))
import words

# In this order: each may name the ones before it, in its text as './kinds.js' or '@program@'.
FILES = [
    ('regular', 'inter-regular', '.otf'), ('semibold', 'inter-semibold', '.otf'),
    ('kinds', 'kinds', '.js'), ('pictures', 'pictures', '.js'), ('words', 'words', '.js'), ('canvas', 'canvas', '.js'), ('mirror', 'mirror', '.js'),
    ('native', 'native', '.js'), ('leave', 'leave', '.js'),
    ('style', 'style', '.css'), ('first', 'first', '.js'), ('app', 'app', '.js'),
]


def write(path, data):
    path.write_bytes(data)
    gz = path.with_name(path.name + '.gz')
    gz.write_bytes(gzip.compress(data, 9, mtime=0))
    subprocess.run(['brotli', '-q', '11', '-f', '-k', '-o', str(path) + '.br', str(path)], check=True)


def main():
    out = pathlib.Path(sys.argv[1])
    given = dict(argument.split('=', 1) for argument in sys.argv[2:])
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    names = {}

    def named(data):
        for key, name in names.items():
            stem = next(row for row in FILES if row[0] == key)
            data = data.replace(f'@{key}@'.encode(), f'/{name}'.encode())
            data = data.replace(f"'./{stem[1]}{stem[2]}'".encode(), f"'./{name}'".encode())
        return data

    def hashed(stem, end, data):
        name = f'{stem}.{hashlib.sha256(data).hexdigest()[:12]}{end}'
        write(out / name, data)
        return name

    model = words.read(given['tables'])
    tables = [['en-AU', model['language.name'], '']]  # part of the program
    for path in sorted(pathlib.Path(given['tables']).parent.glob('*.txt')):
        if path.stem == 'en-AU':
            continue
        table = words.read(path)
        words.check_alike(path, table, model)
        tables.append([path.stem, table['language.name'], '/' + hashed(path.stem, '.txt', words.blob(table, model))])

    for key, stem, end in FILES:
        data = b''.join(pathlib.Path(path).read_bytes() for path in given[key].split(','))
        if end in ('.js', '.css'):
            data = named(data)
        names[key] = hashed(stem, end, data)
    parts = {}
    for key, path in given.items():
        if not key.startswith('part.'):
            continue
        glue = pathlib.Path(path)
        program = glue.with_suffix('.wasm').read_bytes()
        parts[key.removeprefix('part.')] = {'glue': '/' + hashed(glue.stem, '.js', glue.read_bytes()),
                                            'program': '/' + hashed(glue.stem, '.wasm', program), 'bytes': len(program)}
    addresses = re.findall(r'^PART\((\w+), "([^"]+)"\)', pathlib.Path(given['addresses']).read_text(), re.M)
    page = named(pathlib.Path(given['page']).read_bytes()).decode()
    for place, value in (('@tables@', tables), ('@parts@', parts), ('@addresses@', [[path, part] for part, path in addresses])):
        page = page.replace(place, json.dumps(value, ensure_ascii=False).replace('<', '\\u003c'))
    page = re.sub(r'@words:([a-z0-9_.]+)@', lambda found: html.escape(model[found[1]]), page)
    write(out / 'index.html', page.encode())
    away = pathlib.Path(given['away']).read_text()
    write(out / 'away.html', re.sub(r'@words:([a-z0-9_.]+)@', lambda found: html.escape(model[found[1]]), away).encode())


main()
