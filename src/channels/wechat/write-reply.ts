import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock';
import type { MessageCipher } from '../tencent/message-cipher';
import { signatureOf } from '../tencent/signature';
import { writeXml } from '../tencent/write-xml';
import type { Push } from './parse-push';

const NONCE_BYTES = 8;

/** The answer to a push as XML, encrypted as the push was. */
export function writeReply(
  { toUser, openId }: Push,
  text: string,
  { cipher, token, clock }: { cipher: MessageCipher | undefined; token: string; clock: Clock },
): string {
  const seconds = Math.floor(clock.now().getTime() / 1000);
  const xml = writeXml({
    ToUserName: openId,
    FromUserName: toUser,
    CreateTime: { number: seconds },
    MsgType: 'text',
    Content: text,
  });
  if (!cipher) return xml;
  const encrypted = cipher.encrypt(xml);
  const nonce = randomBytes(NONCE_BYTES).toString('hex');
  return writeXml({
    Encrypt: encrypted,
    MsgSignature: signatureOf([token, String(seconds), nonce, encrypted]),
    TimeStamp: { number: seconds },
    Nonce: nonce,
  });
}
