import type { JsonObject } from '../../json';
import type { Log } from '../../log';
import type { Delivery } from '../../store/store';
import type { Courier } from '../../turn/create-deliverer';
import { readDeliveryPayload } from '../../turn/delivery-payload';
import { createLineCourier, type LineCourierOptions } from '../tencent/create-line-courier';
import { MOST_TEXT_BYTES, splitText } from '../tencent/fit-text';
import type { PackedMessage } from '../tencent/pack-lines';
import { budgetOf } from '../tencent/reply-window';
import type { VendorApi } from '../tencent/vendor-api';
import { createKfSend } from './create-kf-send';
import type { KfSessions } from './kf-sessions';
import { CHANNEL, readAddress } from './to-inbound-message';

/** What a menu may hold (WeCom docs 96427). */
const MENU = { headBytes: 1024, items: 10, itemBytes: 128 };

export interface WecomCourierOptions extends LineCourierOptions {
  readonly corpId: string;
  readonly api: VendorApi;
  readonly sessions: KfSessions;
  readonly log: Log;
}

/** Brings lines to customers of WeCom's customer service; a welcome, or the question how it was, that comes too late is left out. */
export function createWecomCourier({ corpId, api, sessions, log, ...options }: WecomCourierOptions): Courier {
  const { store, clock } = options;
  const send = createKfSend({ corpId, api, sessions });
  const courier = createLineCourier(
    {
      name: CHANNEL,
      limits: { textBytes: MOST_TEXT_BYTES, menuTextBytes: MENU.headBytes },
      readAddress,
      send: (address, message, by) => send(address, toBody(message), by),
    },
    options,
  );
  return {
    ...courier,
    async deliver(deliveries) {
      const late = deliveries.filter(delivery => isLate(delivery, clock.now()));
      for (const { id, conversationId } of late) {
        await store.deliveries.markSent(id, clock.now());
        log.info(
          { conversationId, deliveryId: id },
          'A welcome or a question how it was came too late, and is left out',
        );
      }
      const others = deliveries.filter(delivery => !late.includes(delivery));
      if (others.length > 0) await courier.deliver(others);
    },
  };
}

/** What only answers that somebody came in, or that a session ended, is worth nothing once the code for it has run out. */
function isLate({ payload }: Delivery, now: Date): boolean {
  const read = readDeliveryPayload(payload);
  if (read.kind !== 'entry' || read.entry.from !== 'bot') return false;
  const address = readAddress(read.address);
  const window = address?.windows.find(({ kind }) => kind === 'code');
  return window?.openedAt === address?.openedAt && window !== undefined && now >= budgetOf(window, 0, now).closesAt;
}

function toBody({ text, choices }: PackedMessage): JsonObject {
  if (choices.length === 0) return { msgtype: 'text', text: { content: text } };
  // A tap comes back as the text of the item, with the id beside it.
  const list = choices.slice(0, MENU.items).map((label, index) => ({
    type: 'click',
    click: { id: String(index + 1), content: splitText(label, MENU.itemBytes)[0] ?? label },
  }));
  return { msgtype: 'msgmenu', msgmenu: { head_content: text, list } };
}
