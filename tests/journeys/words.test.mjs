// Another language is a file and nothing else: the page that lists one offers it, and it reaches the whole page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { giveCode, givePassword, heading, newPage, startBrowser, startServer } from './support.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
let server;
let browser;
before(async () => { [server, browser] = await Promise.all([startServer(), startBrowser()]); });
after(async () => { await browser?.close(); await server?.stop(); });

/** The built-in table with every text in brackets, as web/pack.py would pack it. */
function bracketed() {
  const rows = readFileSync(join(root, 'assets/words/en-AU.txt'), 'utf8').split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  const isWrong = (row) => row.startsWith('error.');
  return [...rows.filter((row) => !isWrong(row)), ...rows.filter(isWrong)]
    .map((row) => `[${row.slice(row.indexOf(' = ') + 3)}]\0`).join('');
}

async function pageWithTwoLanguages() {
  const page = await newPage(browser, server);
  await page.route((url) => !url.pathname.includes('.') && !url.pathname.startsWith('/api/'), async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, body: (await reply.text()).replace('"words": [', '"words": [["de", "Klammern", "/words.de.txt"], ') });
  });
  await page.route('**/words.de.txt', (route) => route.fulfill({ contentType: 'text/plain; charset=utf-8', body: bracketed() }));
  return page;
}

test('PLT-44 a table beside the page is offered in the menu, reaches every word and lasts for the session of the tab', async () => {
  const page = await pageWithTwoLanguages();
  await page.goto('/sign-in');
  const other = page.getByRole('button', { name: 'Klammern' });
  assert.equal(await other.getAttribute('lang'), 'de');
  assert.equal(await page.getByRole('button', { name: 'English' }).count(), 0);
  await page.getByLabel('Username').fill('quilla.testworth');
  await other.click();
  await heading(page, '[Sign in]').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  assert.equal(await page.title(), '[[Sign in] - Child Link]');
  assert.equal(await page.evaluate(() => getComputedStyle(document.body, '::after').content), 'none'); // on paper only
  assert.match(await page.evaluate(() => document.body.dataset.noPrint), /^\[Child Link does not print/);
  assert.equal(await page.getByLabel('[Username]').inputValue(), 'quilla.testworth');

  await page.reload();
  await heading(page, '[Sign in]').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await heading(page, /^Sign in$/).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en-AU');

  const second = await page.context().newPage(); // the choice of a tab is its own
  await second.goto(`${server.url}/sign-in`);
  await heading(second, /^Sign in$/).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('PLT-44 a table that cannot be fetched leaves the words as they were', async () => {
  const page = await newPage(browser, server);
  await page.route('**/sign-in', async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, body: (await reply.text()).replace('"words": [', '"words": [["de", "Klammern", "/words.none.txt"], ') });
  });
  await page.goto('/sign-in');
  await Promise.all([page.waitForResponse('**/words.none.txt'), page.getByRole('button', { name: 'Klammern' }).click()]);
  await givePassword(page, 'quilla.testworth');
  await heading(page, 'Enter your code').waitFor();
  await giveCode(page);
  await heading(page, 'Before you continue').waitFor();
  await page.context().close();
});
