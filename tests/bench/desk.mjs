// "Manage users" with 2,000 people in the browser: from the press to the cards, and what a letter in the filter costs.
// Prints "BENCH name | budget | figure" lines, never fails.
import { serve, launch, READY } from './site.mjs';

const PEOPLE = 2000;
const columns = ['id', 'name', 'last_name', 'state', 'user_type', 'services', 'steps_done', 'steps', 'sent_on', 'link_ends',
  'is_expired', 'last_sign_in', 'removed_on', 'removed_why', 'inactive_on'];
const states = ['active', 'active', 'active', 'invited', 'incomplete', 'locked'];
const rows = Array.from({ length: PEOPLE }, (_, i) => [`p${i}`, `Zeb Sampleton ${i}`, `Sampleton ${i}`, states[i % 6], 'Navigator',
  'Office of Moon Area (Fictional)', '2', '5', '2026-11-20T00:00:00Z', '2026-11-27T00:00:00Z', '', '2026-11-01T00:00:00Z', '', '', '2027-01-01']);
const view = (facts, lists) => ({ facts, lists });
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const server = await serve({
  '/api/session': { ...READY, may: { ...READY.may, authoriser: true } },
  '/api/views/authoriser_home': view({ users: '1000', invitations: '667', locked: '333', restricted: '0', ending_soon: '0' },
    { reminders: { columns: ['person', 'name', 'reason', 'made_at'], rows: [], total: 0 } }),
  '/api/views/people': view({}, { people: { columns, rows, total: PEOPLE } }),
  '/api/views/services': view({}, { services: { columns: ['id', 'name', 'kind', 'sector', 'town', 'count', 'cap', 'invited', 'closed_why'],
    rows: [['s', 'Office of Moon Area (Fictional)', 'office', '', '', '2000', '', '0', '']], total: 1 } }),
});
const browser = await launch();
const opened = [];
let page;
for (let i = 0; i < 5; ++i) {
  page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await page.goto(`${server.url}/authoriser`);
  const button = page.getByRole('button', { name: 'Manage users', exact: true });
  await button.waitFor();
  const start = await page.evaluate(() => performance.now());
  await button.click();
  await page.getByText('Zeb Sampleton 1003', { exact: true }).waitFor(); // the first invited by last name
  opened.push(await page.evaluate((from) => performance.now() - from, start));
}
console.log(`BENCH client.desk.people_${PEOPLE}.open | 500 ms | ${median(opened).toFixed(0)} ms`);

const typed = [];
for (const letter of 'sampleton 199') {
  await page.getByLabel('Find a person by name').press(letter);
  typed.push(await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
    done([0, 1, 2, 3].reduce((sum, which) => sum + childlink.figure(which), 0)))))));
}
console.log(`BENCH client.desk.people_${PEOPLE}.typing | 16 ms | ${median(typed).toFixed(1)} ms`);
await browser.close();
server.stop();
