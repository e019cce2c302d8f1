import type { Clock } from '../clock';
import { DeliveryError, DeliveryHeldError } from '../errors';
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
/** Deliveries, each of another conversation, that one process sends at the same time. */
const MAX_IN_FLIGHT = 8;

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

/**
 * Sends a target's deliveries at least once: in order within a conversation, each with the key under which it was queued.
 * A slow one holds up its own conversation only.
 */
export function createDeliverer(options: DelivererOptions): Deliverer {
  const { store, target, clock, wake, log } = options;
  const inFlight = new Set<Promise<void>>();
  let claiming: Promise<void> | undefined;
  let isStopped = false;
  let lookAgain = false;
  let timer: NodeJS.Timeout | undefined;
  let unsubscribe = (): void => {};

  const isFull = (): boolean => inFlight.size >= MAX_IN_FLIGHT;

  const claimAll = async (): Promise<void> => {
    try {
      while (lookAgain && !isStopped && !isFull()) {
        lookAgain = false;
        const now = clock.now();
        const leaseUntil = new Date(now.getTime() + LEASE_MS);
        const limit = MAX_IN_FLIGHT - inFlight.size;
        const claimed = await store.deliveries.claim({ target, now, leaseUntil, limit });
        claimed.forEach(launch);
        lookAgain ||= claimed.length > 0;
      }
    } finally {
      claiming = undefined;
    }
  };

  /** One claim at a time; a request during it makes another follow. */
  const claim = (): Promise<void> => {
    lookAgain = true;
    if (isStopped || isFull()) return Promise.resolve(); // What is in flight asks again when it ends.
    return (claiming ??= Promise.resolve().then(claimAll));
  };

  const claimAndLog = (): void => {
    claim().catch((error: unknown) => {
      log.warn({ target, ...errorFacts(error) }, 'Deliveries could not be read; the next poll tries again');
    });
  };

  const launch = (delivery: Delivery): void => {
    const task = sendOne(options, delivery)
      .catch((error: unknown) => {
        const facts = { target, deliveryId: delivery.id, ...errorFacts(error) };
        log.warn(facts, 'What became of a delivery could not be recorded; it is sent again after its lease');
      })
      .finally(() => {
        inFlight.delete(task);
        // The desk shows which lines are not sent.
        wake.notify({ kind: 'conversation', conversationId: delivery.conversationId });
        claimAndLog();
      });
    inFlight.add(task);
  };

  return {
    start() {
      unsubscribe = wake.subscribe(topic => {
        if (topic.kind === 'deliveries') claimAndLog();
      });
      timer = setInterval(claimAndLog, POLL_MS);
      timer.unref();
      claimAndLog();
    },
    async drain() {
      do {
        if (inFlight.size > 0) await Promise.race([...inFlight]);
        await claim();
      } while (inFlight.size > 0);
    },
    async stop() {
      isStopped = true;
      unsubscribe();
      clearInterval(timer);
      await claiming?.catch(() => undefined); // Logged by whoever asked for it.
      await Promise.all(inFlight);
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
  if (error instanceof DeliveryHeldError) {
    await store.deliveries.hold(delivery, { version: error.conversationVersion, now, reason: error.message });
    log.info({ target, deliveryId: id, conversationId }, 'A delivery waits until the merchant writes again');
    return;
  }
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
