/**
 * Tries a channel at home against the stand-in for its vendor: what is typed here is what a merchant writes, and what they would read is printed.
 *
 *   npm run build && node --require ./tests/support/register-typescript.cjs tests/support/try-channel.ts wechat|wecom
 *
 * Then start the server with the settings that it prints. `/photo FILE` sends a picture, `/enter` comes into the talk (WeCom), `/subscribe` follows.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { startWechatServer } from './wechat-server';
import { startWecomServer } from './wecom-server';

const PORT = process.env.PORT ?? '3978';
const KEYS = { token: 'demotoken', encodingAesKey: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c' };
const SECRET = 'the-secret-of-a-try-at-home-only';
const MERCHANT = 'oTryAtHome';
const ACCOUNT = 'wkTryAtHome';
const PHOTO = 'photo';

interface Tried {
  readonly settings: Readonly<Record<string, string>>;
  readonly sent: readonly { readonly body: Readonly<Record<string, unknown>> }[];
  writes(text: string): Promise<unknown>;
  does(what: 'enter' | 'subscribe'): Promise<unknown>;
  photographs(file: Buffer): Promise<unknown>;
}

async function tryWechat(): Promise<Tried> {
  const account = { appId: 'wx0123456789abcdef', appSecret: SECRET, ...KEYS };
  const vendor = await startWechatServer({ account, callback: () => `http://127.0.0.1:${PORT}/wechat` });
  const push = (elements: Readonly<Record<string, string>> & { readonly MsgType: string }) =>
    vendor.push({ FromUserName: MERCHANT, ...elements }).then(({ reply }) => {
      if (reply) print({ text: { content: reply['Content'] } });
    });
  return {
    settings: {
      WECHAT_APP_ID: account.appId,
      WECHAT_APP_SECRET: SECRET,
      WECHAT_TOKEN: KEYS.token,
      WECHAT_ENCODING_AES_KEY: KEYS.encodingAesKey,
      WECHAT_API_BASE: vendor.url,
    },
    sent: vendor.sent,
    writes: Content => push({ MsgType: 'text', Content }),
    does: what => push({ MsgType: 'event', Event: what }),
    photographs(file) {
      vendor.media.set(PHOTO, file);
      return push({ MsgType: 'image', MediaId: PHOTO });
    },
  };
}

async function tryWecom(): Promise<Tried> {
  const account = { corpId: 'ww0123456789abcdef', secret: SECRET, ...KEYS };
  const callback = (): string => `http://127.0.0.1:${PORT}/wecom`;
  const vendor = await startWecomServer({ account, callback, now: Date.now });
  const customer = { openKfid: ACCOUNT, user: MERCHANT };
  vendor.accounts.add(ACCOUNT);
  const ring = (): Promise<unknown> => vendor.ring(ACCOUNT);
  return {
    settings: {
      WECOM_CORP_ID: account.corpId,
      WECOM_SECRET: SECRET,
      WECOM_TOKEN: KEYS.token,
      WECOM_ENCODING_AES_KEY: KEYS.encodingAesKey,
      WECOM_API_BASE: vendor.url,
    },
    sent: vendor.sent,
    writes(content) {
      vendor.customerWrites(customer, { msgtype: 'text', text: { content } });
      return ring();
    },
    does() {
      vendor.customerEnters(customer);
      return ring();
    },
    photographs(file) {
      vendor.media.set(PHOTO, file);
      vendor.customerWrites(customer, { msgtype: 'image', image: { media_id: PHOTO } });
      return ring();
    },
  };
}

/** A message as the merchant reads it, with its menu's items numbered. */
function print(body: Readonly<Record<string, unknown>>): void {
  const { content } = (body['text'] ?? {}) as { content?: string };
  const { head_content: head, list = [] } = (body['msgmenu'] ?? {}) as {
    head_content?: string;
    list?: readonly { content?: string; click?: { content: string } }[];
  };
  const items = list.map((item, index) => `  ${index + 1}. ${item.click?.content ?? item.content ?? ''}`);
  process.stdout.write(`\n${[content ?? head ?? JSON.stringify(body), ...items].join('\n')}\n`);
}

async function main(): Promise<void> {
  const tried = process.argv[2] === 'wecom' ? await tryWecom() : await tryWechat();
  const settings = Object.entries(tried.settings).map(([name, value]) => `${name}=${value}`);
  process.stdout.write(`${settings.join(' ')} npm start\n`);
  let shown = 0;
  setInterval(() => {
    for (const { body } of tried.sent.slice(shown)) print(body);
    shown = tried.sent.length;
  }, 100);
  for await (const line of createInterface({ input: process.stdin })) {
    const [, command, file] = /^\/(\w+)\s*(.*)$/.exec(line) ?? [];
    const done =
      command === 'photo'
        ? tried.photographs(readFileSync(file ?? ''))
        : command === 'enter' || command === 'subscribe'
          ? tried.does(command)
          : tried.writes(line);
    await done.catch((error: unknown) => process.stdout.write(`not delivered: ${String(error)}\n`));
  }
  process.exit(0);
}

void main();
