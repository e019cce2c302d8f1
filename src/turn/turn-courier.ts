import type { Courier } from './create-deliverer';
import type { TurnTaker } from './turn-taker';

/** A turn computes for some ten milliseconds: more at once only wait for each other, except for a slow one. */
const MOST_AT_ONCE = 4;

/**
 * Rounds of the event loop between two turns. libuv accepts one connection a round: with a turn in every round, those who knock would wait for as
 * many turns as there are in front of them.
 */
const ROUNDS_BETWEEN = 32;

/** Takes the turns of messages that were kept: in order within a conversation, and between two turns whatever else the process has to do. */
export function createTurnCourier(turns: Pick<TurnTaker, 'takeKept'>): Courier {
  const mayTake = createTurnstile(ROUNDS_BETWEEN);
  return {
    takesAll: true,
    recordsItself: true,
    mostAtOnce: MOST_AT_ONCE,
    async deliver(deliveries) {
      for (const delivery of deliveries) {
        await mayTake();
        await turns.takeKept(delivery);
      }
    },
  };
}

/** Lets one caller after another through, with `rounds` rounds of the event loop between two of them: what each sets off, and what else is due, runs meanwhile. */
function createTurnstile(rounds: number): () => Promise<void> {
  let last = Promise.resolve();
  return () => (last = last.then(() => passRounds(rounds)));
}

async function passRounds(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await new Promise(resolve => setImmediate(resolve));
}
