// The drawing is for the eye. With the canvas taken out of the page, before the program comes or while it runs, the
// elements beside it carry the whole way, by pointer and by keyboard.
import { after, before, test } from 'node:test';
import { startEngine } from './engines.mjs';
import { startFront } from './front.mjs';
import { PASSWORD, startServer } from './support.mjs';
import { goTheWholeWay, signIn } from './three_engines.mjs';

let server, engine;
before(async () => { server = await startServer(); engine = await startEngine('chromium'); });
after(async () => { await engine?.stop(); await server?.stop(); });

async function onAPage(options, run) {
  const front = await startFront(server, options);
  const page = await engine.newPage(front);
  try { await run(page); } finally {
    await page.close();
    await front.stop();
  }
}

async function byKeyboard(page) {
  const give = async (role, name, text) => { await page.tabTo(role, name); await page.type(text); };
  const press = async (role, name, key = 'Enter') => { await page.tabTo(role, name); await page.press(key); };
  await give('textbox', 'Username', 'quilla.testworth');
  await give('textbox', 'Password', PASSWORD);
  await page.press('Enter');
  await page.screen('Enter your code');
  await give('textbox', 'Six-digit code', await page.until('the training code', () => document.body.textContent.match(/the code is now (\d{6})/)?.[1]));
  await page.press('Enter');
  await page.screen('Before you continue');
  await press('button', 'I agree', ' ');
  await page.screen(/^Welcome/);
  await press('link', 'Find a child');
  await page.screen('Find a child');
  await give('textbox', 'Last name', 'Quill Sampleton');
  await give('textbox', 'Age in whole years', '6');
  await press('radio', /education, care/, ' ');
  await press('button', 'Search');
  await page.screen(/1 child found/);
  await press('link', /^Marlowe/);
  await page.screen(/^Marlowe/);
  await press('button', 'Open orders and care');
  await page.gone('button', 'Open orders and care');
  await page.back();
  await page.screen(/1 child found/);
  await press('button', 'Sign out');
  await page.find('textbox', 'Username');
}

for (const removed of ['before the program comes', 'while the program draws']) {
  const isEarly = removed.startsWith('before');
  const start = async (page) => {
    page.front.server.advance(60);
    await page.open('/sign-in');
    await page.until('the program', () => window.childlink?.started);
    if (!isEarly) await page.evaluate(() => document.querySelector('canvas').remove());
    await page.until('a page without a canvas', () => !document.querySelector('canvas'));
  };
  test(`PLT-20 the main journey by pointer, the canvas removed ${removed}`, () => onAPage({ removeCanvas: isEarly }, async (page) => {
    await signIn(page, 'quilla.testworth', start);
    await goTheWholeWay(page);
  }));
  test(`PLT-20 the main journey by keyboard, the canvas removed ${removed}`, () => onAPage({ removeCanvas: isEarly }, async (page) => {
    await start(page);
    await byKeyboard(page);
  }));
}
