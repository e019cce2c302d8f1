import type { Store } from '../../src/store/store';
import type { ConsentStatus } from '../../src/store/notice-store';
import { forEachEngine } from '../support/databases';

const now = new Date('2026-11-22T06:00:00.000Z');
const later = (ms: number): Date => new Date(now.getTime() + ms);
const openedAt = now.toISOString();

const at = (conversationId: string) => ({
  channel: 'test',
  account: 'default',
  conversationId,
  conversationKey: conversationId,
  merchant: { id: 'm' },
});

forEachEngine('notices', database => {
  let store: Store;
  beforeAll(async () => {
    store = await database.open();
  });
  const open = async (conversationId: string) => {
    await store.conversations.ensure(at(conversationId), now);
    return { conversationId, openedAt };
  };

  it('gives a window’s notice to one of all replicas, and a new window another', async () => {
    const window = await open('once');
    const replicas = [store, await database.open(), await database.open()];
    const won = await Promise.all(replicas.map(replica => replica.notices.begin(window, now)));
    expect(won.filter(Boolean)).toHaveLength(1);
    await store.notices.markFailed(window, 'busy');
    expect(await store.notices.begin(window, later(1))).toBe(false);
    expect(await store.notices.begin({ ...window, openedAt: later(1).toISOString() }, later(1))).toBe(true);
  });

  it('keeps what became of one, also where the vendor’s result is faster than its answer', async () => {
    const window = await open('slow');
    await store.notices.begin(window, now);
    expect(await store.notices.find(window)).toEqual({ ...window, status: 'sending', createdAt: openedAt });
    expect(await store.notices.settle({ conversationId: 'slow', vendorId: '7', error: 'blocked' })).toBe(true);
    await store.notices.markSent(window, { vendorId: '7', now });
    expect(await store.notices.find(window)).toMatchObject({ status: 'failed', error: 'blocked' });
  });

  it('takes a result for its own notice only', async () => {
    const window = await open('own');
    await store.notices.begin(window, now);
    await store.notices.markSent(window, { vendorId: '8', now });
    expect(await store.notices.settle({ conversationId: 'own', vendorId: '9' })).toBe(false);
    expect(await store.notices.settle({ conversationId: 'elsewhere', vendorId: '8' })).toBe(false);
    expect(await store.notices.find(window)).toMatchObject({ status: 'sent', sentAt: now.toISOString() });
    expect(await store.notices.settle({ conversationId: 'own', vendorId: '8' })).toBe(true);
    expect(await store.notices.find(window)).toMatchObject({ status: 'delivered' });
  });
});

forEachEngine('consents', database => {
  let store: Store;
  beforeAll(async () => {
    store = await database.open();
  });
  const key = (merchantId: string, templateId = 't1') => ({ channel: 'c', account: 'a', merchantId, templateId });
  const record = (merchantId: string, status: ConsentStatus, when: Date, templateId?: string) =>
    store.consents.record(key(merchantId, templateId), { status, at: when });
  const statusOf = async (merchantId: string, templateId?: string) =>
    (await store.consents.find(key(merchantId, templateId)))?.status;

  it('keeps the newest, whatever order they come in, and of two at once the one that agrees to less', async () => {
    expect(await statusOf('m1')).toBeUndefined();
    await record('m1', 'reject', later(2000));
    await record('m1', 'accept', later(1000));
    await record('m1', 'accept', later(2000));
    expect(await statusOf('m1')).toBe('reject');
    await record('m1', 'accept', later(3000));
    await record('m1', 'used', later(3000));
    expect(await statusOf('m1')).toBe('used');
  });

  it('ends all of a merchant who leaves, and none of another', async () => {
    await record('m2', 'accept', now);
    await record('m2', 'accept', later(5000), 't2');
    await record('m3', 'accept', now);
    await store.consents.endAll({ channel: 'c', account: 'a', merchantId: 'm2' }, later(1000));
    expect([await statusOf('m2'), await statusOf('m2', 't2'), await statusOf('m3')]).toEqual([
      'ended',
      'accept',
      'accept',
    ]);
  });
});
