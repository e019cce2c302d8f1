import { createLineCourier } from '../../../src/channels/tencent/create-line-courier';
import { createReminderGate } from '../../../src/channels/tencent/create-reminder-gate';
import {
  type LineAddress,
  readWindows,
  type ReplyWindow,
  toWindowFields,
} from '../../../src/channels/tencent/reply-window';
import { VendorError } from '../../../src/channels/tencent/vendor-error';
import { silentLog } from '../../../src/log';
import type { JsonObject } from '../../../src/json';
import type { Store } from '../../../src/store/store';
import { createDeliverer } from '../../../src/turn/create-deliverer';
import { createMemoryWake } from '../../../src/turn/memory-wake';
import { forEachEngine } from '../../support/databases';
import { createTestClock } from '../../support/test-app';

const START = '2026-11-22T06:05:00.000Z';

forEachEngine('the courier of a channel with a small budget', database => {
  let store: Store;
  const clock = createTestClock(START);
  beforeAll(async () => {
    store = await database.open();
  });

  /** A conversation whose merchant wrote just now, and what was sent to them. */
  const aTalk = (conversationId: string, kind: ReplyWindow['kind'] = 'message') => {
    const sent: string[] = [];
    const keys: string[] = [];
    const refusals: number[] = [];
    const held: string[][] = [];
    const courier = createLineCourier<LineAddress>(
      {
        name: conversationId,
        limits: { textBytes: 100, menuTextBytes: 60 },
        readAddress: address => (address ? readWindows(address) : undefined),
        async send(_address, { text }, { key }) {
          const errcode = refusals.shift();
          if (errcode !== undefined) throw new VendorError('send', errcode);
          sent.push(text);
          keys.push(key);
        },
        onHeld: lines => void held.push(lines.map(({ text }) => text)),
      },
      { store, clock },
    );
    const deliverer = createDeliverer({
      store,
      target: conversationId,
      courier,
      clock,
      wake: createMemoryWake(silentLog),
      log: silentLog,
      random: () => 0.5,
    });
    const place = {
      channel: 'c',
      account: 'a',
      conversationId,
      conversationKey: conversationId,
      merchant: { id: 'm' },
    };
    let lines = 0;
    /** The merchant writes: a window opens, and what was held is due. */
    const opens = (address: JsonObject = toWindowFields({ kind, openedAt: clock.now().toISOString() })) =>
      store.withConversation(place, clock.now(), async unit => {
        await unit.releaseDeliveries(conversationId, clock.now());
        await unit.saveConversation({
          owner: 'bot',
          state: {},
          address,
          at: clock.now(),
        });
      });
    const queue = (from: 'bot' | 'agent', ...texts: string[]) => queueLines(from, texts);
    /** A line that is worth saying only until something else happens. */
    const queuePassing = (text: string) => queueLines('bot', [text], true);
    const queueLines = (from: 'bot' | 'agent', texts: readonly string[], isPassing = false) =>
      store.withConversation(place, clock.now(), async unit => {
        for (const text of texts) {
          lines += 1;
          const id = `${database.engine}-${conversationId}-${lines}`;
          const entry = { conversationId, seq: lines, at: START, from, messageId: id, kind: 'text', text };
          const address = { channel: 'c', account: 'a', conversationKey: 'k', merchantId: 'm' };
          const passing = isPassing && { onlyAtVersion: unit.conversation.version };
          const payload = { kind: 'entry', ...address, entry, ...passing };
          await unit.queueDelivery({ id, target: conversationId, idempotencyKey: id, payload }, clock.now());
        }
      });
    const mayRemind = createReminderGate(
      { name: conversationId, readAddress: address => (address ? readWindows(address) : undefined) },
      { store, clock },
    );
    /** Whether the bot may speak first now. */
    const isOpen = async (): Promise<boolean> => {
      const conversation = await store.conversations.find(conversationId);
      return conversation !== undefined && mayRemind(conversation);
    };
    return { sent, keys, refusals, held, opens, queue, queuePassing, isOpen, drain: () => deliverer.drain() };
  };

  it('says what is due in one message, and counts it as one', async () => {
    const talk = aTalk('together');
    await talk.opens();
    await talk.queue('bot', '一', '二', '三');
    await talk.drain();
    expect(talk.sent).toEqual(['一\n\n二\n\n三']);
    expect(await store.deliveries.countMessages('together', 'together', new Date(START))).toBe(1);
  });

  it('keeps the fifth message for news of a person, which goes ahead of what waits', async () => {
    const talk = aTalk('news');
    await talk.opens();
    for (const text of ['一', '二', '三', '四']) {
      await talk.queue('bot', text);
      await talk.drain();
    }
    const long = '请看屏幕上的字。'.repeat(4);
    await talk.queue('bot', long);
    await talk.drain();
    expect(talk.held).toEqual([[long]]);
    await talk.queue('agent', '我是小李');
    await talk.drain();
    expect(talk.sent).toEqual(['一', '二', '三', '四', '我是小李']);
    await talk.queue('agent', '还在吗');
    await talk.drain();
    expect(talk.sent).toHaveLength(5);
    clock.advanceMs(1_000);
    await talk.opens();
    await talk.drain();
    expect(talk.sent.slice(5)).toEqual([long, '还在吗']);
  });

  it('lets news of a person pass what is due beside it and has no room', async () => {
    const talk = aTalk('beside');
    await talk.opens();
    for (const text of ['一', '二', '三', '四']) {
      await talk.queue('bot', text);
      await talk.drain();
    }
    const long = '请看屏幕上的字。'.repeat(4);
    await talk.queue('bot', long);
    await talk.queue('agent', '我是小李');
    await talk.drain();
    expect(talk.sent.slice(4)).toEqual(['我是小李']);
    expect(talk.held).toEqual([[long]]);
  });

  it('goes on with a long line where it broke off, and sends the same again under the same key', async () => {
    const talk = aTalk('long');
    await talk.opens();
    await talk.queue('bot', '请看屏幕上的字。'.repeat(8));
    talk.refusals.push(45011);
    await talk.drain();
    expect(talk.sent).toEqual([]);
    clock.advanceMs(60_000);
    await talk.drain();
    expect(talk.sent.join('')).toBe('请看屏幕上的字。'.repeat(8));
    expect(new Set(talk.keys).size).toBe(talk.keys.length);
  });

  it('holds everything once the window is closed, and where the platform says so first', async () => {
    const talk = aTalk('closed');
    await talk.opens();
    talk.refusals.push(45047);
    await talk.queue('bot', '一');
    await talk.drain();
    clock.advanceMs(48 * 3_600_000);
    await talk.queue('agent', '二');
    await talk.drain();
    expect([talk.sent, talk.held]).toEqual([[], [['一'], ['二']]]);
    await talk.opens();
    await talk.drain();
    expect(talk.sent).toEqual(['一\n\n二']);
  });

  it('says a passing line while nothing else has happened, and leaves it out afterwards', async () => {
    const talk = aTalk('passing');
    await talk.opens();
    await talk.queuePassing('试得怎么样了');
    await talk.drain();
    expect(talk.sent).toEqual(['试得怎么样了']);
    await talk.queuePassing('后来呢');
    clock.advanceMs(1_000);
    await talk.opens();
    await talk.queue('bot', '那就好');
    await talk.drain();
    expect(talk.sent.slice(1)).toEqual(['那就好']);
    expect(await store.deliveries.findUnsent('passing', 'passing')).toEqual(new Map());
  });

  it('tells nobody that a passing line waits, and forgets it once the merchant writes', async () => {
    const talk = aTalk('passing-held');
    await talk.opens();
    clock.advanceMs(48 * 3_600_000);
    await talk.queuePassing('试得怎么样了');
    await talk.drain();
    expect([talk.sent, talk.held]).toEqual([[], []]);
    await talk.queue('agent', '在吗');
    await talk.drain();
    expect(talk.held).toEqual([['在吗']]);
    await talk.opens();
    await talk.drain();
    expect(talk.sent).toEqual(['在吗']);
  });

  it('lets the bot speak first by any message of a window but the last, and where nothing waits before it', async () => {
    const talk = aTalk('gate');
    expect(await talk.isOpen()).toBe(false);
    await talk.opens();
    for (const text of ['一', '二', '三']) {
      await talk.queue('agent', text);
      expect(await talk.isOpen()).toBe(false); // It is on its way.
      await talk.drain();
      expect(await talk.isOpen()).toBe(true);
    }
    await talk.queue('agent', '四');
    await talk.drain();
    expect([talk.sent.length, await talk.isOpen()]).toEqual([4, false]);
    await talk.opens();
    clock.advanceMs(1_000);
    await talk.opens();
    expect(await talk.isOpen()).toBe(true);
    clock.advanceMs(48 * 3_600_000);
    expect(await talk.isOpen()).toBe(false);
    await talk.queue('bot', '五');
    await talk.drain();
    clock.advanceMs(1_000);
    await talk.opens({ ...toWindowFields({ kind: 'click', openedAt: clock.now().toISOString() }) });
    expect(await talk.isOpen()).toBe(false); // What waited goes out first.
  });

  it('has three messages in a minute after a click', async () => {
    const talk = aTalk('click', 'click');
    await talk.opens();
    for (const text of ['一', '二', '三']) {
      await talk.queue('bot', text);
      await talk.drain();
    }
    expect(talk.sent).toEqual(['一', '二']);
    clock.advanceMs(60_000);
    await talk.queue('agent', '四');
    await talk.drain();
    expect(talk.sent).toEqual(['一', '二']);
  });

  it('still has what the merchant’s message allows once the minute of a click is over', async () => {
    const talk = aTalk('both', 'message');
    await talk.opens();
    const earlier = toWindowFields({ kind: 'message', openedAt: clock.now().toISOString() });
    clock.advanceMs(3_600_000);
    await talk.opens({ ...earlier, ...toWindowFields({ kind: 'click', openedAt: clock.now().toISOString() }) });
    clock.advanceMs(61_000);
    await talk.queue('agent', '在的');
    await talk.drain();
    expect(talk.sent).toEqual(['在的']);
  });

  it('takes back a message that the platform could not deliver after all', async () => {
    const talk = aTalk('back');
    await talk.opens();
    await talk.queue('bot', '一', '二');
    await talk.drain();
    const message = { target: 'back', key: talk.keys[0] ?? '' };
    const failure = { now: clock.now(), isFinal: false, reason: 'closed' };
    expect(await store.deliveries.takeBack(message, failure)).toBe(2);
    expect(await store.deliveries.takeBack({ ...message, key: 'unknown' }, failure)).toBe(0);
    await talk.drain();
    expect(talk.sent).toHaveLength(1);
    await talk.opens();
    await talk.drain();
    expect(talk.sent).toEqual(['一\n\n二', '一\n\n二']);
  });
});
