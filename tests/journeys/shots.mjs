// Pictures of every screen into shots/ (ignored): three sizes, both faces, and at the widest the three themes. Run by
// ./dev shots; `only` narrows it by name, as in "entry" or "entry.wide.drawn.dark".
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newPage, startBrowser, startServer } from './support.mjs';
import { walk } from './screens.mjs';

const folder = join(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), 'shots');
const only = (process.argv[2] ?? '').split('.');
const sizes = { wide: { width: 1366, height: 768 }, phone: { width: 360, height: 740 }, zoomed: { width: 683, height: 384 } };
mkdirSync(folder, { recursive: true });

const browser = await startBrowser();
for (const face of ['drawn', 'plain'])
  for (const theme of ['light', 'dark', 'contrast'])
    for (const [size, viewport] of Object.entries(sizes)) {
      const rest = only.slice(1);
      if ((theme !== 'light' && size === 'zoomed') || rest.some((part) => ![face, theme, size].includes(part))) continue;
      const server = await startServer();
      await walk(() => newPage(browser, server, { face, theme, viewport, deviceScaleFactor: size === 'zoomed' ? 2 : 1 }), async (name, page) => {
        if (!name.includes(only[0])) return;
        await page.waitForFunction(() => window.childlink?.started);
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        await page.screenshot({ path: join(folder, `${name}.${size}.${face}.${theme}.png`) });
        process.stdout.write(`${name}.${size}.${face}.${theme}.png\n`);
      });
      await server.stop();
    }
await browser.close();
