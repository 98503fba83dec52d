// A restriction, from the Authoriser's notice to the person whose session ends: three people at three computers.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { auditRows, findChild, giveCode, givePassword, heading, newPage, signIn, startBrowser, startServer } from './support.mjs';

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });

const sql = (query) => execFileSync('sqlite3', [`file:${server.database}?mode=ro`, query], { encoding: 'utf8' }).trim();

test('RES-5 RES-7 RES-8 an Authoriser notifies, the Department restricts, and the very next request of the User fails', async () => {
  const quilla = await newPage(browser, server);
  await signIn(quilla, 'quilla.testworth');

  const augusta = await newPage(browser, server);
  await signIn(augusta, 'augusta.placeholder');
  await augusta.getByRole('link', { name: 'Authoriser Home' }).first().click();
  await augusta.getByRole('button', { name: 'Notify the Department', exact: true }).click();
  await augusta.getByLabel('Person').selectOption('Quilla Testworth');
  await augusta.getByLabel('Ground').selectOption({ label: 'WWCC: exclusion, interim exclusion, suspension or revocation' });
  await augusta.getByLabel('What happened').fill('The register shows a suspension.');
  await augusta.getByRole('button', { name: 'Send notice' }).click();
  await augusta.getByRole('heading', { name: 'There is a problem' }).waitFor();
  assert.equal(await augusta.getByLabel('What happened').inputValue(), 'The register shows a suspension.', 'what was typed stays');
  await augusta.getByLabel('When did you learn of it?').fill('20/11/2026');
  await augusta.getByRole('checkbox', { name: /accurate|true|right/i }).first().check();
  await augusta.getByRole('button', { name: 'Send notice' }).click();
  await augusta.getByRole('status').filter({ hasText: 'The Department has your notice' }).first().waitFor();
  assert.equal(sql("SELECT subject FROM mail WHERE code = 'restriction_notice' ORDER BY id DESC LIMIT 1"), 'Restriction');
  await augusta.context().close();

  const ada = await newPage(browser, server);
  await signIn(ada, 'ada.adminson');
  await ada.getByRole('link', { name: 'Cases' }).first().click();
  await ada.getByRole('row', { name: /Quilla Testworth/ }).getByRole('link').click();
  await ada.getByText('The register shows a suspension.').waitFor();
  await ada.getByRole('button', { name: 'Restrict', exact: true }).click();
  const dialog = ada.getByRole('dialog', { name: 'Restrict' });
  await dialog.getByRole('radio', { name: 'All access', exact: true }).check();
  await dialog.getByLabel('Ground', { exact: true }).selectOption({ label: 'WWCC: exclusion, interim exclusion, suspension or revocation' });
  await dialog.getByRole('button', { name: 'Restrict', exact: true }).click();
  await ada.getByRole('status').filter({ hasText: 'Restricted' }).first().waitFor();
  await ada.context().close();

  await findChild(quilla, { last: 'Quill-Sampleton', age: '6' });
  await heading(quilla, 'You have been signed out').waitFor();
  await givePassword(quilla, 'quilla.testworth');
  await giveCode(quilla);
  await quilla.getByText('Your access is restricted. The Department will contact you').first().waitFor();
  assert.equal(auditRows(server).filter((row) => row.action === 'restrict').at(-1).outcome, 'done');
  const logged = auditRows(server).map((row) => row.detail).join();
  assert.ok(!logged.includes('suspension'), 'what happened stands in the case alone');
  await quilla.context().close();
});
