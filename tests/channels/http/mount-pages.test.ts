import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mountPages } from '../../../src/channels/http/mount-pages';
import { call, expectError, startServer, type TestServer } from '../start-server';

let server: TestServer;
let webDir: string;
const script = 'console.log("hello");'.repeat(200);
beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'poscare-web-'));
  webDir = join(root, 'web');
  mkdirSync(join(webDir, 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'not for the web');
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>shop</title>');
  writeFileSync(join(webDir, 'desk.html'), '<!doctype html><title>desk</title>');
  writeFileSync(join(webDir, 'icon.svg'), '<svg/>');
  writeFileSync(join(webDir, 'notes.md'), 'not a page');
  writeFileSync(join(webDir, 'assets', 'widget-B2x9aQ1c.js'), script);
  server = await startServer({ before: ({ server: routes, origins }) => mountPages(routes, { webDir, origins }) });
});
afterAll(async () => {
  await server.close();
  rmSync(join(webDir, '..'), { recursive: true });
});

test.each([
  ['/', 'shop', 'text/html; charset=utf-8'],
  ['/desk', 'desk', 'text/html; charset=utf-8'],
  ['/desk/', 'desk', 'text/html; charset=utf-8'],
  ['/icon.svg', '<svg/>', 'image/svg+xml'],
  ['/assets/widget-B2x9aQ1c.js', 'hello', 'text/javascript; charset=utf-8'],
])('%s is served with its type', async (path, content, type) => {
  const { status, body, headers } = await call(server.url + path);
  expect([status, headers.get('content-type')]).toEqual([200, type]);
  expect(body).toContain(content);
});

test('pages run no inline script, talk to us alone and the desk is framed by nobody', async () => {
  const policyOf = async (path: string) => (await call(server.url + path)).headers.get('content-security-policy') ?? '';
  const [shop, desk] = [await policyOf('/'), await policyOf('/desk')];
  for (const policy of [shop, desk]) {
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain(`connect-src 'self' ${server.url.replace('http', 'ws')};`);
  }
  expect(shop).toContain("frame-ancestors 'self'");
  expect(desk).toContain("frame-ancestors 'none'");
});

test('files named after their content are kept for good, pages are asked for again', async () => {
  const asset = await call(`${server.url}/assets/widget-B2x9aQ1c.js`);
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const page = await call(`${server.url}/`);
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const again = await call(`${server.url}/`, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
  expect([again.status, again.body]).toEqual([304, '']);
});

test('a browser that takes gzip gets it, another the same bytes plain', async () => {
  const [zipped, plain] = await Promise.all(
    ['gzip', 'identity'].map(encoding =>
      call(`${server.url}/assets/widget-B2x9aQ1c.js`, { headers: { 'accept-encoding': encoding } }),
    ),
  );
  expect(zipped?.headers.get('content-encoding')).toBe('gzip');
  expect(Number(zipped?.headers.get('content-length'))).toBeLessThan(200);
  expect(plain?.headers.get('content-encoding')).toBeNull();
  expect([zipped?.body, plain?.body]).toEqual([script, script]);
});

test('HEAD answers the headers alone', async () => {
  const { status, body, headers } = await call(`${server.url}/`, { method: 'HEAD' });
  expect([status, body, headers.get('content-length')]).toEqual([200, '', '34']);
});

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..\\..\\secret.txt',
  '/assets/widget-B2x9aQ1c.js%00.html',
  '/assets',
  '/notes.md',
])('%s is not served', async path => {
  const answer = await new Promise<string>(resolve => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`),
    );
    let text = '';
    socket.on('data', data => (text += String(data)));
    socket.on('close', () => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1.1 40[04]/);
  expectError({ status: 404, body: JSON.parse(answer.split('\r\n\r\n')[1] ?? '') }, 404);
  expect(answer).not.toContain('not for the web');
});
