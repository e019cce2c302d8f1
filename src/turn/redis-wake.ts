import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '../log';
import { errorFacts } from './error-facts';
import { createMemoryWake } from './memory-wake';
import type { Wake, WakeTopic } from './turn-taker';

const CHANNEL = 'poscare:wake';
/** A replica comes back to Redis at most this long after it is there again. */
const MAX_RECONNECT_MS = 5_000;

const topicSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conversation'), conversationId: z.string() }),
  z.object({ kind: z.literal('typing'), conversationId: z.string(), from: z.enum(['bot', 'agent']) }),
  z.object({ kind: z.literal('deliveries') }),
  z.object({ kind: z.literal('desk') }),
]);
const wakeSchema = z.object({ sender: z.string(), topic: topicSchema });

/**
 * Wakes listeners of this process at once and those of other replicas through Redis. Without Redis the others find out at
 * their next poll; that is logged once for each loss.
 */
export function createRedisWake(redisUrl: string, log: Log): Wake {
  const sender = randomUUID();
  const local = createMemoryWake(log);
  let isClosed = false;
  const open = (role: string): Redis => connect(redisUrl, role, { log, isWanted: () => !isClosed });
  const publisher = open('publisher');
  const subscriber = open('subscriber');
  subscriber.on('message', (_channel, message) => {
    const wake = wakeSchema.safeParse(parse(message));
    if (wake.success && wake.data.sender !== sender) local.notify(wake.data.topic);
  });
  subscriber.on('ready', () => {
    subscriber.subscribe(CHANNEL).then(
      () => lookAgain(local),
      (error: unknown) => log.warn(errorFacts(error), 'Redis refused the subscription for wake-ups'),
    );
  });
  return {
    notify: (topic: WakeTopic) => {
      local.notify(topic);
      publisher.publish(CHANNEL, JSON.stringify({ sender, topic })).catch((error: unknown) => {
        log.debug({ topic: topic.kind, ...errorFacts(error) }, 'A wake-up did not reach the other replicas');
      });
    },
    subscribe: listener => local.subscribe(listener),
    close: async () => {
      isClosed = true;
      subscriber.disconnect();
      publisher.disconnect();
      await local.close();
    },
  };
}

/** Wake-ups sent while this replica was not listening are lost; what they would have told is in the tables. */
function lookAgain(local: Wake): void {
  local.notify({ kind: 'deliveries' });
  local.notify({ kind: 'desk' });
}

/** A connection that comes back by itself; tells once when it is lost and once when it is back. */
function connect(redisUrl: string, role: string, { log, isWanted }: { log: Log; isWanted: () => boolean }): Redis {
  const redis = new Redis(redisUrl, {
    enableOfflineQueue: false, // A wake-up that is late is worth nothing.
    autoResubscribe: false, // Done at `ready`, where a refusal is seen.
    maxRetriesPerRequest: 0,
    disconnectTimeout: 200, // Milliseconds; ioredis keeps a process that ends alive for this long.
    retryStrategy: attempt => Math.min(attempt * 100, MAX_RECONNECT_MS),
  });
  let lost = false;
  const onLost = (error?: Error): void => {
    if (lost || !isWanted()) return;
    lost = true;
    log.warn(
      { role, ...(error && errorFacts(error)) },
      'Redis is away; other replicas see new messages when they poll',
    );
  };
  redis.on('error', onLost);
  redis.on('close', () => onLost());
  redis.on('ready', () => {
    if (lost) log.info({ role }, 'Redis is back');
    lost = false;
  });
  return redis;
}

function parse(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return undefined; // Not ours: somebody else publishes on this channel.
  }
}
