// The tree is held to its shape: which folder may include which, where the great libraries may be seen, and a few
// habits that no compiler checks. docs/decisions/0001-shape.md says why.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { readRules, readTests } from '../../tools/rules.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
process.chdir(root);

const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
const tracked = git('ls-files').filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
const sources = tracked.filter((file) => /^(web|client|shared|server)\/.*\.(cpp|h|mm|c)$/.test(file));

const FOLDERS = ['shared', 'client', 'web', 'server'];

// What each folder may include of the tree besides itself.
const MAY_USE = { shared: [], client: ['shared'], web: ['client', 'shared'], server: ['shared'] };
// The same inside the server. Everything there may use the four small ones, and server/app.h stands above them all. The
// command line puts the server together, so it opens, backs up and verifies the store that it hands to the services.
const TOOLS = ['core', 'config', 'crypto', 'text'];
const SERVER_MAY_USE = {
  paper: TOOLS, core: [], config: ['core'], crypto: ['core', 'config'], text: ['core'],
  store: TOOLS, register: [...TOOLS, 'store'], net: [], mail: [...TOOLS, 'net', 'store'],
  lookup: [...TOOLS, 'net', 'store'], services: [...TOOLS, 'store', 'mail', 'lookup'],
  admin: [...TOOLS, 'services', 'store', 'mail', 'lookup'], records: [...TOOLS, 'services', 'admin', 'store', 'paper'],
  http: [...TOOLS, 'services', 'admin', 'records', 'lookup'],
  cli: [...TOOLS, 'services', 'admin', 'records', 'mail', 'lookup', 'http', 'register', 'store'],
};

// The one thing of the register that services look into: what the stored facts of an entry mean.
const FACTS = /^server\/register\/facts/;

// Which library may be seen from where.
const LIBRARIES = [
  { header: /^soci/, homes: ['server/store/'] },
  { header: /^sqlite3\.h/, homes: ['server/store/'] },
  { header: /httplib/, homes: ['server/http/'] },
  { header: /^hpdf|^xlsxwriter/, homes: ['server/paper/'] },
  { header: /^curl/, homes: ['server/net/'] },
  { header: /^emscripten/, homes: ['client/platform/', 'web/'] },
  { header: /^imgui|^imstb/, homes: ['client/widgets/', 'client/platform/', 'client/raster/from_imgui'] },
];

/** What a file includes. */
function includes(file) {
  return [...readFileSync(file, 'utf8').matchAll(/^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]/gm)].map((match) => match[1]);
}

const listed = (wrong) => `\n  ${wrong.join('\n  ')}`;
const none = (wrong) => assert.equal(wrong.length, 0, listed(wrong));

test('the arrows point one way: web to client to shared, server to shared', () => {
  none(sources.flatMap((file) => {
    const from = file.split('/')[0];
    return includes(file)
      .filter((path) => FOLDERS.includes(path.split('/')[0]))
      .filter((path) => ![from, ...MAY_USE[from]].includes(path.split('/')[0]))
      .map((path) => `${file} includes ${path}`);
  }));
});

test('inside the server: http uses admin and services, services use the store, the register stands beside them', () => {
  none(sources.filter((file) => file.startsWith('server/')).flatMap((file) => {
    const from = file.split('/')[1];
    if (!SERVER_MAY_USE[from]) return file === 'server/app.h' ? [] : [`${file}: no such layer`];
    return includes(file)
      .filter((path) => path.startsWith('server/') && path !== 'server/app.h')
      .filter((path) => ![from, ...SERVER_MAY_USE[from]].includes(path.split('/')[1]) && !(from === 'services' && FACTS.test(path)))
      .map((path) => `${file} includes ${path}`);
  }));
});

test('includes name the whole path from the top of the tree, so that the two tests above can read them', () => {
  none(sources.flatMap((file) => includes(file)
    .filter((path) => path.startsWith('.') || tracked.includes(`${dirname(file)}/${path}`))
    .map((path) => `${file} includes ${path}`)));
});

test('each library is seen only from the folder that wraps it', () => {
  none(sources.flatMap((file) => includes(file).flatMap((path) => LIBRARIES
    .filter(({ header, homes }) => header.test(path) && !homes.some((home) => file.startsWith(home)))
    .map(() => `${file} includes ${path}`))));
});

test('screens speak to widgets, never to ImGui', () => {
  none(tracked.filter((file) => file.startsWith('client/screens/') && /ImGui::/.test(readFileSync(file, 'utf8'))));
});

test('SQL stands in the store alone', () => {
  none(sources.filter((file) => file.startsWith('server/') && !file.startsWith('server/store/'))
    .filter((file) => /"\s*(SELECT .* FROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET|CREATE TABLE)\b/.test(readFileSync(file, 'utf8'))));
});

test('no tracked file is larger than 512 KB', () => {
  none(tracked.filter((file) => statSync(file).size > 512 * 1024));
});

test('no lock file says where its packages were downloaded from', () => {
  none(tracked.filter((file) => /lock\.json$/.test(file) && /"resolved"\s*:/.test(readFileSync(file, 'utf8'))));
});

test('no test waits by the clock', () => {
  const nap = /\b(sleep_for|sleep_until|usleep|nanosleep|waitForTimeout|setTimeout|setInterval)\b|timers\/promises/;
  none(tracked.filter((file) => /^tests\/.*\.(cpp|h|mjs)$/.test(file) && file !== 'tests/layers/layers.test.mjs')
    .filter((file) => !/^tests\/(bench\/|.*\/bench_)/.test(file)) // those measure time
    .flatMap((file) => readFileSync(file, 'utf8').split('\n')
      .flatMap((line, index) => (nap.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []))));
});

test('every rule that a test claims to prove is written down', () => {
  const rules = readRules();
  const claimed = readTests().flatMap(({ numbers, file }) => numbers.map((number) => ({ number, file })));
  assert.ok(rules.size > 400, `only ${rules.size} rules were found in docs/rules`);
  none(claimed.filter(({ number }) => !rules.has(number) && !number.startsWith('HTTP-'))
    .map(({ number, file }) => `${file}: there is no ${number}`));
});

test('the tests that SECURITY.md points to exist', () => {
  const numbers = new Set(readTests().flatMap((proof) => proof.numbers));
  const named = readFileSync('SECURITY.md', 'utf8').match(/\bHTTP-\d+/g);
  none([...new Set(named)].filter((number) => !numbers.has(number)));
});
