import { NotFoundError, OwnershipError } from '../../src/errors';
import type { Store } from '../../src/store/store';
import type { Bot } from '../../src/turn/messages';
import type { TurnTaker } from '../../src/turn/turn-taker';
import { countingBot } from '../support/counting-bot';
import { forEachEngine } from '../support/databases';
import { aMessage, anAgent, turnTakerOver } from '../support/turns';

const CLOSE_ROUNDS = 100;

forEachEngine('an agent', database => {
  let store: Store;
  let turns: TurnTaker;
  const li = anAgent('小李');
  const zhang = anAgent('小张');
  beforeAll(async () => {
    store = await database.open();
    turns = turnTakerOver(store);
  });

  /** An incident that waits for an agent; its conversation has three lines. */
  const waiting = async (conversationId: string): Promise<string> => {
    const { incident } = await turns.takeTurn(aMessage(conversationId, 'human'));
    return incident?.id ?? '';
  };
  const textsOf = async (conversationId: string) =>
    (await store.conversations.transcript(conversationId)).map(({ from, text }) => `${from}: ${text}`);

  it('accepts a waiting incident, and the merchant is told', async () => {
    const id = await waiting('accept');
    const incident = await turns.accept(id, li);
    expect(incident).toMatchObject({ id, status: 'active', handoff: { agent: { id: li.id, name: '小李' } } });
    expect(incident).toEqual(await store.incidents.find(id));
    expect(await store.conversations.find('accept')).toMatchObject({ owner: 'agent', agentId: li.id, incidentId: id });
    expect((await textsOf('accept')).at(-1)).toBe('bot: accepted by 小李');
    const { incidents } = await store.incidents.list({ status: 'active', limit: 100 });
    expect(incidents.find(listed => listed.id === id)).toMatchObject({
      owner: 'agent',
      agentName: '小李',
      title: 'human',
    });
  });

  it('may accept twice without a second announcement', async () => {
    const id = await waiting('twice');
    await turns.accept(id, li);
    await turns.accept(id, li);
    expect((await textsOf('twice')).filter(line => line.includes('accepted'))).toHaveLength(1);
  });

  it('wins alone where two accept at once, on two replicas; the other learns who has it', async () => {
    const replica = turnTakerOver(await database.open());
    for (let round = 0; round < 20; round += 1) {
      const id = await waiting(`race-${round}`);
      const accepts = await Promise.allSettled([turns.accept(id, li), replica.accept(id, zhang)]);
      expect(accepts.map(accept => accept.status).sort()).toEqual(['fulfilled', 'rejected']);
      const winner = accepts[0].status === 'fulfilled' ? li : zhang;
      const lost = accepts.find(accept => accept.status === 'rejected');
      expect(lost?.reason).toBeInstanceOf(OwnershipError);
      expect(lost?.reason).toMatchObject({ incidentId: id, owner: winner.name });
      expect(await store.conversations.find(`race-${round}`)).toMatchObject({ agentId: winner.id });
    }
  });

  it('speaks to the merchant while the bot is silent, and the desk hears of every line', async () => {
    const id = await waiting('talk');
    await turns.accept(id, li);
    const start = await store.deskEvents.lastId();
    const { replies, owner } = await turns.takeTurn(aMessage('talk', 'boom'));
    expect({ replies, owner }).toEqual({ replies: [], owner: 'agent' });
    await turns.sendAgentMessage(id, li, '您好');
    const lines = await store.conversations.transcript('talk');
    expect(lines.slice(-2)).toMatchObject([
      { seq: 5, from: 'merchant', text: 'boom', incidentId: id },
      { seq: 6, from: 'agent', agentName: '小李', text: '您好', messageId: 'talk|0000006', incidentId: id },
    ]);
    const events = (await store.deskEvents.since(start, 10)).filter(event => event.conversationId === 'talk');
    expect(events.map(({ name, incidentId, value }) => ({ name, incidentId, value }))).toEqual([
      { name: 'message', incidentId: id, value: { seq: 5, from: 'merchant' } },
      { name: 'message', incidentId: id, value: { seq: 6, from: 'agent' } },
    ]);
  });

  it('has each line pushed to the merchant’s channel', async () => {
    const pushing = turnTakerOver(store, { pushTargets: () => 'agent-push' });
    const id = await waiting('pushed');
    await pushing.accept(id, li);
    await pushing.sendAgentMessage(id, li, '您好');
    const sent: unknown[] = [];
    for (;;) {
      const now = new Date();
      const [next] = await store.deliveries.claim({ target: 'agent-push', now, leaseUntil: now, limit: 1 });
      if (!next) break;
      sent.push(next.idempotencyKey);
      await store.deliveries.markSent(next.id, now);
    }
    expect(sent).toEqual(['pushed|0000004', 'pushed|0000005']);
  });

  it('gives the conversation back to the bot, which goes on where it was', async () => {
    const id = await waiting('back');
    await turns.accept(id, li);
    expect(await turns.returnToBot(id, li)).toMatchObject({ status: 'open' });
    expect((await turns.takeTurn(aMessage('back', 'hello'))).replies).toMatchObject([{ text: '2' }]);
    const conversation = await store.conversations.find('back');
    expect(conversation).toMatchObject({ owner: 'bot', incidentId: id });
    expect(conversation).not.toHaveProperty('agentId');
    await expect(turns.sendAgentMessage(id, li, 'late')).rejects.toMatchObject({ owner: 'bot' });
  });

  it('closes with a resolution; the next message opens another incident', async () => {
    const id = await waiting('close');
    await turns.accept(id, li);
    const closed = await turns.close(id, li, { cause: 'network', resolution: '换了网线' });
    expect(closed).toMatchObject({ status: 'closed', resolution: { by: 'agent', cause: 'network', text: '换了网线' } });
    expect(closed.closedAt).toBeDefined();
    expect(await store.conversations.find('close')).not.toHaveProperty('incidentId');
    expect((await turns.takeTurn(aMessage('close', 'hello'))).incident?.id).toBe('incident-close-2');
    await expect(turns.close(id, li, { resolution: 'twice' })).rejects.toMatchObject({ owner: 'closed' });
    await expect(turns.accept(id, li)).rejects.toMatchObject({ owner: 'closed' });
  });

  it('cannot act on what another has, on what waits, or on what is with the bot', async () => {
    const taken = await waiting('taken');
    await turns.accept(taken, li);
    const queued = await waiting('queued');
    const { incident } = await turns.takeTurn(aMessage('with-bot', 'hello'));
    const actions = (id: string) => [
      () => turns.sendAgentMessage(id, zhang, 'x'),
      () => turns.returnToBot(id, zhang),
      () => turns.close(id, zhang, { resolution: 'x' }),
    ];
    for (const action of [...actions(taken), () => turns.accept(taken, zhang)]) {
      await expect(action()).rejects.toMatchObject({ code: 'not-yours', owner: '小李' });
    }
    for (const action of actions(queued)) await expect(action()).rejects.toMatchObject({ owner: 'queue' });
    const withBot = incident?.id ?? '';
    for (const action of [...actions(withBot), () => turns.accept(withBot, zhang)]) {
      await expect(action()).rejects.toMatchObject({ owner: 'bot' });
    }
    await expect(turns.accept('nothing', li)).rejects.toThrow(NotFoundError);
    expect(await textsOf('taken')).toHaveLength(4);
  });

  it('acts even where the bot has no words for it', async () => {
    const noteAgentAction = (): never => {
      throw new Error('no words');
    };
    const bot: Bot = { ...countingBot, noteAgentAction };
    const id = await waiting('wordless');
    expect(await turnTakerOver(store, { bot }).accept(id, li)).toMatchObject({ status: 'active' });
    expect(await textsOf('wordless')).toHaveLength(3);
  });

  it(`never loses sight of what a merchant sends while an agent closes, ${CLOSE_ROUNDS} times`, async () => {
    const replica = turnTakerOver(await database.open());
    const fates = { relayed: 0, answered: 0 };
    for (let round = 0; round < CLOSE_ROUNDS; round += 1) {
      const conversationId = `interleaved-${round}`;
      const id = await waiting(conversationId);
      await turns.accept(id, li);
      const start = await store.deskEvents.lastId();
      // From well before the close to well after it.
      const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
      const [result] = await Promise.all([
        wait(Math.max(0, round - CLOSE_ROUNDS / 2) / 4).then(() =>
          replica.takeTurn(aMessage(conversationId, 'still there?')),
        ),
        wait(Math.max(0, CLOSE_ROUNDS / 2 - round) / 4).then(() => turns.close(id, li, { resolution: 'done' })),
      ]);
      const line = (await store.conversations.transcript(conversationId)).find(each => each.text === 'still there?');
      if (result.replies.length > 0) {
        // With the bot: answered, in an incident of its own.
        fates.answered += 1;
        expect(line?.incidentId).toBe(`incident-${conversationId}-2`);
      } else {
        // With the agent: in the incident that was closed after it, and told to the desk.
        fates.relayed += 1;
        expect(line?.incidentId).toBe(id);
      }
      const events = await store.deskEvents.since(start, 100);
      const told = events.some(
        ({ conversationId: of, name, value }) =>
          of === conversationId && name === 'message' && value['seq'] === line?.seq,
      );
      expect(told || line?.incidentId !== id).toBe(true);
    }
    expect(fates.relayed).toBeGreaterThan(0);
    expect(fates.answered).toBeGreaterThan(0);
  }, 180_000);
});
