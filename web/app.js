// Loads the program, carries what the person does into it, and answers what it asks of the page.
import * as canvas from './canvas.js';
import * as leaving from './leave.js';
import * as mirror from './mirror.js';
import * as native from './native.js';
import * as words from './words.js';

const part = window.partAt(location.pathname); // first.js has it on its way
const files = JSON.parse(document.getElementById('files').textContent);
const root = document.getElementById('app');
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const EVENT = { press: 0, input: 1, check: 2, submit: 3, dismiss: 4 };

const QUIET = 3000; // milliseconds after which the other parts are fetched

let program;
let isUnsaved = false; // something typed is kept nowhere yet (PLT-28)
let isGone = false; // the page is being left: nothing is shown or drawn any more
let isAwake = false;
const live = () => (isGone ? null : program);
let timer = 0;
window.childlink = { frames: 0, figure: (which) => program._cl_figure(which), memory: () => program.HEAPU8 };

/** Copies a text into the program's memory and calls it with place and length. */
function give(call, text) {
  const bytes = encoder.encode(text);
  const at = program._cl_reserve(bytes.length);
  program.HEAPU8.set(bytes, at);
  call(at, bytes.length);
}
const tell = (id, kind, value = '') => { if (live()) give((at, size) => program._cl_event(id, kind, at, size), value); };
function tellValue(field) {
  mirror.isTold(field);
  tell(mirror.idOf(field), EVENT.input, field.value);
}

function draw() {
  if (document.hidden) { // some browsers go on asking now and then
    document.addEventListener('visibilitychange', () => requestAnimationFrame(draw), { once: true });
    return;
  }
  isAwake = false;
  if (isGone) return;
  window.childlink.frames += 1;
  program._cl_frame();
}

/** Nothing of it may be seen from now on, nor be kept by the browser or in memory (PLT-32, PLT-34). */
function vanish() {
  isGone = true;
  root.replaceChildren();
  canvas.hide();
  document.title = '';
  if (program) leaving.wipe(program);
}

/** Shown while the screen is locked and the server cannot be told. */
const showClosed = () => { document.getElementById('closed').hidden = false; };

/** The screen and the memory first, then the server, then a fresh program that has only the lock to show (PLT-29). */
async function lock() {
  if (isGone) return;
  vanish();
  await leaving.lockOnServer(showClosed);
  leaving.tellTabs('locked');
  location.reload();
}

/** At once, and before the server knows: a neutral page in place of this one (PLT-30). */
function leave() {
  if (isGone) return;
  vanish();
  leaving.tellTabs('ended');
  leaving.signOutBehind();
  leaving.forgetChoices();
  location.replace('/away.html');
}

const host = {
  canvas,
  text: (bytes) => decoder.decode(bytes),
  apply(patch) { if (!isGone) mirror.apply(patch); },
  wake() {
    if (isAwake || isGone || !program) return;
    isAwake = true;
    requestAnimationFrame(draw);
  },
  wakeIn(seconds) {
    clearTimeout(timer);
    timer = setTimeout(host.wake, Math.max(0, seconds * 1000) + 20);
  },
  showPath(path, replaces) {
    if (replaces) return history.replaceState({ scroll: 0 }, '', path);
    history.replaceState({ scroll: window.scrollY }, '');
    history.pushState({ scroll: 0 }, '', path);
  },
  reloadAt(path) {
    leaving.forgetChoices(); // face, theme and language were one person's (PLT-12)
    vanish();
    location.replace(path);
    if (location.pathname === path) location.reload();
  },
  // As a link does: nothing is taken off the screen before the next page stands, and the browser warns of what is unsaved.
  moveTo(path) {
    history.replaceState({ scroll: window.scrollY }, '');
    location.assign(path);
  },
  fetchAhead(path) {
    const { glue, program: ahead } = window.partAt(path);
    const fetchBoth = () => { for (const file of [glue, ahead]) fetch(file, { priority: 'low' }).then((reply) => reply.arrayBuffer()).catch(() => {}); };
    if (!navigator.connection?.saveData) setTimeout(() => (window.requestIdleCallback ?? setTimeout)(fetchBoth), QUIET);
  },
  leave,
  lock,
  setUnsaved(is) { isUnsaved = is; },
  tellTabs: leaving.tellTabs,
  chooseWords: words.choose,
  speak(language, noPrint) {
    document.documentElement.lang = language;
    document.body.dataset.noPrint = noPrint;
  },
  copy: (text) => navigator.clipboard?.writeText(text),
  showFace(isPlain) {
    wear(isPlain);
    mirror.setPlain(isPlain);
  },
  upload(request, file, path) {
    native.upload(path, file, (part) => live()?._cl_progress(request, part),
      (status, text) => live() && give((at, size) => program._cl_answer(request, status, at, size), text));
  },
  letGo: native.letGo,
  keep(name, choice) {
    document.documentElement.dataset[name] = choice;
    try { sessionStorage.setItem(name, choice); } catch { /* a browser without storage forgets it at the next reload */ }
  },
  async download(request, path, body) {
    let status = 0;
    let text = '';
    try {
      const headers = { 'X-Child-Link': '1', 'Content-Type': 'application/json' };
      const reply = await fetch(path, { method: 'POST', body, headers, credentials: 'same-origin', cache: 'no-store' });
      if (reply.ok) {
        const bytes = await reply.blob();
        if (live()) native.save(bytes, reply.headers.get('Content-Disposition'));   // not after a lock or a sign-out
      } else text = await reply.text();
      status = reply.status;
    } catch { status = 0; }
    if (live()) give((at, size) => program._cl_answer(request, status, at, size), text);
  },
  async fetch(request, path, body, key) {
    let status = 0;
    let text = '';
    try {
      const headers = { 'X-Child-Link': '1', ...(body && { 'Content-Type': 'application/json' }), ...(key && { 'Idempotency-Key': key }) };
      const reply = await fetch(path, { method: body ? 'POST' : 'GET', body: body || undefined, headers, credentials: 'same-origin', cache: 'no-store' });
      text = await reply.text();
      status = reply.status;
    } catch { status = 0; }
    if (live()) give((at, size) => program._cl_answer(request, status, at, size), text);
  },
};

