import type { Request, Response, Server } from 'restify';
import type { Clock } from '../../clock';
import { createMessageCipher } from '../tencent/message-cipher';
import {
  answerPush,
  openCiphertext,
  openEncryptedPush,
  readPushBody,
  readPushQuery,
  refusedPush,
} from '../tencent/open-push';
import { createPushGuard } from '../tencent/push-guard';
import { readXml } from '../tencent/read-xml';
import { parseCallback } from './parse-callback';
import type { WecomAccount } from './wecom-account';

export interface WecomOptions {
  readonly account: WecomAccount;
  /** Told which account has news; resolves once that cannot be lost any more. */
  readonly ring: (openKfid: string, token: string) => Promise<void>;
  readonly clock: Clock;
}

/** Serves the callback of WeCom's customer service at `/wecom`: a doorbell, since what was written has to be fetched. */
export function mountWecom(server: Server, { account, ring, clock }: WecomOptions): void {
  const guard = createPushGuard(clock);
  const cipher = createMessageCipher({ encodingAesKeys: [account.encodingAesKey], receiveId: account.corpId });
  const secrets = { token: account.token, cipher };

  server.get('/wecom', async (req: Request, res: Response) => {
    const query = readPushQuery(req);
    if (!guard.isRecent(query.timestamp)) throw refusedPush();
    answerPush(res, openCiphertext(query.echostr, query, secrets));
  });

  server.post('/wecom', async (req: Request, res: Response) => {
    const query = readPushQuery(req);
    if (!guard.isRecent(query.timestamp)) throw refusedPush();
    const callback = parseCallback(readXml(openEncryptedPush(readPushBody(req), query, secrets)));
    if (callback.kind === 'news') await ring(callback.openKfid, callback.token);
    answerPush(res, 'success');
  });
}
