import type { ConversationAddress, Delivery, Store } from '../../src/store/store';
import { forEachEngine } from '../support/databases';

const now = new Date('2026-11-22T06:00:00.000Z');
const later = (ms: number): Date => new Date(now.getTime() + ms);

const at = (conversationId: string): ConversationAddress => ({
  channel: 'test',
  account: 'default',
  conversationId,
  conversationKey: conversationId,
  merchant: { id: 'm' },
});

forEachEngine('the delivery queue', database => {
  let store: Store;
  beforeAll(async () => {
    store = await database.open();
  });

  const queue = (target: string, conversationId: string, ...ids: string[]): Promise<void> =>
    store.withConversation(at(conversationId), now, async unit => {
      for (const id of ids) {
        await unit.queueDelivery({ id, target, idempotencyKey: `key-${id}`, payload: { text: '三千' } }, now);
      }
    });
  const claim = (target: string, when = now, from = store): Promise<readonly Delivery[]> =>
    from.deliveries.claim({ target, now: when, leaseUntil: new Date(when.getTime() + 100), limit: 10 });
  const idsOf = (deliveries: readonly Delivery[]): string[] => deliveries.map(({ id }) => id).sort();

  it('hands out the oldest unsent one of each conversation, and the next once it is sent', async () => {
    await queue('order', 'order-1', 'o11', 'o12', 'o13');
    await queue('order', 'order-2', 'o21');
    await queue('other', 'order-1', 'x');
    const [first, ...rest] = await claim('order');
    expect(first).toEqual({
      id: 'o11',
      conversationId: 'order-1',
      target: 'order',
      idempotencyKey: 'key-o11',
      payload: { text: '三千' },
      attempts: 1,
      partsSent: 0,
    });
    expect(idsOf(rest)).toEqual(['o21']);
    expect(await claim('order')).toEqual([]);
    await store.deliveries.markSent('o11', now);
    expect(idsOf(await claim('order'))).toEqual(['o12']);
  });

  it('hands out a delivery again after its lease, counting the try', async () => {
    await queue('lease', 'lease', 'l1', 'l2');
    expect(idsOf(await claim('lease'))).toEqual(['l1']);
    expect(await claim('lease', later(99))).toEqual([]);
    expect(await claim('lease', later(100))).toMatchObject([{ id: 'l1', attempts: 2, idempotencyKey: 'key-l1' }]);
  });

  it('hands out a failed one when it is due again and not before, and holds back those after it', async () => {
    await queue('retry', 'retry', 'r1', 'r2');
    await claim('retry');
    await store.deliveries.markFailed('r1', { now, retryAt: later(5_000), error: 'busy' });
    expect(await claim('retry', later(4_999))).toEqual([]);
    expect(idsOf(await claim('retry', later(5_000)))).toEqual(['r1']);
  });

  it('goes on to the next once one is dead, which a late failure of a sent one is not', async () => {
    const before = await store.deliveries.countByStatus();
    await queue('dead', 'dead', 'd1', 'd2');
    await claim('dead');
    await store.deliveries.markFailed('d1', { now, error: 'refused' });
    expect(idsOf(await claim('dead'))).toEqual(['d2']);
    await store.deliveries.markSent('d2', now);
    await store.deliveries.markFailed('d2', { now, error: 'too late' });
    const after = await store.deliveries.countByStatus();
    expect({ sent: after.sent - before.sent, dead: after.dead - before.dead }).toEqual({ sent: 1, dead: 1 });
    expect(await claim('dead', later(10_000))).toEqual([]);
  });

  it('hands out one that is due later then, holding back those after it, and none that was withdrawn', async () => {
    await store.withConversation(at('later'), now, async unit => {
      const queueAt = (id: string, dueAt: Date): Promise<void> =>
        unit.queueDelivery({ id, target: 'later', idempotencyKey: id, payload: {}, dueAt }, now);
      await queueAt('w1', later(5_000));
      await unit.withdrawDeliveries('later', now);
      await queueAt('t1', later(1_000));
      await queueAt('t2', now);
    });
    await queue('elsewhere', 'later', 'e1');
    await store.withConversation(at('other'), now, unit => unit.withdrawDeliveries('later', now));
    expect(await claim('later', later(999))).toEqual([]);
    expect(idsOf(await claim('later', later(1_000)))).toEqual(['t1']);
    await store.deliveries.markSent('t1', later(1_000));
    expect(idsOf(await claim('later', later(10_000)))).toEqual(['t2']);
    expect(idsOf(await claim('elsewhere'))).toEqual(['e1']);
  });

  const versionOf = async (conversationId: string): Promise<number> =>
    (await store.conversations.find(conversationId))?.version ?? -1;

  it('keeps a held one until it is released, without counting the try; others go ahead of it meanwhile', async () => {
    await queue('hold', 'hold', 'h1', 'h2');
    const [held] = await claim('hold');
    if (!held) throw new Error('nothing was handed out');
    await store.deliveries.hold(held, { version: await versionOf('hold'), now, reason: 'no message is left' });
    expect(idsOf(await claim('hold', later(100 * 24 * 3_600_000)))).toEqual(['h2']);
    expect(await claim('hold', later(100 * 24 * 3_600_000))).toEqual([]);
    const release = (target: string) =>
      store.withConversation(at('hold'), now, unit => unit.releaseDeliveries(target, now));
    expect(await release('other')).toBe(false);
    expect(await release('hold')).toBe(true);
    expect(await release('hold')).toBe(false);
    expect(await claim('hold')).toMatchObject([{ id: 'h1', attempts: 1 }]);
  });

  it('does not hold one whose conversation has moved on meanwhile', async () => {
    await queue('moved', 'moved', 'v1');
    const [delivery] = await claim('moved');
    if (!delivery) throw new Error('nothing was handed out');
    const version = (await versionOf('moved')) - 1;
    await store.deliveries.hold(delivery, { version, now, reason: 'no message is left' });
    expect(await claim('moved')).toMatchObject([{ id: 'v1' }]);
  });

  it('counts the messages that a conversation was sent, and goes on after them', async () => {
    await queue('parts', 'parts', 'p1', 'p2');
    await claim('parts');
    await store.deliveries.recordMessage(
      { key: 'k1', held: [{ deliveryId: 'p1', partsSent: 1, isFinished: false }] },
      now,
    );
    await store.deliveries.recordMessage(
      { key: 'k2', held: [{ deliveryId: 'p1', partsSent: 2, isFinished: false }] },
      now,
    );
    const count = (since: Date, target = 'parts') => store.deliveries.countMessages('parts', target, since);
    expect([await count(now), await count(later(1)), await count(now, 'other')]).toEqual([2, 0, 0]);
    expect(await claim('parts', later(100))).toMatchObject([{ id: 'p1', partsSent: 2 }]);
    await store.deliveries.markSent('p1', later(100));
    await claim('parts', later(100));
    await store.deliveries.recordMessage(
      { key: 'k3', held: [{ deliveryId: 'p2', partsSent: 1, isFinished: true }] },
      later(100),
    );
    expect([await count(now), await count(later(50))]).toEqual([3, 1]);
  });

  it('tells what is on its way, what is held, and what failed', async () => {
    await queue('unsent', 'unsent', 'u1', 'u2', 'u3', 'u4');
    await queue('other', 'unsent', 'u5');
    const unsent = async () => [...(await store.deliveries.findUnsent('unsent', 'unsent'))];
    await claim('unsent');
    await store.deliveries.markFailed('u1', { now, error: 'refused' });
    await claim('unsent');
    await store.deliveries.markSent('u2', now);
    expect(await unsent()).toEqual([
      ['key-u1', 'failed'],
      ['key-u3', 'sending'],
      ['key-u4', 'sending'],
    ]);
    const [held] = await claim('unsent');
    if (!held) throw new Error('nothing was handed out');
    await store.deliveries.hold(held, { version: await versionOf('unsent'), now, reason: 'no message is left' });
    expect(await unsent()).toEqual([
      ['key-u1', 'failed'],
      ['key-u3', 'waiting'],
      ['key-u4', 'sending'],
    ]);
  });

  it('never hands one out twice, however many replicas claim at once', async () => {
    const replicas = [store, await database.open(), await database.open()];
    for (let index = 0; index < 30; index += 1) await queue('many', `many-${index}`, `m-${index}-a`, `m-${index}-b`);
    const handedOut: string[] = [];
    const work = async (from: Store): Promise<void> => {
      for (let idle = 0; idle < 3;) {
        const claimed = await from.deliveries.claim({ target: 'many', now, leaseUntil: later(60_000), limit: 4 });
        idle = claimed.length > 0 ? 0 : idle + 1;
        handedOut.push(...claimed.map(({ id }) => id));
        for (const { id } of claimed) await from.deliveries.markSent(id, now);
      }
    };
    await Promise.all(replicas.map(work));
    expect(handedOut).toHaveLength(60);
    expect(new Set(handedOut).size).toBe(60);
    for (let index = 0; index < 30; index += 1) {
      expect(handedOut.indexOf(`m-${index}-a`)).toBeLessThan(handedOut.indexOf(`m-${index}-b`));
    }
  });
});
