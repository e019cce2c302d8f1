import type { Request, Response } from 'restify';
import { RequestError } from '../../errors';
import type { MessageCipher } from './message-cipher';
import { readXml } from './read-xml';
import { isSigned } from './signature';

const QUERY_NAMES = ['signature', 'msg_signature', 'timestamp', 'nonce', 'echostr', 'encrypt_type'] as const;

/** What a push or a check of the address carries beside its body; what is missing is empty. */
export type PushQuery = Readonly<Record<(typeof QUERY_NAMES)[number], string>>;

/** The query as text, percent-encoding undone once. */
export function readPushQuery(req: Request): PushQuery {
  const query = new URLSearchParams(req.getQuery());
  return Object.fromEntries(QUERY_NAMES.map(name => [name, query.get(name) ?? ''])) as PushQuery;
}

/** The body as text; other types of content come as bytes. */
export const readPushBody = (req: Request): string => (Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '');

export const refusedPush = (): RequestError =>
  new RequestError(403, 'bad-signature', 'This is not signed by the platform for this account');

export interface PushSecrets {
  readonly token: string;
  readonly cipher: MessageCipher;
}

/** The plaintext of a ciphertext that `msg_signature` covers; throws RequestError 403 where it is somebody else's or was changed. */
export function openCiphertext(
  encrypted: string,
  { msg_signature, timestamp, nonce }: PushQuery,
  { token, cipher }: PushSecrets,
): string {
  if (!isSigned(msg_signature, [token, timestamp, nonce, encrypted])) throw refusedPush();
  const message = cipher.decrypt(encrypted);
  if (message === undefined) throw refusedPush();
  return message;
}

/** The same for the body of an encrypted push; throws RequestError 400 where it is no XML. */
export function openEncryptedPush(body: string, query: PushQuery, secrets: PushSecrets): string {
  const encrypted = readXml(body)['Encrypt'];
  if (typeof encrypted !== 'string') throw refusedPush();
  return openCiphertext(encrypted, query, secrets);
}

/** Exactly this text: quoted or with a byte more it is no answer. */
export function answerPush(res: Response, text: string): void {
  res.sendRaw(200, text, { 'Content-Type': 'text/plain; charset=utf-8' });
}
