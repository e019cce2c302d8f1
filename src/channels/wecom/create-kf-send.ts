import { createHash } from 'node:crypto';
import type { JsonObject } from '../../json';
import type { VendorApi } from '../tencent/vendor-api';
import { remedyFor, VendorError, VendorUnreachableError } from '../tencent/vendor-error';
import type { ReplyWindow } from '../tencent/reply-window';
import type { KfSessions } from './kf-sessions';
import { customerOf, type KfAddress } from './to-inbound-message';

const SEND = '/cgi-bin/kf/send_msg';
const SEND_ON_EVENT = '/cgi-bin/kf/send_msg_on_event';
/** The platform's numbers for a session that is not ours, and for a window that has closed (WeCom docs 90313). */
const NOT_OURS = 95018;
const TOO_LATE = 95002;
/** Together with the key at most 32 bytes of `A-Za-z0-9_-` (WeCom docs 96427). */
const KEY_LENGTH = 22;
const WINDOW_LENGTH = 8;

export interface KfSendOptions {
  readonly corpId: string;
  readonly api: VendorApi;
  readonly sessions: KfSessions;
}

/** Sends one message; rejects with VendorError, with VendorUnreachableError where another try may help. `key` has 22 characters. */
export type KfSend = (
  address: KfAddress,
  message: JsonObject,
  by: { readonly key: string; readonly window: ReplyWindow },
) => Promise<void>;

/** Sends by the code of an event where the customer has written nothing since, else in the session, unless a servicer has it. */
export function createKfSend({ corpId, api, sessions }: KfSendOptions): KfSend {
  return async (address, message, { key, window }) => {
    const customer = customerOf(corpId, address);
    const msgid = msgidFor(key, window.openedAt);
    if (window.code !== undefined) return sendByCode(api, window.code, { msgid, ...message });
    const known = await sessions.find(customer);
    if (known?.state === 'person' || known?.state === 'pool') throw new VendorError(SEND, NOT_OURS);
    try {
      const receiver = { touser: address.externalUserid, open_kfid: address.openKfid };
      await api.call({ method: 'POST', path: SEND, body: { ...receiver, msgid, ...message } });
    } catch (error) {
      if (!(error instanceof VendorError) || error.errcode !== NOT_OURS) throw error;
      const { state } = await sessions.read(customer);
      // It was not ours for a moment: handed back, or not yet taken up.
      throw state === 'bot' ? new VendorUnreachableError(SEND, 'the session was not ours when it was sent') : error;
    }
  };
}

/** A code that is refused, for whatever reason, is no way to send any more: what it was to bring waits like behind every closed window. */
async function sendByCode(api: VendorApi, code: string, message: JsonObject): Promise<void> {
  try {
    await api.call({ method: 'POST', path: SEND_ON_EVENT, body: { code, ...message } });
  } catch (error) {
    const isFinal = error instanceof VendorError && remedyFor(error.errcode) === 'never';
    throw isFinal ? new VendorError(SEND_ON_EVENT, TOO_LATE) : error;
  }
}

/** The platform's id of a message: the same for each try, another once the customer has written again, since what failed is sent anew then. */
const msgidFor = (key: string, openedAt: string): string =>
  key + createHash('sha256').update(openedAt).digest('base64url').slice(0, WINDOW_LENGTH);

/** The key that a message was sent with. */
export const keyIn = (msgid: string): string => msgid.slice(0, KEY_LENGTH);
