// ./dev rules [FILTER...]: every numbered rule of docs/rules with the tests whose names begin with its number. A filter
// is a rule (SRC-4) or a family (SRC). A test may prove several rules: "SRC-4, SRC-5 and ENT-2 twenty-one matches ...".
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export function filesUnder(folder, ending) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path, ending);
    return ending.test(entry.name) ? [path] : [];
  });
}

/** Rule number → its text, in the order of the documents. */
export function readRules() {
  const rules = new Map();
  for (const file of filesUnder('docs/rules', /\.md$/))
    for (const [, number, text] of readFileSync(join(root, file), 'utf8').matchAll(/\*\*([A-Z]+-\d+)\*\*(.*?)(?=\*\*[A-Z]+-\d+\*\*|$)/gm))
      if (!rules.has(number)) rules.set(number, text.replace(/^[\s|:.]+/, ''));
  for (const file of filesUnder('docs/rules', /\.md$/)) {
    const text = readFileSync(join(root, file), 'utf8');
    // The rows of the decision table and of the codes that refuse; the codes that warn stand in lines of several.
    for (const [, number, what] of text.matchAll(/^\| (D\d+[a-z]?|E-\d+) \| (.*)$/gm)) rules.set(number, what);
    for (const [line] of text.matchAll(/^- W-\d+ .*$/gm))
      for (const [, number, what] of line.matchAll(/\b(W-\d+) (.*?)(?=\bW-\d|$)/g)) rules.set(number, what);
  }
  return rules;
}

const NAMED_TEST = /\b(?:TEST_CASE|TEST_CASE_METHOD\([^,]*,|test|it)\s*\(?\s*(["'`])((?:\\.|(?!\1).)+)\1/g;
const NUMBERS = /^(?:(?:[A-Z]+-\d+(?:\.\d+)?|D\d\d[a-z]?)(?:\s*,\s*|\s+and\s+|\s+))+/;

/** Every test of the tree whose name begins with rule numbers: { numbers, name, file }. */
export function readTests() {
  return filesUnder('tests', /\.(cpp|mjs)$/).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(NAMED_TEST)].flatMap(([, , name]) => {
      const start = name.match(NUMBERS);
      return start ? [{ numbers: start[0].match(/[A-Z]+-\d+|\bD\d\d[a-z]?/g), name: name.slice(start[0].length), file }] : [];
    }));
}

const shorten = (text, width) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

function report(filters) {
  const rules = readRules();
  const tests = readTests();
  const asked = [...rules].filter(([number]) =>
    filters.length === 0 || filters.some((filter) => number === filter || number.startsWith(`${filter}-`)));
  let proved = 0;
  for (const [number, text] of asked) {
    const proofs = tests.filter((test) => test.numbers.includes(number));
    if (proofs.length > 0) proved += 1;
    console.log(`${proofs.length > 0 ? '+' : '-'} ${number.padEnd(7)} ${shorten(text, 110)}`);
    for (const { name, file } of proofs) console.log(`          ${shorten(name, 90)}  (${file})`);
  }
  const unknown = tests.filter((test) => test.numbers.some((number) => !rules.has(number) && !number.startsWith('HTTP-')));
  for (const { numbers, file } of unknown) console.log(`? ${numbers.join(' ')} in ${file}: no such rule`);
  console.log(`\n${asked.length} rules, ${proved} with tests, ${asked.length - proved} without`);
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) report(process.argv.slice(2));
