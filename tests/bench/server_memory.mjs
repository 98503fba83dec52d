// What a serving process holds after searches and views: the real server over the database in CHILDLINK_BENCH_DB, asked over
// HTTP by one worker who sees the whole state. Prints "BENCH name | budget | figure".
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.CHILDLINK_PROGRAM ?? join(root, 'build/native/server/cli/childlink');
const database = process.env.CHILDLINK_BENCH_DB ?? join(root, 'build/bench/1400000.db');
const HALF_MINUTE = 30_000; // a code is taken once (REG-15), so that a second run waits for the next one
const NAMES = ['Mockup', 'Madeup', 'Murphy', 'Muller', 'Sampleton', 'Testworth', 'Placeholder', 'Mansour', 'Macleod', 'Fictionelli'];

const child = spawn(program, ['serve', '--database', database, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, CHILDLINK_REGISTER_SEARCHES_PER_HOUR: '100000', CHILDLINK_REGISTER_VIEWS_PER_HOUR: '100000' },
});
const url = await new Promise((found, lost) => {
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
    const ready = printed.match(/http:\/\/127\.0\.0\.1:\d+/);
    if (ready) found(ready[0]);
  });
  child.on('exit', (code) => lost(new Error(`the server ended with ${code}`)));
});

const cookies = new Map();
async function ask(path, form) {
  const answer = await fetch(url + path, {
    method: form ? 'POST' : 'GET', body: form && JSON.stringify(form),
    headers: { 'X-Child-Link': '1', 'Sec-Fetch-Site': 'same-origin', Origin: url, 'Content-Type': 'application/json',
      Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  for (const line of answer.headers.getSetCookie()) {
    const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
    cookies.set(name, value);
  }
  return { status: answer.status, body: await answer.json() };
}

async function signIn() {
  const { body } = await ask('/api/sign-in', { username: 'ned.fictionelli', password: 'moondust training 2026' });
  let given = await ask('/api/sign-in/code', { code: body.training_code });
  if (given.status !== 200) {
    await pause(HALF_MINUTE);
    const { body: again } = await ask('/api/session');
    given = await ask('/api/sign-in/code', { code: again.training_code });
  }
  await ask('/api/agreement', { accepted: true });
  const { body: session } = await ask('/api/session');
  if (session.stage !== 'ready') throw new Error(`sign-in stopped at ${session.stage}`);
  return { grant: session.grants[0].id, purpose: session.grants[0].purposes[0].code };
}

try {
  const vantage = await signIn();
  let searches = 0, views = 0;
  for (let age = 0; age < 18; ++age)
    for (const last_name of NAMES)
      for (const first_name of ['', 'Quilla', 'Zeb', 'Marlowe']) {
        const { status, body } = await ask('/api/searches', { ...vantage, last_name, first_name, age });
        if (status !== 200) throw new Error(`a search was answered ${status}`);
        ++searches;
        for (const { handle } of body.rows.slice(0, 5)) {
          if ((await ask(`/api/entries/${handle}`)).status !== 200) throw new Error('an entry did not open');
          ++views;
        }
      }
  const memory = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const megabytes = (field) => Math.round(Number(memory.match(new RegExp(`${field}:\\s+(\\d+)`))[1]) / 1024);
  console.log(`BENCH memory of the server after ${searches} searches and ${views} views | 200 MB | ${megabytes('VmRSS')} MB (at most ${megabytes('VmHWM')} MB)`);
} finally {
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
}
