import { NotFoundError, StateConflictError } from '../../src/errors';
import type { ConversationAddress, Store } from '../../src/store/store';
import { forEachEngine } from '../support/databases';

const now = new Date('2026-11-22T06:00:00.000Z');

const at = (conversationId: string, change: Partial<ConversationAddress> = {}): ConversationAddress => ({
  channel: 'test',
  account: 'default',
  conversationId,
  conversationKey: conversationId,
  merchant: { id: 'm', name: '王老板' },
  ...change,
});

const line = (text: string) =>
  ({ at: now.toISOString(), from: 'merchant', messageId: `id-${text}`, kind: 'text', text }) as const;

forEachEngine('the store', database => {
  let store: Store;
  beforeAll(async () => {
    store = await database.open();
  });

  describe('a conversation', () => {
    it('is made once by parallel first contacts, with the merchant of the first', async () => {
      const other = await database.open();
      const made = await Promise.all(
        Array.from({ length: 10 }, (_, index) => (index % 2 ? store : other).conversations.ensure(at('first'), now)),
      );
      expect(new Set(made.map(conversation => JSON.stringify(conversation))).size).toBe(1);
      expect(made[0]).toEqual({
        id: 'first',
        channel: 'test',
        account: 'default',
        conversationKey: 'first',
        merchant: { id: 'm', name: '王老板' },
        owner: 'bot',
        version: 0,
        state: {},
        createdAt: now.toISOString(),
        updatedAt: now.toISOString(),
      });
    });

    it('comes back as it was saved, one version on', async () => {
      const change = {
        owner: 'agent',
        agentId: 'a',
        incidentId: 'i',
        state: { deep: [1, { x: '三千' }] },
        address: { url: 'https://x' },
        at: new Date(now.getTime() + 1),
      } as const;
      await store.withConversation(at('saved'), now, unit => unit.saveConversation(change));
      const { at: updatedAt, ...rest } = change;
      expect(await store.conversations.find('saved')).toMatchObject({
        ...rest,
        version: 1,
        updatedAt: updatedAt.toISOString(),
      });
    });

    it('keeps its address and drops agent and incident where a save leaves them out', async () => {
      const first = { owner: 'agent', agentId: 'a', incidentId: 'i', state: {}, address: { x: 1 }, at: now } as const;
      await store.withConversation(at('dropped'), now, unit => unit.saveConversation(first));
      await store.withExistingConversation('dropped', unit =>
        unit.saveConversation({ owner: 'bot', state: {}, at: now }),
      );
      const conversation = await store.conversations.find('dropped');
      expect(conversation).toMatchObject({ owner: 'bot', address: { x: 1 } });
      expect(conversation).not.toHaveProperty('agentId');
      expect(conversation).not.toHaveProperty('incidentId');
    });

    it('refuses a save of a version that is no longer the stored one, and undoes the transaction', async () => {
      const save = { owner: 'bot', state: { lost: true }, at: now } as const;
      const turn = store.withConversation(at('conflict'), now, async unit => {
        await unit.append([line('lost')], 'm');
        await unit.saveConversation(save);
        await unit.saveConversation(save);
      });
      await expect(turn).rejects.toThrow(StateConflictError);
      expect(await store.conversations.find('conflict')).toBeUndefined();
      expect(await store.conversations.transcript('conflict')).toEqual([]);
    });

    it('that is not there is not found', async () => {
      await expect(store.withExistingConversation('nowhere', async () => {})).rejects.toThrow(NotFoundError);
    });

    it('is handed to one unit of work at a time', async () => {
      let inside = 0;
      const work = async (): Promise<void> => {
        inside += 1;
        expect(inside).toBe(1);
        await new Promise(resolve => setTimeout(resolve, 2));
        inside -= 1;
      };
      const other = await database.open();
      await Promise.all(
        Array.from({ length: 12 }, (_, index) => (index % 2 ? store : other).withConversation(at('one'), now, work)),
      );
      expect(inside).toBe(0);
    });

    it('is read without waiting for a turn that is under way, as it was before that turn', async () => {
      await store.conversations.ensure(at('busy'), now);
      await store.withExistingConversation('busy', async unit => {
        await unit.append([line('not committed')], 'm');
        expect(await store.conversations.transcript('busy')).toEqual([]);
      });
      expect(await store.conversations.transcript('busy')).toHaveLength(1);
    });
  });

  describe('the inbox', () => {
    it('lets one of many parallel claims of a message through', async () => {
      const other = await database.open();
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 ? store : other).withConversation(at(`claim-${index % 4}`), now, unit =>
            unit.claimMessage('same', now),
          ),
        ),
      );
      expect(claims.filter(isNew => isNew)).toHaveLength(1);
    });

    it('tells messages of other accounts and channels apart', async () => {
      const addresses = [{}, { account: 'second' }, { channel: 'other' }].map((change, index) =>
        at(`apart-${index}`, change),
      );
      const claims = addresses.map(address =>
        store.withConversation(address, now, unit => unit.claimMessage('apart', now)),
      );
      expect(await Promise.all(claims)).toEqual([true, true, true]);
    });

    it('forgets the claim of a unit of work that failed', async () => {
      const failing = store.withConversation(at('forgets'), now, async unit => {
        await unit.claimMessage('forgotten', now);
        throw new Error('power cut');
      });
      await expect(failing).rejects.toThrow('power cut');
      expect(await store.withConversation(at('forgets'), now, unit => unit.claimMessage('forgotten', now))).toBe(true);
    });
  });

  describe('a transcript', () => {
    it('gives every line since a time, one talk after the other', async () => {
      const early = new Date(now.getTime() - 1).toISOString();
      for (const id of ['since-b', 'since-a'])
        await store.withConversation(at(id), now, unit =>
          unit.append([{ ...line(`early-${id}`), at: early }, line(`one-${id}`), line(`two-${id}`)], `m-${id}`),
        );
      const texts: string[] = [];
      for await (const entry of store.conversations.linesSince(now.toISOString()))
        if (entry.conversationId.startsWith('since-')) texts.push(entry.text);
      expect(texts).toEqual(['one-since-a', 'two-since-a', 'one-since-b', 'two-since-b']);
    });

    it('numbers lines from 1 without gaps over several turns, and reads them from any of them on', async () => {
      for (const turn of ['a', 'b', 'c']) {
        await store.withConversation(at('lines'), now, async unit => {
          await unit.append([line(`${turn}1`), line(`${turn}2`)], turn);
          await unit.append([line(`${turn}3`)], turn);
        });
      }
      const texts = async (options?: { afterSeq?: number; limit?: number }) =>
        (await store.conversations.transcript('lines', options)).map(entry => `${entry.seq}${entry.text}`);
      expect(await texts()).toEqual(['1a1', '2a2', '3a3', '4b1', '5b2', '6b3', '7c1', '8c2', '9c3']);
      expect(await texts({ afterSeq: 7 })).toEqual(['8c2', '9c3']);
      expect(await texts({ afterSeq: 1, limit: 2 })).toEqual(['2a2', '3a3']);
      expect(await texts({ afterSeq: 9 })).toEqual([]);
      await store.withExistingConversation('lines', async unit => {
        expect((await unit.recentTranscript(2)).map(entry => entry.text)).toEqual(['c2', 'c3']);
        expect((await unit.findMessageEntries('b')).map(entry => entry.text)).toEqual(['b1', 'b2', 'b3']);
      });
    });

    it('gives back every field of a line, and a rewritten text', async () => {
      const full = {
        ...line('full'),
        from: 'agent',
        agentName: '小李',
        incidentId: 'i',
        kind: 'choice',
        reply: { key: 'k', choices: [{ id: 'c', label: '是' }], step: { kind: 'ask', id: 's' } },
        clientData: { a: [null, { b: 'c' }] },
      } as const;
      await store.withConversation(at('full'), now, unit => unit.append([full, line('half')], 'm'));
      await store.withExistingConversation('full', unit => unit.rewriteText(2, 'rewritten'));
      expect(await store.conversations.transcript('full')).toEqual([
        { ...full, conversationId: 'full', seq: 1 },
        { ...line('half'), text: 'rewritten', conversationId: 'full', seq: 2 },
      ]);
    });

    it('keeps hostile text: NUL and lone surrogates become the replacement character, the rest stays', async () => {
      const hostile = `'; drop table transcript; -- \u0000 \ud800 x \udc00 😀 \u{2000B} ${'长'.repeat(4000)}`;
      const address = at('hostile', { merchant: { id: 'm\u0000', name: '\udfff' }, address: { x: '\u0000\ud800' } });
      await store.withConversation(address, now, unit => unit.append([line(hostile)], 'm\u0000'));
      const [stored] = await store.conversations.transcript('hostile');
      expect(stored?.text).toBe(hostile.replace(/[\0\ud800](?= )|\udc00(?= 😀)/g, '\ufffd'));
      expect((await store.conversations.find('hostile'))?.merchant).toEqual({ id: 'm\ufffd', name: '\ufffd' });
    });
  });

  it('opens a new database for several at once, and again with everything in it', async () => {
    const opened = await Promise.all([database.open(), database.open(), database.open()]);
    await Promise.all(opened.map(each => each.ping()));
    await opened[0]?.withConversation(at('reopened'), now, unit => unit.append([line('kept')], 'm'));
    const again = await database.open();
    expect(await again.conversations.transcript('reopened')).toHaveLength(1);
  });
});

forEachEngine('opening a new database', database => {
  it('works for several replicas at once', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => database.open()));
    await Promise.all(stores.map(store => store.ping()));
    expect(await stores[0]?.agents.count()).toBe(0);
  });
});
