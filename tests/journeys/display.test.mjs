// Face and theme: chosen by the person, worn from the first paint, forgotten at sign-out; and what the device asks for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findChild, heading, newPage, openMenu, setDisplay, signIn, startBrowser, startServer, openMarlowe } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

const worn = (page) => page.evaluate(() => ({ theme: document.documentElement.dataset.theme ?? 'light', plain: document.documentElement.classList.contains('plain') }));
const kept = (page) => page.evaluate(() => ({ ...sessionStorage }));
const started = (page) => page.waitForFunction(() => window.childlink?.started);

test('PLT-12 face and theme are chosen in the menu, on the sign-in page too, and last through a reload until sign-out', async () => {
  const page = await newPage(browser, server);
  await page.goto('/sign-in');
  await started(page);
  await setDisplay(page, 'Dark');
  assert.deepEqual(await worn(page), { theme: 'dark', plain: false });
  await signIn(page, 'quilla.testworth');
  assert.deepEqual(await worn(page), { theme: 'dark', plain: false }, 'kept through the sign-in page');
  await setDisplay(page, 'Plain page', 'High contrast');
  assert.deepEqual(await worn(page), { theme: 'contrast', plain: true });
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('[hidden]')].filter((element) => element.checkVisibility()).map((element) => element.id)), [], 'what is hidden is, in either face');
  await page.reload();
  await heading(page, /^Welcome/).waitFor();
  await started(page);
  assert.deepEqual(await worn(page), { theme: 'contrast', plain: true });
  assert.deepEqual(await kept(page), { theme: 'contrast', face: 'plain' }, 'and nothing else is kept');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Username').waitFor();
  await page.waitForFunction(() => !document.documentElement.dataset.theme && window.childlink?.started);
  assert.deepEqual(await worn(page), { theme: 'light', plain: false });
  assert.deepEqual(await kept(page), {});
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('PLT-12 another tab wears its own', async () => {
  const page = await newPage(browser, server);
  await page.goto('/sign-in');
  await started(page);
  await setDisplay(page, 'High contrast');
  const other = await page.context().newPage();
  await other.goto('/sign-in');
  await started(other);
  assert.deepEqual(await worn(other), { theme: 'light', plain: false });
  await page.context().close();
});

test('PLT-12 a chosen theme and face are worn before the program has come', async () => {
  const page = await newPage(browser, server, { theme: 'dark' });
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('/sign-in');
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(17, 23, 34)');
  await page.context().close();
});

test('PLT-12 the display dialog is used by keyboard alone and gives the focus back', async () => {
  const page = await newPage(browser, server);
  await page.goto('/sign-in');
  await started(page);
  await page.getByRole('button', { name: 'Display' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.type === 'radio' && document.activeElement.checked);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.textContent === 'Display');
  await page.context().close();
});

test('PLT-35 who asks the device for more contrast gets the high contrast theme; light stays the default in the dark', async () => {
  const more = await newPage(browser, server, { contrast: 'more' });
  await more.goto('/sign-in');
  await started(more);
  assert.equal((await worn(more)).theme, 'contrast');
  await more.context().close();
  const dark = await newPage(browser, server, { colorScheme: 'dark' });
  await dark.goto('/sign-in');
  await started(dark);
  assert.equal((await worn(dark)).theme, 'light');
  await dark.context().close();
});

test('PLT-10 in forced colours the page is plain by itself, and every control keeps an edge', async () => {
  const page = await newPage(browser, server, { forcedColors: 'active' });
  await signIn(page, 'quilla.testworth');
  await started(page);
  assert.equal((await worn(page)).plain, true);
  const bare = await page.evaluate(() => [...document.querySelectorAll('#app :is(.button, .header-button, .input, .pill, .tag)')]
    .filter((element) => getComputedStyle(element).borderTopStyle === 'none' || parseFloat(getComputedStyle(element).borderTopWidth) === 0)
    .map((element) => element.outerHTML));
  assert.deepEqual(bare, []);
  await openMenu(page);
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByText('Your device chooses the colours').waitFor();
  assert.equal(await page.getByRole('radio').count(), 0, 'there is nothing to choose');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.emulateMedia({ forcedColors: 'none' });
  await page.waitForFunction(() => document.documentElement.classList.contains('drawn'));
  await page.context().close();
});

