// Every word on the screen stands in a table (PLT-44): no literal of a screen is one, no key is idle, every table is whole.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const read = (file) => readFileSync(join(root, file), 'utf8');
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
const client = tracked.filter((file) => /^client\/.*\.(cpp|h)$/.test(file));
const none = (wrong) => assert.equal(wrong.length, 0, `\n  ${wrong.join('\n  ')}`);

const tableOf = (text) => new Map(text.split('\n').filter((line) => line.trim() && !line.startsWith('#'))
  .map((line) => [line.slice(0, line.indexOf(' = ')), line.slice(line.indexOf(' = ') + 3)]));
const model = tableOf(read('assets/words/en-AU.txt'));
const nameOf = (key) => key.replace(/\.(one|other)$/, '').replaceAll('.', '_');
const placesIn = (words) => new Set([...words.matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => name));

/** Without comments and #include lines; a literal keeps its quotes. */
const codeOf = (file) => read(file).replace(/^\s*#.*$/gm, '').replace(/("(?:[^"\\\n]|\\.)*")|\/\/.*$/gm, (_, literal) => literal ?? '');

// A literal that a person may read has a capital letter or a space beside letters. What else looks like that:
const NOT_WORDS = [
  /^(F\d+|Escape|Enter|Home|End|Arrow\w+)$/, // keys of a keyboard
  /^fr $/, // a measure of CSS
  /^[A-Z0-9_-]+(-[A-Za-z]+)*$/, // header names and the like
  /%[0-9.]*[dsuf]/, // formats
];
// The gallery's samples stand for what screens are given: names, services, answers. It is seen in training only.
const SAMPLES = /^client\/(screens\/gallery|platform\/)/;

test('PLT-44 no screen and no widget has words of its own', () => {
  none(client.filter((file) => !SAMPLES.test(file) && !file.startsWith('client/words/')).flatMap((file) => {
    const code = codeOf(file);
    return [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, literal]) => literal)
      .filter((literal) => /[A-Za-z]{2}/.test(literal) && (/[A-Z]/.test(literal) || /[a-z] |  *[a-z]{2}/.test(literal)))
      .filter((literal) => !NOT_WORDS.some((other) => other.test(literal)))
      .map((literal) => `${file}: "${literal}"`);
  }));
});

