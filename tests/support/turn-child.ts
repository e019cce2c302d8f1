/** Takes turns in a process of its own: the first argument is where the database is, messages come over IPC. */
import type { InboundMessage } from '../../src/turn/messages';
import { openStore, type StoreOptions } from '../../src/store/open-store';
import { turnTakerOver } from './turns';

export interface TurnOrder {
  readonly message: InboundMessage;
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
    void turns.takeTurn(order.message).then(({ replies, duplicate }) => {
      if (order.killBeforeAnswer) dieNow();
      const report: TurnReport = { statements, replies: replies.map(reply => reply.text), duplicate };
      process.send?.(report);
    });
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}

function dieNow(): void {
  process.kill(process.pid, 'SIGKILL');
  for (;;); // Not one instruction more, should the signal take its time.
}

void main();
