// The main journeys, each run in Chromium, Firefox and WebKit by the file that bears its name, with either renderer and plain.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startEngine } from './engines.mjs';
import { startFront } from './front.mjs';
import { PASSWORD, startServer } from './support.mjs';

/** An account gives one code in each half-minute (REG-15), so the clock is moved on. */
async function atSignIn(page) {
  page.front.server.advance(60);
  await page.open('/sign-in');
  await page.until('the program', () => window.childlink?.started);
}

/** From the sign-in form through code and agreement to the first screen. */
export async function signIn(page, username, start = atSignIn) {
  await start(page);
  await page.fill('textbox', 'Username', username);
  await page.fill('textbox', 'Password', PASSWORD);
  await page.click('button', 'Continue');
  await page.screen('Enter your code');
  const code = await page.until('the training code', () => document.body.textContent.match(/the code is now (\d{6})/)?.[1]);
  await page.fill('textbox', 'Six-digit code', code);
  await page.press('Enter');
  await page.screen('Before you continue');
  await page.click('button', 'I agree');
  await page.screen(/^Welcome/);
}

export async function toPlainFace(page) {
  const isPlain = () => document.documentElement.classList.contains('plain');
  if (await page.evaluate(isPlain)) return;
  await page.click('button', 'Display');
  await page.click('radio', /Plain page/);
  await page.click('button', 'Done');
  await page.until('the plain face', isPlain);
}

/** Find, results, entry, orders and care, back to the results, and out. */
export async function goTheWholeWay(page) {
  await page.click('link', 'Find a child');
  await page.screen('Find a child');
  await page.fill('textbox', 'Last name', 'Quill Sampleton');
  await page.fill('textbox', 'Age in whole years', '6');
  await page.click('radio', /education, care/);
  await page.click('button', 'Search');
  await page.screen(/1 child found/);
  await page.click('link', /^Marlowe/);
  await page.screen(/^Marlowe/);
  await page.click('button', 'Open orders and care');
  await page.gone('button', 'Open orders and care');
  await page.find('heading', 'Orders and care');
  await page.back();
  await page.screen(/1 child found/);
  await page.click('button', 'Sign out');
  await page.find('textbox', 'Username');
  await page.until('the program again', () => window.childlink?.started);
  assert.ok(!await page.evaluate(() => /Marlowe|Sampleton/.test(document.body.textContent)), 'nothing of the child is left');
}

/** In the drawn face, by the renderer that was asked for: a canvas gives one kind of context only. An empty page makes a small picture. */
async function looksDrawn(page, kind) {
  const seen = await page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const kinds = ['2d', 'webgl2'].filter((each) => canvas.getContext(each));
    return [document.documentElement.classList.contains('drawn'), canvas.checkVisibility(), ...kinds].join(' ');
  });
  assert.equal(seen, `true true ${kind}`);
  const { length } = await page.screenshot();
  assert.ok(length > 12000, `a picture of ${length} bytes`);
}

/** `headless` asks for a browser without WebGL, where the program must help itself. */
export function journeysIn(name, { headless = false } = {}) {
  const browser = `${name}${headless ? ' without WebGL' : ''}`;
  let server, engine;
  before(async () => { server = await startServer(); engine = await startEngine(name, { headless }); });
  after(async () => { await engine?.stop(); await server?.stop(); });

  const withPage = (renderer, journey) => async () => {
    const front = await startFront(server, { renderer, secure: name === 'webkit' });
    const page = await engine.newPage(front);
    try {
      await journey(page);
      assert.deepEqual(await page.complaints(), []);
    } finally {
      await page.close();
      await front.stop();
    }
  };

  for (const renderer of headless ? [undefined] : ['webgl', 'software'])
    test(`PLT-19 the main journey in ${browser}, drawn by ${renderer ?? 'what there is'}`, withPage(renderer, async (page) => {
      await signIn(page, 'quilla.testworth');
      await looksDrawn(page, renderer === 'webgl' ? 'webgl2' : '2d');
      await goTheWholeWay(page);
    }));
  if (headless) return;

  test(`PLT-19 the main journey in ${browser}, plain`, withPage(undefined, async (page) => {
    await signIn(page, 'quilla.testworth');
    await toPlainFace(page);
    assert.ok(await page.evaluate(() => !document.querySelector('canvas').checkVisibility()));
    await goTheWholeWay(page);
  }));

  test(`PLT-19, PLT-5 and PLT-36 a form with faults in ${browser}: summary, link to the field, found in the page, nothing typed lost`, withPage(undefined, async (page) => {
    await signIn(page, 'quilla.testworth');
    await page.click('link', 'Find a child');
    await page.fill('textbox', 'Last name', 'Ng');
    await page.click('button', 'Search');
    await page.find('heading', 'There is a problem');
    await page.until('the focus in the summary', () => document.activeElement?.querySelector('h2, h3')?.textContent === 'There is a problem');
    assert.match(await page.evaluate(() => document.title), /^Error: /);
    await page.click('link', 'Choose why you need this');
    await page.until('the focus in its field', () => document.activeElement?.type === 'radio');
    const finds = (words) => page.evaluate((here, text) => {
      getSelection().removeAllRanges(); // from the top
      return window.find(text);
    }, words);
    for (const words of ['Your purpose', 'Accents, hyphens and spaces', 'There is a problem', 'Last name']) assert.ok(await finds(words), words);
    assert.ok(!await finds('Not on this screen at all'));
    assert.equal(await page.evaluate((here) => here.all('textbox', 'Last name')[0].value), 'Ng');
  }));

  test(`PLT-19 and MAN-5 an Authoriser sends an invitation again in ${browser}`, withPage(undefined, async (page) => {
    await signIn(page, 'augusta.placeholder');
    await page.click('link', 'Authoriser Home');
    await page.screen('Authoriser Home');
    await page.click('button', 'Manage users');
    await page.screen('Manage users');
    await page.find('button', 'Resend invitation');
    await page.click('button', 'Resend invitation');
    await page.find('dialog', /^Resend the invitation to /);
    await page.until('the focus in the dialog', () => document.activeElement?.closest('dialog, [role=dialog]') !== null);
    await page.evaluate(() => [...document.querySelectorAll('dialog button, [role=dialog] button')].find((each) => each.textContent.includes('Resend invitation')).click());
    await page.until('word that it is done', () => /was sent again/.test(document.body.textContent));
  }));

  // The other two give each page a window of its own, always in front.
  if (name === 'firefox')
    test(`PLT-22 a page behind another draws nothing in ${browser}, and draws again in front`, withPage(undefined, async (page) => {
      await page.open('/sign-in');
      await page.until('the program', () => window.childlink?.started);
      const other = await engine.newPage(page.front);
      await other.open('/sign-in');
      await other.until('the program', () => window.childlink?.started);
      const frames = () => page.evaluate(() => window.childlink.frames);
      assert.ok(await page.evaluate(() => document.hidden));
      const before = await frames();
      await page.evaluate(() => { for (const kind of ['resize', 'scroll']) dispatchEvent(new Event(kind)); });
      await other.until('sixty frames of the page in front', async (here) => { for (let i = 0; i < 60; ++i) await here.frame(); return true; });
      assert.equal(await frames(), before);
      await other.close();
      await page.until('a frame in front', (here, was) => !document.hidden && window.childlink.frames > was, before);
    }));
}
