import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMessageCipher } from '../../src/channels/tencent/message-cipher';
import { readXml, type XmlElements } from '../../src/channels/tencent/read-xml';
import { signatureOf } from '../../src/channels/tencent/signature';
import { writeXml, type XmlTree } from '../../src/channels/tencent/write-xml';

/**
 * A stand-in for the vendor's side of an Official Account, simulated for tests and for trying the channel at home: it pushes with signature,
 * encryption and retries, gives tokens, and takes customer-service messages within the documented quotas and windows, with the real error numbers.
 */
export interface WechatServer {
  /** For `WECHAT_API_BASE`. */
  readonly url: string;
  /** What merchants were sent, oldest first. */
  readonly sent: SentMessage[];
  /** How often a token was given. */
  readonly tokensGiven: () => number;
  /** Tokens given so far are refused from now on. */
  expireTokens(): void;
  /** Answers the next sends with this error number. */
  failNext(errcode: number, times?: number): void;
  /** How often that was done. */
  readonly refused: () => number;
  /** Answers every call of this path with this from now on; undefined: as before. */
  plant(path: string, answer: object | undefined): void;
  /** Pushes what a merchant wrote or did, again after 5 s (or `retryAfterMs`) without an answer, three times in all. */
  push(push: PushedXml, options?: PushOptions): Promise<PushResult>;
  /** A request with this inside, signed and encrypted as a push is. */
  sign(xml: string): PushRequest;
  close(): Promise<void>;
}

export interface PushRequest {
  readonly query: string;
  readonly body: string;
}

export interface SentMessage {
  readonly openId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: number;
}

export interface PushedXml {
  readonly FromUserName: string;
  readonly MsgType: string;
  readonly CreateTime?: number;
  readonly [element: string]: string | number | undefined;
}

export interface PushOptions {
  /** At once in parallel, as a slow network does. */
  readonly copies?: number;
  readonly plain?: boolean;
}

export interface PushResult {
  readonly status: number;
  readonly text: string;
  /** Deliveries until one was answered. */
  readonly attempts: number;
  readonly tookMs: number;
  /** A passive reply, decrypted. */
  readonly reply?: XmlElements;
}

export interface WechatServerOptions {
  readonly account: {
    readonly appId: string;
    readonly appSecret: string;
    readonly token: string;
    readonly encodingAesKey: string;
  };
  /** Where the product listens, known only once it does. */
  readonly callback: () => string;
  readonly now?: () => number;
  readonly answerWithinMs?: number;
  readonly tokenLifeSec?: number;
}

const ORIGINAL_ID = 'gh_standin';
const ATTEMPTS = 3;
const WINDOWS = { message: { messages: 5, lifeMs: 48 * 3_600_000 }, click: { messages: 3, lifeMs: 60_000 } } as const;

