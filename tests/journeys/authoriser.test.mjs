// An Authoriser's day at the school's computer: invite, help, correct, grant, remove. By mouse and by keyboard alone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, beforeEach, test } from 'node:test';
import { auditRows, heading, newPage, signIn, startBrowser, startServer, tabTo } from './support.mjs';

const SCHOOL = 'Moondust Primary School (Fictional)';
let server, browser, page;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser?.close(); await server?.stop(); });
beforeEach(async () => {
  await page?.context().close();
  await server?.stop();
  server = await startServer();
  page = await newPage(browser, server);
  await signIn(page, 'augusta.placeholder');
  await page.getByRole('link', { name: 'Authoriser Home' }).first().click();
  await heading(page, 'Authoriser Home').waitFor();
});

const press = (name) => page.getByRole('button', { name, exact: true }).click();
const card = (name) => page.getByRole('listitem').filter({ hasText: name });
const told = (text) => page.getByRole('status').filter({ hasText: text }).first().waitFor();
const sql = (query) => execFileSync('sqlite3', [`file:${server.database}?mode=ro`, query], { encoding: 'utf8' }).trim();
const lastAct = (action) => auditRows(server).filter((row) => row.action === action).at(-1);

async function toUsers() {
  await press('Manage users');
  await card('Tilly Mockingham').waitFor();
}

async function fillInvitation(first, last) {
  const email = `${first}.${last}@moondust.example`.toLowerCase();
  await page.getByLabel('First name').fill(first);
  await page.getByLabel('Last name').fill(last);
  await page.getByLabel('Work email', { exact: true }).fill(email);
  await page.getByLabel('Work email, again').fill(email);
  await page.getByRole('checkbox', { name: SCHOOL }).check();
  await page.getByRole('radio', { name: 'Teacher', exact: true }).check();
  await page.getByRole('radio', { name: /education, care/ }).check();
  for (const box of [/relevant/, /handle confidential/, /understands/, /not a volunteer/, /required training/])
    await page.getByRole('checkbox', { name: box }).check();
}

test('MAN-1 Authoriser Home is the first of the menu, with Manage users on the left', async () => {
  assert.equal(await page.getByRole('navigation').getByRole('link').first().textContent(), 'Authoriser Home');
  const left = async (name) => (await page.getByRole('button', { name, exact: true }).boundingBox()).x;
  assert.ok(await left('Manage users') < await left('Add new user'));
  assert.ok(await left('Manage users') < await left('Manage all services'));
});

test('MAN-20 somebody is invited, is told by letter and stands under Invitations; what is missing is said at once', async () => {
  await press('Add new user');
  await page.getByLabel('First name').fill('Saffron');
  await press('Send invitation');
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  assert.equal(await page.getByLabel('First name').inputValue(), 'Saffron', 'what was typed stays');
  await fillInvitation('Saffron', 'Madeupson');
  await press('Send invitation');
  await told('Saffron Madeupson is invited');
  await card('Saffron Madeupson').getByText('Invited').waitFor();
  assert.equal(sql("SELECT code || ' ' || to_address FROM mail ORDER BY id DESC LIMIT 1"), 'invitation_user saffron.madeupson@moondust.example');
  assert.equal(lastAct('invite').outcome, 'done');
});

test('ACT-21 the eighth is refused in words that name the cap, and nothing that was typed is lost', async () => {
  for (const [first, last, fits] of [['Saffron', 'Madeupson', true], ['Tolliver', 'Faux', false]]) {
    await page.getByRole('link', { name: 'Authoriser Home' }).first().click();
    await press('Add new user');
    await fillInvitation(first, last);
    await press('Send invitation');
    if (fits) await told('Saffron Madeupson is invited');
  }
  await page.getByRole('link', { name: /at most 7 Users besides the principal/ }).waitFor();
  assert.equal(await page.getByLabel('Last name').inputValue(), 'Faux');
  assert.equal(sql("SELECT COUNT(*) FROM account WHERE last_name = 'Faux'"), '0');
});

test('MAN-10 a name is put right, and a dialog says what it forces', async () => {
  await toUsers();
  await card('Quilla Testworth').getByRole('button', { name: /Manage details/ }).click();
  await heading(page, 'Quilla Testworth').waitFor();
  await press('Edit name');
  await page.getByRole('dialog').getByLabel('Last name').fill('Testworth-Bell');
  await press('Save name');
  await page.getByRole('dialog', { name: 'Name saved' }).getByText(/At the next sign-in this person is asked for the WWCC or VIT details again/).waitFor();
  await press('Understood');
  await heading(page, 'Quilla Testworth-Bell').waitFor();
  await page.getByText('The WWCC or VIT details are owed').waitFor();
  assert.equal(JSON.parse(lastAct('change_name').detail).before, 'Quilla Testworth', 'the old name stays in the log');
});

