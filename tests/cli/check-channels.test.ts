import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMessageCipher } from '../../src/channels/tencent/message-cipher';
import { getPage, type GetPage } from '../../src/channels/tencent/get-page';
import { isSigned } from '../../src/channels/tencent/signature';
import { checkChannels } from '../../src/cli/commands/check-channels';
import { systemClock, type Clock } from '../../src/clock';
import { readConfig } from '../../src/config';
import { silentLog } from '../../src/log';
import { serve, type Served } from '../../src/serve';
import { startServer } from '../channels/start-server';
import { runCommand } from '../support/run-command';
import { MODEL_CACHE } from '../support/test-app';
import { startWechatServer, type WechatServer } from '../support/wechat-server';

const WECHAT = {
  appId: 'wx0123456789abcdef',
  appSecret: 'the-secret-of-this-test-account',
  token: 'demotoken',
  encodingAesKey: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c',
};
const WECOM = {
  corpId: 'ww0123456789abcdef',
  secret: 'the-secret-of-the-test-app',
  token: 'corptoken',
  encodingAesKey: 'z1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c',
};
const PUBLIC_URL = 'https://pos.example.com';
/** As the platform sees this machine. */
const OWN_ADDRESS = '203.0.113.9';
/** The first start trains. */
const TRAINING_MS = 240_000;

let vendor: WechatServer;
let wecomVendor: Awaited<ReturnType<typeof startListener>>;
/** The product as it runs in the shop. */
let served: Served;
let shop: { readonly url: string };
let dir: string;
let wecomAnswers: Record<string, object> = {};

beforeAll(async () => {
  vendor = await startWechatServer({ account: WECHAT, callback: () => '' });
  wecomVendor = await startListener((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://stand-in');
    res.end(JSON.stringify(wecomAnswers[pathname] ?? { errcode: -1 }));
  });
  dir = mkdtempSync(join(tmpdir(), 'poscare-check-'));
  const greet = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const config = readConfig({ ...wechatEnv(), DATA_DIR: dir, PORT: '0', HOST: '127.0.0.1' });
  served = await serve(config, { log: silentLog, cacheDir: MODEL_CACHE }).finally(() => greet.mockRestore());
  shop = { url: `http://127.0.0.1:${served.port}` };
}, TRAINING_MS);
afterAll(async () => {
  await vendor.close();
  await wecomVendor.close();
  await served.close(500);
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  wecomAnswers = {
    '/cgi-bin/gettoken': { errcode: 0, errmsg: 'ok', access_token: 'corp-access-token', expires_in: 7200 },
    '/cgi-bin/kf/account/list': {
      errcode: 0,
      account_list: [
        { open_kfid: 'wk1', name: '小票客服', manage_privilege: true },
        { open_kfid: 'wk2', name: '门店客服', manage_privilege: false },
      ],
    },
  };
});

interface Check {
  readonly channel: string;
  readonly check: string;
  readonly ok: boolean | null;
  readonly detail: string;
  readonly fix?: string;
}

/** The network between the public name and the server, as far as it is there. */
const via =
  (server: { readonly url: string }, publicUrl = PUBLIC_URL): GetPage =>
  url =>
    getPage(url.replace(publicUrl, server.url));
const throughNetwork = { get: getPage, clock: systemClock };

const wechatEnv = (): Record<string, string> => ({
  PUBLIC_URL,
  WECHAT_APP_ID: WECHAT.appId,
  WECHAT_APP_SECRET: WECHAT.appSecret,
  WECHAT_TOKEN: WECHAT.token,
  WECHAT_ENCODING_AES_KEY: WECHAT.encodingAesKey,
  WECHAT_API_BASE: vendor.url,
});
const wecomEnv = (): Record<string, string> => ({
  PUBLIC_URL,
  WECOM_CORP_ID: WECOM.corpId,
  WECOM_SECRET: WECOM.secret,
  WECOM_TOKEN: WECOM.token,
  WECOM_ENCODING_AES_KEY: WECOM.encodingAesKey,
  WECOM_API_BASE: wecomVendor.url,
});

