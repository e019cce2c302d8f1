import { silentLog } from '../../src/log';
import type { Store } from '../../src/store/store';
import { createDeliverer } from '../../src/turn/create-deliverer';
import { createMemoryWake } from '../../src/turn/memory-wake';
import type { BotInput } from '../../src/turn/messages';
import { REMINDERS } from '../../src/turn/queue-reminder';
import { createReminderCourier } from '../../src/turn/reminder-courier';
import type { TurnOptions } from '../../src/turn/turn-options';
import type { TurnTaker } from '../../src/turn/turn-taker';
import { countingBot, WAIT_MS } from '../support/counting-bot';
import { forEachEngine } from '../support/databases';
import { createTestClock } from '../support/test-app';
import { startTurnProcess } from '../support/turn-process';
import { aMessage, anAgent, turnTakerOver } from '../support/turns';
import { waitFor } from '../support/wait-for';

const MOST_STATEMENTS = 60;
/** Each kill takes a process: every fourth statement on one engine, those between on the other. */
const STEP = 4;

forEachEngine('a reminder that the bot asked for', database => {
  let store: Store;
  beforeAll(async () => {
    store = await database.open();
  });

  const linesOf = async (conversationId: string): Promise<readonly string[]> =>
    (await store.conversations.transcript(conversationId)).map(({ from, text }) => `${from} ${text}`);
  const workerOver = (over: Store, turns: TurnTaker, clock: Pick<TurnOptions['clock'], 'now'>) =>
    createDeliverer({
      store: over,
      target: REMINDERS,
      courier: createReminderCourier(turns),
      clock,
      wake: createMemoryWake(silentLog),
      log: silentLog,
      random: () => 0.5,
    });

  /** A merchant who has said that they wait, and what comes of it. */
  const aWait = async (conversationId: string, text = 'wait', change: Partial<TurnOptions> = {}) => {
    const clock = createTestClock();
    const turns = turnTakerOver(store, { clock, ...change });
    const says = (words: string) => turns.takeTurn(aMessage(conversationId, words));
    const worker = workerOver(store, turns, clock);
    const first = await says(text);
    return {
      clock,
      turns,
      says,
      incidentId: first.incident?.id ?? '',
      lines: () => linesOf(conversationId),
      /** Lets so much time pass, and whatever is due then come. */
      async after(ms: number) {
        clock.advanceMs(ms);
        await worker.drain();
      },
    };
  };

  it('is taken once, when it is due and not before, and leaves the state as it was', async () => {
    const wait = await aWait('once');
    await wait.after(WAIT_MS - 1);
    expect(await wait.lines()).toEqual(['merchant wait', 'bot 1']);
    await wait.after(1);
    for (let i = 0; i < 3; i++) await wait.after(10 * WAIT_MS);
    expect(await wait.lines()).toEqual(['merchant wait', 'bot 1', 'bot after wait']);
    const [, , line] = await store.conversations.transcript('once');
    expect(line).toMatchObject({ seq: 3, from: 'bot', incidentId: wait.incidentId, reply: { key: 'reminded' } });
    expect(await store.conversations.find('once')).toMatchObject({ owner: 'bot', incidentId: wait.incidentId });
    expect((await wait.says('hello')).replies.map(({ text }) => text)).toEqual(['2']);
  });

  it('goes out on a channel that pushes, to be left out once something else has happened', async () => {
    const wait = await aWait('pushed');
    await wait.after(WAIT_MS);
    const version = (await store.conversations.find('pushed'))?.version;
    const now = wait.clock.now();
    const query = { target: 'push', conversationId: 'pushed', now, leaseUntil: now, limit: 1, withRest: true };
    const [, pushed, ...others] = await store.deliveries.claim(query);
    expect(others).toEqual([]);
    expect(pushed?.payload).toMatchObject({ entry: { text: 'after wait' }, onlyAtVersion: version });
  });

  it.each([
    ['the merchant has written', 'written', async ({ says }: Wait) => says('hello')],
    ['a person is awaited', 'awaited', async ({ says }: Wait) => says('human')],
    [
      'a message is kept whose turn is still to be taken',
      'kept',
      async ({ turns }: Wait) => turns.keep(aMessage('kept', 'hello')),
    ],
    [
      'an agent has it',
      'agent',
      async ({ says, turns, incidentId }: Wait) => {
        await says('human');
        await turns.accept(incidentId, anAgent('li'));
      },
    ],
    [
      'an agent has closed the case',
      'closed',
      async ({ says, turns, incidentId }: Wait) => {
        await says('human');
        await turns.accept(incidentId, anAgent('li'));
        await turns.close(incidentId, anAgent('li'), { resolution: 'done' });
      },
    ],
  ])('comes to nothing where %s meanwhile', async (_name, id, happens) => {
    const wait = await aWait(id);
    await happens(wait);
    const before = await wait.lines();
    await wait.after(10 * WAIT_MS);
    expect(await wait.lines()).toEqual(before);
  });

  it('comes to nothing where the bot has nothing to say, fails, or may not speak first', async () => {
    for (const text of ['wait for nothing', 'wait and fail']) {
      const wait = await aWait(`${text}`, text);
      await wait.after(WAIT_MS);
      expect(await wait.lines()).toEqual([`merchant ${text}`, 'bot 1']);
      expect(await store.conversations.find(text)).toMatchObject({ version: 1 });
    }
    let mayRemind = true;
    const closed = await aWait('gate', 'wait', { reminderGate: () => async () => mayRemind });
    mayRemind = false;
    await closed.after(WAIT_MS);
    mayRemind = true;
    await closed.after(WAIT_MS);
    expect(await closed.lines()).toEqual(['merchant wait', 'bot 1']);
  });

  it('comes to nothing where the turn that asked for it gave the talk to a person', async () => {
    const bot = {
      ...countingBot,
      takeTurn: async (input: BotInput) => ({ ...(await countingBot.takeTurn(input)), owner: 'queue' as const }),
    };
    const wait = await aWait('handed-over', 'wait', { bot });
    await wait.after(WAIT_MS);
    expect(await wait.lines()).toEqual(['merchant wait', 'bot 1']);
  });

  it('is not even queued in a channel where the bot never speaks first', async () => {
    const wait = await aWait('never', 'wait', { reminderGate: () => undefined });
    const now = new Date(wait.clock.now().getTime() + WAIT_MS);
    const query = { target: REMINDERS, conversationId: 'never', now, leaseUntil: now, limit: 1 };
    expect(await store.deliveries.claim(query)).toEqual([]);
  });

  it('gives way to that of a later turn, be it due earlier', async () => {
    const bot = {
      ...countingBot,
      takeTurn: async (input: BotInput) => {
        const output = await countingBot.takeTurn(input);
        const isFirst = input.conversation.version === 0;
        const at = new Date(input.now.getTime() + (isFirst ? 10 * WAIT_MS : WAIT_MS)).toISOString();
        return { ...output, reminder: { at, about: { text: isFirst ? 'first' : 'second' } } };
      },
    };
    const wait = await aWait('later', 'wait', { bot });
    await wait.says('wait');
    await wait.after(WAIT_MS);
    expect((await wait.lines()).at(-1)).toBe('bot after second');
    await wait.after(20 * WAIT_MS);
    expect(await wait.lines()).toHaveLength(5);
  });

  it('is taken once by two replicas, also where the lease of the first ran out', async () => {
    const waits = await Promise.all(Array.from({ length: 20 }, (_, index) => aWait(`replica-${index}`)));
    const clock = createTestClock();
    clock.advanceMs(WAIT_MS);
    const replicas = [store, await database.open()].map(over =>
      workerOver(over, turnTakerOver(over, { clock }), clock),
    );
    await Promise.all(replicas.map(worker => worker.drain()));
    for (const wait of waits) expect(await wait.lines()).toHaveLength(3);

    const [left, right] = await Promise.all([startTurnProcess(database), startTurnProcess(database)]);
    for (let round = 0; round < 10; round += 1) {
      const message = aMessage(`both-${round}`, 'wait');
      await turnTakerOver(store).takeTurn(message);
      // Each claims it: the lease of these is over at once.
      await Promise.all([left, right].map(child => child.take({ message, kind: 'take-reminder' })));
      expect(await linesOf(message.conversationId)).toEqual(['merchant wait', 'bot 1', 'bot after wait']);
    }
    await Promise.all([left.end(), right.end()]);
  }, 120_000);

  it('is neither lost nor taken twice by a kill -9 before any statement of its claim or its turn', async () => {
    let kills = 0;
    const first = database.engine === 'sqlite' ? 1 : 3;
    for (let statement = first; statement <= MOST_STATEMENTS; statement += STEP) {
      const message = aMessage(`killed-${statement}`, 'wait');
      await turnTakerOver(store).takeTurn(message);
      const child = await startTurnProcess(database);
      const report = await child.take({ message, kind: 'take-reminder', killBeforeStatement: statement });
      await child.end();
      const clock = createTestClock(new Date(Date.now() + 2 * WAIT_MS).toISOString());
      const worker = workerOver(store, turnTakerOver(store, { clock }), clock);
      // A server may hold what the dead process had locked for some milliseconds more.
      await waitFor(async () => {
        await worker.drain();
        return (await linesOf(message.conversationId)).length > 2;
      });
      expect(await linesOf(message.conversationId)).toEqual(['merchant wait', 'bot 1', 'bot after wait']);
      if (report !== 'killed') break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(2);
    expect(kills).toBeLessThan(MOST_STATEMENTS / STEP);
  }, 300_000);

  type Wait = Awaited<ReturnType<typeof aWait>>;
});
