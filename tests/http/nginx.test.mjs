// The configuration of docs/operations/nginx.conf, loaded by a real nginx in front of a stand-in for the server.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { request } from 'node:https';
import { createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(join(tmpdir(), 'childlink-nginx-'));
let backend, nginx, port;

const listening = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));
async function freePort() {
  const socket = createSocket();
  const found = await listening(socket);
  await new Promise((done) => socket.close(done));
  return found;
}

function ask(path, headers = {}) {
  return new Promise((done, lost) => {
    const sent = request({ host: '127.0.0.1', port, path, rejectUnauthorized: false, headers: { Host: 'childlink.example', ...headers } }, (answer) => {
      let body = '';
      answer.on('data', (chunk) => { body += chunk; });
      answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body }));
    });
    sent.on('error', lost);
    sent.end();
  });
}

before(async () => {
  backend = createServer((incoming, answer) => answer.end(JSON.stringify(incoming.headers)));
  const behind = await listening(backend);
  port = await freePort();
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=childlink.example',
    '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'fullchain.pem')], { stdio: 'pipe' });
  const site = readFileSync(join(root, 'docs/operations/nginx.conf'), 'utf8')
    .replace('127.0.0.1:8080', `127.0.0.1:${behind}`)
    .replace('listen 80;', `listen 127.0.0.1:${await freePort()};`)
    .replace('listen 443', `listen 127.0.0.1:${port}`)
    .replaceAll('/etc/ssl/childlink', folder)
    .replace('/var/log/nginx/childlink.log', join(folder, 'access.log'));
  writeFileSync(join(folder, 'nginx.conf'), `
    daemon off; pid ${folder}/pid; error_log stderr;
    events {}
    http {
      client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
      ${site}
    }`);
  const words = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'];
  execFileSync('nginx', ['-t', ...words], { stdio: 'pipe' });
  nginx = spawn('nginx', words, { stdio: 'ignore' });
  for (let tries = 0; ; tries += 1) {
    try { await ask('/'); break; } catch (fault) { if (tries > 400) throw fault; }
    await new Promise((done) => setImmediate(done));
  }
});
after(async () => {
  if (nginx) {
    const ended = new Promise((done) => nginx.once('exit', done));
    nginx.kill('SIGTERM');
    await ended;
  }
  backend?.close();
  backend?.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

test('HTTP-4 nginx says where a client is and lets no client say it', async () => {
  const told = JSON.parse((await ask('/api/session', { 'X-Real-IP': '9.9.9.9' })).body);
  assert.equal(told['x-real-ip'], '127.0.0.1');
  assert.equal(told.host, 'childlink.example');
});

test('IS-610 an export and a file pass nginx with the address of the client and never through its disk', async () => {
  for (const path of ['/api/exports/register', '/api/files/x'])
    assert.equal(JSON.parse((await ask(path, { 'X-Real-IP': '9.9.9.9' })).body)['x-real-ip'], '127.0.0.1');
  const places = readFileSync(join(root, 'docs/operations/nginx.conf'), 'utf8').match(/location \/api\/(files|exports)\/ \{[^}]*\}/g);
  assert.equal(places.length, 2);
  for (const place of places) assert.match(place, /proxy_max_temp_file_size 0;/);
});

test('REG-23 the log of nginx holds paths and no query strings', async () => {
  await ask('/find?last_name=Sampleton');
  await ask('/');
  assert.doesNotMatch(readFileSync(join(folder, 'access.log'), 'utf8'), /Sampleton/);
});

test('HTTP-11 nginx does not say which version it is', async () => {
  assert.equal((await ask('/')).headers.server, 'nginx');
});
