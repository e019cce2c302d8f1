import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Throttle } from './throttle';

export interface ThrottleOptions {
  /** Separates this limit's counters from others'. */
  readonly name: string;
  /** Actions let through in one window. */
  readonly points: number;
  /** Actions in one window beyond which the verdict is `refuse`; default: one more than are let through. */
  readonly most?: number;
  readonly windowSec: number;
  /** Shares the counters between replicas; each counts on its own while Redis is away. */
  readonly redis?: Redis | undefined;
}

/** A fixed-window limit, counted in memory or in Redis. */
export function createThrottle({ name, points, most = points + 1, windowSec, redis }: ThrottleOptions): Throttle {
  const limits = { keyPrefix: `throttle:${name}`, points, duration: windowSec };
  const memory = new RateLimiterMemory(limits);
  const limiter = redis
    ? new RateLimiterRedis({ ...limits, storeClient: redis, insuranceLimiter: memory, rejectIfRedisNotReady: true })
    : memory;
  return {
    async allow(key) {
      try {
        await limiter.consume(key);
        return 'ok';
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        if (refusal.consumedPoints === points + 1) return 'notice';
        return refusal.consumedPoints <= most ? 'quiet' : 'refuse';
      }
    },
  };
}
