import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMessageCipher } from '../../src/channels/tencent/message-cipher';
import { signatureOf } from '../../src/channels/tencent/signature';
import { writeXml } from '../../src/channels/tencent/write-xml';
import { createKfModel, type KfModel } from './kf-model';

/**
 * A stand-in for the vendor's side of WeCom's customer service, simulated over HTTP for tests and for trying the channel at home. It rings with
 * signature, encryption and retries, keeps what customers wrote until it is fetched, and takes messages within the documented quotas, windows,
 * session states and codes, with the real error numbers. What a repeated msgid is answered with is not documented: here it is accepted and not
 * sent again.
 */
export interface WecomServer extends KfModel {
  /** For `WECOM_API_BASE`. */
  readonly url: string;
  /** What customers have uploaded, by media id; others are gone (40007), as after three days. */
  readonly media: Map<string, Buffer>;
  /** How often a token was given. */
  readonly tokensGiven: () => number;
  /** Calls of one interface so far, by the last parts of its path: `kf/sync_msg`. */
  readonly calls: (path: string) => number;
  expireTokens(): void;
  /** Answers the next calls of an interface with this error number. */
  failNext(path: string, errcode: number, times?: number): void;
  /** Answers every call of an interface only after this long. */
  slowDown(path: string, ms: number): void;
  /** Tells the product that an account has news; again after 5 s (or `answerWithinMs`) without an answer of 200, three times in all. */
  ring(openKfid: string, options?: { copies?: number }): Promise<RingResult>;
  /** A request with this inside, signed and encrypted as a callback is. */
  sign(xml: string, options?: { nowMs?: number }): { readonly query: string; readonly body: string };
  /** The query of the check of an address. */
  signEcho(echo: string): string;
  close(): Promise<void>;
}

export interface RingResult {
  readonly status: number;
  readonly text: string;
  readonly attempts: number;
  readonly tookMs: number;
}

export interface WecomServerOptions {
  readonly account: {
    readonly corpId: string;
    readonly secret: string;
    readonly token: string;
    readonly encodingAesKey: string;
  };
  /** Where the product listens, known only once it does. */
  readonly callback: () => string;
  readonly now: () => number;
  readonly answerWithinMs?: number;
  /** Items of a page, where fewer than the documented 1,000 are wanted. */
  readonly pageSize?: number;
}

type Body = Readonly<Record<string, unknown>>;
const ATTEMPTS = 3;
const RING_TOKEN_LIFE_MS = 10 * 60_000;

