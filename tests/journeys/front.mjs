// Stands between a browser and the server of a journey, so that one thing can be said and done alike in every engine:
// which renderer the program is to take, what the page complained of, and what is held back on the way.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs before the page's own scripts. From the page's own address, because its policy lets nothing else run. */
const firstScript = ({ renderer, removeCanvas }) => `${renderer ? `window.childlinkRenderer = '${renderer}';` : ''}
${removeCanvas ? "document.addEventListener('readystatechange', () => document.querySelector('canvas')?.remove());" : ''}
window.complaints = [];
for (const kind of ['error', 'unhandledrejection', 'securitypolicyviolation'])
  addEventListener(kind, (event) => complaints.push(kind + ': ' + (event.message ?? event.reason ?? event.violatedDirective)));
`;

/** A certificate that nobody vouches for. */
function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'childlink-front-'));
  try {
    const [key, cert] = ['key', 'cert'].map((name) => join(folder, name));
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30',
      '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert], { stdio: 'pipe' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * `renderer`: 'webgl', 'software' or 'none'; left out, the program chooses by itself. `removeCanvas`: as soon as the page is
 * read, before its program. `secure`: by TLS, because WebKit
 * takes no cookie marked Secure from a plain address, not even from this machine's own.
 */
export async function startFront(server, { renderer, removeCanvas = false, secure = false } = {}) {
  const held = [];
  const sockets = new Set();

  const pass = async (request, response) => {
    if (request.url === '/first-of-all.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' }).end(firstScript({ renderer, removeCanvas }));
      return;
    }
    for (const one of held) if (one.pattern.test(request.url)) { one.asked(); await one.released; }
    const isPage = /text\/html/.test(request.headers.accept ?? '');
    const headers = { ...request.headers };
    if (isPage) for (const name of ['accept-encoding', 'if-none-match']) delete headers[name];
    const onward = http.request(server.url + request.url, { method: request.method, headers, agent: false }, (answer) => {
      if (!isPage || !/text\/html/.test(answer.headers['content-type'] ?? '')) {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
        return;
      }
      let page = '';
      answer.setEncoding('utf8');
      answer.on('data', (part) => { page += part; });
      answer.on('end', () => {
        const { 'content-length': length, etag, ...kept } = answer.headers;
        response.writeHead(answer.statusCode, kept).end(page.replace('<head>', '<head><script src="/first-of-all.js"></script>'));
      });
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };

  const front = secure ? https.createServer(certificate(), pass) : http.createServer(pass);
  front.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise((done) => front.listen(0, '127.0.0.1', done));
  return {
    url: `${secure ? 'https' : 'http'}://127.0.0.1:${front.address().port}`,
    server,
    /** Answers to what matches wait until `release()`; `wanted` is kept once the browser has asked for such a thing. */
    hold(pattern) {
      const one = { pattern };
      const wanted = new Promise((asked) => { one.asked = asked; });
      one.released = new Promise((release) => { one.release = release; });
      held.push(one);
      return { wanted, release: () => { held.splice(held.indexOf(one), 1); one.release(); } };
    },
    async stop() {
      for (const one of held.splice(0)) one.release();
      const closed = new Promise((done) => front.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
