// A page among pages: the browser's keys stay the browser's, its Back, Forward, reload and addresses do what they do
// anywhere, its menus open, and nothing shows itself on hover only.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { agree, findChild, givePassword, giveCode, heading, newPage, signIn, startBrowser, startServer, PASSWORD, openMarlowe } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'.split('');
const CHORDS = [
  ...LETTERS.flatMap((key) => [{ key, ctrlKey: true }, { key, altKey: true }, { key, metaKey: true }, { key, ctrlKey: true, shiftKey: true }, { key, ctrlKey: true, altKey: true }]),
  ...['ArrowLeft', 'ArrowRight', 'Home'].map((key) => ({ key, altKey: true })),
  ...['Tab', 'PageUp', 'PageDown', 'Home', 'End', '=', '-', 'Enter'].map((key) => ({ key, ctrlKey: true })),
  ...['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F10', 'F11', 'F12', 'Insert', 'CapsLock', 'PageDown', 'PageUp', 'Home', 'End', 'Tab'].map((key) => ({ key })),
];

/** Each chord to whatever is focused; the last listener of all sees what the page kept for itself. */
const kept = (page, chords = CHORDS) => page.evaluate((each) => each.filter((chord) => {
  const event = new KeyboardEvent('keydown', { ...chord, bubbles: true, cancelable: true, composed: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event.defaultPrevented;
}).map((chord) => Object.keys(chord).filter((name) => name !== 'key').concat(chord.key).join('+')), chords);

test('PLT-5 no key that a browser or a screen reader uses is taken, on any screen, in a field, on a button or on neither', async () => {
  const page = await newPage(browser, server);
  const taken = [];
  const check = async (screen) => {
    const places = ['#app input:not([type=radio])', '#app button', '#app [type=radio]', '#app a', ''];
    for (const place of places) {
      const isThere = await page.evaluate((where) => {
        const element = where ? [...document.querySelectorAll(where)].find((one) => one.checkVisibility() && !one.closest('[inert]')) : null;
        if (where && !element) return false;
        if (element) element.focus();
        else document.activeElement?.blur();
        return true;
      }, place);
      if (isThere) for (const chord of await kept(page)) taken.push(`${screen}, ${place || 'page'}: ${chord}`);
    }
  };
  await page.goto('/sign-in');
  await page.waitForFunction(() => window.childlink?.started);
  await check('sign-in');
  await givePassword(page, 'quilla.testworth');
  await heading(page, 'Enter your code').waitFor();
  await check('code');
  await giveCode(page);
  await heading(page, 'Before you continue').waitFor();
  await check('agreement');
  await page.getByRole('button', { name: 'I agree' }).click();
  await heading(page, /^Welcome/).waitFor();
  await check('home');
  for (const [link, title] of [['My roll', 'My roll'], ['Help', 'Help'], ['Gallery', 'Gallery'], ['Find a child', 'Find a child']]) {
    await page.getByRole('link', { name: link }).first().click();
    await heading(page, title).waitFor();
    await check(title);
  }
  await openMarlowe(page, () => check('results'));
  await check('entry');
  assert.deepEqual(taken, []);
  assert.deepEqual(await kept(page, [{ key: 'F9' }]), ['F9'], 'the one key that is ours shows that the others would have been noticed');
  await page.context().close();
});

test('PLT-5 trusted keys pass too: find, print, reload and the way back are not cancelled while a field is typed into', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await page.getByRole('link', { name: 'Find a child' }).first().click();
  await page.getByLabel('Last name').click();
  await page.evaluate(() => {
    window.passed = [];
    // The last to hear of it, who then keeps the browser's own windows from opening in the middle of a test.
    addEventListener('keydown', (event) => {
      window.passed.push(`${event.isTrusted} ${event.key} ${event.defaultPrevented}`);
      event.preventDefault();
    });
  });
  const keys = ['F5', 'F3', 'Control+f', 'Control+p', 'Control+r', 'Control+l', 'Control+t', 'Alt+ArrowLeft'];
  for (const key of keys) await page.keyboard.press(key);
  const passed = (await page.evaluate(() => window.passed)).filter((line) => !/Control|Alt/.test(line));
  assert.deepEqual(passed, ['F5', 'F3', 'f', 'p', 'r', 'l', 't', 'ArrowLeft'].map((key) => `true ${key} false`));
  await page.context().close();
});

test('PLT-5 every screen has an address and a title of its own, and Back, Forward and reload lead where they should', async () => {
  const page = await newPage(browser, server);
  const titles = new Map();
  const at = async (title) => {
    await heading(page, title).waitFor();
    titles.set(new URL(page.url()).pathname, await page.title());
  };
  await signIn(page, 'quilla.testworth');
  await at(/^Welcome/);
  for (const link of ['Find a child', 'My roll', 'Help']) {
    await page.getByRole('link', { name: link }).first().click();
    await at(link);
  }
  await page.goBack();
  await at('My roll');
  await page.goBack();
  await at('Find a child');
  await page.goForward();
  await at('My roll');
  await page.reload();
  await at('My roll');
  await page.goBack();
  await at('Find a child');
  await page.goto('/help');
  await at('Help');
  assert.equal(titles.size, 4, [...titles].join(' '));
  assert.equal(new Set(titles.values()).size, titles.size, [...titles.values()].join(', '));
  for (const title of titles.values()) assert.match(title, / - Child Link$/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('PLT-5 an address asked for before signing in is the screen shown after', async () => {
  const page = await newPage(browser, server);
  server.advance(60);
  await page.goto('/roll');
  await page.getByLabel('Username').fill('quilla.testworth');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await giveCode(page);
  await agree(page);
  await heading(page, 'My roll').waitFor();
  assert.equal(new URL(page.url()).pathname, '/roll');
  await page.context().close();
});

test('PLT-5 the browser\'s own menu opens on fields, words and buttons, and a link opens in a new tab', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await page.getByRole('link', { name: 'Find a child' }).first().click();
  await heading(page, 'Find a child').waitFor();
  await page.evaluate(() => {
    window.menus = [];
    addEventListener('contextmenu', (event) => { window.menus.push(event.defaultPrevented); event.preventDefault(); });
  });
  for (const place of [page.getByLabel('Last name'), heading(page, 'Find a child'), page.getByRole('button', { name: 'Search' }), page.getByText('Accents, hyphens')])
    await place.click({ button: 'right' });
  assert.deepEqual(await page.evaluate(() => window.menus), [false, false, false, false]);
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Help' }).first().click({ modifiers: ['Control'] });
  const other = await opened;
  await heading(other, 'Help').waitFor();
  await heading(page, 'Find a child').waitFor();
  await page.context().close();
});

test('PLT-5 a key held while the window loses the focus does not stay held', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  const keys = await page.context().newCDPSession(page);
  const down = (key, code, keyCode, modifiers) => keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code, windowsVirtualKeyCode: keyCode, modifiers });
  await down('Control', 'ControlLeft', 17, 2);
  await down('Shift', 'ShiftLeft', 16, 10);
  await page.evaluate(() => dispatchEvent(new Event('blur')));
  await page.getByRole('link', { name: 'Help' }).first().click();
  await heading(page, 'Help').waitFor();
  assert.equal(page.context().pages().length, 1);
  await page.context().close();
});

test('PLT-5 nothing is shown on hover only', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  const shown = () => page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() =>
    drawn([...document.querySelectorAll('#app [data-id]')].filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })).length)))));
  for (const go of [async () => {}, async () => {
    await findChild(page, { last: 'Quill-Sampleton', age: '6' });
    await page.getByRole('link', { name: /^Marlowe/ }).click();
    await heading(page, /^Marlowe/).waitFor();
  }]) {
    await go();
    await page.mouse.move(0, 0);
    const before = await shown();
    for (const one of await page.locator('#app :is(button, a, tr, section)').all()) {
      if (!await one.isVisible()) continue;
      await one.hover({ force: true });
      assert.equal(await shown(), before, await one.textContent());
    }
    assert.equal(await page.locator('#app [title]').count(), 0, 'no word in a tooltip alone');
  }
  await page.context().close();
});
