// What must hold of the page itself: both faces, no frames while idle, sharp at any ratio, nothing wider than the screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { agree, findChild, givePassword, giveCode, heading, newPage, signIn, startBrowser, startServer, toPlainFace } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

test('UI-5 the plain face goes the whole way', async () => {
  const page = await newPage(browser, server);
  await givePassword(page, 'quilla.testworth');
  await toPlainFace(page);
  assert.equal(await page.locator('canvas').isVisible(), false);
  await giveCode(page);
  await agree(page);
  await findChild(page, { last: 'Quill-Sampleton', age: '6' });
  await page.getByRole('link', { name: /^Marlowe/ }).click();
  await heading(page, /^Marlowe/).waitFor();
  await page.getByRole('button', { name: 'Open orders and care' }).click();
  await page.getByRole('heading', { level: 2, name: 'Orders and care' }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('UI-5 a page that nobody touches draws nothing', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'zeb.sampleton');
  const frames = () => page.evaluate(() => window.childlink.frames);
  const refreshes = (count) => page.evaluate((left) => new Promise((done) => {
    const next = () => (left-- > 0 ? requestAnimationFrame(next) : done());
    next();
  }), count);
  await refreshes(20); // let what is under way settle
  const before = await frames();
  await refreshes(60);
  assert.equal(await frames(), before);
  await page.context().close();
});

for (const width of [360, 683, 1366])
  test(`UI-5 nothing is wider than a screen of ${width} pixels`, async () => {
    const page = await newPage(browser, server, { viewport: { width, height: 740 } });
    await page.goto('/sign-in');
    await page.getByLabel('Username').waitFor();
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(await over() <= 0);
    await signIn(page, 'quilla.testworth');
    await toPlainFace(page);
    assert.ok(await over() <= 0, 'home');
    await findChild(page, { last: 'Quill-Sampleton', age: '6' });
    await heading(page, /found/).waitFor();
    assert.ok(await over() <= 0, 'results');
    await page.getByRole('link', { name: /^Marlowe/ }).click();
    await heading(page, /^Marlowe/).waitFor();
    assert.ok(await over() <= 0, 'entry');
    await page.context().close();
  });

test('UI-5 the canvas is as sharp as the screen at every zoom', async () => {
  // A canvas has at most 8 million pixels (client/platform/loop.cpp): the highest ratios are those of small screens.
  for (const deviceScaleFactor of [1, 1.25, 2, 3, 4]) {
    const page = await newPage(browser, server, { deviceScaleFactor, ...(deviceScaleFactor > 2 ? { viewport: { width: 412, height: 915 } } : {}) });
    await page.goto('/sign-in');
    await page.waitForFunction(() => window.childlink?.frames > 0);
    const [drawn, shown] = await page.evaluate(() => {
      const canvas = document.querySelector('canvas');
      return [canvas.width, Math.round(canvas.getBoundingClientRect().width * devicePixelRatio)];
    });
    assert.ok(Math.abs(drawn - shown) <= 1, `${drawn} pixels for ${shown} at ${deviceScaleFactor}`);
    await page.context().close();
  }
});
