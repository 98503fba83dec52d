// Serves the packed site as the server does, with invented answers in place of the server, and opens a browser on it.
import { readFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const site = process.env.CHILDLINK_SITE ?? join(root, 'build/web/site');

const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.otf': 'font/otf', '.html': 'text/html; charset=utf-8' };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

export const SIGNED_OUT = { stage: 'signed_out', product_name: 'Child Link', training: true, today: '2026-11-23', now: '2026-11-22T23:42:00Z',
  utc_offset_minutes: 660, training_code: '', name: '', may: { authoriser: false, user: false }, grants: [], idle_seconds_limit: 0,
  idle_seconds_left: 0, warn_seconds_before: 0, session_seconds_left: 0 };
export const READY = {
  ...SIGNED_OUT, stage: 'ready', name: 'Quilla Testworth', may: { authoriser: false, user: true },
  grants: [{ id: 'g1', service: 'Moondust Primary School (Fictional)', user_type: 'Teacher', may_list_roll: true,
    purposes: [{ code: 'education_services', label: 'Provide education, care or related services to an enrolled child' }] }],
  idle_seconds_left: 900, idle_seconds_limit: 900, warn_seconds_before: 120, session_seconds_left: 28800,
};

/** `answers`: path -> body, or a function of the request's body to {status, body}. */
export async function serve(answers) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    if (path.startsWith('/api/')) {
      let body = '';
      request.on('data', (chunk) => { body += chunk; });
      request.on('end', () => {
        const answer = answers[path];
        const { status = 200, body: told = answer } = typeof answer === 'function' ? answer(body) : answer ? { body: answer } : { status: 404, body: { error: { code: 'not_found' } } };
        response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(JSON.stringify(told));
      });
      return;
    }
    const file = join(site, path === '/' || !existsSync(join(site, path)) ? 'index.html' : path);
    const headers = { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': extname(file) === '.html' ? 'no-cache' : 'max-age=31536000, immutable', 'Content-Security-Policy': POLICY };
    const compressed = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && existsSync(file + '.br');
    response.writeHead(200, compressed ? { ...headers, 'Content-Encoding': 'br' } : headers).end(readFileSync(compressed ? file + '.br' : file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
    '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