/** Runs the command and returns its checks by name; nothing that it prints may hold a secret. */
async function check(env: Record<string, string>, network: { get?: GetPage; clock?: Clock } = {}) {
  const tools = { clock: systemClock, get: via(shop), ...network };
  const { lines, exitCode } = await runCommand(() => checkChannels(readConfig(env), { json: true }, tools));
  for (const secret of [
    WECHAT.appSecret,
    WECHAT.token,
    WECHAT.encodingAesKey,
    WECOM.secret,
    WECOM.token,
    WECOM.encodingAesKey,
  ])
    expect(lines.join('\n')).not.toContain(secret);
  expect(lines.join('\n')).not.toMatch(/access_token=|corp-access-token|signature=/);
  const checks = lines.map(line => JSON.parse(line) as Check);
  const named = (name: string): Check => {
    const found = checks.find(one => one.check === name);
    if (!found) throw new Error(`no check ${name} in ${lines.join('\n')}`);
    return found;
  };
  return { checks, named, exitCode };
}

/** The vendor refuses this path for the length of the work. */
async function withPlanted<T>(path: string, answer: object, work: () => Promise<T>): Promise<T> {
  vendor.plant(path, answer);
  try {
    return await work();
  } finally {
    vendor.plant(path, undefined);
  }
}

