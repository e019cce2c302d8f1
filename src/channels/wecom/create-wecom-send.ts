import { createHash } from 'node:crypto';
import type { VendorApi } from '../tencent/vendor-api';
import type { KfMessageBody } from './render-messages';
import type { KfAddress } from './to-inbound-message';

const SEND = '/cgi-bin/kf/send_msg';
const SEND_ON_EVENT = '/cgi-bin/kf/send_msg_on_event';
/** 24 characters of `A-Za-z0-9_-`; at most 32 bytes are allowed (WeCom docs 96427). */
const ID_BYTES = 18;

/** Sends one message to where the address says. Throws VendorError or VendorUnreachableError. */
export type WecomSend = (address: KfAddress, message: KfMessageBody, msgid: string) => Promise<void>;

/** Sends by the code of a welcome or of a session's end where the customer has written nothing since, else in the session. */
export const createWecomSend =
  (api: VendorApi): WecomSend =>
  async ({ openKfid, externalUserid, code }, message, msgid) => {
    const [path, receiver] =
      code === undefined ? [SEND, { touser: externalUserid, open_kfid: openKfid }] : [SEND_ON_EVENT, { code }];
    await api.call({ method: 'POST', path, body: { ...receiver, msgid, ...message } });
  };

/** The platform's id of a message: the same for every try of it, another once it was accepted and did not arrive (`failures`). */
export const msgidFor = (key: string, failures: number): string =>
  createHash('sha256').update(`${key}/${failures}`).digest().subarray(0, ID_BYTES).toString('base64url');
