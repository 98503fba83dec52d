// axe-core over every screen: in both faces, and in all three themes where CSS sets the colours. What it cannot decide by
// itself has to be explained here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { newPage, startBrowser, startServer } from './support.mjs';
import { walk } from './screens.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser?.close(); });

/** What axe leaves open, where, and why that is well. */
const EXPLAINED = [
  { rule: 'color-contrast', face: 'drawn', why: 'the words lie transparent over the canvas: contrast.test.mjs measures its pixels, tokens_test.cpp the pairs' },
  { rule: 'color-contrast', face: 'plain', where: /class="watermark"/, why: 'the viewer\'s mark is meant to be faint (SRC-10) and is hidden from assistive technology' },
  { rule: 'color-contrast', face: 'plain', where: /^scrolled out /, why: 'nobody sees it until it is scrolled into view, where it has the colours of what is seen now' },
  { rule: 'color-contrast', face: 'plain', where: /^<text /, why: 'words in a picture that is hidden from assistive technology and named as a whole; their inks are tokens' },
  { rule: 'color-contrast', face: 'plain', where: /data-kind="(Brand|NavLink|NavButton|HeaderButton|Disclosure|Fault|Waiting)"/, why: 'an icon beside the words, drawn before them: tokens_test.cpp holds the pair' },
];

async function findings(page, face) {
  await page.evaluate(`if (!window.axe) { ${axe} }`);
  const report = await page.evaluate(() => window.axe.run(document, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    rules: { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } } }));
  for (const found of report.incomplete)
    for (const node of found.nodes) {
      if (await page.evaluate((at) => !!document.querySelector(at)?.closest('.scroll'), node.target[0])) node.html = `scrolled out ${node.html}`;
    }
  const lines = (found, is) => found.nodes.map((node) => `${is} ${found.id}: ${node.html} (${[...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ')})`);
  const explained = (rule, html) => EXPLAINED.some((known) => known.rule === rule && known.face === face && (known.where?.test(html) ?? true));
  return [
    ...report.violations.flatMap((found) => lines({ ...found, nodes: found.nodes.filter((node) => !/class="watermark"/.test(node.html)) }, 'broken')),
    ...report.incomplete.flatMap((found) => lines({ ...found, nodes: found.nodes.filter((node) => !explained(found.id, node.html)) }, 'open')),
  ];
}

for (const [face, theme] of [['drawn', 'light'], ['plain', 'light'], ['plain', 'dark'], ['plain', 'contrast']])
  test(`PLT-2 no screen breaks an accessibility rule that a program can check, ${face} face, ${theme}`, async () => {
    const server = await startServer();
    try {
      const found = [];
      await walk(() => newPage(browser, server, { face, theme, bypassCSP: true }), async (name, page) => {
        await page.waitForFunction(() => window.childlink?.started);
        await page.evaluate(() => scrollTo(0, 0)); // nothing lies under the header
        for (const line of await findings(page, face)) found.push(`${name}: ${line}`);
      });
      assert.deepEqual(found, []);
    } finally { await server.stop(); }
  });

test('PLT-2 every screen has one banner, one main part, one h1, and headings that leave no level out', async () => {
  const server = await startServer();
  try {
    const found = [];
    await walk(() => newPage(browser, server), async (name, page) => {
      await page.waitForFunction(() => window.childlink?.started);
      const is = await page.evaluate(() => ({
        language: document.documentElement.lang,
        banners: document.querySelectorAll('#app > header').length,
        mains: document.querySelectorAll('#app > main').length,
        titles: document.querySelectorAll('h1').length,
        levels: [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].map((heading) => +heading.localName[1]),
        first: document.querySelector('#app a, #app button, #app input')?.textContent,
      }));
      const skips = is.levels.filter((level, at) => level - (at ? is.levels[at - 1] : 0) > 1);
      if (is.language !== 'en-AU' || is.banners !== 1 || is.mains !== 1 || is.titles !== 1 || skips.length || is.first !== 'Skip to content')
        found.push(`${name}: ${JSON.stringify(is)}`);
    });
    assert.deepEqual(found, []);
  } finally { await server.stop(); }
});
