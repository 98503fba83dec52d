// The commands as an operator types them: what they say, and what they leave behind.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.CHILDLINK_PROGRAM ?? join(root, 'build/native/server/cli/childlink');
const folder = mkdtempSync(join(tmpdir(), 'childlink-cli-'));
const at = (name) => join(folder, name);

/** Runs one command; the exit code, and all that it said. */
function run(words, { input = '', environment = {} } = {}) {
  const done = spawnSync(program, words, { input, encoding: 'utf8', cwd: folder, env: { ...process.env, ...environment } });
  return { code: done.status, said: done.stdout + done.stderr };
}
function works(...words) {
  const { code, said } = run(words);
  assert.equal(code, 0, said);
  return said;
}
function refuses(words, saying, options) {
  const { code, said } = run(words, options);
  assert.equal(code, 1, said);
  assert.match(said, saying);
}
const sqlite = (file, sql) => spawnSync('sqlite3', [file, sql], { encoding: 'utf8' }).stdout.trim();

before(() => {
  works('init', '--database', 'real.db');
  works('demo', '--children', '12', '--today', '2026-11-23', '--database', 'training.db');
  works('demo', '--children', '12', '--today', '2026-11-23', '--out', 'world');
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('TRN-8 init makes a database for real data once, and training data have their own', () => {
  refuses(['init', '--database', 'real.db'], /already/);
  refuses(['demo', '--database', 'real.db'], /there already/);
  refuses(['user', 'list', '--database', 'nowhere.db'], /There is no database at this path/);
});

test('HTTP-4 serve refuses to listen in the open without a proxy', () => {
  refuses(['serve', '--database', 'training.db', '--port', '0'], /does not encrypt by itself.*settings\.unsafe_listen/s,
    { environment: { CHILDLINK_SERVER_HOST: '0.0.0.0' } });
});

test('SRC-8 a told clock is refused on real data', () => {
  refuses(['serve', '--database', 'real.db', '--clock', '2026-11-22T23:42:00Z', '--port', '0'], /training data only/);
});

test('ENT-2 services come in once, and again without a change', () => {
  assert.match(works('import', 'services', 'world/services.csv', '--database', 'real.db'), /^\d\d rows: (\d\d) added, 0 changed, 0 unchanged, 0 skipped\n$/);
  assert.match(works('import', 'services', 'world/services.csv', '--database', 'real.db'), / 0 added, 0 changed, \d\d unchanged, 0 skipped\n$/);
});

test('ENT-4 extracts: a preview writes nothing, applying does, and the same again changes nothing', () => {
  const files = ['mch', 'kindergarten', 'school', 'child_protection'].map((name) => `world/${name}.csv`);
  const rows = () => sqlite(at('real.db'), 'SELECT count(*) FROM entry');
  const preview = works('import', 'extracts', ...files, '--preview', '--database', 'real.db');
  assert.match(preview, /Preview only: nothing was written\.\n$/);
  assert.equal(rows(), '0');
  const applied = works('import', 'extracts', ...files, '--database', 'real.db');
  assert.equal(applied.replace(/Applied\.\n$/, ''), preview.replace(/Preview only.*\n$/, ''), 'the preview told what happened');
  const entries = rows();
  assert.match(works('import', 'extracts', ...files, '--database', 'real.db'), /Source rows: 0 new, 0 changed, \d+ unchanged, 0 rejected\n.*\nNo entry has changed\.\n$/);
  assert.equal(rows(), entries);
});

test('ENT-5 bad rows are told by file, line and column, never by value; the good rows go on', () => {
  writeFileSync(at('bad.csv'), '#childlink,mch,1,2026-11-22\nreference,given_name,family_name,date_of_birth,sex\n'
    + 'M91,Zeb,Sampleton-Row,20-1-1,male\nM92,"Quilla,Testworth-Row,2020-01-01,female\n');
  const { code, said } = run(['import', 'extracts', 'bad.csv', '--database', 'real.db']);
  assert.equal(code, 0);
  assert.match(said, /^bad\.csv:3: date_of_birth is no day: write 2020-07-18\nbad\.csv:4: the row is no CSV row/);
  assert.match(said, /2 rows, 2 rejected/);
  assert.doesNotMatch(said, /-Row|20-1-1/);
});

test('ENT-5 an unknown column and a wrong first line refuse the whole file, and the refusal is recorded', () => {
  const from = sqlite(at('real.db'), 'SELECT max(seq) FROM audit_event');
  writeFileSync(at('column.csv'), '#childlink,school,1,2026-11-22\nreference,given_name,family_name,date_of_birth,sex,religion\n');
  refuses(['import', 'extracts', 'column.csv', '--database', 'real.db'], /column\.csv: line 2 has a column .*: religion\./);
  writeFileSync(at('line.csv'), 'reference,given_name\nM1,Zeb\n');
  refuses(['import', 'extracts', 'line.csv', '--database', 'real.db'], /line\.csv does not begin as an extract does/);
  writeFileSync(at('version.csv'), '#childlink,mch,9,2026-11-22\n');
  refuses(['import', 'extracts', 'version.csv', '--database', 'real.db'], /version of the format other than 1/);
  refuses(['import', 'services', 'line.csv', '--database', 'real.db'], /does not begin as a list of services does/);
  refuses(['import', 'extracts', 'nowhere.csv', '--database', 'real.db'], /no file to read at nowhere\.csv/);
  const rows = sqlite(at('real.db'), `SELECT action || ' ' || outcome FROM audit_event WHERE seq > ${from}`);
  assert.equal(rows, Array(5).fill('import.refused refused').join('\n'));
});

test('REG-11 REG-13 a list of a register is loaded whole or not at all, and a training database has its own', () => {
  const load = (kind, file) => ['register', 'load', '--kind', kind, file, '--database', 'real.db'];
  const list = (name, ...lines) => writeFileSync(at(name), `${lines.join('\n')}\n`);
  list('wwcc.csv', '#childlink,wwcc,1,2026-11-22', 'number,first_name,last_name,status,expires_on',
    'W-1,Quilla,Testworth,current,2029-06-30', 'W-2,Zeb,Sampleton,excluded,');
  assert.equal(works(...load('wwcc', 'wwcc.csv')), 'wwcc: 2 rows, in place of 0\n');
  assert.equal(works(...load('wwcc', 'wwcc.csv')), 'wwcc: 2 rows, in place of 2\n');
  refuses(load('vit', 'wwcc.csv'), /wwcc\.csv does not begin as this list does: #childlink,vit,1,DAY\. Nothing was changed\./);
  refuses(load('wwcc', 'nowhere.csv'), /no file to read at nowhere\.csv/);
  list('bad.csv', '#childlink,wwcc,1,2026-11-22', 'number,first_name,last_name,status,expires_on', 'W-3,Ned,Fictionelli,fine,');
  const { code, said } = run(load('wwcc', 'bad.csv'));
  assert.equal(code, 1);
  assert.match(said, /^bad\.csv:3: status is not one of the words for it\n.*nothing was changed.*list\.bad_rows/is);
  assert.doesNotMatch(said, /Fictionelli|W-3/);
  list('old.csv', '#childlink,wwcc,1,2026-11-21', 'number,first_name,last_name,status,expires_on');
  refuses(load('wwcc', 'old.csv'), /of a later day than this one/);
  assert.equal(sqlite(at('real.db'), "SELECT count(*) FROM register_row WHERE kind = 'wwcc'"), '2');
  assert.equal(sqlite(at('training.db'), "SELECT first_name || ' ' || last_name || ' ' || status FROM register_row WHERE number = 'DEMO-WWC-0001'"), 'Quilla Testworth current');
  assert.equal(sqlite(at('training.db'), "SELECT count(*) FROM register_row WHERE number IN ('DEMO-VIT-0001', 'DEMO-TRN-0001')"), '2');
  // Every receipt that somebody in the training room has is on the list under their name, and theirs.
  assert.equal(sqlite(at('training.db'), `SELECT count(*) FROM account a WHERE a.receipt_number <> '' AND NOT EXISTS (SELECT 1 FROM register_row r
    JOIN receipt_holder h ON h.number = r.number WHERE r.kind = 'training' AND r.number = a.receipt_number AND h.account_id = a.id
    AND r.first_name = a.first_name AND r.last_name = a.last_name)`), '0');
  assert.equal(sqlite(at('training.db'), "SELECT count(*) > 8 FROM receipt_holder"), '1');
});

test('REG-2 mail try says what is wrong, and names no server', () => {
  const attempt = (address, environment) => run(['mail', 'try', address], { environment });
  const settings = { CHILDLINK_MAIL_SMTP_URL: 'smtp://127.0.0.1:1', CHILDLINK_MAIL_TLS: 'none', CHILDLINK_MAIL_SENDER: 'no-reply@childlink.example' };
  assert.match(attempt('quilla@moondust.example', {}).said, /Set mail\.smtp_url first/);
  assert.match(attempt('Quilla <quilla@moondust.example>', settings).said, /mail\.bad_address/);
  const { code, said } = attempt('quilla@moondust.example', settings);
  assert.equal(code, 1);
  assert.match(said, /did not take it.*\(mail\.away\)/s);
  assert.doesNotMatch(said, /127\.0\.0\.1/);
});

test('REG-15 accounts are added, granted, locked, unlocked and freed of their second factor', () => {
  const user = (verb, ...words) => ['user', verb, ...words, '--database', 'training.db'];
  const add = user('add', 'wren.mockington', '--name', 'Wren Mockington', '--user');
  refuses(add, /too short/, { input: 'short\n' });
  assert.equal(run(add, { input: 'violet otter crane 88\n' }).code, 0);
  refuses(add, /already/, { input: 'violet otter crane 88\n' });
  const grant = user('grant', 'wren.mockington', '--service', 'T0-PRI1', '--workforce', 'W1', '--type', 'Teacher');
  assert.match(works(...grant), /Granted/);
  refuses(grant, /has this access already/);
  refuses(user('grant', 'augusta.placeholder', '--service', 'T0-PRI1', '--workforce', 'W1', '--type', 'Teacher'), /not a User/);
  assert.match(works(...user('lock', 'wren.mockington')), /Locked/);
  assert.match(works(...user('list')), /wren\.mockington .* locked .*no authenticator yet\n +Teacher, Moondust Primary School \(Fictional\), W1/);
  assert.match(works(...user('unlock', 'wren.mockington')), /Unlocked/);
  assert.match(works(...user('reset-factor', 'zeb.sampleton')), /sets up a new authenticator/);
  refuses(user('lock', 'nobody.atall'), /no account with this user name/);
});

test('ENT-23 an entry is restricted and released, and the database says so', () => {
  const id = sqlite(at('training.db'), 'SELECT public_id FROM entry WHERE restricted = 0 ORDER BY id LIMIT 1');
  const decide = (verb) => ['entry', verb, id, '--by', 'Quilla Testworth', '--reason', 'a test', '--database', 'training.db'];
  const state = () => sqlite(at('training.db'), `SELECT restricted FROM entry WHERE public_id = '${id}'`);
  works(...decide('restrict'));
  assert.equal(state(), '1');
  refuses(decide('restrict'), /It is so already/);
  works(...decide('release'));
  assert.equal(state(), '0');
  refuses(['entry', 'restrict', 'DEMO-NOBODY', '--by', 'Q', '--reason', 'x', '--database', 'training.db'], /no entry with that identifier/);
});

test('USE-8 a backup is made beside a live server, and the log of the copy holds', async () => {
  const server = spawn(program, ['serve', '--database', at('training.db'), '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    await new Promise((ready, lost) => {
      let said = '';
      server.stdout.on('data', (chunk) => { if ((said += chunk).includes('is ready at')) ready(); });
      server.on('exit', () => lost(new Error(said)));
    });
    refuses(['user', 'lock', 'zeb.sampleton', '--database', 'training.db'], /a server is running on it/);
    assert.match(works('backup', '--to', 'copy.db', '--database', 'training.db'), /Copied and checked: \d+ bytes in copy\.db/);
    refuses(['backup', '--to', 'copy.db', '--database', 'training.db'], /add --replace/);
    works('backup', '--to', 'copy.db', '--replace', '--database', 'training.db');
    assert.ok(!existsSync(at('copy.db.unfinished')));
  } finally {
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGTERM');
    await ended;
  }
  assert.match(works('verify-log', '--database', 'copy.db'), /\d+ rows, each in its place and unchanged/);
});

test('USE-8 verify-log finds a changed row, and by the head noted before a shortened log', () => {
  works('backup', '--to', 'tampered.db', '--database', 'training.db');
  const head = works('verify-log', '--database', 'tampered.db').trim().split('\n').pop();
  works('verify-log', '--database', 'tampered.db', '--head', head);
  refuses(['verify-log', '--database', 'tampered.db', '--head', 'nonsense'], /--head wants/);
  // Past the triggers that hold the log append-only, as somebody with the file in hand could go.
  const names = sqlite(at('tampered.db'), "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('audit_event', 'audit_head')");
  for (const name of names.split('\n').filter(Boolean)) sqlite(at('tampered.db'), `DROP TRIGGER ${name}`);
  sqlite(at('tampered.db'), "UPDATE audit_event SET actor = 'somebody else' WHERE seq = 3");
  refuses(['verify-log', '--database', 'tampered.db'], /The log does not hold: row 3 is changed/);
});

test('ENT-2 the published list of schools comes in with all its 2,299 rows', { skip: !existsSync(join(root, '../shared/data/vic-school-locations-2022.csv')) }, () => {
  const list = join(root, '../shared/data/vic-school-locations-2022.csv');
  const rows = readFileSync(list, 'latin1').trim().split('\n').length - 1;
  assert.match(works('import', 'schools', list, '--database', 'real.db'), new RegExp(`^${rows} rows: ${rows} added, 0 changed, 0 unchanged, 0 skipped\n$`));
  assert.match(works('import', 'schools', list, '--database', 'real.db'), new RegExp(`^${rows} rows: 0 added, 0 changed, ${rows} unchanged, 0 skipped\n$`));
});
