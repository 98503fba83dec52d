// Request logging as a professional does it: a request is judged question by question and answered in part, a phone call
// is logged.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { heading, newPage, signIn, startBrowser, startServer } from './support.mjs';

let browser;
let server;
before(async () => {
  browser = await startBrowser();
  server = await startServer();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();

/** What somebody at the school would say: the counsellor's note is part of an investigation, the rest may go. */
function answerTo(question, item) {
  if (question.includes('investigation') && item.includes('Counsellor')) return 'Yes, I am aware of that';
  if (question.includes('another law')) return 'No, I am not aware of any';
  if (question.includes('Are you aware')) return 'No, nothing I know points to it';
  if (question.includes('What is it for?')) return "A child's wellbeing";
  return 'Yes';
}

const group = (page, name) => page.getByRole('group', { name, exact: true });

test('IS-205, IS-242 and IS-460 a request is judged question by question, answered in part, and the rest declined in writing with a lead', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await page.goto('/sharing');
  await page.getByRole('link', { name: 'MOON-2026-00001' }).first().click();
  await heading(page, 'Request received').waitFor();
  await press(page, 'May it be shared?');
  const items = new Set();
  for (let i = 0; ; i += 1) {
    assert.ok(i < 60, 'the questions end');
    const place = page.getByText(/^Item \d of 3: /).first();
    const done = page.getByRole('heading', { name: 'Every question is answered' });
    await place.or(done).first().waitFor();
    if (await done.count()) break;
    const item = await place.textContent();
    items.add(item);
    const question = await page.getByRole('heading', { level: 2 }).first().textContent();
    if (question.includes('What may it help')) await page.getByRole('checkbox', { name: 'decide, assess or plan' }).first().check();
    else await page.getByRole('radio', { name: answerTo(question, item) }).first().check();
    await page.getByRole('button', { name: 'Continue' }).first().click();
    await page.waitForFunction(([was, where]) => document.querySelector('h2')?.textContent !== was
      || !document.body.textContent.includes(where), [question, item]);
  }
  assert.equal(items.size, 3);
  await press(page, 'Views and notice');
  await group(page, 'Were they asked?').getByRole('radio', { name: 'Yes' }).check();
  await group(page, 'Did they answer?').getByRole('radio', { name: 'Yes' }).check();
  await group(page, 'Were they told?').getByRole('radio', { name: 'Yes, afterwards' }).check();
  await press(page, 'What exactly');
  const told = page.getByRole('textbox', { name: 'What they are told', exact: true });
  await told.nth(1).waitFor();
  assert.equal(await told.count(), 2);
  await told.nth(0).fill('In year 2');
  await told.nth(1).fill('Away eleven days since August');
  await page.getByLabel('The true ground, for us').fill('Enquiries are under way');
  await page.getByLabel('What the other side is told').fill('The law does not let us share this item');
  await page.getByLabel('How the reasons are sent').fill('By mail');
  await page.getByLabel('Reasons sent on').fill('23/11/2026');
  await press(page, 'Check and send');
  await page.getByText('Everything that the law asks for is here').waitFor();
  await press(page, 'Start deciding');
  await press(page, 'Decide');
  await page.getByText('A lead has been asked to approve this').first().waitFor();
  const address = new URL(page.url()).pathname;
  await page.context().close();

  const lead = await newPage(browser, server); // who comes by the address itself
  await signIn(lead, 'bo.notarealname');
  await lead.goto(address);
  await press(lead, 'Decide');
  await press(lead, 'Share in part and decline the rest');
  const confirm = lead.getByLabel('I have looked at these and go on');
  await confirm.check();
  await press(lead, 'Share in part and decline the rest');
  await lead.getByText('Answered in part', { exact: true }).first().waitFor();
  const linked = lead.getByRole('table', { name: 'Records that belong to it' });
  await linked.getByRole('cell', { name: 'Sharing' }).waitFor();
  await linked.getByRole('cell', { name: 'Decline' }).waitFor();
  await lead.reload();
  await lead.getByText('Answered in part', { exact: true }).first().waitFor();
  assert.deepEqual(lead.complaints.filter((each) => !each.includes('422')), []); // the warnings that were to be looked at
  await lead.context().close();
});

test('IS-401 a phone call is logged in a few words, and what is missing is listed', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await page.goto('/sharing');
  await page.getByRole('link', { name: 'Log a phone call' }).click();
  await page.getByLabel('Whom did you tell?').fill('Nowhere General Hospital');
  await page.getByLabel('About which child?').fill('Quill Examplechild');
  await page.getByLabel('What did you tell them?').fill('Away for three days with a fever');
  await page.getByRole('button', { name: 'Save' }).click();
  await heading(page, 'Sharing').waitFor();
  await press(page, 'Check and send');
  await page.getByRole('heading', { name: 'To be put right' }).waitFor();
  await page.getByText(/\(E-204\)/).first().waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
