import type { ConversationAddress, Media, Store } from '../../src/store/store';
import { forEachEngine } from '../support/databases';

const now = new Date('2026-11-22T06:00:00.000Z');

const at = (conversationId: string): ConversationAddress => ({
  channel: 'test',
  account: 'default',
  conversationId,
  conversationKey: conversationId,
  merchant: { id: 'm' },
});

/** Every value a byte can have. */
const bytes = Buffer.from(Array.from({ length: 256 }, (_, value) => value));

const aPicture = (conversationId: string, id: string): Media => ({
  conversationId,
  id,
  contentType: 'image/jpeg',
  bytes,
  width: 640,
  height: 480,
});

forEachEngine('the media of a store', database => {
  let store: Store;
  beforeAll(async () => {
    store = await database.open();
  });

  /** A line of this conversation whose photo is awaited. */
  async function waitingLine(conversationId: string): Promise<{ conversationId: string; seq: number }> {
    const [entry] = await store.withConversation(at(conversationId), now, unit => {
      const line = {
        at: now.toISOString(),
        from: 'merchant',
        messageId: `m-${conversationId}`,
        kind: 'media',
      } as const;
      return unit.append([{ ...line, text: 'image/*', media: { status: 'fetching' } }], line.messageId);
    });
    return { conversationId, seq: entry?.seq ?? 0 };
  }
  const mediaOf = async (conversationId: string) =>
    (await store.conversations.transcript(conversationId)).map(({ media }) => media);

  it('come back byte for byte, on another replica too, until they are dropped', async () => {
    await store.conversations.ensure(at('kept'), now);
    await store.media.add(aPicture('kept', 'kept-1'), now);
    const other = await database.open();
    expect(await other.media.find('kept-1')).toEqual(aPicture('kept', 'kept-1'));
    await other.media.remove('kept-1');
    expect(await store.media.find('kept-1')).toBeUndefined();
    expect(await store.media.find("' or 1=1 --")).toBeUndefined();
  });

  it('are added to their line once, however many fetched them at the same time', async () => {
    const line = await waitingLine('once');
    const other = await database.open();
    const added = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (index % 2 ? store : other).media.addToLine({ ...aPicture('once', `once-${index}`), seq: line.seq }, now),
      ),
    );
    expect(added.filter(Boolean)).toHaveLength(1);
    const id = `once-${added.indexOf(true)}`;
    expect(await mediaOf('once')).toEqual([{ status: 'stored', id }]);
    const found = await Promise.all(added.map((_, index) => store.media.find(`once-${index}`)));
    expect(found.filter(Boolean)).toHaveLength(1);
  });

  it('that failed can still come, and one that came does not fail any more', async () => {
    const line = await waitingLine('late');
    await store.media.failLine(line);
    expect(await mediaOf('late')).toEqual([{ status: 'failed' }]);
    expect(await store.media.addToLine({ ...aPicture('late', 'late-1'), seq: line.seq }, now)).toBe(true);
    await store.media.failLine(line);
    expect(await mediaOf('late')).toEqual([{ status: 'stored', id: 'late-1' }]);
  });

  it('are not kept for a line that waits for none', async () => {
    await store.withConversation(at('text'), now, unit =>
      unit.append([{ at: now.toISOString(), from: 'merchant', messageId: 'm', kind: 'text', text: '3000' }], 'm'),
    );
    expect(await store.media.addToLine({ ...aPicture('text', 'text-1'), seq: 1 }, now)).toBe(false);
    expect(await store.media.find('text-1')).toBeUndefined();
    expect(await mediaOf('text')).toEqual([undefined]);
  });
});
