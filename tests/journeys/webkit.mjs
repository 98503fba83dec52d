// WebKit by the plain W3C WebDriver protocol: WebKitGTK's own driver and MiniBrowser, as Debian packages them.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const KEYS = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C',
  PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013',
  ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017',
  ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`F${i + 1}`, String.fromCharCode(0xE031 + i)])),
};

/** The driver does not say which port it took, so it is given one that was free a moment ago. */
async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

export async function startWebKit(environment) {
  const port = await freePort();
  // A process group of its own, so that its browsers end with it whatever happens.
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', detached: true, env: environment });
  let ended = false;
  const gone = new Promise((done) => { for (const way of ['exit', 'error']) driver.once(way, () => { ended = true; done(); }); });
  const kill = () => { if (!ended) process.kill(-driver.pid, 'SIGKILL'); };
  process.once('exit', kill);

  const ask = async (method, path, body) => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await reply.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const stop = async () => { kill(); process.off('exit', kill); await gone; };
  for (let ready = false; !ready;) {
    if (ended) throw new Error('WebKitWebDriver did not start');
    ready = await ask('GET', '/status').then(() => true, () => false);
  }
  return { stop, newTab: (options) => newTab(ask, options) };
}

async function newTab(ask, { width, height }) {
  const { sessionId } = await ask('POST', '/session', { capabilities: { alwaysMatch: { acceptInsecureCerts: true, timeouts: { script: 120000 } } } });
  const tab = (method, path, body = method === 'POST' ? {} : undefined) => ask(method, `/session/${sessionId}${path}`, body);
  const act = (id, type, actions) => tab('POST', '/actions', { actions: [{ id, type, actions, ...(type === 'pointer' ? { parameters: { pointerType: 'mouse' } } : {}) }] });
  const key = (type, name) => ({ type, value: KEYS[name] ?? name });

  const evaluate = async (expression) => {
    const script = `const done = arguments[0]; (${expression}).then((value) => done({ value }), (error) => done({ error: String(error?.stack ?? error) }));`;
    const { value, error } = await tab('POST', '/execute/async', { script, args: [] });
    if (error) throw new Error(error);
    return value;
  };
  /** The window is given the size at which the page in it has the size that was asked for. */
  const resize = async (wide, high) => {
    const inner = () => tab('POST', '/execute/sync', { script: 'return [innerWidth, innerHeight]', args: [] });
    const rect = { x: 0, y: 0, width: wide, height: high };
    await tab('POST', '/window/rect', rect);
    const [w, h] = await inner();
    await tab('POST', '/window/rect', { ...rect, width: 2 * wide - w, height: 2 * high - h });
  };
  await resize(width, height);
  return {
    evaluate, resize,
    open: (url) => tab('POST', '/url', { url }),
    reload: () => tab('POST', '/refresh'),
    back: () => tab('POST', '/back'),
    forward: () => tab('POST', '/forward'),
    click: ({ x, y }) => act('mouse', 'pointer', [{ type: 'pointerMove', x, y, origin: 'viewport', duration: 0 }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]),
    type: (text) => act('keys', 'key', [...text].flatMap((letter) => [key('keyDown', letter), key('keyUp', letter)])),
    down: (name) => act('keys', 'key', [key('keyDown', name)]),
    up: (name) => act('keys', 'key', [key('keyUp', name)]),
    screenshot: async () => Buffer.from(await tab('GET', '/screenshot'), 'base64'),
    close: () => tab('DELETE', ''),
  };
}
