import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src/clock';
import { silentLog } from '../../src/log';
import type { Agent, Store } from '../../src/store/store';
import { createTurnTaker } from '../../src/turn/create-turn-taker';
import { createMemoryWake } from '../../src/turn/memory-wake';
import type { InboundMessage } from '../../src/turn/messages';
import type { TurnOptions } from '../../src/turn/turn-options';
import type { TurnTaker } from '../../src/turn/turn-taker';
import { countingBot } from './counting-bot';

/** A turn taker over a store with the counting bot; `push` is a channel that pushes, `sink` a target of events. */
export const turnTakerOver = (store: Store, change: Partial<TurnOptions> = {}): TurnTaker =>
  createTurnTaker({
    store,
    bot: countingBot,
    redact: text => ({ text, found: [] }),
    clock: systemClock,
    wake: createMemoryWake(silentLog),
    log: silentLog,
    newId: randomUUID,
    pushTargets: channel => (channel === 'push' ? 'push' : undefined),
    eventTargets: ['sink'],
    reminderGate: () => async () => true,
    ...change,
  });

/** A merchant's text in a conversation; the message id is a new one unless given. */
export const aMessage = (
  conversationId: string,
  text: string,
  change: Partial<InboundMessage> = {},
): InboundMessage => ({
  channel: 'push',
  account: 'default',
  conversationId,
  conversationKey: `key-${conversationId}`,
  merchant: { id: `merchant-${conversationId}` },
  messageId: `message-${randomUUID()}`,
  at: new Date().toISOString(),
  content: { kind: 'text', text },
  ...change,
});

export const anAgent = (name: string): Agent => ({
  id: `agent-${name}`,
  name,
  role: 'agent',
  passwordHash: 'hash',
  disabled: false,
  createdAt: '2026-11-22T00:00:00.000Z',
});

export const isoAgo = (ms: number): string => new Date(Date.now() - ms).toISOString();
