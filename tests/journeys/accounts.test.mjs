// Signing in for the first time, being warned, losing the server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { agree, givePassword, heading, newPage, signIn, startBrowser, startServer } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

test('REG-15 a first sign-in sets up the second factor and hands over ten recovery codes once', async () => {
  const page = await newPage(browser, server);
  await givePassword(page, 'pip.notarealname');
  await heading(page, 'Set up your second step').waitFor();
  await page.getByRole('img', { name: /QR code/ }).waitFor();
  const told = await page.getByText(/the code is now \d{6}/).textContent();
  await page.getByLabel('Six-digit code').fill('000000');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await page.getByLabel('Six-digit code').fill(told.match(/\d{6}/)[0]);
  await page.getByRole('button', { name: 'Continue' }).click();
  await heading(page, 'Keep your recovery codes').waitFor();
  assert.equal(await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').count(), 10);
  await page.getByRole('checkbox', { name: /stored/ }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await agree(page);
  await heading(page, /^Welcome/).waitFor();
  await page.context().close();
});

test('REG-21 a wrong password and an unknown name read the same', async () => {
  const page = await newPage(browser, server);
  const said = [];
  for (const username of ['quilla.testworth', 'nobody.atall']) {
    await givePassword(page, username, 'not the password at all');
    const problem = page.getByRole('heading', { name: 'There is a problem' });
    await problem.waitFor();
    said.push(await problem.locator('..').textContent());
  }
  assert.equal(said[0], said[1]);
  assert.equal(await page.getByLabel('Username').inputValue(), 'nobody.atall', 'what was typed stays');
  await page.context().close();
});

test('REG-22 an idle session is warned two minutes ahead, and one act keeps it', async () => {
  const page = await newPage(browser, server);
  await page.clock.install();
  await signIn(page, 'augusta.placeholder');
  await page.clock.runFor(13 * 60 * 1000 - 5000);
  assert.equal(await page.getByRole('alertdialog').count(), 0);
  await page.clock.runFor(10000);
  const warning = page.getByRole('alertdialog', { name: /about to be signed out/ });
  await warning.waitFor();
  await warning.getByRole('button', { name: 'Stay signed in' }).click();
  await warning.waitFor({ state: 'detached' });
  await page.clock.runFor(16 * 60 * 1000);
  await heading(page, 'You have been signed out').waitFor();
  await page.context().close();
});

test('UI-5 when the server is away it says so, keeps what was typed, and tries again', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'carer.specimen');
  await page.getByRole('link', { name: 'Find a child' }).first().click();
  await heading(page, 'Find a child').waitFor();
  await page.getByLabel('Last name').fill('Sampleton');
  await page.getByLabel('Age in whole years').fill('6');
  await page.getByRole('radio').first().check();
  await page.route('**/api/searches', (route) => route.abort());
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText('Child Link cannot be reached', { exact: false }).first().waitFor();
  assert.equal(await page.getByLabel('Last name').inputValue(), 'Sampleton');
  await page.unroute('**/api/searches');
  await page.getByRole('button', { name: 'Try again' }).click();
  await heading(page, /found/).waitFor();
  await page.context().close();
});
