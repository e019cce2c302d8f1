import { silentLog } from '../../src/log';
import { systemClock } from '../../src/clock';
import { redact } from '../../src/language/redact';
import type { Store } from '../../src/store/store';
import { createDeliverer } from '../../src/turn/create-deliverer';
import { TURNS } from '../../src/turn/keep-message';
import { createMemoryWake } from '../../src/turn/memory-wake';
import { createTurnCourier } from '../../src/turn/turn-courier';
import type { TurnTaker } from '../../src/turn/turn-taker';
import { countingBot, countOf } from '../support/counting-bot';
import { forEachEngine } from '../support/databases';
import { readEverything } from '../support/read-everything';
import { startTurnProcess } from '../support/turn-process';
import { aMessage, turnTakerOver } from '../support/turns';
import { waitFor } from '../support/wait-for';

/** A test number of a well-known processor; it passes the Luhn check and belongs to nobody. */
const PAN = '6212345678901232';
const MOST_STATEMENTS = 80;
/** Each kill takes a process: every third statement on one engine, and the one after it on the other. */
const STEP = 3;
const now = new Date();
const aClaim = () => ({ target: TURNS, now: new Date(), leaseUntil: new Date(), limit: 10 });

forEachEngine('a message that is kept', database => {
  let store: Store;
  beforeAll(async () => {
    store = await database.open();
  });

  const workerOver = (over: Store, turns: TurnTaker) =>
    createDeliverer({
      store: over,
      target: TURNS,
      courier: createTurnCourier(turns),
      clock: systemClock,
      wake: createMemoryWake(silentLog),
      log: silentLog,
      random: () => 0.5,
    });
  const linesOf = async (conversationId: string) =>
    (await store.conversations.transcript(conversationId)).map(({ from, text }) => `${from} ${text}`);

  it('is answered later, once, in the order in which messages came', async () => {
    const turns = turnTakerOver(store);
    const messages = ['first', 'second', 'third'].map(text => aMessage('order', text));
    for (const message of messages) expect(await turns.keep(message)).toMatchObject({ duplicate: false });
    expect(await linesOf('order')).toEqual([]);
    for (const message of messages) expect(await turns.keep(message)).toMatchObject({ duplicate: true });
    await workerOver(store, turns).drain();
    expect(await linesOf('order')).toEqual([
      'merchant first',
      'bot 1',
      'merchant second',
      'bot 2',
      'merchant third',
      'bot 3',
    ]);
    for (const message of messages) expect(await turns.takeTurn(message)).toMatchObject({ duplicate: true });
    await workerOver(store, turns).drain();
    expect(await linesOf('order')).toHaveLength(6);
  });

  it('is answered once where two replicas take turns and a channel delivers it three times', async () => {
    const replicas = [store, await database.open()].map(over => ({ over, turns: turnTakerOver(over) }));
    const messages = Array.from({ length: 40 }, (_, index) => aMessage(`replica-${index % 20}`, `m${index}`));
    const kept = await Promise.all(messages.flatMap(message => [0, 1, 0].map(at => replicas[at]!.turns.keep(message))));
    expect(kept.filter(({ duplicate }) => !duplicate)).toHaveLength(40);
    await Promise.all(replicas.map(({ over, turns }) => workerOver(over, turns).drain()));
    for (let index = 0; index < 20; index += 1) {
      expect(countOf((await store.conversations.find(`replica-${index}`))?.state ?? {})).toBe(2);
      expect(await linesOf(`replica-${index}`)).toHaveLength(4);
    }
  });

  it('is stored without card data, also where the number is split over two that wait', async () => {
    const turns = turnTakerOver(store, { redact });
    const [first, second] = [PAN.slice(0, 9), PAN.slice(9)];
    await turns.keep(aMessage('kept-pan', `卡号${PAN}`));
    await turns.keep(aMessage('kept-split', `x${first}`));
    await turns.keep(aMessage('kept-split', second));
    const waiting = await readEverything(database, store);
    // SQLite's log still holds the row as it was before the second half came.
    const halves = database.engine === 'sqlite' ? [second] : [first, second];
    expect([PAN, ...halves].filter(text => waiting.includes(text))).toEqual([]);
    const queued = await store.deliveries.claim({ ...aClaim(), conversationId: 'kept-split', withRest: true });
    expect(queued).toHaveLength(2);
    expect(JSON.stringify(queued)).not.toContain(first);
    await Promise.all(queued.map(({ id }) => store.deliveries.markFailed(id, { now, retryAt: now, error: 'again' })));
    await workerOver(store, turns).drain();
    expect((await linesOf('kept-split')).join()).not.toMatch(/\d{5}/);
  });

  it('has the first half of a split number taken out where its turn was taken meanwhile', async () => {
    const turns = turnTakerOver(store, { redact });
    const [first, second] = [PAN.slice(0, 9), PAN.slice(9)];
    await turns.keep(aMessage('half', `z${first}`));
    await workerOver(store, turns).drain();
    expect(await linesOf('half')).toContain(`merchant z${first}`);
    await turns.keep(aMessage('half', second));
    await workerOver(store, turns).drain();
    const bytes = await readEverything(database, store);
    const halves = database.engine === 'sqlite' ? [second] : [first, second];
    expect(halves.filter(text => bytes.includes(text))).toEqual([]);
    expect((await linesOf('half')).join()).not.toContain(first);
  });

  it('does not wait for a bot that is slow in another conversation, or in its own', async () => {
    let goOn = (): void => {};
    const gate = new Promise<void>(resolve => {
      goOn = resolve;
    });
    const bot = {
      ...countingBot,
      async takeTurn(input: Parameters<typeof countingBot.takeTurn>[0]) {
        if (input.message.content.kind === 'text' && input.message.content.text === 'slow') await gate;
        return countingBot.takeTurn(input);
      },
    };
    const turns = turnTakerOver(store, { bot });
    const slow = turns.takeTurn(aMessage('slow', 'slow'));
    await turns.takeTurn(aMessage('quick', 'hello'));
    await turns.keep(aMessage('slow', 'meanwhile'));
    expect(await linesOf('quick')).toEqual(['merchant hello', 'bot 1']);
    goOn();
    await slow;
    await workerOver(store, turns).drain();
    expect(await linesOf('slow')).toEqual(['merchant slow', 'bot 1', 'merchant meanwhile', 'bot 2']);
  });

  it('is neither lost nor taken twice by a kill -9 before any statement of its keeping or its turn', async () => {
    const turns = turnTakerOver(store);
    for (const kind of ['keep', 'take-kept'] as const) {
      let kills = 0;
      const first = database.engine === 'sqlite' ? 1 : 2;
      for (let statement = first; statement <= MOST_STATEMENTS; statement += STEP) {
        const message = aMessage(`${kind}-${statement}`, 'human');
        if (kind === 'take-kept') await turns.keep(message);
        const child = await startTurnProcess(database);
        const report = await child.take({ message, kind, killBeforeStatement: statement });
        await child.end();
        // The channel got no acknowledgement, and delivers it again.
        await turns.keep(message);
        // A server may hold what the dead process had locked for some milliseconds more.
        await waitFor(async () => {
          await workerOver(store, turns).drain();
          return (await linesOf(message.conversationId)).length > 2;
        });
        expect(await linesOf(message.conversationId)).toEqual(['merchant human', 'bot 1', 'bot a person will come']);
        if (report !== 'killed') break;
        kills += 1;
      }
      expect(kills).toBeGreaterThan(kind === 'keep' ? 2 : 5);
      expect(kills).toBeLessThan(MOST_STATEMENTS / STEP);
    }
  }, 300_000);
});
