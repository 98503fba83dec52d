// Every screen there is, and how a person gets there: for the accessibility checks and for the pictures.
import { agree, findChild, givePassword, giveCode, heading, openMenu, signIn, openMarlowe } from './support.mjs';

const follow = async (page, name) => {
  await openMenu(page);
  await page.getByRole('link', { name }).first().click();
};

/** The pages of the gallery, by the last part of their address. */
export const GALLERY = ['words', 'acts', 'fields', 'choices', 'files', 'tables', 'long-table', 'scrolling', 'people', 'records', 'filed', 'messages', 'pictures'];

export async function showSection(page, section) {
  await page.evaluate((path) => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }, `/gallery/${section}`);
  await page.getByRole('navigation', { name: 'Breadcrumb' }).waitFor();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** To an address of the program, as a link within it leads there. */
const goTo = async (page, path, found) => {
  await page.evaluate((to) => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')); }, path);
  await page.getByText(found).first().waitFor();
};
const addresses = (table) => Object.fromEntries(Object.entries(table).map(([name, [path, found]]) => [name, (page) => goTo(page, path, found)]));

/** Each journey starts signed out (`as` empty) or at home as the person named, and ends on its screens, in order. */
export const journeys = [
  { as: '', screens: {
    'sign-in': async (page) => { await page.goto('/sign-in'); await page.getByLabel('Username').waitFor(); },
    'sign-in-refused': async (page) => {
      await givePassword(page, 'zeb.sampleton', 'not the password at all');
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    },
    'set-up': async (page) => { await givePassword(page, 'pip.notarealname'); await heading(page, 'Set up your second step').waitFor(); },
    'recovery-codes': async (page) => {
      const told = await page.getByText(/the code is now \d{6}/).textContent();
      await page.getByLabel('Six-digit code').fill(told.match(/\d{6}/)[0]);
      await page.getByRole('button', { name: 'Continue' }).click();
      await heading(page, 'Keep your recovery codes').waitFor();
    },
  } },
  { as: '', screens: {
    code: async (page) => { await givePassword(page, 'zeb.sampleton'); await heading(page, 'Enter your code').waitFor(); },
    agreement: async (page) => { await giveCode(page); await heading(page, 'Before you continue').waitFor(); },
    'home-two-services': async (page) => { await agree(page); await heading(page, /^Welcome/).waitFor(); },
  } },
  { as: 'quilla.testworth', screens: {
    home: async () => {},
    find: async (page) => { await follow(page, 'Find a child'); await heading(page, 'Find a child').waitFor(); },
    'find-refused': async (page) => {
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    },
    results: async (page) => { await findChild(page, { last: 'Quill-Sampleton', age: '6' }); await heading(page, /found/).waitFor(); },
    'results-none': async (page) => { await findChild(page, { last: 'Nobodyhere', age: '6' }); await heading(page, 'No child found').waitFor(); },
    entry: openMarlowe,
    'entry-care': async (page) => {
      await page.getByRole('button', { name: 'Open orders and care' }).click();
      await page.getByRole('button', { name: 'Open orders and care' }).waitFor({ state: 'detached' });
    },
    'entry-limited': async (page) => {
      await page.getByRole('link', { name: /^Juniper/ }).click();
      await page.getByText('This is a limited entry', { exact: false }).waitFor();
    },
    roll: async (page) => {
      await follow(page, 'My roll');
      await heading(page, 'My roll').waitFor();
      await page.getByRole('radio').first().check();
      await page.getByRole('button', { name: 'Show the roll' }).click();
      await page.getByRole('table').waitFor();
    },
    help: async (page) => { await follow(page, 'Help'); await heading(page, 'Help').waitFor(); },
    gallery: async (page) => { await follow(page, 'Gallery'); await heading(page, 'Gallery').waitFor(); },
    display: async (page) => {
      await openMenu(page);
      await page.getByRole('button', { name: 'Display' }).click();
      await page.getByRole('dialog').waitFor();
    },
    'not-found': async (page) => {
      await page.getByRole('button', { name: 'Done' }).click();
      await page.evaluate(() => { history.pushState(null, '', '/no-such-screen'); dispatchEvent(new PopStateEvent('popstate')); });
      await heading(page, 'Not found').waitFor();
    },
    locked: async (page) => { await page.keyboard.press('F9'); await heading(page, 'Locked').waitFor(); },
  } },
  { as: 'quilla.testworth', screens: Object.fromEntries(GALLERY.map((section) => [`gallery-${section}`, (page) => showSection(page, section)])) },
  { as: 'augusta.placeholder', screens: {
    'authoriser-home': async (page) => { await follow(page, 'Authoriser Home'); await heading(page, 'Authoriser Home').waitFor(); await page.getByText('Access ends within').waitFor(); },
    users: async (page) => { await page.getByRole('button', { name: 'Manage users' }).click(); await page.getByText('Tilly Mockingham').first().waitFor(); },
    'users-list': async (page) => {
      await page.getByRole('button', { name: 'Show as a list' }).click();
      await page.getByRole('checkbox', { name: 'Select Tilly Mockingham' }).check();
      await page.getByRole('button', { name: 'Resend invitations' }).waitFor();
    },
    'users-preview': async (page) => {
      await page.getByRole('checkbox', { name: 'Select Quilla Testworth' }).check();
      await page.getByRole('button', { name: 'Remove access' }).click();
      await page.getByRole('table').getByText('Nothing: it does not fit').waitFor();
    },
    invitation: async (page) => {
      await page.getByRole('button', { name: 'Keep as it is' }).click();
      await page.getByRole('link', { name: 'Tilly Mockingham' }).click();
      await page.getByRole('heading', { name: 'Steps of the registration' }).waitFor();
    },
    person: async (page) => {
      await page.getByRole('link', { name: 'Manage users' }).click();
      await page.getByRole('link', { name: 'Quilla Testworth' }).click();
      await heading(page, 'Quilla Testworth').waitFor();
    },
    'person-name': async (page) => { await page.getByRole('button', { name: 'Edit name' }).click(); await page.getByRole('dialog').waitFor(); },
    access: async (page) => {
      await page.getByRole('button', { name: 'Keep as it is' }).click();
      await page.getByRole('button', { name: 'Manage services' }).click();
      await heading(page, 'Services of Quilla Testworth').waitFor();
    },
    'access-remove': async (page) => {
      await page.getByRole('button', { name: 'Remove service' }).click();
      await page.getByRole('dialog').waitFor();
    },
    invite: async (page) => {
      await page.getByRole('button', { name: 'Keep as it is' }).click();
      await follow(page, 'Authoriser Home');
      await page.getByRole('button', { name: 'Add new user' }).click();
      await page.getByLabel('First name').waitFor();
    },
    services: async (page) => {
      await follow(page, 'Authoriser Home');
      await page.getByRole('button', { name: 'Manage all services' }).click();
      await page.getByRole('link', { name: 'Moondust Primary School (Fictional)' }).waitFor();
    },
    service: async (page) => {
      await page.getByRole('link', { name: 'Moondust Primary School (Fictional)' }).click();
      await page.getByRole('heading', { name: 'Users here' }).waitFor();
    },
    'service-add': async (page) => { await page.getByRole('button', { name: 'Add users' }).click(); await page.getByRole('dialog').waitFor(); },
  } },
  { as: 'augusta.placeholder', screens: addresses({
    duties: ['/authoriser/duties', 'With whom'],
    notice: ['/authoriser/notice', 'What happened'],
    usage: ['/authoriser/usage', 'Questions about use'],
    reviews: ['/authoriser/reviews', 'There is no review yet'],
    review: ['/authoriser/review', 'No review is open'],
  }) },
  { as: 'ada.adminson', screens: addresses({
    department: ['/department', 'Eligible, and nobody in charge'],
    organisations: ['/department/organisations', 'Moondust Primary School (Fictional)'],
    accounts: ['/department/accounts', 'Augusta Placeholder'],
    letters: ['/department/letters', 'You are invited to Child Link'],
    workforces: ['/department/workforces', 'Government school'],
    clocks: ['/department/clocks', 'Days that a link works'],
    cases: ['/department/cases', 'Rita Dummyfield'],
    'usage-queue': ['/department/usage', 'Usage requests'],
  }) },
  { as: 'odette.auditworth', screens: addresses({
    log: ['/department/log', 'Check the log'],
    flags: ['/department/flags', 'Show flags'],
  }) },
  { as: 'quilla.testworth', screens: {
    ...addresses({
      requests: ['/sharing', 'MOON-2026-00001'],
      'log-a-call': ['/sharing/new/quick', 'Whom did you tell?'],
      begin: ['/sharing/new/complaint', 'Begin'],
    }),
    record: async (page) => {
      await page.goto('/sharing');
      await page.getByRole('link', { name: 'MOON-2026-00001' }).first().click();
      await page.getByText('Who there asks or receives').waitFor();
    },
    ...Object.fromEntries([['What they need', 'About whom'], ['May it be shared?', 'Your answer'], ['Views and notice', 'What the child and family think'],
      ['What exactly', 'Still in question'], ['Check and send', 'What happens next']].map(([name, shows]) => [`record-${name}`, async (page) => {
      await page.getByRole('button', { name, exact: true }).first().click();
      await page.getByText(shows).first().waitFor();
    }])),
    ...addresses({
      'other-side': ['/sharing/organisations', 'Find an organisation'],
      'one-other-side': ['/sharing/organisations/training-mch', 'Dr Mock Doctorly'],
      registers: ['/sharing/registers', 'Requests received'],
      register: ['/sharing/registers/requests_in', 'MOON-2026-00001'],
      reports: ['/sharing/reports', 'Records by month'],
      guidance: ['/sharing/guidance', 'Principles of the child scheme'],
    }),
  } },
  { as: 'augusta.placeholder', clock: true, screens: {
    'home-authoriser': async () => {},
    warning: async (page) => { await page.clock.runFor((13 * 60 + 5) * 1000); await page.getByRole('alertdialog').waitFor(); },
    'signed-out': async (page) => { await page.clock.runFor(3 * 60 * 1000); await heading(page, 'You have been signed out').waitFor(); },
  } },
];

/** Walks every screen; `visit(name, page)` is called on each. */
export async function walk(makePage, visit) {
  for (const journey of journeys) {
    const page = await makePage();
    if (journey.clock) await page.clock.install();
    if (journey.as) await signIn(page, journey.as);
    else await page.goto('/sign-in');
    for (const [name, go] of Object.entries(journey.screens)) {
      await go(page);
      await visit(name, page);
    }
    await page.context().close();
  }
}
