// The widgets in a browser, on the pages of the gallery: what only the browser can do right.
import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { heading, newPage, signIn, site, startBrowser, startServer, toPlainFace } from './support.mjs';
import { showSection } from './screens.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

async function show(page, section, title) {
  await showSection(page, section);
  await heading(page, title).waitFor();
}

async function signedIn(options) {
  const page = await newPage(browser, server, options);
  await signIn(page, 'quilla.testworth');
  return page;
}

test('PLT-40 a school is found among 2,298 by the keys, by the pointer, and in both faces', async () => {
  const page = await signedIn();
  for (const face of ['drawn', 'plain']) {
    if (face === 'plain') await toPlainFace(page);
    await show(page, 'choices', 'Choices');
    const field = page.getByRole('combobox', { name: 'School' });
    await field.fill('');
    await field.pressSequentially('nguyen hill gram');
    const option = page.getByRole('option', { name: 'Nguyễn Hill Grammar School' });
    await option.waitFor();
    assert.equal(await field.getAttribute('aria-expanded'), 'true', face);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter'); // at once: the frame in between is drawn by the key itself
    await page.getByText('Chosen: Nguyễn Hill Grammar School').waitFor();
    assert.equal(await page.getByRole('option').count(), 0);
    await field.fill('moondust creek');
    await page.getByRole('option', { name: 'Moondust Creek Secondary College' }).click();
    await page.getByText('Chosen: Moondust Creek Secondary College').waitFor();
    assert.ok(await field.evaluate((here) => here === document.activeElement), 'the focus stays in the field');
    await field.fill('a');
    for (let i = 0; i < 30; ++i) await page.keyboard.press('ArrowDown');
    const [list, active] = await page.evaluate(() => {
      const chosen = document.getElementById(document.activeElement.getAttribute('aria-activedescendant'));
      return [chosen.parentElement.getBoundingClientRect(), chosen.getBoundingClientRect()].map(({ top, bottom }) => ({ top, bottom }));
    });
    assert.ok(active.top >= list.top - 1 && active.bottom <= list.bottom + 1, `${face}: what the keys have come to is in view`);
    await page.keyboard.press('Escape');
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
  }
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('PLT-18 the browser scrolls, the canvas follows, and the keyboard reaches what scrolls and nothing else', async () => {
  const page = await signedIn();
  await show(page, 'scrolling', 'Scrolling');
  const region = page.getByRole('region', { name: 'What was done' });
  const still = page.getByRole('region', { name: 'Two lines' });
  assert.equal(await region.getAttribute('tabindex'), '0');
  assert.equal(await still.getAttribute('tabindex'), null);
  const look = async () => (await page.screenshot({ clip: await region.boundingBox() })).toString('base64');
  const top = await look();
  const patches = await page.evaluate(() => {
    window.mutations = 0;
    new MutationObserver((list) => { window.mutations += list.length; }).observe(document.getElementById('app'), { subtree: true, childList: true, attributes: true, characterData: true });
    return window.mutations;
  });
  await region.focus();
  await page.mouse.move(0, 0);
  await region.evaluate((here) => { here.scrollTop = 200; });
  await drawn(page);
  assert.notEqual(await look(), top, 'the canvas shows other lines');
  assert.equal(patches, 0);
  const link = page.getByRole('link', { name: 'More about line 20' });
  await link.focus(); // the browser itself brings it into view
  await drawn(page);
  const [outer, inner] = [await region.boundingBox(), await link.boundingBox()];
  assert.ok(inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height + 1);
  const wide = page.getByRole('region', { name: 'Attendance by month' });
  assert.ok(await wide.evaluate((here) => { here.scrollLeft = 10_000; return here.scrollLeft > 100; }));
  await page.context().close();
});

test('PLT-6 two hundred letters typed while no frame is drawn are all there, in the field and in the program', async () => {
  const page = await signedIn();
  await show(page, 'fields', 'Fields');
  const note = page.getByLabel('Note (optional)');
  await note.focus();
  await page.evaluate(() => {
    window.held = [];
    window.realFrame = window.requestAnimationFrame;
    window.requestAnimationFrame = (work) => window.held.push(work);
  });
  const letters = Array.from({ length: 200 }, (_, i) => 'abcdefghij'[i % 10]).join('');
  for (let i = 0; i < 200; i += 20) {
    await page.keyboard.type(letters.slice(i, i + 20));
    await page.evaluate(() => { for (const work of window.held.splice(0, 1)) work(performance.now()); });
  }
  assert.equal(await note.inputValue(), letters);
  await page.evaluate(() => { window.requestAnimationFrame = window.realFrame; for (const work of window.held) work(performance.now()); });
  await page.getByText('0 of 200 characters left').waitFor();
  assert.equal(await note.inputValue(), letters);
  await page.keyboard.type('more');
  assert.equal(await note.inputValue(), letters, 'PLT-7: it takes no more than its limit');
  await page.context().close();
});

test('PLT-6 an answer to older letters takes none away, and another value of the program is taken', async () => {
  const page = await signedIn();
  await show(page, 'fields', 'Fields');
  const name = page.getByLabel('First name');
  await name.fill('Qui');
  await drawn(page);
  const mirror = readdirSync(site).find((file) => /^mirror\.\w+\.js$/.test(file));
  const value = await name.evaluate(async (field, file) => {
    const { apply } = await import(`/${file}`);
    const give = (text) => {
      const bytes = new TextEncoder().encode(text);
      const patch = new Uint8Array(9 + bytes.length);
      const view = new DataView(patch.buffer);
      view.setUint8(0, 4);
      view.setUint32(1, Number(field.dataset.id), true);
      view.setUint32(5, bytes.length, true);
      patch.set(bytes, 9);
      apply(patch);
      return field.value;
    };
    field.value = 'Quilla'; // letters that the program has not been told of yet
    return [give('Qui'), give('Zeb'), give(''), give('Zeb')];
  }, mirror);
  assert.deepEqual(value, ['Quilla', 'Zeb', '', 'Zeb']);
  await page.context().close();
});

test('PLT-6 letters that are composed are left alone until they are done: Nguyễn, 日本', async () => {
  const page = await signedIn();
  await show(page, 'fields', 'Fields');
  const name = page.getByLabel('First name');
  const session = await page.context().newCDPSession(page);
  for (const [steps, whole] of [[['N', 'Ng', 'Ngu', 'Nguy', 'Nguye', 'Nguyê', 'Nguyễ', 'Nguyễn'], 'Nguyễn'], [['に', 'にほ', 'にほん', '日本'], '日本']]) {
    await name.fill('');
    await name.focus();
    for (const text of steps) {
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await drawn(page);
      assert.equal(await name.inputValue(), text);
    }
    await session.send('Input.insertText', { text: whole });
    await drawn(page);
    assert.equal(await name.inputValue(), whole);
    await page.keyboard.type(' x');
    await drawn(page);
    assert.equal(await name.inputValue(), `${whole} x`);
  }
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('PLT-38 a table of 312 sorts, filters, pages and selects, by keyboard', async () => {
  const page = await signedIn();
  await show(page, 'tables', 'Tables');
  const table = page.getByRole('table', { name: 'People' });
  const first = () => table.getByRole('rowheader').first().textContent();
  await page.getByText('Showing 1 to 25 of 312 people').waitFor();
  const sort = table.getByRole('button', { name: 'Name' });
  await sort.focus();
  await page.keyboard.press('Enter');
  await table.locator('th[aria-sort="ascending"]').waitFor();
  const up = await first();
  await page.keyboard.press('Enter');
  await table.locator('th[aria-sort="descending"]').waitFor();
  assert.ok(up.localeCompare(await first()) < 0);
  assert.ok(await sort.evaluate((here) => here === document.activeElement));
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByText('25 people selected').waitFor();
  const pages = page.getByRole('navigation', { name: 'Pages of people' });
  await pages.getByRole('button', { name: 'Next' }).click();
  await page.getByText('Showing 26 to 50 of 312 people').waitFor();
  assert.equal(await pages.locator('[aria-current="page"]').textContent(), '2');
  await page.getByLabel('Find a person by name or role').fill('anh TEACHER');
  await page.getByText(/^\d+ people match$/).waitFor();
  await page.getByLabel('Find a person by name or role').fill('zzzz');
  await page.getByText('Nobody by that name').waitFor();
  await page.context().close();
});

/** Before the server: passes everything on but the path that files are sent to, whose body it keeps. */
async function startProxy() {
  const kept = [];
  const proxy = createServer((from, to) => {
    if (from.url === '/api/gallery/files') {
      const parts = [];
      from.on('data', (part) => parts.push(part));
      from.on('end', () => {
        kept.push({ body: Buffer.concat(parts), headers: from.headers });
        to.writeHead(kept.length === 2 ? 500 : 201).end('{}');
      });
      return;
    }
    const headers = { ...from.headers, host: new URL(server.url).host };
    if (headers.origin) headers.origin = server.url;
    const on = request(server.url + from.url, { method: from.method, headers }, (answer) => {
      to.writeHead(answer.statusCode, answer.headers);
      answer.pipe(to);
    });
    from.pipe(on);
  });
  await new Promise((ready) => proxy.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${proxy.address().port}`, kept, stop: () => new Promise((done) => { proxy.close(done); proxy.closeAllConnections(); }) };
}

test('PLT-41 files are chosen, judged, sent with their progress, and removed', async () => {
  const proxy = await startProxy();
  try {
    const page = await newPage(browser, server, { baseURL: proxy.url });
    await signIn(page, 'quilla.testworth');
    await show(page, 'files', 'Files');
    const picker = page.getByLabel('Supporting papers');
    const letter = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(1_400_000, 'a') };
    await picker.setInputFiles([letter, { name: 'run.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('x') }]);
    await page.getByText('PDF, 1.4 MB').waitFor();
    await page.getByText('run.exe cannot be added: only PDF, PNG or TXT files can').first().waitFor();
    await picker.setInputFiles([{ name: 'large.png', mimeType: 'image/png', buffer: Buffer.alloc(2_000_001) }]);
    await page.getByText('large.png is too large: it has 2 MB, and at most 2 MB can be sent').first().waitFor();
    await page.getByRole('button', { name: 'Send the files' }).click();
    await page.getByText('Uploaded').waitFor();
    assert.equal(proxy.kept.length, 1);
    assert.ok(proxy.kept[0].body.equals(letter.buffer), 'every byte has arrived');
    assert.equal(proxy.kept[0].headers['x-child-link'], '1');
    assert.equal(proxy.kept[0].headers['content-type'], 'application/pdf');
    await picker.setInputFiles([{ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('words') }]);
    await page.getByText('TXT, 5 bytes').waitFor();
    await page.getByRole('button', { name: 'Send the files' }).click();
    await page.getByText('note.txt could not be sent').first().waitFor();
    const rows = page.getByRole('button', { name: 'Remove' });
    const before = await rows.count();
    await rows.first().click();
    await page.waitForFunction((count) => [...document.querySelectorAll('button')].filter((one) => one.textContent === 'Remove').length === count - 1, before);
    await page.context().close();
  } finally { await proxy.stop(); }
});

test('PLT-42 a message is spoken, takes no focus, stays for eight seconds, and longer with an act', async () => {
  const page = await newPage(browser, server);
  await page.clock.install();
  await signIn(page, 'quilla.testworth');
  await show(page, 'messages', 'Messages');
  const say = page.getByRole('button', { name: 'Say that it is saved' });
  await say.click();
  const toast = page.getByRole('region', { name: 'Messages' }).getByText('Saved 1');
  await toast.waitFor();
  assert.ok(await say.evaluate((here) => here === document.activeElement));
  assert.match(await page.locator('#status').textContent(), /Saved 1/);
  await page.mouse.move(0, 0);
  await page.clock.runFor(7000);
  assert.equal(await toast.count(), 1);
  await page.clock.runFor(2000);
  await toast.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Say with an act' }).click();
  await page.clock.runFor(60_000);
  const act = page.getByRole('button', { name: 'Send it again' });
  assert.equal(await act.count(), 1);
  await act.click();
  await page.getByRole('region', { name: 'Messages' }).getByText('The invitation is sent again').waitFor();
  await page.context().close();
});

test('PLT-18 a dialog that is higher than the window scrolls by itself, and Escape closes it', async () => {
  const page = await signedIn({ viewport: { width: 360, height: 500 } });
  await show(page, 'messages', 'Messages');
  const open = page.getByRole('button', { name: 'Open a long dialog' });
  await open.click();
  const dialog = page.getByRole('dialog', { name: 'What is recorded' });
  await dialog.waitFor();
  await drawn(page);
  const box = await dialog.boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= 500, `${box.y} to ${box.y + box.height}`);
  const close = dialog.getByRole('button', { name: 'Close this' });
  await close.focus();
  const button = await close.boundingBox();
  assert.ok(button.y + button.height <= 500);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.ok(await open.evaluate((here) => here === document.activeElement));
  await page.context().close();
});

test('PLT-3 a menu of acts opens, closes by Escape and by a press elsewhere, and gives the focus back', async () => {
  const page = await signedIn({ viewport: { width: 360, height: 740 } });
  await show(page, 'people', 'People');
  const manage = page.getByRole('button', { name: 'Manage', exact: true }).first();
  await manage.click();
  const act = page.getByRole('button', { name: 'Resend invitation' });
  await act.focus();
  await page.keyboard.press('Escape');
  await act.waitFor({ state: 'detached' });
  await drawn(page);
  assert.ok(await manage.evaluate((here) => here === document.activeElement));
  await manage.click();
  await act.waitFor();
  await heading(page, 'People').click();
  await act.waitFor({ state: 'detached' });
  await manage.click();
  await act.click();
  await page.getByRole('region', { name: 'Messages' }).getByText('Resend invitation: Pip Notarealname').waitFor();
  await page.context().close();
});