test('PLT-10 nothing moves for who asks for less movement', async () => {
  const moving = async (reducedMotion) => {
    const page = await newPage(browser, server, { reducedMotion, face: 'plain' });
    await signIn(page, 'quilla.testworth');
    const count = await page.evaluate(() => [...document.querySelectorAll('#app *')]
      .filter((element) => ['', '::before'].some((part) => getComputedStyle(element, part).animationName !== 'none' || parseFloat(getComputedStyle(element, part).transitionDuration) > 0)).length);
    await page.context().close();
    return count;
  };
  assert.equal(await moving('reduce'), 0);
  assert.ok(await moving('no-preference') > 0);
});

/** What WCAG 1.4.12 lets a person set. */
const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

/** Words that leave their box or the page, and words that lie on others. */
const cramped = (page) => page.evaluate(() => {
  const found = [];
  const words = [];
  const walker = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest('svg, .watermark, .skip, .caption, option') || !element.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) words.push([walker.currentNode.data.slice(0, 30), box]);
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible') found.push(`cut off: ${element.textContent.slice(0, 30)}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  const hidden = getComputedStyle(document.querySelector('.head') ?? document.body).clipPath !== 'none' ? [...document.querySelectorAll('.head-cell')].map((cell) => cell.textContent.slice(0, 30)) : [];
  const shown = words.filter(([text]) => !hidden.includes(text));
  shown.forEach(([text, a], i) => {
    for (const [other, b] of shown.slice(i + 1))
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4) found.push(`"${text}" lies on "${other}"`);
  });
  return found;
});

for (const width of [320, 1280])
  test(`PLT-10 a person's own text spacing cuts nothing off, ${width} pixels wide`, async () => {
    const page = await newPage(browser, server, { viewport: { width, height: 800 }, face: 'plain', bypassCSP: true });
    const check = async (screen) => {
      assert.deepEqual(await cramped(page), [], screen);
      const style = await page.addStyleTag({ content: SPACING });
      assert.deepEqual(await cramped(page), [], `${screen}, spaced`);
      await style.evaluate((element) => element.remove());
    };
    await signIn(page, 'quilla.testworth');
    await check('home');
    await openMenu(page);
    await page.getByRole('link', { name: 'Gallery' }).click();
    await heading(page, 'Gallery').waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    await check('gallery');
    await openMarlowe(page, () => check('results'));
    await check('entry');
    await page.context().close();
  });

test('PLT-2 the skip link is first in Tab order, shows while it has the focus, and goes to the page\'s title', async () => {
  for (const face of ['drawn', 'plain']) {
    const page = await newPage(browser, server, { face });
    await page.goto('/sign-in'); // where no title has taken the focus yet
    await started(page);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    assert.ok(await skip.evaluate((link) => link === document.activeElement), face);
    const box = await skip.boundingBox();
    assert.ok(box.x >= 0 && box.y >= 0, `${face}: it is in sight`);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.localName === 'h1');
    assert.equal(new URL(page.url()).pathname, '/sign-in');
    await page.context().close();
  }
});

test('PLT-3 what is pressed is 44 pixels high under a finger, and never below 24', async () => {
  const low = (page, least) => page.evaluate((limit) => [...document.querySelectorAll('#app :is(a, button, select, input):not(.radio, .check, .skip)')]
    .filter((element) => element.getBoundingClientRect().height < limit - 0.5).map((element) => `${element.textContent} ${element.getBoundingClientRect().height}`), least);
  for (const face of ['drawn', 'plain'])
    for (const [least, options] of [[24, {}], [44, { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } }]]) {
      const page = await newPage(browser, server, { face, ...options });
      await signIn(page, 'quilla.testworth');
      await started(page);
      await openMenu(page);
      await page.getByRole('link', { name: 'Gallery' }).click();
      await heading(page, 'Gallery').waitFor();
      assert.deepEqual(await low(page, least), [], `${face}, ${least}`);
      await page.context().close();
    }
});

