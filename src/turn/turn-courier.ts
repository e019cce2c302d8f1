import type { Courier } from './create-deliverer';
import type { TurnTaker } from './turn-taker';

/** A turn computes for some ten milliseconds: more at once only wait for each other, except for a slow one. */
const MOST_AT_ONCE = 4;

/** Takes the turns of messages that were kept: in order within a conversation, and between two turns whatever else the process has to do. */
export function createTurnCourier(turns: Pick<TurnTaker, 'takeKept'>): Courier {
  let gate = Promise.resolve();
  /** One turn a round of the event loop: else acknowledgements wait behind a queue of turns. */
  const myRound = (): Promise<void> => (gate = gate.then(() => new Promise(resolve => setImmediate(resolve))));
  return {
    takesAll: true,
    recordsItself: true,
    mostAtOnce: MOST_AT_ONCE,
    async deliver(deliveries) {
      for (const delivery of deliveries) {
        await myRound();
        await turns.takeKept(delivery);
      }
    },
  };
}
