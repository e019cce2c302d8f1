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
/** Conversations whose deliveries one process sends at the same time. */
const MOST_AT_ONCE = 8;

/** Who brings deliveries to their target. */
export interface Courier {
  /**
   * Sends deliveries of one conversation, oldest first: one, or with `takesAll` whatever is due. A DeliveryError that is not retryable ends them,
   * DeliveryHeldError keeps them, every other error has them tried again; what was recorded as sent before stays sent.
   */
  deliver(deliveries: readonly Delivery[]): Promise<void>;
  readonly takesAll?: boolean;
  /** It has recorded as sent what it sent. */
  readonly recordsItself?: boolean;
  readonly mostAtOnce?: number;
}

/** A courier that takes one delivery at a time. */
export const oneByOne = (deliver: (delivery: Delivery) => Promise<void>): Courier => ({
  deliver: async ([delivery]) => {
    if (delivery) await deliver(delivery);
  },
});

export interface DelivererOptions {
  readonly store: Store;
  readonly target: string;
  readonly courier: Courier;
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
  const { store, target, clock, wake, log, courier } = options;
  const { takesAll = false, mostAtOnce = MOST_AT_ONCE } = courier;
  const inFlight = new Set<Promise<void>>();
  let claiming: Promise<void> | undefined;
  let isStopped = false;
  let lookAgain = false;
  let timer: NodeJS.Timeout | undefined;
  let unsubscribe = (): void => {};

  const isFull = (): boolean => inFlight.size >= mostAtOnce;

  const claimAll = async (): Promise<void> => {
    try {
      while (lookAgain && !isStopped && !isFull()) {
        lookAgain = false;
        const now = clock.now();
        const leaseUntil = new Date(now.getTime() + LEASE_MS);
        const limit = mostAtOnce - inFlight.size;
        const claimed = await store.deliveries.claim({ target, now, leaseUntil, limit, withRest: takesAll });
        byConversation(claimed).forEach(launch);
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

  const launch = (deliveries: readonly Delivery[]): void => {
    const task = send(options, deliveries)
      .catch((error: unknown) => {
        const facts = { target, deliveryIds: deliveries.map(({ id }) => id), ...errorFacts(error) };
        log.warn(facts, 'What became of deliveries could not be recorded; they are sent again after their lease');
      })
      .finally(() => {
        inFlight.delete(task);
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

function byConversation(deliveries: readonly Delivery[]): readonly (readonly Delivery[])[] {
  const found = new Map<string, Delivery[]>();
  for (const delivery of deliveries)
    found.set(delivery.conversationId, [...(found.get(delivery.conversationId) ?? []), delivery]);
  return [...found.values()];
}

async function send(options: DelivererOptions, deliveries: readonly Delivery[]): Promise<void> {
  const { store, clock, courier } = options;
  try {
    await courier.deliver(deliveries);
  } catch (error) {
    for (const delivery of deliveries) await recordFailure(options, delivery, error);
    return;
  }
  if (courier.recordsItself) return;
  for (const { id } of deliveries) await store.deliveries.markSent(id, clock.now());
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
