// How the drawn face gets onto the screen: which renderer is taken, that both show the same, what is painted anew, and what
// happens when the graphics context is lost or the screen changes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drawnAs, nextFrame, pixels } from './drawing.mjs';
import { findChild, heading, newPage, openMenu, signIn, startBrowser, startServer } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

const contextOf = (page) => page.evaluate(() => {
  const canvas = document.querySelector('canvas');
  // A canvas answers for the kind of context it has; of another kind it gives none.
  return canvas.getContext('2d') ? 'software' : canvas.getContext('webgl2') ? 'webgl' : 'none';
});
const face = (page) => page.evaluate(() => (document.documentElement.classList.contains('plain') ? 'plain' : 'drawn'));
const started = (page) => page.waitForFunction(() => window.childlink?.started);

async function at(path, options) {
  const page = await newPage(browser, server, options);
  if (options?.renderer) await drawnAs(page, options.renderer);
  await page.goto(path);
  await started(page);
  await nextFrame(page);
  return page;
}

test('PLT-13 software that plays a graphics card is passed over for our own rasteriser', async () => {
  const page = await at('/sign-in'); // Chromium here draws WebGL with SwiftShader
  assert.equal(await contextOf(page), 'software');
  assert.equal(await face(page), 'drawn');
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('PLT-13 WebGL draws where a graphics card does it', async () => {
  const page = await newPage(browser, server);
  await page.addInitScript(() => {
    const real = WebGL2RenderingContext.prototype.getParameter;
    WebGL2RenderingContext.prototype.getParameter = function (name) { return name === 0x9246 ? 'A Graphics Card 9000' : real.call(this, name); };
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, wish) { return get.call(this, kind, { ...wish, failIfMajorPerformanceCaveat: false }); };
  });
  await page.goto('/sign-in');
  await started(page);
  assert.equal(await page.evaluate(() => !!document.querySelector('canvas').getContext('webgl2')), true);
  await page.context().close();
});

test('PLT-13 without WebGL the rasteriser draws, and without any canvas the plain face stands', async () => {
  for (const [missing, wanted, shown] of [[['webgl2'], 'software', 'drawn'], [['webgl2', '2d'], 'none', 'plain']]) {
    const page = await newPage(browser, server);
    await page.addInitScript((kinds) => {
      const get = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kinds.includes(kind) ? null : get.call(this, kind, ...rest); };
    }, missing);
    await page.goto('/sign-in');
    await started(page);
    assert.equal(await face(page), shown);
    assert.equal(await contextOf(page), wanted);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test('PLT-16 WebGL shows what the rasteriser shows', async () => {
  const pictures = { software: [], webgl: [] };
  for (const renderer of Object.keys(pictures)) {
    const own = await startServer();
    const page = await newPage(browser, own);
    await drawnAs(page, renderer);
    const keep = async () => pictures[renderer].push(await pixels(page));
    await page.goto('/sign-in');
    await started(page);
    await keep();
    await signIn(page, 'quilla.testworth');
    await keep();
    await findChild(page, { last: 'Quill-Sampleton', age: '6' });
    await heading(page, /found/).waitFor();
    await keep();
    await page.getByRole('link', { name: /^Marlowe/ }).click();
    await heading(page, /^Marlowe/).waitFor();
    await keep();
    await page.context().close();
    await own.stop();
  }
  pictures.software.forEach((ours, screen) => {
    const theirs = pictures.webgl[screen];
    assert.equal(ours.length, theirs.length);
    let sum = 0;
    let far = 0;
    for (let i = 0; i < ours.length; i += 4) {
      const off = Math.max(...[0, 1, 2].map((part) => Math.abs(ours[i + part] - theirs[i + part])));
      sum += off;
      far += off > 24;
    }
    const count = ours.length / 4;
    assert.ok(sum / count < 1, `screen ${screen}: ${(sum / count).toFixed(3)} levels off on average`);
    assert.ok(far / count < 0.005, `screen ${screen}: ${(100 * far / count).toFixed(3)} % far off`);
    assert.ok(ours.some((level, i) => level !== ours[i % 4]), `screen ${screen} shows something`);
  });
});

test('PLT-15 what did not change is not painted, and an unchanged frame presents nothing', async () => {
  const page = await newPage(browser, server);
  await drawnAs(page, 'software');
  await page.addInitScript(() => {
    window.shown = [];
    const put = CanvasRenderingContext2D.prototype.putImageData;
    CanvasRenderingContext2D.prototype.putImageData = function (image, x, y, ...part) { window.shown.push(part); return put.call(this, image, x, y, ...part); };
  });
  await signIn(page, 'zeb.sampleton');
  await openMenu(page);
  await page.mouse.move(700, 740);
  await nextFrame(page);
  const shown = () => page.evaluate(() => window.shown.splice(0));
  await shown();
  const frames = await page.evaluate(() => window.childlink.frames);
  await page.evaluate(() => dispatchEvent(new Event('resize'))); // to the size it has
  await nextFrame(page);
  assert.ok(await page.evaluate(() => window.childlink.frames) > frames, 'a frame ran');
  assert.deepEqual(await shown(), []);

  const link = page.getByRole('link', { name: 'Help' }).first();
  const box = await link.boundingBox();
  await link.hover();
  await nextFrame(page);
  const parts = await shown();
  assert.ok(parts.length > 0);
  for (const [x, y, w, h] of parts) { // the tiles of 64 pixels that the link touches, and no more
    assert.ok(x >= box.x - 64 && y >= box.y - 64 && x + w <= box.x + box.width + 64 && y + h <= box.y + box.height + 64, `${[x, y, w, h]} for ${JSON.stringify(box)}`);
  }
  await page.context().close();
});

test('PLT-17 a lost context comes back in one frame, with what was typed and what was drawn', async () => {
  const page = await at('/sign-in', { renderer: 'webgl' });
  await page.getByLabel('Username').fill('zeb.sampleton');
  await nextFrame(page);
  const before = await pixels(page);
  await page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    window.lose = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    const happens = (name) => new Promise((done) => canvas.addEventListener(name, done, { once: true }));
    const lost = happens('webglcontextlost');
    window.lose.loseContext();
    return lost;
  });
  const frames = await page.evaluate(async () => {
    const canvas = document.querySelector('canvas');
    const restored = new Promise((done) => canvas.addEventListener('webglcontextrestored', done, { once: true }));
    const before = window.childlink.frames;
    window.lose.restoreContext();
    await restored;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return window.childlink.frames - before;
  });
  assert.equal(frames, 1);
  assert.deepEqual(Buffer.compare(await pixels(page), before), 0);
  assert.equal(await page.getByLabel('Username').inputValue(), 'zeb.sampleton');

  // Lost once more it is not waited for.
  await page.evaluate(() => window.lose.loseContext());
  await page.waitForFunction(() => document.querySelector('canvas').getContext('2d'));
  await nextFrame(page);
  assert.equal(await contextOf(page), 'software');
  assert.equal(await face(page), 'drawn');
  assert.equal(await page.getByLabel('Username').inputValue(), 'zeb.sampleton');
  const after = await pixels(page);
  assert.equal(after.length, before.length);
  let far = 0;
  for (let i = 0; i < after.length; ++i) far += Math.abs(after[i] - before[i]) > 24;
  assert.ok(far < after.length * 0.005, 'the same is drawn');
  await page.context().close();
});

test('PLT-17 a context that stays away is not waited for', async () => {
  const page = await at('/sign-in', { renderer: 'webgl' });
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(60_000); // else it goes on by itself
  await page.getByLabel('Username').fill('zeb.sampleton');
  await page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const lost = new Promise((done) => canvas.addEventListener('webglcontextlost', done, { once: true }));
    canvas.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext();
    return lost;
  });
  await page.clock.runFor(1900);
  assert.equal(await page.evaluate(() => document.querySelector('canvas').getContext('2d')), null);
  await page.clock.runFor(200);
  await page.waitForFunction(() => document.querySelector('canvas').getContext('2d'));
  assert.equal(await page.getByLabel('Username').inputValue(), 'zeb.sampleton');
  await page.context().close();
});

