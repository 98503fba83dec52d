// One page in any of three engines, for the journeys that must pass in all of them (PLT-19).
//
// Chromium is driven through playwright-core, Firefox through puppeteer-core (WebDriver BiDi), WebKit through its own
// driver (webkit.mjs). What differs between them ends in this file: a tab knows how to open, evaluate, click, press and
// type; finding things and waiting for them is ours (in_page.mjs) and the same everywhere. Nothing waits by the clock:
// `until` looks once per frame of the page itself and gives up after FRAMES of them.
//
//   const engine = await startEngine('firefox');
//   const page = await engine.newPage(await startFront(server, { renderer: 'software' }));
//   await page.open('/sign-in');
//   await page.fill('textbox', 'Username', 'zeb.sampleton');
//   await page.click('button', 'Continue');
//   await page.until('the code step', (here) => here.has('title', 'Enter your code'));
//
// Firefox and WebKit draw on a screen of their own (Xvfb on the first free display), since a headless Firefox has no
// WebGL; `headless: true` asks for just that. Everything started is stopped, also when a start fails half-way.
import { spawn } from 'node:child_process';
import puppeteer from 'puppeteer-core';
import { inPage } from './in_page.mjs';
import { startBrowser } from './support.mjs';
import { startWebKit } from './webkit.mjs';

const FRAMES = 1200;
const SIZE = { width: 1366, height: 768 };

/** A screen without a screen, on the first display that is free. */
async function startDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  const gone = new Promise((done) => { for (const way of ['exit', 'error']) server.once(way, done); });
  const display = await new Promise((found, lost) => {
    server.stdio[3].once('data', (number) => found(`:${String(number).trim()}`));
    gone.then(() => lost(new Error('Xvfb did not start')));
  });
  return {
    environment: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', GDK_BACKEND: 'x11' },
    stop: async () => { server.kill(); process.off('exit', kill); await gone; },
  };
}

async function startChromium() {
  const browser = await startBrowser();
  return {
    stop: () => browser.close(),
    async newTab(viewport) {
      const context = await browser.newContext({ viewport, locale: 'en-AU' });
      const page = await context.newPage();
      return {
        open: (url) => page.goto(url), reload: () => page.reload(), back: () => page.goBack(), forward: () => page.goForward(),
        evaluate: (expression) => page.evaluate(expression),
        click: ({ x, y }) => page.mouse.click(x, y),
        type: (text) => page.keyboard.type(text), down: (key) => page.keyboard.down(key), up: (key) => page.keyboard.up(key),
        screenshot: () => page.screenshot(), resize: (width, height) => page.setViewportSize({ width, height }),
        close: () => context.close(),
      };
    },
  };
}

async function startFirefox(env, headless) {
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless, env,
    extraPrefsFirefox: { 'webgl.force-enabled': !headless }, protocolTimeout: 60000,
  });
  return {
    stop: () => browser.close(),
    async newTab(viewport) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.bringToFront();
      await page.setViewport(viewport);
      // Firefox never answers what was asked of a page that has gone since, so the next page's coming answers for it.
      let renew;
      let left;
      const arm = () => { left = new Promise((_, lost) => { renew = lost; }); left.catch(() => {}); };
      arm();
      page.on('domcontentloaded', () => { renew(new Error('the page navigated')); arm(); });
      return {
        open: (url) => page.goto(url), reload: () => page.reload(), back: () => page.goBack(), forward: () => page.goForward(),
        evaluate: (expression) => page.evaluate(expression), wait: (expression) => Promise.race([page.evaluate(expression), left]),
        click: ({ x, y }) => page.mouse.click(x, y),
        type: (text) => page.keyboard.type(text), down: (key) => page.keyboard.down(key), up: (key) => page.keyboard.up(key),
        screenshot: async () => Buffer.from(await page.screenshot()), resize: (width, height) => page.setViewport({ width, height }),
        close: () => context.close(),
      };
    },
  };
}

