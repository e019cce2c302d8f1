import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { createAccessToken } from '../../../src/channels/tencent/access-token';
import { createSharedToken } from '../../../src/channels/tencent/shared-token';
import { createVendorApi } from '../../../src/channels/tencent/vendor-api';
import { remedyFor, VendorError, VendorUnreachableError } from '../../../src/channels/tencent/vendor-error';
import { silentLog } from '../../../src/log';
import { onRedis } from '../../support/databases';
import { createTestClock } from '../../support/test-app';

/** Gives a new token for every fetch, on demand. */
function createIssuer(expiresInSec = 7200) {
  let count = 0;
  return {
    count: () => count,
    fetch: () => {
      count += 1;
      return Promise.resolve({ token: `token-${count}`, expiresInSec });
    },
  };
}

describe('the token of an account', () => {
  it('is fetched once for all who ask at the same time, and again shortly before its end', async () => {
    const clock = createTestClock();
    const issuer = createIssuer();
    const token = createAccessToken({ fetch: issuer.fetch, clock });
    expect(new Set(await Promise.all(Array.from({ length: 50 }, () => token.get())))).toEqual(new Set(['token-1']));
    clock.advanceMs((7200 - 301) * 1000);
    expect(await token.get()).toBe('token-1');
    clock.advanceMs(2_000);
    expect(await token.get()).toBe('token-2');
    expect(issuer.count()).toBe(2);
  });

  it('is forgotten where it was refused, and a newer one is not', async () => {
    const issuer = createIssuer();
    const token = createAccessToken({ fetch: issuer.fetch, clock: createTestClock() });
    await token.get();
    await token.drop('token-1');
    expect(await token.get()).toBe('token-2');
    await token.drop('token-1');
    expect(await token.get()).toBe('token-2');
  });

  it('is asked for again after a fetch that failed', async () => {
    const answers = [Promise.reject(new Error('away')), Promise.resolve({ token: 'good', expiresInSec: 7200 })];
    const token = createAccessToken({
      fetch: () => answers.shift() ?? Promise.reject(new Error('none')),
      clock: createTestClock(),
    });
    await expect(token.get()).rejects.toThrow('away');
    expect(await token.get()).toBe('good');
  });
});

onRedis('the token of several replicas', redisUrl => {
  let redis: Redis;
  const account = `test-${process.pid}`;
  beforeAll(() => {
    redis = new Redis(redisUrl);
  });
  afterAll(async () => {
    await redis.del(`poscare:token:${account}`);
    redis.disconnect();
  });

  it('is fetched by one of them, until it is refused', async () => {
    const issuer = createIssuer();
    const replica = () =>
      createAccessToken({
        fetch: issuer.fetch,
        clock: createTestClock(),
        shared: createSharedToken(redis, account, silentLog),
      });
    const [first, second, third] = [replica(), replica(), replica()];
    expect(await first.get()).toBe('token-1');
    expect(await second.get()).toBe('token-1');
    await second.drop('token-1');
    expect(await second.get()).toBe('token-2');
    await first.drop('token-1');
    expect(await third.get()).toBe('token-2');
    expect(await redis.ttl(`poscare:token:${account}`)).toBeLessThanOrEqual(7200 - 300);
  });

  it('is fetched by each where Redis is away', async () => {
    const away = new Redis('redis://127.0.0.1:1', {
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
      lazyConnect: true,
    });
    away.on('error', () => undefined);
    const issuer = createIssuer();
    const token = createAccessToken({
      fetch: issuer.fetch,
      clock: createTestClock(),
      shared: createSharedToken(away, account, silentLog),
    });
    expect(await token.get()).toBe('token-1');
    away.disconnect();
  });
});

describe('a call of the vendor', () => {
  let server: Server;
  const answers: string[] = [];
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((req, res) => {
      asked.push(req.url ?? '');
      const answer = answers.shift() ?? '{"errcode":0}';
      if (answer === 'drop') return void req.socket.destroy();
      res.statusCode = answer === '503' ? 503 : 200;
      res.end(answer);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());
  beforeEach(() => void asked.splice(0));

  const apiWith = (issuer = createIssuer()) =>
    createVendorApi(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      createAccessToken({ fetch: issuer.fetch, clock: createTestClock() }),
    );
  const send = (api = apiWith()) =>
    api.call({ method: 'POST', path: '/cgi-bin/message/custom/send', body: { touser: 'o' } });
  const failure = async (api = apiWith()): Promise<Error> => {
    try {
      await send(api);
    } catch (error) {
      if (error instanceof Error) return error;
    }
    throw new Error('the call did not fail');
  };

  it.each([40001, 40014, 42001])(
    'has one more token where %i says that it is no good, and gives up then',
    async errcode => {
      const issuer = createIssuer();
      answers.push(`{"errcode":${errcode}}`);
      await send(apiWith(issuer));
      expect(issuer.count()).toBe(2);
      answers.push(`{"errcode":${errcode}}`, `{"errcode":${errcode}}`, `{"errcode":${errcode}}`);
      expect(await failure()).toMatchObject({ errcode });
      expect(answers.splice(0)).toHaveLength(1);
    },
  );

  it('names our address where it is not on the list, and nothing else of what was answered', async () => {
    answers.push(
      '{"errcode":40164,"errmsg":"invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: secret-4711"}',
    );
    const error = await failure();
    expect(error).toBeInstanceOf(VendorError);
    expect(error.message).toContain('add 203.0.113.7 there');
    expect(error.message).not.toContain('secret-4711');
  });

  it.each([
    ['no JSON', '<html>', VendorUnreachableError],
    ['no object', '[1]', VendorUnreachableError],
    ['a status', '503', VendorUnreachableError],
    ['nothing', 'drop', VendorUnreachableError],
    ['an errcode', '{"errcode":48001,"errmsg":"api unauthorized"}', VendorError],
  ])('fails by its class where the answer is %s, and never shows the token', async (_name, answer, expected) => {
    answers.push(answer);
    const error = await failure();
    expect(error).toBeInstanceOf(expected);
    const shown = JSON.stringify({ ...error, message: error.message, stack: error.stack, cause: String(error.cause) });
    expect(shown).not.toContain('token-1');
    expect(asked.join()).toContain('access_token=token-1');
  });

  it('knows what the documented numbers ask for', () => {
    expect([45015, 45047, 95001, 95002, 95013].map(remedyFor)).toEqual(Array(5).fill('window-closed'));
    expect([-1, 45011, 45033].map(remedyFor)).toEqual(Array(3).fill('later'));
    expect([48001, 95018, 40164, 60020, 40003].map(remedyFor)).toEqual([
      'no-permission',
      'with-a-person',
      'address-not-listed',
      'address-not-listed',
      'never',
    ]);
  });
});
