// Budgets of the client (design: download, start, frames): prints one line "BENCH name | budget | figure" each, never fails.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serve, launch, site, SIGNED_OUT, READY } from './site.mjs';

const BUDGETS = {
  'client.download.program_and_script': '200 KB', 'client.download.all': '300 KB', 'client.start.sign_in': '700 ms',
  'client.frame.imgui_50_rows': '0.5 ms', 'client.frame.mirror_50_rows': '0.3 ms', 'client.idle.frames_in_10_s': '0 frames',
};
const bench = (name, value, unit) =>
  console.log(`BENCH ${name} | ${BUDGETS[name] ?? 'none set'} | ${typeof value === 'number' ? +value.toFixed(2) : value} ${unit}`);
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const sizes = readdirSync(site).filter((name) => name.endsWith('.br')).map((name) => [name, statSync(join(site, name)).size]);
const total = (pattern) => sizes.filter(([name]) => pattern.test(name)).reduce((sum, [, size]) => sum + size, 0) / 1024;
bench('client.download.program_and_script', total(/\.(wasm|js)\.br$/), 'KB');
bench('client.download.all', total(/\.br$/), 'KB');

const browser = await launch();

{ // From nothing to a sign-in form that the program stands behind. A new browser context has an empty cache.
  const server = await serve({ '/api/session': SIGNED_OUT });
  const times = [];
  const drawn = [];
  for (let i = 0; i < 7; i++) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await page.goto(server.url + '/sign-in');
    await page.waitForFunction(() => document.documentElement.classList.contains('drawn') && childlink.figure(4) > 0);
    times.push(await page.evaluate(() => childlink.usable));
    drawn.push(await page.evaluate(() => performance.now()));
    await context.close();
  }
  bench('client.start.sign_in', median(times), 'ms');
  bench('client.start.drawn', median(drawn), 'ms');
  server.stop();
}

const server = await serve({ '/api/session': READY });
const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
await page.goto(server.url + '/gallery/long-table');
await page.getByRole('heading', { level: 1, name: 'A long table' }).waitFor();
await page.waitForTimeout(1000);

{ // One letter typed on a page with a table of 50 rows: everything is said and laid out anew, one value changes.
  const frames = [];
  for (const letter of 'Moondust Primary School') {
    await page.getByLabel('First name').press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(60);
    frames.push(await page.evaluate(() => [0, 1, 2, 3, 4].map((which) => childlink.figure(which))));
  }
  const column = (which) => median(frames.map((frame) => frame[which]));
  bench('client.frame.imgui_50_rows', median(frames.map(([say, place, draw]) => say + place + draw)), 'ms');
  bench('client.frame.mirror_50_rows', column(3), 'ms');
  bench('client.frame.present', column(4), 'ms');
}

{
  await page.waitForTimeout(500);
  const before = await page.evaluate(() => childlink.frames);
  await page.waitForTimeout(10_000);
  bench('client.idle.frames_in_10_s', (await page.evaluate(() => childlink.frames)) - before, 'frames');
}

await browser.close();
server.stop();
