// The access review of an Authoriser, from the prompt to the end of it, by keyboard alone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, beforeEach, test } from 'node:test';
import { agree, auditRows, giveCode, givePassword, heading, newPage, signIn, startBrowser, startServer, tabTo, TODAY } from './support.mjs';

const PROMPT = 'Your access review has to be submitted by the end of';
let server, browser, page;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });
beforeEach(async () => {
  await page?.context().close();
  await server?.stop();
  server = await startServer();
});

const sql = (statement) => execFileSync('sqlite3', ['-cmd', '.timeout 5000', server.database, statement], { encoding: 'utf8' }).trim();
/** A review of Moondust as its first day makes it; `closes` may be in the past. */
function openReview(closes) {
  sql(`INSERT INTO review (public_id, service_id, by_region, starts_on, closes_on, opened_at, opened_by)
    SELECT 'review-1', id, 0, min('${TODAY}', '${closes}'), '${closes}', 1700000000, 'system:review' FROM service WHERE name = 'Moondust Primary School (Fictional)';
  INSERT INTO review_row (review_id, grant_ref, account_id) SELECT r.id, g.public_id, a.id FROM review r
    JOIN access_grant g ON g.service_id = r.service_id AND g.ended_at IS NULL JOIN account a ON a.id = g.account_id
    WHERE a.state = 'active' AND a.is_user = 1 AND a.is_authoriser = 0;
  UPDATE access_grant SET locks_on = date('${closes}', '+1 day') WHERE public_id IN (SELECT grant_ref FROM review_row);`);
}
const dialog = () => page.getByRole('dialog', { name: 'Access review' });
const banner = () => page.getByText(PROMPT).first();
async function press(role, name) {
  await tabTo(page, role.elementHandles ? role : page.getByRole(role, { name, exact: true }));
  await page.keyboard.press('Enter');
}
/** "Maintain" or "Remove" of one person. */
const decision = (person, act) => page.getByRole('region', { name: person }).getByRole('button', { name: act, exact: true });

test('UAR-5 UAR-8 the prompt, a line for each User, and the end, without a pointer', async () => {
  openReview('2026-12-06');
  page = await newPage(browser, server);
  await signIn(page, 'augusta.placeholder');
  await dialog().getByText(PROMPT).waitFor();
  await press('button', 'Later');
  await dialog().waitFor({ state: 'detached' });
  await banner().waitFor();
  await press('link', 'Help');
  await heading(page, 'Help').waitFor();
  await banner().waitFor();
  await press('link', 'Review now');
  await heading(page, 'Access review').waitFor();

  const people = sql("SELECT DISTINCT a.name FROM review_row r JOIN account a ON a.id = r.account_id ORDER BY a.last_name, a.first_name").split('\n');
  assert.ok(people.length > 2);
  const [gone, ...kept] = people;
  await press(decision(gone, 'Remove'));
  await page.getByRole('dialog').getByRole('heading', { name: `Remove the access of ${gone}?` }).waitFor();
  await tabTo(page, 'Reason');
  await page.locator(':focus').selectOption('Left the organisation');
  await press(page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }));
  await page.getByText(`1 of ${people.length} decided`).first().waitFor();
  for (const [done, name] of kept.entries()) {
    await press(decision(name, 'Maintain'));
    await page.getByText(`${done + 2} of ${people.length} decided`).first().waitFor();
  }

  await press('button', 'Submit review');
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await tabTo(page, /For each person I have checked/, 'checkbox');
  await page.keyboard.press('Space');
  await press('button', 'Submit review');
  await page.getByText(`The review is submitted: ${kept.length} maintained, 1 removed`).first().waitFor();
  await banner().waitFor({ state: 'detached' });
  assert.equal(sql(`SELECT state FROM account WHERE name = '${gone}'`), 'inactive');
  assert.equal(sql("SELECT count(*) FROM mail WHERE code LIKE 'review_done_%'"), String(people.length));
  assert.equal(auditRows(server).filter((row) => row.action === 'review_submit').at(-1).outcome, 'done');
  await press('link', 'Past reviews');
  await page.getByRole('link', { name: 'Moondust Primary School (Fictional)' }).waitFor();
  assert.deepEqual(page.complaints, []);
});

test('UAR-7 UAR-12 from the first second after the last day a User is told that access is paused, and nothing else', async () => {
  openReview('2026-11-22');
  page = await newPage(browser, server);
  await givePassword(page, 'quilla.testworth');
  await giveCode(page);
  await page.getByText('Your access is paused until your Authoriser finishes the access review').first().waitFor();
  await givePassword(page, 'augusta.placeholder'); // UAR-7: not the Authoriser
  await giveCode(page);
  await agree(page);
  await dialog().getByText('Your access review was due on 22 Nov 2026').waitFor();
});
