// Pictures of every screen, three sizes, both faces, into shots/ (ignored). Run by ./dev shots; `only` narrows it by name.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newPage, startBrowser, startServer, toPlainFace } from './support.mjs';
import { walk } from './screens.mjs';

const folder = join(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), 'shots');
const only = process.argv[2] ?? '';
const sizes = { wide: { width: 1366, height: 768 }, phone: { width: 360, height: 740 }, zoomed: { width: 683, height: 384 } };
mkdirSync(folder, { recursive: true });

const browser = await startBrowser();
for (const face of ['drawn', 'plain'])
  for (const [size, viewport] of Object.entries(sizes)) {
    const server = await startServer();
    await walk(() => newPage(browser, server, { viewport, deviceScaleFactor: size === 'zoomed' ? 2 : 1 }), async (name, page) => {
      if (!name.includes(only)) return;
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      await page.screenshot({ path: join(folder, `${name}.${size}.${face}.png`) });
      process.stdout.write(`${name}.${size}.${face}.png\n`);
    }, async (page) => {
      if (face === 'plain') await toPlainFace(page);
    });
    await server.stop();
  }
await browser.close();
