import type { Clock } from '../clock';
import { DeliveryError } from '../errors';
import type { Log } from '../log';
import type { Delivery, Store } from '../store/store';
import { errorFacts } from './error-facts';
import { retryDelayMs } from './retry-delay';
import type { Wake } from './turn-taker';

/** After this many tries a delivery is dead: half an hour of trying, well inside WeChat's 48 hours for an answer. */
const MAX_ATTEMPTS = 10;
/** A delivery claimed by a process that died is due again after this; senders give up well before (10 s for HTTP). */
const LEASE_MS = 25_000;
/** How long a lost wake-up or a retry that is due can go unseen. */
const POLL_MS = 2_000;
/** Deliveries, each of another conversation, that are sent at the same time. */
const BATCH = 8;

export interface DelivererOptions {
  readonly store: Store;
  readonly target: string;
  /** Sends one; a DeliveryError that is not retryable ends the delivery, every other error is tried again. */
  readonly deliver: (delivery: Delivery) => Promise<void>;
  readonly clock: Clock;
  readonly wake: Wake;
  readonly log: Log;
  /** In [0, 1). */
  readonly random: () => number;
}

export interface Deliverer {
  start(): void;
  /** Sends what is due now; resolves when nothing is. */
  drain(): Promise<void>;
  /** Claims no more, and resolves when what is being sent has been recorded. */
  stop(): Promise<void>;
}

/** Sends a target's deliveries at least once: in order within a conversation, each with the key under which it was queued. */
export function createDeliverer(options: DelivererOptions): Deliverer {
  const { store, target, clock, wake, log } = options;
  let stopped = false;
  let running: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let unsubscribe = (): void => {};

  const sendAllDue = async (): Promise<void> => {
    while (!stopped) {
      const now = clock.now();
      const leaseUntil = new Date(now.getTime() + LEASE_MS);
      const claimed = await store.deliveries.claim({ target, now, leaseUntil, limit: BATCH });
      if (claimed.length === 0) return;
      await Promise.all(claimed.map(delivery => sendOne(options, delivery)));
    }
  };

  /** One pass at a time; a wake-up during a pass makes another follow it. */
  const pass = (): Promise<void> => {
    again = true;
    running ??= (async () => {
      try {
        while (again && !stopped) {
          again = false;
          await sendAllDue();
        }
      } finally {
        running = undefined;
      }
    })();
    return running;
  };

  const passAndLog = (): void => {
    pass().catch((error: unknown) => {
      log.warn({ target, ...errorFacts(error) }, 'Deliveries could not be read or recorded; they are tried again');
    });
  };

  return {
    start() {
      unsubscribe = wake.subscribe(topic => {
        if (topic.kind === 'deliveries') passAndLog();
      });
      timer = setInterval(passAndLog, POLL_MS);
      timer.unref();
      passAndLog();
    },
    drain: pass,
    async stop() {
      stopped = true;
      unsubscribe();
      clearInterval(timer);
      await running?.catch(() => undefined); // Logged by the pass itself.
    },
  };
}

async function sendOne(options: DelivererOptions, delivery: Delivery): Promise<void> {
  const { store, clock, deliver } = options;
  try {
    await deliver(delivery);
  } catch (error) {
    return recordFailure(options, delivery, error);
  }
  return store.deliveries.markSent(delivery.id, clock.now());
}

async function recordFailure(options: DelivererOptions, delivery: Delivery, error: unknown): Promise<void> {
  const { store, clock, log, random, target } = options;
  const now = clock.now();
  const { id, conversationId, attempts } = delivery;
  const facts = { target, deliveryId: id, conversationId, attempts, ...errorFacts(error) };
  const isFinal = attempts >= MAX_ATTEMPTS || (error instanceof DeliveryError && !error.retryable);
  const failure = { now, error: error instanceof Error ? error.message : typeof error };
  if (isFinal) {
    await store.deliveries.markFailed(id, failure);
    log.error(facts, 'A delivery is dead: it was not sent and will not be tried again');
    return;
  }
  const retryAt = new Date(now.getTime() + retryDelayMs(attempts, random()));
  await store.deliveries.markFailed(id, { ...failure, retryAt });
  log.warn({ ...facts, retryAt: retryAt.toISOString() }, 'A delivery failed and will be tried again');
}