/** A regular expression goes into the page as it is written, anything else as JSON. */
const written = (value) => (value instanceof RegExp ? String(value) : JSON.stringify(value) ?? 'undefined');
const call = (run, args) => `(async () => { const here = (${inPage})(); return (${run})(here${args.map((arg) => `, ${written(arg)}`).join('')}); })()`;
const isLeaving = /context was destroyed|navigat|discarded|unload|no such (frame|window)|Cannot find context|realm|inactive/i;

class Page {
  constructor(tab, front) { Object.assign(this, { tab, front }); }

  open(path) { return this.tab.open(this.front.url + path); }
  reload() { return this.tab.reload(); }
  back() { return this.tab.back(); }
  forward() { return this.tab.forward(); }
  screenshot() { return this.tab.screenshot(); }
  resize(width, height) { return this.tab.resize(width, height); }

  /** `run(here, ...args)` in the page, with `here` what in_page.mjs offers. */
  evaluate(run, ...args) { return this.tab.evaluate(call(run, args)); }

  /** The first answer of `run(here, ...args)` that is not empty, asked once per frame, through any change of page. */
  async until(what, run, ...args) {
    const wait = `async (here, ...args) => {
      for (let left = ${FRAMES}; left > 0; --left) {
        const got = await (${run})(here, ...args);
        if (got) return got;
        await here.frame();
      }
      return null;
    }`;
    for (let tries = 8; ; --tries) {
      try {
        const got = await (this.tab.wait ?? this.tab.evaluate)(call(wait, args));
        if (got) return got;
        break;
      } catch (error) {
        if (tries === 0 || !isLeaving.test(error.message)) throw error; // the page went while it was asked
      }
    }
    throw new Error(`${what} never came. There is:\n  ${await this.evaluate((here) => here.outline())}`);
  }

  has(role, name) { return this.evaluate((here, ...of) => here.has(...of), role, name); }
  find(role, name) { return this.until(`${role} ${name}`, (here, ...of) => here.has(...of), role, name); }
  gone(role, name) { return this.until(`the end of ${role} ${name}`, (here, ...of) => !here.has(...of), role, name); }
  screen(title) { return this.find('title', title); }
  focused() { return this.evaluate((here) => here.focused()); }

  async click(role, name) {
    await this.tab.click(await this.until(`${role} ${name} to press`, (here, ...of) => here.spot(...of), role, name));
  }

  type(text) { return this.tab.type(text); }

  /** 'Enter', 'F9', 'Control+z': keys are called what the page calls them, and the space bar ' '. */
  async press(chord) {
    const keys = chord.split('+');
    for (const key of keys) await this.tab.down(key);
    for (const key of keys.reverse()) await this.tab.up(key);
  }

  /** As a person would: into the field, all of it marked, typed over. */
  async fill(role, name, text) {
    await this.click(role, name);
    await this.until(`the caret in ${name}`, (here, ...of) => here.all(...of)[0] === document.activeElement, role, name);
    await this.press('Control+a');
    await this.press('Backspace');
    if (text) await this.type(text);
    await this.until(`${text} in ${name}`, (here, r, n, wanted) => here.all(r, n)[0]?.value === wanted, role, name, text);
  }

  async tabTo(role, name) {
    for (let step = 0; step < 80; ++step) {
      if (await this.evaluate((here, ...of) => here.all(...of).includes(document.activeElement), role, name)) return;
      await this.press('Tab');
    }
    throw new Error(`Tab never reached ${role} ${name}. There is:\n  ${await this.evaluate((here) => here.outline())}`);
  }

  complaints() { return this.evaluate(() => window.complaints); }
  close() { return this.tab.close(); }
}

export async function startEngine(name, { headless = false } = {}) {
  const needsScreen = name === 'webkit' || (name === 'firefox' && !headless);
  const display = needsScreen ? await startDisplay() : { environment: process.env, stop: async () => {} };
  try {
    const start = { chromium: startChromium, firefox: () => startFirefox(display.environment, headless), webkit: () => startWebKit(display.environment) }[name];
    const browser = await start();
    return {
      name,
      newPage: async (front, viewport = SIZE) => new Page(await browser.newTab(viewport), front),
      stop: () => browser.stop().finally(display.stop),
    };
  } catch (error) {
    await display.stop();
    throw error;
  }
}