function wear(isPlain) {
  document.documentElement.classList.toggle('plain', isPlain);
  document.documentElement.classList.toggle('drawn', !isPlain);
}

function tellView() {
  const { clientWidth, clientHeight } = document.documentElement;
  live()?._cl_view(clientWidth, clientHeight, Math.min(4, window.devicePixelRatio || 1), window.scrollY);
}

const forcedColors = matchMedia('(forced-colors: active)');
const coarsePointer = matchMedia('(pointer: coarse)');

function tellLook() {
  const { theme, face } = document.documentElement.dataset;
  live()?._cl_look(Math.max(0, ['light', 'dark', 'contrast'].indexOf(theme)), face === 'plain', forcedColors.matches, coarsePointer.matches);
}

function listen() {
  native.listen(root, { tell, scrolled: (id, x, y) => live()?._cl_scroll(id, x, y), drawNow: draw });
  root.addEventListener('click', (event) => {
    const element = event.target.closest('button, a, .option');
    if (!element || !root.contains(element)) return;
    if (element.localName === 'a') {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab is the browser's own matter
      event.preventDefault();
    }
    if (element.type !== 'submit') tell(mirror.idOf(element), EVENT.press);
  });
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    // A password manager may have filled a field without saying so.
    for (const field of event.target.elements) if (field.matches('input.input, textarea')) tellValue(field);
    tell(mirror.idOf(event.target), EVENT.submit);
  });
  root.addEventListener('input', ({ target }) => {
    if (target.matches('.input')) tellValue(target);
  });
  root.addEventListener('change', ({ target }) => {
    if (target.matches('.radio, .check')) tell(mirror.idOf(target), EVENT.check, target.checked ? '1' : '0');
  });
  root.addEventListener('focusin', ({ target }) => live()?._cl_focus(mirror.idOf(target), target.matches(':focus-visible')));
  root.addEventListener('focusout', () => live()?._cl_focus(0, 0));
  root.addEventListener('keydown', (event) => {
    const dialog = event.key === 'Escape' && root.querySelector('.dialog');
    if (dialog) tell(mirror.idOf(dialog), EVENT.dismiss);
  });
  let over = 0;
  let down = 0;
  const point = (event) => {
    const target = mirror.idOf(event.target);
    const pressed = event.type === 'pointerdown' ? target : event.type === 'pointerup' || event.type === 'pointercancel' ? 0 : down;
    const hovered = event.pointerType === 'touch' ? 0 : target;
    if (hovered === over && pressed === down) return;
    over = hovered;
    down = pressed;
    live()?._cl_pointer(over, down);
  };
  for (const name of ['pointerover', 'pointerdown', 'pointerup', 'pointercancel']) document.addEventListener(name, point, { passive: true });

  window.addEventListener('keydown', (event) => {
    if (event.key !== 'F9' || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    live()?._cl_lock_key();
  });
  // SRC-10: a child's page is not copied, whatever the browser held to be selected; what somebody typed is their own.
  document.addEventListener('copy', (event) => { if (root.classList.contains('private') && !event.target.closest?.('.input')) event.preventDefault(); });
  window.addEventListener('beforeprint', () => wear(mirror.print(true)));
  window.addEventListener('afterprint', () => wear(mirror.print(false)));
  window.addEventListener('scroll', tellView, { passive: true });
  window.addEventListener('resize', tellView);
  for (const query of [forcedColors, coarsePointer]) query.addEventListener('change', tellLook);
  window.addEventListener('popstate', (event) => live() && give((at, size) => program._cl_path(at, size, event.state?.scroll ?? 0), location.pathname));
  window.addEventListener('pagehide', (event) => {
    if (event.persisted) return vanish();
    isGone = true; // also on the way to another part: nothing in memory waits for the browser to tidy up (PLT-34)
    leaving.wipe(program);
  });
  window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  document.addEventListener('visibilitychange', () => { if (document.hidden) live()?._cl_hidden(); });
  window.addEventListener('online', () => live()?._cl_online());
  window.addEventListener('beforeunload', (event) => { if (isUnsaved && !isGone) event.preventDefault(); });
  leaving.watchShift(leave);
  leaving.hearTabs((what) => { if (live()) give((at, size) => program._cl_tab(at, size), what); });
  canvas.start((way) => live()?._cl_canvas(way));
  canvas.watchRatio(tellView);
}

