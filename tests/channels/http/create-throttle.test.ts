import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { onRedis } from '../../support/databases';
import { createThrottle } from '../../../src/channels/http/create-throttle';

describe('a throttle in memory', () => describeThrottle(() => undefined));

onRedis('a throttle', redisUrl => {
  let redis: Redis | undefined;
  beforeAll(async () => {
    redis = new Redis(redisUrl);
    await redis.ping();
  });
  afterAll(() => redis?.disconnect());
  describeThrottle(() => redis);
});

function describeThrottle(connection: () => Redis | undefined): void {
  test('lets so many through, says so once, then is quiet, and at last refuses', async () => {
    const throttle = createThrottle({ name: randomUUID(), points: 3, most: 5, windowSec: 60, redis: connection() });
    const verdicts = [];
    for (let count = 0; count < 7; count++) verdicts.push(await throttle.allow('one'));
    expect(verdicts).toEqual(['ok', 'ok', 'ok', 'notice', 'quiet', 'refuse', 'refuse']);
    expect(await throttle.allow('another')).toBe('ok');
  });

  test('says so once for a burst at the same time', async () => {
    const throttle = createThrottle({ name: randomUUID(), points: 3, windowSec: 60, redis: connection() });
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => throttle.allow('one')));
    expect(verdicts.filter(verdict => verdict === 'ok')).toHaveLength(3);
    expect(verdicts.filter(verdict => verdict === 'notice')).toHaveLength(1);
  });

  test('lets through again in the next window', async () => {
    const throttle = createThrottle({ name: randomUUID(), points: 1, windowSec: 1, redis: connection() });
    expect([await throttle.allow('a'), await throttle.allow('a')]).toEqual(['ok', 'notice']);
    await new Promise(resolve => setTimeout(resolve, 1100));
    expect(await throttle.allow('a')).toBe('ok');
  });
}

test('counts on its own while Redis is away', async () => {
  const redis = new Redis({ port: 1, lazyConnect: true, retryStrategy: () => null, enableOfflineQueue: false });
  redis.on('error', () => {});
  const throttle = createThrottle({ name: 'away', points: 1, windowSec: 60, redis });
  expect([await throttle.allow('a'), await throttle.allow('a')]).toEqual(['ok', 'notice']);
  redis.disconnect();
});
