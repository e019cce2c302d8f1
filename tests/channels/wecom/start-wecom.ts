import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/config';
import { createLogger } from '../../../src/log';
import { serve, type Served } from '../../../src/serve';
import { conversationIdFor } from '../../../src/turn/conversation-id';
import { createTestClock, MODEL_CACHE } from '../../support/test-app';
import { waitFor } from '../../support/wait-for';
import type { KfSent } from '../../support/kf-model';
import { startWecomServer, type WecomServer } from '../../support/wecom-server';
import { menuOf, textOf } from './read-sent';
import { ACCOUNT, KF } from './test-account';

export interface WecomProduct {
  readonly served: Served;
  readonly vendor: WecomServer;
  readonly clock: ReturnType<typeof createTestClock>;
  readonly logged: string[];
  readonly callback: () => string;
  /** Another customer for each test. */
  newCustomer(): Customer;
  close(): Promise<void>;
}

export interface Customer {
  readonly user: string;
  readonly name: { readonly openKfid: string; readonly user: string };
  readonly conversationId: string;
  received(): readonly KfSent[];
  texts(): readonly string[];
  /** Waits, at most seconds, until so many messages have come. */
  until(count: number): Promise<void>;
  /** Writes a text and gives what came back, once something has. */
  says(content: string): Promise<string>;
  /** Taps the item of this label in the newest menu. */
  taps(label: string): Promise<string>;
  /** The transcript as speaker and text. */
  transcript(): Promise<readonly string[]>;
}

/** The whole product on SQLite, connected to the stand-in. */
export async function startWecom(): Promise<WecomProduct> {
  const dir = mkdtempSync(join(tmpdir(), 'poscare-wecom-'));
  const clock = createTestClock();
  const logged: string[] = [];
  const callback = (): string => `http://127.0.0.1:${served.port}/wecom`;
  const vendor = await startWecomServer({ account: ACCOUNT, callback, now: () => clock.now().getTime() });
  vendor.accounts.add(KF);
  const config = readConfig({
    DATA_DIR: dir,
    PORT: '0',
    HOST: '127.0.0.1',
    WECOM_CORP_ID: ACCOUNT.corpId,
    WECOM_SECRET: ACCOUNT.secret,
    WECOM_TOKEN: ACCOUNT.token,
    WECOM_ENCODING_AES_KEY: ACCOUNT.encodingAesKey,
    WECOM_API_BASE: vendor.url,
  });
  const log = createLogger({ level: 'debug', destination: { write: line => void logged.push(line) } });
  const greet = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const served: Served = await serve(config, { log, clock, cacheDir: MODEL_CACHE, random: () => 0.01 }).finally(() =>
    greet.mockRestore(),
  );
  let users = 0;
  return {
    served,
    vendor,
    clock,
    logged,
    callback,
    newCustomer: () => createCustomer(`wmCustomer${(users += 1)}`, { vendor, clock, served }),
    async close() {
      await served.close(1000);
      await vendor.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function createCustomer(user: string, { vendor, clock, served }: Pick<WecomProduct, 'vendor' | 'clock' | 'served'>) {
  const name = { openKfid: KF, user };
  const conversationId = conversationIdFor({ channel: 'wecom', account: KF, conversationKey: user });
  const received = (): readonly KfSent[] => vendor.sent.filter(message => message.user === user);
  const until = (count: number): Promise<void> => waitFor(() => received().length >= count);
  /** The clock jumps: what was sent has to be recorded before, or it counts as sent after what is written next. */
  const recorded = (): Promise<void> =>
    waitFor(async () => {
      const { deliveries } = served.app.store;
      return (await deliveries.countMessages(conversationId, 'wecom', new Date(0))) >= received().length;
    });
  const answerTo = async (message: Record<string, unknown>): Promise<string> => {
    await recorded();
    clock.advanceMs(20_000);
    const before = received().length;
    vendor.customerWrites(name, { msgtype: 'text', text: message });
    const { status, text } = await vendor.ring(KF);
    expect([status, text]).toEqual([200, 'success']);
    await until(before + 1);
    return received().slice(before).map(textOf).join('\n');
  };
  const customer: Customer = {
    user,
    name,
    conversationId,
    received,
    texts: () => received().map(textOf),
    until,
    says: content => answerTo({ content }),
    taps: label => {
      const items = received().flatMap(({ body }) => menuOf(body)?.list ?? []);
      const item = items.findLast(({ click }) => click.content === label);
      if (!item) throw new Error(`There is no ${label} to tap in ${customer.texts().at(-1)}`);
      return answerTo({ content: item.click.content, menu_id: item.click.id });
    },
    async transcript() {
      const lines = await served.app.store.conversations.transcript(conversationId);
      return lines.map(({ from, agentName, text }) => `${agentName ?? from}: ${text}`);
    },
  };
  return customer;
}