export async function startWechatServer(options: WechatServerOptions): Promise<WechatServer> {
  const { account } = options;
  const now = options.now ?? Date.now;
  const cipher = createMessageCipher({ encodingAesKeys: [account.encodingAesKey], receiveId: account.appId });
  const tokens = new Set<string>();
  const sent: SentMessage[] = [];
  const windows = new Map<string, { kind: keyof typeof WINDOWS; at: number; used: number }>();
  const failures: number[] = [];
  let given = 0;
  let refused = 0;
  let messageId = 7_250_021_412_600_020_992n;

  const giveToken = (body: Record<string, unknown>): object => {
    if (body['appid'] !== account.appId || body['secret'] !== account.appSecret)
      return { errcode: 40001, errmsg: 'invalid credential' };
    given += 1;
    const token = randomBytes(24).toString('hex');
    tokens.add(token);
    return { access_token: token, expires_in: options.tokenLifeSec ?? 7200 };
  };

  const take = (body: Record<string, unknown>): object => {
    const failure = failures.shift();
    if (failure !== undefined) {
      refused += 1;
      return { errcode: failure, errmsg: 'planted' };
    }
    const openId = String(body['touser']);
    const window = windows.get(openId);
    if (!window || now() - window.at >= WINDOWS[window.kind].lifeMs)
      return { errcode: 45015, errmsg: 'response out of time limit' };
    if (window.used >= WINDOWS[window.kind].messages) return { errcode: 45047, errmsg: 'out of response count limit' };
    if (longestText(body) > 2048) return { errcode: 45002, errmsg: 'content size out of limit' };
    window.used += 1;
    sent.push({ openId, body, at: now() });
    return { errcode: 0, errmsg: 'ok' };
  };

  const planted = new Map<string, object>();
  const routes: Readonly<Record<string, Route>> = {
    '/cgi-bin/stable_token': { answer: giveToken, isOpen: true },
    '/cgi-bin/message/custom/send': { answer: take },
    '/cgi-bin/openapi/quota/get': {
      answer: () => ({ errcode: 0, quota: { daily_limit: 500_000, used: 0, remain: 500_000 } }),
    },
    '/cgi-bin/customservice/getkflist': { answer: () => ({ kf_list: [] }) },
    '/cgi-bin/callback/check': { answer: () => NETWORK },
  };
  const server = createServer((req, res) => {
    void answer(req, res, { tokens, routes, planted });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    tokensGiven: () => given,
    expireTokens: () => tokens.clear(),
    refused: () => refused,
    failNext: (errcode, times = 1) => void failures.push(...Array<number>(times).fill(errcode)),
    plant: (path, reply) => void (reply === undefined ? planted.delete(path) : planted.set(path, reply)),
    async push(push, { copies = 1, plain = false } = {}) {
      const kind = push.MsgType === 'event' ? 'click' : 'message';
      windows.set(push.FromUserName, { kind, at: now(), used: 0 });
      messageId += 1n;
      const { CreateTime = Math.floor(now() / 1000), ...rest } = push;
      const elements: XmlTree = {
        ToUserName: ORIGINAL_ID,
        ...Object.fromEntries(
          Object.entries(rest)
            .filter(([, value]) => value !== undefined)
            .map(([name, value]) => [name, String(value)]),
        ),
        CreateTime: { number: CreateTime },
        ...(push.MsgType !== 'event' && push['MsgId'] === undefined && { MsgId: messageId.toString() }),
      };
      const request = toRequest(writeXml(elements), { account, cipher, plain, nowSec: Math.floor(now() / 1000) });
      const results = await Promise.all(
        Array.from({ length: copies }, () => deliver(options.callback(), request, options.answerWithinMs ?? 5_000)),
      );
      const [first] = results;
      if (!first) throw new RangeError('At least one copy is pushed');
      return { ...first, ...(first.text.startsWith('<xml>') && { reply: openReply(first.text, cipher) }) };
    },
    sign: xml => toRequest(xml, { account, cipher, plain: false, nowSec: Math.floor(now() / 1000) }),
    close: () => closeServer(server),
  };
}

function toRequest(
  xml: string,
  {
    account,
    cipher,
    plain,
    nowSec,
  }: {
    account: WechatServerOptions['account'];
    cipher: ReturnType<typeof createMessageCipher>;
    plain: boolean;
    nowSec: number;
  },
): PushRequest {
  const timestamp = String(nowSec);
  const nonce = randomBytes(5).readUIntBE(0, 5).toString();
  const signature = signatureOf([account.token, timestamp, nonce]);
  const query = new URLSearchParams({ signature, timestamp, nonce, openid: 'o' });
  if (plain) return { query: query.toString(), body: xml };
  const encrypted = cipher.encrypt(xml);
  query.set('encrypt_type', 'aes');
  query.set('msg_signature', signatureOf([account.token, timestamp, nonce, encrypted]));
  return { query: query.toString(), body: writeXml({ ToUserName: ORIGINAL_ID, Encrypt: encrypted }) };
}

async function deliver(callback: string, { query, body }: PushRequest, answerWithinMs: number): Promise<PushResult> {
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
      return { status: response.status, text, attempts, tookMs: performance.now() - started };
    } catch (error) {
      if (attempts >= ATTEMPTS) throw error;
    }
  }
}

function openReply(text: string, cipher: ReturnType<typeof createMessageCipher>): XmlElements {
  const outer = readXml(text);
  const encrypted = outer['Encrypt'];
  return typeof encrypted === 'string' ? readXml(cipher.decrypt(encrypted) ?? '') : outer;
}

const longestText = (body: Record<string, unknown>): number =>
  Math.max(
    0,
    ...[body['text'], body['msgmenu']].flatMap(part => {
      const { content, head_content: head } = (part ?? {}) as { content?: string; head_content?: string };
      return [content, head].map(text => Buffer.byteLength(text ?? ''));
    }),
  );

interface Route {
  readonly answer: (body: Record<string, unknown>) => object;
  /** Needs no token. */
  readonly isOpen?: boolean;
}

/** As the documentation of callback/check shows it. */
const NETWORK = {
  dns: [{ ip: '203.0.113.7', real_operator: 'UNICOM' }],
  ping: [{ ip: '203.0.113.7', from_operator: 'UNICOM', package_loss: '0%', time: '23.079ms' }],
};

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  {
    tokens,
    routes,
    planted,
  }: {
    tokens: ReadonlySet<string>;
    routes: Readonly<Record<string, Route>>;
    planted: ReadonlyMap<string, object>;
  },
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const url = new URL(req.url ?? '/', 'http://stand-in');
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>;
  const route = routes[url.pathname] ?? { answer: () => ({ errcode: 0, errmsg: 'ok' }) };
  const isKnown = tokens.has(url.searchParams.get('access_token') ?? '');
  const reply = planted.get(url.pathname) ?? (isKnown || route.isOpen ? route.answer(body) : EXPIRED);
  // The vendor's own type of content is not to be relied on.
  res.setHeader('content-type', 'text/plain');
  res.end(JSON.stringify(reply));
}

const EXPIRED = { errcode: 42001, errmsg: 'access_token expired' };

const closeServer = (server: Server): Promise<void> =>
  new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