async function startListener(listener: RequestListener): Promise<{ url: string; close(): Promise<void> }> {
  const server: Server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const site =
  (status: number, text = ''): RequestListener =>
  (_, res) => {
    res.statusCode = status;
    res.end(text);
  };

/** A site in the server's place. */
async function withSite<T>(listener: RequestListener, work: (site: { url: string }) => Promise<T>): Promise<T> {
  const site = await startListener(listener);
  try {
    return await work(site);
  } finally {
    await site.close();
  }
}

describe('channels check', () => {
  it('says which variables to set where nothing is configured, and does not fail', async () => {
    const { lines, exitCode } = await runCommand(() => checkChannels(readConfig({}), {}));
    expect(exitCode).toBe(0);
    for (const name of ['WECHAT_APP_ID', 'WECHAT_TOKEN', 'WECOM_CORP_ID', 'WECOM_SECRET', 'PUBLIC_URL'])
      expect(lines.join('\n')).toContain(name);
  });

  it('prints a line a check in words, and fails with the first that failed', async () => {
    const config = readConfig({ ...wechatEnv(), WECHAT_APP_SECRET: 'another-secret-than-that' });
    const { lines, exitCode } = await runCommand(() =>
      checkChannels(config, {}, { clock: systemClock, get: via(shop) }),
    );
    expect(exitCode).toBe(1);
    expect(lines[0]).toMatch(/^FAIL +wechat token: .*errcode 40001.*\. Copy WECHAT_APP_SECRET/);
    expect(lines[1]).toMatch(/^skipped wechat sending: needs a token$/);
    expect(lines.find(line => line.includes('callback:'))).toMatch(/^ok +wechat callback: /);
  });
});

describe('channels check on an Official Account', () => {
  it('finds nothing to mend where everything is in order, and sends nothing to anybody', async () => {
    const { checks, exitCode } = await check(wechatEnv());
    expect(checks.map(({ check: name, ok }) => [name, ok])).toEqual([
      ['token', true],
      ['sending', true],
      ['encryption', true],
      ['public-url', true],
      ['callback', true],
      ['vendor-network', true],
    ]);
    expect(checks.every(({ channel, fix }) => channel === 'wechat' && fix === undefined)).toBe(true);
    expect(exitCode).toBe(0);
    expect(vendor.sent).toEqual([]);
  });

  it.each([
    [40125, /secret/, /WECHAT_APP_SECRET/],
    [40013, /app id/, /WECHAT_APP_ID/],
    [40243, /frozen/, /Unfreeze/],
    [89503, /administrator/, /Confirm/],
    [61024, /refuses/, /error codes/],
  ])('tells refusal %d of the token from the others, and skips what needs one', async (errcode, detail, fix) => {
    await withPlanted('/cgi-bin/stable_token', { errcode, errmsg: 'planted' }, async () => {
      const { named, exitCode } = await check(wechatEnv());
      expect(named('token')).toMatchObject({
        ok: false,
        detail: expect.stringMatching(detail),
        fix: expect.stringMatching(fix),
      });
      expect(named('token').detail).toContain(String(errcode));
      expect(named('sending').ok).toBeNull();
      expect(named('vendor-network').ok).toBeNull();
      expect(exitCode).toBe(1);
    });
  });

  it('names the address that is missing on the IP list', async () => {
    const errmsg = `invalid ip ${OWN_ADDRESS} ipv6 ::ffff:${OWN_ADDRESS}, not in whitelist rid: 1-2-3`;
    await withPlanted('/cgi-bin/stable_token', { errcode: 40164, errmsg }, async () => {
      expect((await check(wechatEnv())).named('token').fix).toContain(`Put ${OWN_ADDRESS} on the API IP list`);
    });
  });

  it('tells a platform that cannot be reached from one that refuses', async () => {
    const { named } = await check({ ...wechatEnv(), WECHAT_API_BASE: 'http://127.0.0.1:1' });
    expect(named('token')).toMatchObject({ ok: false, detail: expect.stringContaining('ECONNREFUSED') });
  });

  it.each(['/cgi-bin/openapi/quota/get', '/cgi-bin/customservice/getkflist'])(
    'says to answer passively where %s tells that the account may not send',
    async path => {
      await withPlanted(path, { errcode: 48001, errmsg: 'api unauthorized' }, async () => {
        const { named } = await check(wechatEnv());
        expect(named('sending')).toMatchObject({ ok: false, fix: expect.stringContaining('WECHAT_REPLIES=passive') });
      });
    },
  );

  it('does not ask for the permission of an account that answers passively', async () => {
    await withPlanted('/cgi-bin/openapi/quota/get', { errcode: 48001, errmsg: 'api unauthorized' }, async () => {
      const { named, exitCode } = await check({ ...wechatEnv(), WECHAT_REPLIES: 'passive' });
      expect(named('sending').ok).toBeNull();
      expect(exitCode).toBe(0);
    });
  });

  it('tells of a quota that is used up', async () => {
    const quota = { daily_limit: 500, used: 500, remain: 0 };
    await withPlanted('/cgi-bin/openapi/quota/get', { errcode: 0, quota }, async () => {
      expect((await check(wechatEnv())).named('sending')).toMatchObject({
        ok: false,
        detail: expect.stringContaining('500'),
      });
    });
  });

  it('minds pushes that anybody can forge', async () => {
    expect((await check({ ...wechatEnv(), WECHAT_PLAIN: 'allow' })).named('encryption').ok).toBe(false);
  });

  it("reports what WeChat's own network sees, and where it cannot be asked", async () => {
    const seen = async (answer: object): Promise<Check> =>
      withPlanted('/cgi-bin/callback/check', answer, async () => (await check(wechatEnv())).named('vendor-network'));
    expect((await check(wechatEnv())).named('vendor-network').detail).toContain('203.0.113.7');
    expect(await seen({ dns: [] })).toMatchObject({ ok: false, fix: expect.stringContaining('DNS') });
    expect(
      await seen({ dns: [{ ip: '203.0.113.7' }], ping: [{ ip: '203.0.113.7', package_loss: '100%' }] }),
    ).toMatchObject({ ok: true, detail: expect.stringContaining('ping is not answered') });
    expect(await seen({ errcode: 40201, errmsg: 'invalid url' })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('no callback address'),
    });
    expect(await seen({ errcode: 48001, errmsg: 'api unauthorized' })).toMatchObject({ ok: null });
    expect(await seen({ dns: 'none' })).toMatchObject({ ok: null });
  });
});

