import type { Redis } from 'ioredis';
import type { Log } from '../../log';
import type { SharedToken } from './access-token';

/** Deletes the key only while it holds this value: a newer token stays. */
const DELETE_IF_SAME = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

/** Shares an account's token between replicas. With Redis away each fetches its own, which the platform allows. */
export function createSharedToken(redis: Redis, account: string, log: Log): SharedToken {
  const key = `poscare:token:${account}`;
  const orNothing = async <T>(work: Promise<T>): Promise<T | undefined> =>
    work.catch((error: unknown) => {
      log.warn({ err: error }, 'Redis is away; each replica has a token of its own');
      return undefined;
    });
  return {
    async read() {
      return (await orNothing(redis.get(key))) ?? undefined;
    },
    async write(token, lifeSec) {
      await orNothing(redis.set(key, token, 'EX', Math.ceil(lifeSec)));
    },
    async clear(token) {
      await orNothing(redis.eval(DELETE_IF_SAME, 1, key, token));
    },
  };
}
