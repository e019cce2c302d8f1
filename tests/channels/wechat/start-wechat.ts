import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAddress } from '../../../src/channels/wechat/to-inbound-message';
import { readConfig } from '../../../src/config';
import { createLogger } from '../../../src/log';
import { serve, type Served } from '../../../src/serve';
import type { WindowKey } from '../../../src/store/notice-store';
import { conversationIdFor } from '../../../src/turn/conversation-id';
import { createTestClock, MODEL_CACHE } from '../../support/test-app';
import { until as holds } from '../../support/until';
import { startWechatServer, type SentMessage, type WechatServer } from '../../support/wechat-server';

export const ACCOUNT = {
  appId: 'wx0123456789abcdef',
  appSecret: 'the-secret-of-this-test-account',
  token: 'demotoken',
  encodingAesKey: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c',
};

/** Who answers in tests that need no sign-in. */
export const AGENT = {
  id: 'agent-1',
  name: '小李',
  role: 'agent' as const,
  passwordHash: '',
  disabled: false,
  createdAt: '2026-11-22T00:00:00.000Z',
};

export interface WechatOptions {
  /** Settings besides those of the account. */
  readonly env?: Readonly<Record<string, string>>;
  readonly templateIds?: readonly string[];
  /** Where a browser looks on, whose time is the real one; else one that stands still. */
  readonly clock?: ReturnType<typeof createTestClock>;
  /** Runs before the product starts. */
  readonly before?: (vendor: WechatServer) => void;
}

export interface StartedWechat {
  readonly served: Served;
  readonly vendor: WechatServer;
  readonly clock: ReturnType<typeof createTestClock>;
  /** Every record logged, as text. */
  readonly logged: string[];
  /** Where the vendor pushes to. */
  readonly callback: () => string;
  /** Another one each time. */
  newMerchant(): Merchant;
  close(): Promise<void>;
}

export interface Merchant {
  readonly openId: string;
  readonly conversationId: string;
  received(): readonly SentMessage[];
  texts(): readonly string[];
  /** Resolves once so many messages have come, or after four seconds. */
  until(count: number): Promise<void>;
  /** Pushes a text and gives what came back, once it has come. */
  says(content: string): Promise<string>;
  /** Asks for a person because of a code, and gives the incident that waits then. */
  asksForPerson(code?: string): Promise<string>;
  /** What they did last, by which they may be answered. */
  getWindow(): Promise<WindowKey>;
}

/** The product with an Official Account, over a stand-in of the vendor and a fresh SQLite file. */
export async function startWechat(options: WechatOptions = {}): Promise<StartedWechat> {
  const clock = options.clock ?? createTestClock();
  const logged: string[] = [];
  const dir = mkdtempSync(join(tmpdir(), 'poscare-wechat-'));
  const callback = (): string => `http://127.0.0.1:${served.port}/wechat`;
  const vendor = await startWechatServer({
    account: ACCOUNT,
    callback,
    now: () => clock.now().getTime(),
    ...(options.templateIds && { templateIds: options.templateIds }),
  });
  options.before?.(vendor);
  const config = readConfig({
    DATA_DIR: dir,
    PORT: '0',
    HOST: '127.0.0.1',
    WECHAT_APP_ID: ACCOUNT.appId,
    WECHAT_APP_SECRET: ACCOUNT.appSecret,
    WECHAT_TOKEN: ACCOUNT.token,
    WECHAT_ENCODING_AES_KEY: ACCOUNT.encodingAesKey,
    WECHAT_API_BASE: vendor.url,
    ...options.env,
  });
  const log = createLogger({ level: 'debug', destination: { write: line => void logged.push(line) } });
  const greet = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const served: Served = await serve(config, { log, clock, cacheDir: MODEL_CACHE, random: () => 0.01 }).finally(() =>
    greet.mockRestore(),
  );
  let merchants = 0;
  return {
    served,
    vendor,
    clock,
    logged,
    callback,
    newMerchant: () => createMerchant(`oMerchant${++merchants}`, { served, vendor, clock }),
    async close() {
      await served.close(1000);
      await vendor.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The first start after the phrases changed trains the matcher. */
const TRAINING_MS = 240_000;

/** Starts it for the suite that calls this; to be read inside its tests, once `beforeAll` has run. */
export function withWechat(options: WechatOptions = {}): StartedWechat {
  const wechat = {} as StartedWechat;
  beforeAll(async () => void Object.assign(wechat, await startWechat(options)), TRAINING_MS);
  afterAll(() => wechat.close?.());
  return wechat;
}

function createMerchant(
  openId: string,
  { served, vendor, clock }: Pick<StartedWechat, 'served' | 'vendor' | 'clock'>,
): Merchant {
  const conversationId = conversationIdFor({ channel: 'wechat', account: ACCOUNT.appId, conversationKey: openId });
  const received = () => vendor.sent.filter(message => message.openId === openId);
  const until = async (count: number): Promise<void> => {
    for (let i = 0; i < 200 && received().length < count; i++) await new Promise(resolve => setTimeout(resolve, 20));
  };
  const says = async (content: string): Promise<string> => {
    clock.advanceMs(20_000);
    const before = received().length;
    const { status, text } = await vendor.push({ FromUserName: openId, MsgType: 'text', Content: content });
    expect([status, text]).toEqual([200, 'success']);
    await until(before + 1);
    // Recorded as well: else it would count for the next message, since the clock is moved on then.
    const unsent = () => served.app.store.deliveries.findUnsent(conversationId, 'wechat');
    await holds(async () => ![...(await unsent()).values()].includes('sending'));
    return received().slice(before).map(textOf).join('\n');
  };
  return {
    openId,
    conversationId,
    received,
    texts: () => received().map(textOf),
    until,
    says,
    async asksForPerson(code = '3000') {
      await says(`机子报${code}`);
      expect(await says('转人工')).toContain('转人工');
      const conversation = await served.app.store.conversations.find(conversationId);
      if (!conversation?.incidentId) throw new Error('No incident is waiting');
      return conversation.incidentId;
    },
    async getWindow() {
      const conversation = await served.app.store.conversations.find(conversationId);
      const address = readAddress(conversation?.address);
      if (!address) throw new Error('They have not written yet');
      return { conversationId, openedAt: address.openedAt };
    },
  };
}

function textOf({ body }: SentMessage): string {
  const { text, msgmenu } = body as {
    text?: { content: string };
    msgmenu?: { head_content: string; list: { content: string }[] };
  };
  return (
    text?.content ??
    `${msgmenu?.head_content ?? ''}\n${(msgmenu?.list ?? []).map(({ content }) => `[${content}]`).join(' ')}`
  );
}
