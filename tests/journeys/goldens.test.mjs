// The rasteriser's pictures of every main screen, byte for byte as they were accepted: whatever changes a pixel is seen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startEngine } from './engines.mjs';
import { startFront } from './front.mjs';
import { RATIOS, drawAll, goldens, keepPicture, settle, shown } from './goldens.mjs';
import { startBrowser, startServer } from './support.mjs';
import { signIn } from './three_engines.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser?.close(); });

const HOW = 'Look at both, and accept the new ones with ./dev goldens';

for (const ratio of RATIOS)
  test(`PLT-14 every screen is drawn to the byte as accepted, at ratio ${ratio}`, async () => {
    const wanted = new Map([...goldens()].filter(([key]) => key.endsWith(` ${ratio}`)));
    const wrong = [];
    const seen = new Set();
    await drawAll(browser, ratio, async (name, drawn) => {
      const key = `${name} ${ratio}`;
      seen.add(key);
      if (wanted.get(key) !== drawn.hash) wrong.push(`${wanted.has(key) ? 'another picture' : 'never accepted'}: ${await keepPicture(name, ratio, drawn)}`);
    });
    for (const key of wanted.keys()) if (!seen.has(key)) wrong.push(`not drawn any more: ${key}`);
    assert.equal(wrong.length, 0, `\n  ${wrong.join('\n  ')}\n${HOW} (accepted ones stand beside them as NAME.accepted.RATIO.png)`);
  });

for (const engine of ['firefox', 'webkit'])
  test(`PLT-14 ${engine} draws what Chromium draws, byte for byte`, async () => {
    const server = await startServer();
    const front = await startFront(server, { renderer: 'software', secure: engine === 'webkit' });
    const running = await startEngine(engine);
    try {
      const page = await running.newPage(front);
      const wanted = goldens();
      const wrong = [];
      const compare = async (name) => {
        await page.tab.evaluate(settle);
        await page.until('two frames', async (here) => { await here.frame(); await here.frame(); return true; });
        const drawn = await shown((text) => page.tab.evaluate(text));
        if (drawn.hash !== wanted.get(`${name} 1`)) wrong.push(await keepPicture(`${name}.${engine}`, 1, drawn));
      };
      await page.open('/sign-in');
      await page.until('the program', () => window.childlink?.started);
      await compare('sign-in');
      await signIn(page, 'quilla.testworth');
      await compare('home');
      await page.click('link', 'Find a child');
      await page.screen('Find a child');
      await compare('find');
      await page.click('button', 'Search');
      await page.find('heading', 'There is a problem');
      await compare('find-refused');
      assert.deepEqual(wrong, [], HOW);
    } finally {
      await running.stop();
      await front.stop();
      await server.stop();
    }
  });