test('PLT-44 every key is said somewhere, and every code has somebody who gives it', () => {
  const said = new Set(client.flatMap((file) => [...codeOf(file).matchAll(/\b(?:Word|Plural)::(\w+)/g)].map(([, name]) => name)));
  const page = new Set(['web/index.html', 'web/away.html'].filter((file) => tracked.includes(file))
    .flatMap((file) => [...read(file).matchAll(/@words:([a-z0-9_.]+)@/g)].map(([, key]) => key)));
  const code = tracked.filter((file) => /^(client|shared|server)\/.*\.(cpp|h|def)$/.test(file)).map((file) => read(file)).join('\n');
  // What stands in quotes, word by word, in small letters: a code in capitals is named by the same letters small.
  const codes = new Set([...code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].flatMap(([, literal]) => literal.split(/[ ()*#=&|!,]+/))
    .map((word) => word.toLowerCase().replaceAll(/[.-]/g, '_')));
  // "purpose_other" is the answer "other" to "purpose".
  const pairs = (last) => [...last.matchAll(/_/g)].map(({ index }) => [last.slice(0, index), last.slice(index + 1)]);
  none([...model.keys()].filter((key) => {
    if (/^error\.(e|w|is)_\d+$/.test(key)) return !codes.has(key.slice('error.'.length));
    if (key.startsWith('error.') && key !== 'error.unknown') {
      const [, kind, last] = /^error\.(.+\.)?([^.]+)$/.exec(key);
      // Whole, or made of two parts: "person." and the word of a state.
      return !code.includes(`"${kind ?? ''}${last}"`) && !(code.includes(`"${kind}"`) && code.includes(`"${last}"`));
    }
    // The name of an act, a field, a state: what it names stands in a table by its code.
    // A code in capitals is named by the same letters small.
    if (key.startsWith('name.')) {
      const last = key.slice(key.lastIndexOf('.') + 1);
      return !codes.has(last) && !pairs(last).some(([one, other]) => codes.has(one) && codes.has(other));
    }
    if (/^(month|month_long|weekday|visit)\.\d+$/.test(key)) return !said.has(nameOf(key).replace(/\d+$/, '1')); // counted from the first
    return !said.has(nameOf(key)) && !page.has(key) && key !== 'language.name';
  }));
});

/** Where a key is said, and the names that are filled in there. */
function* calls() {
  for (const file of client) {
    const code = codeOf(file);
    for (const found of code.matchAll(/\bsay\((?:words::)?(Word|Plural)::(\w+)/g)) {
      let depth = 1;
      let end = found.index + found[0].length;
      while (depth > 0 && end < code.length) depth += { '(': 1, ')': -1 }[code[end++]] ?? 0;
      const given = code.slice(found.index + found[0].length, end);
      // Only this call's own: what is said within it has names of its own.
      const own = given.replace(/\bsay\([^()]*(\([^()]*\)[^()]*)*\)/g, 'said');
      yield { file, plural: found[1] === 'Plural', name: found[2], given: new Set([...own.matchAll(/\{"([a-z_]+)"/g)].map(([, each]) => each)) };
    }
  }
}

test('PLT-44 whoever says a key fills in all its places and no other', () => {
  const wanted = new Map();
  for (const [key, words] of model) wanted.set(nameOf(key), new Set([...(wanted.get(nameOf(key)) ?? []), ...placesIn(words)]));
  const wrong = [];
  let some = 0;
  for (const { file, plural, name, given } of calls()) {
    if (name === 'timeline_year') continue; // filled in by whoever paints the axis
    const places = new Set(wanted.get(name));
    if (plural) places.delete('count');
    if (given.size) some += 1;
    if (places.size !== given.size || [...places].some((place) => !given.has(place)))
      wrong.push(`${file}: ${name} is given ${[...given]} and wants ${[...places]}`);
  }
  assert.ok(some > 15, `only ${some} calls with places were found`);
  none(wrong);
});

test('PLT-44 every table has the same keys and the same places', () => {
  none(readdirSync(join(root, 'assets/words')).filter((name) => name.endsWith('.txt')).flatMap((name) => {
    const table = tableOf(read(`assets/words/${name}`));
    return [...new Set([...table.keys(), ...model.keys()])]
      .filter((key) => !table.has(key) || !model.has(key)
        || (!key.endsWith('.one') && [...placesIn(model.get(key))].sort().join() !== [...placesIn(table.get(key))].sort().join()))
      .map((key) => `${name}: ${key}`);
  }));
});

test('PLT-44 a table that is not like the first ends the build and says where', () => {
  const folder = mkdtempSync(join(tmpdir(), 'childlink-words-'));
  const check = (text) => {
    writeFileSync(join(folder, 'other.txt'), text);
    return spawnSync('python3', [join(root, 'client/words/words.py'), '--check', join(root, 'assets/words/en-AU.txt'), join(folder, 'other.txt')], { encoding: 'utf8' });
  };
  const whole = read('assets/words/en-AU.txt');
  try {
    assert.equal(check(whole).status, 0);
    for (const [broken, said] of [
      [whole.replace(/^find\.title = .*\n/m, ''), /find\.title is missing/],
      [whole.replace('find.title = ', 'find.titel = '), /find\.title is missing/],
      [`${whole}find.more = More\n`, /find\.more is not a key/],
      [`${whole}find.title = Twice\n`, /find\.title stands twice/],
      [whole.replace('Welcome, {name}', 'Welcome'), /home\.title must fill in/],
      [whole.replace('Welcome, {name}', 'Welcome, {nom}'), /home\.title must fill in/],
      [whole.replace(/^results\.found\.other = .*\n/m, ''), /results\.found\.one is not followed/],
      [whole.replace(/^find\.title = .*$/m, 'find.title ='), /is not `key = words`/],
    ]) {
      const done = check(broken);
      assert.notEqual(done.status, 0, String(said));
      assert.match(done.stderr, said);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('PLT-44 the page has no words but those of the table', () => {
  const page = read('web/index.html').replace(/<(script|style)\b[^>]*>.*?<\/\1>/gs, '');
  const texts = [...page.matchAll(/>([^<]+)</g)].map(([, text]) => text)
    .concat([...page.matchAll(/\b(?:content|title|alt|placeholder|aria-label|data-no-print|data-failed)="([^"]*)"/g)].map(([, text]) => text));
  none(texts.filter((text) => /[A-Za-z]{2}/.test(text.replace(/@words:[a-z0-9_.]+@/g, '')) && !/^(width=device-width|no-referrer)/.test(text)));
  assert.ok(texts.some((text) => text.includes('@words:sign_in.title@')));
  none(tracked.filter((file) => /^web\/.*\.css$/.test(file)).flatMap((file) => [...read(file).matchAll(/content: "([^"]*[A-Za-z]{2}[^"]*)"/g)].map(([, text]) => `${file}: ${text}`)));
});
