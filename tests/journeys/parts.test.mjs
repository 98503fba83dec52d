// The program comes in parts: what a person notices when the way leads from one to another, which is to be nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PASSWORD, agree, giveCode, heading, newPage, openMenu, signIn, startBrowser, startServer } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

/** Which part's program the page has started. */
const part = (page) => page.evaluate(() => /childlink-([a-z]+)\./.exec(window.partAt(location.pathname).program)[1]);
const path = (page) => new URL(page.url()).pathname;

/** Presses a link of the menu and waits until the screen of this heading stands. */
async function take(page, link, title) {
  await openMenu(page);
  await page.getByRole('navigation').getByRole('link', { name: link, exact: true }).click();
  await heading(page, title).waitFor();
}

test('PLT-45 the way from one part to another keeps the session, and Back and Forward lead along it', async () => {
  const page = await newPage(browser, server);
  let asked = 0;
  page.on('dialog', (dialog) => { asked += 1; dialog.accept(); });
  await signIn(page, 'augusta.placeholder');
  assert.equal(await part(page), 'front');
  await take(page, 'Authoriser Home', 'Authoriser Home');
  assert.deepEqual([path(page), await part(page)], ['/authoriser', 'desk']);
  await take(page, 'Help', 'Help');
  assert.deepEqual([path(page), await part(page)], ['/help', 'front']);
  await page.goBack();
  await heading(page, 'Authoriser Home').waitFor();
  await page.goBack();
  await heading(page, /Augusta/).waitFor();
  assert.equal(path(page), '/');
  await page.goForward();
  await heading(page, 'Authoriser Home').waitFor();
  assert.equal(asked, 0);
  await page.context().close();
});

test('PLT-45 who is not signed in signs in at the address of another part and stays there', async () => {
  const page = await newPage(browser, server);
  await page.goto('/authoriser/users');
  await page.getByLabel('Username').fill('augusta.placeholder');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await giveCode(page);
  await agree(page);
  await heading(page, 'Manage users').waitFor();
  assert.deepEqual([path(page), await part(page)], ['/authoriser/users', 'desk']);
  await page.context().close();
});

test('PLT-45 what was typed just before the way led to another part is there afterwards, and nobody is asked', async () => {
  const page = await newPage(browser, server);
  let asked = 0;
  page.on('dialog', (dialog) => { asked += 1; dialog.accept(); });
  await signIn(page, 'augusta.placeholder');
  await page.goto('/authoriser/invite');
  await heading(page, 'Add new user').waitFor();
  await page.getByLabel('First name').pressSequentially('Quentin');
  await take(page, 'Help', 'Help');
  assert.equal(await part(page), 'front');
  await page.goBack();
  await heading(page, 'Add new user').waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('input')].some((input) => input.value === 'Quentin'));
  await page.goto('/');
  await page.getByText('You began something and have not sent it').waitFor(); // Home knows of the form of another part
  assert.equal(asked, 0);
  await page.context().close();
});

test('PLT-45 while the server cannot be reached nothing is left behind, and the way is taken once it can', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'augusta.placeholder');
  await page.route('**/api/session', (route) => route.abort());
  await openMenu(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Authoriser Home', exact: true }).click();
  await page.getByText('Child Link cannot be reached').first().waitFor();
  assert.equal(path(page), '/');
  await page.unroute('**/api/session');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await heading(page, 'Authoriser Home').waitFor();
  await page.context().close();
});

test('PLT-45 and PLT-29 a lock in one part opens again where it was', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'augusta.placeholder');
  await take(page, 'Authoriser Home', 'Authoriser Home');
  await page.keyboard.press('F9');
  await heading(page, 'Locked').waitFor();
  assert.deepEqual([path(page), await part(page)], ['/authoriser', 'desk']);
  await page.context().close();
});
