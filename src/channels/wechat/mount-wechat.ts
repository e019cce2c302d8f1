import type { Request, Response, Server } from 'restify';
import type { Clock } from '../../clock';
import { RequestError } from '../../errors';
import type { Log } from '../../log';
import type { TurnTaker } from '../../turn/turn-taker';
import { createMessageCipher, type MessageCipher } from '../tencent/message-cipher';
import { createPushGuard } from '../tencent/push-guard';
import { readXml } from '../tencent/read-xml';
import { isSigned } from '../tencent/signature';
import { parsePush } from './parse-push';
import { toInboundMessage } from './to-inbound-message';
import type { WechatAccount } from './wechat-account';

export interface WechatOptions {
  readonly account: WechatAccount;
  readonly turnTaker: TurnTaker;
  readonly clock: Clock;
  readonly log: Log;
}

/** The vendor gives up after 5 s and sends again; who is not done by then is told that the push was taken, and answers when it is. */
const ACKNOWLEDGE_WITHIN_MS = 4_000;

const refused = (): RequestError =>
  new RequestError(403, 'bad-signature', 'This is not signed by WeChat for this account');

/** Serves the callback of an Official Account at `/wechat`. Answers go out through the outbox. */
export function mountWechat(server: Server, { account, turnTaker, clock, log }: WechatOptions): void {
  const guard = createPushGuard(clock);
  const cipher =
    account.encodingAesKey === undefined
      ? undefined
      : createMessageCipher({ encodingAesKeys: [account.encodingAesKey], receiveId: account.appId });

  server.get('/wechat', async (req: Request, res: Response) => {
    const { signature, timestamp, nonce, echostr } = queryOf(req);
    if (!guard.isRecent(timestamp) || !isSigned(signature, [account.token, timestamp, nonce])) throw refused();
    answer(res, echostr);
  });

  server.post('/wechat', async (req: Request, res: Response) => {
    const push = parsePush(readXml(openPush(req, { account, guard, cipher })));
    const message = toInboundMessage(push, account.appId);
    if (message) {
      const turn = turnTaker.takeTurn(message);
      const isDone = await within(turn, ACKNOWLEDGE_WITHIN_MS);
      if (!isDone) {
        // Not acknowledged, it would come again; the turn is claimed by its message id, so that a repeat changes nothing.
        log.warn({ conversationId: message.conversationId }, 'A turn takes longer than the vendor waits');
        turn.catch((error: unknown) => log.error({ err: error }, 'A turn that was acknowledged has failed'));
      }
    }
    answer(res, 'success');
  });
}

/** The XML of a push whose signature, time and encryption hold; throws RequestError 403 or 400. */
function openPush(
  req: Request,
  {
    account,
    guard,
    cipher,
  }: { account: WechatAccount; guard: ReturnType<typeof createPushGuard>; cipher: MessageCipher | undefined },
): string {
  const { signature, msg_signature, timestamp, nonce, encrypt_type } = queryOf(req);
  const body = Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
  if (!guard.isRecent(timestamp) || !isSigned(signature, [account.token, timestamp, nonce])) throw refused();
  if (encrypt_type !== 'aes' || !cipher) {
    if (!account.allowsPlain)
      throw new RequestError(403, 'not-encrypted', 'Pushes have to be encrypted: set the safe mode');
    if (!guard.admits(timestamp, nonce, body)) throw refused();
    return body;
  }
  const encrypted = readXml(body)['Encrypt'];
  if (typeof encrypted !== 'string' || !isSigned(msg_signature, [account.token, timestamp, nonce, encrypted]))
    throw refused();
  const message = cipher.decrypt(encrypted);
  if (message === undefined) throw refused();
  return message;
}

/** The query as text; what is missing is empty. */
function queryOf(req: Request): Readonly<Record<QueryName, string>> {
  const query = new URLSearchParams(req.getQuery());
  return Object.fromEntries(QUERY_NAMES.map(name => [name, query.get(name) ?? ''])) as Record<QueryName, string>;
}
const QUERY_NAMES = ['signature', 'msg_signature', 'timestamp', 'nonce', 'echostr', 'encrypt_type'] as const;
type QueryName = (typeof QUERY_NAMES)[number];

/** Exactly this text: quoted or with a byte more it is no answer. */
function answer(res: Response, text: string): void {
  res.sendRaw(200, text, { 'Content-Type': 'text/plain; charset=utf-8' });
}

async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>(resolve => {
    timer = setTimeout(resolve, ms, false);
  });
  try {
    return await Promise.race([work.then(() => true as const), late]);
  } finally {
    clearTimeout(timer);
  }
}
