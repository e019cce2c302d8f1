import type { Clock } from '../../src/clock';
import { DeliveryError } from '../../src/errors';
import type { LogFields } from '../../src/log';
import { silentLog } from '../../src/log';
import type { Delivery, Store } from '../../src/store/store';
import { createDeliverer, type DelivererOptions, oneByOne } from '../../src/turn/create-deliverer';
import { createMemoryWake } from '../../src/turn/memory-wake';
import { retryDelayMs } from '../../src/turn/retry-delay';
import { forEachEngine } from '../support/databases';

forEachEngine('a deliverer', database => {
  let store: Store;
  let clockMs = Date.parse('2026-11-22T06:00:00.000Z');
  const clock: Clock = { now: () => new Date(clockMs) };
  const advance = (ms: number): void => {
    clockMs += ms;
  };
  beforeAll(async () => {
    store = await database.open();
  });

  const queue = (target: string, conversationId: string, ...ids: string[]): Promise<void> => {
    const address = { channel: 'c', account: 'a', conversationId, conversationKey: 'k', merchant: { id: 'm' } };
    return store.withConversation(address, clock.now(), async unit => {
      for (const id of ids) {
        await unit.queueDelivery({ id, target, idempotencyKey: `key-${id}`, payload: {} }, clock.now());
      }
    });
  };
  const delivererOf = (
    target: string,
    {
      deliver = async () => {},
      ...change
    }: Partial<DelivererOptions> & { deliver?: (delivery: Delivery) => Promise<void> } = {},
  ) =>
    createDeliverer({
      store,
      target,
      courier: oneByOne(deliver),
      clock,
      wake: createMemoryWake(silentLog),
      log: silentLog,
      random: () => 0.999,
      ...change,
    });
  /** A gate: `opened` resolves once `open` is called. */
  const aGate = () => {
    let open = (): void => {};
    const opened = new Promise<void>(resolve => {
      open = resolve;
    });
    return { opened, open };
  };

  it('sends everything that is due, in order within each conversation, with the key it was queued under', async () => {
    for (let index = 0; index < 12; index += 1)
      await queue('all', `all-${index}`, `${index}-1`, `${index}-2`, `${index}-3`);
    const sent: Delivery[] = [];
    const deliver = async (delivery: Delivery): Promise<void> => {
      await new Promise(resolve => setTimeout(resolve, Math.random() * 3));
      sent.push(delivery);
    };
    await delivererOf('all', { deliver }).drain();
    expect(sent).toHaveLength(36);
    expect(sent.every(({ id, idempotencyKey }) => idempotencyKey === `key-${id}`)).toBe(true);
    for (let index = 0; index < 12; index += 1) {
      const ids = sent.filter(({ conversationId }) => conversationId === `all-${index}`).map(({ id }) => id);
      expect(ids).toEqual([`${index}-1`, `${index}-2`, `${index}-3`]);
    }
  });

  it('lets a slow delivery hold up its own conversation only', async () => {
    await queue('slow', 'slow-1', 's1', 's2');
    await queue('slow', 'slow-2', 'f1', 'f2');
    const { opened, open } = aGate();
    const sent: string[] = [];
    const deliver = async ({ id }: Delivery): Promise<void> => {
      if (id === 's1') await opened;
      sent.push(id);
      if (id === 'f2') open();
    };
    await delivererOf('slow', { deliver }).drain();
    expect(sent).toEqual(['f1', 'f2', 's1', 's2']);
  });

  it('tries again later and later, and declares a delivery dead after ten tries, with an alarm', async () => {
    await queue('failing', 'failing', 'never', 'next');
    const triedAt: number[] = [];
    const sent: string[] = [];
    const errors: LogFields[] = [];
    const deliverer = delivererOf('failing', {
      log: { ...silentLog, error: fields => errors.push(fields) },
      deliver: async ({ id }) => {
        if (id === 'next') return void sent.push(id);
        triedAt.push(clockMs);
        throw new Error('what a merchant wrote');
      },
    });
    for (let tick = 0; tick < 720; tick += 1) {
      await deliverer.drain();
      if (sent.length > 0) break;
      advance(5_000);
    }
    const waits = triedAt.slice(1).map((at, index) => Math.round((at - (triedAt[index] ?? 0)) / 1_000));
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900]);
    expect(sent).toEqual(['next']);
    expect(errors).toMatchObject([{ target: 'failing', deliveryId: 'never', attempts: 10 }]);
    expect(JSON.stringify(errors)).not.toContain('what a merchant wrote');
  });

  it('does not try again what the channel refuses for good', async () => {
    await queue('refused', 'refused', 'no', 'yes');
    const tried: string[] = [];
    const errors: LogFields[] = [];
    await delivererOf('refused', {
      log: { ...silentLog, error: fields => errors.push(fields) },
      deliver: async ({ id }) => {
        tried.push(id);
        if (id === 'no') throw new DeliveryError('refused', false, 'the window is closed');
      },
    }).drain();
    expect(tried).toEqual(['no', 'yes']);
    expect(errors).toMatchObject([{ deliveryId: 'no', code: 'delivery-failed' }]);
  });

  it('sends again, under the same key, what a process that died had claimed', async () => {
    await queue('died', 'died', 'd');
    const leaseUntil = new Date(clockMs + 25_000);
    await store.deliveries.claim({ target: 'died', now: clock.now(), leaseUntil, limit: 1 });
    const keys: string[] = [];
    const deliverer = delivererOf('died', { deliver: async ({ idempotencyKey }) => void keys.push(idempotencyKey) });
    await deliverer.drain();
    expect(keys).toEqual([]);
    advance(25_000);
    await deliverer.drain();
    expect(keys).toEqual(['key-d']);
  });

  it('starts with what is there, sends on a wake-up, and finishes what is in flight before it stops', async () => {
    await queue('live', 'live', 'first');
    const wake = createMemoryWake(silentLog);
    const sent: string[] = [];
    const { opened, open } = aGate();
    const begun = { first: aGate(), second: aGate() };
    const deliverer = delivererOf('live', {
      wake,
      deliver: async ({ id }) => {
        begun[id === 'first' ? 'first' : 'second'].open();
        if (id === 'second') await opened;
        sent.push(id);
      },
    });
    deliverer.start();
    await begun.first.opened;
    await queue('live', 'live', 'second', 'third');
    wake.notify({ kind: 'deliveries' });
    await begun.second.opened;
    const stopped = deliverer.stop().then(() => sent.push('stopped'));
    open();
    await stopped;
    // A claim that was under way when it stopped is still sent: leaving it would hold it back for its lease.
    const wasClaimed = sent.includes('third');
    expect(sent).toEqual(['first', 'second', ...(wasClaimed ? ['third'] : []), 'stopped']);
    wake.notify({ kind: 'deliveries' });
    await deliverer.drain();
    expect(sent.at(-1)).toBe('stopped');
    const due = await store.deliveries.claim({ target: 'live', now: clock.now(), leaseUntil: clock.now(), limit: 9 });
    expect(due.map(({ id, attempts }) => [id, attempts])).toEqual(wasClaimed ? [] : [['third', 1]]);
  });

  it('goes on when the database comes back', async () => {
    let isAway = true;
    const beforeStatement = (): void => {
      if (isAway) throw new Error('the database is away');
    };
    isAway = false;
    const flaky = await database.open({ beforeStatement });
    await queue('away', 'away', 'a');
    const sent: string[] = [];
    const deliverer = delivererOf('away', { store: flaky, deliver: async ({ id }) => void sent.push(id) });
    isAway = true;
    deliverer.start();
    await expect(deliverer.drain()).rejects.toThrow('the database is away');
    isAway = false;
    await deliverer.drain();
    expect(sent).toEqual(['a']);
    await deliverer.stop();
  });
});

describe('the wait before another try', () => {
  it('is anything from nothing to the bound, which doubles up to a quarter of an hour', () => {
    expect([1, 2, 3, 8, 9, 10, 100].map(attempts => retryDelayMs(attempts, 1))).toEqual([
      5_000, 10_000, 20_000, 640_000, 900_000, 900_000, 900_000,
    ]);
    expect(retryDelayMs(5, 0)).toBe(0);
    expect(retryDelayMs(5, 0.5)).toBe(40_000);
  });
});
