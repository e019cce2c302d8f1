import type { Store } from '../../../src/store/store';
import { conversationIdFor } from '../../../src/turn/conversation-id';
import { forEachEngine } from '../../support/databases';
import { createTestClock } from '../../support/test-app';
import { startWecomServer, type WecomServer } from '../../support/wecom-server';
import { type Replica, startReplica } from './start-replica';
import { aMoment, waitFor } from '../../support/wait-for';
import { textOf } from './read-sent';
import { ACCOUNT } from './test-account';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

forEachEngine('what customers wrote', database => {
  const clock = createTestClock();
  let vendor: WecomServer;
  let callbacks: readonly string[] = [];
  let rings = 0;
  const replicas: Replica[] = [];
  let accounts = 0;

  beforeAll(async () => {
    vendor = await startWecomServer({
      account: ACCOUNT,
      // The load balancer takes them by turns.
      callback: () => callbacks[(rings += 1) % callbacks.length] ?? '',
      now: () => clock.now().getTime(),
      pageSize: 3,
    });
  });
  afterEach(async () => {
    await Promise.all(replicas.splice(0).map(replica => replica.close()));
  });
  afterAll(() => vendor.close());

  const start = async (change: (store: Store) => Store = store => store): Promise<Replica> => {
    const replica = await startReplica(change(await database.open()), vendor, clock);
    replicas.push(replica);
    callbacks = replicas.map(({ callback }) => callback);
    return replica;
  };
  /** Every test has an account of its own. */
  const newAccount = (): string => `wkAccount${(accounts += 1)}`;
  const writes = (openKfid: string, user: string, content: string, atMs = clock.now().getTime()): string =>
    vendor.customerWrites({ openKfid, user }, { msgtype: 'text', text: { content } }, { atMs });
  const answersOf = (openKfid: string, user: string): string[] =>
    vendor.sent.filter(sent => sent.openKfid === openKfid && sent.user === user).map(textOf);
  const linesOf = async (openKfid: string, user: string): Promise<string[]> => {
    const store = await database.open();
    const id = conversationIdFor({ channel: 'wecom', account: openKfid, conversationKey: user });
    return (await store.conversations.transcript(id)).map(({ from, text }) => `${from}: ${text}`);
  };

  it('is answered once by two replicas that are rung many times, in order', async () => {
    await Promise.all([start(), start()]);
    const openKfid = newAccount();
    for (let i = 1; i <= 4; i++) {
      writes(openKfid, 'wmA', `a${i}`);
      writes(openKfid, 'wmB', `b${i}`);
      await vendor.ring(openKfid, { copies: 4 });
    }
    await waitFor(
      async () => (await linesOf(openKfid, 'wmB')).length >= 8 && (await linesOf(openKfid, 'wmA')).length >= 8,
    );
    await aMoment();
    for (const user of ['A', 'B']) {
      const merchant = (await linesOf(openKfid, `wm${user}`)).filter(line => line.startsWith('merchant'));
      expect(merchant).toEqual([1, 2, 3, 4].map(n => `merchant: ${user.toLowerCase()}${n}`));
      expect(answersOf(openKfid, `wm${user}`).join('\n\n').split('\n\n')).toEqual(['1', '2', '3', '4']);
    }
  });

  it('is fetched by the replica that has the account, where another one is rung meanwhile', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    // What each does as it starts is done with: only rings are left.
    await Promise.all([first.poll(), second.poll()]);
    const openKfid = newAccount();
    // Who has a new customer's session is asked after the page was read, and while the account is held.
    vendor.slowDown('kf/service_state/get', 1000);
    callbacks = [first.callback];
    writes(openKfid, 'wmA', 'one');
    const asked = vendor.calls('kf/service_state/get');
    await vendor.ring(openKfid);
    await waitFor(() => vendor.calls('kf/service_state/get') > asked);
    callbacks = [second.callback];
    writes(openKfid, 'wmA', 'two');
    const before = vendor.calls('kf/sync_msg');
    await vendor.ring(openKfid);
    await aMoment();
    expect(vendor.calls('kf/sync_msg')).toBe(before);
    vendor.slowDown('kf/service_state/get', 0);
    await waitFor(() => answersOf(openKfid, 'wmA').join().includes('2'));
    expect(await linesOf(openKfid, 'wmA')).toHaveLength(4);
  });

  it('is answered once where the process dies between storing a page and its cursor', async () => {
    let dies = true;
    const dying = (store: Store): Store => ({
      ...store,
      wecom: {
        ...store.wecom,
        accounts: {
          ...store.wecom.accounts,
          saveCursor: (...args) =>
            dies ? Promise.reject(new Error('the process died')) : store.wecom.accounts.saveCursor(...args),
          abandon: () => Promise.resolve(),
        },
      },
    });
    const first = await start(dying);
    const openKfid = newAccount();
    for (const n of [1, 2]) writes(openKfid, 'wmA', `m${n}`);
    await vendor.ring(openKfid);
    await waitFor(() => first.logged.some(line => line.includes('could not be fetched')));
    await waitFor(() => answersOf(openKfid, 'wmA').join().includes('2'));
    await first.close();
    replicas.splice(0);
    dies = false;
    const second = await start();
    // The dead one's lease has to run out first.
    const calls = vendor.calls('kf/sync_msg');
    await second.poll();
    expect(vendor.calls('kf/sync_msg')).toBe(calls);
    clock.advanceMs(61_000);
    await second.poll();
    expect(vendor.calls('kf/sync_msg')).toBeGreaterThan(calls);
    writes(openKfid, 'wmA', 'm3');
    await vendor.ring(openKfid);
    await waitFor(() => answersOf(openKfid, 'wmA').join().includes('3'));
    expect(answersOf(openKfid, 'wmA').join('\n\n').split('\n\n')).toEqual(['1', '2', '3']);
    expect(await linesOf(openKfid, 'wmA')).toHaveLength(6);
  });

  it('is left alone at the first start where it is older than ten minutes, and after that never', async () => {
    const openKfid = newAccount();
    const now = clock.now().getTime();
    for (let hours = 70; hours > 0; hours -= 7) writes(openKfid, 'wmOld', `old ${hours}`, now - hours * HOUR);
    writes(openKfid, 'wmNew', 'new', now - 5 * MINUTE);
    const replica = await start();
    await vendor.ring(openKfid);
    await waitFor(() => answersOf(openKfid, 'wmNew').length > 0);
    expect(answersOf(openKfid, 'wmNew')).toEqual(['1']);
    expect(await linesOf(openKfid, 'wmOld')).toEqual([]);
    // Written while we were down, and read two hours later.
    await replica.close();
    replicas.splice(0);
    writes(openKfid, 'wmNew', 'while down');
    clock.advanceMs(2 * HOUR);
    const next = await start();
    await next.poll();
    await waitFor(() => answersOf(openKfid, 'wmNew').length > 1);
    expect(answersOf(openKfid, 'wmNew')).toEqual(['1', '2']);
  });

  it('is found without any callback, and asked for without a token at most once in half a minute', async () => {
    const openKfid = newAccount();
    vendor.accounts.add(openKfid);
    const replica = await start();
    await replica.poll();
    writes(openKfid, 'wmA', 'nobody rang');
    await replica.poll();
    await aMoment();
    expect(answersOf(openKfid, 'wmA')).toEqual([]);
    clock.advanceMs(30_000);
    await replica.poll();
    await waitFor(() => answersOf(openKfid, 'wmA').length > 0);
    expect(answersOf(openKfid, 'wmA')).toEqual(['1']);
  });

  it('is read on after items that cannot be read', async () => {
    const openKfid = newAccount();
    await start();
    vendor.append(openKfid, {
      msgid: 'x'.repeat(199),
      open_kfid: openKfid,
      external_userid: 'wmA',
      origin: 3,
      msgtype: 'text',
      text: { content: 'a long id' },
    });
    vendor.append(openKfid, { msgtype: 'text', text: { content: 'whose?' }, origin: 3 });
    vendor.append(openKfid, { msgid: 7 });
    writes(openKfid, 'wmA', 'after them');
    await vendor.ring(openKfid);
    await waitFor(async () => (await linesOf(openKfid, 'wmA')).includes('merchant: after them'));
    expect((await linesOf(openKfid, 'wmA')).filter(line => line.startsWith('merchant'))).toEqual([
      'merchant: a long id',
      'merchant: after them',
    ]);
  });

  it('is tried again where the platform or the database fails', async () => {
    let fails = 1;
    const openKfid = newAccount();
    const replica = await start(store => ({
      ...store,
      withConversation: (...args) =>
        fails-- > 0 ? Promise.reject(new Error('the database is away')) : store.withConversation(...args),
    }));
    writes(openKfid, 'wmA', 'one');
    await vendor.ring(openKfid);
    await waitFor(() => replica.logged.some(line => line.includes('could not be fetched')));
    vendor.failNext('kf/sync_msg', 45033);
    await vendor.ring(openKfid);
    await waitFor(() => replica.logged.filter(line => line.includes('could not be fetched')).length >= 2);
    await vendor.ring(openKfid);
    await waitFor(() => answersOf(openKfid, 'wmA').length > 0);
    expect(answersOf(openKfid, 'wmA')).toEqual(['1']);
  });
});