describe('channels check on the callback', () => {
  const callback = async (network: { get?: GetPage; clock?: Clock }, env = wechatEnv()): Promise<Check> =>
    (await check(env, network)).named('callback');

  it('asks for PUBLIC_URL, and for one that the vendor can reach', async () => {
    const { PUBLIC_URL: _, ...env } = wechatEnv();
    const without = await check(env);
    expect(without.named('public-url')).toMatchObject({
      ok: false,
      fix: expect.stringContaining('PUBLIC_URL=https://'),
    });
    expect(without.named('callback').ok).toBeNull();
    const publicUrl = async (url: string): Promise<boolean | null> =>
      (await check({ ...env, PUBLIC_URL: url }, { get: async () => ({ reason: 'ENOTFOUND' }) })).named('public-url').ok;
    expect(await publicUrl('https://pos.example.com:8443')).toBe(false);
    expect(await publicUrl('http://192.168.1.5')).toBe(false);
    expect(await publicUrl('http://localhost')).toBe(false);
    expect(await publicUrl('http://172.32.0.1')).toBe(true);
    expect(await publicUrl('http://pos.example.com')).toBe(true);
  });

  it('tells a wrong token from a clock that is wrong', async () => {
    expect(await callback({}, { ...wechatEnv(), WECHAT_TOKEN: 'othertoken' })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('another token'),
      fix: expect.stringContaining('WECHAT_TOKEN'),
    });
    const late: Clock = { now: () => new Date(Date.now() + 20 * 60_000) };
    expect(await callback({ clock: late })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('20 minutes apart'),
    });
  });

  it('tells a server without the channel from no server at all', async () => {
    const bare = await startServer();
    expect((await callback({ get: via(bare) })).detail).toContain('serves no /wechat');
    await bare.close();
    expect((await callback({ get: via({ url: 'http://127.0.0.1:1' }) })).detail).toContain('nothing listens');
  });

  it('tells a name without an address, and a port that speaks no TLS', async () => {
    const at = (url: string): Record<string, string> => ({ ...wechatEnv(), PUBLIC_URL: url });
    expect((await callback(throughNetwork, at('https://no-such-name.invalid'))).detail).toMatch(/^DNS has no address/);
    const { port } = new URL(shop.url);
    expect((await callback(throughNetwork, at(`https://127.0.0.1:${port}`))).detail).toMatch(/^TLS with 127\.0\.0\.1/);
  });

  it.each([
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('takes %s for a fault of the certificate', async reason => {
    expect((await callback({ get: async () => ({ reason }) })).fix).toContain('certificate');
  });

  it.each(['ECONNABORTED', 'ETIMEDOUT'])(
    'takes %s for a port that is shut or a server that is too slow',
    async reason => {
      expect((await callback({ get: async () => ({ reason }) })).detail).toContain('within 5 s');
    },
  );

  it.each<[string, RequestListener, RegExp]>([
    ['a proxy without its server', site(502, '<html>'), /the server behind it does not/],
    ['a redirection', site(301), /redirects/],
    ['another site', site(200, '<html>welcome</html>'), /something else answers/],
    ['a sign-in', site(401), /status 401, and not by this server/],
    ["a proxy's 404", site(404, '<html>'), /status 404, and not by this server/],
    ["a proxy's 403", site(403, '<html>'), /status 403, and not by this server/],
    [
      'an echo that was quoted',
      (req, res) => void res.end(JSON.stringify(new URL(req.url ?? '', 'http://x').searchParams.get('echostr'))),
      /something else answers/,
    ],
  ])('tells %s', async (_, listener, detail) => {
    await withSite(listener, async there => {
      expect(await callback({ get: via(there) })).toMatchObject({ ok: false, detail: expect.stringMatching(detail) });
    });
  });
});

