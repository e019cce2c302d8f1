import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { ConfigError } from '../../src/errors';
import { openStore } from '../../src/store/open-store';
import type { ConversationAddress } from '../../src/store/store';
import { forEachEngine, onPostgres } from '../support/databases';

const now = new Date('2026-11-22T06:00:00.000Z');
const at = (conversationId: string): ConversationAddress => ({
  channel: 'test',
  account: 'default',
  conversationId,
  conversationKey: conversationId,
  merchant: { id: 'm' },
});
const aLine = { at: now.toISOString(), from: 'merchant', messageId: 'm', kind: 'text', text: 'x' } as const;

forEachEngine('a store whose engine fails', database => {
  it('leaves nothing of a unit of work, whichever statement fails, and works again at once', async () => {
    let failAt = Infinity;
    let statements = 0;
    const beforeStatement = (): void => {
      statements += 1;
      if (statements === failAt) throw new Error('the disk is gone');
    };
    const store = await database.open({ beforeStatement });
    const work = () =>
      store.withConversation(at('failing'), now, async unit => {
        await unit.claimMessage('m', now);
        await unit.append([aLine], 'm');
        await unit.saveConversation({ owner: 'bot', state: {}, at: now });
      });
    let failures = 0;
    for (;;) {
      failAt = failures + 1;
      statements = 0;
      const failed = await work().then(
        () => false,
        () => true,
      );
      failAt = Infinity;
      if (!failed) break;
      failures += 1;
      expect(await store.conversations.find('failing')).toBeUndefined();
    }
    expect(failures).toBeGreaterThan(6);
    expect(await store.conversations.find('failing')).toMatchObject({ version: 1 });
  });

  it('rejects reads, writes and the ping once it is closed', async () => {
    const store = await openStore(database.location());
    await store.close();
    await expect(store.conversations.find('x')).rejects.toThrow();
    await expect(store.withConversation(at('x'), now, async () => {})).rejects.toThrow();
    await expect(store.ping()).rejects.toThrow();
  });
});

onPostgres('the store', database => {
  it('takes a deadlocked unit of work again, and claims every message once', async () => {
    const store = await database.open();
    let arrived = 0;
    let release = (): void => {};
    const bothHoldOne = new Promise<void>(resolve => {
      release = resolve;
    });
    const crossing = (conversationId: string, first: string, second: string) =>
      store.withConversation(at(conversationId), now, async unit => {
        const one = await unit.claimMessage(first, now);
        arrived += 1;
        if (arrived === 2) release();
        await bothHoldOne;
        return [one, await unit.claimMessage(second, now)];
      });
    const claims = await Promise.all([crossing('left', 'a', 'b'), crossing('right', 'b', 'a')]);
    expect(arrived).toBe(3); // One of the two was sent back to its start.
    expect(claims.flat().filter(isNew => isNew)).toHaveLength(2);
  });

  it('answers other conversations while one is flooded', async () => {
    const store = await database.open();
    let release = (): void => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const flood = Array.from({ length: 50 }, () => store.withConversation(at('flooded'), now, () => held));
    await store.withConversation(at('calm'), now, async () => {});
    expect(await store.conversations.find('calm')).toBeDefined();
    release();
    await Promise.all(flood);
  });

  it('survives the end of every connection, and rejects the turn that was under way', async () => {
    const store = await database.open();
    const turn = store.withConversation(at('cut'), now, async unit => {
      await unit.append([aLine], 'm');
      const client = new Client({ connectionString: database.location().databaseUrl });
      await client.connect();
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await client.end();
      await unit.saveConversation({ owner: 'bot', state: {}, at: now });
    });
    await expect(turn).rejects.toThrow();
    expect(await store.conversations.find('cut')).toBeUndefined();
    await store.ping();
  });
});

describe('opening a store', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'poscare-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes the data folder and its files readable for this account only', async () => {
    const dataDir = join(folder, 'not', 'yet');
    const store = await openStore({ dataDir });
    await store.ping();
    expect(statSync(dataDir).mode & 0o077).toBe(0);
    for (const file of readdirSync(dataDir)) expect(statSync(join(dataDir, file)).mode & 0o077).toBe(0);
    await store.close();
  });

  it.each(['mysql://localhost/x', 'file.db', ''])('refuses the address "%s"', async databaseUrl => {
    await expect(openStore({ databaseUrl, dataDir: folder })).rejects.toThrow(ConfigError);
  });

  it('rejects within seconds where no PostgreSQL answers', async () => {
    const opening = openStore({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', dataDir: folder });
    await expect(opening).rejects.toThrow(/ECONNREFUSED/);
  });
});
