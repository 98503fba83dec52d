// What comes over the line: in how many waves, how much the second time, and what somebody on a slow line sees meanwhile.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { newPage, site, startBrowser, startServer } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

const started = (page) => page.waitForFunction(() => window.childlink?.started);
const isData = (url) => url.startsWith('data:');

test('PLT-23 a drawn screen takes two round trips: the page, and all that the page itself names', async () => {
  const page = await newPage(browser, server);
  const asked = [];
  page.on('request', (request) => { if (!isData(request.url())) asked.push(new URL(request.url())); });
  const html = await (await page.goto('/sign-in')).text();
  await started(page);
  await page.waitForFunction(() => document.documentElement.classList.contains('drawn'));
  const [first, ...rest] = asked.map((url) => url.pathname);
  assert.equal(first, '/sign-in');
  assert.ok(rest.length >= 8, rest.join(' '));
  const files = rest.filter((path) => !path.startsWith('/api/'));
  assert.deepEqual(files.filter((path) => !html.includes(`"${path}"`)), [], 'each file is named in the page');
  const moved = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ transferSize }) => transferSize > 0).map(({ name }) => name));
  assert.ok(moved.length >= 8);
  assert.deepEqual(moved.filter((name, i) => moved.indexOf(name) !== i), [], 'none comes twice');
  // What the page has to be told by the server is asked for by itself, and the sign-in form does not wait for it.
  assert.deepEqual(rest.filter((path) => path.startsWith('/api/')), ['/api/session']);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('PLT-23 a second visit fetches nothing but the page', async () => {
  const page = await newPage(browser, server);
  await page.goto('/sign-in');
  await started(page);
  const second = await page.context().newPage();
  await second.goto('/sign-in');
  await started(second);
  const moved = await second.evaluate(() => performance.getEntriesByType('resource')
    .filter(({ name }) => !new URL(name).pathname.startsWith('/api/') && !name.startsWith('data:'))
    .map(({ name, transferSize, decodedBodySize }) => ({ name, transferSize, decodedBodySize })));
  assert.ok(moved.length >= 8);
  assert.deepEqual(moved.filter(({ transferSize }) => transferSize > 0), []);
  assert.ok(moved.every(({ decodedBodySize }) => decodedBodySize > 0), 'all of it came, out of the cache');
  await page.context().close();
});

const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.otf': 'font/otf', '.html': 'text/html; charset=utf-8' };

test('PLT-23 on a slow line the progress shows how much of the program has come', async () => {
  let line; // the answer that carries the program
  let asked;
  const wanted = new Promise((done) => { asked = done; });
  const slow = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    if (pathname.startsWith('/api/')) { response.writeHead(503).end(); return; }
    const file = join(site, pathname === '/' || !existsSync(join(site, pathname)) ? 'index.html' : pathname);
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'text/plain' });
    const body = readFileSync(file);
    if (extname(file) !== '.wasm') { response.end(body); return; }
    line = { response, body };
    asked();
  });
  await new Promise((done) => slow.listen(0, '127.0.0.1', done));
  const page = await newPage(browser, { url: `http://127.0.0.1:${slow.address().port}` });
  try {
    await page.goto('/find', { waitUntil: 'commit' });
    await wanted;
    const progress = page.locator('#loading');
    await progress.waitFor();
    const part = () => progress.evaluate((bar) => bar.value / bar.max);
    assert.equal(await part(), 0);
    const half = line.body.length >> 1;
    line.response.write(line.body.subarray(0, half));
    await page.waitForFunction(() => document.getElementById('loading').value > 0);
    await page.waitForFunction((wanted) => document.getElementById('loading').value === wanted, half);
    assert.ok(Math.abs(await part() - 0.5) < 0.01, `${await part()} of it has come`);
    assert.equal(await progress.isVisible(), true);
    assert.equal(await page.getByText('Starting').isVisible(), true);
    line.response.end(line.body.subarray(half));
    await started(page);
    assert.equal(await progress.count(), 0);
  } finally {
    await page.context().close();
    slow.closeAllConnections();
    slow.close();
  }
});
