// What a first visit downloads in each part of the program, in kilobytes, as compressed as it travels.
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const site = process.env.CHILDLINK_SITE ?? join(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), 'build/web/site');
const PART = /^childlink-([a-z]+)\./;

/** {part: {program, all}}: the program and its script, and these with letters, looks and page. */
export function sizes() {
  const files = readdirSync(site).filter((name) => name.endsWith('.br'));
  const sum = (names) => names.reduce((total, name) => total + statSync(join(site, name)).size, 0) / 1024;
  const parts = new Set(files.map((name) => PART.exec(name)?.[1]).filter(Boolean));
  return Object.fromEntries([...parts].map((part) => {
    const own = files.filter((name) => [part, undefined].includes(PART.exec(name)?.[1]));
    return [part, { program: sum(own.filter((name) => /\.(wasm|js)\.br$/.test(name))), all: sum(own) }];
  }));
}