describe('channels check on WeCom', () => {
  /** Verifies and decrypts as the documentation of the callback says. */
  const listener =
    (token: string): RequestListener =>
    (req, res) => {
      const { pathname, searchParams } = new URL(req.url ?? '/', 'http://x');
      const [signature, timestamp, nonce, echostr] = ['msg_signature', 'timestamp', 'nonce', 'echostr'].map(
        name => searchParams.get(name) ?? '',
      ) as [string, string, string, string];
      const cipher = createMessageCipher({ encodingAesKeys: [WECOM.encodingAesKey], receiveId: WECOM.corpId });
      const echo = cipher.decrypt(echostr);
      if (pathname === '/wecom' && isSigned(signature, [token, timestamp, nonce, echostr]) && echo !== undefined)
        return void res.end(echo);
      site(403, '{"error":{"code":"bad-signature","message":"no"}}')(req, res);
    };

  it('lists the accounts that the app answers for, and calls the encrypted callback', async () => {
    await withSite(listener(WECOM.token), async there => {
      const { checks, named, exitCode } = await check(wecomEnv(), { get: via(there) });
      expect(checks.map(({ check: name, ok }) => [name, ok])).toEqual([
        ['token', true],
        ['accounts', true],
        ['public-url', true],
        ['callback', true],
      ]);
      expect(named('accounts').detail).toContain('小票客服');
      expect(named('accounts').detail).not.toContain('门店客服');
      expect(exitCode).toBe(0);
    });
  });

  it('tells a wrong token of the callback', async () => {
    await withSite(listener('anothertoken'), async there => {
      expect((await check(wecomEnv(), { get: via(there) })).named('callback').fix).toContain('WECOM_TOKEN');
    });
  });

  it.each([
    [40001, /secret/, /WECOM_SECRET/],
    [40013, /company/, /WECOM_CORP_ID/],
  ])('tells refusal %d of the token', async (errcode, detail, fix) => {
    wecomAnswers['/cgi-bin/gettoken'] = { errcode, errmsg: 'planted' };
    const { named, exitCode } = await check(wecomEnv());
    expect(named('token')).toMatchObject({
      ok: false,
      detail: expect.stringMatching(detail),
      fix: expect.stringMatching(fix),
    });
    expect(named('accounts').ok).toBeNull();
    expect(exitCode).toBe(1);
  });

  it('names the address that is no trusted one', async () => {
    const errmsg = `not allow to access from your ip, hint: [1655882753557010848204971], from ip: ${OWN_ADDRESS}, more info at https://open.work.weixin.qq.com/devtool/query?e=60020`;
    wecomAnswers['/cgi-bin/kf/account/list'] = { errcode: 60020, errmsg };
    expect((await check(wecomEnv())).named('accounts').fix).toContain(`Put ${OWN_ADDRESS} on the trusted IP list`);
  });

  it.each([
    [48002, /may not call/],
    [60011, /may not call/],
    [301002, /may not call/],
    [48007, /manages none/],
    [95017, /API switch/],
  ])('tells refusal %d of the accounts', async (errcode, detail) => {
    wecomAnswers['/cgi-bin/kf/account/list'] = { errcode, errmsg: 'planted' };
    expect((await check(wecomEnv())).named('accounts').detail).toMatch(detail);
  });

  it('tells a company without an account, and an app that manages none', async () => {
    wecomAnswers['/cgi-bin/kf/account/list'] = { errcode: 0, account_list: [] };
    expect((await check(wecomEnv())).named('accounts').detail).toContain('no customer service account');
    wecomAnswers['/cgi-bin/kf/account/list'] = {
      errcode: 0,
      account_list: [{ open_kfid: 'wk2', name: '门店客服', manage_privilege: false }],
    };
    expect((await check(wecomEnv())).named('accounts').detail).toContain('none of: 门店客服');
  });

  it('checks both channels where both are configured', async () => {
    const { checks } = await check({ ...wechatEnv(), ...wecomEnv() });
    expect(new Set(checks.map(({ channel }) => channel))).toEqual(new Set(['wechat', 'wecom']));
  });

  it('is configured whole or not at all', () => {
    const { WECOM_SECRET: _, WECOM_TOKEN: __, ...env } = wecomEnv();
    expect(() => readConfig(env)).toThrow(/WECOM_SECRET[^]*WECOM_TOKEN/);
  });
});
