// Request logging as a professional does it: a request answered in part with a written decline, a phone call logged.
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

/** Answers the questions of the decision aid until none is left. `answer` gets the question and the item. */
async function answerAll(page, answer) {
  for (let i = 0; i < 80; i += 1) {
    if (await page.getByRole('heading', { name: 'Every question is answered' }).count()) return i;
    const question = page.locator('section').filter({ has: page.getByText(/^Item \d+ of \d+:/) }).first();
    const text = await question.textContent();
    const choice = answer(text);
    if (Array.isArray(choice)) for (const each of choice) await page.getByLabel(each).first().check();
    else await question.getByRole('radio', { name: choice }).check();
    await question.getByRole('button', { name: 'Continue' }).click();
    await page.waitForFunction((before) => !document.body.textContent.includes(before), text.slice(0, 400), { timeout: 3000 }).catch(() => {});
  }
  throw new Error('the questions do not end');
}

test('IS-205 and IS-460 a request is answered in part: two items are shared, the third is declined in writing', async () => {
  const page = await newPage(browser, server);
  await signIn(page, 'quilla.testworth');
  await page.goto('/sharing');
  await heading(page, 'Requests').waitFor();
  await page.getByRole('link', { name: 'MOON-2026-00001' }).first().click();
  await heading(page, 'Request received').waitFor();
  await press(page, 'May it be shared?');
  await page.getByText(/^Item 1 of 3:/).waitFor();
  const asked = await answerAll(page, (text) => {
    if (text.includes('investigation or the enforcement') && text.includes('Counsellor')) return /Yes, I am aware/;
    if (text.includes('Are you aware of another law')) return /No, I am not aware/;
    if (text.includes('Are you aware')) return /No, nothing I know/;
    if (text.includes('What may it help them')) return ['decide, assess or plan'];
    if (text.includes('What is it for?')) return /A child's wellbeing/;
    return /^Yes/;
  });
  assert.ok(asked > 10, `${asked} questions`);
  await press(page, 'Continue');
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
