import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';

/** Slows down guessing of passwords. */
export interface SignInThrottle {
  /** Counts an attempt; false where there were too many. */
  allow(attempt: SignInAttempt): Promise<boolean>;
  /** Forgets what was counted for this name from this address: it was the right password. */
  forget(attempt: SignInAttempt): Promise<void>;
}

export interface SignInAttempt {
  readonly name: string;
  readonly ip: string;
}

export const SIGN_IN_WINDOW_SEC = 15 * 60;
/** By name and address together: a stranger cannot lock an agent out from elsewhere. */
const ATTEMPTS_PER_NAME_AND_IP = 5;
/** Over all names, for one address that tries many. */
const ATTEMPTS_PER_IP = 50;

/** Counts in memory, or in Redis where given (each replica on its own while that is away). */
export function createSignInThrottle(options: { redis?: Redis | undefined } = {}): SignInThrottle {
  const byNameAndIp = createLimiter('sign-in', ATTEMPTS_PER_NAME_AND_IP, options.redis);
  const byIp = createLimiter('sign-in-ip', ATTEMPTS_PER_IP, options.redis);
  const keyOf = ({ name, ip }: SignInAttempt): string => `${ip}|${name.toLowerCase()}`;
  return {
    allow: async attempt => (await consume(byIp, attempt.ip)) && (await consume(byNameAndIp, keyOf(attempt))),
    async forget(attempt) {
      await byNameAndIp.delete(keyOf(attempt));
      await byIp.reward(attempt.ip);
    },
  };
}

function createLimiter(name: string, points: number, redis: Redis | undefined): RateLimiterAbstract {
  const limits = { keyPrefix: name, points, duration: SIGN_IN_WINDOW_SEC };
  const memory = new RateLimiterMemory(limits);
  if (!redis) return memory;
  return new RateLimiterRedis({ ...limits, storeClient: redis, insuranceLimiter: memory, rejectIfRedisNotReady: true });
}

async function consume(limiter: RateLimiterAbstract, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}
