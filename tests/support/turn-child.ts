/** Takes turns in a process of its own: the first argument is where the database is, messages come over IPC. */
import type { InboundMessage, TurnResult } from '../../src/turn/messages';
import { openStore, type StoreOptions } from '../../src/store/open-store';
import type { Store } from '../../src/store/store';
import { TURNS } from '../../src/turn/keep-message';
import { REMINDERS } from '../../src/turn/queue-reminder';
import type { TurnTaker } from '../../src/turn/turn-taker';
import { WAIT_MS } from './counting-bot';
import { turnTakerOver } from './turns';

export interface TurnOrder {
  readonly message: InboundMessage;
  /** Only keeps the message, takes the turn of one that was kept, or the reminder that it asked for; else takes its turn at once. */
  readonly kind?: 'keep' | 'take-kept' | 'take-reminder';
  /** SIGKILL itself right before this statement of the turn, counted from 1. */
  readonly killBeforeStatement?: number;
  /** SIGKILL itself once the turn is committed, before it says so. */
  readonly killBeforeAnswer?: boolean;
}

export interface TurnReport {
  readonly statements: number;
  readonly replies: readonly string[];
  readonly duplicate: boolean;
}

async function main(): Promise<void> {
  let statements = 0;
  let killBefore: number | undefined;
  const beforeStatement = (): void => {
    statements += 1;
    if (statements === killBefore) dieNow();
  };
  const store = await openStore({ ...(JSON.parse(process.argv[2] ?? '') as StoreOptions), beforeStatement });
  const turns = turnTakerOver(store);
  process.on('message', (order: TurnOrder) => {
    statements = 0;
    killBefore = order.killBeforeStatement;
    void carryOut(store, turns, order).then(({ replies, duplicate }) => {
      if (order.killBeforeAnswer) dieNow();
      const report: TurnReport = { statements, replies: replies.map(reply => reply.text), duplicate };
      process.send?.(report);
    });
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}

type Done = Pick<TurnResult, 'replies' | 'duplicate'>;

async function carryOut(store: Store, turns: TurnTaker, { kind, message }: TurnOrder): Promise<Done> {
  if (kind === undefined) return turns.takeTurn(message);
  if (kind === 'keep') return { replies: [], ...(await turns.keep(message)) };
  const isKept = kind === 'take-kept';
  const target = isKept ? TURNS : REMINDERS;
  // Long enough after the message for what it asked to be reminded of; the lease is over at once, as a slow process finds it.
  const now = new Date(Date.now() + (isKept ? 0 : WAIT_MS));
  const { conversationId } = message;
  const [delivery] = await store.deliveries.claim({ target, conversationId, now, leaseUntil: now, limit: 1 });
  if (!delivery) return { replies: [], duplicate: true };
  if (isKept) return turns.takeKept(delivery);
  await turns.takeReminder(delivery);
  return { replies: [], duplicate: false };
}

function dieNow(): void {
  process.kill(process.pid, 'SIGKILL');
  for (;;); // Not one instruction more, should the signal take its time.
}

void main();
