// The pictures that the rasteriser is held to, byte for byte: `name ratio hash` a line in goldens.txt, the same for every
// engine. Run as a program with --accept it writes that file anew, from Chromium (./dev goldens).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { drawnAs, nextFrame, readCanvas } from './drawing.mjs';
import { journeys } from './screens.mjs';
import { heading, newPage, openMenu, signIn, startBrowser, startServer } from './support.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const list = join(here, 'goldens.txt');
const folder = join(resolve(here, '../..'), 'build/goldens');
export const RATIOS = [1, 2];

/** What changes from one run to the next has no place here: the secret of a second step, the code of the moment, the recovery codes. */
const SCREENS = ['sign-in', 'sign-in-refused', 'agreement', 'home-two-services', 'home', 'find', 'find-refused', 'results',
  'results-none', 'entry', 'entry-care', 'entry-limited', 'roll', 'help', 'not-found', 'locked', 'home-authoriser', 'warning'];

export function goldens() {
  if (!existsSync(list)) return new Map();
  return new Map(readFileSync(list, 'utf8').split('\n').filter(Boolean).map((line) => {
    const [name, ratio, hash] = line.split(' ');
    return [`${name} ${ratio}`, hash];
  }));
}

/** Nothing under the pointer, no focus, the top of the page: what a picture may not depend on. */
export const settle = `(async () => {
  document.documentElement.style.scrollbarWidth = 'none'; // a bar to scroll with is as wide as the engine likes
  document.activeElement?.blur();
  scrollTo(0, 0);
})()`;
const hash = `(async () => {
  const { width, height, data } = (${readCanvas})();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return width + 'x' + height + ':' + Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
})()`;
const read = `(async () => {
  const { width, height, data } = (${readCanvas})();
  let text = '';
  for (let at = 0; at < data.length; at += 32768) text += String.fromCharCode(...data.subarray(at, at + 32768));
  return { width, height, text: btoa(text) };
})()`;

/** What the canvas shows. `evaluate` runs a text in the page, of whatever engine; `look` fetches the picture itself. */
export async function shown(evaluate) {
  return {
    hash: await evaluate(hash),
    look: async () => {
      const { width, height, text } = await evaluate(read);
      return { width, height, data: Buffer.from(text, 'base64') };
    },
  };
}

/** Every section of the gallery, down the page, a window at a time. */
async function gallery(page, visit) {
  await openMenu(page);
  await page.getByRole('link', { name: 'Gallery' }).click();
  await heading(page, 'Gallery').waitFor();
  const sections = await page.evaluate(() => Array.from(document.querySelectorAll('a[href^="/gallery/"]'), (link) => link.getAttribute('href')));
  for (const section of sections) {
    await page.locator(`a[href="${section}"]`).click();
    await page.waitForFunction((path) => location.pathname === path, section);
    await page.mouse.move(0, 0);
    await page.evaluate(settle);
    await nextFrame(page);
    const count = await page.evaluate(() => Math.ceil(document.documentElement.scrollHeight / innerHeight));
    for (let i = 0; i < Math.min(count, 3); ++i) {
      await page.evaluate((at) => scrollTo(0, at * innerHeight), i);
      await nextFrame(page);
      await visit(`${section.slice(1).replace('/', '-')}-${i + 1}`, await shown((text) => page.evaluate(text)));
    }
    await page.goBack();
    await heading(page, 'Gallery').waitFor();
  }
}

/** Calls `visit(name, picture)` for every picture at this ratio, always in the same order and state. */
export async function drawAll(browser, deviceScaleFactor, visit) {
  const open = async (server) => {
    const page = await newPage(browser, server, { deviceScaleFactor });
    await drawnAs(page, 'software');
    return page;
  };
  for (const journey of journeys) {
    const server = await startServer(); // with a clock of its own, which every journey moves alike
    try {
      const page = await open(server);
      if (journey.clock) await page.clock.install();
      if (journey.as) await signIn(page, journey.as);
      else await page.goto('/sign-in');
      for (const [name, go] of Object.entries(journey.screens)) {
        await go(page);
        if (!SCREENS.includes(name)) continue;
        await page.mouse.move(0, 0);
        await page.evaluate(settle);
        if (journey.clock) await page.clock.runFor(100); // its frames come by this clock
        else await nextFrame(page);
        await visit(name, await shown((text) => page.evaluate(text)));
      }
      await page.context().close();
    } finally {
      await server.stop();
    }
  }
  const server = await startServer();
  try {
    const page = await open(server);
    await signIn(page, 'quilla.testworth');
    await gallery(page, visit);
    await page.context().close();
  } finally {
    await server.stop();
  }
}

/** For whoever has to see what became another: build/goldens/NAME.RATIO.png. */
export async function keepPicture(name, ratio, drawn) {
  const { width, height, data } = await drawn.look();
  const crcs = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; ++k) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
  const chunk = (kind, body) => {
    const all = Buffer.concat([Buffer.from(kind), body]);
    let crc = 0xffffffff;
    for (const byte of all) crc = crcs[(crc ^ byte) & 255] ^ (crc >>> 8);
    const out = Buffer.alloc(all.length + 8);
    out.writeUInt32BE(body.length);
    all.copy(out, 4);
    out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, all.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 6], 8); // RGBA, a byte each
  const rows = Buffer.alloc(height * (width * 4 + 1)); // each begins with 0: as it is
  for (let y = 0; y < height; ++y) data.copy(rows, y * (width * 4 + 1) + 1, y * width * 4, (y + 1) * width * 4);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.${ratio}.png`);
  writeFileSync(file, Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]));
  return file;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] !== '--accept') throw new Error('goldens.mjs --accept');
  const browser = await startBrowser();
  const lines = [];
  for (const ratio of RATIOS)
    await drawAll(browser, ratio, async (name, drawn) => {
      lines.push(`${name} ${ratio} ${drawn.hash}\n`);
      console.log(await keepPicture(`${name}.accepted`, ratio, drawn));
    });
  await browser.close();
  writeFileSync(list, lines.join(''));
}
