// What the eye gets: the pixels of every word on the canvas, in every theme. The box of each text is looked at; its ground is
// the colour met most often, its ink the one that stands out most from it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { heading, newPage, openMenu, setDisplay, signIn, startBrowser, startServer, openMarlowe } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

/** Words with their boxes in the window, and whether they are large (WCAG: 24 px, or 18.66 px bold). */
const textBoxes = (page) => page.evaluate(() => {
  const boxes = [];
  for (const element of document.querySelectorAll('#app [data-id]')) {
    if (element.matches('.watermark, .skip, .input, .caption:not(.shown)') || element.closest('[aria-busy="true"]')) continue;
    const node = [...element.childNodes].find((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
    if (!node || element.closest('[inert]')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const [box] = range.getClientRects();
    if (!box || box.width < 6 || element.getBoundingClientRect().width < 6) continue;
    const at = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!at.length || (at[0].closest('.top') ?? null) !== element.closest('.top') || box.top < 0 || box.bottom > innerHeight) continue;
    const { fontSize, fontWeight } = getComputedStyle(element);
    boxes.push({ text: node.data.slice(0, 40), x: box.x, y: box.y, width: box.width, height: box.height, large: parseFloat(fontSize) >= (fontWeight >= 600 ? 18.66 : 24) });
  }
  return boxes;
});

/** In the page, since a browser can read a picture without help: the contrast of ink and ground in each box. */
const measure = (page, picture, boxes) => page.evaluate(async ([png, wanted]) => {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const scale = bitmap.width / innerWidth;
  const channel = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = (rgb) => 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8 & 255) + 0.0722 * channel(rgb & 255);
  return wanted.map((box) => {
    const { data } = context.getImageData(Math.floor(box.x * scale), Math.floor(box.y * scale), Math.ceil(box.width * scale), Math.ceil(box.height * scale));
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const rgb = data[i] << 16 | data[i + 1] << 8 | data[i + 2];
      counts.set(rgb, (counts.get(rgb) ?? 0) + 1);
    }
    const ground = light([...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0]);
    const best = Math.max(...[...counts.keys()].map((rgb) => { const ink = light(rgb); return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05); }));
    return { ...box, contrast: best };
  });
}, [picture.toString('base64'), boxes]);

const settle = (page) => page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));

for (const theme of ['light', 'dark', 'contrast'])
  test(`PLT-35 every drawn word has 4.5:1, 3:1 if it is large, in the pixels, ${theme}`, async () => {
    // Two pixels to each: strokes are then wide enough to reach their full colour.
    const page = await newPage(browser, server, { theme, deviceScaleFactor: 2, viewport: { width: 1366, height: 1000 }, bypassCSP: true });
    let seen = 0;
    const check = async (screen) => {
      const faint = [];
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      for (let top = 0; top < height; top += 900) {
        await page.evaluate((y) => scrollTo(0, y), top);
        await page.mouse.move(0, 0);
        await settle(page);
        const boxes = await textBoxes(page);
        seen += boxes.length;
        faint.push(...(await measure(page, await page.screenshot(), boxes)).filter((box) => box.contrast < (box.large ? 3 : 4.5)));
        if (screen === 'gallery' && top >= 2700) break; // the rest is 50 rows alike
      }
      assert.deepEqual(faint, [], screen);
    };
    await page.goto('/sign-in');
    await page.waitForFunction(() => window.childlink?.started);
    await check('sign-in');
    await signIn(page, 'quilla.testworth');
    await check('home');
    await openMenu(page);
    await page.getByRole('link', { name: 'Gallery' }).click();
    await heading(page, 'Gallery').waitFor();
    await check('gallery');
    await page.getByRole('link', { name: 'Find a child' }).first().click();
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await check('find, refused');
    await openMarlowe(page, () => check('results'));
    await check('entry');
    assert.ok(seen > 200, `${seen} words were looked at`);
    await page.context().close();
  });

test('PLT-35 the three themes differ in what is drawn', async () => {
  const page = await newPage(browser, server);
  await page.goto('/sign-in');
  await page.waitForFunction(() => window.childlink?.started);
  const pictures = new Set();
  for (const name of ['Light', 'Dark', 'High contrast']) {
    await setDisplay(page, name);
    await settle(page);
    pictures.add((await page.screenshot()).toString('base64'));
  }
  assert.equal(pictures.size, 3);
  await page.context().close();
});
