// The spine of the product in a real browser: sign in, agree, find, open, a sibling, orders and care, a refusal, sign out.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { auditRows, findChild, givePassword, giveCode, agree, heading, newPage, signIn, startBrowser, startServer } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

test('SRC-7 a teacher finds a pupil under a purpose and every step stands in the log', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');

  await findChild(page, { last: 'quill sampleton', age: '6' });
  await heading(page, /1 child found/).waitFor();
  await page.getByRole('link', { name: /^Marlowe/ }).click();
  await heading(page, /^Marlowe/).waitFor();
  assert.match(new URL(page.url()).pathname, /^\/entry\/[A-Za-z0-9_-]{22,}$/, 'the address holds a handle and nothing of the child');
  await page.getByRole('heading', { level: 2, name: 'Identity' }).waitFor();
  await page.getByText('No record is not proof of absence', { exact: false }).first().waitFor(); // ENT-8

  // UI-3: orders and care are closed until opened by a deliberate act.
  assert.equal(await page.getByText(/Family reunification order|Care by Secretary/i).count(), 0);
  await page.getByRole('button', { name: 'Open orders and care' }).click();
  await page.getByRole('heading', { level: 2, name: 'Orders and care' }).waitFor();
  await page.getByRole('button', { name: 'Open orders and care' }).waitFor({ state: 'detached' });

  // ENT-16: a sibling elsewhere opens as a limited entry: names, indicators, status, and nothing else.
  await page.getByRole('link', { name: /^Juniper/ }).click();
  await page.getByText('This is a limited entry', { exact: false }).waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Identity' }).count(), 0);
  assert.equal(await page.getByText(/Born/).count(), 0);

  const actions = auditRows(server).map((row) => `${row.action} ${row.outcome}`);
  for (const step of ['search done', 'view done', 'open_section done']) assert.ok(actions.includes(step), `${step} in ${actions}`);
  const search = auditRows(server).find((row) => row.action === 'search');
  assert.match(search.detail, /quill sampleton/, 'every term typed is kept');
  assert.match(search.purpose, /./);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('SRC-6 a pupil of another school is not found, and the answer says only that none is in reach', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await findChild(page, { last: 'Nobodyhere', age: '6' });
  await heading(page, 'No child found').waitFor();
  await page.getByText('There may be no record within your reach', { exact: false }).waitFor(); // SRC-9
  await page.context().close();
});

test('SRC-7 a search without a purpose keeps what was typed and says what is missing', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await page.getByRole('link', { name: 'Find a child' }).first().click();
  await heading(page, 'Find a child').waitFor();
  await page.getByLabel('Last name').fill('Ng');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  assert.match(await page.title(), /^Error: /);
  await page.getByRole('link', { name: 'Choose why you need this' }).click();
  await page.waitForFunction(() => document.activeElement?.type === 'radio'); // the summary leads to its field
  assert.equal(await page.getByLabel('Last name').inputValue(), 'Ng');
  await page.context().close();
});

test('REG-23 after sign-out Back shows sign-in and nothing of the child', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await findChild(page, { last: 'Quill-Sampleton', age: '6' });
  await page.getByRole('link', { name: /^Marlowe/ }).click();
  await heading(page, /^Marlowe/).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Username').waitFor();
  await page.goBack();
  await page.getByLabel('Username').waitFor();
  assert.doesNotMatch(await page.content(), /Marlowe|Sampleton/);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await page.context().close();
});

test('REG-19 declining the agreement signs out and reaches nothing', async () => {
  const page = await newPage(browser, server);
  await givePassword(page, 'quilla.testworth');
  await giveCode(page);
  await heading(page, 'Before you continue').waitFor();
  const status = await page.evaluate(() => fetch('/api/searches', {
    method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Child-Link': '1' }, body: '{}' }).then((answer) => answer.status));
  assert.equal(status, 401);
  await page.getByRole('button', { name: 'I do not agree' }).click();
  await page.getByLabel('Username').waitFor();
  await page.context().close();
});

test('ACT-2 an Authoriser who is no User has no way to a child', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'augusta.placeholder');
  assert.equal(await page.getByRole('link', { name: 'Find a child' }).count(), 0);
  await page.goto('/entry/AAAAAAAAAAAAAAAAAAAAAA');
  await heading(page, 'Not available').waitFor();
  await page.context().close();
});

test('ENT-23 an address that leads nowhere says no more than that', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'zeb.sampleton');
  await page.goto('/entry/AAAAAAAAAAAAAAAAAAAAAA');
  await heading(page, 'Not found').waitFor();
  await page.goto('/no-such-screen');
  await heading(page, 'Not found').waitFor();
  await page.context().close();
});
