#!/usr/bin/env python3
"""Makes the folder that the server hands out: every file under a name that holds its hash (so that browsers may keep it for
good), beside it the same compressed, and the page that names them all.

pack.py OUT name=file ...   with the names program, glue, kinds, canvas, mirror, pictures, native, first, app, style, regular, semibold, page
"""
import gzip
import hashlib
import pathlib
import shutil
import subprocess
import sys

# In this order: each may name the ones before it, in its text as './kinds.js' or '@program@'.
FILES = [
    ('regular', 'inter-regular', '.otf'), ('semibold', 'inter-semibold', '.otf'), ('program', 'childlink', '.wasm'),
    ('glue', 'childlink', '.js'), ('kinds', 'kinds', '.js'), ('pictures', 'pictures', '.js'), ('canvas', 'canvas', '.js'), ('mirror', 'mirror', '.js'),
    ('native', 'native', '.js'),
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

    for key, stem, end in FILES:
        data = b''.join(pathlib.Path(path).read_bytes() for path in given[key].split(','))
        if end in ('.js', '.css'):
            data = named(data)
        names[key] = f'{stem}.{hashlib.sha256(data).hexdigest()[:12]}{end}'
        write(out / names[key], data)
        if key == 'program':
            bytes_of_program = len(data)
    page = named(pathlib.Path(given['page']).read_bytes())
    write(out / 'index.html', page.replace(b'@program_bytes@', str(bytes_of_program).encode()))


main()