test('PLT-9 drawn words are selected where they are read, and nowhere on a child\'s page', async () => {
  for (const face of ['drawn', 'plain']) {
    const page = await newPage(browser, server, { face, permissions: ['clipboard-read', 'clipboard-write'] });
    await signIn(page, 'quilla.testworth');
    await started(page);
    const drag = async (target) => {
      const box = await target.boundingBox();
      await page.mouse.move(box.x + 1, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + Math.min(box.width, 300), box.y + box.height / 2, { steps: 4 });
      await page.mouse.up();
      return page.evaluate(() => getSelection().toString());
    };
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const lead = page.getByText('Find a child you work with and see');
    assert.match(await drag(lead), /^Find a child you work/, face);
    await page.keyboard.press('Control+C');
    assert.match(await clipboard(), /^Find a child you work/, face);
    assert.ok(await page.evaluate(() => { getSelection().removeAllRanges(); return window.find('What you look at is recorded'); }), `${face}: the browser finds what is drawn`);
    if (face === 'drawn') assert.match(await page.evaluate(() => getComputedStyle(document.querySelector('.lead'), '::selection').backgroundColor), /0\.35\)$/, 'and marks it');

    await findChild(page, { last: 'Quill-Sampleton', age: '6' });
    await page.getByRole('link', { name: /^Marlowe/ }).click();
    await heading(page, /^Marlowe/).waitFor();
    await page.evaluate(() => navigator.clipboard.writeText('nothing'));
    assert.equal(await drag(heading(page, /^Marlowe/)), '', face);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    assert.equal(await clipboard(), 'nothing', `${face}: a copy takes nothing`);
    await page.context().close();
  }
});

/** The words on paper, whichever face is on the screen. */
async function printed(page) {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const sheet = await page.evaluate(() => ({
    words: document.getElementById('app').checkVisibility() ? document.getElementById('app').innerText : '',
    head: getComputedStyle(document.getElementById('app'), '::before').content,
    refusal: getComputedStyle(document.body, '::after').content,
    canvas: document.getElementById('canvas').checkVisibility(),
  }));
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  return sheet;
}

test('PLT-11 a page that may be printed prints as a document; a child\'s page says that it does not', async () => {
  for (const face of ['drawn', 'plain']) {
    const page = await newPage(browser, server, { face, theme: 'dark' });
    await signIn(page, 'quilla.testworth');
    await started(page);
    await page.getByRole('link', { name: 'Help' }).click();
    await heading(page, 'Help').waitFor();
    const before = await heading(page, 'Help').boundingBox();
    const help = await printed(page);
    assert.match(help.words, /Looking up a child/);
    assert.doesNotMatch(help.words, /Sign out|Skip to content|Gallery/, 'without what surrounds the page');
    assert.match(help.head, /Child Link · Help · 23 Nov 2026 · Quilla Testworth/);
    assert.equal(help.refusal, 'none');
    assert.equal(help.canvas, false);
    assert.deepEqual(await heading(page, 'Help').boundingBox(), before, `${face}: the screen is as it was`);

    await findChild(page, { last: 'Quill-Sampleton', age: '6' });
    for (const open of [heading(page, /found/), heading(page, /^Marlowe/)]) {
      await open.waitFor();
      const sheet = await printed(page);
      assert.equal(sheet.words, '', face);
      assert.equal(sheet.canvas, false);
      assert.match(sheet.refusal, /does not print/);
      const link = page.getByRole('link', { name: /^Marlowe/ });
      if (await link.count()) await link.click();
    }
    await page.context().close();
  }
});
