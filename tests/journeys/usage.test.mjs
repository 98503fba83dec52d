// Facts of use, from the Authoriser's question to the report on the screen (USE-1 to USE-4); and an absence and a
// temporary transfer as the same Authoriser enters them (OFF-11, ACT-8).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { auditRows, findChild, heading, newPage, signIn, startBrowser, startServer } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });
const toAuthoriserHome = async (page) => {
  await page.getByRole('link', { name: 'Authoriser Home' }).first().click();
  await heading(page, 'Authoriser Home').waitFor();
};
const told = (page, text) => page.getByRole('status').filter({ hasText: text }).first().waitFor();

test('USE-1 USE-3 USE-4 an Authoriser asks, the Department releases, and the report opens on the screen and is logged', async () => {
  const quilla = await newPage(browser, server);
  await signIn(quilla, 'quilla.testworth');
  await findChild(quilla, { last: 'Quill-Sampleton', age: '6' });
  await heading(quilla, /found/).waitFor();
  await quilla.context().close();

  const augusta = await newPage(browser, server);
  await signIn(augusta, 'augusta.placeholder');
  await toAuthoriserHome(augusta);
  await augusta.getByRole('button', { name: 'Usage information', exact: true }).click();
  await augusta.getByLabel('Person').selectOption('Quilla Testworth');
  await augusta.getByLabel('First day').fill('20/11/2026');
  await augusta.getByLabel('Last day').fill('23/11/2026');
  for (const box of await augusta.getByRole('group', { name: 'Which facts' }).getByRole('checkbox').all()) await box.check();
  await augusta.getByLabel('What concerns you').fill('Looks at children of another year level.');
  await augusta.getByRole('button', { name: 'Send request' }).click();
  await told(augusta, 'The Department has your request');
  await augusta.getByRole('row', { name: /Quilla Testworth.*Submitted/ }).waitFor();

  const ada = await newPage(browser, server);
  await signIn(ada, 'ada.adminson');
  await ada.getByRole('link', { name: 'Usage requests' }).first().click();
  await ada.getByRole('row', { name: /Quilla Testworth/ }).getByRole('link').click();
  await ada.getByText('Looks at children of another year level.').waitFor();
  await ada.getByRole('button', { name: 'Decide' }).click();
  await ada.getByRole('dialog').getByRole('radio', { name: 'Approve and release', exact: true }).check();
  await ada.getByRole('dialog').getByRole('button', { name: 'Decide', exact: true }).click();
  await ada.getByRole('dialog').waitFor({ state: 'detached' });
  await ada.context().close();

  await toAuthoriserHome(augusta);
  await augusta.getByRole('button', { name: 'Usage information', exact: true }).click();
  await augusta.getByRole('link', { name: 'Open report' }).click();
  await heading(augusta, 'Quilla Testworth').waitFor();
  await augusta.getByText('Quill-Sampleton').first().waitFor(); // the search as it was typed, kind 4
  assert.equal(await augusta.getByText('Marlowe').count(), 0, 'no result of it');
  assert.equal(auditRows(server).filter((row) => row.action === 'look.usage_report').at(-1).outcome, 'done');
  await augusta.context().close();
});

test('OFF-11 ACT-8 an absence of 90 days says when access ends; a transfer of 91 days is refused, of 90 is planned', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'augusta.placeholder');
  await toAuthoriserHome(page);
  await page.getByRole('button', { name: 'Manage users', exact: true }).click();
  await page.getByRole('listitem').filter({ hasText: 'Ned Fictionelli' }).getByRole('button', { name: /Manage details/ }).click();
  await page.getByRole('button', { name: 'Planned absence', exact: true }).click();
  await page.getByRole('dialog').getByLabel('First day').fill('1/12/2026');
  await page.getByRole('dialog').getByLabel('Last day').fill('28/2/2027');
  await page.getByRole('dialog').getByRole('button', { name: 'Save absence' }).click();
  await told(page, 'The access of Ned Fictionelli ends on 1 Dec 2026');
  await page.getByText('90 days or more: access ends on the first day').first().waitFor();

  await toAuthoriserHome(page);
  await page.getByRole('button', { name: 'My duties', exact: true }).click();
  await page.getByRole('button', { name: 'Temporary transfer', exact: true }).click();
  await page.getByLabel('First name').fill('Bo');
  await page.getByLabel('Last name').fill('Notarealname');
  await page.getByLabel('Work email').first().fill('bo.notarealname@moondust.example');
  await page.getByRole('checkbox', { name: /Moondust/ }).check();
  await page.getByLabel('First day').fill('1/12/2026');
  await page.getByLabel('Last day').fill('1/3/2027'); // 91 days
  for (const box of await page.getByRole('main').getByRole('checkbox').all()) if (!/Teacup/.test(await box.evaluate((each) => each.closest('label, li, div')?.textContent ?? ''))) await box.check();
  await page.getByRole('button', { name: /transfer/i }).last().click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await page.getByLabel('Last day').fill('28/2/2027'); // 90 days
  await page.getByRole('button', { name: /transfer/i }).last().click();
  await page.getByText('1 Dec 2026').first().waitFor();
  await page.context().close();
});
