// axe-core over every screen, in both faces. What is drawn is judged from the tokens; what is mirrored is judged here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { newPage, startBrowser, startServer, toPlainFace } from './support.mjs';
import { walk } from './screens.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let server, browser;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser?.close(); });

async function violations(page) {
  await page.evaluate(`if (!window.axe) { ${axe} }`);
  return page.evaluate(async () => {
    const report = await window.axe.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } });
    return report.violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' | ')}`);
  });
}

for (const face of ['drawn', 'plain']) {
  test(`UI-5 no screen breaks an accessibility rule that a program can check, ${face} face`, async () => {
    server = await startServer();
    try {
      const found = [];
      await walk(() => newPage(browser, server, { bypassCSP: true }), async (name, page) => {
        for (const line of await violations(page)) found.push(`${name}: ${line}`);
      }, async (page) => {
        if (face === 'plain') await toPlainFace(page);
      });
      assert.deepEqual(found, []);
    } finally { await server.stop(); }
  });
}
