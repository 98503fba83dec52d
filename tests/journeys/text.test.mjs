// All text is edited in the browser's own fields, so everything a person's system can do with text works in them: what
// arrives in the program is read from the log of searches, which keeps every term as it was typed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { agree, auditRows, giveCode, givePassword, heading, newPage, openMenu, signIn, startBrowser, startServer } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

const atFind = async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await page.getByRole('link', { name: 'Find a child' }).first().click();
  await heading(page, 'Find a child').waitFor();
  return page;
};
const search = async (page) => {
  await page.getByLabel('Age in whole years').fill('6');
  await page.getByRole('radio', { name: /education, care/ }).check();
  await page.getByRole('button', { name: 'Search' }).click();
  await heading(page, /found/i).waitFor();
  return auditRows(server).filter((row) => row.action === 'search').at(-1).detail;
};

for (const { who, steps, last, first } of [
  { who: 'a Vietnamese name', steps: ['N', 'Ngu', 'Nguye', 'Nguyê', 'Nguyễ'], last: 'Nguyễn', first: 'Thị Ánh' },
  { who: 'a Japanese name', steps: ['t', 'た', 'たn', 'たな', 'たなか'], last: '田中', first: 'さくら' },
])
  test(`PLT-6 ${who} is composed, and arrives as it stands in the field`, async () => {
    const page = await atFind();
    const keys = await page.context().newCDPSession(page);
    const compose = async (label, parts, whole) => {
      const field = page.getByLabel(label);
      await field.click();
      for (const text of parts) {
        await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        assert.equal(await field.inputValue(), text, 'a redraw leaves what is being composed alone');
      }
      await keys.send('Input.insertText', { text: whole });
      assert.equal(await field.inputValue(), whole);
    };
    await compose('Last name', steps, last);
    await compose('First name (optional)', [first[0], first.slice(0, 2)], first);
    const kept = await search(page);
    for (const name of [last, first]) assert.ok(kept.normalize().includes(name.normalize()), `${name} in ${kept}`);
    await page.context().close();
  });

test('PLT-6 no letter is lost when 300 are typed faster than frames are drawn', async () => {
  const page = await atFind();
  const slow = await page.context().newCDPSession(page);
  const letters = Array.from({ length: 300 }, (_, i) => String.fromCharCode(97 + (i * 7) % 26)).join('');
  await page.getByLabel('Child Link identifier').click();
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  // All of them are on their way before the first is drawn.
  await Promise.all([...letters].flatMap((letter) => [
    slow.send('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, text: letter }),
    slow.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter })]));
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  assert.equal(await page.getByLabel('Child Link identifier').inputValue(), letters);
  // And the program has them all: on another screen and back it is the program that says what stands in the field.
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  assert.equal(await page.getByLabel('Child Link identifier').inputValue(), letters);
  await page.getByText(/^Draft saved/).waitFor(); // the next one at this form is to find nothing typed
  const forgotten = page.waitForResponse('**/api/drafts/find');
  await page.getByRole('button', { name: 'Clear the form' }).click();
  await forgotten;
  await page.context().close();
});

test('PLT-6 copy, paste, undo and selection are the browser\'s own', async () => {
  const page = await atFind();
  const last = page.getByLabel('Last name');
  const first = page.getByLabel('First name (optional)');
  await last.click();
  await page.keyboard.type('Quill Sampleton');
  await page.keyboard.press('Shift+Home');
  assert.equal(await last.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), 'Quill Sampleton');
  await page.keyboard.press('Control+c');
  await first.click();
  await page.keyboard.press('Control+v');
  assert.equal(await first.inputValue(), 'Quill Sampleton');
  await page.keyboard.press('Control+z');
  assert.equal(await first.inputValue(), '');
  await page.keyboard.press('Control+Shift+z');
  assert.equal(await first.inputValue(), 'Quill Sampleton');
  await page.keyboard.press('Control+z');

  await last.dblclick({ position: { x: 30, y: 20 } });
  assert.equal((await last.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd))).trim(), 'Quill');
  await page.keyboard.press('Control+x');
  await page.keyboard.press('Control+z');
  assert.match(await search(page), /Quill Sampleton/i, 'what was undone is undone in the program too');
  await page.context().close();
});

/** What a field tells the browser, its touch keyboard, its spell check and its password manager. */
const told = (field) => field.evaluate(({ localName, type, inputMode, autocomplete, spellcheck, autocapitalize }) =>
  ({ kind: localName === 'textarea' ? localName : type, inputMode, autocomplete, spellcheck, autocapitalize }));

test('PLT-6 each field brings the right keyboard, and spelling is checked in long text alone', async () => {
  const page = await newPage(browser, server);
  await page.goto('/sign-in');
  await page.waitForFunction(() => window.childlink?.started);
  assert.deepEqual(await told(page.getByLabel('Username')), { kind: 'text', inputMode: '', autocomplete: 'username', spellcheck: false, autocapitalize: 'none' });
  const secret = await told(page.getByLabel('Password', { exact: true }));
  assert.equal(`${secret.kind} ${secret.autocomplete} ${secret.spellcheck}`, 'password current-password false');
  await givePassword(page, 'quilla.testworth');
  await heading(page, 'Enter your code').waitFor();
  const code = await told(page.getByLabel('Six-digit code'));
  assert.equal(`${code.kind} ${code.inputMode} ${code.autocomplete}`, 'text numeric one-time-code');
  await giveCode(page);
  await agree(page);
  await heading(page, /^Welcome/).waitFor();

  await openMenu(page);
  await page.getByRole('link', { name: 'Find a child' }).first().click();
  for (const [label, inputMode] of [['Last name', ''], ['First name (optional)', ''], ['Age in whole years', 'numeric'], ['Child Link identifier', '']]) {
    const field = await told(page.getByLabel(label));
    assert.equal(field.inputMode, inputMode, label);
    assert.equal(field.autocomplete, 'off', `${label}: a shared computer keeps nothing of a child`);
    assert.equal(field.spellcheck, false, label);
  }
  await openMenu(page);
  await page.getByRole('link', { name: 'Gallery' }).click();
  await page.getByRole('link', { name: 'Fields', exact: true }).click();
  const long = await told(page.locator('textarea').first());
  assert.equal(`${long.kind} ${long.spellcheck}`, 'textarea true');
  await page.context().close();
});

test('PLT-6 a code that the system fills in at one stroke signs in', async () => {
  const page = await newPage(browser, server);
  await givePassword(page, 'quilla.testworth');
  await heading(page, 'Enter your code').waitFor();
  const shown = (await page.getByText(/the code is now \d{6}/).textContent()).match(/\d{6}/)[0];
  await page.getByLabel('Six-digit code').evaluate((field, value) => {
    field.value = value; // as autofill does: the whole value, then its events
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, `${shown.slice(0, 3)} ${shown.slice(3)}`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await heading(page, 'Before you continue').waitFor();
  await page.context().close();
});