/** Of the words alone: how much of their edges is neither ink nor ground. A drawing that was stretched has more of it. */
const sharpness = (page) => page.evaluate(() => {
  const canvas = document.querySelector('canvas');
  const box = document.querySelector('h1').getBoundingClientRect();
  const scale = canvas.width / canvas.getBoundingClientRect().width;
  const [x, y, w, h] = [box.x, box.y, Math.min(box.width, 120), box.height].map((side) => Math.round(side * scale));
  const { data } = canvas.getContext('2d').getImageData(x, y, w, h);
  let rows = 0;
  for (let row = 1; row < h; ++row) { // the steepest change from one row to the next, over the whole word
    let steps = 0;
    for (let column = 0; column < w; ++column) steps = Math.max(steps, Math.abs(data[(row * w + column) * 4] - data[((row - 1) * w + column) * 4]));
    rows = Math.max(rows, steps);
  }
  return { scale, steepest: rows };
});

test('PLT-21 the drawing is as sharp as the screen at every ratio, and never more than 8 megapixels', async () => {
  for (const renderer of ['software', 'webgl'])
    for (const deviceScaleFactor of [1, 1.25, 1.5, 2, 3]) {
      const page = await at('/sign-in', { renderer, deviceScaleFactor });
      const [width, height, shownWidth] = await page.evaluate(() => {
        const canvas = document.querySelector('canvas');
        return [canvas.width, canvas.height, canvas.getBoundingClientRect().width];
      });
      const expected = Math.min(deviceScaleFactor, Math.sqrt(8e6 / (1366 * 768)));
      assert.ok(Math.abs(width - 1366 * expected) <= 1 && Math.abs(height - 768 * expected) <= 1, `${width} by ${height} at ${deviceScaleFactor}`);
      assert.ok(width * height <= 8.01e6);
      assert.ok(Math.abs(shownWidth * expected - width) < 0.1, `one of its pixels is one of the screen's: ${shownWidth} at ${deviceScaleFactor}`);
      if (renderer === 'software') {
        const { steepest } = await sharpness(page);
        assert.ok(steepest > 170, `the steepest edge in the title is ${steepest} of 255 at ${deviceScaleFactor}`);
      }
      await page.context().close();
    }
  const wall = await at('/sign-in', { viewport: { width: 4000, height: 3000 } });
  assert.ok(await wall.evaluate(() => { const { width, height } = document.querySelector('canvas'); return width * height <= 8.01e6 && width * height > 7.9e6; }));
  await wall.context().close();
});

