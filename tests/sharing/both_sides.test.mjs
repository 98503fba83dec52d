// IS-240: one table on both sides. The server's build and the browser's evaluate the same 100,000 sets of facts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const built = (path) => fileURLToPath(new URL(`../../build/${path}`, import.meta.url));

test('IS-240 the browser and the server come to the same verdicts and ask the same questions', async () => {
  const server = execFileSync(built('native/tests/sharing/both_sides/sharing_sum'), { encoding: 'utf8' }).trim();

  const module = await WebAssembly.compile(readFileSync(built('web/tests/sharing/both_sides/sharing_sum.wasm')));
  const stubs = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (stubs[from] ??= {})[name] = () => 0;
  const { exports } = await WebAssembly.instantiate(module, stubs);
  exports._initialize?.();
  const browser = BigInt.asUintN(64, exports.sum_of_verdicts()).toString(16).padStart(16, '0');

  assert.match(server, /^[0-9a-f]{16}$/);
  assert.equal(browser, server);
});
