// The spine again, without a pointer: every step by Tab, Enter, Space and arrows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { heading, newPage, startBrowser, startServer, tabTo, PASSWORD } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

test('UI-5 the whole way from sign-in to sign-out by keyboard alone', async () => {
  const page = await newPage(browser, server);
  await page.mouse.move(0, 0);
  await page.goto('/sign-in');
  await tabTo(page, 'Username', 'textbox');
  await page.keyboard.type('quilla.testworth');
  await tabTo(page, 'Password');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');

  await heading(page, 'Enter your code').waitFor();
  const code = (await page.getByText(/the code is now \d{6}/).textContent()).match(/\d{6}/)[0];
  await tabTo(page, 'Six-digit code', 'textbox');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await heading(page, 'Before you continue').waitFor();
  await tabTo(page, 'I agree', 'button');
  await page.keyboard.press('Space');
  await heading(page, /^Welcome/).waitFor();
  assert.ok(await heading(page, /^Welcome/).evaluate((here) => here === document.activeElement), 'focus moves to the new heading');

  await tabTo(page, 'Find a child', 'link');
  await page.keyboard.press('Enter');
  await heading(page, 'Find a child').waitFor();
  await tabTo(page, 'Last name', 'textbox');
  await page.keyboard.type('Quill Sampleton');
  await tabTo(page, 'Age in whole years', 'textbox');
  await page.keyboard.type('6');
  await tabTo(page, /education, care/, 'radio');
  await page.keyboard.press('Space');
  await tabTo(page, 'Search', 'button');
  await page.keyboard.press('Enter');
  await heading(page, /1 child found/).waitFor();
  await tabTo(page, /^Marlowe/, 'link');
  await page.keyboard.press('Enter');
  await heading(page, /^Marlowe/).waitFor();
  await tabTo(page, 'Open orders and care', 'button');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Open orders and care' }).waitFor({ state: 'detached' });
  assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), 'BODY', 'the focus is not lost when its button goes');
  await page.goBack();
  await heading(page, /1 child found/).waitFor();
  await tabTo(page, 'Sign out', 'button');
  await page.keyboard.press('Enter');
  await page.getByLabel('Username').waitFor();
  await page.context().close();
});
