import { AgentExistsError, NotFoundError } from '../../src/errors';
import type { Agent, ConversationAddress, Store } from '../../src/store/store';
import { anIncident } from '../support/counting-bot';
import { forEachEngine } from '../support/databases';
import { anAgent } from '../support/turns';

const now = new Date('2026-11-22T06:00:00.000Z');
const later = (ms: number): Date => new Date(now.getTime() + ms);
const listing = { owner: 'queue', title: 'title' } as const;

const at = (conversationId: string): ConversationAddress => ({
  channel: 'test',
  account: 'default',
  conversationId,
  conversationKey: conversationId,
  merchant: { id: 'm', name: '王老板' },
});

forEachEngine('what the desk reads in the store', database => {
  let store: Store;
  beforeAll(async () => {
    store = await database.open();
  });

  describe('incidents', () => {
    const save = (id: string, change: Parameters<typeof anIncident>[0]) =>
      store.withConversation(at(change.conversationId), now, unit =>
        unit.saveIncident({ ...anIncident(change), id }, listing),
      );

    it('are listed by urgency, then newest first, page by page, without a gap or repeat', async () => {
      const expected: string[] = [];
      for (const priority of ['urgent', 'high', 'normal'] as const) {
        for (let index = 4; index >= 0; index -= 1) {
          const id = `${priority}-${index}`;
          expected.push(id);
          // Two of each are of the same instant: the id decides.
          const openedAt = later(Math.max(index, 1)).toISOString();
          await save(id, { id, conversationId: `list-${id}`, status: 'waiting', priority, openedAt });
        }
      }
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.incidents.list({ status: 'waiting', limit: 4, ...(cursor && { cursor }) });
        expect(page.incidents.length).toBeLessThanOrEqual(4);
        seen.push(...page.incidents.map(incident => incident.id));
        cursor = page.next;
      } while (cursor);
      expect(seen).toEqual(expected);
      expect(await store.incidents.count('waiting')).toBe(15);
    });

    it.each(['', 'nonsense', Buffer.from('[1,2,3]').toString('base64url')])(
      'refuse the cursor "%s" that no list has given out',
      async cursor => {
        const list = store.incidents.list({ status: 'waiting', limit: 4, cursor });
        await expect(list).rejects.toMatchObject({ status: 400, code: 'cursor-invalid' });
      },
    );

    it('are replaced as a whole when saved again, with the agent in the list', async () => {
      await save('again', { id: 'again', conversationId: 'again', status: 'active' });
      const handoff = { id: 'h', reason: 'money', at: now.toISOString(), agent: { id: 'a', name: '小李' } };
      await save('again', { id: 'again', conversationId: 'again', status: 'active', codes: ['3000'], handoff });
      expect(await store.incidents.find('again')).toMatchObject({ codes: ['3000'], handoff });
      const { incidents } = await store.incidents.list({ status: 'active', limit: 10 });
      expect(incidents.filter(incident => incident.id === 'again')).toEqual([
        expect.objectContaining({ agentName: '小李', owner: 'queue', title: 'title' }),
      ]);
    });

    it('closed lately are found newest first, older ones not', async () => {
      for (const ms of [1, 3, 2]) {
        const closedAt = later(ms).toISOString();
        await save(`closed-${ms}`, { id: '', conversationId: 'closed', status: 'closed', closedAt });
      }
      await store.withExistingConversation('closed', async unit => {
        const closed = await unit.recentlyClosedIncidents(later(2));
        expect(closed.map(incident => incident.id)).toEqual(['closed-3', 'closed-2']);
      });
    });

    it('are exported oldest first, all of them and once, over more than one page', async () => {
      await store.withConversation(at('export'), now, async unit => {
        for (let index = 0; index < 450; index += 1) {
          const openedAt = later(1_000_000 + Math.floor(index / 3)).toISOString();
          const id = `export-${String(index).padStart(3, '0')}`;
          await unit.saveIncident(anIncident({ id, conversationId: 'export', openedAt, status: 'closed' }), listing);
        }
      });
      const ids: string[] = [];
      for await (const incident of store.incidents.exportSince(later(1_000_000).toISOString())) ids.push(incident.id);
      expect(ids).toEqual(Array.from({ length: 450 }, (_, index) => `export-${String(index).padStart(3, '0')}`));
      let total = 0;
      for await (const incident of store.incidents.exportSince(undefined)) total += incident.id ? 1 : 0;
      expect(total).toBeGreaterThan(450);
    });
  });

  describe('desk events', () => {
    it('reach a reader in order, even where a unit of work that began earlier ends later', async () => {
      const start = await store.deskEvents.lastId();
      const read: string[] = [];
      let last = start;
      const readOn = async (): Promise<void> => {
        for (const event of await store.deskEvents.since(last, 1)) {
          expect(event.id).toBeGreaterThan(last);
          last = event.id;
          read.push(event.name);
          await readOn();
        }
      };
      const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
      const add = (conversationId: string, name: string, holdMs: number) =>
        store.withConversation(at(conversationId), now, async unit => {
          await unit.addDeskEvent({ name, value: { name }, at: now.toISOString() });
          await wait(holdMs);
        });
      const slow = add('slow', 'first', 150);
      await wait(50);
      const quick = add('quick', 'second', 0);
      await wait(50);
      await readOn(); // Where the second were visible now, the first would be passed over.
      await Promise.all([slow, quick]);
      await readOn();
      expect(read).toEqual(['first', 'second']);
      expect(await store.deskEvents.lastId()).toBe(last);
    });
  });

  describe('agents and sessions', () => {
    const agent: Agent = { ...anAgent('小李'), role: 'lead' };

    it('refuse a second agent of a name, and find the first by name and id', async () => {
      await store.agents.add(agent);
      await expect(store.agents.add({ ...agent, id: 'other' })).rejects.toThrow(AgentExistsError);
      expect(await store.agents.findByName('小李')).toEqual(agent);
      expect(await store.agents.find(agent.id)).toEqual(agent);
      expect(await store.agents.count()).toBe(1);
      await store.agents.setPassword(agent.id, 'new');
      expect((await store.agents.find(agent.id))?.passwordHash).toBe('new');
      await expect(store.agents.setPassword('nobody', 'x')).rejects.toThrow(NotFoundError);
    });

    it('find a session until it expires, is removed, or its agent is disabled', async () => {
      const holder = anAgent('holder');
      await store.agents.add(holder);
      const session = (tokenHash: string, ms: number) => ({
        tokenHash,
        agentId: holder.id,
        csrfToken: 'csrf',
        createdAt: now.toISOString(),
        expiresAt: later(ms).toISOString(),
      });
      await store.sessions.add(session('short', 10));
      await store.sessions.add(session('long', 1_000));
      expect(await store.sessions.find('short', later(9))).toEqual({ session: session('short', 10), agent: holder });
      expect(await store.sessions.find('short', later(10))).toBeUndefined();
      expect(await store.sessions.removeExpired(later(10))).toBe(1);
      await store.agents.setDisabled(holder.id, true);
      expect(await store.sessions.find('long', now)).toBeUndefined();
      await store.agents.setDisabled(holder.id, false);
      expect(await store.sessions.find('long', now)).toBeDefined();
      await store.sessions.remove('long');
      expect(await store.sessions.find('long', now)).toBeUndefined();
    });

    it('give all who ask for a secret at once the same one', async () => {
      const other = await database.open();
      const asked = Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? store : other).getOrCreateSecret('signing', () => `secret-${index}`),
      );
      expect(new Set(await Promise.all(asked)).size).toBe(1);
      expect(await store.getOrCreateSecret('another', () => 'x')).toBe('x');
    });
  });
});
