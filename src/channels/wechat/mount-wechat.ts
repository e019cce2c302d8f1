import type { Request, Response, Server } from 'restify';
import type { Clock } from '../../clock';
import { RequestError } from '../../errors';
import type { TurnTaker } from '../../turn/turn-taker';
import type { Throttle } from '../http/throttle';
import { createMessageCipher, type MessageCipher } from '../tencent/message-cipher';
import { answerPush, openEncryptedPush, readPushBody, readPushQuery, refusedPush } from '../tencent/open-push';
import { createPushGuard } from '../tencent/push-guard';
import { readXml } from '../tencent/read-xml';
import { isSigned } from '../tencent/signature';
import { parsePush, type Push } from './parse-push';
import { CHANNEL, toInboundMessage } from './to-inbound-message';
import type { PassiveReplies } from './passive-replies';
import { writeReply } from './write-reply';
import type { WechatAccount } from './wechat-account';

export interface WechatOptions {
  readonly account: WechatAccount;
  readonly turnTaker: TurnTaker;
  readonly clock: Clock;
  readonly passive: PassiveReplies;
  /** Messages of one merchant. */
  readonly messageThrottle: Throttle;
  /** Whether every answer goes into the answer to the push. */
  readonly isPassive: () => boolean;
  /** Keeps what an event tells of notices; the push is pushed again where it rejects. */
  readonly onNoticeEvent?: (push: Push) => Promise<void>;
}

/** Serves the callback of an Official Account at `/wechat`. Answers go out through the outbox. */
export function mountWechat(server: Server, options: WechatOptions): void {
  const { account, turnTaker, clock, passive, messageThrottle, isPassive, onNoticeEvent } = options;
  const guard = createPushGuard(clock);
  const cipher =
    account.encodingAesKey === undefined
      ? undefined
      : createMessageCipher({ encodingAesKeys: [account.encodingAesKey], receiveId: account.appId });

  server.get('/wechat', async (req: Request, res: Response) => {
    const { signature, timestamp, nonce, echostr } = readPushQuery(req);
    if (!guard.isRecent(timestamp) || !isSigned(signature, [account.token, timestamp, nonce])) throw refusedPush();
    answerPush(res, echostr);
  });

  server.post('/wechat', async (req: Request, res: Response) => {
    const push = parsePush(readXml(openPush(req, { account, guard, cipher })));
    if (push.noticeEvent) await onNoticeEvent?.(push);
    const message = toInboundMessage(push, account.appId);
    if (!message) return answerPush(res, 'success');
    const verdict = await messageThrottle.allow(`${CHANNEL}:${push.openId}`);
    // Refused, the vendor would push it twice more and tell the merchant that the account is out of order.
    const received =
      verdict === 'ok' ? message : { ...message, throttled: verdict === 'notice' ? verdict : ('quiet' as const) };
    const isGreeting = push.content.kind === 'event' && push.content.name === 'subscribe';
    if (!isPassive() && !isGreeting) {
      // Acknowledged once it is stored, and not before; its turn may take longer than the vendor's 5 s.
      await turnTaker.keep(received);
      return answerPush(res, 'success');
    }
    const text = await passive.collect(await turnTaker.takeTurn(received));
    if (text === undefined) return answerPush(res, 'success');
    const xml = writeReply(push, text, { cipher, token: account.token, clock });
    res.sendRaw(200, xml, { 'Content-Type': 'text/xml; charset=utf-8' });
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
  const query = readPushQuery(req);
  const { signature, timestamp, nonce, encrypt_type } = query;
  const body = readPushBody(req);
  if (!guard.isRecent(timestamp) || !isSigned(signature, [account.token, timestamp, nonce])) throw refusedPush();
  if (encrypt_type !== 'aes' || !cipher) {
    if (!account.allowsPlain)
      throw new RequestError(403, 'not-encrypted', 'Pushes have to be encrypted: set the safe mode');
    if (!guard.admits(timestamp, nonce, body)) throw refusedPush();
    return body;
  }
  return openEncryptedPush(body, query, { token: account.token, cipher });
}
