import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DeliveryQueue } from './store/store';
import { readKept } from './turn/keep-message';
import type { TurnResult } from './turn/messages';
import type { TurnTaker } from './turn/turn-taker';

export interface Metrics {
  readonly registry: Registry;
  /** The same turn taker with its turns counted and timed. */
  measure(turns: TurnTaker): TurnTaker;
  countIntent(intent: string): void;
  countEvent(name: string): void;
}

/** Prometheus metrics of the product: turns, their seconds, intents, handoffs, and deliveries by state. */
export function createMetrics(deliveries: Pick<DeliveryQueue, 'countByStatus'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const turnsTotal = new Counter({
    name: 'poscare_turns_total',
    help: 'Messages handled, by channel and outcome (handled, duplicate, failed)',
    labelNames: ['channel', 'outcome'],
    registers,
  });
  const turnSeconds = new Histogram({
    name: 'poscare_turn_seconds',
    help: 'Seconds that a turn takes until its commit',
    labelNames: ['channel'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const intents = new Counter({
    name: 'poscare_intents_total',
    help: 'Messages by intent',
    labelNames: ['intent'],
    registers,
  });
  const events = new Counter({
    name: 'poscare_desk_events_total',
    help: 'Handoffs and other desk events, by name',
    labelNames: ['name'],
    registers,
  });
  new Gauge({
    name: 'poscare_deliveries',
    help: 'Deliveries in the outbox, by status (pending, sent, dead)',
    labelNames: ['status'],
    registers,
    async collect() {
      for (const [status, count] of Object.entries(await deliveries.countByStatus())) this.set({ status }, count);
    },
  });
  const timed = async <T extends Pick<TurnResult, 'duplicate'>>(
    channel: string,
    turn: () => Promise<T>,
  ): Promise<T> => {
    const stop = turnSeconds.startTimer({ channel });
    try {
      const result = await turn();
      turnsTotal.inc({ channel, outcome: result.duplicate ? 'duplicate' : 'handled' });
      return result;
    } catch (error) {
      turnsTotal.inc({ channel, outcome: 'failed' });
      throw error;
    } finally {
      stop();
    }
  };
  return {
    registry,
    countIntent: intent => intents.inc({ intent }),
    countEvent: name => events.inc({ name }),
    measure: turns => ({
      ...turns,
      takeTurn: message => timed(message.channel, () => turns.takeTurn(message)),
      takeKept: delivery => timed(readKept(delivery).message.channel, () => turns.takeKept(delivery)),
    }),
  };
}
