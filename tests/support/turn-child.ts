/** Takes turns in a process of its own: the first argument is where the database is, messages come over IPC. */
import type { InboundMessage, TurnResult } from '../../src/turn/messages';
import { openStore, type StoreOptions } from '../../src/store/open-store';
import type { Store } from '../../src/store/store';
import { TURNS } from '../../src/turn/keep-message';
import type { TurnTaker } from '../../src/turn/turn-taker';
import { turnTakerOver } from './turns';

export interface TurnOrder {
  readonly message: InboundMessage;
  /** Only keeps the message, or takes the turn of one that was kept; else takes its turn at once. */
  readonly kind?: 'keep' | 'take-kept';
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
  const now = new Date();
  const { conversationId } = message;
  const [delivery] = await store.deliveries.claim({ target: TURNS, conversationId, now, leaseUntil: now, limit: 1 });
  return delivery ? turns.takeKept(delivery) : { replies: [], duplicate: true };
}

function dieNow(): void {
  process.kill(process.pid, 'SIGKILL');
  for (;;); // Not one instruction more, should the signal take its time.
}

void main();