test('PLT-21 the drawing lives through another size, another ratio and turning the device', async () => {
  const page = await newPage(browser, server);
  await drawnAs(page, 'software');
  await page.addInitScript(() => { // what the page asks to be told of
    window.watched = [];
    const real = window.matchMedia;
    window.matchMedia = (query) => { const list = real.call(window, query); if (query.includes('resolution')) window.watched.push(list); return list; };
  });
  await page.goto('/sign-in');
  await started(page);
  await page.getByLabel('Username').fill('zeb.sampleton');
  const devtools = await page.context().newCDPSession(page);
  let before = 1;
  for (const [width, height, ratio] of [[900, 700, 1], [740, 360, 2], [360, 740, 2], [1366, 768, 1.25], [1366, 768, 1]]) {
    await devtools.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: ratio, mobile: false });
    // Browsers say so when the ratio changes; one that only plays another screen, as here, does so with a new size alone.
    if (ratio !== before) await page.evaluate((was) => {
      const list = window.watched.at(-1);
      const isTold = list.media === `(resolution: ${devicePixelRatio}dppx)`;
      if (!isTold && list.media !== `(resolution: ${was}dppx)`) throw new Error(`${list.media} is watched at ${was}`);
      if (!isTold) list.dispatchEvent(new MediaQueryListEvent('change', { media: list.media, matches: false }));
    }, before);
    before = ratio;
    await page.waitForFunction(([wanted, across]) => {
      const canvas = document.querySelector('canvas');
      const { clientWidth, clientHeight } = document.documentElement; // a bar to scroll with may take some of it
      return devicePixelRatio === wanted && innerWidth === across &&
        Math.abs(canvas.width - clientWidth * wanted) <= 1 && Math.abs(canvas.height - clientHeight * wanted) <= 1;
    }, [ratio, width]);
    await nextFrame(page);
    const all = await pixels(page);
    const ground = all.subarray(all.length - 4, all.length - 1);
    assert.ok(all.some((level, i) => i % 4 < 3 && Math.abs(level - ground[i % 4]) > 100), `something is drawn at ${width} by ${height}`);
    assert.equal(await page.getByLabel('Username').inputValue(), 'zeb.sampleton');
  }
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
