import { Registry, Counter } from 'prom-client';
import { mountOps } from '../../../src/channels/http/mount-ops';
import { call, startServer, type TestServer } from '../start-server';

let server: TestServer;
let obstacles: () => Promise<readonly string[]> = async () => [];
beforeAll(async () => {
  const metrics = new Registry();
  new Counter({ name: 'turns_total', help: 'Turns', registers: [metrics] }).inc(3);
  server = await startServer({
    before: http =>
      mountOps(http.server, { findObstacles: () => obstacles(), describe: () => ({ version: 'v1' }), metrics }),
  });
});
afterAll(() => server.close());

test('ready is who finds no obstacle; alive is ready or not', async () => {
  expect((await call(`${server.url}/readyz`)).body).toEqual({ status: 'ready', version: 'v1' });
  obstacles = async () => ['the database does not answer'];
  const { status, body } = await call(`${server.url}/readyz`);
  expect([status, body.reasons, body.error.code]).toEqual([503, ['the database does not answer'], 'not-ready']);
  obstacles = () => Promise.reject(new Error('password=hunter2'));
  const failed = await call(`${server.url}/readyz`);
  expect(failed.status).toBe(503);
  expect(JSON.stringify(failed.body)).not.toContain('hunter2');
  expect((await call(`${server.url}/healthz`)).status).toBe(200);
});

test('metrics are text that Prometheus reads', async () => {
  const { body, headers } = await call(`${server.url}/metrics`);
  expect(headers.get('content-type')).toMatch(/^text\/plain/);
  expect(body).toContain('turns_total 3');
});
