// From the link in the letter to the home page, by keyboard alone; and what a link is worth in other hands.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { auditRows, heading, newPage, signIn, startBrowser, startServer, tabTo } from './support.mjs';

const TOKEN = 'a-link-of-the-journey-0123456789-ABCDEF';
const CHOSEN = 'violet otter crane 88';
let server, browser, page;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });
beforeEach(async () => {
  await page?.context().close();
  await server?.stop();
  server = await startServer();
  await invite();
  page = await newPage(browser, server);
});

const sqlite = (mode, query) => execFileSync('sqlite3', [`file:${server.database}?mode=${mode}`, query], { encoding: 'utf8' }).trim();
const sql = (query) => sqlite('ro', query);
const number = (kind) => sql(`SELECT number FROM register_row WHERE kind = '${kind}' AND first_name = 'Wren'`);

/** Wren Mockington is invited by the Authoriser of the school. What the letter says is sealed, so the link is one of ours. */
async function invite() {
  const desk = await newPage(browser, server);
  await signIn(desk, 'augusta.placeholder');
  await desk.evaluate(async () => {
    const post = async (path, fields) => {
      const reply = await fetch(path, { method: 'POST', body: JSON.stringify({ fields }), credentials: 'same-origin',
        headers: { 'X-Child-Link': '1', 'Content-Type': 'application/json' } });
      if (!reply.ok) throw new Error(await reply.text());
      return reply.json();
    };
    const { lists } = await post('/api/views/invite_choices', {});
    const rows = ({ columns, rows: all }) => all.map((row) => Object.fromEntries(row.map((text, at) => [columns[at], text])));
    const school = rows(lists.services).find((row) => row.name.startsWith('Moondust Primary'));
    const purpose = rows(lists.purposes).find((row) => row.workforce === school.workforce);
    const email = 'wren.mockington@moondust.example';
    await post('/api/acts/invite', { first_name: 'Wren', last_name: 'Mockington', email, email_again: email, services: school.id,
      user_type: 'Teacher', purpose: purpose.code, is_employed: 'yes', is_relevant: 'yes', is_capable: 'yes', understands: 'yes', is_trained: 'yes' });
  });
  await desk.context().close();
  const hash = createHash('sha256').update(TOKEN).digest('hex');
  sqlite('rw', `UPDATE invitation SET token_hash = '${hash}' WHERE account_id = (SELECT id FROM account WHERE last_name = 'Mockington')`);
}

async function type(label, text) {
  await tabTo(page, label);
  await page.keyboard.type(text);
}
const enter = () => page.keyboard.press('Enter');

/** The screen says which code an authenticator would show. */
async function typeCode() {
  const told = await page.getByText(/the code is now \d{6}/).textContent();
  await type('Six-digit code', told.match(/\d{6}/)[0]);
  await enter();
}

test('REG-7 REG-23 by keyboard alone from the link to the home page; the token stays nowhere', async () => {
  await page.goto(`/register#${TOKEN}`);
  await heading(page, 'Choose a password').waitFor();
  assert.equal(page.url(), `${server.url}/register`);
  assert.equal(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).then((kept) => kept.includes('a-link')), false);
  await type('New password', 'too short');
  await enter();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await type('New password', CHOSEN);
  await enter();

  await heading(page, 'Set up your second step').waitFor();
  await typeCode();
  await heading(page, 'Keep your recovery codes').waitFor();
  await tabTo(page, /stored these codes/);
  await page.keyboard.press('Space');
  await enter();

  await heading(page, 'Your clearance or registration').waitFor();
  await tabTo(page, /Working with Children/);
  await page.keyboard.press('Space');
  await type('Its number', 'DEMO-WWC-9999');
  await enter();
  await page.getByRole('link', { name: /does not know this number/ }).waitFor();
  await page.getByLabel('Its number').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(number('wwcc'));
  await enter();

  await heading(page, 'Your training').waitFor();
  await type('Training receipt number', number('training'));
  await enter();

  await heading(page, 'Terms of Use').waitFor();
  await tabTo(page, /read these terms/);
  await page.keyboard.press('Space');
  await enter();

  await heading(page, 'You are registered').waitFor();
  await tabTo(page, 'Continue', 'button');
  await enter();
  await heading(page, 'Before you continue').waitFor();
  await tabTo(page, 'I agree', 'button');
  await enter();
  await heading(page, /^Welcome, Wren/).waitFor();
  assert.equal(page.url(), `${server.url}/`);
  assert.equal(sql("SELECT state FROM account WHERE last_name = 'Mockington'"), 'active');
  const steps = auditRows(server).filter((row) => row.action.startsWith('registration.') && row.outcome === 'done').map((row) => row.action);
  assert.deepEqual(steps, ['open', 'password', 'credential', 'training', 'terms', 'done'].map((step) => `registration.${step}`));
  assert.deepEqual(page.complaints.filter((each) => !/status of 4\d\d/.test(each)), []);
});

test('REG-5 REG-7 a dead link names nobody; a live one asks whoever has begun for the password they chose', async () => {
  await page.goto('/register#no-such-link');
  await heading(page, 'This link does not work any more').waitFor();
  assert.equal(page.url(), `${server.url}/register`);
  await page.goto('/away.html');
  await page.goto(`/register#${TOKEN}`);
  await heading(page, 'Choose a password').waitFor();
  await page.getByText('Wren Mockington').waitFor();
  await page.getByLabel('New password').fill(CHOSEN);
  await enter();
  await heading(page, 'Set up your second step').waitFor();
  await page.reload(); // the session goes on without the link
  await heading(page, 'Set up your second step').waitFor();

  const other = await newPage(browser, server);
  await other.goto(`/register#${TOKEN}`);
  await heading(other, 'Give your password').waitFor();
  assert.equal(await other.getByText('Wren').count(), 0);
  await other.context().close();
});
