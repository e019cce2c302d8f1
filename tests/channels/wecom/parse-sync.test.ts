import fc from 'fast-check';
import { parseSync } from '../../../src/channels/wecom/parse-sync';
import { VendorUnreachableError } from '../../../src/channels/tencent/vendor-error';
import type { JsonObject } from '../../../src/json';

const message = (part: Record<string, unknown>) => ({
  msgid: 'm1',
  open_kfid: 'wk1',
  external_userid: 'wm1',
  send_time: 1_700_000_000,
  origin: 3,
  ...part,
});
const contentOf = (part: Record<string, unknown>) => parseSync({ msg_list: [message(part)] }, 'wk1').items[0]?.content;
const eventOf = (event: Record<string, unknown>) =>
  parseSync(
    { msg_list: [{ msgid: 'm1', send_time: 1, origin: 4, msgtype: 'event', event }] } as unknown as JsonObject,
    'wk1',
  ).items[0];

it.each([
  [
    { msgtype: 'text', text: { content: '3000', menu_id: '2' } },
    { kind: 'text', text: '3000' },
  ],
  [
    { msgtype: 'voice', voice: { media_id: 'v' } },
    { kind: 'media', mediaType: 'audio/*', mediaId: 'v' },
  ],
  [
    { msgtype: 'location', location: { name: '', address: '' } },
    { kind: 'media', mediaType: 'application/geo+json' },
  ],
  [
    { msgtype: 'channels_shop_product', channels_shop_product: { title: 'POS', sales_price: '9900', product_id: 'p' } },
    { kind: 'media', mediaType: 'application/vnd.wecom.channels_shop_product', name: 'POS 9900 p' },
  ],
  [
    { msgtype: 'business_card', business_card: { userid: 'zhang' } },
    { kind: 'media', mediaType: 'application/vnd.wecom.business_card', name: 'zhang' },
  ],
  [
    { msgtype: 'miniprogram', miniprogram: { title: '小店', appid: 'wx' } },
    { kind: 'media', mediaType: 'application/vnd.wecom.miniprogram', name: '小店' },
  ],
  [{ msgtype: 'merged_msg' }, { kind: 'media', mediaType: 'application/vnd.wecom.merged_msg' }],
  [{ msgtype: 'text', text: 7 }, undefined],
])('reads %j', (part, content) => {
  expect(contentOf(part)).toEqual(content);
});

it('finds the two ids of an event inside it, and counts an item without them as unreadable', () => {
  const inside = { open_kfid: 'wk2', external_userid: 'wm2' };
  expect(eventOf({ event_type: 'enter_session', welcome_code: 'c', ...inside })).toMatchObject({
    openKfid: 'wk2',
    externalUserid: 'wm2',
    origin: 'system',
    content: { kind: 'event', event: { kind: 'entered', welcomeCode: 'c' } },
  });
  expect(eventOf({ event_type: 'enter_session' })).toBeUndefined();
  expect(eventOf({ event_type: 'servicer_status_change', ...inside })?.content).toMatchObject({
    event: { kind: 'other', name: 'servicer_status_change' },
  });
});

it('says that there is more only where the platform does', () => {
  expect(parseSync({ errcode: 0 }, 'wk1')).toEqual({ hasMore: false, items: [], unreadable: 0 });
  expect(parseSync({ has_more: 1, next_cursor: 'c', msg_list: [] }, 'wk1')).toMatchObject({
    hasMore: true,
    nextCursor: 'c',
  });
});

it('reads any page, or says that it is none', () => {
  const part = fc.oneof(fc.anything(), fc.record({ content: fc.anything(), event_type: fc.anything() }));
  const item = fc.oneof(
    fc.anything(),
    fc.record({
      msgid: fc.string({ maxLength: 5 }),
      external_userid: fc.string({ maxLength: 5 }),
      send_time: fc.oneof(fc.integer(), fc.double()),
      origin: fc.integer({ min: 0, max: 6 }),
      msgtype: fc.constantFrom('text', 'image', 'event', 'location', 'link', 'channels_shop_order', '__proto__', ''),
      text: part,
      image: part,
      event: part,
      location: part,
    }),
  );
  const page = fc.record(
    { next_cursor: fc.oneof(fc.string(), fc.anything()), has_more: fc.anything(), msg_list: fc.array(item) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(page, answer => {
      try {
        const { items, unreadable } = parseSync(answer as JsonObject, 'wk1');
        expect(items.length + unreadable).toBe((answer.msg_list ?? []).length);
        for (const { at, msgid } of items)
          expect([Number.isNaN(Date.parse(at)), msgid.length > 0]).toEqual([false, true]);
      } catch (error) {
        expect(error).toBeInstanceOf(VendorUnreachableError);
      }
    }),
    { numRuns: 500 },
  );
});