export async function startWecomServer(options: WecomServerOptions): Promise<WecomServer> {
  const { account, now, pageSize = 1000 } = options;
  const cipher = createMessageCipher({ encodingAesKeys: [account.encodingAesKey], receiveId: account.corpId });
  const model = createKfModel(now);
  const tokens = new Set<string>();
  const ringTokens = new Map<string, number>();
  const failures = new Map<string, number[]>();
  const delays = new Map<string, number>();
  const called: string[] = [];
  const media = new Map<string, Buffer>();
  let given = 0;

  const giveToken = (query: URLSearchParams): object => {
    if (query.get('corpid') !== account.corpId) return { errcode: 40013, errmsg: 'invalid corpid' };
    if (query.get('corpsecret') !== account.secret) return { errcode: 40001, errmsg: 'invalid credential' };
    given += 1;
    const token = randomBytes(32).toString('hex');
    tokens.add(token);
    return { errcode: 0, errmsg: 'ok', access_token: token, expires_in: 7200 };
  };

  const isRingTokenGood = (token: unknown): boolean => {
    const at = typeof token === 'string' ? ringTokens.get(token) : undefined;
    return at !== undefined && now() - at < RING_TOKEN_LIFE_MS;
  };
  const interfaces: Readonly<Record<string, (body: Body, query: URLSearchParams) => object>> = {
    'media/get': (_body, query) =>
      media.get(query.get('media_id') ?? '') ?? { errcode: 40007, errmsg: 'invalid media_id' },
    'kf/sync_msg': body => model.sync(body, { isTokenGood: isRingTokenGood(body['token']), pageSize }),
    'kf/send_msg': model.send,
    'kf/send_msg_on_event': model.sendOnEvent,
    'kf/service_state/get': model.getState,
    'kf/service_state/trans': model.transfer,
    'kf/account/list': ({ offset, limit }) => ({
      errcode: 0,
      account_list: [...model.accounts]
        .slice(Number(offset), Number(offset) + Number(limit))
        .map(open_kfid => ({ open_kfid, name: open_kfid })),
    }),
  };

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = new URL(req.url ?? '/', 'http://stand-in');
    const path = url.pathname.replace(/^\/cgi-bin\//, '');
    const body = await readJson(req);
    called.push(path);
    await sleep(delays.get(path) ?? 0);
    const planted = failures.get(path)?.shift();
    const call = interfaces[path];
    const reply =
      planted !== undefined
        ? { errcode: planted, errmsg: TEXTS[planted] ?? 'planted' }
        : path === 'gettoken'
          ? giveToken(url.searchParams)
          : !tokens.has(url.searchParams.get('access_token') ?? '')
            ? { errcode: 42001, errmsg: 'access_token expired' }
            : call
              ? call(body, url.searchParams)
              : { errcode: 40066, errmsg: 'no such interface' };
    // The vendor's own type of content is not to be relied on.
    res.setHeader('content-type', 'text/plain');
    res.end(Buffer.isBuffer(reply) ? reply : JSON.stringify(reply));
  };

  const sign: WecomServer['sign'] = (xml, { nowMs = now() } = {}) => {
    const encrypted = cipher.encrypt(xml);
    const query = signedQuery(account.token, encrypted, nowMs);
    return { query: query.toString(), body: writeXml({ ToUserName: account.corpId, AgentID: '', Encrypt: encrypted }) };
  };

  const server = createServer((req, res) => {
    answer(req, res).catch(() => res.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));

  return {
    ...model,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    media,
    tokensGiven: () => given,
    calls: path => called.filter(one => one === path).length,
    expireTokens: () => tokens.clear(),
    failNext: (path, errcode, times = 1) =>
      void failures.set(path, [...(failures.get(path) ?? []), ...Array<number>(times).fill(errcode)]),
    slowDown: (path, ms) => void delays.set(path, ms),
    async ring(openKfid, { copies = 1 } = {}) {
      const ringToken = `ENC${randomBytes(16).toString('hex')}`;
      ringTokens.set(ringToken, now());
      const request = sign(
        writeXml({
          ToUserName: account.corpId,
          CreateTime: { number: Math.floor(now() / 1000) },
          MsgType: 'event',
          Event: 'kf_msg_or_event',
          Token: ringToken,
          OpenKfId: openKfid,
        }),
      );
      const results = await Promise.all(
        Array.from({ length: copies }, () => deliver(options.callback(), request, options.answerWithinMs ?? 5_000)),
      );
      const [first] = results;
      if (!first) throw new RangeError('At least one copy is sent');
      return first;
    },
    sign,
    signEcho(echo) {
      const encrypted = cipher.encrypt(echo);
      const query = signedQuery(account.token, encrypted, now());
      query.set('echostr', encrypted);
      return query.toString();
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Texts that say more than their number. */
const TEXTS: Readonly<Record<number, string>> = {
  60020:
    'not allow to access from your ip, hint: [1700000000_1_00], from ip: 203.0.113.7, more info at https://open.work',
};

function signedQuery(token: string, encrypted: string, nowMs: number): URLSearchParams {
  const timestamp = String(Math.floor(nowMs / 1000));
  const nonce = randomBytes(5).readUIntBE(0, 5).toString();
  const signature = signatureOf([token, timestamp, nonce, encrypted]);
  return new URLSearchParams({ msg_signature: signature, timestamp, nonce });
}

async function deliver(
  callback: string,
  { query, body }: { readonly query: string; readonly body: string },
  answerWithinMs: number,
): Promise<RingResult> {
  const started = performance.now();
  for (let attempts = 1; ; attempts++) {
    try {
      const response = await fetch(`${callback}?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body,
        signal: AbortSignal.timeout(answerWithinMs),
      });
      const text = await response.text();
      const result = { status: response.status, text, attempts, tookMs: performance.now() - started };
      if (response.status === 200 || attempts >= ATTEMPTS) return result;
    } catch (error) {
      if (attempts >= ATTEMPTS) throw error;
    }
  }
}

async function readJson(req: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Body;
}
