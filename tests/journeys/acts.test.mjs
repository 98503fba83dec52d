// PLT-25 from the page's side: what it sends with each act, and what comes of the same thing sent twice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { auditRows, findChild, heading, newPage, signIn, startBrowser, startServer } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

test('PLT-25 each search carries a key of its own, and the same request sent again is answered and not done again', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  const sent = [];
  page.on('request', (request) => { if (new URL(request.url()).pathname.startsWith('/api/')) sent.push(request); });
  await findChild(page, { last: 'quill sampleton', age: '6' });
  await heading(page, /1 child found/).waitFor();
  await findChild(page, { last: 'quill sampleton', age: '6' });
  await heading(page, /1 child found/).waitFor();

  const keys = sent.filter((request) => request.url().endsWith('/api/searches')).map((request) => request.headers()['idempotency-key']);
  assert.equal(keys.length, 2);
  for (const key of keys) assert.match(key, /^[0-9a-f]{32}$/);
  assert.notEqual(keys[0], keys[1]);
  for (const request of sent) if (request.method() === 'GET') assert.equal(request.headers()['idempotency-key'], undefined, request.url());

  const first = sent.find((request) => request.url().endsWith('/api/searches'));
  const before = auditRows(server).filter((row) => row.action === 'search').length;
  const again = await page.evaluate(async ({ body, key }) => {
    const headers = { 'X-Child-Link': '1', 'Content-Type': 'application/json', 'Idempotency-Key': key };
    const reply = await fetch('/api/searches', { method: 'POST', body, headers, cache: 'no-store' });
    return { status: reply.status, text: await reply.text() };
  }, { body: first.postData(), key: keys[0] });
  assert.equal(again.status, 200);
  assert.equal(again.text, await (await first.response()).text());
  const rows = auditRows(server);
  assert.equal(rows.filter((row) => row.action === 'search').length, before, 'done once');
  assert.equal(rows.filter((row) => row.action === 'act.replayed').length, 1);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