test('MAN-13 when the last service is removed the account ends, and so does the session that is open', async () => {
  const quilla = await newPage(browser, server);
  await signIn(quilla, 'quilla.testworth');
  await toUsers();
  await card('Quilla Testworth').getByRole('button', { name: /Manage services/ }).click();
  await page.getByRole('button', { name: /Remove service/ }).click();
  await page.getByRole('dialog').getByLabel('Reason').selectOption('The WWCC is no longer valid');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove service' }).click();
  await page.getByRole('dialog', { name: 'Tell the Department' }).waitFor(); // MAN-15
  await press('Understood');
  await heading(page, 'Notify the Department').waitFor(); // filled in beforehand; leaving it leaves a reminder
  await page.getByRole('link', { name: 'Authoriser Home' }).first().click();
  await page.getByText('The Department is still to be told about Quilla Testworth').waitFor();

  await quilla.getByRole('link', { name: 'My roll' }).first().click();
  await quilla.getByRole('radio').first().check();
  await quilla.getByRole('button', { name: 'Show the roll' }).click();
  await heading(quilla, 'You have been signed out').waitFor();
  await quilla.context().close();
});

test('MAN-17 somebody of another service is added from the service, and cancelling is there too', async () => {
  await press('Manage all services');
  await page.getByRole('link', { name: SCHOOL }).click();
  await press('Add users');
  await page.getByRole('dialog').getByRole('checkbox', { name: /Ned Fictionelli/ }).check();
  await page.getByRole('dialog').getByRole('radio', { name: 'Teacher', exact: true }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Add users' }).click();
  await told(`1 added to ${SCHOOL}`);
  await page.getByRole('row', { name: /Ned Fictionelli/ }).waitFor();
  await page.getByRole('row', { name: /Rumi Exampleton/ }).getByRole('button', { name: /Cancel invitation/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel invitation' }).click();
  await page.getByRole('row', { name: /Rumi Exampleton/ }).waitFor({ state: 'detached' });
});

test('MAN-2 people are found by name and by state', async () => {
  await toUsers();
  await page.getByLabel('Find a person by name').fill('mocking');
  await card('Quilla Testworth').waitFor({ state: 'detached' });
  assert.equal(await page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /Manage details/ }) }).count(), 1);
  await page.getByLabel('Find a person by name').fill('');
  await page.getByLabel('State').selectOption('Locked');
  await card('Lotta Inventwell').waitFor();
  await card('Tilly Mockingham').waitFor({ state: 'detached' });
});

test('MAN-14 several lose their access after a preview of what will happen to each', async () => {
  await toUsers();
  await press('Show as a list, to choose several people');
  for (const name of ['Tilly Mockingham', 'Quilla Testworth', 'Ned Fictionelli'])
    await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  await press('Remove access');
  await page.getByRole('row', { name: /Tilly Mockingham/ }).getByText('Nothing: it does not fit this state').waitFor();
  await press('Go on with 2 people');
  await page.getByRole('dialog').getByLabel('Reason').selectOption('Left the organisation');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove access' }).click();
  await told('Done for 2 people');
  assert.equal(sql("SELECT COUNT(*) FROM access_grant WHERE end_reason = 'left' AND ended_by <> 'system:demo'"), '3'); // and one of the story
});

test('MAN-5 MAN-7 keyboard only: an invitation is sent again without a pointer', async () => {
  await tabTo(page, 'Manage users', 'button');
  await page.keyboard.press('Enter');
  await card('Tilly Mockingham').waitFor();
  const resend = card('Tilly Mockingham').getByRole('button', { name: /Resend invitation/ });
  await tabTo(page, resend);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Resend the invitation to Tilly Mockingham?' });
  await dialog.waitFor();
  await tabTo(page, dialog.getByRole('button', { name: 'Resend invitation' }));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await told('The invitation to Tilly Mockingham was sent again');
  assert.equal(lastAct('resend_invitation').outcome, 'done');
  assert.ok(await resend.evaluate((here) => here === document.activeElement), 'the focus is back');
});

test('MAN-8 an Authoriser of another service sees none of these people', async () => {
  const other = await newPage(browser, server);
  await signIn(other, 'bo.notarealname');
  await other.getByRole('link', { name: 'Authoriser Home' }).first().click();
  await other.getByRole('button', { name: 'Manage users', exact: true }).click();
  await other.getByRole('listitem').filter({ hasText: 'Zeb Sampleton' }).waitFor();
  assert.equal(await other.getByText('Tilly Mockingham').count(), 0);
  const id = sql("SELECT public_id FROM account WHERE last_name = 'Mockingham'");
  await other.evaluate((path) => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }, `/authoriser/users/${id}`);
  await other.getByText('This person is not one of your Users any more').waitFor();
  assert.equal(lastAct('look.person').outcome, 'refused');
  await other.context().close();
});

test('MAN-2 a person without the capability has no such menu and no such screen', async () => {
  const teacher = await newPage(browser, server);
  await signIn(teacher, 'zeb.sampleton');
  assert.equal(await teacher.getByRole('link', { name: 'Authoriser Home' }).count(), 0);
  await teacher.evaluate(() => { history.pushState(null, '', '/authoriser/users'); dispatchEvent(new PopStateEvent('popstate')); });
  await heading(teacher, 'Not available').waitFor();
  await teacher.context().close();
});
