// What every journey needs: a server of its own on a copy of the training database, a browser, and the few steps that
// each of them begins with. Controls are found by role and accessible name, as a person would find them.
import { spawn, execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.CHILDLINK_PROGRAM ?? join(root, 'build/native/server/cli/childlink');
export const site = process.env.CHILDLINK_SITE ?? join(root, 'build/web/site');

/** The day on which every journey takes place, and the moment at which its server's clock stands. */
export const TODAY = '2026-11-23';
export const START = '2026-11-22T23:42:00Z'; // 10:42 am in Melbourne
export const PASSWORD = 'moondust training 2026';

const template = join(root, 'build/journeys/training.db');

function training() {
  if (existsSync(template)) return;
  mkdirSync(dirname(template), { recursive: true });
  execFileSync(program, ['demo', '--children', '60', '--seed', '1', '--today', TODAY, '--database', template], { stdio: 'pipe' });
}

/** A server on a fresh copy of the training database, with a clock that stands until it is moved. */
export async function startServer({ environment = {} } = {}) {
  training();
  const folder = mkdtempSync(join(tmpdir(), 'childlink-journey-'));
  const database = join(folder, 'training.db');
  for (const part of ['', '.key']) if (existsSync(template + part)) copyFileSync(template + part, database + part);
  const clockFile = join(folder, 'clock');
  const setClock = (moment) => {
    writeFileSync(`${clockFile}.new`, moment);
    renameSync(`${clockFile}.new`, clockFile);
  };
  setClock(START);
  let now = Date.parse(START);

  const child = spawn(program, ['serve', '--database', database, '--port', '0', '--web-root', site, '--clock', clockFile],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  let printed = '';
  const url = await new Promise((found, lost) => {
    const read = (chunk) => {
      printed += chunk;
      const ready = printed.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (ready) found(ready[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => lost(new Error(`the server ended with ${code}:\n${printed}`)));
  });
  return {
    url, database, program,
    /** Moves the server's clock on. An account cannot give two codes in one half-minute (REG-15). */
    advance: (seconds) => {
      now += seconds * 1000;
      setClock(new Date(now).toISOString().replace('.000Z', 'Z'));
    },
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
}

/** A page of its own, in a context of its own. Anything the page complains of fails the journey that asks. `face` and
    `theme` are what somebody chose in this tab before. */
export async function newPage(browser, server, { face = '', theme = '', ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, baseURL: server.url, locale: 'en-AU', ...options });
  const page = await context.newPage();
  await page.addInitScript((chosen) => {
    for (const [name, choice] of Object.entries(chosen)) if (choice) sessionStorage.setItem(name, choice);
  }, { face, theme });
  page.server = server;
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') page.complaints.push(message.text()); });
  return page;
}

export const heading = (page, name) => page.getByRole('heading', { level: 1, name });

/** From the sign-in form to the code step. */
export async function givePassword(page, username, password = PASSWORD) {
  page.server.advance(60);
  await page.goto('/sign-in');
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** The training screen says which code an authenticator would show. */
export async function giveCode(page) {
  await heading(page, 'Enter your code').waitFor();
  const told = await page.getByText(/the code is now \d{6}/).textContent();
  await page.getByLabel('Six-digit code').fill(told.match(/\d{6}/)[0]);
  await page.getByRole('button', { name: 'Continue' }).click();
}

export async function agree(page) {
  await heading(page, 'Before you continue').waitFor();
  await page.getByRole('button', { name: 'I agree' }).click();
}

export async function signIn(page, username) {
  await givePassword(page, username);
  await giveCode(page);
  await agree(page);
  await heading(page, /^Welcome/).waitFor();
}

/** Tabs on until the control that has the focus has this accessible name, or is the one that this locator finds. */
export async function tabTo(page, name, role = '') {
  for (let step = 0; step < 80; ++step) {
    const focused = page.locator(':focus');
    if (await focused.count()) {
      const wanted = name.elementHandles ? name : role ? page.getByRole(role, { name }) : page.getByLabel(name);
      if (await focused.first().evaluate((here, candidates) => candidates.includes(here), await wanted.elementHandles()).catch(() => false)) return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${role} ${name}`);
}

/** On a narrow screen what the menu holds stands behind a button. */
export async function openMenu(page) {
  const menu = page.getByRole('button', { name: 'Menu', exact: true });
  if (await menu.count() && await menu.getAttribute('aria-expanded') === 'false') await menu.click();
}

/** Chooses a face or a theme in the dialog that the menu offers on every screen. */
export async function setDisplay(page, ...choices) {
  await openMenu(page);
  await page.getByRole('button', { name: 'Display' }).click();
  for (const name of choices) await page.getByRole('dialog').getByRole('radio', { name }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Once the program has chosen a face of its own; a reload does that again. */
export async function toPlainFace(page) {
  const isPlain = () => document.documentElement.classList.contains('plain');
  await page.waitForFunction(() => window.childlink?.started);
  if (await page.evaluate(isPlain)) return;
  await setDisplay(page, 'Plain page');
  await page.waitForFunction(isPlain);
}

export async function findChild(page, { last, first = '', age = '', born = '', purpose = /education, care/ }) {
  await openMenu(page);
  await page.getByRole('link', { name: 'Find a child' }).first().click();
  await heading(page, 'Find a child').waitFor();
  await page.getByLabel('Last name').fill(last);
  await page.getByLabel('First name').fill(first);
  await page.getByLabel('Date of birth').fill(born);
  await page.getByLabel('Age in whole years').fill(age);
  await page.getByRole('radio', { name: purpose }).check();
  await page.getByRole('button', { name: 'Search' }).click();
}

/** From anywhere to Marlowe's page, which has something of everything; `onResults` runs on the way. */
export async function openMarlowe(page, onResults = async () => {}) {
  await findChild(page, { last: 'Quill-Sampleton', age: '6' });
  await heading(page, /found/).waitFor();
  await onResults();
  await page.getByRole('link', { name: /^Marlowe/ }).click();
  await heading(page, /^Marlowe/).waitFor();
}

/** Every audit row, oldest first, read from the server's own database by the sqlite3 of node or the program itself. */
export function auditRows(server) {
  const out = execFileSync('sqlite3', ['-json', `file:${server.database}?mode=ro`,
    'SELECT action, outcome, object_id, purpose, detail FROM audit_event ORDER BY seq'], { encoding: 'utf8' });
  return out ? JSON.parse(out) : [];
}
