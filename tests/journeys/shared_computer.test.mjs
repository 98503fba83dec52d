// A computer that many people use: locked in a hurry, left in a hurry, taken over by the next person, open in two tabs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PASSWORD, auditRows, heading, newPage, openMenu, signIn, startBrowser, startServer, openMarlowe } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

const actions = () => auditRows(server).map((row) => row.action);

/** All that the page holds by which something could be read: words, values, title, address. */
const readable = (page) => page.evaluate(() => [document.body.innerText, document.title, location.href,
  ...[...document.querySelectorAll('input, textarea')].map((field) => field.value)].join('\n'));

/** How often a text stands in the program's memory, in that of the program that was here before as well. */
const found = (page, text) => page.evaluate((wanted) => {
  const bytes = new TextEncoder().encode(wanted);
  const memory = window.held();
  let count = 0;
  for (let at = memory.indexOf(bytes[0]); at >= 0; at = memory.indexOf(bytes[0], at + 1))
    if (bytes.every((byte, i) => memory[at + i] === byte)) count += 1;
  return count;
}, text);

/** Keeps hold of the memory as it is now, so that it can be looked through when the program has gone. */
const hold = (page) => page.evaluate(() => { const memory = window.childlink.memory(); window.held = () => memory; });

/** Lets the page be blanked without being left, so that what it leaves behind can be looked at. */
const stay = (page, path) => page.route(path, (route) => (route.request().isNavigationRequest() ? route.fulfill({ status: 204 }) : route.fallback()));

for (const way of ['key', 'button'])
  test(`PLT-29 and PLT-34 locked by ${way}: the next frame shows nothing, no memory holds a name, and the password opens the same screen`, async () => {
    const page = await newPage(browser, server);
    await signIn(page, 'quilla.testworth');
    await openMarlowe(page);
    const address = page.url();
    await hold(page);
    assert.ok(await found(page, 'Marlowe') > 0, 'the name is in memory while it is shown');
    await stay(page, address);
    // The lock is held back, so that the time between the key and the server's answer can be seen.
    let open;
    const held = new Promise((release) => { open = release; });
    await page.route('**/api/session/lock', async (route) => { await held; await route.continue(); });
    const asked = page.waitForRequest('**/api/session/lock');
    if (way === 'key') await page.keyboard.press('F9');
    else await page.getByRole('button', { name: 'Lock' }).click();
    await asked;
    assert.doesNotMatch(await readable(page), /Marlowe|Quill|Testworth|Moondust/);
    assert.equal(await page.locator('#canvas').isVisible(), false, 'what was drawn is not shown');
    assert.equal(await found(page, 'Marlowe'), 0);
    assert.equal(await found(page, 'Testworth'), 0);
    await page.unroute(address);
    open();
    await heading(page, 'Locked').waitFor();
    assert.match(await readable(page), /Quilla Testworth is signed in/);
    assert.doesNotMatch(await readable(page), /Marlowe|Quill-Sampleton/);
    assert.ok(actions().includes('session.lock'));
    await page.reload();
    await heading(page, 'Locked').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await heading(page, /^Marlowe/).waitFor();
    assert.equal(page.url(), address);
    await page.context().close();
  });

test('PLT-29 four wrong passwords leave it locked, the fifth leaves nobody signed in', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'zeb.sampleton');
  await page.keyboard.press('F9');
  await heading(page, 'Locked').waitFor();
  for (let wrong = 1; wrong <= 4; ++wrong) {
    await page.getByLabel('Password', { exact: true }).fill(`not the password, try ${wrong}`);
    const answered = page.waitForResponse('**/api/session/unlock');
    await page.getByRole('button', { name: 'Unlock' }).click();
    assert.equal((await answered).status(), 422);
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    assert.equal(await heading(page, 'Locked').count(), 1);
  }
  await page.getByLabel('Password', { exact: true }).fill('not the password, try 5');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await heading(page, 'Sign in').waitFor();
  await page.getByText('Too many tries').first().waitFor();
  assert.doesNotMatch(await readable(page), /Zeb|Sampleton/);
  await page.context().close();
});

for (const [what, fail] of [['without a connection', (route) => route.abort()], ['that a busy server refuses', (route) => route.fulfill({ status: 503 })]])
  test(`PLT-29 a lock ${what} stays closed, through reloads, until the server knows`, async () => {
    const page = await newPage(browser, server);
    await signIn(page, 'augusta.placeholder');
    await page.route('**/api/session/lock', fail);
    await page.keyboard.press('F9');
    await page.getByText('Locked. Child Link cannot be reached').waitFor();
    assert.doesNotMatch(await readable(page), /Augusta|Placeholder/);
    await page.reload();
    await page.getByText('Locked. Child Link cannot be reached').waitFor();
    assert.doesNotMatch(await readable(page), /Augusta|Placeholder/);
    assert.equal(await page.evaluate(() => JSON.stringify({ ...sessionStorage })), '{"locked":"1"}', 'no more than that it is locked');
    await page.unroute('**/api/session/lock');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await heading(page, 'Locked').waitFor();
    await page.context().close();
  });