async function giveFont(isSemibold, url) {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  return () => {
    const at = program._cl_reserve(bytes.length);
    program.HEAPU8.set(bytes, at);
    program._cl_font(isSemibold, at, bytes.length);
  };
}

/** Its bytes are counted as they come, for those on a slow line. */
async function fetchProgram() {
  const reply = await fetch(part.program);
  const counted = reply.clone().body.getReader();
  const progress = document.getElementById('loading');
  if (progress) progress.max = part.bytes;
  const count = ({ done, value }) => {
    if (done || !progress) return;
    progress.value += value.length;
    counted.read().then(count, () => {});
  };
  counted.read().then(count, () => {});
  return reply;
}

async function start() {
  history.scrollRestoration = 'manual';
  if (leaving.isLocking()) await leaving.lockOnServer(showClosed);
  document.getElementById('closed').hidden = true;
  const takeWords = words.prepare();
  const fonts = [giveFont(0, files.regular), giveFont(1, files.semibold)];
  const loaded = import(part.glue).then(({ default: createProgram }) => createProgram({
    host,
    instantiateWasm(imports, done) {
      WebAssembly.instantiateStreaming(fetchProgram(), imports).then(({ instance }) => done(instance), fail);
      return {};
    },
  }));
  await document.fonts?.load?.('16px Inter').catch(() => {});
  program = await loaded;
  for (const font of await Promise.allSettled(fonts)) if (font.status === 'fulfilled') font.value();
  await takeWords(program);
  mirror.start(root);
  listen();
  tellView();
  tellLook();
  give((at, size) => program._cl_start(at, size), location.pathname);
  const giveLink = (token) => { if (token && live()) give((at, size) => program._cl_link(at, size), token); };
  giveLink(window.link);
  delete window.link;
  window.addEventListener('hashchange', () => giveLink(window.takeLink())); // pasted into the address of this very page
  // What was typed before the program came.
  for (const field of root.querySelectorAll('input')) if (field.value) tellValue(field);
  if (root.contains(document.activeElement)) program._cl_focus(mirror.idOf(document.activeElement), 1);
  window.removeEventListener('submit', window.early);
  window.early.form?.requestSubmit();
  host.wake();
  // Usable first, drawn next: the canvas and its letters take longer than the page.
  requestAnimationFrame(() => {
    for (const id of ['starting', 'loading']) document.getElementById(id)?.remove();
    window.childlink.usable = performance.now();
    setTimeout(() => {
      program._cl_begin_to_draw();
      requestAnimationFrame(() => { window.childlink.started = true; }); // the face is chosen in the frame before
    });
  });
}

function fail(error) {
  document.getElementById('loading')?.remove();
  const note = document.getElementById('starting');
  note?.classList.add('failed');
  if (note) note.textContent = note.dataset.failed;
  throw error;
}

start().catch(fail);
