// Budgets of the client (design: download, start, frames): prints one line "BENCH name | budget | figure" each, never fails.
import { sizes } from '../journeys/sizes.mjs';
import { serve, launch, SIGNED_OUT, READY } from './site.mjs';

const BUDGETS = {
  'client.download.front.program_and_script': '200 KB', 'client.download.front.all': '300 KB',
  'client.download.desk.program_and_script': '250 KB', 'client.download.desk.all': '350 KB',
  'client.download.sharing.program_and_script': '250 KB', 'client.download.sharing.all': '350 KB', 'client.start.sign_in': '700 ms',
  'client.frame.imgui_50_rows': '0.5 ms', 'client.frame.mirror_50_rows': '0.3 ms', 'client.idle.frames_in_10_s': '0 frames',
  'client.start.round_trips': '2', 'client.second_visit.bytes': 'the page',
  'client.software.full_frame': '8 ms', 'client.software.typing': '1 ms', 'client.software.hovering': '1 ms',
};
const bench = (name, value, unit) =>
  console.log(`BENCH ${name} | ${BUDGETS[name] ?? 'none set'} | ${typeof value === 'number' ? +value.toFixed(2) : value} ${unit}`);
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

for (const [part, { program, all }] of Object.entries(sizes())) {
  bench(`client.download.${part}.program_and_script`, program, 'KB');
  bench(`client.download.${part}.all`, all, 'KB');
}

const browser = await launch();

{ // From nothing to a sign-in form that the program stands behind. A new browser context has an empty cache.
  const server = await serve({ '/api/session': SIGNED_OUT });
  const times = [];
  const drawn = [];
  for (let i = 0; i < 7; i++) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await page.goto(server.url + '/sign-in');
    await page.waitForFunction(() => window.childlink?.started && document.documentElement.classList.contains('drawn'));
    times.push(await page.evaluate(() => childlink.usable));
    drawn.push(await page.evaluate(() => performance.now()));
    await context.close();
  }
  bench('client.start.sign_in', median(times), 'ms');
  bench('client.start.drawn', median(drawn), 'ms');

  // The page, and then what it names: anything named by something else would be a further wave.
  const context = await browser.newContext();
  const page = await context.newPage();
  const html = await (await page.goto(server.url + '/sign-in')).text();
  await page.waitForFunction(() => window.childlink?.started);
  const files = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
  const further = files.filter((path) => path.startsWith('/') && !path.startsWith('/api/') && !html.includes(`"${path}"`));
  bench('client.start.round_trips', 2 + (further.length > 0), '');
  const second = await context.newPage();
  await second.goto(server.url + '/sign-in');
  await second.waitForFunction(() => window.childlink?.started);
  bench('client.second_visit.bytes', await second.evaluate(() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter(({ name }) => name.startsWith('http') && !name.includes('/api/')).reduce((sum, { transferSize }) => sum + transferSize, 0)), 'bytes');
  await context.close();
  server.stop();
}

const server = await serve({ '/api/session': READY });

/** A page of the gallery with a table of 50 rows, drawn by one of the two. */
async function open(renderer, path) {
  const opened = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await opened.addInitScript((wanted) => { window.childlinkRenderer = wanted; }, renderer);
  await opened.goto(server.url + path);
  await opened.waitForFunction(() => window.childlink?.started);
  await opened.waitForTimeout(1000);
  return opened;
}
const figures = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  done([0, 1, 2, 3, 4].map((which) => childlink.figure(which)))))));
const presented = (frames) => median(frames.map((frame) => frame[4]));

const page = await open('webgl', '/gallery/long-table');
{ // Everything is said and laid out anew, one row looks another way.
  const frames = [];
  const links = page.locator('main a, main button');
  const count = Math.min(20, await links.count());
  for (let i = 0; i < 2 * count; i++) {
    await links.nth(i % count).focus();
    frames.push(await figures(page));
  }
  bench('client.frame.imgui_50_rows', median(frames.map(([say, place, draw]) => say + place + draw)), 'ms');
  bench('client.frame.mirror_50_rows', median(frames.map((frame) => frame[3])), 'ms');
}

for (const renderer of ['software', 'webgl']) { // WebGL here is software that plays a graphics card: what others do without one
  const fields = await open(renderer, '/gallery/fields');
  const typed = [];
  for (const letter of 'MoondustPrimarySchool') {
    await fields.getByRole('textbox').first().press(letter);
    typed.push(await figures(fields));
  }
  bench(`client.${renderer}.typing`, presented(typed), 'ms');
  const hovered = [];
  for (let i = 0; i < 20; i++) {
    await fields.locator('nav a').nth(i % 4).hover();
    hovered.push(await figures(fields));
  }
  bench(`client.${renderer}.hovering`, presented(hovered), 'ms');
  const full = [];
  for (let i = 0; i < 40; i++) {
    await fields.evaluate((y) => scrollTo(0, y), i % 2 ? 0 : 37 + i);
    full.push(await figures(fields));
  }
  bench(`client.${renderer}.full_frame`, presented(full), 'ms');
  if (renderer === 'software')
    bench('client.software.put_full_frame', await fields.evaluate(() => {
      const canvas = document.querySelector('canvas');
      const plane = canvas.getContext('2d');
      const image = plane.getImageData(0, 0, canvas.width, canvas.height);
      const times = [];
      for (let i = 0; i < 21; i++) {
        const start = performance.now();
        plane.putImageData(image, 0, 0);
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[10];
    }), 'ms');
  await fields.context().close();
}

{
  await page.waitForTimeout(500);
  const before = await page.evaluate(() => childlink.frames);
  await page.waitForTimeout(10_000);
  bench('client.idle.frames_in_10_s', (await page.evaluate(() => childlink.frames)) - before, 'frames');
}

await browser.close();
server.stop();