for (const way of ['button', 'Shift three times'])
  test(`PLT-30 leaving by ${way}: a blank page, the session ended, and Back shows nothing of it`, async () => {
    const page = await newPage(browser, server);
    await signIn(page, 'quilla.testworth');
    await openMarlowe(page);
    const told = page.waitForRequest('**/api/sign-out');
    if (way === 'button') await page.getByRole('button', { name: 'Exit now' }).click();
    else for (let i = 0; i < 3; ++i) await page.keyboard.press('Shift');
    await page.waitForURL('**/away.html');
    assert.equal(await page.title(), 'Blank page');
    assert.equal((await page.locator('body').innerText()).trim(), '');
    await told;
    await page.goBack();
    await page.getByLabel('Username').waitFor();
    assert.ok(actions().includes('sign_out'));
    assert.doesNotMatch(await readable(page), /Marlowe|Testworth|Sampleton/);
    await page.context().close();
  });

test('PLT-30 Shift twice, or with another key in between, leaves nothing', async () => {
  const page = await newPage(browser, server);
  await page.goto('/sign-in');
  await page.waitForFunction(() => window.childlink?.started);
  await page.getByLabel('Username').focus();
  await page.keyboard.press('Shift');
  await page.keyboard.press('Shift+A');
  await page.keyboard.press('Shift');
  await page.keyboard.press('Shift');
  assert.equal(await page.getByLabel('Username').inputValue(), 'A');
  assert.match(page.url(), /sign-in$/);
  await page.keyboard.press('Shift');
  await page.waitForURL('**/away.html');
  await page.context().close();
});

test('PLT-31 two tabs of one session are warned, kept, locked and ended together', async () => {
  const first = await newPage(browser, server);
  await first.clock.install();
  await signIn(first, 'augusta.placeholder');
  const second = await first.context().newPage();
  second.server = server;
  await second.goto('/');
  await heading(second, /^Welcome/).waitFor();
  await first.clock.runFor((13 * 60 + 5) * 1000); // of the whole browser context, both tabs
  for (const tab of [first, second]) await tab.getByRole('alertdialog').waitFor();
  await first.getByRole('button', { name: 'Stay signed in' }).click();
  for (const tab of [first, second]) await tab.getByRole('alertdialog').waitFor({ state: 'detached' });

  await first.keyboard.press('F9');
  for (const tab of [first, second]) await heading(tab, 'Locked').waitFor();
  await second.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await second.getByRole('button', { name: 'Unlock' }).click();
  await heading(second, /^Welcome/).waitFor();
  await first.reload();
  await heading(first, /^Welcome/).waitFor();
  await second.getByRole('button', { name: 'Sign out' }).click();
  for (const tab of [first, second]) await tab.getByLabel('Username').waitFor();
  assert.doesNotMatch(await readable(first), /Augusta|Placeholder/);
  await first.context().close();
});

test('PLT-32 and PLT-34 a page that the browser keeps for later keeps nothing, and starts anew when it comes back', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await openMarlowe(page);
  await hold(page);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  assert.doesNotMatch(await readable(page), /Marlowe|Quill-Sampleton|Testworth/);
  assert.equal(await found(page, 'Marlowe'), 0);
  assert.equal(await page.locator('#canvas').isVisible(), false);
  const again = page.waitForEvent('domcontentloaded');
  await page.evaluate(() => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); });
  await again;
  await page.context().close();
});

test('PLT-34 after signing out no name is left in the memory of the program that went', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await openMarlowe(page);
  await hold(page);
  assert.ok(await found(page, 'Marlowe') > 0);
  await stay(page, '**/sign-in');
  const asked = page.waitForRequest((request) => request.isNavigationRequest());
  await page.getByRole('button', { name: 'Sign out' }).click();
  await asked;
  for (const name of ['Marlowe', 'Testworth', 'Sampleton']) assert.equal(await found(page, name), 0, name);
  await page.context().close();
});

test('PLT-33 the next person signs in at once and sees nothing of the first one', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await openMarlowe(page);
  await openMenu(page);
  await page.getByRole('link', { name: 'Find a child' }).first().click();
  await page.getByLabel('First name').fill('Marlowe');
  await page.keyboard.press('F9');
  await heading(page, 'Locked').waitFor();
  // From the locked screen to a sign-in form of one's own in one press.
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Username').waitFor();
  assert.doesNotMatch(await readable(page), /Quilla|Testworth|Marlowe/);
  await signIn(page, 'zeb.sampleton');
  await openMenu(page);
  await page.getByRole('link', { name: 'Find a child' }).first().click();
  await heading(page, 'Find a child').waitFor();
  for (const label of ['Last name', 'First name', 'Age in whole years']) assert.equal(await page.getByLabel(label).inputValue(), '');
  assert.doesNotMatch(await readable(page), /Quilla|Marlowe/);
  await page.context().close();
});
