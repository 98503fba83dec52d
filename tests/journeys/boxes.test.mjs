// What a person sees is drawn; what they point at is the mirror. On every screen with many parts the browser has put each
// element exactly where the program drew it, nothing to press lies on another, and all of it is within the page's width.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { heading, newPage, openMenu, signIn, startBrowser, startServer, openMarlowe } from './support.mjs';
import { GALLERY, showSection } from './screens.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

const faults = (page) => page.evaluate(() => {
  const found = [];
  const name = (element) => `${element.dataset.kind} "${(element.textContent || element.name || '').slice(0, 30)}"`;
  const differ = (a, b) => Math.abs(a - b) > 0.6;
  for (const element of document.querySelectorAll('#app [data-id]')) {
    const [left, top, width, height] = ['left', 'top', 'width', 'height'].map((side) => parseFloat(element.style[side]));
    const over = element.parentElement.getBoundingClientRect();
    const is = element.getBoundingClientRect();
    const at = getComputedStyle(element).position === 'fixed' ? { left: 0, top: 0 } : over;
    if ([left, top, width, height].some(Number.isNaN)) found.push(`${name(element)} has no box`);
    else if (differ(is.left - at.left, left) || differ(is.top - at.top, top) || differ(is.width, width) || differ(is.height, height))
      found.push(`${name(element)} was drawn at ${[left, top, width, height]} and stands at ${[is.left - at.left, is.top - at.top, is.width, is.height]}`);
  }
  const pressable = [...document.querySelectorAll('#app :is(button, a, input, select, textarea):not(.skip)')]
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([element, box]) => { // what is scrolled out of its place lies on nothing
      const place = element.parentElement.closest('.scrolls')?.getBoundingClientRect();
      return !place || (box.top < place.bottom && box.bottom > place.top);
    });
  pressable.forEach(([one, a], i) => {
    if (a.left < 0 || a.right > document.documentElement.clientWidth) found.push(`${name(one)} leaves the page at the side`);
    for (const [other, b] of pressable.slice(i + 1))
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
        found.push(`${name(one)} lies on ${name(other)}`);
  });
  return found;
});

for (const width of [360, 683, 1366])
  test(`UI-5 the mirror stands where the canvas is drawn, ${width} pixels wide`, async () => {
    const page = await newPage(browser, server, { viewport: { width, height: 768 } });
    const check = async (screen) => {
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      assert.deepEqual(await faults(page), [], screen);
    };
    await signIn(page, 'quilla.testworth');
    await check('home');
    await openMenu(page);
    await check('home with the menu open');
    await page.getByRole('link', { name: 'Gallery' }).click();
    await heading(page, 'Gallery').waitFor();
    await check('gallery');
    for (const section of GALLERY) {
      await showSection(page, section);
      await check(`gallery, ${section}`);
    }
    await openMenu(page);
    await page.getByRole('link', { name: 'Find a child' }).first().click();
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    await check('find, refused');
    await openMarlowe(page, () => check('results'));
    await check('entry');
    await page.context().close();
  });
