// What a first visit downloads, as compressed as it travels, against the limits that are never to be passed. The budgets
// themselves are lower and are printed by ./dev bench.
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { site } from './support.mjs';

const kilobytes = (pattern) => readdirSync(site).filter((name) => pattern.test(name))
  .reduce((sum, name) => sum + statSync(join(site, name)).size, 0) / 1024;

test('UI-5 the program and its script stay below 250 KB, with letters and page below 350 KB', () => {
  const program = kilobytes(/\.(wasm|js)\.br$/);
  const all = kilobytes(/\.br$/);
  assert.ok(program > 50 && program < 250, `${program.toFixed(1)} KB of program and script`);
  assert.ok(all < 350, `${all.toFixed(1)} KB in all`);
});
