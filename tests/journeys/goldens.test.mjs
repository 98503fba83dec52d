// The rasteriser's pictures of every main screen, byte for byte as they were accepted: whatever changes a pixel is seen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RATIOS, drawAll, goldens, keepPicture } from './goldens.mjs';
import { startBrowser } from './support.mjs';

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
