import type { JsonObject } from '../../json';
import type { Courier } from '../../turn/create-deliverer';
import { createLineCourier, type LineChannel, type LineCourierOptions } from '../tencent/create-line-courier';
import { MOST_TEXT_BYTES } from '../tencent/fit-text';
import type { PackedMessage } from '../tencent/pack-lines';
import type { VendorApi } from '../tencent/vendor-api';
import { remedyFor } from '../tencent/vendor-error';
import { CHANNEL, readAddress, type WechatAddress } from './to-inbound-message';

const SEND = '/cgi-bin/message/custom/send';
/** What a menu's items take besides its head. */
const MENU_BYTES = 512;
/** More are not shown well, and no limit is documented. */
const MOST_CHOICES = 10;

export interface WechatCourierOptions extends LineCourierOptions {
  readonly api: VendorApi;
  /** The account may not send by itself (48001): it has to answer passively. */
  readonly onNoPermission: () => void;
  /** This machine's address is not on the account's list (40164); the reason names it. */
  readonly onAddressRefused: (reason: string) => void;
  /** Lines wait until the merchant writes again. */
  readonly onHeld?: LineChannel<WechatAddress>['onHeld'];
}

/** Brings lines to merchants of an Official Account by its customer-service interface. */
export const createWechatCourier = ({
  api,
  onNoPermission,
  onAddressRefused,
  onHeld,
  ...options
}: WechatCourierOptions): Courier =>
  createLineCourier(
    {
      name: CHANNEL,
      limits: { textBytes: MOST_TEXT_BYTES, menuTextBytes: MOST_TEXT_BYTES - MENU_BYTES },
      readAddress,
      async send({ openId }, message) {
        await api.call({ method: 'POST', path: SEND, body: { touser: openId, ...toBody(message) } });
      },
      onRefused(error) {
        const remedy = remedyFor(error.errcode);
        if (remedy === 'no-permission') onNoPermission();
        if (remedy === 'address-not-listed') onAddressRefused(error.message);
      },
      ...(onHeld && { onHeld }),
    },
    options,
  );

function toBody({ text, choices }: PackedMessage): JsonObject {
  if (choices.length === 0) return { msgtype: 'text', text: { content: text } };
  // The id has to be a number; a tap comes back as the text of the item.
  const list = choices.slice(0, MOST_CHOICES).map((content, index) => ({ id: String(index + 1), content }));
  return { msgtype: 'msgmenu', msgmenu: { head_content: text, list, tail_content: '' } };
}
