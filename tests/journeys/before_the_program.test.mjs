// The sign-in form stands in the page before the program has come, on a slow line long before. What a person or a
// password manager does with it by then counts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startEngine } from './engines.mjs';
import { startFront } from './front.mjs';
import { PASSWORD, startServer } from './support.mjs';

let server, engine;
before(async () => { server = await startServer(); engine = await startEngine('chromium'); });
after(async () => { await engine?.stop(); await server?.stop(); });

/** A page whose program has not come yet; `late` is held back until `release`. */
async function onASlowLine(late, run) {
  const front = await startFront(server);
  const page = await engine.newPage(front);
  try {
    server.advance(60);
    const held = front.hold(late);
    const opened = page.open('/sign-in');
    await held.wanted;
    await page.find('textbox', 'Username');
    await run(page, async () => {
      held.release();
      await opened;
      await page.until('the program', () => window.childlink?.started);
    });
    assert.deepEqual(await page.complaints(), []);
  } finally {
    await page.close();
    await front.stop();
  }
}

const fields = (page) => page.evaluate((here) => Object.fromEntries(here.all('textbox').map((field) => [here.nameOf(field), field.value])));

for (const [what, late] of [['program', /\.wasm$/], ['script and the program', /app\.|\.wasm$/]])
  test(`PLT-8 what is typed before the ${what} came is kept, focus and caret as well`, () => onASlowLine(late, async (page, release) => {
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en-AU');
    await page.find('title', 'Sign in');
    await page.click('textbox', 'Username');
    await page.type('quilla.testwrth');
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.press(key);
    await page.fill('textbox', 'Password', PASSWORD);
    await page.click('textbox', 'Username');
    for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.press(key);
    await release();
    assert.deepEqual(await fields(page), { Username: 'quilla.testwrth', Password: PASSWORD });
    assert.equal((await page.focused()).name, 'Username');
    assert.equal(await page.evaluate(() => document.activeElement.selectionStart), 12);
    await page.type('o'); // the caret is where it was, and the same field goes on being typed into
    await page.press('Enter');
    await page.screen('Enter your code');
  }));

test('PLT-8 a form sent before the program came is sent when it has come', () => onASlowLine(/\.wasm$/, async (page, release) => {
  await page.fill('textbox', 'Username', 'quilla.testworth');
  await page.fill('textbox', 'Password', PASSWORD);
  await page.press('Enter');
  await release();
  await page.screen('Enter your code');
}));

for (const [events, how] of [[[], 'saying nothing'], [['change'], 'only saying "change"']])
  test(`PLT-8 and REG-15 a password manager that fills in, ${how}, signs in`, () => onASlowLine(/\.wasm$/, async (page, release) => {
    await release();
    assert.deepEqual(await page.evaluate((here) => here.all('textbox').map(({ type, autocomplete, name, form }) => `${type} ${autocomplete} ${name} ${form.method}`)),
      ['text username username post', 'password current-password password post'], 'one form with both, named as managers know them');
    await page.evaluate((here, password, said) => {
      const fill = (field, value) => {
        field.value = value;
        for (const kind of said) field.dispatchEvent(new Event(kind, { bubbles: true }));
      };
      fill(here.all('textbox', 'Username')[0], 'quilla.testworth');
      fill(here.all('textbox', 'Password')[0], password);
      window.sent = 0;
      addEventListener('submit', () => { window.sent += 1; });
    }, PASSWORD, events);
    await page.click('button', 'Continue');
    await page.screen('Enter your code');
    assert.equal(await page.evaluate(() => window.sent), 1, 'a real submit event, by which managers know that it was sent');
  }));
