// What a session, a connection or a computer may do to a person in the middle of a form, and what it may not cost them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PASSWORD, agree, auditRows, findChild, giveCode, heading, newPage, openMenu, signIn, startBrowser, startServer } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

const actions = () => auditRows(server).map((row) => row.action);
const lastName = (page) => page.getByLabel('Last name');

async function toForm(page) {
  await openMenu(page);
  await page.getByRole('link', { name: 'Find a child' }).first().click();
  await heading(page, 'Find a child').waitFor();
}

/** Types and waits until the form says that it is kept. */
async function typeAndKeep(page, words) {
  await lastName(page).fill(words);
  await page.getByText(/^Draft saved/).waitFor();
}

test('PLT-27 what is typed is there again after a reload, and in no storage of the browser', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await toForm(page);
  await typeAndKeep(page, 'Quill-Sampleton');
  const kept = await page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), await caches.keys(), document.cookie]));
  assert.doesNotMatch(kept, /Quill|Sampleton/);
  await page.reload();
  await heading(page, 'Find a child').waitFor();
  await page.waitForFunction(() => document.querySelector('input[name=last_name]')?.value === 'Quill-Sampleton');
  await page.getByRole('link', { name: 'Home' }).click();
  await page.getByText('You began something and have not sent it').waitFor();
  await toForm(page);
  const forgotten = page.waitForResponse('**/api/drafts/find');
  await page.getByRole('button', { name: 'Clear the form' }).click();
  await forgotten;
  await page.waitForFunction(() => document.querySelector('input[name=last_name]')?.value === '');
  await page.reload();
  await heading(page, 'Find a child').waitFor();
  assert.equal(await lastName(page).inputValue(), '');
  await page.context().close();
});

test('PLT-29 the draft is there again after a lock that came before the pause', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'carer.specimen');
  await toForm(page);
  await lastName(page).pressSequentially('Sampleton');
  await page.keyboard.press('F9');
  await heading(page, 'Locked').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await heading(page, 'Find a child').waitFor();
  await page.waitForFunction(() => document.querySelector('input[name=last_name]')?.value === 'Sampleton');
  await page.context().close();
});

test('PLT-26 after the session has expired the person signs in on the same screen and goes on with the same draft', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'zeb.sampleton');
  await toForm(page);
  await typeAndKeep(page, 'Placeholder');
  server.advance(16 * 60); // the server ends it; the page learns of that with its next call
  await lastName(page).fill('Placeholder-Test');
  await heading(page, 'You have been signed out').waitFor();
  assert.equal(await page.getByLabel('Last name').count(), 0);
  assert.match(page.url(), /\/find$/);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Username').fill('zeb.sampleton');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await giveCode(page);
  await agree(page);
  await heading(page, 'Find a child').waitFor();
  await page.waitForFunction(() => document.querySelector('input[name=last_name]')?.value === 'Placeholder');
  await page.context().close();
});

test('PLT-33 the next person on the same computer gets none of the draft of the first', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await toForm(page);
  await typeAndKeep(page, 'Quill-Sampleton');
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Username').waitFor();
  await signIn(page, 'zeb.sampleton');
  await toForm(page);
  assert.notEqual(await lastName(page).inputValue(), 'Quill-Sampleton');
  await page.context().close();
});

test('PLT-24 and PLT-25 a search that got no answer is tried again by itself, and stands in the log once', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  const before = actions().filter((action) => action === 'search').length;
  let tries = 0;
  const keys = new Set();
  await page.route('**/api/searches', async (route) => {
    keys.add(route.request().headers()['idempotency-key']);
    // The first time the server does it and the answer gets lost on the way.
    if (++tries === 1) { await route.fetch(); return route.abort(); }
    return route.continue();
  });
  await findChild(page, { last: 'Quill-Sampleton', age: '6' });
  await page.getByText('Child Link cannot be reached').first().waitFor();
  assert.equal(await lastName(page).inputValue(), 'Quill-Sampleton');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await heading(page, /1 child found/).waitFor();
  assert.equal(await page.locator('#app').getByText('Child Link cannot be reached').count(), 0);
  assert.equal(tries, 2);
  assert.equal(keys.size, 1);
  assert.equal(actions().filter((action) => action === 'search').length, before + 1);
  await page.context().close();
});

test('PLT-28 the browser asks before it lets go of words that are kept nowhere yet, and not afterwards', async () => {
  const teacher = await newPage(browser, server);
  await signIn(teacher, 'quilla.testworth');
  await toForm(teacher);
  await teacher.route('**/api/drafts/find', (route) => route.abort());
  await lastName(teacher).pressSequentially('Unsaved-Sampleton');
  const asks = () => teacher.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  assert.equal(await asks(), true);
  await teacher.unroute('**/api/drafts/find');
  await teacher.evaluate(() => dispatchEvent(new Event('online')));
  await teacher.getByText(/^Draft saved/).waitFor();
  assert.equal(await asks(), false);
  await teacher.getByRole('button', { name: 'Clear the form' }).click();
  await teacher.context().close();
});
