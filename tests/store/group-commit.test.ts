import type { Store, UnitOfWork } from '../../src/store/store';
import { forEachEngine } from '../support/databases';

const now = new Date('2026-11-22T06:00:00.000Z');
const at = (conversationId: string) => ({
  channel: 'test',
  account: 'default',
  conversationId,
  conversationKey: conversationId,
  merchant: { id: 'm' },
});

forEachEngine('works that wait at the same time', database => {
  const commits: string[] = [];
  let store: Store;
  beforeAll(async () => {
    store = await database.open({ beforeStatement: statement => void commits.push(statement) });
  });
  const write = (id: string, fails = false) =>
    store.withConversation(at(id), now, async (unit: UnitOfWork) => {
      await unit.claimMessage(id, now);
      if (fails) throw new Error(`no ${id}`);
    });

  it('are all stored but for the one that throws', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `work-${index}`);
    const results = await Promise.allSettled(ids.map(id => write(id, id === 'work-7')));
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([
      { status: 'rejected', reason: new Error('no work-7') },
    ]);
    for (const id of ids) {
      const found = await store.conversations.find(id);
      expect([id, found !== undefined]).toEqual([id, id !== 'work-7']);
    }
  });

  it('share their commits on SQLite, which has one writer', async () => {
    commits.length = 0;
    await Promise.all(Array.from({ length: 60 }, (_, index) => write(`shared-${index}`)));
    const committed = commits.filter(statement => /^commit/i.test(statement)).length;
    if (database.engine === 'sqlite') expect(committed).toBeLessThan(10);
    else expect(committed).toBe(60);
  });
});
