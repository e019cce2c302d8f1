import { HttpError, UnreachableError } from '../../src/web/shared/http-errors';
import type { TextStorage } from '../../src/web/shared/text-storage';
import type { OutgoingMessage } from '../../src/web/widget/chat-state';
import { createOutbox, type Outbox } from '../../src/web/widget/outbox';

const NOW = new Date('2026-11-22T06:05:00.000Z');

function createStorage(): TextStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    keys: () => [...kept.keys()],
    read: key => kept.get(key),
    write: (key, text) => void kept.set(key, text),
    remove: key => void kept.delete(key),
  };
}

/** An outbox whose waits are over at once; `post` decides about each try. */
function start(
  post: (message: OutgoingMessage, attempt: number) => void = () => {},
  storage = createStorage(),
): { outbox: Outbox; storage: typeof storage; tried: OutgoingMessage[]; settled: () => Promise<void> } {
  const tried: OutgoingMessage[] = [];
  const outbox = createOutbox({
    storage,
    post: async message => {
      tried.push(message);
      post(message, tried.length);
    },
    onChange: () => {},
    now: () => NOW,
    wait: async () => {},
  });
  return { outbox, storage, tried, settled: () => new Promise(resolve => setTimeout(resolve)) };
}
const textsOf = (messages: readonly OutgoingMessage[]): string[] => messages.map(({ text }) => text);
const statesOf = (outbox: Outbox): string[] => outbox.items().map(({ text, state }) => `${text} ${state}`);

describe('the outbox', () => {
  it('waits until it is opened, then sends in order and keeps each message until its copy is seen', async () => {
    const { outbox, storage, tried, settled } = start();
    outbox.add('one');
    outbox.add('two', 'choice-2');
    await settled();
    expect(tried).toEqual([]);
    outbox.open();
    await settled();
    expect(textsOf(tried)).toEqual(['one', 'two']);
    expect(tried[1]?.choiceId).toBe('choice-2');
    expect(statesOf(outbox)).toEqual(['one sent', 'two sent']);
    expect(storage.kept.size).toBe(2);
    outbox.settle(tried.map(({ clientActivityId }) => clientActivityId));
    expect(outbox.items()).toEqual([]);
    expect(storage.kept.size).toBe(0);
  });

  it('tries again under the same id while the server is away, and a later message waits its turn', async () => {
    const { outbox, tried, settled } = start((_message, attempt) => {
      if (attempt < 3) throw attempt === 1 ? new UnreachableError('away') : new HttpError(502, 'BotError', '');
    });
    outbox.open();
    outbox.add('one');
    outbox.add('two');
    await settled();
    expect(textsOf(tried)).toEqual(['one', 'one', 'one', 'two']);
    expect(new Set(tried.slice(0, 3).map(({ clientActivityId }) => clientActivityId)).size).toBe(1);
    expect(statesOf(outbox)).toEqual(['one sent', 'two sent']);
  });

  it('gives up after three tries, and goes on to the next', async () => {
    const { outbox, tried, settled } = start(({ text }) => {
      if (text === 'one') throw new UnreachableError('away');
    });
    outbox.open();
    outbox.add('one');
    outbox.add('two');
    await settled();
    expect(textsOf(tried)).toEqual(['one', 'one', 'one', 'two']);
    expect(statesOf(outbox)).toEqual(['one failed', 'two sent']);
  });

  it('does not repeat what was refused, but does on demand', async () => {
    let refuse = true;
    const { outbox, tried, settled } = start(() => {
      if (refuse) throw new HttpError(400, 'BadArgument', '');
    });
    outbox.open();
    outbox.add('one');
    await settled();
    expect(statesOf(outbox)).toEqual(['one failed']);
    expect(tried.length).toBe(1);
    refuse = false;
    outbox.resend(tried[0]?.clientActivityId ?? '');
    await settled();
    expect(statesOf(outbox)).toEqual(['one sent']);
    expect(tried[1]?.clientActivityId).toBe(tried[0]?.clientActivityId);
  });

  it('stops repeating once the copy has come back although the answer was lost', async () => {
    const { outbox, tried, settled } = start(({ clientActivityId }) => {
      outbox.settle([clientActivityId]);
      throw new UnreachableError('answer lost');
    });
    outbox.open();
    outbox.add('one');
    await settled();
    expect(tried.length).toBe(1);
    expect(outbox.items()).toEqual([]);
  });

  it('sends after a reload what was left, oldest first, under the same ids', async () => {
    const before = start();
    before.outbox.add('one');
    before.outbox.add('two');
    const { outbox, tried, settled } = start(() => {}, before.storage);
    expect(outbox.items().length).toBe(2);
    outbox.open();
    await settled();
    expect(textsOf(tried).sort()).toEqual(['one', 'two']);
    expect(tried.map(({ clientActivityId }) => clientActivityId).sort()).toEqual(
      before.outbox
        .items()
        .map(({ clientActivityId }) => clientActivityId)
        .sort(),
    );
  });

  it('drops leftovers that are old, damaged or not its own form', () => {
    const storage = createStorage();
    const old = { clientActivityId: 'a', text: 'old', at: '2026-11-20T06:05:00.000Z' };
    storage.write('poscare.outbox.a', JSON.stringify(old));
    storage.write('poscare.outbox.b', '{"clientActivityId":"b","text":');
    storage.write('poscare.outbox.c', '[1,2]');
    storage.write('poscare.outbox.d', JSON.stringify({ clientActivityId: 'd', text: 'no time' }));
    storage.write('poscare.outbox.e', JSON.stringify({ clientActivityId: 'e', text: 'bad time', at: 'yesterday' }));
    storage.write('another', 'kept');
    expect(start(() => {}, storage).outbox.items()).toEqual([]);
    expect([...storage.kept.keys()]).toEqual(['another']);
  });

  it('names messages without digits, which redaction would take for parts of card numbers', () => {
    const { outbox } = start();
    for (let count = 0; count < 50; count++) outbox.add('x');
    const ids = outbox.items().map(({ clientActivityId }) => clientActivityId);
    expect(new Set(ids).size).toBe(50);
    expect(ids.filter(id => !/^[a-p]{32}$/.test(id))).toEqual([]);
  });
});
