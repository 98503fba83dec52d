// The Department at work: an administrator finds a school and an account, an auditor searches and checks the log.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { auditRows, heading, newPage, signIn, startBrowser, startServer } from './support.mjs';

let server, browser, page;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });
beforeEach(async () => {
  await page?.context().close();
  await server?.stop();
  server = await startServer();
  page = await newPage(browser, server);
});

const press = (name) => page.getByRole('button', { name, exact: true }).click();
const follow = (name) => page.getByRole('link', { name }).first().click();
const told = (text) => page.getByRole('status').filter({ hasText: text }).first().waitFor();
async function open(username, area) {
  await signIn(page, username);
  await follow('Department');
  await heading(page, 'Department').waitFor();
  await press(area);
  await heading(page, area).waitFor();
}
async function search(label, value) {
  await page.getByLabel(label, { exact: true }).fill(value);
  await press('Search');
}

test('ACT-20 an administrator finds a school and says that it is not eligible, and takes it back', async () => {
  await open('ada.adminson', 'Organisations');
  await search('Find', 'moondust');
  await follow('Moondust Primary School (Fictional)');
  await heading(page, 'Moondust Primary School (Fictional)').waitFor();
  await page.getByText('Augusta Placeholder').first().waitFor();
  await press('Set eligibility');
  await page.getByRole('dialog').getByRole('radio', { name: 'No', exact: true }).check();
  await page.getByRole('dialog').getByRole('radio', { name: 'No school enrolment data' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Set eligibility' }).click();
  await told('Set eligibility');
  await page.getByText('No school enrolment data').first().waitFor();
  await press('Set eligibility');
  await page.getByRole('dialog').getByRole('radio', { name: 'Yes', exact: true }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Set eligibility' }).click();
  await page.getByText('No school enrolment data').first().waitFor({ state: 'detached' });
  assert.equal(auditRows(server).filter((row) => row.action === 'set_eligibility').length, 2);
});

test('REG-22 an administrator locks an account by name, and unlocks it', async () => {
  await open('ada.adminson', 'Accounts');
  await search('Find', 'zeb.sampleton');
  await follow('Zeb Sampleton');
  await heading(page, 'Zeb Sampleton').waitFor();
  await press('Lock account');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Lock account: Zeb Sampleton').waitFor();
  await dialog.getByLabel('Why').fill('A stolen telephone');
  await dialog.getByRole('button', { name: 'Lock account' }).click();
  await told('Zeb Sampleton');
  await page.getByText('Locked', { exact: true }).first().waitFor();
  await press('Unlock account');
  await dialog.getByLabel('Why').fill('It was found');
  await dialog.getByRole('button', { name: 'Unlock account' }).click();
  await page.getByText('Active', { exact: true }).first().waitFor();
});

test('USE-6 an auditor searches the log, and its chain holds', async () => {
  await open('odette.auditworth', 'Log');
  await search('Act, as the log names it', 'account.add');
  await page.getByRole('cell', { name: 'account.add' }).first().waitFor();
  await press('Check the log');
  await page.getByText('each in its place and unchanged').first().waitFor();
  assert.ok(auditRows(server).some((row) => row.action === 'look.audit_search'));
  assert.equal(await page.getByRole('link', { name: 'Find a child' }).count(), 0);
});

test('UAR-1 in training an administrator starts a review at will, and its Authoriser is asked at the next sign-in', async () => {
  await open('ada.adminson', 'Runs of the clocks');
  await press('Start a review');
  await page.getByRole('dialog').getByRole('button', { name: 'Start a review' }).click();
  await told('Start a review');
  const augusta = await newPage(browser, server);
  await signIn(augusta, 'augusta.placeholder');
  await augusta.getByRole('dialog', { name: 'Access review' }).waitFor();
  await augusta.context().close();
});
