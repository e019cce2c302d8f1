import { StateConflictError } from '../../src/errors';
import type { LogFields } from '../../src/log';
import { silentLog } from '../../src/log';
import type { Store } from '../../src/store/store';
import { conversationIdFor } from '../../src/turn/conversation-id';
import { readDeliveryPayload } from '../../src/turn/delivery-payload';
import { createMemoryWake } from '../../src/turn/memory-wake';
import type { BotInput } from '../../src/turn/messages';
import { MAX_TEXT_LENGTH } from '../../src/turn/redact-message';
import { retryConflicts } from '../../src/turn/retry-conflicts';
import type { WakeTopic } from '../../src/turn/turn-taker';
import { countingBot, countOf } from '../support/counting-bot';
import { forEachEngine } from '../support/databases';
import { aMessage, anAgent, turnTakerOver } from '../support/turns';

forEachEngine('a turn', database => {
  let store: Store;
  beforeAll(async () => {
    store = await database.open();
  });

  const linesOf = async (conversationId: string) =>
    (await store.conversations.transcript(conversationId)).map(({ seq, from, text }) => `${seq} ${from} ${text}`);
  const claim = (target: string) =>
    store.deliveries.claim({ target, now: new Date(), leaseUntil: new Date(Date.now() + 60_000), limit: 1_000 });

  it('keeps the message and its answers, numbers them, and opens the incident', async () => {
    const message = aMessage('plain', '机器报3000', { clientData: { echo: true } });
    const result = await turnTakerOver(store).takeTurn(message);
    expect(result).toMatchObject({ conversationId: 'plain', duplicate: false, owner: 'bot', replies: [{ text: '1' }] });
    expect(result.entries).toEqual(await store.conversations.transcript('plain'));
    const [said, answer] = result.entries;
    expect(said).toMatchObject({ seq: 1, from: 'merchant', messageId: message.messageId, clientData: { echo: true } });
    expect(answer).toMatchObject({ seq: 2, from: 'bot', messageId: 'plain|0000002', reply: { key: 'count' } });
    expect(result.incident).toEqual(await store.incidents.find('incident-plain-1'));
    expect(result.entries.map(entry => entry.incidentId)).toEqual(['incident-plain-1', 'incident-plain-1']);
  });

  it('answers a message that comes again as it answered it first, whatever was said since', async () => {
    const turns = turnTakerOver(store);
    const message = aMessage('again', 'human');
    const first = await turns.takeTurn(message);
    await turns.takeTurn(aMessage('again', 'hello'));
    for (let repeat = 0; repeat < 3; repeat += 1) {
      const { duplicate, replies, entries } = await turns.takeTurn(message);
      expect({ duplicate, replies, entries }).toEqual({
        duplicate: true,
        replies: first.replies,
        entries: first.entries,
      });
    }
    expect(await linesOf('again')).toHaveLength(5);
  });

  it('takes a message once that reaches two replicas at the same moment', async () => {
    const [here, there] = [turnTakerOver(store), turnTakerOver(await database.open())];
    const message = aMessage('replicas', 'hello');
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? here : there).takeTurn(message)),
    );
    expect(results.filter(result => result.duplicate === false)).toHaveLength(1);
    for (const result of results) expect(result.entries).toEqual(results[0]?.entries);
    expect(await linesOf('replicas')).toEqual(['1 merchant hello', '2 bot 1']);
  });

  it('makes one conversation of six first messages at once, and loses none', async () => {
    const conversationId = conversationIdFor({ channel: 'push', account: 'default', conversationKey: 'new' });
    const messages = Array.from({ length: 6 }, () =>
      aMessage(conversationId, '', { content: { kind: 'media', mediaType: 'image/jpeg' } }),
    );
    await Promise.all(messages.map(message => turnTakerOver(store).takeTurn(message)));
    const conversation = await store.conversations.find(conversationId);
    expect(countOf(conversation?.state ?? {})).toBe(6);
    expect((await linesOf(conversationId)).filter(line => line.includes('merchant image/jpeg'))).toHaveLength(6);
  });

  it('keeps two messages that arrive in reversed order, each with the time it was sent', async () => {
    const turns = turnTakerOver(store);
    await turns.takeTurn(aMessage('reversed', 'second', { at: '2026-11-22T06:00:01.000Z' }));
    await turns.takeTurn(aMessage('reversed', 'first', { at: '2026-11-22T06:00:00.000Z' }));
    const lines = await store.conversations.transcript('reversed');
    expect(lines.filter(line => line.from === 'merchant').map(({ at, text }) => [at, text])).toEqual([
      ['2026-11-22T06:00:01.000Z', 'second'],
      ['2026-11-22T06:00:00.000Z', 'first'],
    ]);
  });

  it('queues every answer for a channel that pushes under the answer’s id, and every event for every sink', async () => {
    await turnTakerOver(store, { pushTargets: () => 'channel-1', eventTargets: ['sink-1', 'sink-2'] }).takeTurn(
      aMessage('push', 'human', { address: { url: 'https://reply' } }),
    );
    const [first] = await claim('channel-1');
    expect(first?.idempotencyKey).toBe('push|0000002');
    expect(first && readDeliveryPayload(first.payload)).toMatchObject({
      kind: 'entry',
      conversationKey: 'key-push',
      merchantId: 'merchant-push',
      address: { url: 'https://reply' },
      entry: { seq: 2, text: '1' },
    });
    await store.deliveries.markSent(first?.id ?? '', new Date());
    expect((await claim('channel-1')).map(delivery => delivery.idempotencyKey)).toEqual(['push|0000003']);
    for (const sink of ['sink-1', 'sink-2']) {
      const events = await claim(sink);
      expect(events.map(({ payload }) => readDeliveryPayload(payload))).toEqual([
        expect.objectContaining({
          kind: 'event',
          incidentId: 'incident-push-1',
          event: expect.objectContaining({ name: 'handoff.initiate' }),
        }),
      ]);
    }
  });

  it('queues nothing for a channel whose clients fetch their answers', async () => {
    const before = await store.deliveries.countByStatus();
    await turnTakerOver(store).takeTurn(aMessage('fetch', 'hello', { channel: 'direct-line' }));
    expect(await store.deliveries.countByStatus()).toEqual(before);
  });

  it('keeps the line of a merchant whom the bot fails, apologises, and leaves state and owner as they were', async () => {
    const logged: LogFields[] = [];
    const log = { ...silentLog, error: (fields: LogFields) => logged.push(fields) };
    const turns = turnTakerOver(store, { log });
    await turns.takeTurn(aMessage('boom', 'hello'));
    const result = await turns.takeTurn(aMessage('boom', 'boom'));
    expect(result).toMatchObject({ replies: [{ key: 'sorry' }], owner: 'bot', incident: { id: 'incident-boom-1' } });
    expect((await turns.takeTurn(aMessage('boom', 'hello'))).replies).toMatchObject([{ text: '2' }]);
    expect(await linesOf('boom')).toEqual([
      '1 merchant hello',
      '2 bot 1',
      '3 merchant boom',
      '4 bot sorry',
      '5 merchant hello',
      '6 bot 2',
    ]);
    expect(logged).toMatchObject([{ conversationId: 'boom', incidentId: 'incident-boom-1', error: 'Error' }]);
    expect(JSON.stringify(logged)).not.toContain('cannot read');
  });

  it('keeps the merchant’s line even where the bot cannot apologise', async () => {
    const apologise = (): never => {
      throw new Error('no words');
    };
    const turns = turnTakerOver(store, { bot: { ...countingBot, apologise } });
    expect((await turns.takeTurn(aMessage('speechless', 'boom'))).replies).toEqual([]);
    expect(await linesOf('speechless')).toEqual(['1 merchant boom']);
  });

  it('rejects where the database fails, keeps nothing, and takes the message when it comes again', async () => {
    let isBroken = true;
    const beforeStatement = (sql: string): void => {
      if (isBroken && sql.startsWith('insert into "transcript"')) throw new Error('disk full');
    };
    const turns = turnTakerOver(await database.open({ beforeStatement }));
    const message = aMessage('broken', 'hello');
    await expect(turns.takeTurn(message)).rejects.toThrow('disk full');
    expect(await store.conversations.find('broken')).toBeUndefined();
    isBroken = false;
    expect(await turns.takeTurn(message)).toMatchObject({ duplicate: false, replies: [{ text: '1' }] });
  });

  it('wakes the others once what it did can be read', async () => {
    const wake = createMemoryWake(silentLog);
    const topics: WakeTopic[] = [];
    const seenAtWake: Promise<number>[] = [];
    wake.subscribe(topic => {
      topics.push(topic);
      seenAtWake.push(store.conversations.transcript('wakes').then(lines => lines.length));
    });
    await turnTakerOver(store, { wake }).takeTurn(aMessage('wakes', 'human'));
    await new Promise(resolve => setImmediate(resolve));
    expect(topics).toEqual([
      { kind: 'conversation', conversationId: 'wakes' },
      { kind: 'deliveries' },
      { kind: 'desk' },
    ]);
    expect(await Promise.all(seenAtWake)).toEqual([3, 3, 3]);
  });

  it('shows the bot the conversation so far, the open incident and those closed lately', async () => {
    const inputs: BotInput[] = [];
    const bot = {
      ...countingBot,
      takeTurn: (input: BotInput) => {
        inputs.push(input);
        return countingBot.takeTurn(input);
      },
    };
    const turns = turnTakerOver(store, { bot });
    await turns.takeTurn(aMessage('sees', 'human'));
    const agent = anAgent('sees');
    await turns.accept('incident-sees-1', agent);
    await turns.close('incident-sees-1', agent, { resolution: 'done' });
    await turns.takeTurn(aMessage('sees', 'once more'));
    await turns.takeTurn(aMessage('sees', 'and more'));
    const [, second, third] = inputs;
    expect(second).not.toHaveProperty('incident');
    expect(second?.recentlyClosed.map(incident => incident.id)).toEqual(['incident-sees-1']);
    expect(third?.incident?.id).toBe('incident-sees-2');
    expect(third?.transcript.map(entry => entry.seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(third?.transcript.at(-2)?.text).toBe('once more');
  });

  it('cuts a text that is too long to a whole character, and shows it', async () => {
    const { entries } = await turnTakerOver(store).takeTurn(aMessage('long', '😀'.repeat(MAX_TEXT_LENGTH)));
    expect(entries[0]?.text).toBe(`${'😀'.repeat(MAX_TEXT_LENGTH / 2 - 1)}…`);
  });

  it.each(['', 'x'.repeat(513)])('refuses a message id that cannot be a key', async messageId => {
    const turn = turnTakerOver(store).takeTurn(aMessage('key', 'hello', { messageId }));
    await expect(turn).rejects.toMatchObject({ status: 400 });
  });

  it('takes a message full of NUL and lone surrogates like any other', async () => {
    const hostile = '\u0000\ud800';
    const message = aMessage('hostile', `a${hostile}b`, {
      messageId: `id${hostile}`,
      merchant: { id: hostile, name: hostile },
      clientData: { [hostile]: hostile },
      address: { hostile },
    });
    const turns = turnTakerOver(store);
    expect((await turns.takeTurn(message)).entries[0]?.text).toBe('a\ufffd\ufffdb');
    expect((await turns.takeTurn(message)).duplicate).toBe(true);
  });
});

describe('a turn that another overtook', () => {
  const conflict = new StateConflictError('c', 1);

  it('is taken again up to three times', async () => {
    let taken = 0;
    const result = await retryConflicts(async () => {
      taken += 1;
      if (taken <= 3) throw conflict;
      return taken;
    });
    expect(result).toBe(4);
  });

  it('is given up after that, and other errors at once', async () => {
    let taken = 0;
    const failWith = (error: Error) => async (): Promise<never> => {
      taken += 1;
      throw error;
    };
    await expect(retryConflicts(failWith(conflict))).rejects.toBe(conflict);
    expect(taken).toBe(4);
    await expect(retryConflicts(failWith(new Error('disk full')))).rejects.toThrow('disk full');
    expect(taken).toBe(5);
  });
});
