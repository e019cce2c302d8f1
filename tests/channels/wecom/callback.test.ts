import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { openStore } from '../../../src/store/open-store';
import type { Store } from '../../../src/store/store';
import { postAll } from '../../support/post-all';
import { createTestClock } from '../../support/test-app';
import { startWecomServer, type WecomServer } from '../../support/wecom-server';
import { type Replica, startReplica } from './start-replica';
import { aMoment, waitFor } from '../../support/wait-for';
import { ACCOUNT } from './test-account';

/** Posts of either kind; 5,000 take a quarter of a minute. */
const FUZZED = Number(process.env.FUZZED ?? 600);

const clock = createTestClock();
let store: Store;
let vendor: WecomServer;
let replica: Replica;
let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'poscare-wecom-callback-'));
  store = await openStore({ dataDir: dir });
  vendor = await startWecomServer({
    account: ACCOUNT,
    callback: () => replica.callback,
    now: () => clock.now().getTime(),
  });
  replica = await startReplica(store, vendor, clock);
});
afterAll(async () => {
  await replica.close();
  await vendor.close();
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

const knownAccounts = (): Promise<readonly string[]> => store.wecom.accounts.list(ACCOUNT.corpId);

it('is rung by nothing that nobody has signed, and fails at none', async () => {
  const before = await knownAccounts();
  const bodies = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }).map(bytes => new Uint8Array(bytes)),
    fc.constantFrom('<xml></xml>', '<xml><Encrypt>x</Encrypt></xml>', '<!DOCTYPE x><xml/>', ''),
  );
  const names = fc.constantFrom('signature', 'timestamp', 'nonce', 'echostr', 'msg_signature');
  const values = fc.oneof(fc.string({ maxLength: 50 }), fc.constant(String(Math.floor(clock.now().getTime() / 1000))));
  const queries = fc.dictionary(names, values).map(query => new URLSearchParams(query).toString());
  const requests = fc.sample(fc.record({ query: queries, body: bodies }), FUZZED);
  const statuses = await postAll(replica.callback, requests);
  expect([...statuses.keys()].filter(status => status < 400 || status >= 500)).toEqual([]);
  const checks = await Promise.all(
    requests.slice(0, 100).map(async ({ query }) => (await fetch(`${replica.callback}?${query}`)).status),
  );
  expect(new Set(checks)).toEqual(new Set([403]));
  expect(await knownAccounts()).toEqual(before);
});

it('fails at nothing that is signed and encrypted, whatever is in it', async () => {
  const names = fc.constantFrom(
    'ToUserName',
    'MsgType',
    'Event',
    'Token',
    'OpenKfId',
    'CreateTime',
    '__proto__',
    'xml',
  );
  const values = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom(
      'event',
      'kf_msg_or_event',
      'kf_account_auth_change',
      '<b>',
      '<![CDATA[x]]>',
      '&x;',
      'x'.repeat(500),
    ),
  );
  const xml = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc
      .array(fc.tuple(names, values), { maxLength: 8 })
      .map(elements => `<xml>${elements.map(([name, value]) => `<${name}>${value}</${name}>`).join('')}</xml>`),
    fc.constantFrom('', '<xml/>', '<!DOCTYPE x [<!ENTITY a "b">]><xml><MsgType>&a;</MsgType></xml>'),
  );
  const statuses = await postAll(
    replica.callback,
    fc.sample(xml, FUZZED).map(text => vendor.sign(text)),
  );
  expect(replica.logged.filter(line => line.includes('request failed'))).toEqual([]);
  expect([...statuses.keys()].filter(status => status >= 500)).toEqual([]);
  expect(statuses.get(400)).toBeGreaterThan(FUZZED / 5);
});

it('refuses a callback that was changed on its way, signed for another moment, or an hour ago', async () => {
  const xml =
    '<xml><MsgType>event</MsgType><Event>kf_msg_or_event</Event><Token>t</Token><OpenKfId>wkX</OpenKfId></xml>';
  const good = vendor.sign(xml);
  const changed = { ...good, body: good.body.replace(/CDATA\[[^\]]{20}/, `CDATA[${'A'.repeat(20)}`) };
  const moved = new URLSearchParams(good.query);
  moved.set('timestamp', String(Number(moved.get('timestamp')) + 1));
  const old = vendor.sign(xml, { nowMs: clock.now().getTime() - 3_600_000 });
  const statusOf = async ({ query, body }: typeof good): Promise<number> =>
    (await fetch(`${replica.callback}?${query}`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body }))
      .status;
  expect([await statusOf(changed), await statusOf({ ...good, query: moved.toString() }), await statusOf(old)]).toEqual([
    403, 403, 403,
  ]);
  expect(await knownAccounts()).not.toContain('wkX');
  expect(await statusOf(good)).toBe(200);
  expect(await knownAccounts()).toContain('wkX');
  await waitFor(() => vendor.calls('kf/sync_msg') > 0);
  expect(vendor.calls('kf/sync_msg')).toBe(1);
});

it('acknowledges events that tell nothing of messages, and asks for none', async () => {
  // What the test before has brought about is over first.
  let calls = -1;
  while (calls !== vendor.calls('kf/sync_msg')) {
    calls = vendor.calls('kf/sync_msg');
    await aMoment();
  }
  const { query, body } = vendor.sign('<xml><MsgType>event</MsgType><Event>kf_account_auth_change</Event></xml>');
  const response = await fetch(`${replica.callback}?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body,
  });
  await aMoment();
  expect([response.status, await response.text(), vendor.calls('kf/sync_msg')]).toEqual([200, 'success', calls]);
});
