import type { Store } from '../../src/store/store';
import { countOf } from '../support/counting-bot';
import { forEachEngine } from '../support/databases';
import { startTurnProcess } from '../support/turn-process';
import { aMessage, turnTakerOver } from '../support/turns';

/** A turn has about fifteen statements; far more would mean that the kill never comes. */
const MOST_STATEMENTS = 60;
/** Each kill takes a process: every other statement on one engine, those between on the other. */
const STEP = 2;

forEachEngine('a turn killed with SIGKILL', database => {
  let store: Store;
  beforeAll(async () => {
    store = await database.open();
  });

  /** Delivers the message again, as a channel that got no answer does, and checks that it was handled exactly once. */
  const redeliver = async (message: ReturnType<typeof aMessage>): Promise<{ duplicate: boolean }> => {
    const { duplicate, replies } = await turnTakerOver(store).takeTurn(message);
    expect(replies.map(reply => reply.text)).toEqual(['1', 'a person will come']);
    const lines = await store.conversations.transcript(message.conversationId);
    expect(lines.map(({ seq, from, text }) => ({ seq, from, text }))).toEqual([
      { seq: 1, from: 'merchant', text: 'human' },
      { seq: 2, from: 'bot', text: '1' },
      { seq: 3, from: 'bot', text: 'a person will come' },
    ]);
    const conversation = await store.conversations.find(message.conversationId);
    expect(conversation).toMatchObject({ owner: 'queue', version: 1 });
    expect(countOf(conversation?.state ?? {})).toBe(1);
    const events = (await store.deskEvents.since(0, 10_000)).filter(
      event => event.conversationId === message.conversationId && event.name === 'handoff.initiate',
    );
    expect(events).toHaveLength(1);
    return { duplicate };
  };

  it('before any of its statements leaves nothing, and is taken once when the message comes again', async () => {
    const before = await store.deliveries.countByStatus();
    let kills = 0;
    const first = database.engine === 'sqlite' ? 1 : 2;
    for (let statement = first; statement <= MOST_STATEMENTS; statement += STEP) {
      const child = await startTurnProcess(database);
      const message = aMessage(`killed-at-${statement}`, 'human');
      const report = await child.take({ message, killBeforeStatement: statement });
      await child.end();
      if (report !== 'killed') {
        expect(report).toMatchObject({ duplicate: false });
        expect(report.statements).toBeLessThan(statement);
        await redeliver(message);
        break;
      }
      kills += 1;
      expect(await store.conversations.find(message.conversationId)).toBeUndefined();
      expect(await redeliver(message)).toEqual({ duplicate: false });
    }
    expect(kills).toBeGreaterThan(6);
    expect(kills).toBeLessThan(MOST_STATEMENTS / STEP);
    const after = await store.deliveries.countByStatus();
    expect(after.pending - before.pending).toBe(3 * (kills + 1));
    expect(await store.incidents.count('waiting')).toBe(kills + 1);
  }, 300_000);

  it('after its commit is not taken again, and its answers are there to be sent', async () => {
    const child = await startTurnProcess(database);
    const message = aMessage('killed-after-commit', 'human');
    expect(await child.take({ message, killBeforeAnswer: true })).toBe('killed');
    expect(await store.conversations.find(message.conversationId)).toMatchObject({ version: 1 });
    expect(await redeliver(message)).toEqual({ duplicate: true });
    const now = new Date();
    const due = await store.deliveries.claim({ target: 'push', now, leaseUntil: now, limit: 100 });
    expect(due.filter(delivery => delivery.conversationId === message.conversationId)).toHaveLength(1);
  });
});
