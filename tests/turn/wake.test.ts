import { Redis } from 'ioredis';
import type { LogFields } from '../../src/log';
import { silentLog } from '../../src/log';
import { createMemoryWake } from '../../src/turn/memory-wake';
import { createRedisWake } from '../../src/turn/redis-wake';
import type { Wake, WakeTopic } from '../../src/turn/turn-taker';
import { onRedis } from '../support/databases';

const topic: WakeTopic = { kind: 'conversation', conversationId: 'c' };
const settle = (ms = 0): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

function heardBy(wake: Wake): WakeTopic[] {
  const heard: WakeTopic[] = [];
  wake.subscribe(each => heard.push(each));
  return heard;
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !isSo(); tries += 1) await settle(10);
  expect(isSo()).toBe(true);
}

describe('a wake-up in one process', () => {
  it('reaches everyone who listens until they leave', async () => {
    const wake = createMemoryWake(silentLog);
    const heard: string[] = [];
    const leave = wake.subscribe(() => heard.push('left'));
    wake.subscribe(() => heard.push('stays'));
    wake.notify(topic);
    expect(heard).toEqual([]); // The turn goes on first.
    await settle();
    leave();
    wake.notify(topic);
    await settle();
    expect(heard).toEqual(['left', 'stays', 'stays']);
    await wake.close();
    wake.notify(topic);
    await settle();
    expect(heard).toHaveLength(3);
  });

  it('disturbs neither the caller nor the others where a listener throws', async () => {
    const errors: LogFields[] = [];
    const wake = createMemoryWake({ ...silentLog, error: fields => errors.push(fields) });
    wake.subscribe(() => {
      throw new TypeError('broken listener');
    });
    const heard = heardBy(wake);
    wake.notify(topic);
    await settle();
    expect(heard).toEqual([topic]);
    expect(errors).toMatchObject([{ topic: 'conversation', error: 'TypeError' }]);
  });
});

onRedis('wake-ups', redisUrl => {
  it('reach the other replicas, and the own process once', async () => {
    const [here, there] = [createRedisWake(redisUrl, silentLog), createRedisWake(redisUrl, silentLog)];
    const [heardHere, heardThere] = [heardBy(here), heardBy(there)];
    // Each looks into the tables once its subscription stands.
    await until(() => heardHere.length === 2 && heardThere.length === 2);
    here.notify(topic);
    await until(() => heardThere.length === 3);
    await settle(50);
    expect(heardHere.slice(2)).toEqual([topic]);
    expect(heardThere.slice(2)).toEqual([topic]);
    await Promise.all([here.close(), there.close()]);
  });

  it('ignore what others publish on the channel', async () => {
    const wake = createRedisWake(redisUrl, silentLog);
    const heard = heardBy(wake);
    await until(() => heard.length === 2);
    const stranger = new Redis(redisUrl);
    for (const message of ['', 'not json', '{"sender":"x"}', '{"sender":"x","topic":{"kind":"shutdown"}}']) {
      await stranger.publish('poscare:wake', message);
    }
    await stranger.publish('poscare:wake', JSON.stringify({ sender: 'x', topic }));
    await until(() => heard.length === 3);
    expect(heard[2]).toEqual(topic);
    stranger.disconnect();
    await wake.close();
  });

  it('come through again after the connections were cut', async () => {
    const told: string[] = [];
    const note = (_fields: LogFields, message: string): void => void told.push(message.slice(0, 13));
    const admin = new Redis(redisUrl);
    const subscribers = async (): Promise<string[]> =>
      [...String(await admin.call('CLIENT', 'LIST', 'TYPE', 'pubsub')).matchAll(/\bid=(\d+)/g)].map(
        ([, id]) => id ?? '',
      );
    const others = await subscribers();
    const wake = createRedisWake(redisUrl, { ...silentLog, warn: note, info: note });
    const heard = heardBy(wake);
    await until(() => heard.length === 2);
    const own = (await subscribers()).filter(id => !others.includes(id));
    for (const id of own) await admin.call('CLIENT', 'KILL', 'ID', id);
    await until(() => heard.length === 4); // Subscribed again, and has looked again.
    await admin.publish('poscare:wake', JSON.stringify({ sender: 'other', topic }));
    await until(() => heard.length === 5);
    admin.disconnect();
    await wake.close();
    expect(told).toEqual(['Redis is away', 'Redis is back']);
  });
});

describe('without a Redis that answers', () => {
  it('wake-ups reach the own process, nothing is thrown, and the loss is logged once a connection', async () => {
    const warnings: LogFields[] = [];
    const wake = createRedisWake('redis://127.0.0.1:1', { ...silentLog, warn: fields => warnings.push(fields) });
    const heard = heardBy(wake);
    await settle(500);
    for (let times = 0; times < 3; times += 1) wake.notify(topic);
    await settle(50);
    expect(heard).toEqual([topic, topic, topic]);
    expect(warnings.map(fields => fields['role']).sort()).toEqual(['publisher', 'subscriber']);
    await wake.close();
  });
});
