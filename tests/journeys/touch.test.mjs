// A phone's screen and a finger: everything is within reach, large enough, and what scrolls is scrolled by the browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { agree, givePassword, giveCode, heading, newPage, startBrowser, startServer, PASSWORD } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

const phone = () => newPage(browser, server, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** What a finger would miss: less than 44 pixels either way. A radio or a box counts with its label; a link within a sentence is as high as its line. */
const tooSmall = (page) => page.evaluate(() => [...document.querySelectorAll('#app :is(button, a, input, select, textarea)')]
  .filter((element) => element.checkVisibility() && !element.closest('[inert]') && !element.matches('p a, li a') && !element.closest('.skip'))
  .flatMap((element) => {
    const boxes = [element, ...(element.matches('[type=radio], [type=checkbox]') ? element.labels : [])].map((part) => part.getBoundingClientRect());
    const side = (from, to) => Math.max(...boxes.map((box) => box[to])) - Math.min(...boxes.map((box) => box[from]));
    const [wide, high] = [side('left', 'right'), side('top', 'bottom')];
    return wide < 43.5 || high < 43.5 ? [`${element.localName} "${(element.textContent || element.name).slice(0, 40)}" ${wide.toFixed(0)}x${high.toFixed(0)}`] : [];
  }));

test('PLT-20 the main journey by touch, 360 pixels wide, each target 44 pixels or more', async () => {
  const page = await phone();
  const small = [];
  const look = async (screen) => {
    await drawn(page);
    for (const one of await tooSmall(page)) small.push(`${screen}: ${one}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${screen} is no wider than the screen`);
  };
  const tap = (role, name) => page.getByRole(role, { name, exact: typeof name === 'string' }).first().tap();
  server.advance(60);
  await page.goto('/sign-in');
  await page.waitForFunction(() => window.childlink?.started);
  await look('sign-in');
  await page.getByLabel('Username').tap();
  await page.keyboard.type('quilla.testworth');
  await page.getByLabel('Password', { exact: true }).tap();
  await page.keyboard.type(PASSWORD);
  await tap('button', 'Continue');
  await heading(page, 'Enter your code').waitFor();
  await look('code');
  await page.getByLabel('Six-digit code').tap();
  await page.keyboard.type((await page.getByText(/the code is now \d{6}/).textContent()).match(/\d{6}/)[0]);
  await tap('button', 'Continue');
  await heading(page, 'Before you continue').waitFor();
  await look('agreement');
  await tap('button', 'I agree');
  await heading(page, /^Welcome/).waitFor();
  await look('home');
  await tap('button', 'Menu');
  await page.getByRole('link', { name: 'My roll' }).first().waitFor();
  await look('home with the menu open');
  await tap('link', 'Find a child');
  await heading(page, 'Find a child').waitFor();
  await look('find');
  await page.getByLabel('Last name').tap();
  await page.keyboard.type('Quill Sampleton');
  await page.getByLabel('Age in whole years').tap();
  await page.keyboard.type('6');
  await tap('radio', /education, care/);
  await tap('button', 'Search');
  await heading(page, /1 child found/).waitFor();
  await look('results');
  await tap('link', /^Marlowe/);
  await heading(page, /^Marlowe/).waitFor();
  await look('entry');
  await tap('button', 'Open orders and care');
  await page.getByRole('button', { name: 'Open orders and care' }).waitFor({ state: 'detached' });
  await look('orders and care');
  await tap('button', 'Menu');
  await tap('button', 'Sign out');
  await page.getByLabel('Username').waitFor();
  assert.deepEqual(small, []);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('PLT-18 and PLT-20 a finger scrolls the page, and the drawing goes with it', async () => {
  const page = await phone();
  await givePassword(page, 'quilla.testworth');
  await giveCode(page);
  await agree(page);
  await heading(page, /^Welcome/).waitFor();
  await page.getByRole('button', { name: 'Menu', exact: true }).tap();
  await page.getByRole('link', { name: 'Find a child' }).first().tap();
  await heading(page, 'Find a child').waitFor();
  await page.waitForFunction(() => window.childlink.started && scrollY === 0);
  assert.ok(await page.evaluate(() => document.documentElement.classList.contains('drawn')), 'the drawn face');
  const finger = await page.context().newCDPSession(page);
  const mark = page.getByRole('heading', { name: 'Your purpose' });
  /** Down, along and up again, with a rest at the end so that nothing is thrown; then until the page stands still. */
  const drag = async (from, to) => {
    const touch = (type, y) => finger.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 180, y }] });
    await touch('touchStart', from);
    for (let y = from; y > to; y -= 10) await touch('touchMove', y);
    for (let rest = 0; rest < 10; ++rest) await touch('touchMove', to);
    await touch('touchEnd');
    await page.evaluate(async () => {
      for (let still = 0, was = -1; still < 5; was = scrollY) {
        still = scrollY === was ? still + 1 : 0;
        await new Promise((next) => requestAnimationFrame(next));
      }
    });
  };
  const picture = async () => {
    await drawn(page);
    const { x, y, width, height } = await mark.boundingBox();
    return { y, image: await page.screenshot({ clip: { x, y, width, height } }) };
  };
  await drag(600, 400);
  const one = await picture();
  await drag(600, 500);
  const other = await picture();
  assert.ok(other.y < one.y - 50, `${one.y} to ${other.y}`);
  assert.ok(one.image.length > 500, 'words are drawn there');
  assert.ok(one.image.equals(other.image), 'what is drawn stands where its element stands, before and after');
  await page.context().close();
});
